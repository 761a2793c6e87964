"""A time of day, typed; may be missing."""

import re
from datetime import time

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from wizard.foundation.formatting import time_in_words
from wizard.ui.inputs.text_inputs import PAUSE

_TIME = re.compile(r"(\d{1,2})(?:[:.h]?(\d{2}))?\s*([ap])?\.?(?:m\.?)?")
_HOW = "Write the time as 13:00 or 1 pm."


def read_time(text: str) -> time:
    """Return the time written as 13:00, 13.00, 1300, 9 or 1:30 pm.

    Raises:
        ValueError: It is no time of day; the message says how to write one.
    """
    found = _TIME.fullmatch(text.strip().lower())
    if found is None:
        raise ValueError(_HOW)
    hour, minute, half = int(found[1]), int(found[2] or 0), found[3]
    if hour > 23 or minute > 59 or (half and not 1 <= hour <= 12):
        raise ValueError(_HOW)
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return time(hour, minute)


class TimeField(QLineEdit):
    """A time of day. Tells of a change after a pause, on Enter and on leaving."""

    edited = Signal(object)
    """The reader changed it to this `datetime.time`, or to None."""
    problem_changed = Signal(str)
    """What is wrong with what was typed, as a sentence; empty when nothing is."""

    def __init__(self, placeholder: str = "e.g. 13:00", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._time: time | None = None
        self._refused = False
        self.setPlaceholderText(placeholder)
        self.setMaxLength(12)
        self._pause = QTimer(self, interval=PAUSE, singleShot=True)
        self._pause.timeout.connect(self.commit)
        self.textEdited.connect(lambda _text: self._pause.start())
        self.editingFinished.connect(self._finish)

    def show_time(self, at: time | None) -> None:
        """Show `at`, unless the reader is in the middle of typing; emits nothing but the end of a problem.

        What was typed and refused stays until it is put right or another time than the one before is to be shown.
        """
        if self._refused and at == self._time:
            return
        self._time = at
        text = time_in_words(at) if at else ""
        if (self._refused or text != self.text()) and not (self.hasFocus() and self.isModified()):
            self.setText(text)
            self._refused = False
            self.problem_changed.emit("")

    def commit(self) -> None:
        """Tell at once of what was typed and not yet told."""
        self._pause.stop()
        text = self.text().strip()
        try:
            at = read_time(text) if text else None
        except ValueError as error:
            self._refused = True
            self.problem_changed.emit(str(error))
            return
        self._refused = False
        self.problem_changed.emit("")
        if at != self._time:
            self._time = at
            self.edited.emit(at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter tells of the time and stays on the page."""
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()

    def _finish(self) -> None:
        """Write a good time out in full."""
        self.commit()
        try:
            at = read_time(self.text()) if self.text().strip() else None
        except ValueError:
            return
        self.setText(time_in_words(at) if at else "")
        self.setModified(False)
