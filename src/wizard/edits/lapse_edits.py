"""How the partners deal with what ran out: decide it now, extend it or let it end; and how to undo that.

Each function takes a plan and returns another one; without an open meeting they raise `ValueError`.
"""

from datetime import date
from typing import Any

from wizard.edits.decision_edits import is_put, item_of
from wizard.edits.meeting_edits import next_id
from wizard.edits.note_edits import with_taken
from wizard.foundation.formatting import date_in_words
from wizard.foundation.value import RefusedError
from wizard.plan.lapses import RanOut
from wizard.plan.meeting import Lapse, LapseAnswer, LapseKind, Meeting, OwnItem
from wizard.plan.plan import Happened, Plan, open_meeting
from wizard.plan.proposal import OWN_POSITION, BringBack, Noted, Proposal
from wizard.plan.record import Standing
from wizard.plan.task import Task, TaskState
from wizard.voting.positions import standing_before


def decide_now(plan: Plan, ran_out: RanOut) -> Plan:
    """Return the plan with what ran out on the agenda, to be decided like any other item."""
    return _said(_on_agenda(plan, ran_out), ran_out, LapseAnswer.DECIDE)


def extended(plan: Plan, ran_out: RanOut, until: date, today: date) -> Plan:
    """Return the plan with a proposal that says the same with a new date; a task gets the new date at once.

    Raises:
        RefusedError: The day is not after the meeting, or the guidance no longer offers the position.
    """
    on = open_meeting(plan).held_on or today
    if until <= on:
        raise RefusedError(f"Choose a day after {date_in_words(on)}: that date has already passed.")
    if ran_out.what is LapseKind.TASK:
        plan = plan.with_task(_task(plan, ran_out).replace(due=until))
    else:
        plan = _with_proposal(_on_agenda(plan, ran_out), ran_out, until)
    return _said(plan, ran_out, LapseAnswer.EXTEND, until=until)


def let_end(plan: Plan, ran_out: RanOut) -> Plan:
    """Return the plan with a position ended on the day of the meeting, or a task dropped.

    Raises:
        RefusedError: A proposal was put on the item at this meeting, and that decides the position.
    """
    if ran_out.what is LapseKind.TASK:
        dropped = _task(plan, ran_out).replace(state=TaskState.DROPPED)
        return _said(plan.with_task(dropped), ran_out, LapseAnswer.END)
    if ran_out.item in open_meeting(plan).put:
        raise RefusedError("A proposal on this item has been put at this meeting: take that decision back first.")
    return _said(plan, ran_out, LapseAnswer.END)


def task_done(plan: Plan, ran_out: RanOut, on: date) -> Plan:
    """Return the plan with an overdue task done."""
    done = _task(plan, ran_out).replace(state=TaskState.DONE, done_on=on)
    return _said(plan.with_task(done), ran_out, LapseAnswer.DONE)


def event_happened(plan: Plan, ran_out: RanOut, on: date) -> Plan:
    """Return the plan with a decision's awaited event recorded as happened, and the item on the agenda."""
    if ran_out.item is None:
        return plan
    plan = _on_agenda(plan, ran_out)
    plan = plan.replace(happened=(*plan.happened, Happened(item=ran_out.item, on=on)))
    return _said(plan, ran_out, LapseAnswer.HAPPENED)


def event_awaited(plan: Plan, ran_out: RanOut) -> Plan:
    """Return the plan with a record that the event has not happened yet."""
    return _said(plan, ran_out, LapseAnswer.NOT_HAPPENED)


def unsaid(plan: Plan, lapse: Lapse) -> Plan:
    """Return the plan without what was said about something that ran out; a proposal that was put stays."""
    meeting = open_meeting(plan)
    kept = tuple(entry for entry in meeting.lapses if entry.key != lapse.key)
    plan = plan.with_meeting(meeting.replace(lapses=kept))
    if lapse.task is not None:
        for task in plan.tasks:
            if task.id == lapse.task:
                plan = plan.with_task(task.replace(state=TaskState.OPEN, due=lapse.was, done_on=None))
    elif lapse.answer is LapseAnswer.EXTEND and lapse.item is not None:
        plan = _without_open_proposal(plan, lapse.item)
    elif lapse.answer is LapseAnswer.HAPPENED:
        last = next((entry for entry in reversed(plan.happened) if entry.item == lapse.item), None)
        plan = plan.replace(happened=tuple(entry for entry in plan.happened if entry is not last))
    return plan


def _without_open_proposal(plan: Plan, item_id: str) -> Plan:
    matter = open_meeting(plan).matter(item_id)
    if matter.proposals and not is_put(matter.proposals[-1]):
        return plan.with_matter(matter.replace(proposals=matter.proposals[:-1]))
    return plan


# --- Parts ------------------------------------------------------------------------------------------------------------


def _said(plan: Plan, ran_out: RanOut, answer: LapseAnswer, until: date | None = None) -> Plan:
    meeting = open_meeting(plan)
    lapse = Lapse(what=ran_out.what, item=ran_out.item, task=ran_out.task, was=ran_out.was, answer=answer, until=until)
    others = tuple(entry for entry in meeting.lapses if entry.key != lapse.key)
    return plan.with_meeting(meeting.replace(lapses=(*others, lapse)))


def _task(plan: Plan, ran_out: RanOut) -> Task:
    return next(task for task in plan.tasks if task.id == ran_out.task)


def _on_agenda(plan: Plan, ran_out: RanOut) -> Plan:
    meeting, item_id = open_meeting(plan), ran_out.item
    if item_id is None:
        return plan
    if item_id in meeting.guidance.items:
        return with_taken(plan, item_id, taken=True)
    if meeting.own_item(item_id) is None:
        # An own item keeps its number for the plan's life.
        standing = _standing(plan, item_id)
        own = OwnItem(id=item_id, title=standing.title or "Own item")
        return plan.with_meeting(meeting.replace(own_items=(*meeting.own_items, own)))
    return plan


def _standing(plan: Plan, item_id: str) -> Standing:
    on = open_meeting(plan).held_on
    return standing_before(plan, on)[item_id]


def _with_proposal(plan: Plan, ran_out: RanOut, until: date) -> Plan:
    item_id = ran_out.item or ""
    meeting = open_meeting(plan)
    matter = meeting.matter(item_id)
    last = matter.proposals[-1] if matter.proposals else None
    open_ = last if last is not None and not is_put(last) else None
    proposal = _dated(open_ or _again(plan, meeting, item_id), ran_out, until)
    entries = {entry.id: entry for entry in matter.proposals} | {proposal.id: proposal}
    return plan.with_matter(matter.replace(proposals=tuple(entries.values())))


def _again(plan: Plan, meeting: Meeting, item_id: str) -> Proposal:
    """Return the position as a new proposal, under the guidance of this meeting."""
    put = _standing(plan, item_id).proposal
    fresh: dict[str, Any] = {
        "id": next_id("p", [entry.id for entry in meeting.matter(item_id).proposals]),
        "decision": None,
        "views": (),
        "dissents": (),
        "consents": (),
        "out_of_room": (),
        "proposed_by": None,
        "seconded_by": None,
        "seen": meeting.guidance.items.get(item_id),
    }
    if put.position != OWN_POSITION:
        item = item_of(plan, item_id)
        offered = {position.id for position in item.positions}
        if put.position not in offered or any(field not in {f.id for f in item.fields} for field in put.fields):
            raise RefusedError("The guidance on this item has changed: decide it again instead of extending it.")
        if item.duty:
            fresh["decision"] = Noted(how="noted")
    return put.replace(**fresh)


def _dated(proposal: Proposal, ran_out: RanOut, until: date) -> Proposal:
    match ran_out.what:
        case LapseKind.HOLD:
            return proposal.replace(hold_until=until)
        case LapseKind.REVIEW:
            return proposal.replace(review_on=until)
    back = proposal.bring_back or BringBack()
    if back.event and back.on is None and back.latest is not None:
        return proposal.replace(bring_back=back.replace(latest=until))
    return proposal.replace(bring_back=BringBack(on=until, watcher=back.watcher))
