"""Changes of what letters need, and the log of what was sent: letterhead, addresses, agreements, dispatches."""

from collections.abc import Iterable
from datetime import date

from wizard.edits.meeting_edits import next_id
from wizard.edits.office_edits import with_typed
from wizard.foundation.value import Digest, Line, Note
from wizard.plan.office import Address, Agreement, Dispatch, Letterhead, OutsideReader, Signatory
from wizard.plan.plan import Plan


def with_letterhead(plan: Plan, letterhead: Letterhead, signatory: Signatory) -> Plan:
    """Return the plan with this letterhead and signatory for its letters."""
    return plan.replace(office=plan.office.replace(letterhead=letterhead, signatory=signatory))


def with_address(plan: Plan, address: Address) -> Plan:
    """Return the plan with an address added, or in place of the one with its id."""
    entries = {each.id: each for each in plan.office.addresses} | {address.id: address}
    return plan.replace(office=plan.office.replace(addresses=tuple(entries.values())))


def without_address(plan: Plan, address_id: str) -> Plan:
    """Return the plan without an address; agreements and letters that used it no longer have an address."""
    office = plan.office
    agreements = (
        each.replace(notices_to=None) if each.notices_to == address_id else each for each in office.agreements
    )
    dispatches = (each.replace(to=None) if each.to == address_id else each for each in office.dispatches)
    changed = office.replace(
        addresses=tuple(each for each in office.addresses if each.id != address_id),
        agreements=tuple(agreements),
        dispatches=tuple(dispatches),
    )
    return plan.replace(office=changed)


def new_address_id(plan: Plan) -> str:
    """Return an id for a new address."""
    return next_id("a", [each.id for each in plan.office.addresses])


def with_agreement(plan: Plan, agreement: Agreement) -> Plan:
    """Return the plan with an agreement added, or in place of the one with its id."""
    entries = {each.id: each for each in plan.office.agreements} | {agreement.id: agreement}
    return plan.replace(office=plan.office.replace(agreements=tuple(entries.values())))


def new_agreement_id(plan: Plan) -> str:
    """Return an id for a new agreement."""
    return next_id("g", [each.id for each in plan.office.agreements])


def with_letter_words(plan: Plan, place: str, item: str, words: Note) -> Plan:
    """Return the plan with words for letters where the record says nothing; empty words remove them."""
    return with_typed(plan, OutsideReader.STAFF, place, words, item=item or None)


def with_dispatch(plan: Plan, dispatch: Dispatch) -> Plan:
    """Return the plan with an entry of the log added, or in place of the one with its id."""
    entries = {each.id: each for each in plan.office.dispatches} | {dispatch.id: dispatch}
    return plan.replace(office=plan.office.replace(dispatches=tuple(entries.values())))


def dispatch_of(plan: Plan, document: str, item: str, row: Line, meeting: int, replaces: str | None) -> Dispatch | None:
    """Return the entry of the log on a letter of a meeting; None if it was never made."""
    key = (document, item, row, meeting, replaces)
    return next(
        (
            each
            for each in reversed(plan.office.dispatches)
            if (each.document, each.item, each.row, each.meeting, each.replaces) == key
        ),
        None,
    )


def with_made(plan: Plan, made: Iterable[tuple[Dispatch, Digest | None]], on: date) -> Plan:
    """Return the plan with letters noted as made on a day; a letter already sent keeps its entry."""
    for draft, sha256 in made:
        before = dispatch_of(plan, draft.document, draft.item or "", draft.row, draft.meeting, draft.replaces)
        if before is not None and before.sent_on is not None:
            continue
        entry = (before or draft).replace(made_on=on, sha256=sha256, to=draft.to, to_words=draft.to_words)
        if before is None:
            entry = entry.replace(id=next_id("d", [each.id for each in plan.office.dispatches]))
        plan = with_dispatch(plan, entry)
    return plan
