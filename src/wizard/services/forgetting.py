"""Forget a plan: remove everything on this PC that mentions it, and say what was removed and what could not be.

A plan is known by its id, so traces under an earlier name are removed too. The plan's own file stays, and so does
everything that belongs to another file of the same plan that still exists.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from wizard.foundation.disk import DISK
from wizard.foundation.formatting import counted
from wizard.foundation.paths import Folders, local_folders, real_path
from wizard.services.file_dialogs import forget_in_dialogs
from wizard.services.open_forms import forms_file
from wizard.services.scratch_folders import sweep_scratch
from wizard.storage.file_lock import Alive
from wizard.storage.journal import journal_key, plan_of, remove_journal
from wizard.storage.local_plans import Recent, drafts, forget_recent, recent_plans, remove_draft

_MOST_BYTES = 50_000_000
_MOST_LOG_BYTES = 10_000_000


@dataclass(frozen=True)
class Forgotten:
    """What happened to everything that this PC kept about a plan, each in a few words."""

    removed: tuple[str, ...]
    left: tuple[str, ...]
    """What could not be removed, or belongs to another file of the same plan."""


@dataclass(frozen=True)
class _Named:
    """How this PC identifies a plan."""

    path: Path
    real: Path
    id: str
    """The plan's id; empty where it can no longer be found."""

    def is_at(self, other: Path) -> bool:
        """Whether something kept for the file at `other` was kept for this plan under another name."""
        return other in (self.path, self.real) or real_path(other) == self.real

    @property
    def keys(self) -> frozenset[str]:
        """The prefixes of its journals' names."""
        return frozenset({journal_key(self.real), journal_key(self.path)})


class _Tally:
    """What was removed and what was left."""

    def __init__(self) -> None:
        self.removed: list[str] = []
        self.left: list[str] = []

    @contextlib.contextmanager
    def removing(self, what: str, *, count: bool = True) -> Iterator[None]:
        """Note `what` as removed, or as left if the disk refuses; with `count`, even if nothing was reported."""
        try:
            yield
        except OSError:
            self.left.append(what)
        else:
            if count:
                self.removed.append(what)


def forget_plan(path: Path, folders: Folders | None = None) -> Forgotten:
    """Remove what this PC keeps of the plan at `path`: journals, recovery copies, recent entries, a draft, log lines.

    Close the plan first: files that a running program has open are left alone.
    """
    folders = folders or local_folders()
    plan, tally = _named(path, folders), _Tally()
    earlier = _forget_journals(plan, folders, tally)
    earlier |= _forget_entries(plan, folders, tally)
    _forget_drafts(plan, folders, tally)
    if _holds_anything(folders.previews):
        if sweep_scratch(folders, ours_too=True):
            tally.removed.append("pages of PDFs")
        else:
            tally.left.append("pages of PDFs that another program has open")
    for file in {forms_file(folders, each) for each in (plan.path, plan.real, *earlier)}:
        if _is_there(file):
            with tally.removing("entries in forms that were open"):
                DISK.remove(file)
    names = {word for each in (path, *earlier) for word in (each.name, each.stem, journal_key(each))}
    _forget_lines(folders.logs, {*names, *plan.keys, *([plan.id] if plan.id else [])}, tally)
    with tally.removing("the folder that file dialogs remember", count=False):
        if forget_in_dialogs(folders, path.parent):
            tally.removed.append("the folder that file dialogs remember")
    return Forgotten(tuple(dict.fromkeys(tally.removed)), tuple(dict.fromkeys(tally.left)))


def _named(path: Path, folders: Folders) -> _Named:
    """Return how the plan at `path` is identified: by the id in its file, else by the list of recent plans."""
    real = real_path(path)
    known = (entry.plan for entry in recent_plans(folders.recent) if entry.path in (str(path), str(real)))
    return _Named(path, real, _id_in(real) or next(filter(None, known), ""))


def _id_in(path: Path) -> str:
    try:
        found = json.loads(DISK.read(path, _MOST_BYTES))["plan"]["id"]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return ""
    return found if isinstance(found, str) and len(found) >= 8 else ""


def _forget_journals(plan: _Named, folders: Folders, tally: _Tally) -> set[Path]:
    """Remove its journals, also those under an earlier name; return these names."""
    earlier = set()
    for folder in _folders_in(folders.recovery):
        ours = folder.name.rpartition("-")[0] in plan.keys
        if not ours and not _mentions(folder, plan.id):
            continue
        place = None if ours else plan_of(folder)
        if place is not None and not plan.is_at(place):
            if _is_there(place):
                tally.left.append(f"changes to {place.name}, another file of this plan")
                continue
            earlier.add(place)
        if Alive.lives(folders.running, folder.name.rpartition("-")[2]):
            tally.left.append("changes in another program that has the plan open")
            continue
        with tally.removing("unsaved changes"):
            remove_journal(folder)
        _remove_mark(folders, folder.name.rpartition("-")[2])
    return earlier


def _remove_mark(folders: Folders, token: str) -> None:
    """Remove the mark of a program that ended without saying so."""
    if token.isalnum():
        with contextlib.suppress(OSError):
            DISK.remove(folders.running / token)


def _mentions(folder: Path, plan_id: str) -> bool:
    """Whether anything in a folder names the plan; a damaged journal also says which plan it belongs to."""
    if not plan_id:
        return False
    for file in folder.iterdir():
        with contextlib.suppress(OSError):
            if plan_id.encode() in DISK.read(file, _MOST_BYTES):
                return True
    return False


def _forget_entries(plan: _Named, folders: Folders, tally: _Tally) -> set[Path]:
    """Remove it from the list of recent plans, under each name that it had; return the earlier names."""
    found = [entry for entry in recent_plans(folders.recent) if _is_of(entry, plan)]
    here = [entry for entry in found if plan.is_at(Path(entry.path))]
    gone = [entry for entry in found if entry not in here and not _is_there(Path(entry.path))]
    for entry in found:
        if entry not in here and entry not in gone:
            tally.left.append(f"the entry of {Path(entry.path).name}, another file of this plan")
    for entry in (*here, *gone):
        with tally.removing("its entry among recent plans"):
            forget_recent(folders.recent, entry.path)
    return {Path(entry.path) for entry in gone}


def _is_of(entry: Recent, plan: _Named) -> bool:
    return plan.is_at(Path(entry.path)) or (bool(plan.id) and entry.plan == plan.id)


def _forget_drafts(plan: _Named, folders: Folders, tally: _Tally) -> None:
    for draft in drafts(folders.drafts):
        if real_path(draft.path) == plan.real:
            with tally.removing("the draft"):
                remove_draft(draft.path)
        elif plan.id and _id_in(draft.path) == plan.id:
            # It is a file of its own, and perhaps the only copy: to be rid of it, the person forgets it separately.
            tally.left.append("a draft of this plan, which is listed on the Start step")


def _forget_lines(logs: Path, names: set[str], tally: _Tally) -> None:
    """Remove every log line that contains one of the plan's names. There should be none; this makes sure."""
    gone = 0
    for log in logs.glob("*.log*"):
        with tally.removing("lines in a log", count=False):
            lines = DISK.read(log, _MOST_LOG_BYTES).decode("utf-8", "replace").splitlines(keepends=True)
            kept = [line for line in lines if not any(name in line for name in names)]
            if len(kept) != len(lines):
                from wizard.foundation.atomic_file import write_file

                write_file(log, "".join(kept).encode("utf-8"))
                gone += len(lines) - len(kept)
    if gone:
        tally.removed.append(counted(gone, "line in logs", "lines in logs"))


def _folders_in(folder: Path) -> list[Path]:
    try:
        return [path for path in folder.iterdir() if path.is_dir() and not path.is_symlink()]
    except OSError:
        return []


def _holds_anything(folder: Path) -> bool:
    for each in _folders_in(folder):
        with contextlib.suppress(OSError):
            if any(each.iterdir()):
                return True
    return False


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        # The disk does not answer: assume that the file is there.
        return True
