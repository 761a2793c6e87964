"""The tasks of an item, below its outcome: the current ones, and usual ones that can be added."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from wizard.edits.decision_edits import item_of
from wizard.edits.meeting_edits import tasks_of
from wizard.edits.task_edits import new_task, offered, task_from, with_checklist, with_state, without_task
from wizard.foundation.dates import written
from wizard.guidance.position_kinds import POSITION_KINDS
from wizard.minutes.resolution import name_of
from wizard.minutes.task_list import NOBODY, state_in_words
from wizard.plan.plan import Plan
from wizard.plan.task import Task, TaskState
from wizard.ui.accessibility.screen_reader import announce, make_reading, set_tip
from wizard.ui.accessibility.tab_order import kept_focus, tell_apart
from wizard.ui.decision.height_fit import FollowUp
from wizard.ui.decision.sheets import SheetDialog
from wizard.ui.inputs.choice_inputs import ListChoice, TickLine
from wizard.ui.session.apply_edit import EntryScope
from wizard.ui.steps.action.ended_tasks import EndedTasks
from wizard.ui.steps.task_editor import TaskDialog
from wizard.ui.widgets.buttons import Button, ButtonKind
from wizard.ui.widgets.dialogs import UNDO, may_remove
from wizard.ui.widgets.spacing import ColumnLayout, Row, show_if
from wizard.ui.widgets.text_labels import Body, Subheading


class TasksPart(FollowUp):
    """The tasks. A tick means that a task is done; each suggested task has a button to add it."""

    def __init__(self, scope: EntryScope) -> None:
        super().__init__()
        self._scope = scope
        self._sheet: SheetDialog | None = None
        self._shown: object = None
        self._title = Subheading()
        self._all = Button("", self._add_all, ButtonKind.TEXT, small=True)
        self._own = Button("Add a task…", self._add_own, ButtonKind.TEXT, small=True)
        self._show = Button("Show…", self._open_sheet, ButtonKind.TEXT, small=True)
        self._show.setAccessibleName("Show the tasks")
        self._show.hide()
        head = Row(4)
        head.addWidget(self._title, 1)
        head.add(self._all, self._show, self._own)
        self._ended = EndedTasks(scope)
        self._list = QWidget()
        self._rows = ColumnLayout(2, parent=self._list)
        column = ColumnLayout(2, parent=self)
        column.addLayout(head)
        column.add(self._ended, self._list)

    def set_brief(self, brief: bool) -> None:
        """Put the list behind a button if there is no space, unless somebody is using it."""
        focused = QApplication.focusWidget()
        brief = brief and not (focused is not None and self._list.isAncestorOf(focused)) and self._rows.count() > 0
        show_if(not brief, self._list)
        show_if(brief, self._show)
        show_if(not brief and self._scope.editable, self._own)

    def _open_sheet(self) -> None:
        """Show the whole list on a sheet over the page."""
        part = TasksPart(self._scope)
        self._sheet = SheetDialog(self.window(), f"Tasks: {self._scope.title}", part, part.refresh)
        self._sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._sheet.finished.connect(self._closed)
        self._sheet.open()

    def _closed(self) -> None:
        self._sheet = None

    def refresh(self) -> None:
        """Show the item's tasks without emitting a signal."""
        if self._sheet is not None:
            self._sheet.renew()
        self._ended.refresh()
        entry, minutes, editable = self._scope.entry, self._scope.minutes, self._scope.editable
        tasks = tuple(task for task in minutes.tasks if task.item == self._scope.item_id)
        # A decision on one of the practice's own items may always need a task.
        own = entry.guided is None
        offers = entry.last is not None and (own or POSITION_KINDS[entry.last.position.kind].offers_tasks)
        takes = offers and entry.ruling.takes_effect and editable
        waiting = offered(self._scope.plan, entry.guided) if takes and entry.guided else ()
        wanted = (tasks, takes, waiting, minutes.people, editable, self._scope.session.today())
        if wanted == self._shown:
            return
        self._shown = wanted
        done = sum(task.state is TaskState.DONE for task in tasks)
        self._title.setText(f"Tasks: {len(tasks)} added{f', {done} done' if done else ''}" if tasks else "Tasks")
        self._all.set_text(f"Add all {len(waiting)} usual tasks" if len(waiting) > 1 else "Add the usual task")
        make_reading(self, self._title.text(), "")
        show_if(bool(waiting), self._all)
        show_if(editable, self._own)
        show_if(bool(tasks or takes), self)
        with kept_focus(self):
            self._rows.clear()
            for task in tasks:
                self._rows.addWidget(self._row(task))
            for template in waiting:
                self._rows.addWidget(self._offer(template.id, template.text, template.owner))

    def _row(self, task: Task) -> QWidget:
        today, editable = self._scope.session.today(), self._scope.editable
        owner = name_of(task.owner, self._scope.minutes.people) or NOBODY
        holder = QWidget()
        row = Row(6, parent=holder)
        due = f", {written(task.due)}" if task.due else ""
        tick = TickLine(task.text, f"{owner}{due}")
        tick.setAccessibleName(f"Done: {task.text}. {state_in_words(task, today)}. {owner}")
        tell_apart(tick, task.id, "done")
        set_tip(tick, task.note)
        tick.show_ticked(task.state is TaskState.DONE)
        tick.setEnabled(editable and task.state is not TaskState.DROPPED)
        tick.ticked.connect(lambda done: self._set_state(task.id, TaskState.DONE if done else TaskState.OPEN))
        row.addWidget(tick, 1)
        for verb, press in (("Edit", partial(self._edit, task.id)), ("Remove", partial(self._remove, task))):
            button = Button(verb, press, ButtonKind.TEXT, small=True)
            button.setAccessibleName(f"{verb}: {task.text}")
            tell_apart(button, task.id, verb)
            show_if(editable, button)
            row.addWidget(button)
        return holder

    def _offer(self, template: str, text: str, owner: str) -> QWidget:
        holder = QWidget()
        row = Row(6, (4, 0, 0, 0), holder)
        words = Body(text)
        row.addWidget(words, 1)
        add = Button("+ Add", partial(self._add, template), ButtonKind.TEXT, small=True)
        add.setAccessibleName(f"Add: {text}")
        if owner:
            for part in (words, add):
                set_tip(part, f"Usually for: {owner}")
        tell_apart(add, template, "add")
        row.addWidget(add)
        return holder

    def _add(self, template: str) -> None:
        def added(plan: Plan) -> Plan:
            item = item_of(plan, self._scope.item_id)
            chosen = next(each for each in item.tasks if each.id == template)
            return plan.with_task(task_from(plan, item, chosen))

        self._scope.apply(added, "usual task")
        announce(self, f"Added. {UNDO}")

    def _add_all(self) -> None:
        self._scope.apply(lambda plan: with_checklist(plan, item_of(plan, self._scope.item_id)), "usual tasks")
        announce(self, f"Usual tasks added. {UNDO}")
        # Do not focus anything that the same key would tick.
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove(self, task: Task) -> None:
        if not may_remove(self.window(), f"the task “{task.text}”"):
            return
        self._scope.apply(lambda plan: without_task(plan, task.id), "task removed")
        announce(self, f"Removed: {task.text}. {UNDO}")

    def _set_state(self, task_id: str, state: TaskState) -> None:
        self._scope.apply(lambda plan: with_state(plan, task_id, state), f"task {state.value}")

    def _edit(self, task_id: str) -> None:
        task = next(task for task in tasks_of(self._scope.plan, self._scope.item_id) if task.id == task_id)
        self._ask(task, new=False)

    def _add_own(self) -> None:
        # A task must have words, but the dialog allows an empty field.
        self._ask(new_task(self._scope.plan, "…", item=self._scope.item_id), new=True)

    def _ask(self, task: Task, *, new: bool) -> None:
        items = [ListChoice(e.id, f"Item {e.number}: {e.short_title}") for e in self._scope.minutes.entries]
        dialog = TaskDialog(self.window(), task, self._scope.plan.people, items, self._keep, new=new)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _keep(self, task: Task) -> None:
        self._scope.apply(lambda plan: plan.with_task(task), "task")
