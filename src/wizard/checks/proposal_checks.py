"""Checks of what a proposal says: its dates, its owner, its reason, its fields."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from wizard.checks.check import Severity
from wizard.foundation.formatting import date_in_words, listed
from wizard.guidance.item import FieldKind, Item, Position, RecordField
from wizard.guidance.position_kinds import Need, PositionKind
from wizard.minutes.resolution import recorded
from wizard.plan.deferral import NO_END, DateProblem, date_problems, deferral_problems
from wizard.plan.people import Person, in_practice, is_named
from wizard.plan.proposal import BringBack, DutyCheck, Fields, FieldValue, Proposal

Found = tuple[str, Severity, str]
"""A finding before its place is known: code, severity, and the words that follow the item's name."""

STAFF_NOTICE = timedelta(days=7)
"""How far ahead of its start a change in how staff work is asked about."""

TOLD, JOB_PLAN = "told_in_writing_on", "job_plan_agreed"
"""The fields by which an item says that it changes how staff work."""


def particulars(
    item: Item, proposal: Proposal, facts: Fields, people: tuple[Person, ...], held_on: date | None
) -> Iterator[Found]:
    """Yield what is missing or odd in a proposal.

    Args:
        item: The guidance under which it was made.
        proposal: The proposal.
        facts: The practice's local facts on the item; they stand where the proposal leaves a field open.
        people: The practice's people.
        held_on: The date of the meeting.

    Raises:
        KeyError: The item offers no such position.
    """
    position = item.position(proposal.position)
    yield from _needs(position, proposal)
    if position.kind is PositionKind.LATER or Need.BRING_BACK in position.needs:
        yield from _found(deferral_problems(proposal.bring_back or BringBack()))
    if position.kind is PositionKind.NOT_MEETING:
        yield from _not_meeting(proposal)
    yield from _found(date_problems(proposal, held_on))
    yield from _fields(item, position, recorded(proposal, facts))
    yield from _staff(position, proposal, held_on)
    yield from _owners(proposal, people)


_MISSING: dict[Need, tuple[str, str, Callable[[Proposal], bool]]] = {
    Need.START: ("no_start", "no start date", lambda proposal: proposal.start is not None),
    Need.HOLD_UNTIL: ("no_hold_end", "no end of the hold", lambda proposal: proposal.hold_until is not None),
    Need.OWNER: ("no_owner", "no owner", lambda proposal: is_named(proposal.owner)),
    Need.REVIEW: ("no_review", "no review date", lambda proposal: proposal.review_on is not None),
    Need.REASON: ("no_reason", "no reason", lambda proposal: bool(proposal.reason)),
    Need.MISSING: ("nothing_missing", "no word on what is missing", lambda proposal: bool(proposal.missing)),
    Need.CHECKED: ("not_checked_how", "no word on who checked, when and how", lambda proposal: _seen(proposal.check)),
    Need.ADVICE: ("no_advice", "no advice taken, or no date of it", lambda proposal: _advised(proposal)),
}


def _needs(position: Position, proposal: Proposal) -> Iterator[Found]:
    """Yield what the position asks for and the proposal lacks; `not_meeting` has its own, stricter check of two."""
    for need in position.needs:
        if need not in _MISSING:
            continue
        if position.kind is PositionKind.NOT_MEETING and need in (Need.REASON, Need.ADVICE):
            continue
        code, words, present = _MISSING[need]
        if not present(proposal):
            yield code, Severity.ACKNOWLEDGE, f"{words} is recorded"


def _seen(check: DutyCheck | None) -> bool:
    return check is not None and is_named(check.by) and check.on is not None and bool(check.how)


def _advised(proposal: Proposal) -> bool:
    return proposal.advice is not None and bool(proposal.advice.taken_from) and proposal.advice.on is not None


def _not_meeting(proposal: Proposal) -> Iterator[Found]:
    lacking = [] if proposal.reason else ["a reason"]
    lacking += [] if _advised(proposal) else ["from whom advice was taken, and when"]
    if lacking:
        yield "not_meeting", Severity.BLOCKING, f"a record that a duty is not met asks for {listed(lacking)}"


def _found(problems: Iterator[DateProblem]) -> Iterator[Found]:
    """Yield problems with dates as findings: only a decision put off for ever keeps the meeting open."""
    for code, words in problems:
        yield code, Severity.BLOCKING if code == NO_END else Severity.ACKNOWLEDGE, words


def _fields(item: Item, position: Position, held: Fields) -> Iterator[Found]:
    """Yield the fields that ought to hold something: those that the pack asks for, tables of what is taken up, and
    whatever the resolution names.
    """
    empty, refused = [], []
    for field_id in position.fields:
        field, value = item.field(field_id), held.get(field_id)
        listed_in_it = field.kind is FieldKind.TABLE and position.kind is PositionKind.ADOPT
        if value in (None, "", ()):
            if field.asked or listed_in_it or f"{{{field_id}}}" in position.resolution:
                empty.append(field.label)
        elif field.asked and value is False:
            refused.append(field.label)
        elif _outside(field, value):
            yield (
                "number_outside",
                Severity.ACKNOWLEDGE,
                f"“{field.label}” is outside {field.minimum} to {field.maximum}",
            )
    if empty:
        yield "field_empty", Severity.ACKNOWLEDGE, f"nothing is recorded under {_quoted(empty)}"
    if refused:
        yield "answered_no", Severity.ACKNOWLEDGE, f"the answer is no to {_quoted(refused)}"


def _quoted(labels: list[str]) -> str:
    return listed([f"“{label}”" for label in labels])


def _outside(field: RecordField, value: FieldValue | None) -> bool:
    if not isinstance(value, int) or isinstance(value, bool):
        return False
    low = field.minimum is not None and value < field.minimum
    return low or (field.maximum is not None and value > field.maximum)


def _staff(position: Position, proposal: Proposal, held_on: date | None) -> Iterator[Found]:
    """Yield a question where a change in how staff work starts within a week of the meeting."""
    if position.kind is not PositionKind.ADOPT or TOLD not in position.fields:
        return
    if proposal.start is None or held_on is None or proposal.start > held_on + STAFF_NOTICE:
        return
    told = proposal.fields.get(TOLD)
    agreed = proposal.fields.get(JOB_PLAN)
    open_ = [] if told else ["when staff were told in writing"]
    open_ += [] if agreed is not None else ["whether changes to job plans are agreed"]
    if open_:
        when = date_in_words(proposal.start)
        words = f"it starts on {when}, within seven days of the meeting; not recorded: {listed(open_)}"
        yield "staff_not_told", Severity.ACKNOWLEDGE, words


def _owners(proposal: Proposal, people: tuple[Person, ...]) -> Iterator[Found]:
    named = [("its owner", proposal.owner)]
    named += [("who watches for its return", proposal.bring_back.watcher)] if proposal.bring_back else []
    named += [("who checked", proposal.check.by)] if proposal.check else []
    for words, owner in named:
        if owner is not None and is_named(owner) and not in_practice(owner, people):
            yield "owner_unknown", Severity.ACKNOWLEDGE, f"{words} is not named in the practice"
