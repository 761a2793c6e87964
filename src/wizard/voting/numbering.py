"""The numbers under which decisions, proposals, tasks and the practice's own items are printed.

They are given when a meeting is closed; a draft shows the numbers that closing it now would give.
"""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from wizard.plan.record import Numbers, SealedOutcome
from wizard.plan.ruling_kind import IN_FORCE, RulingKind, Succession
from wizard.plan.task import Task
from wizard.voting.supersession import InOrder

_FALLEN = frozenset({RulingKind.NOT_CARRIED, RulingKind.NO_QUORUM, RulingKind.INCOMPLETE, RulingKind.TIED})

_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def item_number(item_id: str) -> str:
    """Return an item's number as it is printed: the guidance's unchanged, the practice's own as “O1”."""
    return item_id.upper() if is_own_number(item_id) else item_id


def is_own_number(item_id: str) -> bool:
    """Whether an id belongs to an item of the practice's own: “o1”."""
    return item_id[:1] == "o" and item_id[1:].isdigit()


class NumberGiven(NamedTuple):
    """The number of a proposal on its item: as a decision, or as a proposal that decided nothing; None for neither."""

    number: int | None = None
    fallen: int | None = None

    def printed(self, item_id: str) -> str:
        """Return it as it is printed: “1.1”, “1 (i)”; empty for neither."""
        if self.number is not None:
            return f"{item_number(item_id)}.{self.number}"
        return f"{item_number(item_id)} ({roman(self.fallen)})" if self.fallen else ""


def numbers_given(on_item: Iterable[InOrder], last: int) -> tuple[NumberGiven, ...]:
    """Return the number of each proposal on an item, in the order in which they were put.

    A decision has the next serial on its item, even while it waits for answers, because it may yet take effect. A
    proposal that decided nothing is numbered within the record, and takes no serial.

    Args:
        on_item: The proposals with their outcomes.
        last: The serial of the last decision on it before this meeting.
    """
    given, fallen = [], 0
    for entry in on_item:
        kind, overtaken = entry.ruling.kind, entry.succession is Succession.OVERTAKEN
        number = None
        if kind in IN_FORCE or (kind is RulingKind.AWAITING and not overtaken):
            last = number = last + 1
        falls = overtaken or kind in _FALLEN
        fallen += falls
        given.append(NumberGiven(number, fallen if falls else None))
    return tuple(given)


def outcome_number(item_id: str, outcome: SealedOutcome) -> str:
    """Return the number of a decision, “1.1”, or of a proposal that decided nothing, “1 (i)”; empty for neither."""
    return NumberGiven(outcome.number, outcome.fallen).printed(item_id)


def task_numbers(tasks: Iterable[Task], last: int) -> dict[str, int]:
    """Return the number of each task by its id: its own, or the next after `last` in order of due date."""
    tasks = tuple(tasks)
    new = sorted((task for task in tasks if task.number is None), key=lambda task: (task.due or date.max, task.id))
    given = {task.id: number for number, task in enumerate(new, start=last + 1)}
    return {task.id: task.number or given[task.id] for task in tasks}


def numbered_tasks(tasks: Iterable[Task], before: Numbers) -> tuple[tuple[Task, ...], Numbers]:
    """Return the tasks, each with a number, and the new highest numbers."""
    tasks = tuple(tasks)
    given = task_numbers(tasks, before.tasks)
    numbered = tuple(task if task.number else task.replace(number=given[task.id]) for task in tasks)
    new = sum(task.number is None for task in tasks)
    return numbered, before.replace(tasks=before.tasks + new)


def roman(number: int) -> str:
    """Return a number from 1 in small Roman numerals: “iv”."""
    words = ""
    for value, sign in _ROMAN:
        words += sign * (number // value)
        number %= value
    return words
