"""The actions: who does what by when, owner by owner."""

from collections.abc import Iterator

from wizard.foundation.formatting import short_date
from wizard.minutes.task_list import by_owner
from wizard.pdf.sections.page_wording import NONE, corrected, grid, with_title
from wizard.plan.labels import TASK_STATES
from wizard.plan.task import Task
from wizard.redaction.reader_copy import Copy
from wizard.tagged_pdf import Block, Heading, Paragraph, Text


def actions_by_owner(copy: Copy) -> Iterator[Block]:
    """Yield the table of tasks, each owner's together."""
    if not copy.gets.tasks:
        return
    yield Heading(1, "Actions by owner", anchor="actions")
    if not copy.minutes.tasks:
        yield Paragraph("No tasks were set.")
        return
    owners = by_owner(copy.minutes.tasks, copy.minutes.people)
    rows = [_row(owner, task, copy) for owner, tasks in owners.items() for task in tasks]
    yield grid(("Owner", "Task", "Item", "Due", "State"), rows)
    yield from corrected(copy, what="tasks")


def _row(owner: str, task: Task, copy: Copy) -> tuple[Text, ...]:
    # Judge by the day of the meeting: a document does not know on which day it is read.
    on = copy.minutes.held_on
    late = on is not None and task.overdue(on)
    state = "Overdue" if late else TASK_STATES[task.state]
    text = f"{task.text}\n{task.note}" if task.note else task.text
    return with_title(owner), text, task.item or NONE, short_date(task.due) if task.due else "No date", state
