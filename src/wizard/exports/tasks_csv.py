"""The tasks as a table for spreadsheets: UTF-8 with a byte-order mark, comma separated, lines ended by CR LF."""

import csv
import io

from wizard.minutes.minutes import Minutes
from wizard.minutes.resolution import name_of
from wizard.minutes.task_list import by_owner
from wizard.voting.numbering import item_number

_HEADS = ("Owner", "Task", "Item", "Due", "State", "Note")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "−")


def actions_csv(minutes: Minutes) -> bytes:
    """Return the tasks, each owner's together and by date; due dates as 2027-01-11."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(_HEADS)
    for tasks in by_owner(minutes.tasks, minutes.people).values():
        for task in tasks:
            owner = name_of(task.owner, minutes.people)
            due = task.due.isoformat() if task.due else ""
            cells = (owner, task.text, item_number(task.item) if task.item else "", due, task.state.value, task.note)
            writer.writerow([guarded(cell) for cell in cells])
    return text.getvalue().encode("utf-8-sig")


def guarded(cell: str) -> str:
    """Return a cell that no spreadsheet reads as a formula: an apostrophe goes before anything that could start one."""
    return f"'{cell}" if cell.lstrip(" \N{NO-BREAK SPACE}").startswith(_FORMULA) else cell
