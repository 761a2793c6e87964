"""A sum in pounds to type into, kept in whole pence."""

import re

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from wizard.foundation.formatting import money_in_words
from wizard.ui.inputs.text_inputs import PAUSE

_MONEY = re.compile(r"£?(\d{1,12})(?:\.(\d{1,2}))?")
MOST_PENCE = 10**12
"""The largest sum, in pence."""


def read_money(text: str) -> int:
    """Return the pence in “£1,240.50”, “1240.5” or “1 240”.

    Raises:
        ValueError: It is no sum.
    """
    found = _MONEY.fullmatch(re.sub(r"[\s,]", "", text))
    if found is None:
        raise ValueError(text)
    return int(found[1]) * 100 + int((found[2] or "").ljust(2, "0") or 0)


class MoneyField(QLineEdit):
    """A sum in pounds that may be missing."""

    edited = Signal(object)
    """The reader changed it to this number of pence, or to None."""
    problem_changed = Signal(str)
    """What is wrong with what was typed, as a sentence; empty when nothing is."""

    def __init__(self, most: int = MOST_PENCE, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._most = most
        self._told: int | None = None
        self.setPlaceholderText("£")
        self.setMaxLength(24)
        self._pause = QTimer(self, interval=PAUSE, singleShot=True)
        self._pause.timeout.connect(self.commit)
        self.textEdited.connect(lambda _text: self._pause.start())
        self.editingFinished.connect(self.commit)

    def show_value(self, value: int | None) -> None:
        """Show `value` in pence, unless the reader is in the middle of typing; emits nothing but a problem's end."""
        if self._pause.isActive():
            return
        self._told = value
        text = "" if value is None else money_in_words(value)
        if text != self.text() and not self.hasFocus():
            self.setText(text)
        self.problem_changed.emit("")

    def commit(self) -> None:
        """Tell at once of what was typed and not yet told."""
        self._pause.stop()
        try:
            value = read_money(self.text()) if self.text().strip() else None
        except ValueError:
            self.problem_changed.emit("Write a sum in pounds, as £1,240 or £1,240.50.")
            return
        if value is not None and value > self._most:
            self.problem_changed.emit(f"Write a sum up to {money_in_words(self._most)}.")
            return
        self.problem_changed.emit("")
        if value != self._told:
            self._told = value
            self.edited.emit(value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter tells of the sum and stays on the page."""
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
