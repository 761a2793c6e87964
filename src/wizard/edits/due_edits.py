"""Edits of what is due: a task is done (who, when, where the proof is kept) or moved, or an event has happened.

Decisions are never changed here: only a meeting can do that.
"""

from datetime import date

from wizard.edits.lapse_edits import event_happened
from wizard.foundation.value import RefusedError
from wizard.overview.run_out import run_out
from wizard.plan.meeting import LapseKind
from wizard.plan.plan import Happened, Plan
from wizard.plan.proposal import Owner
from wizard.plan.task import Task, TaskState


def _task(plan: Plan, task_id: str) -> Task:
    """Return a task.

    Raises:
        KeyError: The log has no such task.
    """
    for task in plan.tasks:
        if task.id == task_id:
            return task
    raise KeyError(task_id)


def completed(plan: Plan, task_id: str, on: date, by: Owner | None = None, evidence: str = "", kept: str = "") -> Plan:
    """Return the plan with a task done: when, by whom, the proof, and where it is kept.

    Raises:
        KeyError: The log has no such task.
        pydantic.ValidationError: A text is longer than a line may be.
    """
    done = _task(plan, task_id).replace(
        state=TaskState.DONE, done_on=on, done_by=by, evidence=evidence, kept=kept, dropped_because=""
    )
    return plan.with_task(done)


def moved(plan: Plan, task_id: str, due: date | None, *, bring: bool = False) -> Plan:
    """Return the plan with a task due on another day, or on none; `bring` puts it before the next meeting.

    Raises:
        KeyError: The log has no such task.
    """
    return plan.with_task(_task(plan, task_id).replace(due=due, bring=bring))


def happened(plan: Plan, item_id: str, on: date, today: date) -> Plan:
    """Return the plan with a decision's awaited event recorded as happened; an open meeting shows this on the item.

    Raises:
        RefusedError: The day is in the future.
    """
    if on > today:
        raise RefusedError("Choose today or an earlier day: it has not happened yet.")
    for line in run_out(plan, today) if plan.meeting else ():
        if line.ran_out.what is LapseKind.EVENT and line.ran_out.item == item_id:
            return event_happened(plan, line.ran_out, on)
    return plan.replace(happened=(*plan.happened, Happened(item=item_id, on=on)))
