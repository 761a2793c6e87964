"""Edits of the practice's own items: each keeps its number for good, and has a proposal in words.

Each function takes a plan and returns another one; without an open meeting they raise `ValueError`.
"""

from typing import Any

from wizard.edits.decision_edits import is_put, last_proposal, with_last
from wizard.edits.meeting_edits import new_proposal
from wizard.foundation.value import RefusedError
from wizard.plan.meeting import OwnItem
from wizard.plan.plan import Plan, open_meeting
from wizard.plan.proposal import OWN_POSITION
from wizard.voting.numbering import item_number


def with_own_item(plan: Plan, title: str) -> Plan:
    """Return the plan with one more item of the practice's own on the agenda; its number is never given again.

    Raises:
        pydantic.ValidationError: The title is empty or too long.
    """
    number = plan.numbers.own_items + 1
    meeting = open_meeting(plan)
    own = OwnItem(id=f"o{number}", title=title)
    plan = plan.with_meeting(meeting.replace(own_items=(*meeting.own_items, own)))
    return plan.replace(numbers=plan.numbers.replace(own_items=number))


def with_own_item_changed(plan: Plan, item_id: str, **changes: Any) -> Plan:
    """Return the plan with other words for an item of the practice's own: its title, what it is about, who raised it.

    Raises:
        pydantic.ValidationError: A part has a value that an item does not allow.
    """
    meeting = open_meeting(plan)
    own = tuple(each.replace(**changes) if each.id == item_id else each for each in meeting.own_items)
    return plan.with_meeting(meeting.replace(own_items=own))


def without_own_item(plan: Plan, item_id: str) -> Plan:
    """Return the plan with an item of the practice's own taken off the agenda; its number is not given to another.

    Raises:
        RefusedError: A proposal on it was put.
    """
    meeting = open_meeting(plan)
    if item_id in meeting.put:
        number = item_number(item_id)
        raise RefusedError(
            f"A proposal on item {number} has been put to the meeting, so the item stays on the agenda: "
            "take the decision back first."
        )
    return plan.with_meeting(
        meeting.replace(
            own_items=tuple(each for each in meeting.own_items if each.id != item_id),
            matters=tuple(matter for matter in meeting.matters if matter.item != item_id),
            brought=tuple(entry for entry in meeting.brought if entry.item != item_id),
            together=tuple(item for item in meeting.together if item != item_id),
        )
    )


def earlier_own_items(plan: Plan) -> tuple[OwnItem, ...]:
    """Return the practice's own items of earlier meetings that are not on this agenda, in their newest words."""
    known = {own.id: own for record in plan.records for own in record.content.meeting.own_items}
    here = {own.id for own in open_meeting(plan).own_items}
    return tuple(own for own in sorted(known.values(), key=lambda own: int(own.id[1:])) if own.id not in here)


def with_own_item_again(plan: Plan, item_id: str) -> Plan:
    """Return the plan with an item of an earlier meeting on the agenda again, under its number.

    Raises:
        KeyError: No earlier meeting had it, or it is on the agenda.
    """
    for own in earlier_own_items(plan):
        if own.id == item_id:
            meeting = open_meeting(plan)
            return plan.with_meeting(meeting.replace(own_items=(*meeting.own_items, own)))
    raise KeyError(item_id)


def with_own_words(plan: Plan, item_id: str, words: str) -> Plan:
    """Return the plan with a proposal on an item of the practice's own, either the first or replacing it.

    Raises:
        RefusedError: It was put to the vote, so it can no longer be changed.
        pydantic.ValidationError: The words are too long, or hold what cannot be printed.
    """
    last = last_proposal(plan, item_id)
    if last is None:
        if not words:
            return plan
        last = new_proposal(open_meeting(plan), item_id, OWN_POSITION)
    elif is_put(last) and words != last.words:
        raise RefusedError("An answer to these words is recorded: take it back first, or make another proposal.")
    return with_last(plan, item_id, last.replace(words=words))
