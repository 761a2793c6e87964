"""The position on each item: from the last proposal that took effect, or else from the meeting before."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from operator import is_

from wizard.plan.lapses import ends_position
from wizard.plan.plan import Plan
from wizard.plan.record import ClosedRecord, Standing
from wizard.voting.rulings import rulings_on
from wizard.voting.sitting import Sitting, open_sitting, record_sitting, sealed_sitting

Standings = Mapping[str, Standing]
"""Positions by item."""


def standing_before(plan: Plan, today: date | None = None) -> Standings:
    """Return the positions in force before the open meeting, by item id.

    Only meetings under the same guidance count, because other guidance may use the same item id for something else.
    The practice's own items keep their number for the plan's life, so their positions stay whatever the guidance.
    """
    return in_force(all_before(plan, today))


def records_under(plan: Plan, pack_id: str = "") -> tuple[ClosedRecord, ...]:
    """Return the closed meetings under one guidance: the one given, or that of the latest meeting."""
    wanted = pack_id or _latest_pack(plan)
    return tuple(record for record in plan.records if record.content.meeting.guidance.pack == wanted)


def standing_elsewhere(plan: Plan, today: date | None = None) -> tuple[Standing, ...]:
    """Return the positions in force that belong to other guidance than the latest meeting's."""
    ids = dict.fromkeys(record.content.meeting.guidance.pack for record in plan.records)
    others = [all_after(records_under(plan, pack_id), today) for pack_id in ids if pack_id != _latest_pack(plan)]
    return tuple(standing for found in others for standing in in_force(found).values() if not is_own(standing))


def guidance_elsewhere(plan: Plan, meeting: int | None) -> str:
    """Return the title of a closed meeting's guidance if it differs from that of the latest meeting; else empty."""
    for record in plan.records:
        frozen = record.content.meeting.guidance
        if record.content.number == meeting and frozen.pack != _latest_pack(plan):
            return plan.head(frozen.head).title
    return ""


def is_own(standing: Standing) -> bool:
    """Whether a position is on an item of the practice's own."""
    return standing.guidance is None


def _latest_pack(plan: Plan) -> str:
    latest = plan.meeting or (plan.records[-1].content.meeting if plan.records else None)
    return latest.guidance.pack if latest else ""


def standing_now(plan: Plan, today: date | None = None) -> Standings:
    """Return the positions in force now, including the open meeting's decisions."""
    known = _now.get(today)
    if known is None or known[0] is not plan:
        if len(_now) >= _MOST_NOW:
            _now.clear()
        before = all_before(plan, today)
        after = after_sitting(before, open_sitting(plan, today)) if plan.meeting else before
        known = _now[today] = plan, in_force(after)
    return known[1]


_MOST_NOW = 4
_now: dict[date | None, tuple[Plan, Standings]] = {}
"""The positions of the latest plan, by the day: after every change, several parts ask for them."""


def standing_after(record: ClosedRecord, today: date | None = None) -> Standings:
    """Return the positions in force after a closed meeting, with all answers since."""
    return in_force(after_sitting(_carried_into(record), record_sitting(record, today), record))


def standing_on(plan: Plan, day: date) -> Standings:
    """Return the positions in force on a day, from decisions and answers until then; open meetings are left out."""
    found: Standings = dict(_brought_along(plan))
    for record in plan.records:
        held_on = record.content.meeting.held_on
        if held_on is not None and held_on <= day:
            sitting = sealed_sitting(record)
            chain = tuple(entry for entry in record.answers if entry.at.date() <= day)
            found = after_sitting(found, Sitting(sitting.meeting, sitting.people, sitting.settings, chain, day), record)
    return {item: entry for item, entry in in_force(found).items() if (entry.effective_on or day) <= day}


def in_force(standings: Standings) -> Standings:
    """Return the positions that the partners did not end."""
    return {item: standing for item, standing in standings.items() if standing.ended_on is None}


def all_before(plan: Plan, today: date | None = None) -> Standings:
    """Return all positions before the open meeting, ended ones too: the ones that its record carries forward.

    Every record is read, because a late answer may have changed the position that an earlier one left.
    """
    records = records_under(plan)
    if not plan.records:
        return _brought_along(plan)
    if len(records) == len(plan.records):
        return all_after(records, today)
    here = all_after(records, today) if records else {}
    return {item: standing for item, standing in here.items() if not is_own(standing)} | {
        item: standing for item, standing in all_after(plan.records, today).items() if is_own(standing)
    }


def all_after(records: Sequence[ClosedRecord], today: date | None = None) -> Standings:
    """Return the positions after these records, ended ones too; no record may be missing."""
    key = today, id(records[0]), len(records)
    known = _after.get(key)
    # Every edit of a plan asks again, and its records stay the same.
    if known is not None and all(map(is_, known[0], records)):
        return known[1]
    found = _carried_into(records[0])
    for record in records:
        found = after_sitting(found, record_sitting(record, today), record)
    if len(_after) >= _MOST_AFTER:
        _after.clear()
    _after[key] = tuple(records), found
    return found


_MOST_AFTER = 16
_after: dict[object, tuple[tuple[ClosedRecord, ...], Standings]] = {}


def all_as_at(records: Sequence[ClosedRecord], moment: datetime, begun: Standings | None = None) -> Standings:
    """Return the positions after these records as they were at a moment, ended ones too."""
    found = begun if begun is not None else _carried_into(records[0])
    for record in records:
        found = after_record(found, record, moment)
    return found


def after_record(before: Standings, record: ClosedRecord, moment: datetime, sealed: Sitting | None = None) -> Standings:
    """Return positions after one more record, with the answers to it up to a moment.

    `sealed` is the record's sitting as it was closed, if it is known already.
    """
    sealed = sealed or sealed_sitting(record)
    chain = tuple(entry for entry in record.answers if entry.at <= moment)
    day = max(moment.date(), record.content.closed_at.date())
    return after_sitting(before, sealed.as_at(chain, day), record)


def _carried_into(record: ClosedRecord) -> Standings:
    return {standing.item: standing for standing in record.content.carried}


def _brought_along(plan: Plan) -> Standings:
    return {standing.item: standing for standing in plan.begun_with.positions} if plan.begun_with else {}


def after_sitting(before: Standings, sitting: Sitting, record: ClosedRecord | None = None) -> Standings:
    """Return positions after one more meeting, ended ones too; `record` gives decisions their numbers."""
    standing, meeting = dict(before), sitting.meeting
    outcomes = {(entry.item, entry.proposal): entry for entry in record.content.outcomes} if record else {}
    for lapse in meeting.lapses:
        if ends_position(lapse) and lapse.item in standing:
            standing[lapse.item] = standing[lapse.item].replace(ended_on=meeting.held_on)
    for matter in meeting.matters:
        own = meeting.own_item(matter.item) if meeting.own_items else None
        for proposal, entry in zip(matter.proposals, rulings_on(sitting, matter.item), strict=True):
            if not entry.in_force:
                continue
            sealed = outcomes.get((matter.item, proposal.id))
            standing[matter.item] = Standing(
                item=matter.item,
                meeting=meeting.number,
                decided_on=meeting.held_on,
                proposal=proposal,
                guidance=None if own else proposal.seen or meeting.guidance.items[matter.item],
                number=sealed.number if sealed else None,
                effective_on=entry.ruling.effective_on,
                title=own.title if own else "",
            )
    return standing
