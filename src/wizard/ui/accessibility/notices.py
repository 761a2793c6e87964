"""What is announced on Linux: a notification that appears, says its words and has no place in the window.

Orca speaks such a one in every version. The event that Qt has for announcements it knows only since version 45, and
Debian 12 has 43; sent beside it, newer ones would say everything twice.
"""

from __future__ import annotations

from collections import deque

from PySide6.QtCore import QObject, QRect
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface, QAccessibleObject
from PySide6.QtWidgets import QWidget

_KEPT = 8
"""So many are kept: a screen reader asks for the words of one late, and others may have come since."""


class Notice(QObject):
    """A notification of a window."""

    def __init__(self, window: QWidget, words: str) -> None:
        super().__init__(window)
        self.window = window
        """The window that it is heard in."""
        self.words = words
        """What it says."""


class NoticeInterface(QAccessibleObject):
    """How a notification is heard."""

    def __init__(self, notice: Notice) -> None:
        super().__init__(notice)
        self._notice = notice

    def text(self, kind: QAccessible.Text) -> str:
        """Return the words for its name."""
        return self._notice.words if kind == QAccessible.Text.Name else ""

    def role(self) -> QAccessible.Role:
        """Return what it is."""
        return QAccessible.Role.Notification

    def state(self) -> QAccessible.State:
        """Return that it is there."""
        return QAccessible.State()

    def rect(self) -> QRect:
        """Return no place: nothing is painted."""
        return QRect()

    def parent(self) -> QAccessibleInterface:
        """Return the window's."""
        return QAccessible.queryAccessibleInterface(self._notice.window)

    def child(self, _index: int) -> QAccessibleInterface:
        """Return none: nothing is in it."""
        # Qt takes None for no child; its stubs do not say so.
        return None  # type: ignore[return-value]

    def childCount(self) -> int:
        """Return 0."""
        return 0

    def indexOfChild(self, _child: QAccessibleInterface) -> int:
        """Return -1: nothing is in it."""
        return -1


_shown: deque[Notice] = deque()


def notify(widget: QWidget, words: str) -> None:
    """Have a notification with these words appear in the window of `widget`."""
    from shiboken6 import isValid

    notice = Notice(widget.window(), words)
    _shown.append(notice)
    if len(_shown) > _KEPT and isValid(oldest := _shown.popleft()):
        oldest.deleteLater()
    QAccessible.updateAccessibility(QAccessibleEvent(notice, QAccessible.Event.ObjectShow))
