"""A slow share: Python reads this file at its start, if its folder is in PYTHONPATH, and slows down calls there.

The environment variable HANDS_SHARE is the folder of the share. A file beside it, named like it plus “.seconds”, has
the seconds that each call on the share takes; “gone” instead makes each fail as if the network were down.
"""

import builtins
import errno
import io
import os
import time
from collections.abc import Callable
from typing import Any

_SHARE = os.environ.get("HANDS_SHARE", "")
_OPEN = io.open
_HANDLES: set[int] = set()
_PATHS = (
    "open", "stat", "lstat", "scandir", "listdir", "replace", "rename", "unlink", "remove", "link", "mkdir", "access",
    "readlink", "utime", "chmod",
)  # fmt: skip
_FILES = ("read", "write", "fsync", "fstat", "close", "ftruncate", "fchmod")


def _how() -> str:
    try:
        with _OPEN(f"{_SHARE}.seconds", encoding="ascii") as file:
            return file.read().strip()
    except OSError:
        return ""


def _pause() -> None:
    begun = time.monotonic()
    while True:
        how = _how()
        if how == "gone":
            raise OSError(errno.EHOSTDOWN, "Host is down")
        # Read again and again: a share may become fast while somebody waits for it.
        left = float(how or 0) - (time.monotonic() - begun)
        if left <= 0:
            return
        time.sleep(min(left, 0.1))


def _is_there(path: object) -> bool:
    return isinstance(path, (str, bytes, os.PathLike)) and os.fspath(path).__str__().startswith(_SHARE)


def _by_path(call: Callable[..., Any]) -> Callable[..., Any]:
    def slowed(path: Any, *more: Any, **named: Any) -> Any:
        there = _is_there(path)
        if there:
            _pause()
        found = call(path, *more, **named)
        if there and isinstance(found, int) and call.__name__ == "open":
            _HANDLES.add(found)
        return found

    return slowed


def _by_handle(call: Callable[..., Any]) -> Callable[..., Any]:
    def slowed(handle: Any, *more: Any, **named: Any) -> Any:
        if handle in _HANDLES:
            if call.__name__ == "close":
                _HANDLES.discard(handle)
            _pause()
        return call(handle, *more, **named)

    return slowed


if _SHARE:
    for _name in _PATHS:
        setattr(os, _name, _by_path(getattr(os, _name)))
    for _name in _FILES:
        setattr(os, _name, _by_handle(getattr(os, _name)))
    io.open = builtins.open = _by_path(_OPEN)
