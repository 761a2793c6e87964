"""The tasks of one item of the practice's own."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from wizard.edits.meeting_edits import tasks_of
from wizard.edits.task_edits import new_task, with_state
from wizard.foundation.formatting import counted
from wizard.minutes.resolution import name_of
from wizard.minutes.task_list import NOBODY, state_in_words
from wizard.plan.plan import Plan
from wizard.plan.task import Task, TaskState
from wizard.ui.decision.own_panel import OwnScope
from wizard.ui.inputs.choice_inputs import ListChoice, TickLine
from wizard.ui.steps.task_editor import TaskDialog
from wizard.ui.widgets.buttons import Button, ButtonKind, ButtonRow
from wizard.ui.widgets.cards import FoldSection
from wizard.ui.widgets.spacing import ColumnLayout, Row, show_if


class OwnTasks(FoldSection):
    """Each task with a box that is ticked once it is done."""

    def __init__(self, scope: OwnScope) -> None:
        super().__init__("Tasks")
        self._scope = scope
        self._rows = ColumnLayout(6)
        self._add = Button("Add a task…", self._ask_new, small=True)
        self.content.addLayout(self._rows)
        self.content.addWidget(ButtonRow(self._add))

    def refresh(self) -> None:
        """Show the item's tasks; emits nothing."""
        tasks = tasks_of(self._scope.plan, self._scope.item_id)
        self.set_summary(counted(len(tasks), "task") if tasks else "None yet")
        self._rows.clear()
        for task in tasks:
            self._rows.addWidget(self._row(task))
        show_if(self._scope.editable, self._add)

    def _row(self, task: Task) -> QWidget:
        owner = name_of(task.owner, self._scope.minutes.people) or NOBODY
        state = state_in_words(task, self._scope.session.today())
        tick = TickLine(task.text, f"({owner}, {state})")
        tick.show_ticked(task.state is TaskState.DONE)
        tick.setEnabled(self._scope.editable)
        tick.ticked.connect(lambda done: self._set_state(task.id, TaskState.DONE if done else TaskState.OPEN))
        edit = Button("Edit", lambda: self._ask(task, new=False), ButtonKind.TEXT, small=True)
        edit.setAccessibleName(f"Edit: {task.text}")
        edit.setVisible(self._scope.editable)
        row = QWidget()
        line = Row(6, parent=row)
        line.addWidget(tick, 1)
        line.addWidget(edit)
        return row

    def _ask_new(self) -> None:
        # No task is without words; the dialog leaves its field empty all the same.
        self._ask(new_task(self._scope.plan, "…", item=self._scope.item_id), new=True)

    def _ask(self, task: Task, *, new: bool) -> None:
        items = [ListChoice(e.id, f"Item {e.number}: {e.short_title}") for e in self._scope.minutes.entries]
        dialog = TaskDialog(self.window(), task, self._scope.plan.people, items, self._keep, new=new)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _keep(self, task: Task) -> None:
        def kept(plan: Plan) -> Plan:
            return plan.with_task(task)

        self._scope.apply(kept, "task")

    def _set_state(self, task_id: str, state: TaskState) -> None:
        self._scope.apply(lambda plan: with_state(plan, task_id, state), f"task {state.value}")
