"""One line to type into, for text or for a whole number, and several lines for a note.

A line tells of a change after a pause, on Enter and on leaving; a note after a pause and on leaving.
"""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QPlainTextEdit, QSizePolicy, QWidget

from wizard.ui.theme import current

PAUSE = 600
"""Milliseconds without a key after which what was typed is told of."""


class TextField(QLineEdit):
    """One line of text."""

    edited = Signal(str)
    """The reader changed the text to this; told once a change, after a pause, on Enter or on leaving."""

    def __init__(self, placeholder: str = "", longest: int = 300, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(placeholder)
        self.setMaxLength(longest)
        self._told = ""
        self._pause = QTimer(self, interval=PAUSE, singleShot=True)
        self._pause.timeout.connect(self.commit)
        self.textEdited.connect(lambda _text: self._pause.start())
        self.editingFinished.connect(self.commit)

    def show_text(self, text: str) -> None:
        """Show `text`, unless the reader is in the middle of typing; emits nothing."""
        if self._pause.isActive():
            return
        self._told = text
        if text != self.text():
            place = self.cursorPosition()
            self.setText(text)
            self.setCursorPosition(min(place, len(text)) if self.hasFocus() else 0)

    def commit(self) -> None:
        """Tell at once of what was typed and not yet told."""
        self._pause.stop()
        if self.text() != self._told:
            self._told = self.text()
            self.edited.emit(self._told)

    def set_suggestions(self, texts: Sequence[str]) -> None:
        """Offer `texts` that contain what is typed; anything else may be typed as well."""
        completer = QCompleter(list(texts), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        popup = QListView()
        popup.setProperty("popup", True)
        completer.setPopup(popup)
        completer.activated.connect(lambda _text: self._pause.start())
        self.setCompleter(completer)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter tells of the text and stays on the page."""
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()


class NumberField(QLineEdit):
    """A whole number that may be missing. Up and Down count."""

    edited = Signal(object)
    """The reader changed the number to this `int`, or to None."""
    problem_changed = Signal(str)
    """What is wrong with what was typed, as a sentence; empty when nothing is."""

    def __init__(
        self, least: int = 0, most: int = 999_999, placeholder: str = "", parent: QWidget | None = None
    ) -> None:
        """Accept numbers from `least` to `most`."""
        super().__init__(parent)
        self._least = least
        self._most = most
        self._told: int | None = None
        self.setPlaceholderText(placeholder)
        self.setMaxLength(len(str(most)) + 4)
        self._pause = QTimer(self, interval=PAUSE, singleShot=True)
        self._pause.timeout.connect(self.commit)
        self.textEdited.connect(lambda _text: self._pause.start())
        self.editingFinished.connect(self.commit)

    @property
    def value(self) -> int | None:
        """The last good number."""
        return self._told

    def show_value(self, value: int | None) -> None:
        """Show `value`, unless the reader is in the middle of typing; emits nothing but the end of a problem."""
        if self._pause.isActive():
            return
        self._told = value
        text = "" if value is None else str(value)
        if text != self.text():
            self.setText(text)
        self.problem_changed.emit("")

    def commit(self) -> None:
        """Tell at once of what was typed and not yet told."""
        self._pause.stop()
        text = self.text().replace(",", "").replace(" ", "")
        value = int(text) if text.isascii() and text.isdigit() else None
        if text and (value is None or not self._least <= value <= self._most):
            self.problem_changed.emit(f"Write a whole number from {self._least} to {self._most}.")
            return
        self.problem_changed.emit("")
        if value != self._told:
            self._told = value
            self.edited.emit(value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Count with Up and Down; Enter tells of the number and stays on the page."""
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
        if event.key() in steps:
            self.commit()
            value = self._least if self._told is None else self._told + steps[Qt.Key(event.key())]
            self.setText(str(min(self._most, max(self._least, value))))
            self._pause.start()
            return
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Select the number when reached by key, so that typing replaces it."""
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.selectAll()


class NoteField(QPlainTextEdit):
    """Text of several lines. Tab leaves it; it grows with its text from `lines` up to `most` lines."""

    edited = Signal(str)
    """The reader changed the text to this; told after a pause and on leaving."""
    problem_changed = Signal(str)
    """What is wrong with what was typed, as a sentence; empty when nothing is."""

    def __init__(
        self,
        placeholder: str = "",
        longest: int = 20_000,
        lines: int = 2,
        most: int = 10,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._longest = longest
        self._lines = lines
        self._most = most
        self._told = ""
        self._showing = False
        self._pause = QTimer(self, interval=PAUSE, singleShot=True)
        self._pause.timeout.connect(self.commit)
        self.textChanged.connect(self._typed)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self.updateGeometry())
        current().changed.connect(self.updateGeometry)

    def show_text(self, text: str) -> None:
        """Show `text`, unless the reader is in the middle of typing; emits nothing."""
        if self._pause.isActive():
            return
        self._told = text
        if text != self.toPlainText():
            place = self.textCursor().position()
            self._showing = True
            self.setPlainText(text)
            self._showing = False
            cursor = self.textCursor()
            cursor.setPosition(min(place, len(text)))
            self.setTextCursor(cursor)

    def commit(self) -> None:
        """Tell at once of what was typed and not yet told."""
        self._pause.stop()
        text = self.toPlainText()
        if text != self._told and len(text) <= self._longest:
            self._told = text
            self.edited.emit(text)

    def sizeHint(self) -> QSize:
        """As high as its text, within its limits."""
        rows = min(self._most, max(self._lines, self._rows()))
        return QSize(current().px(240), rows * self.fontMetrics().lineSpacing() + current().px(22))

    def minimumSizeHint(self) -> QSize:
        """Never lower than its text needs."""
        return QSize(current().px(120), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks the lines elsewhere."""
        super().resizeEvent(event)
        self.updateGeometry()

    def _rows(self) -> int:
        # Qt counts a block's lines only once it is laid out; `blockBoundingRect` makes it do so now.
        layout, block, rows = self.document().documentLayout(), self.document().firstBlock(), 0
        while block.isValid() and rows < self._most:
            layout.blockBoundingRect(block)
            rows += max(1, block.lineCount())
            block = block.next()
        return rows

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell of what was typed."""
        super().focusOutEvent(event)
        self.commit()

    def _typed(self) -> None:
        if self._showing:
            return
        over = len(self.toPlainText()) - self._longest
        self.problem_changed.emit(f"This is {over} characters too long: shorten it to keep it." if over > 0 else "")
        self._pause.start()
