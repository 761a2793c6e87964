"""Announcements on Linux, made as notifications that have no place in the window.

Every version of Orca reads a notification. Only Orca 45 and later read Qt's announcement event, and Debian 12 has 43.
Sending both would make newer versions say everything twice.
"""

from __future__ import annotations

from collections import deque

from PySide6.QtCore import QObject, QRect
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface, QAccessibleObject
from PySide6.QtWidgets import QWidget

_KEPT = 8
"""How many notices to keep: a screen reader asks for the words late, when others may have followed."""


class Notice(QObject):
    """A notification of a window."""

    def __init__(self, window: QWidget, words: str) -> None:
        super().__init__(window)
        self.window = window
        """The window that it belongs to."""
        self.words = words
        """The words to read out."""


class NoticeInterface(QAccessibleObject):
    """Presents a notification to screen readers."""

    def __init__(self, notice: Notice) -> None:
        super().__init__(notice)
        self._notice = notice

    def text(self, kind: QAccessible.Text) -> str:
        """Return the words as the name."""
        return self._notice.words if kind == QAccessible.Text.Name else ""

    def role(self) -> QAccessible.Role:
        """Return the role of a notification."""
        return QAccessible.Role.Notification

    def state(self) -> QAccessible.State:
        """Return the default state: visible and enabled."""
        return QAccessible.State()

    def rect(self) -> QRect:
        """Return an empty rectangle, because nothing is painted."""
        return QRect()

    def parent(self) -> QAccessibleInterface:
        """Return the interface of the window."""
        return QAccessible.queryAccessibleInterface(self._notice.window)

    def child(self, _index: int) -> QAccessibleInterface:
        """Return None, because a notice has no children."""
        # Qt accepts None for “no child”, but its stubs do not say so.
        return None  # type: ignore[return-value]

    def childCount(self) -> int:
        """Return 0."""
        return 0

    def indexOfChild(self, _child: QAccessibleInterface) -> int:
        """Return -1, because a notice has no children."""
        return -1


_shown: deque[Notice] = deque()


def notify(widget: QWidget, words: str) -> None:
    """Show screen readers a notification with these words in the window of `widget`."""
    from shiboken6 import isValid

    notice = Notice(widget.window(), words)
    _shown.append(notice)
    if len(_shown) > _KEPT and isValid(oldest := _shown.popleft()):
        oldest.deleteLater()
    QAccessible.updateAccessibility(QAccessibleEvent(notice, QAccessible.Event.ObjectShow))
