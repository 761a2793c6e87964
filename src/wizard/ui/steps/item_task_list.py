"""The tasks of one item: the checklist that is offered, what was set, and one's own."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from wizard.edits.decision_edits import item_of
from wizard.edits.meeting_edits import tasks_of
from wizard.edits.task_edits import new_task, offered, with_checklist, with_state
from wizard.foundation.formatting import counted
from wizard.minutes.resolution import name_of
from wizard.minutes.task_list import NOBODY, state_in_words
from wizard.plan.plan import Plan
from wizard.plan.task import Task, TaskState
from wizard.ui.accessibility.screen_reader import set_tip
from wizard.ui.accessibility.tab_order import kept_focus, tell_apart
from wizard.ui.inputs.choice_inputs import ListChoice, TickLine
from wizard.ui.inputs.form_keeping import KeptForm
from wizard.ui.session.apply_edit import ItemScope
from wizard.ui.steps.task_editor import TaskDialog, state_chip
from wizard.ui.widgets.buttons import Button, ButtonKind, ButtonRow
from wizard.ui.widgets.cards import FoldSection
from wizard.ui.widgets.flow_layouts import Flow
from wizard.ui.widgets.spacing import ColumnLayout, Row, show_if
from wizard.ui.widgets.text_labels import Hint, Muted


class TasksFold(FoldSection):
    """Folded: how many; unfolded: all of them."""

    def __init__(self, scope: ItemScope) -> None:
        super().__init__("Tasks", build=self._make)
        self._scope = scope
        self._built = False
        self._shown: object = None

    def refresh(self) -> None:
        """Show the item's tasks; emits nothing."""
        minutes = self._scope.minutes
        tasks = tuple(task for task in minutes.tasks if task.item == self._scope.item_id)
        waiting = offered(self._scope.plan, self._scope.entry.item) if self._scope.editable else ()
        done = sum(task.state is TaskState.DONE for task in tasks)
        words = [counted(len(tasks), "task")] * bool(tasks) + [f"{done} done"] * bool(done)
        words += [f"{len(waiting)} usual ones can be added"] * bool(waiting)
        self.set_summary(" · ".join(words) or "None yet")
        if not self._built:
            return
        wanted = (tasks, waiting, minutes.people, self._scope.editable, self._scope.session.today())
        if wanted != self._shown:
            self._shown = wanted
            with kept_focus(self):
                self._show_rows(tasks)
            self._add_all.set_text(f"Add the {len(waiting)} usual tasks" if len(waiting) > 1 else "Add the usual task")
            show_if(bool(waiting), self._add_all)
            self._usual.setText("\n".join(f"•  {entry.text} (usually: {entry.owner})" for entry in waiting))
            show_if(bool(waiting), self._usual)
            show_if(self._scope.editable, self._own)

    def _make(self) -> QWidget:
        holder = QWidget()
        self._rows = ColumnLayout(6)
        self._usual = Hint("")
        self._add_all = Button("", self._add_checklist, small=True)
        self._own = Button("Add a task…", self._add_own, small=True)
        column = ColumnLayout(10, parent=holder)
        column.addLayout(self._rows)
        column.addWidget(self._usual)
        column.addWidget(ButtonRow(self._add_all, self._own))
        self._built = True
        self.refresh()
        return holder

    def _show_rows(self, tasks: tuple[Task, ...]) -> None:
        self._rows.clear()
        for task in tasks:
            self._rows.addWidget(self._row(task))
        if not tasks:
            self._rows.addWidget(Muted("No tasks on this item yet."))

    def _row(self, task: Task) -> QWidget:
        """Return one task: its words over the whole width, below them its state and what can be done with it."""
        today, editable = self._scope.session.today(), self._scope.editable
        owner = name_of(task.owner, self._scope.minutes.people) or NOBODY
        tick = TickLine(task.text, f"({owner})")
        tick.setAccessibleName(f"Done: {task.text}. {state_in_words(task, today)}. {owner}")
        tell_apart(tick, task.id, "done")
        set_tip(tick, task.note)
        tick.show_ticked(task.state is TaskState.DONE)
        tick.setEnabled(editable and task.state is not TaskState.DROPPED)
        tick.ticked.connect(lambda done: self._set_state(task.id, TaskState.DONE if done else TaskState.OPEN))
        side = QWidget()
        flow = Flow(6, side)
        flow.addWidget(state_chip(task, today))
        if editable:
            dropped = task.state is TaskState.DROPPED
            wanted = TaskState.OPEN if dropped else TaskState.DROPPED
            edit = Button("Edit", lambda: self._edit(task.id), ButtonKind.TEXT, small=True)
            drop = Button(
                "Take up" if dropped else "Drop", lambda: self._set_state(task.id, wanted), ButtonKind.TEXT, small=True
            )
            for button, part in ((edit, "edit"), (drop, "drop")):
                button.setAccessibleName(f"{button.accessibleName()}: {task.text}")
                tell_apart(button, task.id, part)
                flow.addWidget(button)
        row = QWidget()
        below = Row(0, (30, 0, 0, 0))
        below.addWidget(side, 1)
        column = ColumnLayout(4, parent=row)
        column.add(tick, below)
        return row

    def _add_checklist(self) -> None:
        self._scope.apply(lambda plan: with_checklist(plan, item_of(plan, self._scope.item_id)), "usual tasks")

    def _set_state(self, task_id: str, state: TaskState) -> None:
        self._scope.apply(lambda plan: with_state(plan, task_id, state), f"task {state.value}")

    def _edit(self, task_id: str) -> None:
        task = next(task for task in tasks_of(self._scope.plan, self._scope.item_id) if task.id == task_id)
        self._ask(task, new=False)

    def _add_own(self) -> None:
        # No task is without words; the dialog leaves its field empty all the same.
        self._ask(new_task(self._scope.plan, "…", item=self._scope.item_id), new=True)

    def _ask(self, task: Task, *, new: bool) -> None:
        items = [ListChoice(e.id, f"Item {e.number}: {e.short_title}") for e in self._scope.minutes.entries]
        dialog = TaskDialog(self.window(), task, self._scope.plan.people, items, self._keep, new=new)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
        KeptForm(dialog, f"new task on item {self._scope.item_id}" if new else f"task {task.id}")

    def _keep(self, task: Task) -> None:
        def kept(plan: Plan) -> Plan:
            return plan.with_task(task)

        self._scope.apply(kept, "task")
