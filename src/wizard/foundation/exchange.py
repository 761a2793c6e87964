"""Swaps two files in one step, so that the replaced file can still be examined.

A rename would drop it unseen. Linux exchanges two names (`renameat2`, man 2 rename); what Windows does is in
`windows_files`. Not every disk can: network shares and some memory sticks cannot.
"""

import errno
import os
from collections.abc import Callable
from functools import cache

# From linux/fs.h and fcntl.h: paths start from the current folder, and the two are exchanged.
_HERE, _EXCHANGE = -100, 2
# The errors that mean that the system, its library or the disk cannot exchange files.
_CANNOT = frozenset({errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.ENOTTY})

_Call = Callable[[int, bytes, int, bytes, int], int]


def exchange(source: str, target: str) -> str:
    """Swap two existing files; return the new path of the old `target`, or None if that is not possible.

    Raises:
        OSError: The disk can do this but did not: a file is missing, the disk is read-only, or another reason.
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
    # Imported at the first save, because imports take most of the start-up time.
    import ctypes

    try:
        call = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError):
        return None
    call.argtypes = (ctypes.c_int, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_uint)
    return call
