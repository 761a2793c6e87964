"""Keep and remove what Qt's own file dialogs remember: the folders that somebody looked in.

Qt keeps it in one place for all its programs: on Linux in a file, which `own_place` moves to local data; on
Windows in the registry, from which we remove it.
"""

from __future__ import annotations

import contextlib
import os
import re
import sys
from pathlib import Path

from wizard.foundation.disk import BRISK
from wizard.foundation.paths import Folders, local_folders

_REMEMBERED = ("history", "lastVisited")
_FILE = "QtProject.conf"
_MOST_BYTES = 1_000_000


def own_place() -> Path | None:
    """Return the folder in which Qt should keep this, created for this person alone; None if that is not possible."""
    folder = local_folders().dialogs
    try:
        BRISK.make_folder(folder)
        _begin_anew(folder)
    except OSError:
        return None
    return folder


def _begin_anew(folder: Path) -> None:
    """Create an empty file: Qt keeps the permissions of an existing file, and lets everybody read a new one."""
    from wizard.foundation.atomic_file import write_file

    write_file(folder / _FILE, b"", disk=BRISK)


def sweep_dialogs(folders: Folders | None = None) -> bool:
    """Remove what Qt's dialogs remember about this program; return whether there was anything.

    Raises:
        OSError: It was not possible.
    """
    folder = (folders or local_folders()).dialogs
    found = _forget_in_registry()
    if folder.is_dir():
        for path in folder.iterdir():
            found = found or path.lstat().st_size > 0
            BRISK.remove(path)
    return found


def forget_in_dialogs(folders: Folders, folder: Path) -> bool:
    """Remove what Qt's dialogs remember, and what they remembered about `folder` before this program kept it itself.

    Returns:
        Whether there was anything.

    Raises:
        OSError: It was not possible.
    """
    found = sweep_dialogs(folders)
    if folders.dialogs.is_dir():
        _begin_anew(folders.dialogs)
    return _forget_in_shared(_shared_file(), folder) or found


def _shared_file() -> Path:
    """Return the file in which Qt keeps this for all its programs on Linux."""
    return Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config") / _FILE


def _forget_in_shared(file: Path, folder: Path) -> bool:
    """Remove the lines that name the folder; what other programs' dialogs remember stays."""
    try:
        text = BRISK.read(file, _MOST_BYTES).decode("utf-8", "surrogateescape")
    except FileNotFoundError:
        return False
    names = _written(folder)
    kept = [
        line
        for line in text.splitlines(keepends=True)
        if not (line.startswith(_REMEMBERED) and any(name in line for name in names))
    ]
    if len(kept) == len(text.splitlines()):
        return False
    from wizard.foundation.atomic_file import write_file

    write_file(file, "".join(kept).encode("utf-8", "surrogateescape"), disk=BRISK)
    return True


def _written(folder: Path) -> tuple[str, ...]:
    """Return the forms in which that file may name a folder: as it is, as a URL, and percent-encoded."""
    plain = str(folder)
    numbered = "".join(sign if sign.isascii() else f"\\x{ord(sign):x}" for sign in plain)
    with contextlib.suppress(ValueError):
        return plain, numbered, re.sub("^file://", "", folder.as_uri())
    return plain, numbered


if sys.platform == "win32":
    import winreg

    _KEY = r"Software\QtProject\OrganizationDefaults\FileDialog"

    def _forget_in_registry() -> bool:
        found = False
        with (
            contextlib.suppress(FileNotFoundError),
            winreg.OpenKey(winreg.HKEY_CURRENT_USER, _KEY, 0, winreg.KEY_SET_VALUE) as key,
        ):
            for name in _REMEMBERED:
                with contextlib.suppress(FileNotFoundError):
                    winreg.DeleteValue(key, name)
                    found = True
        return found
else:

    def _forget_in_registry() -> bool:
        return False
