"""Edits that begin a plan or a meeting, and copy the guidance before the partners into the plan."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from wizard.edits.carry_over import brought_over
from wizard.foundation.canonical_json import digest
from wizard.guidance.pack import Pack
from wizard.plan.field_values import fitting
from wizard.plan.meeting import ActionOutline, LastMinutes, Meeting, MeetingGuidance, NextMeeting
from wizard.plan.people import Practice
from wizard.plan.plan import FrozenGuidance, Plan, open_meeting
from wizard.plan.proposal import Fields, Proposal
from wizard.plan.task import Task
from wizard.voting.circulating import items_going_round
from wizard.voting.numbering import is_own_number
from wizard.voting.positions import records_under


class MeetingOpenError(ValueError):
    """A meeting is open already; a plan holds one open meeting at most."""


def freeze(guidance: FrozenGuidance, pack: Pack) -> tuple[FrozenGuidance, MeetingGuidance]:
    """Copy a pack's texts into a plan's guidance, each once, and return it with their digests."""
    head = digest(pack.edition)
    items = {item.id: digest(item) for item in pack.items()}
    kept = FrozenGuidance(
        heads={**guidance.heads, head: pack.edition},
        items={**guidance.items, **{items[item.id]: item for item in pack.items()}},
    )
    actions = tuple(
        ActionOutline(
            number=action.number,
            title=action.title,
            short_title=action.short_title,
            items=tuple(item.id for item in action.items),
        )
        for action in pack.actions
    )
    before = MeetingGuidance(
        pack=pack.edition.id,
        edition=pack.edition.edition,
        pack_digest=digest(pack),
        head=head,
        actions=actions,
        items=items,
    )
    return kept, before


def new_plan(plan_id: str, created_at: datetime, pack: Pack, practice: Practice | None = None) -> Plan:
    """Return a plan with its first meeting open and all items of `pack` before it."""
    plan = Plan(id=plan_id, created_at=created_at, practice=practice or Practice())
    return new_meeting(plan, pack)


def new_meeting(plan: Plan, pack: Pack) -> Plan:
    """Return `plan` with a new meeting open: nothing about attendance or votes is carried over.

    Its date and place are those that the last one gave, and it begins with the proposals carried over to it. Positions
    stay as they are; those under another guidance, and its facts, are kept for the next meeting under it.

    Raises:
        MeetingOpenError: A meeting is open already.
    """
    if plan.meeting is not None:
        raise MeetingOpenError("a meeting is already open; close it before beginning a new one")
    guidance, before = freeze(plan.guidance, pack)
    last = plan.records[-1].content if plan.records else None
    met = [record.content.meeting for record in plan.records if record.content.meeting.in_writing is None]
    agreed = met[-1].next_meeting if met else NextMeeting()
    over = brought_over(plan, before)
    meeting = Meeting(
        number=last.number + 1 if last else 1,
        guidance=before,
        held_on=agreed.on,
        starts=agreed.at,
        items=tuple(item for item in before.order if item not in items_going_round(plan)),
        place=agreed.place or (met[-1].place if met else ""),
        brought=over.brought,
        matters=over.matters,
        own_items=over.own_items,
        adjourned_from=over.adjourned_from,
        chair=_still_here(plan, met[-1].chair) if met else None,
        minute_taker=_still_here(plan, met[-1].minute_taker) if met else None,
        last_minutes=LastMinutes(),
    )
    facts = _fitting(_facts_under(plan, pack.edition.id), pack)
    return plan.replace(guidance=guidance, meeting=meeting, facts=facts)


def _fitting(facts: Mapping[str, Fields], pack: Pack) -> Mapping[str, Fields]:
    """Return facts without those that a newer edition cannot hold: it may need a number instead of text."""
    items = {item.id: item for action in pack.actions for item in action.items}
    return {item: fitting(items[item], held) if item in items else held for item, held in facts.items()}


def _facts_under(plan: Plan, pack_id: str) -> Mapping[str, Fields]:
    """Return the practice's facts under a guidance.

    If the last meeting was under another guidance, they are as they were when a meeting under this one last closed.

    Another guidance may use the same names for something else.
    """
    if not plan.records or plan.records[-1].content.meeting.guidance.pack == pack_id:
        return plan.facts
    before = records_under(plan, pack_id)
    return before[-1].content.facts if before else {}


def _still_here(plan: Plan, person_id: str | None) -> str | None:
    here = {person.id for person in plan.people if not person.left}
    return person_id if person_id in here else None


def with_guidance(plan: Plan, pack: Pack) -> Plan:
    """Return `plan` with the open meeting's guidance taken from `pack`; every decision stays as it is.

    Raises:
        ValueError: No meeting is open.
    """
    if plan.meeting is None:
        raise ValueError("no meeting is open")
    guidance, before = freeze(plan.guidance, pack)
    # Items that only the older edition has stay on the agenda if something was put on them.
    put = {matter.item for matter in plan.meeting.matters if matter.proposals}
    taken, known = set(plan.meeting.taken), set(before.order)
    items = tuple(item for item in before.order if item in taken or item not in plan.meeting.guidance.items)
    orphaned = put - known
    if orphaned:
        raise ValueError(f"the newer guidance has no item {', '.join(sorted(orphaned))}, on which a proposal was put")
    facts = _fitting(plan.facts, pack)
    return plan.replace(guidance=guidance, meeting=plan.meeting.replace(guidance=before, items=items), facts=facts)


def next_id(prefix: str, taken: Iterable[str]) -> str:
    """Return the first of `prefix` + 1, 2, 3 … that is free."""
    used = set(taken)
    number = 1
    while f"{prefix}{number}" in used:
        number += 1
    return f"{prefix}{number}"


def new_proposal(meeting: Meeting, item_id: str, position_id: str) -> Proposal:
    """Return a proposal on an item with the next free id, under the meeting’s guidance if the item is in it."""
    taken = [proposal.id for proposal in meeting.matter(item_id).proposals]
    return Proposal(id=next_id("p", taken), position=position_id, seen=meeting.guidance.items.get(item_id))


def tasks_of(plan: Plan, item_id: str) -> tuple[Task, ...]:
    """Return the tasks that belong to an item of the latest meeting's guidance, or to one of the practice's own."""
    elsewhere = frozenset[int]() if is_own_number(item_id) else _meetings_elsewhere(plan)
    return tuple(task for task in plan.tasks if task.item == item_id and task.set_at not in elsewhere)


def _meetings_elsewhere(plan: Plan) -> frozenset[int]:
    """Return the numbers of the meetings that used a different guidance, with different items, from the latest."""
    here = {record.content.number for record in records_under(plan)}
    return frozenset(record.content.number for record in plan.records) - here


def with_items(plan: Plan, items: Iterable[str]) -> Plan:
    """Return the plan with these items on the agenda; other items stay only if a proposal on them was put.

    Items being decided in writing are left out.
    """
    meeting = open_meeting(plan)
    wanted = {*items, *meeting.put} - items_going_round(plan)
    return plan.with_meeting(meeting.replace(items=tuple(item for item in meeting.guidance.order if item in wanted)))


def with_minutes(plan: Plan, item_id: str, minutes: int | None) -> Plan:
    """Return the plan with the number of minutes for an item; None removes it."""
    meeting = open_meeting(plan)
    kept = {key: count for key, count in meeting.agenda_minutes.items() if key != item_id}
    if minutes:
        kept[item_id] = minutes
    return plan.with_meeting(meeting.replace(agenda_minutes=kept))
