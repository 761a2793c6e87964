"""Checks a form before it is recorded, so that nothing unreadable is recorded."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from wizard.ui.accessibility.tab_order import bring_into_sight
from wizard.ui.inputs.text_inputs import NoteField
from wizard.ui.inputs.typing import LineInput


def all_read(form: QWidget) -> bool:
    """Read everything typed into `form`. Returns whether all of it is valid, and goes to the first invalid field.

    A field keeps its last valid value while its text is invalid, so call this before recording a form.
    """
    fields: list[LineInput | NoteField] = [*form.findChildren(LineInput), *form.findChildren(NoteField)]
    shown = [field for field in fields if field.isVisibleTo(form) and not field.isReadOnly()]
    for field in shown:
        field.commit()
    wrong = next((field for field in shown if field.typing.problem), None)
    if wrong is None:
        return True
    wrong.setFocus(Qt.FocusReason.OtherFocusReason)
    bring_into_sight(wrong)
    return False
