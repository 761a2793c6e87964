"""Tidy up at every start: remove what a killed program left in local data, and entries for files that are gone."""

import contextlib
import os
import stat
from pathlib import Path

from wizard.foundation.atomic_file import DAY, sweep
from wizard.foundation.best_effort import best_effort
from wizard.foundation.dates import local_now
from wizard.foundation.disk import BRISK, PRIVATE_FILE, PRIVATE_FOLDER
from wizard.foundation.paths import Folders, local_folders
from wizard.services.file_dialogs import sweep_dialogs
from wizard.services.inventory import FORMER, INVENTORY
from wizard.services.known_plans import drop_list_unless_kept
from wizard.services.scratch_folders import sweep_scratch
from wizard.storage.recovery import drop_empty


def sweep_at_start(folders: Folders | None = None) -> None:
    """Remove what nobody needs any more, and make what stays private to this person. Nothing here may fail."""
    folders = folders or local_folders()
    sweep_scratch(folders)
    drop_list_unless_kept()
    with best_effort("what earlier versions left"):
        for name in FORMER:
            BRISK.remove(folders.root / name)
    with best_effort("what file dialogs remember"):
        sweep_dialogs(folders)
    now = local_now().timestamp()
    with best_effort("files that a crash left"):
        for folder in (folders.root, folders.drafts, *_folders_in(folders.recovery)):
            sweep(folder, now)
        for request in _listed(folders.requests):
            if now - request.lstat().st_mtime > DAY:
                BRISK.remove(request)
        drop_empty(folders, now - DAY)
    with best_effort("permissions of local data"):
        make_private(folders)


def make_private(folders: Folders) -> None:
    """Take away access for others that earlier versions allowed. On Windows, the profile's folder already does that.

    Raises:
        OSError: It was not possible.
    """
    if os.name != "posix" or not folders.root.is_dir():
        return
    _close(folders.root)
    for kept in INVENTORY:
        place = folders.root / kept.name
        if place.exists():
            _close(place)
        for inside in place.rglob("*") if place.is_dir() else ():
            _close(inside)


def _close(path: Path) -> None:
    found = path.lstat()
    if stat.S_ISLNK(found.st_mode) or not found.st_mode & 0o077:
        return
    with contextlib.suppress(FileNotFoundError):
        path.chmod(PRIVATE_FOLDER if stat.S_ISDIR(found.st_mode) else PRIVATE_FILE)


def _folders_in(folder: Path) -> list[Path]:
    return [path for path in _listed(folder) if path.is_dir() and not path.is_symlink()]


def _listed(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except OSError:
        return []
