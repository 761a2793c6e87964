"""One task of the actions log, to write anew or to change."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pydantic import ValidationError
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from wizard.foundation.value import typed
from wizard.plan.people import Person
from wizard.plan.proposal import Owner
from wizard.plan.task import Task
from wizard.ui.accessibility.tab_order import bring_into_sight
from wizard.ui.inputs.choice_inputs import Choice, ChoiceField
from wizard.ui.inputs.date_time_inputs import DateField
from wizard.ui.inputs.labelled_input import Field
from wizard.ui.inputs.note import NoteField
from wizard.ui.inputs.quick_inputs import OwnerField
from wizard.ui.inputs.text_inputs import TextField
from wizard.ui.widgets.buttons import Button, Kind
from wizard.ui.widgets.dialogs import RollingDialog
from wizard.ui.widgets.flow_layouts import FieldRow
from wizard.ui.widgets.text_labels import CardTitle


class TaskDialog(RollingDialog):
    """Text, owner, due date, item and note of a task. Escape changes nothing."""

    def __init__(
        self,
        parent: QWidget | None,
        task: Task,
        people: Sequence[Person],
        items: Sequence[Choice],
        keep: Callable[[Task], None],
        *,
        new: bool,
    ) -> None:
        """Ask for `task`, whose text may still be empty in `new` ones; `keep` is called with what was written."""
        title = "Add to the actions log" if new else "Change this action"
        super().__init__(parent, title, 560)
        self._task, self._keep = task, keep
        self._owner_chosen: Owner | None = task.owner
        self._text = TextField("e.g. Write to the commissioner")
        self._owner = OwnerField()
        self._due = DateField()
        self._item = ChoiceField([Choice("", "No item"), *items])
        self._note = NoteField(lines=2, most=5)
        self._text_field = Field("What is to be done", self._text)
        self._due_field = Field("Due on", self._due)
        self._text.returnPressed.connect(self._take)
        self._lay_out(title, "Add" if new else "Keep the change")
        self._show(task, people, new=new)

    def _lay_out(self, title: str, verb: str) -> None:
        self.head.addWidget(CardTitle(title))
        self.body.addWidget(self._text_field)
        self.body.addWidget(FieldRow(Field("Who", self._owner), self._due_field, least=200))
        self.body.addWidget(Field("Belongs to", self._item))
        self.body.addWidget(Field("Note", self._note))
        keep = Button(verb, self._take, Kind.PRIMARY)
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
        for field in self.findChildren(TextField):
            field.commit()
        self._due.commit()
        text = typed(self._text.text())
        self._text_field.show_error("" if text else "Say what is to be done.")
        if not text or self._due_field.error:
            bring_into_sight(self._due_field if text else self._text_field)
            return
        try:
            task = self._task.replace(
                text=text,
                owner=self._owner_chosen,
                due=self._due.date,
                item=self._item.choice or None,
                note=typed(self._note.toPlainText(), lines=True),
            )
        except ValidationError:
            self._text_field.show_error("This is too long to keep: shorten the text or the note.")
            bring_into_sight(self._text_field)
            return
        self._keep(task)
        self.accept()
