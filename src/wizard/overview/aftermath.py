"""What to do now that a meeting is closed: the PDF, signatures, copies, letters, minutes, sheets, the next dates."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from wizard.foundation.formatting import counted, listed
from wizard.overview.aftermath_lines import Aftermath
from wizard.overview.due_rows import due_rows, due_sentence
from wizard.plan.plan import Plan
from wizard.signing.closing import RecordState, signing_state

_NEXT = 3
"""So many of the next dates are named."""


@dataclass(frozen=True)
class ToDo:
    """A line: what it is, in words, and whether it is done."""

    what: Aftermath
    title: str
    words: str
    button: str
    done: bool
    step: str = ""
    """The step to which its button leads; empty where it does something else."""

    @property
    def by_itself(self) -> bool:
        """Whether the record says by itself that it is done: then nobody ticks it."""
        return self.what is Aftermath.SIGNATURES


def to_do_now(plan: Plan, today: date) -> tuple[ToDo, ...]:
    """Return the lines for the last closed meeting of a plan; none while it has none."""
    if not plan.records:
        return ()
    record = plan.records[-1]
    state = signing_state(record, today)
    names = {person.id: person.name for person in record.content.people}
    awaited = [names[person] for person in state.awaited]
    ticked = {tick.what for tick in plan.office.ticks if tick.meeting == record.content.number}
    save = "One PDF with every decision, vote and signature so far."
    if awaited:
        save += " Save it again when somebody has signed later."
    copies = "Staff, the LMC, the ICB and patients each get the document that is made for them."
    due, ahead = f"{due_sentence(due_rows(plan, today))}.", _next(plan, today)
    title, who = _signatures(awaited)
    signed = state.state is RecordState.SIGNED
    return (
        ToDo(Aftermath.SAVE, "Save the action plan", save, "Save the PDF…", Aftermath.SAVE in ticked),
        ToDo(Aftermath.SIGNATURES, title, who, "Sign now", signed, step="sign"),
        ToDo(Aftermath.COPIES, "Send each reader the right copy", copies, "Choose copies…", Aftermath.COPIES in ticked),
        _line(Aftermath.LETTERS, _letters(plan, record.content.number), ticked),
        *(_line(what, words, ticked) for what, words in _DOCUMENTS.items()),
        ToDo(Aftermath.OPEN, "Put right what is open", due, "Open Due", Aftermath.OPEN in ticked, step="due"),
        ToDo(Aftermath.NEXT, "Note the next dates", ahead, "Begin the next meeting", Aftermath.NEXT in ticked),
    )


class _Words(NamedTuple):
    """A line in words."""

    title: str
    words: str
    button: str


_DOCUMENTS = {
    Aftermath.MINUTES: _Words(
        "Save the minutes for Word", "In plain styles, or in the practice’s own Word template.", "Minutes…"
    ),
    Aftermath.SHEET: _Words(
        "Save the workbook", "Tasks, decisions, votes as you print them, services and agreements.", "Workbook…"
    ),
    Aftermath.CALENDAR: _Words(
        "Save the calendar", "Reviews, deferrals, duties and tasks, with a reminder a week before.", "Calendar…"
    ),
}


def _line(what: Aftermath, words: _Words, ticked: set[str]) -> ToDo:
    return ToDo(what, *words, done=what in ticked)


def _letters(plan: Plan, number: int) -> _Words:
    """Return how far the letters of a meeting are."""
    made = [each for each in plan.office.dispatches if each.meeting == number]
    sent = sum(each.sent_on is not None for each in made)
    said = f"Made: {len(made)}. Sent: {sent}." if made else "None is made yet."
    return _Words("Send the letters", f"Letters, notices and scripts for these decisions. {said}", "Letters…")


def _signatures(awaited: list[str]) -> tuple[str, str]:
    if not awaited:
        return "Everybody has answered", "Nobody’s signature is awaited."
    has = "has" if len(awaited) == 1 else "have"
    return (
        f"{listed(awaited) if len(awaited) < _NEXT else counted(len(awaited), 'person', 'people')} still {has} to sign",
        f"{listed(awaited)}: here, on a printed sheet, or in writing; also at the next meeting.",
    )


def _next(plan: Plan, today: date) -> str:
    dated = [row for row in due_rows(plan, today) if row.on is not None and row.on >= today]
    named = " · ".join(f"{row.when}: {row.words}" for row in dated[:_NEXT])
    return named or "No dates are coming up."
