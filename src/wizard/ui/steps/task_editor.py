"""A task: its row in the task list, and the dialog to write or change it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from pydantic import ValidationError
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from wizard.foundation.value import typed
from wizard.minutes.resolution import name_of
from wizard.minutes.task_list import NOBODY, state_in_words
from wizard.plan.people import Person
from wizard.plan.proposal import Owner
from wizard.plan.task import Task, TaskState
from wizard.ui.accessibility.screen_reader import set_tip
from wizard.ui.accessibility.tab_order import bring_into_sight, tell_apart
from wizard.ui.inputs.choice_inputs import ChoiceField, ListChoice, TickLine
from wizard.ui.inputs.date_time_inputs import DateField
from wizard.ui.inputs.form_reading import all_read
from wizard.ui.inputs.labelled_input import LabelledInput
from wizard.ui.inputs.quick_inputs import OwnerField
from wizard.ui.inputs.text_inputs import NoteField, TextField
from wizard.ui.theme import Icon, Tone
from wizard.ui.widgets.buttons import Button, ButtonKind
from wizard.ui.widgets.dialogs import RollingDialog
from wizard.ui.widgets.flow_layouts import FieldRow, Flow
from wizard.ui.widgets.icon_label import StatusChip
from wizard.ui.widgets.spacing import TOP, Row
from wizard.ui.widgets.text_labels import CardTitle


class TaskDialog(RollingDialog):
    """Text, owner, due date, item and note of a task. Escape changes nothing."""

    def __init__(
        self,
        parent: QWidget | None,
        task: Task,
        people: Sequence[Person],
        items: Sequence[ListChoice],
        keep: Callable[[Task], None],
        *,
        new: bool,
    ) -> None:
        """Ask about `task`, whose text may be empty if it is `new`. `keep` is called with the result."""
        title = "Add a task" if new else "Edit task"
        super().__init__(parent, title, 560)
        fresh = f"new task on item {task.item}" if task.item else "new task"
        self.kept_as = fresh if new else f"task {task.id}"
        self._task, self._keep = task, keep
        self._owner_chosen: Owner | None = task.owner
        self._text = TextField("e.g. Write to the commissioner")
        self._owner = OwnerField()
        self._due = DateField()
        self._item = ChoiceField([ListChoice("", "No item"), *items])
        self._note = NoteField(lines=2, most=5)
        self._text_field = LabelledInput("What needs to be done", self._text)
        self._due_field = LabelledInput("Due on", self._due)
        self._text.returnPressed.connect(self._take)
        self._lay_out(title, "Add" if new else "Save the change")
        self._show(task, people, new=new)

    def _lay_out(self, title: str, verb: str) -> None:
        self.head.addWidget(CardTitle(title))
        self.body.addWidget(self._text_field)
        self.body.addWidget(FieldRow(LabelledInput("Who", self._owner), self._due_field, least=200))
        self.body.addWidget(LabelledInput("Belongs to", self._item))
        self.body.addWidget(LabelledInput("Note", self._note))
        keep = Button(verb, self._take, ButtonKind.PRIMARY)
        keep.setDefault(True)
        self.foot.add(Button("Cancel", self.reject), keep)

    def _show(self, task: Task, people: Sequence[Person], *, new: bool) -> None:
        self._text.setText("" if new else task.text)
        self._owner.show_owner(task.owner, people)
        self._owner.edited.connect(self._choose_owner)
        self._due.show_date(task.due)
        self._item.show_choice(task.item or "")
        self._note.show_text(task.note)
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose_owner(self, owner: Owner | None) -> None:
        self._owner_chosen = owner

    def _take(self) -> None:
        if not all_read(self):
            return
        text = typed(self._text.text())
        self._text_field.show_error("" if text else "Say what needs to be done.")
        if not text:
            bring_into_sight(self._text_field)
            return
        try:
            task = self._task.replace(
                text=text,
                owner=self._owner_chosen,
                owner_set=self._task.owner_set or self._owner_chosen != self._task.owner,
                due=self._due.date,
                item=self._item.choice or None,
                note=typed(self._note.toPlainText(), lines=True),
            )
        except ValidationError:
            self._text_field.show_error("This is too long to save: shorten the text or the note.")
            bring_into_sight(self._text_field)
            return
        self._keep(task)
        self.accept()


class TaskWishes(QObject):
    """The reader's requests for a task. Each signal carries the task's id."""

    state_wanted = Signal(str, object)
    """Change the task to this `TaskState`."""
    edit_wanted = Signal(str)


class TaskRow(QWidget):
    """One task: a tick for done, its text, its state as mark and word, and buttons to change or drop it."""

    def __init__(
        self, task: Task, people: tuple[Person, ...], today: date, wishes: TaskWishes, *, named: bool, editable: bool
    ) -> None:
        """Show `task`, with its owner's name if `named`."""
        super().__init__()
        owner = name_of(task.owner, people) or NOBODY
        about = " · ".join(part for part in (owner if named else "", f"item {task.item}" if task.item else "") if part)
        self._tick = TickLine(task.text, f"({about})" if about else "")
        self._tick.setAccessibleName(f"Done: {task.text}. {state_in_words(task, today)}. {owner}")
        tell_apart(self._tick, task.id, "done")
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
        edit = Button("Edit", lambda: wishes.edit_wanted.emit(task.id), ButtonKind.TEXT, small=True)
        edit.setAccessibleName(f"Edit: {task.text}")
        dropped = task.state is TaskState.DROPPED
        wanted = TaskState.OPEN if dropped else TaskState.DROPPED
        words = "Restore" if dropped else "Drop"
        drop = Button(words, lambda: wishes.state_wanted.emit(task.id, wanted), ButtonKind.TEXT, small=True)
        drop.setAccessibleName(f"{words}: {task.text}")
        tell_apart(edit, task.id, "edit")
        tell_apart(drop, task.id, "drop")
        return edit, drop


def state_chip(task: Task, today: date) -> StatusChip:
    """Return a chip with a task's state as mark, word and colour."""
    words = state_in_words(task, today)
    if task.overdue(today):
        return StatusChip(words, Tone.BAD, Icon.WARNING)
    match task.state:
        case TaskState.DONE:
            return StatusChip(words, Tone.GOOD, Icon.TICK)
        case TaskState.DROPPED:
            return StatusChip(words, Tone.NEUTRAL, Icon.DASH)
        case TaskState.OPEN:
            return StatusChip(words, Tone.NEUTRAL, Icon.CLOCK)
