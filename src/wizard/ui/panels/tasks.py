"""The tasks of one item: the checklist that is offered, what was set, and one's own."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from wizard.domain.deciding import item_of
from wizard.domain.plan import Plan
from wizard.domain.starting import tasks_of
from wizard.domain.tasklog import new_task, offered, with_checklist, with_state
from wizard.domain.tasks import Task, TaskState
from wizard.domain.words import counted
from wizard.ui.panels.scope import ItemScope
from wizard.ui.review.task_dialog import TaskDialog
from wizard.ui.review.task_rows import TaskRow, TaskWishes
from wizard.ui.widgets.buttons import Button, ButtonRow
from wizard.ui.widgets.choice import Choice
from wizard.ui.widgets.fold import FoldSection
from wizard.ui.widgets.spacing import Column
from wizard.ui.widgets.text import Hint, Muted


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
            self._show_rows(tasks)
            self._add_all.set_text(f"Add the {len(waiting)} usual tasks" if len(waiting) > 1 else "Add the usual task")
            self._add_all.setVisible(bool(waiting))
            self._usual.setText("\n".join(f"•  {entry.text} (usually: {entry.owner})" for entry in waiting))
            self._usual.setVisible(bool(waiting))
            self._own.setVisible(self._scope.editable)

    def _make(self) -> QWidget:
        holder = QWidget()
        self._wishes = TaskWishes(holder)
        self._wishes.state_wanted.connect(self._set_state)
        self._wishes.edit_wanted.connect(self._edit)
        self._rows = Column(6)
        self._usual = Hint("")
        self._add_all = Button("", self._add_checklist, small=True)
        self._own = Button("Add a task…", self._add_own, small=True)
        column = Column(10, parent=holder)
        column.addLayout(self._rows)
        column.addWidget(self._usual)
        column.addWidget(ButtonRow(self._add_all, self._own))
        self._built = True
        self.refresh()
        return holder

    def _show_rows(self, tasks: tuple[Task, ...]) -> None:
        self._rows.clear()
        today, editable = self._scope.session.today(), self._scope.editable
        for task in tasks:
            row = TaskRow(task, self._scope.minutes.people, today, self._wishes, named=True, editable=editable)
            self._rows.addWidget(row)
        if not tasks:
            self._rows.addWidget(Muted("No tasks on this item yet."))

    def _add_checklist(self) -> None:
        self._scope.apply(lambda plan: with_checklist(plan, item_of(plan, self._scope.item_id)), "usual tasks")

    def _set_state(self, task_id: str, state: TaskState) -> None:
        self._scope.apply(lambda plan: with_state(plan, task_id, state), f"task {state.value}")

    def _edit(self, task_id: str) -> None:
        task = next(task for task in tasks_of(self._scope.plan, self._scope.item_id) if task.id == task_id)
        self._ask(task, new=False)

    def _add_own(self) -> None:
        self._ask(new_task(self._scope.plan, "…", item=self._scope.item_id), new=True)

    def _ask(self, task: Task, *, new: bool) -> None:
        items = [Choice(e.item.id, f"Item {e.item.id}: {e.item.short_title}") for e in self._scope.minutes.items]
        dialog = TaskDialog(self.window(), task, self._scope.plan.people, items, self._keep, new=new)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _keep(self, task: Task) -> None:
        def kept(plan: Plan) -> Plan:
            return plan.with_task(task)

        self._scope.apply(kept, "task")
