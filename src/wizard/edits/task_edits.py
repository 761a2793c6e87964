"""Edits of the task list: tasks from an item's checklist and others, and whether they are done."""

from collections.abc import Iterable
from datetime import date, timedelta

from wizard.edits.meeting_edits import next_id, tasks_of
from wizard.edits.pasted_people import role_called
from wizard.foundation.value import LAST_DAY
from wizard.guidance.item import Item, TaskTemplate
from wizard.plan.plan import Plan
from wizard.plan.proposal import Owner
from wizard.plan.task import Task, TaskState


def new_task(
    plan: Plan, text: str, *, item: str | None = None, owner: Owner | None = None, due: date | None = None
) -> Task:
    """Return a free task with the next free id, set by the open meeting if there is one."""
    number = plan.meeting.number if plan.meeting else None
    taken = [task.id for task in plan.tasks]
    return Task(id=next_id("t", taken), text=text, item=item, owner=owner, due=due, set_at=number)


def offered(plan: Plan, item: Item) -> tuple[TaskTemplate, ...]:
    """Return the tasks of an item's checklist that are not in the log yet; done and dropped tasks are in it."""
    used = {task.template for task in tasks_of(plan, item.id)}
    return tuple(template for template in item.tasks if template.id not in used)


def task_from(plan: Plan, item: Item, template: TaskTemplate) -> Task:
    """Return a task made from an item's checklist, with the next free id.

    The checklist says how many days after the meeting it is due. Its owner is the one person in the role that the
    checklist names, or else the owner of the item.
    """
    due = None
    if plan.meeting and plan.meeting.held_on and template.days is not None:
        due = min(plan.meeting.held_on + timedelta(days=template.days), LAST_DAY)
    holder = _in_role(plan, template.owner)
    owner = holder or _owner_of(plan, item.id)
    task = new_task(plan, template.text, item=item.id, owner=owner, due=due)
    return task.replace(template=template.id, owner_set=holder is not None)


def _in_role(plan: Plan, words: str) -> Owner | None:
    """Return the one person in the role that these words name; None if nobody has it or several people do."""
    role = role_called(words)
    found = [person.id for person in plan.people if role is not None and person.role is role and not person.left]
    return Owner(person=found[0]) if len(found) == 1 else None


def _owner_of(plan: Plan, item_id: str) -> Owner | None:
    """Return the owner of what was last proposed on an item at the open meeting, if there is one."""
    proposals = plan.meeting.matter(item_id).proposals if plan.meeting else ()
    return proposals[-1].owner if proposals else None


def with_owner_followed(plan: Plan, item_id: str, before: Owner | None, now: Owner | None) -> Plan:
    """Return the plan with the open tasks of an item given to its new owner, unless their own was chosen for them."""
    for task in tasks_of(plan, item_id):
        follows = not task.owner_set and task.state is TaskState.OPEN and task.owner in (None, before)
        if follows and task.owner != now:
            plan = plan.with_task(task.replace(owner=now))
    return plan


def dropped(plan: Plan, tasks: Iterable[Task], because: str) -> Plan:
    """Return the plan with these tasks dropped for a reason."""
    for task in tasks:
        plan = with_state(plan, task.id, TaskState.DROPPED)
        plan = plan.with_task(next(each for each in plan.tasks if each.id == task.id).replace(dropped_because=because))
    return plan


def with_checklist(plan: Plan, item: Item) -> Plan:
    """Return the plan with every task of an item's checklist that it did not have yet."""
    for template in offered(plan, item):
        plan = plan.with_task(task_from(plan, item, template))
    return plan


def with_state(plan: Plan, task_id: str, state: TaskState) -> Plan:
    """Return the plan with a task ticked, dropped or opened again.

    Raises:
        KeyError: The log has no such task.
    """
    for task in plan.tasks:
        if task.id == task_id:
            # Only a task that is done says who did it and when. An open one may say where its evidence will be kept.
            gone: dict[str, object] = {} if state is TaskState.DONE else {"done_on": None, "done_by": None}
            gone |= {"dropped_because": ""}
            return plan.with_task(task.replace(state=state, **gone))
    raise KeyError(task_id)


def without_task(plan: Plan, task_id: str) -> Plan:
    """Return the plan without a task that was set by mistake; one that a closed meeting knows is dropped instead."""
    task = next((task for task in plan.tasks if task.id == task_id), None)
    number = plan.meeting.number if plan.meeting else None
    if task is None or task.set_at != number:
        return with_state(plan, task_id, TaskState.DROPPED) if task else plan
    return plan.replace(tasks=tuple(task for task in plan.tasks if task.id != task_id))
