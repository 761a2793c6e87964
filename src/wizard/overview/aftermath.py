"""What to do after a meeting is closed: the PDF, signatures, copies, letters, minutes, sheets, the next dates."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from wizard.foundation.formatting import counted, listed
from wizard.overview.aftermath_lines import Aftermath
from wizard.overview.due_rows import due_rows, due_sentence
from wizard.plan.plan import Plan
from wizard.signing.closing import RecordState, signing_state

_NEXT = 3
"""The number of upcoming dates to name."""


@dataclass(frozen=True)
class ToDo:
    """A line of the list, in words, and whether it is done."""

    what: Aftermath
    title: str
    words: str
    button: str
    done: bool
    step: str = ""
    """The step that its button opens; empty if the button does something else."""

    @property
    def by_itself(self) -> bool:
        """Whether the record itself shows that it is done, so that nobody has to tick it."""
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
    again = " Save it again after anyone signs later." if awaited else ""
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
        "Staff, the LMC, the ICB and patients each get their own document.",
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
    Aftermath.OPEN: _Words("Deal with what is open", "", "Open Due", step="due"),
    Aftermath.NEXT: _Words("Note the next dates", "", "Begin the next meeting"),
}
"""The fixed words of each line; the line on signatures has its own."""


def _line(what: Aftermath, ticked: set[str], more: str = "") -> ToDo:
    """Return a line with `more` after its words."""
    line = _LINES[what]
    return ToDo(what, line.title, line.words + more, line.button, what in ticked, step=line.step)


def _letters(plan: Plan, number: int) -> str:
    """Return how many letters of a meeting are made and sent."""
    made = [each for each in plan.office.dispatches if each.meeting == number]
    sent = sum(each.sent_on is not None for each in made)
    return f"Made: {len(made)}. Sent: {sent}." if made else "None has been made yet."


def _signatures(awaited: list[str]) -> tuple[str, str]:
    if not awaited:
        return "Everybody has answered", "No signatures are outstanding."
    has = "has" if len(awaited) == 1 else "have"
    return (
        f"{listed(awaited) if len(awaited) < _NEXT else counted(len(awaited), 'person', 'people')} still {has} to sign",
        f"{listed(awaited)}: here, on a printed sheet, or in writing; also at the next meeting.",
    )


def _next(plan: Plan, today: date) -> str:
    dated = [row for row in due_rows(plan, today) if row.on is not None and row.on >= today]
    named = " · ".join(f"{row.when}: {row.words}" for row in dated[:_NEXT])
    return named or "No dates are coming up."
