"""What is said to a screen reader in this process, and what the keyboard comes to with it."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget


def listened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the list to which every announcement is added from now on."""
    said: list[str] = []

    class Listening:
        """A screen reader that is running."""

        @staticmethod
        def isActive() -> bool:
            return True

        @staticmethod
        def updateAccessibility(event: QAccessibleAnnouncementEvent) -> None:
            said.append(event.message())

    monkeypatch.setattr("PySide6.QtGui.QAccessible", Listening)
    return said


def stops(most: int = 300) -> Iterator[QWidget]:
    """Press Tab until it comes round, and yield what has the focus each time."""
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
    """Return name, what it is, and description, as a screen reader has them."""
    interface = QAccessible.queryAccessibleInterface(widget)
    kinds = (QAccessible.Text.Name, QAccessible.Text.Description)
    return "\n".join([interface.role().name, *(interface.text(kind) for kind in kinds)])
