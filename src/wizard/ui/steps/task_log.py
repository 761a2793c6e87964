"""The task list: who does what by when. Tasks can be added, edited, ticked, dropped, and copied as minutes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from wizard.edits.task_edits import new_task, with_state
from wizard.foundation.formatting import counted
from wizard.minutes.task_list import by_date, by_owner
from wizard.plan.people import Person
from wizard.plan.task import Task, TaskState
from wizard.ui.accessibility.tab_order import kept_focus
from wizard.ui.inputs.choice_inputs import ListChoice
from wizard.ui.session.session import Session
from wizard.ui.steps.task_editor import TaskDialog, TaskRow, TaskWishes
from wizard.ui.widgets.buttons import Button, ButtonRow
from wizard.ui.widgets.cards import Card
from wizard.ui.widgets.messages import EmptyState
from wizard.ui.widgets.spacing import ColumnLayout
from wizard.ui.widgets.text_labels import Muted, Subheading

if TYPE_CHECKING:
    from wizard.plan.plan import Plan


class ActionsLog(Card):
    """The plan's tasks. They can be changed even while no meeting is open."""

    copy_wanted = Signal()
    """The reader wants to copy the resolutions as text."""

    def __init__(self, session: Session) -> None:
        super().__init__("Tasks")
        self._session = session
        self._shown: tuple[object, ...] = ()
        self._wishes = TaskWishes(self)
        self._wishes.state_wanted.connect(self._set_state)
        self._wishes.edit_wanted.connect(self._edit)
        self._summary = Muted()
        self._order = {
            "owner": Button("By owner", lambda: self._arrange("owner"), small=True),
            "date": Button("By date", lambda: self._arrange("date"), small=True),
        }
        for button in self._order.values():
            button.setCheckable(True)
        self._order["owner"].setChecked(True)
        self._add = Button("Add a task…", self._add_task, small=True)
        copy = Button("Copy as minutes", self.copy_wanted.emit, small=True)
        copy.setToolTip("Copies the resolutions, in the past tense, and the open tasks to the clipboard")
        self.body.addWidget(self._summary)
        self.body.addWidget(ButtonRow(*self._order.values(), self._add, copy))
        self._rows = ColumnLayout(6)
        self.body.addLayout(self._rows)

    @property
    def order(self) -> str:
        """How the tasks are arranged: “owner” or “date”."""
        return "owner" if self._order["owner"].isChecked() else "date"

    def show_tasks(self, plan: Plan) -> None:
        """Show the tasks of `plan`, keeping rows that are the same."""
        today = self._session.today()
        editable = not self._session.read_only_because
        self._add.setEnabled(editable)
        wanted = (plan.tasks, plan.people, today, self.order, editable)
        if wanted == self._shown:
            return
        self._shown = wanted
        self._summary.setText(summary(plan.tasks, today))
        with kept_focus(self):
            self._show_rows(plan, today, editable=editable)

    def _show_rows(self, plan: Plan, today: date, *, editable: bool) -> None:
        self._rows.clear()
        for heading, tasks in self._groups(plan.tasks, plan.people).items():
            if heading:
                self._rows.addWidget(Subheading(heading))
            for task in tasks:
                row = TaskRow(task, plan.people, today, self._wishes, named=not heading, editable=editable)
                self._rows.addWidget(row)
        if not plan.tasks:
            self._rows.addWidget(
                EmptyState("No tasks yet", "Tick tasks on an item’s page, or add one of your own here.")
            )

    def _groups(self, tasks: tuple[Task, ...], people: tuple[Person, ...]) -> Mapping[str, tuple[Task, ...]]:
        return {"": by_date(tasks)} if self.order == "date" else by_owner(tasks, people)

    def _arrange(self, order: str) -> None:
        for name, button in self._order.items():
            button.setChecked(name == order)
        self.show_tasks(self._session.plan)

    def _set_state(self, task_id: str, state: TaskState) -> None:
        self._session.apply(with_state(self._session.plan, task_id, state), f"task {state.value}")

    def _edit(self, task_id: str) -> None:
        task = next(task for task in self._session.plan.tasks if task.id == task_id)
        self._ask(task, new=False)

    def _add_task(self) -> None:
        # A task must have words, but the dialog allows an empty field.
        self._ask(new_task(self._session.plan, "…"), new=True)

    def _ask(self, task: Task, *, new: bool) -> None:
        minutes = self._session.minutes
        items = [ListChoice(e.id, f"Item {e.number}: {e.short_title}") for e in minutes.entries] if minutes else []
        dialog = TaskDialog(self.window(), task, self._session.plan.people, items, self._keep, new=new)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _keep(self, task: Task) -> None:
        plan = self._session.plan
        known = any(entry.id == task.id for entry in plan.tasks)
        self._session.apply(plan.with_task(task), "change to a task" if known else "new task")


def summary(tasks: tuple[Task, ...], today: date) -> str:
    """Return how many tasks are open, overdue and done, in words."""
    opened = [task for task in tasks if task.state is TaskState.OPEN]
    done = sum(task.state is TaskState.DONE for task in tasks)
    late = sum(task.overdue(today) for task in tasks)
    parts = [f"{counted(len(opened), 'task')} open"]
    parts += [f"{late} overdue"] * bool(late) + [f"{done} done"] * bool(done)
    return ", ".join(parts) + "." if tasks else ""
