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
    again = " Save it again when somebody has signed later." if awaited else ""
    signed = state.state is RecordState.SIGNED
    due = f"{due_sentence(due_rows(plan, today))}."
    return (
        _line(Aftermath.SAVE, ticked, again),
        ToDo(Aftermath.SIGNATURES, *_signatures(awaited), "Sign now", signed, step="sign"),
        _line(Aftermath.COPIES, ticked),
        _line(Aftermath.LETTERS, ticked, _letters(plan, record.content.number)),
        *(_line(what, ticked) for what in (Aftermath.MINUTES, Aftermath.SHEET, Aftermath.CALENDAR)),
        _line(Aftermath.OPEN, ticked, due),
        _line(Aftermath.NEXT, ticked, _next(plan, today)),
    )


class _Words(NamedTuple):
    """A line in words."""

    title: str
    words: str
    button: str
    step: str = ""


_LINES = {
    Aftermath.SAVE: _Words(
        "Save the action plan", "One PDF with every decision, vote and signature so far.", "Save the PDF…"
    ),
    Aftermath.COPIES: _Words(
        "Send each reader the right copy",
        "Staff, the LMC, the ICB and patients each get the document that is made for them.",
        "Choose copies…",
    ),
    Aftermath.LETTERS: _Words("Send the letters", "Letters, notices and scripts for these decisions. ", "Letters…"),
    Aftermath.MINUTES: _Words(
        "Save the minutes for Word", "In plain styles, or in the practice’s own Word template.", "Minutes…"
    ),
    Aftermath.SHEET: _Words(
        "Save the workbook", "Tasks, decisions, votes as you print them, services and agreements.", "Workbook…"
    ),
    Aftermath.CALENDAR: _Words(
        "Save the calendar", "Reviews, deferrals, duties and tasks, with a reminder a week before.", "Calendar…"
    ),
    Aftermath.OPEN: _Words("Put right what is open", "", "Open Due", step="due"),
    Aftermath.NEXT: _Words("Note the next dates", "", "Begin the next meeting"),
}
"""The words of each line that are always the same; whether somebody signed has words of its own."""


def _line(what: Aftermath, ticked: set[str], more: str = "") -> ToDo:
    """Return a line with `more` after its words."""
    line = _LINES[what]
    return ToDo(what, line.title, line.words + more, line.button, what in ticked, step=line.step)


def _letters(plan: Plan, number: int) -> str:
    """Return how far the letters of a meeting are."""
    made = [each for each in plan.office.dispatches if each.meeting == number]
    sent = sum(each.sent_on is not None for each in made)
    return f"Made: {len(made)}. Sent: {sent}." if made else "None is made yet."


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
