"""Close a decision by circulation: it becomes a sealed and signed record, like a meeting’s."""

from datetime import datetime

from wizard.plan.plan import Plan
from wizard.plan.task import Task
from wizard.signing.closing import ClosingError, with_record
from wizard.signing.signers import expected_signers
from wizard.voting.circulating import may_end
from wizard.voting.entitlement import voters


def close_circulation(plan: Plan, circulation_id: str, at: datetime) -> Plan:
    """Return `plan` with a circulation ended and closed: numbered with the meetings, sealed, awaiting signatures.

    The open meeting takes the next number, so that numbers follow the order of the records.

    Raises:
        KeyError: There is no such circulation.
        ClosingError: It cannot be ended yet; the message gives the reason.
    """
    circulation = next((each for each in plan.circulations if each.id == circulation_id), None)
    if circulation is None:
        raise KeyError(circulation_id)
    if why := may_end(plan, circulation, at.date()):
        raise ClosingError(why)
    told = {entry.person for entry in circulation.terms.sent}
    if any(person.id not in told for person in voters(plan.people_at_meeting, plan.settings.rule)):
        raise ClosingError("The words must go to every partner first, including anyone on leave.")
    last = plan.records[-1].content.number if plan.records else 0
    number = plan.meeting.number if plan.meeting else last + 1
    if any(entry.record.content.number >= number for entry in plan.reopenings):
        raise ClosingError(f"Meeting {number} was reopened: close it first.")
    ended = circulation.replace(terms=circulation.terms.replace(ended_on=at.date()))
    meeting = ended.as_meeting(number)
    expected = expected_signers(meeting, plan.people_at_meeting, plan.settings) or tuple(
        person.id for person in voters(plan.people_at_meeting, plan.settings.rule)
    )
    plan = plan.replace(circulations=tuple(each for each in plan.circulations if each.id != circulation_id))
    return with_record(_renumbered(plan, number), meeting, expected, at)


def _renumbered(plan: Plan, taken: int) -> Plan:
    """Return the plan with its open meeting, and everything that refers to it, under the number after `taken`."""
    meeting = plan.meeting
    if meeting is None or meeting.number != taken:
        return plan
    new = taken + 1

    def moved(task: Task) -> Task:
        return task.replace(set_at=new) if task.set_at == taken else task

    private = plan.private.replace(
        dissents=tuple(each.replace(meeting=new) if each.meeting == taken else each for each in plan.private.dissents),
        drafts=tuple(each.replace(meeting=new) if each.meeting == taken else each for each in plan.private.drafts),
    )
    return plan.replace(
        meeting=meeting.replace(number=new), tasks=tuple(moved(task) for task in plan.tasks), private=private
    )
