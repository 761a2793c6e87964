"""The dates of decisions: a bar for each, more if services end on different days, and a list of days."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from wizard.foundation.formatting import capital, listed, short_day, time_in_words
from wizard.guidance.item import Calculator
from wizard.guidance.position_kinds import POSITION_KINDS
from wizard.minutes.entries import EntryMinutes, ItemMinutes
from wizard.minutes.minutes import Minutes
from wizard.minutes.resolution import recorded
from wizard.overview.plan_lines import decision_of, standing_number
from wizard.plan.deferral import comes_back_by
from wizard.plan.proposal import Proposal


class PlanBarKind(StrEnum):
    """The kinds of bars, by how they are drawn."""

    IN_FORCE = "in force"
    WAITING = "deferred"
    NOT_MET = "not yet met"


@dataclass(frozen=True)
class PlanBar:
    """One row of the timeline."""

    number: str
    """The decision's number; empty for a further row of the same decision."""
    title: str
    kind: PlanBarKind
    start: date
    end: date
    inside: str
    """Words on the bar, if they fit."""
    after: str
    """Words after its end: “9 Mar”, “ends 18 Mar”."""

    @property
    def sentence(self) -> str:
        """The same in a sentence, for people who cannot see the drawing."""
        spell = f"{self.kind} from {_day(self.start)} to {_day(self.end)}"
        return f"{self.number} {self.title}: {spell}, {self.after}.".strip()


def _day(on: date) -> str:
    return f"{short_day(on)} {on.year}"


@dataclass(frozen=True)
class PlanDay:
    """One day of the list."""

    on: date
    words: tuple[str, ...]
    """Sentences."""
    meeting: bool = False
    """Whether the partners meet on it."""


def number_of(entry: EntryMinutes) -> str:
    """Return the number of an item's decision; the item's own number if there is none."""
    put = decision_of(entry)
    if put is not None and put.in_force and put.number:
        return put.number
    return standing_number(entry.after) or getattr(entry, "number", entry.id)


def plan_bars(minutes: Minutes) -> tuple[PlanBar, ...]:
    """Return the rows of the timeline, in the order of the items; items without dates have no row."""
    return tuple(bar for entry in _in_force(minutes) for bar in _bars(entry, minutes.held_on))


def _in_force(minutes: Minutes) -> Iterator[EntryMinutes]:
    return (entry for entry in minutes.entries if entry.after is not None and entry.position is not None)


def _title(entry: EntryMinutes) -> str:
    return entry.item.short_title if isinstance(entry, ItemMinutes) else entry.title


def _bars(entry: EntryMinutes, held_on: date | None) -> Iterator[PlanBar]:
    assert entry.after is not None
    assert entry.position is not None
    proposal, row = entry.after.proposal, POSITION_KINDS[entry.position.kind]
    start = proposal.start or entry.after.decided_on or held_on
    if start is None:
        return
    number, title = number_of(entry), _title(entry)
    services = _services(entry, proposal)
    for index, (name, sent, last) in enumerate(services):
        begun = sent or start
        named = (number if not index else "", name)
        ends = f"ends {short_day(last)}"
        yield PlanBar(*named, PlanBarKind.IN_FORCE, begun, max(last, begun), "Notice runs", ends)
    if services:
        return
    kind, end, inside = PlanBarKind.IN_FORCE, proposal.hold_until or proposal.review_on, ""
    if proposal.bring_back is not None:
        kind, end, inside = PlanBarKind.WAITING, comes_back_by(proposal.bring_back), "No change now"
    elif row.duty:
        kind, end = PlanBarKind.NOT_MET, proposal.right_by or (proposal.review_on if row.offers_tasks else None)
    elif not row.in_force:
        end = None
    if end is None:
        return
    after = f"{short_day(end)}: not yet met" if kind is PlanBarKind.NOT_MET else short_day(end)
    inside = "On hold" if proposal.hold_until else inside
    yield PlanBar(number, title, kind, start, max(end, start), inside, after)


def _services(entry: EntryMinutes, proposal: Proposal) -> Sequence[tuple[str, date | None, date]]:
    """Return the services of an item that end, each with the day of its notice and its last day."""
    if not isinstance(entry, ItemMinutes) or entry.item.calculator is not Calculator.SERVICES:
        return ()
    if not entry.position or not POSITION_KINDS[entry.position.kind].in_force:
        return ()
    rows = recorded(proposal, entry.facts).get("services")
    if not isinstance(rows, tuple):
        return ()
    found = [(str(row.get("name", "")), _read(row.get("notice_sent")), _read(row.get("ends"))) for row in rows]
    return [(name, sent, end) for name, sent, end in found if name and end is not None]


def _read(value: object) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def plan_days(minutes: Minutes) -> tuple[PlanDay, ...]:
    """Return, in order, the days after the meeting on which something starts, ends, is reviewed or is decided."""
    said: dict[date, dict[str, list[str]]] = {}
    for entry in _in_force(minutes):
        for day, verb in _dated(entry):
            if minutes.held_on is None or day > minutes.held_on:
                said.setdefault(day, {}).setdefault(verb, []).append(number_of(entry))
    coming = minutes.meeting.next_meeting
    if coming.on:
        said.setdefault(coming.on, {})
    days = []
    for day in sorted(said):
        words = tuple(_sentence(verb, numbers) for verb, numbers in said[day].items())
        days.append(PlanDay(day, words, meeting=day == coming.on))
    return tuple(days)


def next_meeting_words(minutes: Minutes) -> str:
    """Return a sentence that the partners meet, with the time if it is known."""
    at = minutes.meeting.next_meeting.at
    return f"Partners’ meeting at {time_in_words(at)}." if at else "Partners’ meeting."


_NOTICE = "notice on "
_PLURAL = {
    "starts": "start",
    "is reviewed": "are reviewed",
    "ends unless renewed first": "end unless renewed first",
    "is decided, if not before": "are decided, if not before",
    "is decided": "are decided",
    "is to be put right": "are to be put right",
}


def _sentence(verb: str, numbers: Sequence[str]) -> str:
    if verb.startswith(_NOTICE):
        return f"{capital(verb)} ({listed(list(dict.fromkeys(numbers)))})."
    words = _PLURAL.get(verb, verb) if len(numbers) > 1 else verb
    return f"{capital(listed(list(dict.fromkeys(numbers))))} {words}."


def _dated(entry: EntryMinutes) -> Iterator[tuple[date, str]]:
    assert entry.after is not None
    assert entry.position is not None
    proposal, row = entry.after.proposal, POSITION_KINDS[entry.position.kind]
    if proposal.start:
        yield proposal.start, "starts"
    back = proposal.bring_back
    if back is not None and (day := comes_back_by(back)):
        yield day, "is decided, if not before" if back.event else "is decided"
    right = proposal.right_by or (proposal.review_on if row.duty and row.offers_tasks else None)
    if right:
        yield right, "is to be put right"
    elif proposal.review_on:
        yield proposal.review_on, "is reviewed"
    if proposal.hold_until:
        yield proposal.hold_until, "ends unless renewed first"
    for name, _, end in _services(entry, proposal):
        called = name if name[:2].isupper() else name[:1].lower() + name[1:]
        yield end, f"{_NOTICE}{called} ends"
