"""Which tasks were still open on a past day, as far as the plan knows.

A task has the day it was done if somebody entered it, but never the day it was dropped. Closed records, and how the
partners dealt with overdue tasks, help to work it out; if nothing shows it, the answer is “not known”.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property

from wizard.foundation.formatting import date_in_words
from wizard.plan.meeting import LapseAnswer, LapseKind
from wizard.plan.plan import Plan
from wizard.plan.task import Task, TaskState


class TasksThen:
    """The tasks of a plan on days that have passed, and today."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan

    def open_on(self, task: Task, day: date | None) -> bool | None:
        """Return whether a task was still open on a day; None if the plan does not know.

        Args:
            task: A task of the plan as it is now.
            day: The day; None: now.
        """
        if day is None:
            return task.state is TaskState.OPEN
        held = self._held.get(task.set_at or 0)
        if held is not None and held > day:
            # A later meeting set it.
            return False
        if task.state is TaskState.OPEN:
            return True
        ended = task.done_on if task.state is TaskState.DONE else self._dropped.get(task.id)
        return ended > day if ended is not None else self._by_records(task, day)

    def unknown_on(self, day: date) -> tuple[str, ...]:
        """Return what the plan does not know about a past day, one sentence for each task."""
        return tuple(self._unknown(task, day) for task in self._plan.tasks if self.open_on(task, day) is None)

    def _unknown(self, task: Task, day: date) -> str:
        number = f"T{task.number} " if task.number else ""
        ended = "done" if task.state is TaskState.DONE else "dropped"
        return (
            f"{number}“{task.text}” is {ended} now, but the plan does not say since when. It may still have been open "
            f"on {date_in_words(day)}; it is not counted."
        )

    def _by_records(self, task: Task, day: date) -> bool | None:
        """Return what closed records show about a task that is no longer open; each has it as it was at closing."""
        for on, state in self._in_records(task):
            if state is TaskState.OPEN and on >= day:
                return True
            if state is not TaskState.OPEN and on <= day:
                return False
        return None

    def _in_records(self, task: Task) -> Iterator[tuple[date, TaskState]]:
        for record in self._plan.records:
            for each in record.content.tasks:
                if each.id == task.id:
                    yield record.content.closed_at.date(), each.state

    @cached_property
    def _held(self) -> Mapping[int, date]:
        """The date of each closed meeting, by number."""
        held = ((record.content.number, record.content.meeting.held_on) for record in self._plan.records)
        return {number: on for number, on in held if on is not None}

    @cached_property
    def _dropped(self) -> Mapping[str, date]:
        """The day each task was dropped, for tasks that the partners let end at a meeting."""
        meetings = [record.content.meeting for record in self._plan.records]
        meetings += [self._plan.meeting] if self._plan.meeting else []
        return {
            lapse.task: meeting.held_on
            for meeting in meetings
            for lapse in meeting.lapses
            if meeting.held_on and lapse.task and (lapse.what, lapse.answer) == (LapseKind.TASK, LapseAnswer.END)
        }
