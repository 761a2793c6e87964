"""Makes owners' typed names printable, instead of printing characters as numbers."""

from collections.abc import Iterator

from wizard.plan.meeting import Meeting
from wizard.plan.plan import Plan
from wizard.plan.proposal import Owner, Proposal
from wizard.plan.record import ClosedRecord
from wizard.plan.task import Task
from wizard.tagged_pdf import missing_characters

_NOBODY_LEGIBLE = "Somebody named in another script"
_AROUND = " ()[]/,;:-–—"
"""What remains around a name that was typed in both scripts."""


def with_legible_owners(plan: Plan) -> Plan:
    """Return the plan with every typed owner's name in printable letters."""
    if all(owner.name.isascii() for owner in _owners(plan)):
        return plan
    return plan.replace(
        tasks=tuple(map(_task, plan.tasks)),
        meeting=_meeting(plan.meeting) if plan.meeting else None,
        records=tuple(map(_record, plan.records)),
    )


def _owners(plan: Plan) -> Iterator[Owner]:
    meetings = [plan.meeting, *(record.content.meeting for record in plan.records)]
    tasks = [*plan.tasks, *(task for record in plan.records for task in record.content.tasks)]
    yield from (task.owner for task in tasks if task.owner)
    for put in (put for meeting in meetings if meeting for matter in meeting.matters for put in matter.proposals):
        watcher = put.bring_back.watcher if put.bring_back else None
        yield from (owner for owner in (put.owner, watcher, put.check.by if put.check else None) if owner)


def _record(record: ClosedRecord) -> ClosedRecord:
    content = record.content
    tasks = tuple(map(_task, content.tasks))
    return record.replace(content=content.replace(tasks=tasks, meeting=_meeting(content.meeting)))


def _meeting(meeting: Meeting) -> Meeting:
    matters = (matter.replace(proposals=tuple(map(_proposal, matter.proposals))) for matter in meeting.matters)
    return meeting.replace(matters=tuple(matters))


def _proposal(put: Proposal) -> Proposal:
    back, check = put.bring_back, put.check
    return put.replace(
        owner=_legible(put.owner) if put.owner else None,
        bring_back=back.replace(watcher=_legible(back.watcher)) if back and back.watcher else back,
        check=check.replace(by=_legible(check.by)) if check else None,
    )


def _task(task: Task) -> Task:
    return task.replace(owner=_legible(task.owner)) if task.owner else task


def _legible(owner: Owner) -> Owner:
    missing = set() if owner.name.isascii() else set(missing_characters(owner.name))
    if not missing:
        return owner
    name = "".join(letter for letter in owner.name if letter not in missing)
    return owner.replace(name=" ".join(name.split()).strip(_AROUND) or _NOBODY_LEGIBLE)
