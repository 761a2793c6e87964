"""Somebody at the keyboard of the real window: every key goes where the focus is, and is counted."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QWidget

from wizard.ui.session.wait_dialog import WaitDialog

NONE, CTRL, ALT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
_MANY = 250
"""More controls than any page has: after so many Tabs the reader gives up."""


def settle(milliseconds: int = 0) -> None:
    """Let the window do what it does behind the reader's back."""
    clock = QElapsedTimer()
    clock.start()
    QApplication.processEvents()
    while clock.elapsed() < milliseconds:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 10)


class Keyboard:
    """Keys pressed one after the other. Nothing is clicked, and no field is filled in but by typing."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self.strokes = 0
        """How many keys were pressed; one with Ctrl, Alt or Shift counts once."""

    @property
    def focus(self) -> QWidget:
        """What the next key goes to."""
        settle()
        if QApplication.activeWindow() is None:
            # Where a dialog was closed, every desktop makes the window active again; this platform has none that would.
            self._window.activateWindow()
            settle()
        return QApplication.activePopupWidget() or QApplication.focusWidget() or self._window

    @property
    def at(self) -> str:
        """The name of what has the focus, as it is read aloud."""
        return self.focus.accessibleName()

    @property
    def dialog(self) -> QWidget:
        """The dialog that waits for an answer."""
        found = QApplication.activeModalWidget()
        assert found is not None
        return found

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE, times: int = 1) -> None:
        """Press one key, or one chord, so many times."""
        for _ in range(times):
            QTest.keyClick(self.focus, key, modifier)
            self.strokes += 1
        settle()

    def type(self, text: str) -> None:
        """Type `text` over what stands in the field."""
        self.press(Qt.Key.Key_A, CTRL)
        QTest.keyClicks(self.focus, text)
        self.strokes += len(text)

    def to(self, name: str, *, back: bool = False) -> None:
        """Press Tab, or Shift+Tab for `back`, until the control whose name begins so has the focus."""
        passed = []
        for _ in range(_MANY):
            if self.at.startswith(name):
                return
            passed.append(self.at)
            self.press(Qt.Key.Key_Backtab if back else Qt.Key.Key_Tab, SHIFT if back else NONE)
        raise LookupError(f"Tab never comes to “{name}”; it goes by {list(dict.fromkeys(passed))}")

    def fill(self, name: str, text: str) -> None:
        """Go to the field of this name, type, and finish with Enter."""
        self.to(name)
        self.type(text)
        self.press(Qt.Key.Key_Return)

    def choose(self, name: str, label: str) -> None:
        """Go to the list of this name and take the choice that begins so by its letters, as one does."""
        self.to(name)
        box = self.focus
        assert isinstance(box, QComboBox), f"“{name}” is no list"
        for _ in range(box.count() + 1):
            if box.currentText().startswith(label):
                return
            self.press(Qt.Key.Key_Down)
            box = self.focus
            assert isinstance(box, QComboBox), f"the focus left “{name}” for “{self.at}”"
        raise LookupError(f"“{name}” does not offer “{label}”")

    def go(self, name: str) -> None:
        """Go to the button of this name and press it with Space."""
        self.to(name)
        self.press(Qt.Key.Key_Space)

    def answer(self, keys: Callable[[], None]) -> None:
        """Press `keys` as soon as a dialog is open that waits for an answer."""

        def when_open() -> None:
            dialog = QApplication.activeModalWidget()
            if isinstance(dialog, QDialog) and not isinstance(dialog, WaitDialog):
                keys()
            else:
                QTimer.singleShot(10, self._window, when_open)

        QTimer.singleShot(0, self._window, when_open)
