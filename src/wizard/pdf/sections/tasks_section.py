"""The tasks: by date under their months, and by owner as numbers."""

from collections.abc import Iterator
from itertools import groupby

from wizard.foundation.dates import MONTHS
from wizard.foundation.formatting import capital, date_in_words, number_word
from wizard.minutes.task_list import by_date, by_owner
from wizard.pdf.plan_copy import Copy, correction_rows
from wizard.pdf.sections.task_cells import task_due, task_number, task_owner
from wizard.plan.labels import TASK_STATES
from wizard.plan.task import Task, TaskState
from wizard.tagged_pdf import (
    Block,
    FacingColumns,
    Heading,
    Labels,
    Paragraph,
    Run,
    Table,
    TableRow,
    Text,
    group,
    narrow,
    semibold,
)
from wizard.voting.numbering import item_number


def tasks_section(copy: Copy) -> Iterator[Block]:
    """Yield the table of tasks and the list by owner."""
    yield Heading(1, "Tasks", anchor="tasks", new_page=not copy.large_print)
    tasks = by_date(copy.minutes.tasks)
    if not tasks:
        yield Paragraph("No tasks were set.")
        return
    yield Paragraph(_state(tasks), style="note", with_next=True)
    yield Labels(list(correction_rows(copy, lambda place: place.what == "tasks")))
    if copy.large_print:
        for task in tasks:
            yield Heading(2, f"{_due(task)}, {task_owner(task, copy)}", bookmark="", number=task_number(task, copy))
            yield Paragraph(_text(task), indented=True)
        return
    yield Table(("No.", "Due", "Task", "Owner", "For"), list(_rows(tasks, copy)), widths=(22.0, 38.0, 0.0, 64.0, 28.0))
    yield from _by_owner(copy)


def _state(tasks: tuple[Task, ...]) -> str:
    open_ones = [task for task in tasks if task.state is TaskState.OPEN]
    if len(open_ones) == len(tasks):
        return "It is open." if len(tasks) == 1 else f"All {number_word(len(tasks))} are open."
    verb = "is" if len(open_ones) == 1 else "are"
    return f"{capital(number_word(len(open_ones)))} of {number_word(len(tasks))} {verb} open."


def _month(task: Task) -> str:
    return f"{MONTHS[task.due.month - 1]} {task.due.year}" if task.due else "No date set"


def _rows(tasks: tuple[Task, ...], copy: Copy) -> Iterator[TableRow]:
    for month, due in groupby(tasks, key=_month):
        yield group(month)
        for task in due:
            yield TableRow(_row(task, copy))


def _row(task: Task, copy: Copy) -> tuple[Text, ...]:
    return task_number(task, copy), task_due(task), _text(task), narrow(task_owner(task, copy)), _for(task, copy)


def _text(task: Task) -> str:
    state = f" ({TASK_STATES[task.state].lower()})" if task.state is not TaskState.OPEN else ""
    return f"{task.text}{state}\n{task.note}" if task.note else f"{task.text}{state}"


def _due(task: Task) -> str:
    return date_in_words(task.due) if task.due else "No date set"


def _for(task: Task, copy: Copy) -> Text:
    """Return what a task is for: the number of the decision, or of the item."""
    if task.item is None:
        return "Other"
    entry = next((entry for entry in copy.minutes.entries if entry.id == task.item), None)
    if entry is None or not entry.taken:
        return item_number(task.item)
    number = next((put.number for put in reversed(entry.proposals) if put.in_force), "") or item_number(task.item)
    return Run(number, link=f"#item-{task.item}")


def _by_owner(copy: Copy) -> Iterator[Block]:
    owners = by_owner(copy.minutes.tasks, copy.minutes.people)
    pairs: list[tuple[Text, Text]] = [
        (semibold(copy.short.of(owner)), ", ".join(task_number(task, copy) for task in _by_number(tasks, copy)))
        for owner, tasks in owners.items()
    ]
    half = -(-len(pairs) // 2)
    yield Paragraph("By owner", style="h3", with_next=True)
    yield FacingColumns([Labels(pairs[:half], strong=True)], [Labels(pairs[half:], strong=True)])


def _by_number(tasks: tuple[Task, ...], copy: Copy) -> list[Task]:
    return sorted(tasks, key=lambda task: copy.minutes.task_numbers[task.id])
