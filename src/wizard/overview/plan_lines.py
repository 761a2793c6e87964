"""The facts for page one of the action plan: lines for the items, a summary, and what is due in the next days."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from wizard.foundation.formatting import capital, listed, number_word
from wizard.guidance.position_kinds import MARKS, POSITION_KINDS, Mark
from wizard.minutes.decision_facts import (
    NO_CHANGE,
    NO_DATE,
    NOT_IN_FORCE,
    NOT_NAMED,
    NextDate,
    decided_in_words,
    headline_of,
    in_force_from,
    next_of,
    outcome_in_brief,
    owner_of,
)
from wizard.minutes.entries import NOT_ASKED, OFF_AGENDA, EntryMinutes, ItemMinutes, ProposalMinutes
from wizard.minutes.minutes import Minutes
from wizard.minutes.task_list import by_date
from wizard.plan.people import VotesPrinted
from wizard.plan.record import Standing
from wizard.plan.ruling_kind import RulingKind
from wizard.plan.task import Task, TaskState

DAYS_AHEAD = 30
"""How many days after the meeting page one looks ahead."""


class Group(StrEnum):
    """The groups of lines, in the order of page one."""

    ADOPTED = "Adopted"
    IN_PLACE = "Already our practice"
    DEFERRED = "Deferred"
    NOT_ADOPTED = "Not adopted"
    NOT_DECIDED = "Not decided"
    AWAITING = "Awaiting consent"
    DUTIES = "Duties checked"


_GROUPS: Mapping[Mark, Group] = {
    Mark.ADOPTED: Group.ADOPTED,
    Mark.ALREADY_SO: Group.IN_PLACE,
    Mark.DEFERRED: Group.DEFERRED,
    Mark.NOT_ADOPTED: Group.NOT_ADOPTED,
    Mark.DUTY_NOT_MET: Group.DUTIES,
    Mark.DUTY_MET: Group.DUTIES,
    Mark.NOT_DECIDED: Group.NOT_DECIDED,
}

_COUNTED: Mapping[Group, str] = {
    Group.ADOPTED: "adopted",
    Group.IN_PLACE: "already our practice",
    Group.DEFERRED: "deferred",
    Group.NOT_ADOPTED: "not adopted",
    Group.NOT_DECIDED: "not decided",
    Group.AWAITING: "awaiting consent",
}
_DUTIES = (Mark.DUTY_MET, Mark.DUTY_NOT_MET, Mark.DUTY_NOT_CHECKED)


@dataclass(frozen=True)
class PlanLine:
    """One item on one line: what was decided, how, from when, who leads it and the next important date."""

    item: str
    number: str
    """The decision's number, “1.1”, or “1 (i)” if not carried; the item's number if nothing was put."""
    group: Group
    mark: Mark
    words: str
    """“Work to a safe daily limit”."""
    headline: str
    """“28 contacts a day”; empty where there is none."""
    outcome: str
    """“Carried 4–1”."""
    start: date | str
    owner: str
    """A full name, or words if there is none."""
    next: NextDate


def plan_lines(minutes: Minutes, printed: VotesPrinted) -> tuple[PlanLine, ...]:
    """Return a line for each item of the guidance on the agenda, in the guidance's order."""
    return tuple(_line(entry, minutes, printed) for entry in minutes.items if entry.taken)


def in_groups(lines: Iterable[PlanLine]) -> dict[Group, tuple[PlanLine, ...]]:
    """Return the lines by group, in the order of page one, without empty groups."""
    lines = tuple(lines)
    groups = {group: tuple(line for line in lines if line.group is group) for group in Group}
    return {group: found for group, found in groups.items() if found}


def decision_of(entry: EntryMinutes) -> ProposalMinutes | None:
    """Return the proposal whose outcome an entry shows: the one in force or awaited, or else the last."""
    for wanted in (lambda put: put.in_force, _waits):
        found = [put for put in entry.proposals if wanted(put)]
        if found:
            return found[-1]
    return entry.last


def _waits(put: ProposalMinutes) -> bool:
    return put.ruling.kind is RulingKind.AWAITING and put.sealed is not None


def group_of(entry: EntryMinutes) -> Group:
    """Return the group of an item on the agenda."""
    if entry.is_duty:
        return Group.DUTIES
    put = decision_of(entry)
    if put is None:
        return Group.NOT_DECIDED
    if put.in_force:
        return _GROUPS[POSITION_KINDS[put.position.kind].mark]
    return Group.AWAITING if put.ruling.kind is RulingKind.AWAITING else Group.NOT_DECIDED


def _line(entry: ItemMinutes, minutes: Minutes, printed: VotesPrinted) -> PlanLine:
    put, group, item = decision_of(entry), group_of(entry), entry.item
    if put is None:
        return _unmoved(entry, minutes, group)
    proposal, position = put.proposal, put.position
    in_force = put.in_force
    start: date | str = NOT_IN_FORCE if group is Group.AWAITING else NO_CHANGE
    if in_force:
        start = in_force_from(proposal, position, put.ruling.effective_on or minutes.held_on)
    mark = POSITION_KINDS[position.kind].mark if in_force else Mark.NOT_DECIDED
    return PlanLine(
        item=entry.id,
        number=put.number or entry.id,
        group=group,
        mark=mark,
        words=decided_in_words(item.short_title, item.title, position),
        headline=headline_of(item, proposal, entry.facts),
        outcome=outcome_in_brief(put.ruling, printed),
        start=start,
        owner=owner_of(proposal, minutes.people) or NOT_NAMED,
        next=next_of(proposal, position) if in_force else _after_nothing(entry),
    )


def _after_nothing(entry: ItemMinutes) -> NextDate:
    """Return the next date of an item on which nothing was decided, from the position still in force."""
    return next_of(entry.after.proposal, entry.position) if entry.after and entry.position else NextDate(NO_DATE)


def _unmoved(entry: ItemMinutes, minutes: Minutes, group: Group) -> PlanLine:
    """Return the line of an item on the agenda on which nothing was put."""
    stands = entry.after
    words = entry.item.short_title
    if stands and entry.position:
        words = decided_in_words(words, entry.item.title, entry.position)
    owner = owner_of(stands.proposal, minutes.people) if stands else ""
    return PlanLine(
        item=entry.id,
        number=standing_number(stands) or entry.id,
        group=group,
        mark=entry.mark,
        words=words,
        headline="",
        outcome="Not checked" if entry.is_duty else stays(entry) if stands or entry.ran_out else "Not decided",
        start=_since(stands, entry) if stands else NO_CHANGE,
        owner=owner or NOT_NAMED,
        next=_after_nothing(entry),
    )


def _since(stands: Standing, entry: EntryMinutes) -> date | str:
    return in_force_from(stands.proposal, entry.position, stands.decided_on) if entry.position else NO_CHANGE


def standing_number(stands: Standing | None) -> str:
    """Return the number of an item's decision: “8.1”; empty if it has none."""
    return f"{stands.item}.{stands.number}" if stands and stands.number else ""


def agenda_result(minutes: Minutes) -> str:
    """Return the outcome of the items on the agenda in one sentence, leaving out counts of zero."""
    taken = [entry for entry in minutes.items if entry.taken]
    total = number_word(len(minutes.items))
    if not taken:
        return f"None of the {total} items was on the agenda."
    head = (
        f"{capital(number_word(len(taken)))} of the {total} items {'was' if len(taken) == 1 else 'were'} on the agenda"
    )
    if minutes.meeting.in_writing:
        head = f"Decided in writing: {number_word(len(taken))} of the {total} items"
    elif len(taken) == len(minutes.items):
        head = f"All {total} items were on the agenda"
    counts = Counter(group_of(entry) for entry in taken if not entry.is_duty)
    said = [f"{number_word(counts[group])} {word}" for group, word in _COUNTED.items() if counts[group]]
    duties = _duties(taken)
    of = "; " if minutes.meeting.in_writing else ": "
    return f"{head}{of}{listed([*said, *duties])}."


def _duties(taken: Iterable[ItemMinutes]) -> list[str]:
    counts: Counter[Mark] = Counter()
    for entry in taken:
        if entry.is_duty:
            put = decision_of(entry)
            position = put.position if put and put.in_force else entry.position
            counts[POSITION_KINDS[position.kind].mark if position else Mark.DUTY_NOT_CHECKED] += 1
    return [
        f"{number_word(counts[mark])} {'duty' if counts[mark] == 1 else 'duties'} {MARKS[mark].of_duty}"
        for mark in _DUTIES
        if counts[mark]
    ]


def off_agenda(minutes: Minutes) -> tuple[ItemMinutes, ...]:
    """Return the items of the guidance that were not on the agenda."""
    return tuple(entry for entry in minutes.items if not entry.taken)


def stays(entry: EntryMinutes) -> str:
    """Return in a few words that nothing was decided; if something ran out, never call it unchanged."""
    if any(each.settled for each in entry.ran_out):
        return "Ended"
    return capital(listed([each.short.lower() for each in entry.ran_out])) or "Unchanged"


def left_off(minutes: Minutes, but: Collection[str] = ()) -> Iterator[str]:
    """Yield sentences on the items that were left off; they never say “unchanged” if something ran out.

    Args:
        minutes: The minutes.
        but: The ids of items with their own sentences.
    """
    off = [entry for entry in off_agenda(minutes) if entry.id not in but]
    if rest := [entry for entry in off if not entry.ran_out]:
        stands, alone = any(entry.after for entry in rest), len(rest) == 1
        items = f"{'item' if alone else 'items'} {listed([entry.id for entry in rest])}"
        if stands:
            said = "Its position is unchanged." if alone else "Their positions are unchanged."
        else:
            said = f"Nothing has been decided on {'it' if alone else 'them'} yet."
        yield f"{NOT_ASKED if minutes.meeting.in_writing else OFF_AGENDA}: {len(rest)} ({items}). {said}"
    yield from (
        f"Item {entry.number}, {entry.sentence[:1].lower()}{entry.sentence[1:]}" for entry in off if entry.ran_out
    )


def due_soon(minutes: Minutes) -> tuple[tuple[Task, ...], tuple[Task, ...]]:
    """Return the open tasks that are due within `DAYS_AHEAD` of the meeting, and those after, each by date.

    Undated tasks are among those after. If the meeting has no date, nothing is near.
    """
    tasks = by_date(task for task in minutes.tasks if task.state is TaskState.OPEN)
    last = minutes.held_on + timedelta(days=DAYS_AHEAD) if minutes.held_on else None
    near = tuple(task for task in tasks if last and task.due and task.due <= last)
    return near, tuple(task for task in tasks if task not in near)
