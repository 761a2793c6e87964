"""Two files change places in one step, so that whatever was replaced can still be looked at.

A rename drops the file that it replaces, unseen. Linux exchanges two names (`renameat2`, man 2 rename); what Windows
does is in `windows_files`. Not every disk can: shares and some memory sticks cannot.
"""

import errno
import os
from collections.abc import Callable
from functools import cache

# From linux/fs.h and fcntl.h: paths are taken from the current folder, and the two are exchanged.
_HERE, _EXCHANGE = -100, 2
# What is said where the system, its library or the disk knows no exchange.
_CANNOT = frozenset({errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.ENOTTY})

_Call = Callable[[int, bytes, int, bytes, int], int]


def exchange(source: str, target: str) -> str:
    """Let two files that are there change places; return where `target` is now, or nothing where that cannot be done.

    Raises:
        OSError: The disk can, and did not: one of them is not there, the disk can only be read, or another reason.
    """
    call = _renameat2()
    if call is None:
        return ""
    import ctypes

    if call(_HERE, os.fsencode(source), _HERE, os.fsencode(target), _EXCHANGE) == 0:
        return source
    number = ctypes.get_errno()
    if number in _CANNOT:
        return ""
    raise OSError(number, os.strerror(number), source, None, target)


@cache
def _renameat2() -> _Call | None:
    """Return the system's call; None where there is none."""
    # Imported at the first save and not at the start: most of what a start takes is importing.
    import ctypes

    try:
        call = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError):
        return None
    call.argtypes = (ctypes.c_int, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_uint)
    return call
