"""How this person likes the program on this PC: look, text size, window, last folder. One small file in local data.

It is read before the first paint, so nothing heavy is loaded for it. A file that is damaged, cannot be read or was
written by a newer program is ignored: the program starts with its defaults.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any, Final

from wizard.foundation.disk import BRISK
from wizard.foundation.paths import local_folders

VERSION: Final = 1
"""The version of the file that this program writes."""

_MOST_BYTES = 20_000

_LONGEST_PATH = 4_000

_LOOKS = frozenset({"system", "light", "dark", "contrast"})

# In pixels. A size outside these limits is not one that anybody chose.
_SIDES = (400, 16_000)

_ZOOMS = (80, 200)


@dataclass(frozen=True)
class Preferences:
    """The settings kept from one start to the next. The program can start with every value."""

    look: str = "system"
    """“system”, “light”, “dark” or “contrast”."""
    zoom_percent: int = 0
    """The size of text and everything with it, 80 to 200; 0 if nobody has chosen one."""
    large_targets: bool = False
    """Whether buttons and fields are large enough for a finger."""
    window_width: int = 0
    """In pixels, without the frame; 0 if not known yet."""
    window_height: int = 0
    """In pixels, without the frame; 0 if not known yet."""
    maximised: bool = False
    """Whether the window filled the screen."""
    last_folder: str = ""
    """The folder where a file was last opened or saved; empty if there was none."""
    tour_seen: bool = False
    """Whether the tour was shown on this PC."""


def sound(found: Any) -> Preferences:
    """Return the valid preferences in `found`, parsed from JSON; an invalid value keeps its default."""
    if not isinstance(found, dict):
        return Preferences()
    taken = {one.name: found[one.name] for one in fields(Preferences) if _may_be(one.name, found.get(one.name))}
    return Preferences(**taken)


def _may_be(name: str, value: Any) -> bool:
    match name:
        case "look":
            return isinstance(value, str) and value in _LOOKS
        case "zoom_percent":
            return type(value) is int and (value == 0 or _ZOOMS[0] <= value <= _ZOOMS[1])
        case "window_width" | "window_height":
            return type(value) is int and (value == 0 or _SIDES[0] <= value <= _SIDES[1])
        case "last_folder":
            return isinstance(value, str) and len(value) <= _LONGEST_PATH and "\0" not in value
        case _:
            return isinstance(value, bool)


class PreferencesFile:
    """The preferences as they are now, and the file that keeps them."""

    def __init__(self, path: Path) -> None:
        """Read the preferences at `path`, or take the defaults if that is not possible."""
        self._path = path
        self._newer = False
        self.now = self._read()

    def change(self, **changes: Any) -> None:
        """Change some preferences by name, and write them to the disk if possible.

        If the file cannot be written, they last until the program ends. A newer program's file is left alone.
        """
        changed = replace(self.now, **changes)
        if changed == self.now:
            return
        self.now = changed
        if not self._newer:
            from wizard.foundation.best_effort import best_effort

            with best_effort("preferences"):
                self._write()

    def _read(self) -> Preferences:
        try:
            # This refuses pipes and devices, on which reading would wait for ever.
            data = BRISK.read(self._path, _MOST_BYTES)
        except OSError:
            return Preferences()
        import json  # Imported late: on the very first start there is no file.

        try:
            found = json.loads(data)
        except (ValueError, RecursionError):
            return Preferences()
        version = found.get("version") if isinstance(found, dict) else None
        self._newer = type(version) is int and version > VERSION
        return Preferences() if self._newer else sound(found)

    def _write(self) -> None:
        import json

        from wizard.foundation.atomic_file import write_file

        BRISK.make_folder(self._path.parent)
        words = json.dumps({"version": VERSION, **asdict(self.now)}, ensure_ascii=False, indent=1)
        write_file(self._path, words.encode("utf-8", "surrogateescape"), disk=BRISK)


def own_preferences() -> PreferencesFile:
    """Return the preferences of the person who runs the program."""
    return PreferencesFile(local_folders().preferences)
