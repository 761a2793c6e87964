"""A user at the keyboard of the real window: every key goes to the control with the focus, and is counted."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QWidget

from wizard.ui.session.wait_dialog import WaitDialog

NONE, CTRL, ALT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
_MANY = 250
"""More controls than any page has: after this many Tabs the user gives up."""


def settle(milliseconds: int = 0) -> None:
    """Let the window finish its background work."""
    clock = QElapsedTimer()
    clock.start()
    QApplication.processEvents()
    while clock.elapsed() < milliseconds:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 10)


class Keyboard:
    """Keys pressed one after the other. Nothing is clicked, and fields are filled in only by typing."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self.strokes = 0
        """How many keys were pressed; one with Ctrl, Alt or Shift counts once."""

    @property
    def focus(self) -> QWidget:
        """The control that gets the next key."""
        settle()
        if QApplication.activeWindow() is None:
            # When a dialog is closed, every desktop makes the window active again; this platform does not.
            self._window.activateWindow()
            settle()
        return QApplication.activePopupWidget() or QApplication.focusWidget() or self._window

    @property
    def at(self) -> str:
        """The name of the control with the focus, as it is read aloud."""
        return self.focus.accessibleName()

    @property
    def dialog(self) -> QWidget:
        """The dialog that waits for an answer."""
        found = QApplication.activeModalWidget()
        assert found is not None
        return found

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE, times: int = 1) -> None:
        """Press one key or chord this many times."""
        for _ in range(times):
            QTest.keyClick(self.focus, key, modifier)
            self.strokes += 1
        settle()

    def type(self, text: str) -> None:
        """Type `text` over the content of the field."""
        self.press(Qt.Key.Key_A, CTRL)
        QTest.keyClicks(self.focus, text)
        self.strokes += len(text)

    def to(self, name: str, *, back: bool = False) -> None:
        """Press Tab, or Shift+Tab for `back`, until a control whose name begins with this has the focus."""
        passed = []
        for _ in range(_MANY):
            if self.at.startswith(name):
                return
            passed.append(self.at)
            self.press(Qt.Key.Key_Backtab if back else Qt.Key.Key_Tab, SHIFT if back else NONE)
        raise LookupError(f"Tab never comes to “{name}”; it goes by {list(dict.fromkeys(passed))}")

    def fill(self, name: str, text: str) -> None:
        """Go to the field with this name, type, and finish with Enter."""
        self.to(name)
        self.type(text)
        self.press(Qt.Key.Key_Return)

    def choose(self, name: str, label: str) -> None:
        """Go to the list with this name and choose the entry that begins with this by its letters, as people do."""
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
        """Go to the button with this name and press it with Space."""
        self.to(name)
        self.press(Qt.Key.Key_Space)

    def answer(self, keys: Callable[[], None]) -> None:
        """Press `keys` as soon as a dialog that waits for an answer is open."""

        def when_open() -> None:
            dialog = QApplication.activeModalWidget()
            if isinstance(dialog, QDialog) and not isinstance(dialog, WaitDialog):
                keys()
            else:
                QTimer.singleShot(10, self._window, when_open)

        QTimer.singleShot(0, self._window, when_open)
