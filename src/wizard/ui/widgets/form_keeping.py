"""Keeps an open form's entries on this PC while it is filled in, and restores them if the program ended unexpectedly.

Every `OFTEN` milliseconds it checks all fields, so a crash loses no more than that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QAbstractButton, QComboBox, QDialog, QLineEdit, QPlainTextEdit, QWidget
from shiboken6 import isValid

from wizard.ui.accessibility.screen_reader import announce
from wizard.ui.widgets.form_shelf import form_shelf

if TYPE_CHECKING:
    from wizard.services.open_forms import Written

OFTEN = 1_000
"""Milliseconds between checks of a form."""

RESTORED = "Your entries from before the program stopped are back. They are not recorded yet."
"""Announced when a form's entries from before a crash are restored."""


class KeptForm(QObject):
    """Keeps the entries of `form` on this PC under this name until the form is closed."""

    def __init__(self, form: QWidget, name: str) -> None:
        """Start once the form has its initial entries, and restore any kept entries."""
        super().__init__(form)
        self._form, self._name, self._forms = form, name, form_shelf().forms
        self._untouched: Written = {}
        self._last: Written = {}
        self._timer = QTimer(self, interval=OFTEN)
        self._timer.timeout.connect(self.look)
        if self._forms is None:
            return
        window = form.window()
        if isinstance(window, QDialog):
            window.finished.connect(self.end)
        form_shelf().looks[id(self)] = self.look
        key = id(self)
        self.destroyed.connect(lambda: form_shelf().looks.pop(key, None))
        QTimer.singleShot(0, self, self._begin)

    def look(self) -> None:
        """Keep the entries if they have changed."""
        if self._forms is None or not self._timer.isActive() or not isValid(self._form):
            return
        written = written_in(self._form)
        if written != self._last:
            self._last = written
            if written == self._untouched:
                self._forms.drop(self._name)
            else:
                self._forms.keep(self._name, written)

    def end(self) -> None:
        """Delete the kept entries, because the form was recorded or closed."""
        self._timer.stop()
        form_shelf().looks.pop(id(self), None)
        if self._forms is not None:
            self._forms.drop(self._name)

    def _begin(self) -> None:
        if self._forms is None or not isValid(self._form) or id(self) not in form_shelf().looks:
            return
        self._untouched = self._last = written_in(self._form)
        self._timer.start()
        before = self._forms.written_in(self._name)
        if before and before != self._untouched:
            _put_back(self._form, before)
            # Otherwise a form recorded before the first check would be restored again.
            self._last = before
            announce(self._form, RESTORED)


def _fields(form: QWidget) -> dict[str, QWidget]:
    """Return the fields of a form, by names that are the same each time it is opened."""
    found: dict[str, QWidget] = {}
    # Choices come first, because a choice may add fields.
    for kind in (QComboBox, QAbstractButton, QLineEdit, QPlainTextEdit):
        for at, each in enumerate(form.findChildren(kind)):
            if not isinstance(each, QAbstractButton) or each.isCheckable():
                found[f"{kind.__name__} {at}"] = each
    return found


def written_in(form: QWidget) -> Written:
    """Return the entries of a form, by names that are the same each time it is opened."""
    return {name: _text(field) for name, field in _fields(form).items()}


def _text(field: QWidget) -> str:
    match field:
        case QComboBox():
            return field.currentText()
        case QAbstractButton():
            return "yes" if field.isChecked() else ""
        case QLineEdit():
            return field.text()
        case QPlainTextEdit():
            return field.toPlainText()
    return ""


def _put_back(form: QWidget, written: Written) -> None:
    """Fill in a form as a person would, so that it reacts to the entries."""
    for name, field in _fields(form).items():
        text = written.get(name)
        # Some fields are only created when needed.
        if text is None or text == _text(field):
            continue
        match field:
            case QComboBox():
                # People may have been added to or removed from the list meanwhile.
                field.setCurrentIndex(field.findText(text))
                field.activated.emit(field.currentIndex())
            case QAbstractButton():
                field.click()
            case QLineEdit():
                field.setText(text)
                field.textEdited.emit(text)
            case QPlainTextEdit():
                field.setPlainText(text)
