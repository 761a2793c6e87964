"""Asks what to do with the open tasks of a position that a later decision has ended: keep or drop them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from wizard.edits.task_edits import dropped
from wizard.foundation.formatting import counted, listed
from wizard.foundation.value import typed
from wizard.overview.ended_positions import ended_tasks
from wizard.plan.task import Task
from wizard.ui.accessibility.screen_reader import announce
from wizard.ui.inputs.form_reading import all_read
from wizard.ui.inputs.labelled_input import LabelledInput
from wizard.ui.inputs.text_inputs import TextField
from wizard.ui.session.apply_edit import EntryScope
from wizard.ui.widgets.buttons import Button, ButtonKind, ButtonRow
from wizard.ui.widgets.dialogs import UNDO, RollingDialog
from wizard.ui.widgets.spacing import ColumnLayout, show_if
from wizard.ui.widgets.text_labels import Body, CardTitle, Hint

_NO_REASON = "Say why they are no longer needed."


class DropTasksDialog(RollingDialog):
    """Asks why the tasks of an earlier decision are dropped. Escape changes nothing."""

    def __init__(self, parent: QWidget | None, tasks: tuple[Task, ...], drop: Callable[[str], str]) -> None:
        """Ask about `tasks`. `drop` gets the reason and returns a sentence if it was refused."""
        title = "Drop the task" if len(tasks) == 1 else f"Drop {len(tasks)} tasks"
        super().__init__(parent, title, 560)
        self.kept_as = f"dropping of {', '.join(task.id for task in tasks)}"
        self._drop = drop
        self._reason = TextField("e.g. The limit was given up")
        self._field = LabelledInput("Why", self._reason)
        self.head.addWidget(CardTitle(title))
        self.body.add(*(Body(task.text) for task in tasks), self._field)
        self.foot.add(Button("Cancel", self.reject), Button("Drop", self._take, ButtonKind.PRIMARY))
        self._reason.returnPressed.connect(self._take)
        self._reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self) -> None:
        if not all_read(self):
            return
        reason = typed(self._reason.text())
        problem = self._drop(reason) if reason else _NO_REASON
        self._field.show_error(problem)
        if not problem:
            self.accept()


class EndedTasks(QWidget):
    """Asks once, below the decision. It takes no space if there is nothing to ask."""

    def __init__(self, scope: EntryScope) -> None:
        super().__init__()
        self._scope = scope
        self._tasks: tuple[Task, ...] = ()
        self._kept: frozenset[str] = frozenset()
        """The ids of the tasks to keep."""
        self._question = Hint()
        keep = Button("Keep them", self._keep, small=True)
        drop = Button("Drop them…", self._ask, small=True)
        ColumnLayout(4, parent=self).add(self._question, ButtonRow(keep, drop))
        self.hide()

    def refresh(self) -> None:
        """Ask if needed, without emitting a signal."""
        entry = self._scope.entry
        tasks = ended_tasks(entry, self._scope.minutes.tasks, self._scope.minutes.meeting.number)
        tasks = tuple(task for task in tasks if task.id not in self._kept) if self._scope.editable else ()
        if tasks and not self._tasks:
            announce(self, f"{counted(len(tasks), 'open task')} from the earlier decision: keep or drop?")
        self._tasks = tasks
        names = listed([f"“{task.text.rstrip('.')}”" for task in tasks])
        self._question.setText(
            f"This ends the decision of meeting {entry.before.meeting}. Keep its open tasks? {names}."
            if entry.before
            else ""
        )
        show_if(bool(tasks), self)

    def _keep(self) -> None:
        self._kept |= {task.id for task in self._tasks}
        announce(self, "The tasks are kept.")
        self.refresh()

    def _ask(self) -> None:
        dialog = DropTasksDialog(self.window(), self._tasks, self._drop)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _drop(self, reason: str) -> str:
        tasks = self._tasks
        problem = self._scope.apply(lambda plan: dropped(plan, tasks, reason), "tasks dropped")
        if not problem:
            announce(self, f"Dropped: {counted(len(tasks), 'task')}. {UNDO}")
        return problem
