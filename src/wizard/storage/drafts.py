"""Plans that have no file of their own yet: kept in local data and offered again at start.

Like `recent`, this is read before anything heavy is loaded.
"""

import contextlib
import re
from pathlib import Path
from typing import NamedTuple

_ENDING = ".gpplan"
_MOST_BYTES = 20_000_000


class Draft(NamedTuple):
    """A plan without a file of its own."""

    path: Path
    title: str
    """The practice's name; empty if it has none yet."""
    held_on: str
    """The date of its open meeting, as 2027-01-11; empty if it has none."""
    changed: float
    """When it was last saved, in seconds since 1970."""


def draft_path(drafts_folder: Path, plan_id: str) -> Path:
    """Return where the draft of a plan lies.

    Raises:
        ValueError: The id has characters that no id has.
    """
    if not re.fullmatch("[0-9A-Za-z]{1,64}", plan_id):
        raise ValueError("expected an id of letters and digits")
    return drafts_folder / f"{plan_id}{_ENDING}"


def free_draft(drafts_folder: Path, plan_id: str) -> Path:
    """Return where a new draft of a plan may lie: beside what was read of a damaged one, never over it.

    Raises:
        ValueError: The id has characters that no id has.
    """
    import secrets

    draft = draft_path(drafts_folder, plan_id)
    return draft_path(drafts_folder, secrets.token_hex(16)) if draft.exists() else draft


def drafts(drafts_folder: Path) -> tuple[Draft, ...]:
    """Return the drafts, the one that was changed last first. One that cannot be read has no title."""
    if not drafts_folder.is_dir():
        return ()
    found = []
    for path in drafts_folder.glob(f"*{_ENDING}"):
        with contextlib.suppress(OSError):
            title, held_on = _about(path)
            found.append(Draft(path, title, held_on, path.stat().st_mtime))
    return tuple(sorted(found, key=lambda draft: draft.changed, reverse=True))


def remove_draft(path: Path) -> None:
    """Remove a draft with its previous version and lock: it has a file of its own now, or is not wanted.

    Raises:
        OSError: It was not possible.
    """
    for file in (path, path.with_name(f"{path.name}.bak"), path.with_name(f"{path.name}.lock")):
        file.unlink(missing_ok=True)


def _about(path: Path) -> tuple[str, str]:
    import json  # Late: most starts find no draft.

    if path.stat().st_size > _MOST_BYTES:
        return "", ""
    try:
        plan = json.loads(path.read_bytes())["plan"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return "", ""
    parts = plan if isinstance(plan, dict) else {}
    return _text(parts.get("practice"), "name"), _text(parts.get("meeting"), "held_on")


def _text(part: object, name: str) -> str:
    found = part.get(name) if isinstance(part, dict) else None
    return found if isinstance(found, str) else ""
