"""Ask another window of this person on this PC to come to the front, by files in local data rather than sockets."""

import sys
import time
from pathlib import Path

from wizard.foundation.atomic_file import write_file
from wizard.foundation.best_effort import best_effort
from wizard.foundation.disk import DISK
from wizard.foundation.paths import local_folders

PATIENCE = 2.0
"""Seconds within which a running window answers."""

_PAUSE = 0.05


def ask_to_show(token: str, patience: float = PATIENCE) -> bool:
    """Ask the window that holds this token to come to the front; return whether it answered."""
    if not token.isalnum():
        return False
    request = local_folders().requests / token
    with best_effort("request to another window"):
        DISK.make_folder(request.parent)
        _let_come_forward()
        write_file(request, b"")
        return _was_taken(request, patience)
    return False


def requests_folder() -> Path | None:
    """Return the folder to watch for requests, created if needed; None if that is not possible."""
    folder = local_folders().requests
    with best_effort("folder of requests"):
        DISK.make_folder(folder)
        return folder
    return None


def take_request(token: str) -> bool:
    """Take and answer a request to the window that holds this token; return whether there was one."""
    with best_effort("request from another window"):
        request = local_folders().requests / token
        if request.exists():
            DISK.remove(request)
            return True
    return False


def _was_taken(request: Path, patience: float) -> bool:
    until = time.monotonic() + patience
    while request.exists():
        if time.monotonic() > until:
            DISK.remove(request)
            return False
        time.sleep(_PAUSE)
    return True


def _let_come_forward() -> None:
    """Pass on the right to come to the front: Windows gives it to the program that was started last."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.AllowSetForegroundWindow(-1)
