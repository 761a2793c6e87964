"""Short-lived folders in local data for things that are only looked at, such as the preview of a PDF.

Each belongs to one running program. What a crash left behind is removed at the next start, and whenever a plan is
forgotten. The system's temporary folder is not used: others can read it, and on Windows Python's own way of creating
files there never ends if none can be created.
"""

import contextlib
import os
import secrets
import sys
from pathlib import Path

from wizard.foundation.atomic_file import DAY
from wizard.foundation.dates import local_now
from wizard.foundation.disk import BRISK
from wizard.foundation.paths import Folders, local_folders
from wizard.services.inventory import TEMPORARY
from wizard.storage.file_lock import Alive

_OURS: set["ScratchFolder"] = set()


class ScratchFolder:
    """A new folder of this program's own."""

    def __init__(self, folders: Folders | None = None) -> None:
        """Make it.

        Raises:
            OSError: It was not possible.
        """
        folders = folders or local_folders()
        token = secrets.token_hex(16)
        self.path = folders.previews / token
        """Where it is."""
        self._alive = Alive(folders.running, token, BRISK)
        try:
            BRISK.make_folder(self.path)
        except OSError:
            self._alive.end()
            raise
        _OURS.add(self)

    def clear(self) -> None:
        """Remove its files; files that are open stay for now."""
        for path in self.path.iterdir():
            with contextlib.suppress(OSError):
                BRISK.remove(path)

    def close(self) -> None:
        """Remove it; files that are open are removed at the next start."""
        _OURS.discard(self)
        with contextlib.suppress(OSError):
            BRISK.remove_folder(self.path)
        self._alive.end()


def sweep_scratch(folders: Folders | None = None, *, ours_too: bool = False) -> bool:
    """Remove what ended programs left behind and, with `ours_too`, what is in this program's folders.

    Returns:
        Whether nothing is left.
    """
    folders = folders or local_folders()
    left = False
    for folder in _folders_in(folders.previews):
        if not Alive.lives(folders.running, folder.name):
            left = not _removed(folder) or left
            with contextlib.suppress(OSError):
                BRISK.remove(folders.running / folder.name)
    for scratch in tuple(_OURS) if ours_too else ():
        with contextlib.suppress(OSError):
            scratch.clear()
    now = local_now().timestamp()
    for folder in _folders_in(system_temporary()):
        with contextlib.suppress(OSError):
            if folder.name.startswith(TEMPORARY) and now - folder.stat().st_mtime > DAY:
                left = not _removed(folder) or left
    return not left


def _removed(folder: Path) -> bool:
    try:
        BRISK.remove_folder(folder)
    except OSError:
        return False
    return True


def _folders_in(folder: Path) -> list[Path]:
    try:
        # Do not follow links: they lead to files that are not ours.
        return [path for path in folder.iterdir() if path.is_dir() and not path.is_symlink()]
    except OSError:
        return []


def system_temporary() -> Path:
    """Return the system's folder for temporary files; it may not exist."""
    names = ("TEMP", "TMP") if sys.platform == "win32" else ("TMPDIR",)
    found = next((os.environ[name] for name in names if os.environ.get(name)), "")
    return Path(found) if found else Path("/tmp")
