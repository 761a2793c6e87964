"""The flow of the wizard: the steps, their order and their states. Pure; it does not use widgets.

One step is one item. The state of an item is a `Mark`; `MARKS` holds the words and the look of each.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from wizard.foundation.dates import written
from wizard.foundation.formatting import after_when, date_in_words
from wizard.guidance.position_kinds import MARKS, POSITION_KINDS, Mark
from wizard.minutes.entries import EntryMinutes, ItemMinutes
from wizard.minutes.minutes import Minutes
from wizard.overview.places import FIRST_STEPS, LAST_STEPS, item_key
from wizard.plan.deferral import comes_back_by
from wizard.plan.labels import RULINGS
from wizard.plan.ruling_kind import RulingKind
from wizard.signing.closing import RecordState, signing_state


@dataclass(frozen=True)
class WizardStep:
    """One step in the list."""

    key: str
    """“start”, “practice”, “meeting”, “item-4a”, “review”, “sign”, “export”, “due”."""
    title: str
    number: int
    """Its place among the steps, from 1."""
    done: bool
    """Whether there is nothing left to do on it."""
    state_words: str
    """“complete”, “not complete”; for an item, its state in words."""
    item: str = ""
    """The item's number as it is printed, “4a” or “O1”; empty for a step that is not an item."""
    action: int | None = None
    """The number of the item's action, if it has one."""
    mark: Mark | None = None
    """The item's state."""
    beside: str = ""
    """The short word beside the mark, if the mark is not enough."""


def steps_of(minutes: Minutes, *, findings: int | None = None, overdue: int = 0) -> tuple[WizardStep, ...]:
    """Return all steps of a meeting, in order, with the state of each.

    `findings` is the number of things to correct or read before closing; None if not checked yet. `overdue` is the
    number of overdue things.
    """
    meeting_done = bool(minutes.meeting.held_on and minutes.meeting.chair and minutes.meeting.attendance)
    practice_done = bool(minutes.practice.name and any(person.has_vote for person in minutes.people))
    through, of = dealt_with(minutes)
    reviewed = not minutes.draft or (through == of and not findings)
    signed = signing_state(minutes.record).state is RecordState.SIGNED
    done = {"start": True, "practice": practice_done, "meeting": meeting_done, "review": reviewed, "sign": signed}
    done["together"] = not any(is_listed(minutes, entry) for entry in minutes.entries)
    rows: list[WizardStep] = []
    for key, title in FIRST_STEPS.items():
        rows.append(_plain(key, title, len(rows) + 1, done=done[key]))
    for entry in minutes.items:
        rows.append(_of_item(entry, _title(entry), len(rows) + 1, entry.action.number))
    for own in minutes.own:
        rows.append(_of_item(own, own.title, len(rows) + 1))
    for key, title in LAST_STEPS.items():
        rows.append(_plain(key, title, len(rows) + 1, done=done.get(key, False)))
    rows[-1] = _due(rows[-1], overdue)
    return tuple(rows)


def _due(row: WizardStep, overdue: int) -> WizardStep:
    """The Due step is never complete: its row says how much is overdue."""
    return replace(
        row,
        done=False,
        state_words=f"{overdue} overdue" if overdue else "nothing overdue",
        beside=f"{overdue} overdue" if overdue else "",
    )


def is_listed(minutes: Minutes, entry: EntryMinutes) -> bool:
    """Whether an item is listed to be taken together and not yet agreed."""
    return entry.id in minutes.meeting.together and entry.last is not None and entry.last.proposal.decision is None


def _title(entry: ItemMinutes) -> str:
    """An action with only one item has its own name, which is known before a plan is open."""
    return entry.action.short_title if len(entry.action.items) == 1 else entry.item.short_title


def _plain(key: str, title: str, number: int, *, done: bool) -> WizardStep:
    return WizardStep(key, title, number, done, "complete" if done else "not complete")


def _of_item(entry: EntryMinutes, title: str, number: int, action: int | None = None) -> WizardStep:
    return WizardStep(
        key=item_key(entry.id),
        title=title,
        number=number,
        done=is_dealt_with(entry),
        state_words=state_in_words(entry),
        item=entry.number,
        action=action,
        mark=item_state(entry),
        beside=_beside(entry),
    )


def item_state(entry: EntryMinutes) -> Mark:
    """Return the state of an item at the meeting.

    An item that was not carried, or is still to be decided, is undecided.
    """
    if not entry.taken:
        return entry.mark if entry.in_writing else Mark.OFF_AGENDA
    if _awaits(entry) and not entry.decided_here:
        return Mark.AWAITING
    if entry.decided_here or not entry.draft:
        return entry.mark
    return Mark.DUTY_NOT_CHECKED if entry.is_duty else Mark.NOT_DECIDED


def _awaits(entry: EntryMinutes) -> bool:
    return entry.last is not None and entry.ruling.kind is RulingKind.AWAITING


_SETTLED = frozenset({RulingKind.NOT_CARRIED, RulingKind.AWAITING, RulingKind.CARRIED_OVER})
"""Outcomes that also mean that the partners have finished with an item."""

_OPEN = frozenset({RulingKind.NOT_PUT, RulingKind.TIED, RulingKind.INCOMPLETE, RulingKind.NO_QUORUM})


def is_dealt_with(entry: EntryMinutes) -> bool:
    """Whether the partners have finished with an item: they decided it, carried it over, or took it off the agenda."""
    if not entry.taken:
        return True
    if entry.last is None or entry.ruling.kind in _OPEN:
        return False
    return entry.ruling.takes_effect or entry.ruling.kind in _SETTLED


def dealt_with(minutes: Minutes) -> tuple[int, int]:
    """Return how many agenda items the partners have finished with, and how many there are."""
    return sum(map(is_dealt_with, minutes.entries)), len(minutes.entries)


def _outcome(entry: EntryMinutes) -> str:
    """Return in a word why an item is undecided although something was put: “not carried”; empty if nothing was put."""
    if entry.last is None or entry.ruling.kind is RulingKind.NOT_PUT or entry.ruling.takes_effect:
        return ""
    return RULINGS[entry.ruling.kind].short.lower()


def _tail(entry: EntryMinutes) -> str:
    return POSITION_KINDS[entry.position.kind].tail if entry.position is not None else ""


def _beside(entry: EntryMinutes) -> str:
    state = item_state(entry)
    if state is entry.mark and (tail := _tail(entry)):
        return tail
    if state is Mark.DEFERRED and entry.after is not None and (on := comes_back_by(entry.after.proposal.bring_back)):
        return f"until {written(on).rsplit(' ', 1)[0]}"
    if state in (Mark.NOT_DECIDED, Mark.DUTY_NOT_CHECKED):
        return _outcome(entry) or ("in force" if entry.position is not None else "")
    return MARKS[state].beside


def state_in_words(entry: EntryMinutes) -> str:
    """Return the state of an item in words: “deferred until 9 March 2027”, “not decided: not carried”."""
    state = item_state(entry)
    words = MARKS[state].word.lower()
    if state is entry.mark and (tail := _tail(entry)):
        return f"{words} {tail}"
    if state is Mark.DEFERRED and entry.after is not None:
        back = entry.after.proposal.bring_back
        if on := comes_back_by(back):
            return f"{words} until {date_in_words(on)}"
        return f"{words} until {after_when(back.event)}" if back and back.event else words
    if state in (Mark.NOT_DECIDED, Mark.DUTY_NOT_CHECKED):
        outcome = _outcome(entry)
        words = f"{words}: {outcome}" if outcome else words
        if entry.position is not None and entry.before is not None:
            words += f"; in force since meeting {entry.before.meeting}: {entry.position.label}"
    return words


def progress_in_words(entry: EntryMinutes) -> str:
    """Return how many have answered during a roll call, empty otherwise.

    For a screen reader this is enough after each vote, because the whole sentence names everyone still to answer.
    """
    ruling = entry.ruling
    if not ruling.count.unrecorded:
        return ""
    of = len(ruling.room.here)
    return f"{of - len(ruling.count.unrecorded)} of {of} have answered."


def outcome_in_words(entry: EntryMinutes) -> str:
    """Return the proposal and its outcome, to announce when the item opens; empty if nothing is decided."""
    last = entry.last
    if last is None or entry.ruling.kind is RulingKind.NOT_PUT:
        return ""
    return f"{last.position.label}. {progress_in_words(entry) or entry.sentence}"
