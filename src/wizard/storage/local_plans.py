"""Plans known on this PC: recent ones with what is due in them, and drafts that have no file of their own yet.

Both are read at start, before anything heavy is loaded. The index is only a convenience: an unreadable index counts as
empty, and plans can be found by their files.
"""

import contextlib
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from wizard.foundation.disk import BRISK, DISK

MOST_ENTRIES = 20
"""The most plans that are remembered."""

MOST_DUE = 50
"""The most due entries of one plan."""

_MOST_CHARACTERS = 2_000

_MOST_DRAFT_BYTES = 20_000_000

_MOST_BYTES = 1_000_000

_ENDING = ".gpplan"


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
    """When it was last opened, as ISO 8601."""
    due: tuple[Due, ...] = ()
    plan: str = ""
    """The plan's id, which stays when its file is renamed; empty in entries from an earlier version."""


def recent_plans(index: Path) -> tuple[Recent, ...]:
    """Return the recent plans in the index, the last one first; none if there is no index or it is damaged."""
    try:
        return _read(index)
    except OSError:
        return ()


def _read(index: Path) -> tuple[Recent, ...]:
    """As `recent_plans`, but raise if the index exists and cannot be read: writing it again would empty it."""
    try:
        data = BRISK.read(index, _MOST_BYTES)
    except FileNotFoundError:
        return ()
    import json  # Imported late: on the very first start there is no index.

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
    others = [entry for entry in _read(index) if entry.path != recent.path]
    _write(index, [recent, *others])


def forget_recent(index: Path, path: str) -> None:
    """Take a plan out of the index.

    Raises:
        OSError: The index cannot be written.
    """
    entries = _read(index)
    others = [entry for entry in entries if entry.path != path]
    if len(others) != len(entries):
        _write(index, others)


def _write(index: Path, entries: Iterable[Recent]) -> None:
    BRISK.make_folder(index.parent)
    import json  # Imported late, like the writer of files: both slow down the start of the program.

    from wizard.foundation.atomic_file import write_file

    recent = [entry._asdict() | {"due": [due._asdict() for due in entry.due]} for entry in entries]
    words = json.dumps({"recent": recent[:MOST_ENTRIES]}, ensure_ascii=False)
    write_file(index, words.encode("utf-8", "surrogateescape"), disk=BRISK)


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
    plan = entry.get("plan")
    due_words = tuple(Due(one["on"], one["words"]) for one in known)
    return Recent(path, title, opened, due_words, plan if isinstance(plan, str) and _fits(plan) else "")


def _fits(text: Any) -> bool:
    return isinstance(text, str) and len(text) <= _MOST_CHARACTERS


class LocalDraft(NamedTuple):
    """A plan without a file of its own."""

    path: Path
    title: str
    """The practice's name; empty if it has none yet."""
    held_on: str
    """The date of its open meeting, as 2027-01-11; empty if it has none."""
    changed: float
    """When it was last saved, in seconds since 1970."""


def draft_path(drafts_folder: Path, plan_id: str) -> Path:
    """Return the path of a plan's draft.

    Raises:
        ValueError: The id has characters that no id has.
    """
    if not re.fullmatch("[0-9A-Za-z]{1,64}", plan_id):
        raise ValueError("expected an id of letters and digits")
    return drafts_folder / f"{plan_id}{_ENDING}"


def free_draft(drafts_folder: Path, plan_id: str) -> Path:
    """Return the path of a new draft: beside the part read from a damaged plan, never over it.

    Raises:
        ValueError: The id has characters that no id has.
    """
    import secrets

    draft = draft_path(drafts_folder, plan_id)
    return draft_path(drafts_folder, secrets.token_hex(16)) if draft.exists() else draft


def drafts(drafts_folder: Path) -> tuple[LocalDraft, ...]:
    """Return the drafts, the last changed first. A draft that cannot be read has no title."""
    try:
        paths = [path for path in drafts_folder.iterdir() if path.suffix == _ENDING]
    except OSError:
        # There is no folder, or it cannot be listed.
        return ()
    found = []
    for path in paths:
        with contextlib.suppress(OSError):
            title, held_on = _about(path)
            found.append(LocalDraft(path, title, held_on, path.stat().st_mtime))
    return tuple(sorted(found, key=lambda draft: draft.changed, reverse=True))


def remove_draft(path: Path) -> None:
    """Remove a draft with its previous version and lock: it has a file of its own now, or is not wanted.

    Raises:
        OSError: It was not possible.
    """
    for file in (path, path.with_name(f"{path.name}.bak"), path.with_name(f"{path.name}.lock")):
        DISK.remove(file)


def _about(path: Path) -> tuple[str, str]:
    import json  # Imported late: most starts find no draft.

    data = BRISK.read(path, _MOST_DRAFT_BYTES)
    if len(data) > _MOST_DRAFT_BYTES:
        return "", ""
    try:
        plan = json.loads(data)["plan"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return "", ""
    parts = plan if isinstance(plan, dict) else {}
    return _text(parts.get("practice"), "name"), _text(parts.get("meeting"), "held_on")


def _text(part: object, name: str) -> str:
    found = part.get(name) if isinstance(part, dict) else None
    return found if isinstance(found, str) else ""
