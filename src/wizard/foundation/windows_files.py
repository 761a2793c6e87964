"""Files as Windows knows them: opened so that others may rename and remove them, and with Windows' own error numbers.

Python's `os.open`, `os.write` and `os.fsync` go through the C runtime there, which turns most errors into “invalid
argument” and opens files so that nobody can rename them. These ask Windows itself. On other systems nothing here is
called but `extended`.
"""

import ntpath
import sys

LONGEST = 247
"""The most characters of a path that every call of Windows takes: 260 less the 12 that a folder keeps for a name."""


def extended(path: str) -> str:
    r"""Return a path as Windows takes it whatever its length: a long one begins with `\\?\`."""
    whole = ntpath.abspath(path)
    if len(whole) <= LONGEST or whole.startswith(("\\\\?\\", "\\\\.\\")):
        return path
    return "\\\\?\\UNC" + whole[1:] if whole.startswith("\\\\") else "\\\\?\\" + whole


if sys.platform == "win32":
    import _winapi
    import contextlib
    import msvcrt
    import os

    _READ, _WRITE, _DELETE = 0x80000000, 0x40000000, 0x00010000
    _SHARE_ALL = 7
    _NEW, _EXISTING = 1, 3
    _HELD_BY_OTHERS = 32
    _DENIED = 5
    # 1175: the old file could not be removed; 1224: a program has it mapped into memory.
    _STILL_HELD = frozenset({32, 33, 1175, 1224})
    _IGNORE_MERGE_AND_ACL_ERRORS = 6

    def open_to_read(path: str) -> int:
        """Open a file for reading; while it is open, others may write, rename and remove it."""
        handle = _winapi.CreateFile(path, _READ, _SHARE_ALL, 0, _EXISTING, 0, 0)
        return msvcrt.open_osfhandle(handle, os.O_RDONLY | os.O_BINARY)

    def open_new(path: str) -> int:
        """Make a file that was not there and open it for writing."""
        handle = _winapi.CreateFile(path, _WRITE, _SHARE_ALL, 0, _NEW, 0, 0)
        return msvcrt.open_osfhandle(handle, os.O_WRONLY | os.O_BINARY)

    def read(handle: int, most: int) -> bytes:
        """Return the next bytes of an open file, `most` of them or fewer; none at its end."""
        return bytes(_winapi.ReadFile(msvcrt.get_osfhandle(handle), most)[0])

    def write(handle: int, data: memoryview) -> int:
        """Write to an open file; return how many bytes were taken."""
        return _winapi.WriteFile(msvcrt.get_osfhandle(handle), bytes(data))[0]

    def sync(handle: int) -> None:
        """Wait until what was written is on the disk."""
        import ctypes

        flush = ctypes.WinDLL("kernel32", use_last_error=True).FlushFileBuffers
        flush.argtypes = (ctypes.c_void_p,)
        if not flush(msvcrt.get_osfhandle(handle)):
            raise ctypes.WinError(ctypes.get_last_error())

    def replace(source: str, target: str) -> None:
        """Put `source` in the place of `target`, which keeps its permissions where the volume can do that."""
        if os.path.lexists(target):
            number = _replaced(source, target)
            if not number:
                return
            if number in _STILL_HELD:
                raise _error(number)
        try:
            os.replace(source, target)  # noqa: PTH105  # A path that is too long for `Path`.
        except OSError as error:
            # Windows says “denied” here of a file that somebody has open as well; opening it tells which it is.
            if error.winerror == _DENIED and _is_held(target):
                raise _error(_HELD_BY_OTHERS) from error
            raise

    def _replaced(source: str, target: str) -> int:
        """Let Windows exchange the files; return 0, or its number for what went wrong."""
        import ctypes

        exchange = ctypes.WinDLL("kernel32", use_last_error=True).ReplaceFileW
        exchange.argtypes = (ctypes.c_wchar_p,) * 3 + (ctypes.c_uint32,) + (ctypes.c_void_p,) * 2
        if exchange(target, source, None, _IGNORE_MERGE_AND_ACL_ERRORS, None, None):
            return 0
        return ctypes.get_last_error() or _DENIED

    def _is_held(path: str) -> bool:
        try:
            handle = _winapi.CreateFile(path, _DELETE, _SHARE_ALL, 0, _EXISTING, 0, 0)
        except OSError as error:
            return error.winerror == _HELD_BY_OTHERS
        with contextlib.suppress(OSError):
            _winapi.CloseHandle(handle)
        return False

    def _error(number: int) -> OSError:
        import ctypes

        return ctypes.WinError(number)
