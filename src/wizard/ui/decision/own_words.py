"""What is proposed on one of the practice's own items, in words: in the place of the positions of the guidance."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from wizard.foundation.value import typed
from wizard.ui.inputs.labelled_input import LabelledInput
from wizard.ui.inputs.text_inputs import NoteField
from wizard.ui.session.apply_edit import EntryScope
from wizard.ui.widgets.spacing import ColumnLayout

_BEGIN = "Start with “to” or “that”: “to renew the lease for five years”."


class OwnWords(QWidget):
    """One field for the words that are put."""

    worded = Signal(str)
    """The words are these now."""

    def __init__(self, scope: EntryScope) -> None:
        super().__init__()
        self._scope = scope
        self.note = NoteField("What is proposed", lines=2, most=8)
        self._field = LabelledInput("It is proposed", self.note, _BEGIN)
        self.note.edited.connect(lambda text: self.worded.emit(typed(text, lines=True)))
        ColumnLayout(0, parent=self).addWidget(self._field)

    def first_field(self) -> QWidget:
        """Return the field."""
        return self.note

    def set_tight(self, tight: bool) -> None:
        """Leave the hint out where height is short."""
        self._field.set_hint("" if tight else _BEGIN)

    def show_error(self, problem: str) -> None:
        """Say why the words were refused; an empty sentence goes away."""
        self._field.show_error(problem)

    def refresh(self, *, afresh: bool = False) -> None:
        """Show what is proposed, nothing `afresh`; emits nothing."""
        last = None if afresh else self._scope.proposal
        self.note.show_text(last.words if last else "")
