"""Changes of what the practice gives out: lines ticked for one reader, texts typed for one, the return to the LMC."""

from datetime import date

from wizard.foundation.value import Line, Note
from wizard.plan.office import Confirmation, OutsideReader, ReaderLine, TypedText
from wizard.plan.plan import Plan


def with_line(plan: Plan, reader: OutsideReader, item: str, line: str, *, ticked_on: date | None) -> Plan:
    """Return the plan with a line ticked for a reader on a day, or with None no longer."""
    found = _line(plan, reader, item, line)
    return _with_line(plan, found.replace(ticked_on=ticked_on))


def with_words_of_line(plan: Plan, reader: OutsideReader, item: str, line: str, words: Note) -> Plan:
    """Return the plan with a line in the practice's words; empty for the guidance's own.

    Words that are new were not approved, so the line is no longer ticked.
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
    """Return the plan with a text typed for a reader; empty words take it away."""
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
    """Return the plan with whom the LMC may ask, and whether they agreed to be named."""
    returns = plan.office.returns.replace(contact=person, contact_consents=consents)
    return plan.replace(office=plan.office.replace(returns=returns))
