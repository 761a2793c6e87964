"""What a new meeting begins with: the proposals that the last one carried over, in the same words, and its quorum."""

from collections.abc import Iterator
from typing import NamedTuple

from wizard.plan.meeting import Brought, Matter, MeetingGuidance, OwnItem
from wizard.plan.plan import Plan, open_meeting
from wizard.plan.proposal import CarriedOver, CarryReason, Proposal
from wizard.plan.record import ClosedRecord
from wizard.plan.ruling_kind import IN_FORCE
from wizard.voting.circulating import circulations_on

_ADJOURNING = frozenset({CarryReason.ADJOURNED, CarryReason.NO_QUORUM})


class BroughtOver(NamedTuple):
    """What a new meeting begins with."""

    brought: tuple[Brought, ...] = ()
    matters: tuple[Matter, ...] = ()
    own_items: tuple[OwnItem, ...] = ()
    adjourned_from: int | None = None
    """The meeting before, if it was adjourned: the quorum for an adjourned meeting then applies."""


def brought_over(plan: Plan, guidance: MeetingGuidance) -> BroughtOver:
    """Return what a new meeting under `guidance` begins with.

    The practice's own items come from the last meeting, whatever its guidance; the guidance's items come from the last
    meeting under the same guidance, because another guidance may use the same number for something else.
    """
    met = [record for record in plan.records if record.content.meeting.in_writing is None]
    if not met:
        return BroughtOver()
    last = met[-1]
    under = next((each for each in reversed(met) if each.content.meeting.guidance.pack == guidance.pack), None)
    own = tuple(_own(plan, last))
    items = tuple(_items(plan, under, guidance)) if under else ()
    found = [(under, matter) for matter in items if under] + [(last, matter) for matter, _ in own]
    brought = tuple(_brought(record, matter) for record, matter in found)
    return BroughtOver(
        brought=brought,
        matters=tuple(matter.replace(proposals=(_afresh(matter.proposals[-1]),)) for _, matter in found),
        own_items=tuple(item for _, item in own),
        adjourned_from=_adjourned(last, [matter for record, matter in found if record is last]),
    )


def _adjourned(last: ClosedRecord, matters: list[Matter]) -> int | None:
    decisions = [matter.proposals[-1].decision for matter in matters]
    stopped = any(isinstance(each, CarriedOver) and each.why in _ADJOURNING for each in decisions)
    return last.content.number if stopped else None


def _items(plan: Plan, record: ClosedRecord, guidance: MeetingGuidance) -> Iterator[Matter]:
    for matter in _carried(plan, record):
        if matter.item in guidance.items and not circulations_on(plan, matter.item):
            yield Matter(item=matter.item, proposals=matter.proposals[-1:], weighed=matter.weighed)


def _own(plan: Plan, record: ClosedRecord) -> Iterator[tuple[Matter, OwnItem]]:
    for matter in _carried(plan, record):
        if (own := record.content.meeting.own_item(matter.item)) is not None:
            yield Matter(item=matter.item, proposals=matter.proposals[-1:]), own


def _carried(plan: Plan, record: ClosedRecord) -> Iterator[Matter]:
    """Yield what a meeting carried over, including what was carried over to it and not put to the vote."""
    meeting = record.content.meeting
    before = {entry.item for entry in meeting.brought}
    for matter in meeting.matters:
        last = matter.proposals[-1] if matter.proposals else None
        if last is None:
            continue
        waits = last.decision is None and matter.item in before
        if (isinstance(last.decision, CarriedOver) or waits) and not _decided_since(plan, record, matter.item):
            yield matter


def _decided_since(plan: Plan, record: ClosedRecord, item_id: str) -> bool:
    """Whether a later record, such as a decision in writing, settled an item."""
    later = plan.records[plan.records.index(record) + 1 :]
    return any(
        outcome.item == item_id and outcome.kind in IN_FORCE for each in later for outcome in each.content.outcomes
    )


def _brought(record: ClosedRecord, matter: Matter) -> Brought:
    """Name the proposal at the meeting that carried it over, undecided or not reached."""
    return Brought(item=matter.item, meeting=record.content.number, proposal=matter.proposals[-1].id)


def _afresh(proposal: Proposal) -> Proposal:
    """Return a proposal to be put again, with its words and guidance text but without its answers."""
    return proposal.replace(id="p1", decision=None, views=(), dissents=(), consents=(), out_of_room=())


def with_adjourned_from(plan: Plan, number: int | None) -> Plan:
    """Return the plan with the open meeting being the adjourned one of this number held again; None: a new meeting."""
    return plan.with_meeting(open_meeting(plan).replace(adjourned_from=number))


def can_continue(plan: Plan) -> int | None:
    """Return the number of the meeting that the open one may continue: the last at which partners met; None if none."""
    met = [record.content.meeting for record in plan.records if record.content.meeting.in_writing is None]
    return met[-1].number if met else None
