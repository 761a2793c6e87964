"""Windows file operations: other programs may rename and remove open files, and errors keep Windows' numbers.

Python's `os.open`, `os.write` and `os.fsync` go through the C runtime there, which turns most errors into “invalid
argument” and opens files so that nobody can rename them. These functions call Windows directly. On other systems only
`extended` and `is_no_file` are used.
"""

import ntpath
import sys

from wizard.foundation.paths import is_device

LONGEST = 247
"""The longest path that every Windows call accepts: 260 characters less the 12 that a folder keeps for a file name."""


def extended(path: str) -> str:
    r"""Return a path in the form that Windows accepts at any length: a long one begins with `\\?\`."""
    whole = ntpath.abspath(path)
    if len(whole) <= LONGEST or whole.startswith(("\\\\?\\", "\\\\.\\")):
        return path
    return "\\\\?\\UNC" + whole[1:] if whole.startswith("\\\\") else "\\\\?\\" + whole


def is_no_file(path: str) -> bool:
    """Whether Windows would treat a name as something other than a file of that name.

    “notes:plan.gpplan” is a hidden part of “notes”, “con.gpplan” is the console, and Windows drops a full stop or a
    space at the end.
    """
    name = ntpath.basename(ntpath.splitdrive(path)[1])
    return ":" in name or is_device(name) or name != name.rstrip(" .")


if sys.platform == "win32":
    import _winapi
    import contextlib
    import msvcrt
    import os
    import secrets

    _READ, _WRITE, _DELETE = 0x80000000, 0x40000000, 0x00010000
    _SHARE_ALL = 7
    _NEW, _EXISTING = 1, 3
    _HELD_BY_OTHERS = 32
    _INVALID_NAME = 123
    # 1175: the old file could not be removed; 1224: a program has it mapped into memory.
    _STILL_HELD = frozenset({32, 33, 1175, 1224})
    _IGNORE_MERGE_AND_ACL_ERRORS = 6

    def open_to_read(path: str) -> int:
        """Open a file for reading; while it is open, others may write, rename and remove it."""
        handle = _winapi.CreateFile(path, _READ, _SHARE_ALL, 0, _EXISTING, 0, 0)
        return msvcrt.open_osfhandle(handle, os.O_RDONLY | os.O_BINARY)

    def open_new(path: str) -> int:
        """Create a file that does not exist yet, and open it for writing."""
        _refuse_no_file(path)
        handle = _winapi.CreateFile(path, _WRITE, _SHARE_ALL, 0, _NEW, 0, 0)
        return msvcrt.open_osfhandle(handle, os.O_WRONLY | os.O_BINARY)

    def read(handle: int, most: int) -> bytes:
        """Return the next bytes of an open file, `most` of them or fewer; none at its end."""
        return bytes(_winapi.ReadFile(msvcrt.get_osfhandle(handle), most)[0])

    def write(handle: int, data: memoryview) -> int:
        """Write to an open file; return how many bytes were taken."""
        return _winapi.WriteFile(msvcrt.get_osfhandle(handle), bytes(data))[0]

    def sync(handle: int) -> None:
        """Wait until the data is on the disk."""
        import ctypes

        flush = ctypes.WinDLL("kernel32", use_last_error=True).FlushFileBuffers
        flush.argtypes = (ctypes.c_void_p,)
        if not flush(msvcrt.get_osfhandle(handle)):
            raise ctypes.WinError(ctypes.get_last_error())

    def replace(source: str, target: str) -> None:
        """Replace `target` with `source`, keeping its permissions if the volume can do that."""
        _see_that_it_is_free(target)
        aside = _aside(target)
        if not os.path.lexists(target) or not _put_aside(source, target, aside):
            os.replace(source, target)  # noqa: PTH105  # A path that is too long for `Path`.
        with contextlib.suppress(OSError):
            os.unlink(aside)  # noqa: PTH108  # As above.

    def exchange(source: str, target: str) -> str:
        """Replace `target` with `source`; return the old file's new path, or None if the volume cannot."""
        _see_that_it_is_free(target)
        aside = _aside(target)
        return aside if _put_aside(source, target, aside) else ""

    def _see_that_it_is_free(target: str) -> None:
        # Check first: Windows only says “denied” for a file that somebody has open, and a failed exchange leaves
        # temporary files behind.
        _refuse_no_file(target)
        if _is_held(target):
            raise _error(_HELD_BY_OTHERS)

    def _aside(target: str) -> str:
        return ntpath.join(ntpath.dirname(target), f".{secrets.token_hex(4)}.gpaw-tmp")

    def _put_aside(source: str, target: str, aside: str) -> bool:
        """Let Windows replace `target` with `source`; False if `source` still has to be renamed.

        The old file is put aside under a name that we choose; otherwise Windows invents names and may leave such files
        behind.
        """
        import ctypes

        exchange = ctypes.WinDLL("kernel32", use_last_error=True).ReplaceFileW
        exchange.argtypes = (ctypes.c_wchar_p,) * 3 + (ctypes.c_uint32,) + (ctypes.c_void_p,) * 2
        done = bool(exchange(target, source, aside, _IGNORE_MERGE_AND_ACL_ERRORS, None, None))
        number = ctypes.get_last_error()
        if not done and not os.path.lexists(target):
            # The old file was put aside, but the new one was not moved into its place.
            os.rename(aside, target)  # noqa: PTH104  # As above.
        if not done and number in _STILL_HELD:
            raise _error(number)
        return done

    def _is_held(path: str) -> bool:
        try:
            handle = _winapi.CreateFile(path, _DELETE, _SHARE_ALL, 0, _EXISTING, 0, 0)
        except OSError as error:
            return error.winerror == _HELD_BY_OTHERS
        with contextlib.suppress(OSError):
            _winapi.CloseHandle(handle)
        return False

    def _refuse_no_file(path: str) -> None:
        if is_no_file(path):
            raise _error(_INVALID_NAME)

    def _error(number: int) -> OSError:
        import ctypes

        return ctypes.WinError(number)
