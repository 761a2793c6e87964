"""Checks of a proposal against the facts that the practice recorded on its item."""

from collections.abc import Iterator

from wizard.checks.check import Found, Severity
from wizard.foundation.formatting import listed, number_in_words
from wizard.guidance.item import Calculator, Contradiction, Item, Position
from wizard.guidance.position_kinds import POSITION_KINDS, KindCheck, Mark
from wizard.minutes.resolution import value_in_words
from wizard.plan.proposal import Fields

LIMIT, NOW = "contacts", "contacts_now"
"""The fields of an item with contacts a day: the limit, and the average that was counted."""


def fact_checks(item: Item, position: Position, held: Fields) -> Iterator[Found]:
    """Yield facts that contradict the position, parts of a met duty not checked, and a limit above the average."""
    yield from _contradicted(item, position, held)
    yield from _unchecked(item, position, held)
    if item.calculator is Calculator.CONTACTS:
        yield from _limit(position, held)


def _contradicted(item: Item, position: Position, held: Fields) -> Iterator[Found]:
    """Yield every recorded answer that the guidance says contradicts the position, in one finding."""
    said = [_answered(item, entry) for entry in position.contradicts if _holds(item, entry, held)]
    if said:
        as_what = POSITION_KINDS[position.kind].recorded_as or f"“{position.label}”"
        yield "met_against_fact", Severity.ACKNOWLEDGE, f"recorded as {as_what}, and {listed(said)}"


def _unchecked(item: Item, position: Position, held: Fields) -> Iterator[Found]:
    """Yield how much of a duty that is recorded as met nobody has checked."""
    if item.duty is None or POSITION_KINDS[position.kind].mark is not Mark.DUTY_MET:
        return
    asked = [each.fact for each in item.duty.required if each.fact]
    left = sum(held.get(fact) is None for fact in asked)
    if left:
        words = (
            f"recorded as {POSITION_KINDS[position.kind].recorded_as}, with {left} of {len(asked)} parts not checked"
        )
        yield "met_unchecked", Severity.RESULT, words


def _holds(item: Item, entry: Contradiction, held: Fields) -> bool:
    return value_in_words(item.field(entry.field), held.get(entry.field)) == entry.answer


def _answered(item: Item, entry: Contradiction) -> str:
    return f"“{item.field(entry.field).label}” is answered {entry.answer}"


def _limit(position: Position, held: Fields) -> Iterator[Found]:
    limit, now = _number(held, LIMIT), _number(held, NOW)
    if limit is None or now is None:
        return
    most, average = number_in_words(limit), number_in_words(now)
    checked = POSITION_KINDS[position.kind].checks
    if KindCheck.LIMIT_ABOVE in checked and limit > now:
        words = f"the daily limit of {most} is above the average of {average} recorded now"
        yield "limit_above_now", Severity.RESULT, words
    if KindCheck.LIMIT_BELOW in checked and limit < now:
        words = f"said to be in place at {most}, and the average recorded now is {average}"
        yield "in_place_against_fact", Severity.ACKNOWLEDGE, words


def _number(held: Fields, field_id: str) -> int | None:
    value = held.get(field_id)
    return value if isinstance(value, int) and not isinstance(value, bool) else None
