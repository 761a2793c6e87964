"""Plans that were open on this PC: listed from a small index in local data, never by opening one, and forgotten.

Forgetting one removes everything in local data that tells of it; the plan's own file stays. The lists are asked for
before the first paint, so what only forgetting and noting need is imported there.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from wizard.foundation.disk import BRISK, DISK
from wizard.foundation.formatting import date_in_words, time_in_words
from wizard.foundation.paths import Folders, local_folders, real_path
from wizard.foundation.policy import policy
from wizard.storage.local_plans import drafts, forget_recent, recent_plans, remove_draft

if TYPE_CHECKING:
    from wizard.plan.plan import Plan

_MOST_LOG_BYTES = 10_000_000

_MOST_DUE = 60
"""How many due entries the Start step gets at most."""


class RecentPlan(NamedTuple):
    """A plan that was open before, as the Start step lists it."""

    path: Path
    title: str
    """The practice's name, or the file's."""
    opened: str
    """When it was last open, in words."""
    draft: bool = False
    """Whether it still lives in local data, without a name and a folder."""


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


def note_plan(path: Path, plan: Plan, opened: datetime) -> None:
    """Put the plan that lies at `path` into the index, with what is due in it, unless IT has set that none is kept.

    Raises:
        OSError: The index cannot be written.
    """
    if not policy().keep_recent:
        return
    from wizard.overview.due import due_in
    from wizard.storage.local_plans import Due, Recent, remember

    due = tuple(Due(entry.on.isoformat(), entry.words) for entry in due_in(plan))
    title = plan.practice.name or path.stem
    remember(local_folders().recent, Recent(str(path), title, opened.isoformat(), due))


def drop_list_unless_kept() -> None:
    """Remove the list of recent plans from this PC if IT has set since that none is kept."""
    if not policy().keep_recent:
        from wizard.foundation.best_effort import best_effort

        with best_effort("list of recent plans"):
            BRISK.remove(local_folders().recent)


def _opened(moment: str) -> str:
    """Return a moment of the index in words; nothing where it is none, for an index may be damaged."""
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
    """Whether a plan lies in local data, without a name and a folder of its own."""
    return real_path(path).parent == real_path(local_folders().drafts)


def known_title(path: Path) -> str:
    """Return under which title a plan is listed, else the name of its file."""
    titles = {entry.path: entry.title for entry in recent_plans(local_folders().recent)}
    return titles.get(str(path)) or path.name


def forget_plan(path: Path, folders: Folders | None = None) -> tuple[str, ...]:
    """Remove the journal, recovery copies, recent entry, draft and log lines of a plan from this PC.

    Close it first: what a running program holds is left alone.

    Returns:
        What could not be removed, each in a few words; nothing if all is gone.
    """
    from wizard.services.scratch_folders import sweep_scratch
    from wizard.storage.file_lock import Alive
    from wizard.storage.journal import journal_key, remove_journal

    folders = folders or local_folders()
    left: list[str] = []
    real = real_path(path)
    key = journal_key(real)
    for folder in folders.recovery.glob(f"{key}-*"):
        if Alive.lives(folders.running, folder.name.rpartition("-")[2]):
            left.append("changes of a program that has the plan open")
            continue
        with _noting(left, "unsaved changes"):
            remove_journal(folder)
    with _noting(left, "the entry among recent plans"):
        for words in {str(path), str(real)}:
            forget_recent(folders.recent, words)
    if real.parent == real_path(folders.drafts):
        with _noting(left, "the draft"):
            remove_draft(real)
    if not sweep_scratch(folders, ours_too=True):
        left.append("pages of PDFs that another program has open")
    with _noting(left, "log lines"):
        _forget_lines(folders.logs, {path.name, path.stem, key})
    return tuple(left)


@contextlib.contextmanager
def _noting(left: list[str], what: str) -> Iterator[None]:
    try:
        yield
    except OSError:
        left.append(what)


def _forget_lines(logs: Path, names: set[str]) -> None:
    """Take out of the logs every line that has the plan's name; there should be none, and now there is none."""
    for log in logs.glob("*.log*"):
        lines = DISK.read(log, _MOST_LOG_BYTES).decode("utf-8", "replace").splitlines(keepends=True)
        kept = [line for line in lines if not any(name in line for name in names)]
        if len(kept) != len(lines):
            from wizard.foundation.atomic_file import write_file

            write_file(log, "".join(kept).encode("utf-8"))
