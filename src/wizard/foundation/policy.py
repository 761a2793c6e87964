"""IT's settings for everybody on this PC: a small file beside the program, `gp-action-wizard.ini`.

It is read before the first paint, so if there is no file, nothing is imported for it. Lines that cannot be understood
are ignored and listed by `--diagnose`: a mistake in the file never stops the program from starting.
"""

import ntpath
import sys
from dataclasses import dataclass, fields, replace
from functools import cache
from pathlib import Path
from typing import Any, Final

from wizard.foundation.disk import BRISK

NAME: Final = "gp-action-wizard.ini"
"""The file's name."""

SECTION: Final = "policy"
"""The heading of its one section."""

_MOST_BYTES = 64_000

_YES, _NO = frozenset({"yes", "true", "on", "1"}), frozenset({"no", "false", "off", "0"})


@dataclass(frozen=True)
class Policy:
    """The settings, or the defaults if there is no file."""

    plans: Path | None = None
    """The folder offered for plans until the user has chosen another."""
    keep_drafts: bool = True
    """Whether a new plan may be kept in local data until it has a name; otherwise the program first asks for a folder.
    """
    keep_recent: bool = True
    """Whether plans that were open are listed at the start."""
    start_maximised: bool = False
    """Whether the window fills the screen at every start."""
    guidance: Path | None = None
    """A folder of guidance packs to use in addition to the shipped one."""
    file: Path | None = None
    """The file that was read; None if there is none."""
    ignored: tuple[str, ...] = ()
    """The lines that were not understood, each in a few words."""

    def lines(self) -> list[str]:
        """Return the settings as lines of the file."""
        own = ("file", "ignored")
        return [f"{each.name} = {_shown(getattr(self, each.name))}" for each in fields(self) if each.name not in own]


@cache
def policy() -> Policy:
    """Return the settings of this PC; the file is read once."""
    return read_policy(Path(sys.executable).parent / NAME)


def read_policy(file: Path) -> Policy:
    """Return the settings in a file; never fails."""
    try:
        data = BRISK.read(file, _MOST_BYTES)
    except FileNotFoundError:
        return Policy()
    except OSError as error:
        return Policy(file=file, ignored=(f"the file cannot be read ({type(error).__name__})",))
    if len(data) > _MOST_BYTES:
        return Policy(file=file, ignored=("the file is too large",))
    return _parsed(data, Policy(file=file))


def _parsed(data: bytes, found: Policy) -> Policy:
    import configparser

    parser = configparser.ConfigParser(interpolation=None, default_section="")
    try:
        # Editors on Windows write UTF-16 when told to use “Unicode”.
        parser.read_string(data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"))
    except (configparser.Error, UnicodeDecodeError):
        return replace(found, ignored=("the file is not an ini file saved as UTF-8",))
    changes: dict[str, Any] = {}
    ignored = [f"[{section}]" for section in parser.sections() if section != SECTION]
    for name, words in parser.items(SECTION) if parser.has_section(SECTION) else ():
        value = _value(name, words.strip().strip('"'))
        if value is None:
            ignored.append(f"{name} = {words[:80]}")
        else:
            changes[name] = value
    return replace(found, **changes, ignored=tuple(ignored))


def _value(name: str, words: str) -> bool | Path | None:
    """Return the value of a line; None if it cannot be understood."""
    if name in ("keep_drafts", "keep_recent", "start_maximised"):
        return True if words.lower() in _YES else False if words.lower() in _NO else None
    if name in ("plans", "guidance"):
        path = Path(ntpath.expandvars(words))
        return path if path.is_absolute() and "\0" not in words else None
    return None


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)
