"""The wording of a proposal on one of the practice's own items, shown where other items have positions."""

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
    """A field for the wording of the proposal."""

    worded = Signal(str)
    """The wording was changed to this."""

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
        """Hide the hint in a low window."""
        self._field.set_hint("" if tight else _BEGIN)

    def show_error(self, problem: str) -> None:
        """Show why the wording was refused. An empty sentence hides the error."""
        self._field.show_error(problem)

    def refresh(self, *, afresh: bool = False) -> None:
        """Show the proposal, or nothing if `afresh`, without emitting a signal."""
        last = None if afresh else self._scope.proposal
        self.note.show_text(last.words if last else "")
