"""Text fields: one line for text or a whole number, and several lines for a note."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QCompleter, QListView, QPlainTextEdit, QSizePolicy, QWidget

from wizard.foundation.value import typed
from wizard.foundation.written_numbers import read_whole
from wizard.ui.accessibility.unheard import unheard
from wizard.ui.inputs.typing import (
    PASSING,
    FieldWay,
    LineInput,
    Typing,
    give_way,
    take_back_typed,
)
from wizard.ui.theme import current
from wizard.ui.widgets.dropping import accept_as_copy, files_in


def _up_to(longest: int) -> Callable[[str], str]:
    """Return a function that reads a text of up to this many characters."""

    def read(text: str) -> str:
        if len(text) > longest:
            raise ValueError(f"This is {len(text) - longest} characters too long: shorten it to save it.")
        return text

    return read


class TextField(LineInput):
    """One line of text."""

    edited = Signal(str)
    """The reader changed the text to this. Emitted while typing, on Enter and on losing the focus."""
    problem_changed = Signal(str)
    """What is wrong with the entry, as a sentence; empty if nothing is."""
    enter_finishes = False

    def __init__(self, placeholder: str = "", longest: int = 300, parent: QWidget | None = None) -> None:
        super().__init__(placeholder, parent)
        way = FieldWay(
            _up_to(longest), str, self.edited.emit, self.problem_changed.emit, lambda one, kept: typed(one) == kept
        )
        self.typing = Typing(self, way, "")

    def show_text(self, text: str) -> None:
        """Show `text` unless the field is in use. Emits no signal."""
        self.typing.show(text)

    def set_suggestions(self, texts: Sequence[str]) -> None:
        """Suggest those of `texts` that contain what is typed. Anything else may be typed as well."""
        completer = QCompleter(list(texts), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        popup = QListView()
        popup.setProperty("popup", True)
        completer.setPopup(popup)
        completer.activated.connect(lambda _text: self.typing.touched())
        self.setCompleter(completer)


class SearchField(TextField):
    """A search field. Its text is not stored, and Enter and the arrows are for the results."""

    def __init__(self, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(placeholder, parent=parent)
        self.typing.is_kept = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Type, but leave Enter to the parent."""
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()


class NumberField(LineInput):
    """A whole number, which may be empty. Up and Down count."""

    edited = Signal(object)
    """The reader changed the number to this `int`, or None."""
    problem_changed = Signal(str)
    """What is wrong with the entry, as a sentence; empty if nothing is."""

    def __init__(
        self, least: int = 0, most: int = 999_999, placeholder: str = "", parent: QWidget | None = None
    ) -> None:
        """Accept numbers from `least` to `most`."""
        super().__init__(placeholder, parent)
        self._least = least
        self._most = most
        way = FieldWay(self._read, _number, self.edited.emit, self.problem_changed.emit)
        self.typing = Typing(self, way, None)

    @property
    def value(self) -> int | None:
        """The last valid number."""
        found: int | None = self.typing.told
        return found

    def show_value(self, value: int | None) -> None:
        """Show `value` unless the field is in use. Emits at most `problem_changed`."""
        self.typing.show(value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Count with Up and Down. Enter passes on the number and stays on the page."""
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
        if event.key() not in steps:
            super().keyPressEvent(event)
            return
        self.commit()
        value = self._least if self.value is None else self.value + steps[Qt.Key(event.key())]
        self.setText(str(min(self._most, max(self._least, value))))
        self.typing.touched()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Select the number when it is reached by keyboard, so that typing replaces it."""
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            with unheard():
                self.selectAll()

    def _read(self, text: str) -> int | None:
        if not text.strip():
            return None
        value = read_whole(text)
        if value is None or not self._least <= value <= self._most:
            raise ValueError(f"Write a whole number from {self._least} to {self._most}.")
        return value


def _number(value: int | None) -> str:
    return "" if value is None else str(value)


class NoteField(QPlainTextEdit):
    """A text of several lines. Tab leaves the field; its height grows with its text from `lines` to `most` lines."""

    edited = Signal(str)
    """The reader changed the text to this. Emitted while typing and on losing the focus."""
    problem_changed = Signal(str)
    """What is wrong with the entry, as a sentence; empty if nothing is."""

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
        self._lines = lines
        self._most = most
        way = FieldWay(
            _up_to(longest),
            str,
            self.edited.emit,
            self.problem_changed.emit,
            lambda one, kept: typed(one, lines=True) == kept,
        )
        self.typing = Typing(self, way, "")
        """The state of typing in this field."""
        self.textChanged.connect(self._changed)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self.updateGeometry())
        current().changed.connect(self.updateGeometry)

    def show_text(self, text: str) -> None:
        """Show `text` unless the field is in use. Emits no signal."""
        self.typing.show(text)

    def commit(self) -> None:
        """Pass on anything typed and not passed on yet."""
        self.typing.commit()

    def finish(self) -> None:
        """Pass on what was typed and show the result, because the field is no longer in use."""
        self.typing.finish()

    def sizeHint(self) -> QSize:
        """Return the height of its text, within its limits."""
        rows = min(self._most, max(self._lines, self._rows()))
        return QSize(current().px(240), rows * self.fontMetrics().lineSpacing() + current().px(22))

    def minimumSizeHint(self) -> QSize:
        """Return a height no lower than its text needs."""
        return QSize(current().px(120), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the height again, because the new width breaks lines elsewhere."""
        super().resizeEvent(event)
        self.updateGeometry()

    def _rows(self) -> int:
        # Qt counts a block's lines only once it is laid out, and `blockBoundingRect` makes it do that now.
        layout, block, rows = self.document().documentLayout(), self.document().firstBlock(), 0
        while block.isValid() and rows < self._most:
            layout.blockBoundingRect(block)
            rows += max(1, block.lineCount())
            block = block.next()
        return rows

    def event(self, event: QEvent) -> bool:
        """Undo typing in this field before any other undo."""
        if event.type() == QEvent.Type.ShortcutOverride and give_way(self, self.typing, event):
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Type, or undo typing."""
        if not take_back_typed(self, self.typing, event):
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Count the first half of an accented letter as typing."""
        if event.preeditString():
            self.typing.take_up()
        super().inputMethodEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Pass on what was typed. Show the result unless the reader is coming straight back."""
        super().focusOutEvent(event)
        if event.reason() in PASSING:
            self.typing.pause()
        else:
            self.typing.finish()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Leave files to the window."""
        return not files_in(source) and super().canInsertFromMimeData(source)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Leave files to the window."""
        if files_in(event.mimeData()):
            event.ignore()
            return
        super().dragEnterEvent(event)
        accept_as_copy(event, self.viewport())

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show while dragging that the words will be copied."""
        super().dragMoveEvent(event)
        accept_as_copy(event, self.viewport())

    def dropEvent(self, event: QDropEvent) -> None:
        """Insert dropped words as plain text, and leave them where they came from."""
        super().dropEvent(event)
        # Drops go to the viewport inside the field.
        accept_as_copy(event, self.viewport())

    def _changed(self) -> None:
        if not self.typing.is_writing:
            self.typing.touched()
