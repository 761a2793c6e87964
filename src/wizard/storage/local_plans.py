"""The index of recent plans and of what is due in them: read at start, before anything heavy is loaded.

It is a convenience: an index that cannot be read is an empty one, and plans are found through their files.
"""

import contextlib
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

MOST_ENTRIES = 20
"""The most plans that are remembered."""

MOST_DUE = 50
"""The most due entries of one plan."""

_MOST_BYTES = 1_000_000
_MOST_CHARACTERS = 2_000


class Due(NamedTuple):
    """Something that is due."""

    on: str
    """The day, as 2027-01-11."""
    words: str


class Recent(NamedTuple):
    """A plan that was open."""

    path: str
    title: str
    opened: str
    """The moment when it was last opened, as ISO 8601."""
    due: tuple[Due, ...] = ()


def recent_plans(index: Path) -> tuple[Recent, ...]:
    """Return the recent plans in the index, the last one first; none if there is no index or it is damaged."""
    try:
        with index.open("rb") as file:
            data = file.read(_MOST_BYTES)
    except OSError:
        return ()
    import json  # Late: at the first start of all there is no index.

    try:
        found = json.loads(data)
    except (ValueError, RecursionError):
        return ()
    entries = found.get("recent") if isinstance(found, dict) else None
    if not isinstance(entries, list):
        return ()
    return tuple(recent for entry in entries[:MOST_ENTRIES] if (recent := _recent(entry)) is not None)


def remember(index: Path, recent: Recent) -> None:
    """Put a plan at the top of the index.

    Raises:
        OSError: The index cannot be written.
    """
    others = [entry for entry in recent_plans(index) if entry.path != recent.path]
    _write(index, [recent, *others])


def forget_recent(index: Path, path: str) -> None:
    """Take a plan out of the index.

    Raises:
        OSError: The index cannot be written.
    """
    entries = recent_plans(index)
    others = [entry for entry in entries if entry.path != path]
    if len(others) != len(entries):
        _write(index, others)


def _write(index: Path, entries: Iterable[Recent]) -> None:
    index.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    import json

    recent = [entry._asdict() | {"due": [due._asdict() for due in entry.due]} for entry in entries]
    words = json.dumps({"recent": recent[:MOST_ENTRIES]}, ensure_ascii=False)
    temporary = index.with_name(f".{index.name}.{os.urandom(6).hex()}")
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(words.encode("utf-8", "surrogateescape"))
        temporary.replace(index)
    except OSError:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise


def _recent(entry: Any) -> Recent | None:
    if not isinstance(entry, dict):
        return None
    words = [entry.get(name) for name in ("path", "title", "opened")]
    due = entry.get("due", [])
    if not all(map(_fits, words)) or not isinstance(due, list):
        return None
    known = [
        one for one in due[:MOST_DUE] if isinstance(one, dict) and _fits(one.get("on")) and _fits(one.get("words"))
    ]
    path, title, opened = map(str, words)
    return Recent(path, title, opened, tuple(Due(one["on"], one["words"]) for one in known))


def _fits(text: Any) -> bool:
    return isinstance(text, str) and len(text) <= _MOST_CHARACTERS
