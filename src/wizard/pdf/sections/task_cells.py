"""What is said of a task in every document that lists some: its number, its day, who does it."""

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
    """Return the day by which a task is to be done, short, or that none is set."""
    return short_day(task.due) if task.due else "No date"


def task_owner(task: Task, document: Copy | Outward) -> str:
    """Return who does a task, by the short name, or that nobody is named."""
    name = name_of(task.owner, document.minutes.people)
    return document.short.of(name) if name else NOBODY
