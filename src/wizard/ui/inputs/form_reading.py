"""Reading a form whose button is pressed: everything typed counts, and nothing is recorded that cannot be read."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from wizard.ui.accessibility.tab_order import bring_into_sight
from wizard.ui.inputs.text_inputs import NoteField
from wizard.ui.inputs.typing import LineInput


def all_read(form: QWidget) -> bool:
    """Take what was typed into `form`; return whether all of it can be read, and go to the first field that cannot.

    The fields keep their last good value while something else stands in them, so whoever records a form asks this
    first.
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
