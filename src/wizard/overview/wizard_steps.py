"""The flow of the wizard: which steps there are, in which order, and how far each is. Pure; it knows no widgets."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from wizard.guidance.position_kinds import Mark
from wizard.minutes.entries import EntryMinutes, ItemMinutes
from wizard.minutes.minutes import Minutes
from wizard.overview.places import FIRST_STEPS, LAST_STEPS, action_key, own_key
from wizard.plan.ruling_kind import RulingKind
from wizard.signing.closing import RecordState, signing_state


class StepState(StrEnum):
    """How far a step is."""

    OPEN = "open"
    DONE = "done"
    LATER = "later"
    ATTENTION = "attention"
    NOT_TAKEN = "not_taken"


STATE_WORDS = {
    StepState.OPEN: "not decided",
    StepState.DONE: "decided",
    StepState.LATER: "to come back",
    StepState.ATTENTION: "needs attention",
    StepState.NOT_TAKEN: "not taken at this meeting",
}
"""How a state is said of an action; other steps are “complete” or “not complete”."""


@dataclass(frozen=True)
class WizardStep:
    """One step as the list shows it."""

    key: str
    """“start”, “practice”, “meeting”, “action-4”, “review”, “sign”, “export”."""
    title: str
    number: int
    """Its place among the steps, from 1."""
    action: int | None
    """The action's number, if it is an action."""
    state: StepState
    state_words: str


def steps_of(minutes: Minutes) -> tuple[WizardStep, ...]:
    """Return all steps of a meeting, in order, with the state of each."""
    meeting_done = bool(minutes.meeting.held_on and minutes.meeting.chair and minutes.meeting.attendance)
    practice_done = bool(minutes.practice.name and any(person.has_vote for person in minutes.people))
    done = {
        "start": True,
        "practice": practice_done,
        "meeting": meeting_done,
        "together": not any(is_listed(minutes, entry) for entry in minutes.entries),
    }
    rows: list[tuple[str, str, int | None, StepState, str]] = [
        (key, title, None, *_plain(done[key])) for key, title in FIRST_STEPS.items()
    ]
    for action in minutes.meeting.guidance.actions:
        state = _action_state([minutes.item(item_id) for item_id in action.items])
        rows.append((action_key(action.number), action.short_title, action.number, state, STATE_WORDS[state]))
    for own in minutes.own:
        state = item_state(own)
        rows.append((own_key(own.id), own.title, None, state, STATE_WORDS[state]))
    through, meant = decided(minutes)
    signed = signing_state(minutes.record).state is RecordState.SIGNED
    done = {"review": meant > 0 and through == meant, "sign": signed, "export": False}
    rows += [(key, title, None, *_plain(done[key])) for key, title in LAST_STEPS.items()]
    return tuple(
        WizardStep(key, title, number, action, state, words)
        for number, (key, title, action, state, words) in enumerate(rows, 1)
    )


def is_listed(minutes: Minutes, entry: EntryMinutes) -> bool:
    """Whether an item is listed to be taken together and still waits for it."""
    return entry.id in minutes.meeting.together and entry.last is not None and entry.last.proposal.decision is None


def _plain(done: bool) -> tuple[StepState, str]:
    return (StepState.DONE, "complete") if done else (StepState.OPEN, "not complete")


def _action_state(items: list[ItemMinutes]) -> StepState:
    """An action is as far as the item that needs most."""
    states = [item_state(entry) for entry in items]
    order = (StepState.ATTENTION, StepState.OPEN, StepState.LATER, StepState.DONE, StepState.NOT_TAKEN)
    return next(state for state in order if state in states)


_WAITING = {RulingKind.TIED, RulingKind.INCOMPLETE, RulingKind.NOT_PUT}


def item_state(entry: EntryMinutes) -> StepState:
    """Return how far one item is at the meeting."""
    if not entry.taken:
        return StepState.NOT_TAKEN
    if entry.last and entry.ruling.kind in _WAITING:
        return StepState.ATTENTION if entry.ruling.kind is not RulingKind.NOT_PUT else StepState.OPEN
    if entry.last and entry.ruling.kind is RulingKind.NO_QUORUM:
        # Whatever the votes, nothing was decided.
        return StepState.OPEN
    if entry.position is None:
        return StepState.DONE if entry.last else StepState.OPEN
    if not entry.decided_here and not entry.last:
        return StepState.OPEN
    return StepState.LATER if entry.mark is Mark.COMES_BACK else StepState.DONE


def decided(minutes: Minutes) -> tuple[int, int]:
    """Return how many items are through at this meeting, and how many there are for it."""
    taken = [entry for entry in minutes.entries if entry.taken]
    through = [entry for entry in taken if item_state(entry) in (StepState.DONE, StepState.LATER)]
    return len(through), len(taken)


def progress_in_words(entry: EntryMinutes) -> str:
    """Return how many have answered while a roll is called, empty otherwise.

    To the ear it is enough after each vote: the whole sentence names everyone who is still to answer.
    """
    ruling = entry.ruling
    if not ruling.count.unrecorded:
        return ""
    of = len(ruling.room.here)
    return f"{of - len(ruling.count.unrecorded)} of {of} have answered."


def outcome_in_words(entry: EntryMinutes) -> str:
    """Return what is proposed and what came of it, as it is said on arrival; empty if nothing is decided."""
    last = entry.last
    if last is None or entry.ruling.kind is RulingKind.NOT_PUT:
        return ""
    return f"{last.position.label}. {progress_in_words(entry) or entry.sentence}"
