"""Checks of what a proposal says: its dates, its owner, its reason, its fields."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta

from wizard.checks.check import Found, Severity
from wizard.checks.date_checks import (
    TOLD,
    ahead_checks,
    notice_checks_of,
    order_checks,
    preparation_checks,
    start_checks,
)
from wizard.checks.fact_checks import fact_checks
from wizard.foundation.formatting import date_in_words, listed
from wizard.guidance.item import FieldKind, Item, Position, RecordField
from wizard.guidance.position_kinds import NEEDS, POSITION_KINDS, KindCheck, Need
from wizard.minutes.resolution import OWN, recorded
from wizard.plan.deferral import NO_END, DateProblem, date_problems, deferral_problems
from wizard.plan.meeting import Matter
from wizard.plan.people import Person, in_practice, is_named
from wizard.plan.proposal import BringBack, DutyCheck, Fields, FieldValue, Proposal

STAFF_NOTICE = timedelta(days=7)
"""If a change in how staff work starts within this time after the meeting, the program asks about it."""

JOB_PLAN = "job_plan_agreed"
"""The field by which an item asks whether changes to job plans are agreed."""


def particulars(
    item: Item, proposal: Proposal, matter: Matter, facts: Fields, people: tuple[Person, ...], held_on: date | None
) -> Iterator[Found]:
    """Yield what is missing or odd in a proposal.

    Args:
        item: The guidance under which it was made.
        proposal: The proposal.
        matter: What the meeting did on the item.
        facts: The practice's local facts on the item; they apply if the proposal leaves a field open.
        people: The practice's people.
        held_on: The date of the meeting.

    Raises:
        KeyError: The item offers no such position.
    """
    position, held = item.position(proposal.position), recorded(proposal, facts)
    yield from _needs(position, proposal)
    checks = POSITION_KINDS[position.kind].checks
    if KindCheck.RETURN in checks or Need.BRING_BACK in position.needs:
        yield from _found(deferral_problems(proposal.bring_back or BringBack()))
    if KindCheck.GROUNDS in checks:
        yield from _not_meeting(proposal)
    yield from start_checks(position, proposal, held_on)
    yield from _dates(proposal, matter, held_on)
    yield from _fields(item, position, held)
    yield from _staff(position, proposal, held_on)
    yield from preparation_checks(position, proposal, held)
    yield from notice_checks_of(item, position, held, held_on)
    yield from fact_checks(item, position, held)
    yield from _owners(proposal, people)


def _dates(proposal: Proposal, matter: Matter, held_on: date | None) -> Iterator[Found]:
    yield from _found(date_problems(proposal, held_on))
    yield from order_checks(proposal)
    yield from ahead_checks(proposal, matter, held_on)


def own_particulars(
    proposal: Proposal, matter: Matter, people: tuple[Person, ...], held_on: date | None
) -> Iterator[Found]:
    """Yield what is missing or odd in a proposal on one of the practice's own items."""
    if not proposal.words.strip():
        yield "no_words", Severity.BLOCKING, "the proposal is not written down"
    if not is_named(proposal.owner):
        yield NEEDS[Need.OWNER].code, Severity.ACKNOWLEDGE, f"{NEEDS[Need.OWNER].lacking} is recorded"
    yield from start_checks(OWN, proposal, held_on)
    yield from _dates(proposal, matter, held_on)
    yield from _owners(proposal, people)


_HELD: Mapping[Need, Callable[[Proposal], bool]] = {
    Need.OWNER: lambda proposal: is_named(proposal.owner),
    Need.CHECKED: lambda proposal: _seen(proposal.check),
    Need.ADVICE: lambda proposal: _advised(proposal),
}
"""Whether a proposal has something that is recorded as more than a single text or date."""


def _needs(position: Position, proposal: Proposal) -> Iterator[Found]:
    """Yield what the position needs and the proposal lacks; grounds that must be given are checked separately."""
    apart = (Need.REASON, Need.ADVICE) if KindCheck.GROUNDS in POSITION_KINDS[position.kind].checks else ()
    for need in position.needs:
        row = NEEDS[need]
        if not row.lacking or need in apart:
            continue
        held = _HELD[need](proposal) if need in _HELD else bool(getattr(proposal, row.place))
        if not held:
            yield row.code, Severity.ACKNOWLEDGE, f"{row.lacking} is recorded"


def _seen(check: DutyCheck | None) -> bool:
    return check is not None and is_named(check.by) and check.on is not None and bool(check.how)


def _advised(proposal: Proposal) -> bool:
    return proposal.advice is not None and bool(proposal.advice.taken_from) and proposal.advice.on is not None


def _not_meeting(proposal: Proposal) -> Iterator[Found]:
    lacking = [] if proposal.reason else ["a reason"]
    lacking += [] if _advised(proposal) else ["a note of who gave advice, and when"]
    if lacking:
        yield "not_meeting", Severity.BLOCKING, f"where a duty is not met, the record needs {listed(lacking)}"


def _found(problems: Iterator[DateProblem]) -> Iterator[Found]:
    """Yield problems with dates as findings; only a deferral with no end stops the meeting from being closed."""
    for code, words in problems:
        yield code, Severity.BLOCKING if code == NO_END else Severity.ACKNOWLEDGE, words


def _fields(item: Item, position: Position, held: Fields) -> Iterator[Found]:
    """Yield empty fields: those that the pack asks for, tables of adopted items, and any that the resolution names."""
    empty, refused = [], []
    for field_id in position.fields:
        field, value = item.field(field_id), held.get(field_id)
        listed_in_it = field.kind is FieldKind.TABLE and KindCheck.TABLES in POSITION_KINDS[position.kind].checks
        if value in (None, "", ()):
            if field.asked or listed_in_it or f"{{{field_id}}}" in position.resolution:
                empty.append(field.label)
        elif field.asked and value is False:
            refused.append(field.label)
        elif _outside(field, value):
            yield (
                "number_outside",
                Severity.ACKNOWLEDGE,
                f"“{field.label}” is not between {field.minimum} and {field.maximum}",
            )
    if empty:
        yield "field_empty", Severity.ACKNOWLEDGE, f"nothing is recorded under {_quoted(empty)}"
    if refused:
        yield "answered_no", Severity.ACKNOWLEDGE, f"the answer to {_quoted(refused)} is no"


def _quoted(labels: list[str]) -> str:
    return listed([f"“{label}”" for label in labels])


def _outside(field: RecordField, value: FieldValue | None) -> bool:
    if not isinstance(value, int) or isinstance(value, bool):
        return False
    low = field.minimum is not None and value < field.minimum
    return low or (field.maximum is not None and value > field.maximum)


def _staff(position: Position, proposal: Proposal, held_on: date | None) -> Iterator[Found]:
    """Yield a question where a change in how staff work starts within a week of the meeting."""
    if KindCheck.STAFF_TOLD not in POSITION_KINDS[position.kind].checks or TOLD not in position.fields:
        return
    if proposal.start is None or held_on is None or proposal.start > held_on + STAFF_NOTICE:
        return
    told = proposal.fields.get(TOLD)
    agreed = proposal.fields.get(JOB_PLAN)
    open_ = [] if told else ["when staff were told in writing"]
    open_ += [] if agreed is not None else ["whether changes to job plans are agreed"]
    if open_:
        when = "before" if proposal.start < held_on else "within seven days of"
        words = f"it starts on {date_in_words(proposal.start)}, {when} the meeting; not recorded: {listed(open_)}"
        yield "staff_not_told", Severity.ACKNOWLEDGE, words


def _owners(proposal: Proposal, people: tuple[Person, ...]) -> Iterator[Found]:
    named = [("its owner", proposal.owner)]
    named += [("who watches for it", proposal.bring_back.watcher)] if proposal.bring_back else []
    named += [("who checked", proposal.check.by)] if proposal.check else []
    for words, owner in named:
        if owner is not None and is_named(owner) and not in_practice(owner, people):
            yield "owner_unknown", Severity.ACKNOWLEDGE, f"{words} is not on the practice’s list of people"
