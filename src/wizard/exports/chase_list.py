"""One page for each person with open tasks: what they have to do, by when, and what is overdue."""

from collections.abc import Iterator
from datetime import date

from wizard.exports.docx_file import docx_bytes, new_docx, write_pieces
from wizard.exports.written_piece import WrittenPiece
from wizard.foundation.formatting import counted, date_in_words
from wizard.minutes.task_list import NOBODY, by_owner
from wizard.overview.dispatch_log import waiting_for_others
from wizard.plan.plan import Plan
from wizard.plan.task import Task, TaskState
from wizard.voting.numbering import item_number


def chase_lists(plan: Plan, today: date) -> dict[str, tuple[WrittenPiece, ...]]:
    """Return one list for each person with open tasks, by name; tasks without an owner share a list."""
    tasks = [task for task in plan.tasks if task.state is TaskState.OPEN]
    return {name: tuple(_pieces(name, own, plan, today)) for name, own in by_owner(tasks, plan.people).items()}


def _pieces(name: str, tasks: tuple[Task, ...], plan: Plan, today: date) -> Iterator[WrittenPiece]:
    late = sum(task.overdue(today) for task in tasks)
    title = "Tasks that nobody owns yet" if name == NOBODY else f"Tasks: {name}"
    yield WrittenPiece(heading=title, level=1)
    overdue = f"; {late} overdue" if late else ""
    yield WrittenPiece(text=f"{plan.practice.name}, as at {date_in_words(today)}. "
                            f"{counted(len(tasks), 'open task')}{overdue}.")  # fmt: skip
    yield WrittenPiece(head=("Task", "Item", "By", "Done on"), rows=tuple(_row(task, today) for task in tasks))
    waiting = waiting_for_others(plan, today)
    if waiting and name == NOBODY:
        yield WrittenPiece(heading="Letters still to be answered")
        yield WrittenPiece(bullets=tuple(f"{each.words}." for each in waiting))
    yield WrittenPiece(text="Please write beside each task when it was done, and where the evidence is kept.")


def _row(task: Task, today: date) -> tuple[str, str, str, str]:
    due = date_in_words(task.due) if task.due else "No date"
    return task.text, item_number(task.item) if task.item else "", f"{due}, overdue" if task.overdue(today) else due, ""


def chase_docx(pieces: tuple[WrittenPiece, ...], practice: str, today: date) -> bytes:
    """Return one list as a Word file."""
    document = new_docx(pieces[0].heading, practice, today)
    write_pieces(document, pieces)
    return docx_bytes(document)
