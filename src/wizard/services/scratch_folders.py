"""Folders for what is looked at for a moment, such as the preview of a PDF: in local data, and gone afterwards.

Each belongs to one running program. What a crash left behind is swept at the next start, and whenever a plan is
forgotten. They are not in the system's temporary folder: others may read there, and Python's own way of making files
there never ends on Windows where none can be made.
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
        """Remove what is in it; what is held open stays for now."""
        for path in self.path.iterdir():
            with contextlib.suppress(OSError):
                BRISK.remove(path)

    def close(self) -> None:
        """Remove it; what is held open is swept at the next start."""
        _OURS.discard(self)
        with contextlib.suppress(OSError):
            BRISK.remove_folder(self.path)
        self._alive.end()


def sweep_scratch(folders: Folders | None = None, *, ours_too: bool = False) -> bool:
    """Remove what programs that have ended left behind, and with `ours_too` what is in the folders of this one.

    Returns:
        Whether nothing of it is left.
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
        # Not a link: what it leads to is not ours.
        return [path for path in folder.iterdir() if path.is_dir() and not path.is_symlink()]
    except OSError:
        return []


def system_temporary() -> Path:
    """Return the system's folder for temporary files; it need not be there."""
    names = ("TEMP", "TMP") if sys.platform == "win32" else ("TMPDIR",)
    found = next((os.environ[name] for name in names if os.environ.get(name)), "")
    return Path(found) if found else Path("/tmp")
