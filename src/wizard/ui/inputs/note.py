"""Several lines to type into."""

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from wizard.ui.inputs.text_inputs import PAUSE
from wizard.ui.theme import current


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
        # Qt breaks the lines of a block when it paints it; asking for its box has it done now.
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
