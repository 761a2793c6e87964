"""The words for a task in every document with tasks: its number, its due date and who does it."""

from wizard.foundation.formatting import short_day
from wizard.minutes.resolution import name_of
from wizard.minutes.task_list import NOBODY
from wizard.pdf.outward import Outward
from wizard.pdf.plan_copy import Copy
from wizard.plan.task import Task


def task_number(task: Task, copy: Copy) -> str:
    """Return the number under which a task is printed: “T1”."""
    return f"T{copy.minutes.task_numbers[task.id]}"


def task_due(task: Task) -> str:
    """Return a task's due date in short form, or words if none is set."""
    return short_day(task.due) if task.due else "No date"


def task_owner(task: Task, document: Copy | Outward) -> str:
    """Return the short name of a task's owner, or words if nobody is named."""
    name = name_of(task.owner, document.minutes.people)
    return document.short.of(name) if name else NOBODY
