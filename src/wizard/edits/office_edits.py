"""Changes to what the practice gives out: lines ticked and texts typed for a reader, and the return to the LMC."""

from collections.abc import Mapping
from datetime import date

from wizard.foundation.value import Line, Note
from wizard.plan.office import Confirmation, OutsideReader, ReaderLine, Returns, TypedText
from wizard.plan.plan import Plan


def with_line(plan: Plan, reader: OutsideReader, item: str, line: str, *, ticked_on: date | None) -> Plan:
    """Return the plan with a line ticked for a reader on a day; None removes the tick."""
    found = _line(plan, reader, item, line)
    return _with_line(plan, found.replace(ticked_on=ticked_on))


def with_words_of_line(plan: Plan, reader: OutsideReader, item: str, line: str, words: Note) -> Plan:
    """Return the plan with a line in the practice's words; empty for the guidance's own.

    New words have not been approved, so the tick is removed.
    """
    found = _line(plan, reader, item, line)
    return plan if found.words == words else _with_line(plan, found.replace(words=words, ticked_on=None))


def _line(plan: Plan, reader: OutsideReader, item: str, line: str) -> ReaderLine:
    known = (each for each in plan.office.lines if (each.reader, each.item, each.line) == (reader, item, line))
    return next(known, ReaderLine(reader=reader, item=item, line=line))


def _with_line(plan: Plan, line: ReaderLine) -> Plan:
    key = (line.reader, line.item, line.line)
    others = [each for each in plan.office.lines if (each.reader, each.item, each.line) != key]
    kept = [line] if line.words or line.ticked_on else []
    lines = sorted([*others, *kept], key=lambda each: (each.reader, each.item or "", each.line or ""))
    return plan.replace(office=plan.office.replace(lines=tuple(lines)))


def with_typed(
    plan: Plan,
    reader: OutsideReader,
    place: str,
    words: Note,
    *,
    item: str | None = None,
    checked_by: Line = "",
    checked_on: date | None = None,
) -> Plan:
    """Return the plan with a text typed for a reader; empty words remove it."""
    others = [each for each in plan.office.typed if (each.reader, each.place, each.item) != (reader, place, item)]
    new = TypedText(reader=reader, place=place, item=item, words=words, checked_by=checked_by, checked_on=checked_on)
    kept = [new] if words.strip() else []
    typed = sorted([*others, *kept], key=lambda each: (each.reader, each.place, each.item or ""))
    return plan.replace(office=plan.office.replace(typed=tuple(typed)))


def with_confirmation(plan: Plan, confirmation: Confirmation) -> Plan:
    """Return the plan with what a receiving service confirmed."""
    key = (confirmation.item, confirmation.row)
    others = [each for each in plan.office.confirmations if (each.item, each.row) != key]
    return plan.replace(office=plan.office.replace(confirmations=(*others, confirmation)))


def with_icb_asked(plan: Plan, on: date | None) -> Plan:
    """Return the plan with the day on which the ICB asked for it."""
    return plan.replace(office=plan.office.replace(icb_asked_on=on))


def with_lmc_contact(plan: Plan, person: str | None, *, consents: bool) -> Plan:
    """Return the plan with the contact for the LMC, and whether they agreed to be named."""
    returns = plan.office.returns.replace(contact=person, contact_consents=consents)
    return plan.replace(office=plan.office.replace(returns=returns))


def with_scripts_checked(plan: Plan, by: Line, on: date | None) -> Plan:
    """Return the plan with who checked the words for staff, and when; changing the words removes this."""
    typed = tuple(
        each.replace(checked_by=by, checked_on=on if by else None)
        if (each.reader, each.place) == (OutsideReader.STAFF, "script")
        else each
        for each in plan.office.typed
    )
    return plan.replace(office=plan.office.replace(typed=typed))


def with_obstacle(plan: Plan, item: str, key: str, *, ticked: bool) -> Plan:
    """Return the plan with an obstacle on an item ticked or unticked for the LMC."""
    return _with_returns(plan, obstacles=_ticked(plan.office.returns.obstacles, item, key, ticked=ticked))


def with_support(plan: Plan, item: str, key: str, *, ticked: bool) -> Plan:
    """Return the plan with a kind of support wanted from the LMC ticked or unticked."""
    return _with_returns(plan, support=_ticked(plan.office.returns.support, item, key, ticked=ticked))


def with_return_words(plan: Plan, item: str, words: Line) -> Plan:
    """Return the plan with one line on an item for the LMC; an empty line removes it."""
    said = {key: line for key, line in plan.office.returns.words.items() if key != item}
    return _with_returns(plan, words=dict(sorted({**said, item: words}.items())) if words else said)


def with_return_number(plan: Plan, fact: Line, *, ticked: bool) -> Plan:
    """Return the plan with a fact, such as “3.services”, added to or removed from the return to the LMC."""
    others = [each for each in plan.office.returns.numbers if each != fact]
    return _with_returns(plan, numbers=tuple(sorted([*others, fact] if ticked else others)))


def _ticked(
    ticks: Mapping[str, tuple[str, ...]], item: str, key: str, *, ticked: bool
) -> Mapping[str, tuple[str, ...]]:
    others = [each for each in ticks.get(item, ()) if each != key]
    now = tuple(sorted([*others, key] if ticked else others))
    rest = {each: keys for each, keys in ticks.items() if each != item}
    return dict(sorted({**rest, item: now}.items())) if now else rest


def _with_returns(plan: Plan, **changes: object) -> Plan:
    returns: Returns = plan.office.returns.replace(**changes)
    return plan.replace(office=plan.office.replace(returns=returns))
