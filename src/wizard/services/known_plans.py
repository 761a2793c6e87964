"""Plans that were open on this PC, read from a small index in local data without opening any of them.

The lists are needed before the first paint, so modules that only `note_plan` needs are imported there.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from wizard.foundation.disk import BRISK
from wizard.foundation.formatting import date_in_words, time_in_words
from wizard.foundation.paths import local_folders, real_path
from wizard.foundation.policy import policy
from wizard.storage.local_plans import drafts, recent_plans

if TYPE_CHECKING:
    from wizard.plan.plan import Plan

_MOST_DUE = 60
"""The most due entries that the Start step shows."""


class RecentPlan(NamedTuple):
    """A plan that was open before, as the Start step lists it."""

    path: Path
    title: str
    """The practice's name, or the file's."""
    opened: str
    """When it was last opened, in words."""
    draft: bool = False
    """Whether it is still a draft in local data, without a name and a folder."""


class DueEntry(NamedTuple):
    """Something that is due in a plan that was open before."""

    path: Path
    on: date
    words: str
    """“Review of item 1, Harbour Lane Surgery”."""


def known_plans() -> Sequence[RecentPlan]:
    """Return drafts, then the plans that were open before, newest first."""
    folders = local_folders()
    begun = [
        RecentPlan(draft.path, draft.title or "A plan without a name", _when(draft.changed), draft=True)
        for draft in drafts(folders.drafts)
    ]
    if not policy().keep_recent:
        return tuple(begun)
    known = [RecentPlan(Path(entry.path), entry.title, _opened(entry.opened)) for entry in recent_plans(folders.recent)]
    return (*begun, *known)


def due_in_known_plans() -> Sequence[DueEntry]:
    """Return what is due in the plans that were open before, soonest first."""
    if not policy().keep_recent:
        return ()
    entries = [
        DueEntry(Path(entry.path), on, due.words)
        for entry in recent_plans(local_folders().recent)
        for due in entry.due
        if (on := _day(due.on)) is not None
    ]
    return sorted(entries, key=lambda entry: entry.on)[:_MOST_DUE]


def due_with(path: Path, plan: Plan) -> Sequence[DueEntry]:
    """Return what is due in known plans, taking the plan open at `path`, which may be a draft, as it is now."""
    from wizard.overview.due import due_in

    others = [entry for entry in due_in_known_plans() if entry.path != path]
    here = [DueEntry(path, matter.on, matter.words) for matter in due_in(plan)]
    return sorted([*others, *here], key=lambda entry: entry.on)[:_MOST_DUE]


def note_plan(path: Path, plan: Plan, opened: datetime) -> None:
    """Put the plan at `path` into the index, with what is due in it, unless IT has switched the list off.

    Raises:
        OSError: The index cannot be written.
    """
    if not policy().keep_recent:
        return
    from wizard.overview.due import due_in
    from wizard.storage.local_plans import Due, Recent, remember

    due = tuple(Due(entry.on.isoformat(), entry.words) for entry in due_in(plan))
    title = plan.practice.name or path.stem
    remember(local_folders().recent, Recent(str(path), title, opened.isoformat(), due, plan.id))


def drop_list_unless_kept() -> None:
    """Remove the list of recent plans from this PC if IT has switched it off since."""
    if not policy().keep_recent:
        from wizard.foundation.best_effort import best_effort

        with best_effort("list of recent plans"):
            BRISK.remove(local_folders().recent)


def _opened(moment: str) -> str:
    """Return a moment of the index in words; empty if it is not one, as in a damaged index."""
    try:
        return _when(datetime.fromisoformat(moment).timestamp())
    except (ValueError, OverflowError, OSError):
        return ""


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _when(seconds: float) -> str:
    """Return a moment in words: “8 December 2026, 14:10”."""
    local = datetime.fromtimestamp(seconds, UTC).astimezone()
    return f"{date_in_words(local.date())}, {time_in_words(local.time())}"


def is_draft(path: Path) -> bool:
    """Whether a plan is in local data, without a name and a folder of its own."""
    return real_path(path).parent == real_path(local_folders().drafts)


def known_title(path: Path) -> str:
    """Return the title under which a plan is listed, else the name of its file."""
    titles = {entry.path: entry.title for entry in recent_plans(local_folders().recent)}
    return titles.get(str(path)) or path.name
