"""The dialogs of the Due step: how a task was done, a new date, and when an event happened."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from wizard.foundation.value import typed
from wizard.plan.people import Person
from wizard.plan.proposal import Owner
from wizard.plan.task import Task
from wizard.ui.inputs.date_time_inputs import DateField
from wizard.ui.inputs.form_reading import all_read
from wizard.ui.inputs.labelled_input import LabelledInput
from wizard.ui.inputs.quick_inputs import OwnerField
from wizard.ui.inputs.text_inputs import TextField
from wizard.ui.widgets.buttons import Button, ButtonKind
from wizard.ui.widgets.dialogs import RollingDialog
from wizard.ui.widgets.text_labels import Body, CardTitle

_FUTURE = "Choose today or an earlier day: it is the day the task was done."


class Completion(NamedTuple):
    """Details of how a task was done."""

    on: date
    by: Owner | None
    evidence: str
    kept: str
    """Where the evidence is kept."""


class CompletionDialog(RollingDialog):
    """Asks who did a task and when, and for the evidence and where it is kept. Escape changes nothing."""

    def __init__(
        self,
        parent: QWidget | None,
        task: Task,
        people: tuple[Person, ...],
        today: date,
        record: Callable[[Completion], str],
    ) -> None:
        """Ask about `task`. `record` gets the answers and returns a sentence if they were refused."""
        super().__init__(parent, "Task done", 560)
        self.kept_as = f"task {task.id} done"
        self._record, self._today, self._by = record, today, task.done_by or task.owner
        self._owner, self._on = OwnerField(), DateField(today=lambda: today)
        self._evidence, self._kept = TextField("e.g. Letter from the ICB"), TextField("e.g. Shared drive, Front desk")
        self._owner.show_owner(self._by, people)
        self._owner.edited.connect(self._choose)
        self._on.show_date(task.done_on or today)
        self._evidence.show_text(task.evidence)
        self._kept.show_text(task.kept)
        self._on_field = LabelledInput("Done on", self._on)
        self._evidence_field = LabelledInput("Proof that it was done (optional)", self._evidence)
        self.head.addWidget(CardTitle("Task done"))
        self.body.add(
            Body(task.text),
            LabelledInput("Done by", self._owner),
            self._on_field,
            self._evidence_field,
            LabelledInput("Where the proof is kept (optional)", self._kept),
        )
        self.foot.add(Button("Cancel", self.reject), Button("Mark as done", self._take, ButtonKind.PRIMARY))
        self._owner.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, owner: Owner | None) -> None:
        self._by = owner

    def _take(self) -> None:
        if not all_read(self):
            return
        on = self._on.date
        if on is None or on > self._today:
            self._on_field.show_error(_FUTURE)
            return
        self._on_field.show_error("")
        given = Completion(on, self._by, typed(self._evidence.text()), typed(self._kept.text()))
        refused = self._record(given)
        self._evidence_field.show_error(refused)
        if not refused:
            self.accept()


class DayDialog(RollingDialog):
    """Asks for a day."""

    def __init__(
        self,
        parent: QWidget | None,
        title: str,
        words: str,
        label: str,
        day: date | None,
        verb: str,
        record: Callable[[date], str],
        kept_as: str,
    ) -> None:
        """Ask for the day called `label`, starting with `day`. `record` returns a sentence if it is refused."""
        super().__init__(parent, title, 460)
        self.kept_as = kept_as
        self._record = record
        self._day = DateField()
        self._day.show_date(day)
        self._field = LabelledInput(label, self._day)
        self.head.addWidget(CardTitle(title))
        self.body.add(Body(words), self._field)
        self.foot.add(Button("Cancel", self.reject), Button(verb, self._take, ButtonKind.PRIMARY))
        self._day.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self) -> None:
        if not all_read(self):
            return
        refused = self._record(self._day.date) if self._day.date else "Choose a day."
        self._field.show_error(refused)
        if not refused:
            self.accept()


def open_form(dialog: RollingDialog) -> None:
    """Show a form over its window until it is closed."""
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
