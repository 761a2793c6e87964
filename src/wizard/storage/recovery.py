"""What a crash or a full disk left behind: changes that never reached their plan's file, and the version before.

`differences` says in a few words what differs between two versions, so that a person can choose between them.
"""

import contextlib
import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from wizard.foundation.atomic_file import previous_of
from wizard.foundation.disk import DISK, Disk
from wizard.foundation.paths import Folders
from wizard.plan.meeting import Meeting
from wizard.plan.plan import Plan
from wizard.plan.record import ClosedRecord
from wizard.storage.file_lock import Alive
from wizard.storage.journal import journal_key, left_in, plan_of, remove_journal, unsaved
from wizard.storage.plan_file import PlanFile, PlanFileError, parse_plan, read_bytes, read_plan_file

_PARTS: Mapping[str, str] = {
    "practice": "practice details",
    "people": "people",
    "settings": "voting rule and settings",
    "facts": "local facts",
    "tasks": "tasks",
    "private": "private notes",
    "reopenings": "a reopened record",
    "circulations": "a decision in writing",
    "happened": "events",
    "office": "letters and addresses",
}
_MEETING_PARTS: Mapping[str, str] = {
    "held_on": "date",
    "starts": "time",
    "ends": "time",
    "place": "place",
    "chair": "chair",
    "minute_taker": "minute taker",
    "attendance": "attendance",
    "interests": "interests",
    "items": "items for the meeting",
    "guidance": "guidance",
    "last_minutes": "last minutes",
    "matters_arising": "matters arising",
    "other_business": "any other business",
    "notice_sent": "notice",
    "short_notice_agreed": "notice",
    "adjourned_from": "adjournment",
    "own_items": "own items",
    "together": "items taken together",
    "brought": "items carried over",
    "lapses": "what has run out",
    "next_meeting": "next meeting",
    "lmc_asked": "what the LMC said",
    "noted": "what was noted",
}


def differences(old: Plan, new: Plan) -> tuple[str, ...]:
    """Return where `new` differs from `old`: “people”, “meeting 3, item 4a”; empty if they are the same."""
    return tuple(dict.fromkeys(_differences(old, new)))


def _differences(old: Plan, new: Plan) -> Iterator[str]:
    yield from _named(_PARTS, old, new, "")
    yield from _in_meeting(old.meeting, new.meeting)
    yield from _in_records(old.records, new.records)


def _named(parts: Mapping[str, str], old: Any, new: Any, before: str) -> Iterator[str]:
    for name, words in parts.items():
        if getattr(old, name) != getattr(new, name):
            yield before + words


def _in_meeting(old: Meeting | None, new: Meeting | None) -> Iterator[str]:
    if old is None or new is None or old.number != new.number:
        if new is not None:
            yield f"meeting {new.number} is open"
        if old is not None:
            yield f"meeting {old.number} is no longer open"
        return
    before = f"meeting {new.number}, "
    yield from _named(_MEETING_PARTS, old, new, before)
    items = dict.fromkeys(matter.item for matter in (*old.matters, *new.matters))
    for item in items:
        if old.matter(item) != new.matter(item):
            yield f"{before}item {item}"


def _in_records(old: tuple[ClosedRecord, ...], new: tuple[ClosedRecord, ...]) -> Iterator[str]:
    before = {record.content.number: record for record in old}
    after = {record.content.number: record for record in new}
    for number, record in after.items():
        if number not in before:
            yield f"record of meeting {number}"
        elif record.content != before[number].content or record.seal != before[number].seal:
            yield f"record of meeting {number}, another revision"
        elif record.answers != before[number].answers:
            yield f"record of meeting {number}, signatures"
    for number in before:
        if number not in after:
            yield f"without the record of meeting {number}"


@dataclass(frozen=True)
class Offer:
    """Changes that were kept on this PC and never reached their plan's file."""

    folder: Path
    """The journal that holds them."""
    path: Path | None
    """The plan's file; None if it is no longer known."""
    kept: PlanFile
    """The plan with the changes."""
    kept_at: datetime
    """When they were kept, by this PC's clock; for people to read, never to compare."""
    on_disk: PlanFile | None
    """The content of the plan's file now; None if it cannot be read."""
    trouble: str
    """Why the file cannot be read, in a sentence; empty if it can."""
    differences: tuple[str, ...]
    """What the changes alter, each in a few words."""
    saved_at: datetime | None = None
    """When the plan's file was last saved; None if that is not known."""

    @property
    def plan(self) -> Path:
        """Identifies the plan: the path of its file, else the journal if that path is not known."""
        return self.path or self.folder

    @property
    def newer(self) -> bool:
        """Whether the changes are newer than the file, by the counter; if not, somebody has saved since."""
        return self.on_disk is None or self.kept.counter > self.on_disk.counter


def offers(folders: Folders, disk: Disk = DISK) -> tuple[Offer, ...]:
    """Return what was kept of plans that no running program has open, the plan that was changed last first.

    Of several versions of one plan, the one with the highest counter comes first.
    """
    found = [offer for folder in _left(folders) if (offer := _offer(folder, disk)) is not None]
    last = {offer.plan: offer.kept_at for offer in sorted(found, key=lambda offer: offer.kept_at)}
    found.sort(key=lambda offer: (offer.kept.counter, offer.kept_at), reverse=True)
    return tuple(sorted(found, key=lambda offer: (last[offer.plan], str(offer.plan)), reverse=True))


def dismiss(offer: Offer, disk: Disk = DISK) -> None:
    """Remove what was kept: the person has it in a file now, or does not want it.

    Raises:
        OSError: It was not possible.
    """
    remove_journal(offer.folder, disk)


def beside(offer: Offer, taken: PlanFile) -> Offer:
    """Return an offer, changed for another version of its plan that is being written to the file."""
    if offer.on_disk is not None and offer.on_disk.counter >= taken.counter:
        return offer
    return replace(offer, on_disk=taken, trouble="", differences=differences(taken.plan, offer.kept.plan))


def drop_written(folders: Folders, path: Path, disk: Disk = DISK) -> int:
    """Remove what was kept of one plan if its file has or had it: the crash came between saving and noting it.

    Anything that cannot be read or understood stays, because nobody knows what is in it.

    Returns:
        The highest counter that stays. Later saves count from there, so that none looks older than the version
        that it was based on.
    """
    highest = 0
    # A crash between saving and noting it leaves a journal with exactly what is in one of these two files.
    in_files = {_sha_of(path, disk), _sha_of(previous_of(path), disk)}
    for folder in _left(folders):
        if not folder.name.startswith(journal_key(path)):
            continue
        left = left_in(folder, disk)
        if left.known and (left.unsaved is None or _sha(left.unsaved) in in_files):
            with contextlib.suppress(OSError):
                remove_journal(folder, disk)
        elif left.unsaved is not None:
            with contextlib.suppress(PlanFileError):
                highest = max(highest, parse_plan(left.unsaved, folder.name).counter)
    return highest


def drop_empty(folders: Folders, before: float, disk: Disk = DISK) -> int:
    """Remove journals in which nothing waits and that nobody has changed since `before`; return how many.

    A crash after saving leaves one, and if the plan is never opened again nothing else removes it.
    """
    dropped = 0
    for folder in _left(folders):
        left = left_in(folder, disk)
        if left.known and left.unsaved is None and _kept_at(folder).timestamp() < before:
            with contextlib.suppress(OSError):
                remove_journal(folder, disk)
                dropped += 1
    return dropped


def previous_version(path: Path, disk: Disk = DISK) -> PlanFile | None:
    """Return the version of a plan before the last save, or None if none can be read."""
    try:
        return read_plan_file(previous_of(path), disk)
    except PlanFileError:
        return None


def _left(folders: Folders) -> list[Path]:
    """Return the journals that no running program of this person writes to."""
    try:
        folders_found = [folder for folder in folders.recovery.iterdir() if folder.is_dir()]
    except OSError:
        # There is no folder, or it cannot be listed: offer nothing from it.
        return []
    return [folder for folder in folders_found if not Alive.lives(folders.running, folder.name.rpartition("-")[2])]


def _offer(folder: Path, disk: Disk) -> Offer | None:
    data = unsaved(folder, disk)
    if data is None:
        return None
    try:
        kept = parse_plan(data, folder.name)
    except PlanFileError:
        # The record passed its own digest, so it is whole. A newer program wrote it and will offer it; leave it alone.
        return None
    path = plan_of(folder, disk)
    on_disk, saved, trouble = None, None, "The program no longer knows where the plan’s file was."
    if path is not None:
        try:
            present = read_bytes(path, disk)
            on_disk, saved, trouble = parse_plan(present, path.name), saved_at(path), ""
        except PlanFileError as error:
            trouble = str(error)
    # The file has this change already.
    if on_disk is not None and on_disk.sha256 == kept.sha256:
        return None
    words = differences(on_disk.plan, kept.plan) if on_disk is not None else ()
    return Offer(folder, path, kept, _kept_at(folder), on_disk, trouble, words, saved)


def saved_at(path: Path) -> datetime | None:
    """Return when a file was last saved; None if that is not known."""
    try:
        return datetime.fromtimestamp(path.stat().st_mtime, UTC)
    except OSError:
        return None


def _kept_at(folder: Path) -> datetime:
    times = []
    # The thread that writes the journal to the plan's file may remove it meanwhile.
    with contextlib.suppress(OSError):
        for path in folder.iterdir():
            with contextlib.suppress(OSError):
                times.append(path.stat().st_mtime)
    return datetime.fromtimestamp(max(times, default=0), UTC).astimezone()


def _sha_of(path: Path, disk: Disk) -> str:
    try:
        return _sha(read_bytes(path, disk))
    except PlanFileError:
        return ""


def _sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
