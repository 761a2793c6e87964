"""The rows of the actions log: done or not, what, by when, and the ways to change it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from wizard.minutes.resolution import name_of
from wizard.minutes.task_list import NOBODY, state_in_words
from wizard.plan.people import Person
from wizard.plan.task import Task, TaskState
from wizard.ui.accessibility.tip import set_tip
from wizard.ui.inputs.tickline import TickLine
from wizard.ui.theme import Mark, Tone
from wizard.ui.widgets.buttons import Button, Kind
from wizard.ui.widgets.chip import StatusChip
from wizard.ui.widgets.flow_layouts import Flow
from wizard.ui.widgets.spacing import TOP, Row


class TaskWishes(QObject):
    """What the reader wishes of a task; each signal carries the task's id."""

    state_wanted = Signal(str, object)
    """The task is to have this `TaskState`."""
    edit_wanted = Signal(str)


class TaskRow(QWidget):
    """One task: a tick for done, its words, its state by mark and word, and buttons to change or drop it."""

    def __init__(
        self, task: Task, people: tuple[Person, ...], today: date, wishes: TaskWishes, *, named: bool, editable: bool
    ) -> None:
        """Show `task`, with its owner's name if `named`."""
        super().__init__()
        owner = name_of(task.owner, people) or NOBODY
        about = " · ".join(part for part in (owner if named else "", f"item {task.item}" if task.item else "") if part)
        self._tick = TickLine(task.text, f"({about})" if about else "")
        self._tick.setAccessibleName(f"Done: {task.text}. {state_in_words(task, today)}. {owner}")
        set_tip(self._tick, task.note)
        self._tick.show_ticked(task.state is TaskState.DONE)
        self._tick.setEnabled(editable and task.state is not TaskState.DROPPED)
        self._tick.ticked.connect(
            lambda done: wishes.state_wanted.emit(task.id, TaskState.DONE if done else TaskState.OPEN)
        )
        row = Row(10, parent=self)
        row.addWidget(self._tick, 1)
        side = QWidget()
        flow = Flow(6, side)
        flow.addWidget(state_chip(task, today))
        if editable:
            for button in self._buttons(task, wishes):
                flow.addWidget(button)
        row.addWidget(side, 0, TOP)

    def _buttons(self, task: Task, wishes: TaskWishes) -> tuple[Button, Button]:
        edit = Button("Edit", lambda: wishes.edit_wanted.emit(task.id), Kind.TEXT, small=True)
        edit.setAccessibleName(f"Edit: {task.text}")
        dropped = task.state is TaskState.DROPPED
        wanted = TaskState.OPEN if dropped else TaskState.DROPPED
        words = "Take up" if dropped else "Drop"
        drop = Button(words, lambda: wishes.state_wanted.emit(task.id, wanted), Kind.TEXT, small=True)
        drop.setAccessibleName(f"{words}: {task.text}")
        return edit, drop


def state_chip(task: Task, today: date) -> StatusChip:
    """Return a task's state by mark, word and colour."""
    words = state_in_words(task, today)
    if task.overdue(today):
        return StatusChip(words, Tone.BAD, Mark.WARNING)
    match task.state:
        case TaskState.DONE:
            return StatusChip(words, Tone.GOOD, Mark.TICK)
        case TaskState.DROPPED:
            return StatusChip(words, Tone.NEUTRAL, Mark.DASH)
        case TaskState.OPEN:
            return StatusChip(words, Tone.NEUTRAL, Mark.CLOCK)
