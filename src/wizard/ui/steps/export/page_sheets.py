"""The pages of a PDF in a column. They are one tab stop and, for screen readers, a document to read line by line.

If a screen reader is running, the arrow keys move a cursor through the text of the current page and on to the next one;
the view follows. Otherwise they scroll.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleInterface, QAccessibleTextCursorEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QAccessibleWidget, QPlainTextEdit, QScrollArea
from shiboken6 import VoidPtr

from wizard.ui.accessibility.shortcuts import Scope, pressed
from wizard.ui.accessibility.unheard import unheard

_Move = QTextCursor.MoveOperation
_PLAIN, _CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
_MOVES = {
    (Qt.Key.Key_Down, _PLAIN): _Move.NextBlock,
    (Qt.Key.Key_Up, _PLAIN): _Move.PreviousBlock,
    (Qt.Key.Key_Right, _PLAIN): _Move.Right,
    (Qt.Key.Key_Left, _PLAIN): _Move.Left,
    (Qt.Key.Key_Right, _CTRL): _Move.NextWord,
    (Qt.Key.Key_Left, _CTRL): _Move.PreviousWord,
    (Qt.Key.Key_Home, _PLAIN): _Move.StartOfBlock,
    (Qt.Key.Key_End, _PLAIN): _Move.EndOfBlock,
    (Qt.Key.Key_Home, _CTRL): _Move.Start,
    (Qt.Key.Key_End, _CTRL): _Move.End,
}
_TURNS = {_Move.NextBlock: 1, _Move.PreviousBlock: -1}


class PageSheets(QScrollArea):
    """The pages. Page Up and Page Down turn them."""

    turned = Signal(int)
    """The reader wants the next page (1) or the previous one (-1)."""
    read = Signal(float)
    """How far the reader is in the text of the page: 0 is its start, 1 its end."""

    def __init__(self, name: str) -> None:
        super().__init__()
        # Never shown. It holds the text of the page, and finds its lines and words.
        self.page_text = QPlainTextEdit(self)
        """The text of the page, with the reading position."""
        self.page_text.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.page_text.hide()
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setWidgetResizable(True)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)

    def show_page(self, name: str, words: str) -> None:
        """Set the name and the text of the page, with the reading position at its start."""
        self.setAccessibleName(name)
        with unheard():
            self.page_text.setPlainText(words)

    def heard_as(self) -> QAccessibleInterface:
        """Return the accessible interface."""
        return _Document(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn pages; with arrow keys, move the reading position if a screen reader is running, or else scroll."""
        turns = {"page_after": 1, "page_before": -1}
        shortcut = pressed(Scope.PREVIEW, event)
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        move = _MOVES.get((Qt.Key(event.key()), held))
        if shortcut in turns:
            self.turned.emit(turns[shortcut])
        elif move is not None and QAccessible.isActive():
            self._read_on(move)
        else:
            super().keyPressEvent(event)

    def _read_on(self, move: QTextCursor.MoveOperation) -> None:
        cursor = self.page_text.textCursor()
        if not cursor.movePosition(move) and move in _TURNS:
            before = self.accessibleName()
            self.turned.emit(_TURNS[move])
            cursor = self.page_text.textCursor()
            if self.accessibleName() != before and _TURNS[move] < 0:
                cursor.movePosition(_Move.End)
                cursor.movePosition(_Move.StartOfBlock)
        with unheard():
            self.page_text.setTextCursor(cursor)
        self.read.emit(cursor.position() / max(1, self.page_text.document().characterCount()))
        QAccessible.updateAccessibility(QAccessibleTextCursorEvent(self, cursor.position()))


class _Document(QAccessibleWidget):
    """The pages as a document that screen readers can read."""

    def __init__(self, sheets: PageSheets) -> None:
        super().__init__(sheets, QAccessible.Role.Document)
        self._page_text = sheets.page_text

    def interface_cast(self, kind: QAccessible.InterfaceType) -> int:
        """Return the address of an interface. The text interface is that of the current page."""
        found: Any
        if kind == QAccessible.InterfaceType.TextInterface:
            found = QAccessible.queryAccessibleInterface(self._page_text).interface_cast(kind)
        else:
            found = super().interface_cast(kind)
        # The stubs say that an address is an int. PySide returns None for a missing one, but would crash if given None.
        return VoidPtr(0) if found is None else found  # type: ignore[return-value]

    def childCount(self) -> int:
        """Return 0, because the pages are in the document's text."""
        return 0
