"""File names that every system accepts, made from what people type."""

import re
from pathlib import Path

from wizard.foundation.paths import is_device
from wizard.foundation.value import typed

NAME_LENGTH = 100
"""The most characters in a suggested name, without its ending."""

_NOT_ALLOWED = re.compile(r'[<>:"/\\|?*\x00-\x1f]')
_EDGES = re.compile(r"\A[\s.~-]+|[\s.-]+\Z")

# Marks that reverse text or are invisible, which could make a file's name look like a different one.
_INVISIBLE = re.compile(r"[\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f]")


def safe_name(text: str, otherwise: str = "Action plan") -> str:
    """Return a file name, without an ending, as close to `text` as every system allows.

    Slashes and what Windows forbids become hyphens; dots and spaces at the ends are removed; a reserved name gets an
    underscore.
    """
    name = _INVISIBLE.sub("", _NOT_ALLOWED.sub("-", typed(text)))
    name = _EDGES.sub("", name[:NAME_LENGTH])
    if not name:
        return otherwise
    return f"{name}_" if is_device(name) else name


def free_name(path: Path) -> Path:
    """Return a path beside `path` that is still free: “plan (2).gpplan”."""
    number = 2
    while (candidate := path.with_name(f"{path.stem} ({number}){path.suffix}")).exists():
        number += 1
    return candidate
