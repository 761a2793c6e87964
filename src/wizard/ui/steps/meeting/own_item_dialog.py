"""Edits one of the practice's own items: its title, what it is about, and who raised it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pydantic import ValidationError
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from wizard.foundation.value import typed
from wizard.plan.meeting import OwnItem
from wizard.plan.people import Person
from wizard.plan.proposal import Owner
from wizard.ui.inputs.form_reading import all_read
from wizard.ui.inputs.labelled_input import LabelledInput
from wizard.ui.inputs.quick_inputs import OwnerField
from wizard.ui.inputs.text_inputs import NoteField, TextField
from wizard.ui.session.apply_edit import NOT_KEPT
from wizard.ui.widgets.buttons import Button, ButtonKind
from wizard.ui.widgets.dialogs import RollingDialog
from wizard.ui.widgets.text_labels import CardTitle
from wizard.voting.numbering import item_number


class OwnItemDialog(RollingDialog):
    """Edits one item. `keep` gets the edited item and returns a sentence if it is refused."""

    def __init__(
        self, parent: QWidget | None, own: OwnItem, people: Sequence[Person], keep: Callable[[OwnItem], str]
    ) -> None:
        super().__init__(parent, f"Item {item_number(own.id)}", 560)
        self.kept_as = f"own item {own.id}"
        self._own, self._people, self._keep = own, people, keep
        self._raised_by: Owner | None = own.raised_by
        self._title, self._about = TextField(), NoteField("What it is about, for the minutes", lines=3, most=8)
        self._title.show_text(own.title)
        self._about.show_text(own.about)
        self._who = OwnerField("Nobody in particular")
        self._who.show_owner(own.raised_by, people)
        self._who.edited.connect(self._choose)
        self._title_field = LabelledInput("Title", self._title)
        self._about_field = LabelledInput("About", self._about)
        self.body.add(CardTitle(self.windowTitle()), self._title_field, self._about_field)
        self.body.addWidget(LabelledInput("Raised by", self._who))
        self.foot.add(Button("Cancel", self.reject), Button("Save", self._take, ButtonKind.PRIMARY))
        self._title.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, owner: Owner | None) -> None:
        self._raised_by = owner
        self._who.show_owner(owner, self._people)

    def _take(self) -> None:
        if not all_read(self):
            return
        title, about = typed(self._title.text()), typed(self._about.toPlainText(), lines=True)
        self._title_field.show_error("" if title else "Give the item a title.")
        if not title:
            return
        try:
            refused = self._keep(self._own.replace(title=title, about=about, raised_by=self._raised_by))
        except ValidationError:
            refused = NOT_KEPT
        self._about_field.show_error(refused)
        if not refused:
            self.accept()
