"""What is said to a screen reader in this process, and what the keyboard reaches."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from wizard.ui.accessibility.notices import Notice


class Listening:
    """A running screen reader: it replaces Qt's own class, and notes what it is sent."""

    Event = QAccessible.Event
    State = QAccessible.State
    Text = QAccessible.Text
    InterfaceType = QAccessible.InterfaceType

    def __init__(self) -> None:
        self.said: list[str] = []
        """What was announced."""
        self.focused: list[QObject] = []
        """Where it was told that the focus is, by the program itself."""
        self.told: list[tuple[QObject, QAccessible.Event]] = []
        """What is new of controls, as the program itself tells of it."""
        self._active = True

    def queryAccessibleInterface(self, thing: QObject) -> QAccessibleInterface:
        return QAccessible.queryAccessibleInterface(thing)

    def isActive(self) -> bool:
        return self._active

    def setActive(self, active: bool) -> None:
        self._active = active

    def updateAccessibility(self, event: QAccessibleEvent) -> None:
        assert self._active, "nothing is told while nothing is to be heard"
        if isinstance(event, QAccessibleAnnouncementEvent):
            self.said.append(event.message())
        elif isinstance(notice := event.object(), Notice):
            self.said.append(notice.words)
        elif event.type() == QAccessible.Event.Focus:
            self.focused.append(event.object())
        else:
            self.told.append((event.object(), event.type()))


def listened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the list that gets every announcement from now on."""
    return listening(monkeypatch).said


def listening(monkeypatch: pytest.MonkeyPatch) -> Listening:
    """Return a screen reader that listens from now on."""
    reader = Listening()
    for place in ("PySide6.QtGui", "wizard.ui.accessibility.notices"):
        monkeypatch.setattr(f"{place}.QAccessible", reader)
    return reader


def stops(most: int = 300) -> Iterator[QWidget]:
    """Press Tab until it comes round, and yield the control with the focus each time."""
    met: list[QWidget] = []
    for _ in range(most):
        focus = QApplication.focusWidget()
        assert focus is not None
        if focus in met:
            return
        met.append(focus)
        yield focus
        QTest.keyClick(focus, Qt.Key.Key_Tab)


def heard(widget: QWidget) -> str:
    """Return name, role and description, as screen readers get them."""
    interface = QAccessible.queryAccessibleInterface(widget)
    kinds = (QAccessible.Text.Name, QAccessible.Text.Description)
    return "\n".join([interface.role().name, *(interface.text(kind) for kind in kinds)])
