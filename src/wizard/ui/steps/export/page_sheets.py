"""The pages of a PDF below one another, for the eye and for the ear: one stop for Tab, a document that is read by line.

Where a screen reader runs, the arrow keys move a cursor through the text of the page in view, and on to the next page
at its end; the page follows. Elsewhere they scroll.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleInterface,
    QAccessibleTextCursorEvent,
    QAccessibleTextInterface,
    QKeyEvent,
)
from PySide6.QtWidgets import QAccessibleWidget, QScrollArea
from shiboken6 import Shiboken, VoidPtr

from wizard.ui.accessibility.shortcuts import Scope, pressed


class PageCursor:
    """The text of one page, and where in it one reads."""

    def __init__(self) -> None:
        self.words = ""
        """The text."""
        self.at = 0
        """Before which of its characters the cursor is."""

    def show(self, words: str) -> None:
        """Take the text of another page, and go to its beginning."""
        self.words, self.at = words, 0

    def line_at(self, at: int) -> tuple[int, int]:
        """Return where the line begins and ends that has this character."""
        end = self.words.find("\n", at)
        return self.words.rfind("\n", 0, at) + 1, len(self.words) if end < 0 else end

    def move(self, key: Qt.Key) -> int:
        """Move by an arrow key, Home or End; return -1 or 1 where that leaves the page, and else 0."""
        begin, end = self.line_at(self.at)
        match key:
            case Qt.Key.Key_Down if end >= len(self.words):
                return 1
            case Qt.Key.Key_Up if begin == 0:
                return -1
            case Qt.Key.Key_Down:
                self.at = end + 1
            case Qt.Key.Key_Up:
                self.at = self.line_at(begin - 1)[0]
            case Qt.Key.Key_Right:
                self.at = min(self.at + 1, len(self.words))
            case Qt.Key.Key_Left:
                self.at = max(self.at - 1, 0)
            case Qt.Key.Key_Home:
                self.at = begin
            case Qt.Key.Key_End:
                self.at = end
        return 0


class PageSheets(QScrollArea):
    """The pages; Page Up and Page Down turn them."""

    turned = Signal(int)
    """The reader wants so many pages on: 1 or -1."""
    read = Signal(float)
    """The reader has come so far in the text of the page in view: 0 is its beginning, 1 its end."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.cursor_in_text = PageCursor()
        """Where one reads by ear."""
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setWidgetResizable(True)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)

    def show_page(self, name: str, words: str) -> None:
        """Be called `name`, and have `words` to read."""
        self.setAccessibleName(name)
        self.cursor_in_text.show(words)

    def heard_as(self) -> QAccessibleInterface:
        """Return what it is to the ear."""
        return _Document(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn pages, read on by the arrow keys where that is heard, or scroll by them."""
        turns = {"page_after": 1, "page_before": -1}
        shortcut = pressed(Scope.PREVIEW, event)
        if shortcut in turns:
            self.turned.emit(turns[shortcut])
        elif event.key() in _READING and event.modifiers() in _PLAIN and QAccessible.isActive():
            self._read_on(Qt.Key(event.key()))
        else:
            super().keyPressEvent(event)

    def _read_on(self, key: Qt.Key) -> None:
        reading = self.cursor_in_text
        before = reading.words
        turn = reading.move(key)
        if turn:
            self.turned.emit(turn)
            if turn < 0 and reading.words != before:
                reading.at = reading.line_at(len(reading.words))[0]
        self.read.emit(reading.at / max(1, len(reading.words)))
        QAccessible.updateAccessibility(QAccessibleTextCursorEvent(self, reading.at))


_READING = (
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
)
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class _Document(QAccessibleWidget):
    """The pages as a document whose text can be read."""

    def __init__(self, sheets: PageSheets) -> None:
        super().__init__(sheets, QAccessible.Role.Document)
        self._text = _Text(sheets.cursor_in_text, lambda: QRect(sheets.mapToGlobal(QPoint(0, 0)), sheets.size()))

    def interface_cast(self, kind: QAccessible.InterfaceType) -> int:
        """Return the address of the text where that is asked for."""
        if kind != QAccessible.InterfaceType.TextInterface:
            return super().interface_cast(kind)
        # An address, whatever the stubs call it.
        address: Any = VoidPtr(Shiboken.getCppPointer(self._text)[0])
        return address  # type: ignore[no-any-return]

    def childCount(self) -> int:
        """Return none: its pages are in its text."""
        return 0


class _Text(QAccessibleTextInterface):
    """The text of the page in view."""

    def __init__(self, reading: PageCursor, place: Callable[[], QRect]) -> None:
        super().__init__()
        self._reading, self._place = reading, place

    def characterCount(self) -> int:
        return len(self._reading.words)

    def text(self, begin: int, end: int) -> str:
        return self._reading.words[begin : end if end >= 0 else None]

    def cursorPosition(self) -> int:
        return self._reading.at

    def setCursorPosition(self, at: int) -> None:
        self._reading.at = min(max(0, at), len(self._reading.words))

    def characterRect(self, _at: int) -> QRect:
        return self._place()

    def offsetAtPoint(self, _point: QPoint) -> int:
        return self._reading.at

    def attributes(self, _at: int) -> tuple[str, int, int]:
        return "", 0, len(self._reading.words)

    def selectionCount(self) -> int:
        return 0

    def selection(self, _index: int) -> tuple[int, int]:
        return 0, 0

    def addSelection(self, _begin: int, _end: int) -> None:
        return

    def removeSelection(self, _index: int) -> None:
        return

    def setSelection(self, _index: int, _begin: int, _end: int) -> None:
        return

    def scrollToSubstring(self, _begin: int, _end: int) -> None:
        return
