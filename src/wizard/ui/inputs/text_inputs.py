"""One line to type into, for text or for a whole number, and several lines for a note."""

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
    """Return what reads a text that may have so many characters."""

    def read(text: str) -> str:
        if len(text) > longest:
            raise ValueError(f"This is {len(text) - longest} characters too long: shorten it to keep it.")
        return text

    return read


class TextField(LineInput):
    """One line of text."""

    edited = Signal(str)
    """The reader changed the text to this; told as it is typed, on Enter and on leaving."""
    problem_changed = Signal(str)
    """What is wrong with what was typed, as a sentence; empty when nothing is."""
    enter_finishes = False

    def __init__(self, placeholder: str = "", longest: int = 300, parent: QWidget | None = None) -> None:
        super().__init__(placeholder, parent)
        way = FieldWay(
            _up_to(longest), str, self.edited.emit, self.problem_changed.emit, lambda one, kept: typed(one) == kept
        )
        self.typing = Typing(self, way, "")

    def show_text(self, text: str) -> None:
        """Show `text`, unless the field is in use; emits nothing."""
        self.typing.show(text)

    def set_suggestions(self, texts: Sequence[str]) -> None:
        """Offer `texts` that contain what is typed; anything else may be typed as well."""
        completer = QCompleter(list(texts), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        popup = QListView()
        popup.setProperty("popup", True)
        completer.setPopup(popup)
        completer.activated.connect(lambda _text: self.typing.touched())
        self.setCompleter(completer)


class SearchField(TextField):
    """Words to look for. They are kept nowhere; Enter and the arrows are for whatever is found with them."""

    def __init__(self, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(placeholder, parent=parent)
        self.typing.is_kept = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Type; leave Enter to what the field stands in."""
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()


class NumberField(LineInput):
    """A whole number that may be missing. Up and Down count."""

    edited = Signal(object)
    """The reader changed the number to this `int`, or to None."""
    problem_changed = Signal(str)
    """What is wrong with what was typed, as a sentence; empty when nothing is."""

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
        """The last good number."""
        found: int | None = self.typing.told
        return found

    def show_value(self, value: int | None) -> None:
        """Show `value`, unless the field is in use; emits nothing but the end of a problem."""
        self.typing.show(value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Count with Up and Down; Enter tells of the number and stays on the page."""
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
        if event.key() not in steps:
            super().keyPressEvent(event)
            return
        self.commit()
        value = self._least if self.value is None else self.value + steps[Qt.Key(event.key())]
        self.setText(str(min(self._most, max(self._least, value))))
        self.typing.touched()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Select the number when reached by key, so that typing replaces it."""
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
    """Text of several lines. Tab leaves it; it grows with its text from `lines` up to `most` lines."""

    edited = Signal(str)
    """The reader changed the text to this; told as it is typed and on leaving."""
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
        """What it is in the middle of."""
        self.textChanged.connect(self._changed)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self.updateGeometry())
        current().changed.connect(self.updateGeometry)

    def show_text(self, text: str) -> None:
        """Show `text`, unless the field is in use; emits nothing."""
        self.typing.show(text)

    def commit(self) -> None:
        """Tell at once of what was typed and not yet told."""
        self.typing.commit()

    def finish(self) -> None:
        """Tell of everything, and show what came of it: the field is not in use any more."""
        self.typing.finish()

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

    def event(self, event: QEvent) -> bool:
        """Take back what was typed before anything else is taken back."""
        if event.type() == QEvent.Type.ShortcutOverride and give_way(self, self.typing, event):
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Write, or take back what was written here."""
        if not take_back_typed(self, self.typing, event):
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """The first half of a letter is typing, too."""
        if event.preeditString():
            self.typing.take_up()
        super().inputMethodEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell of what was typed, and show what came of it unless the reader will be back."""
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
        """Say while words are dragged that they stay where they come from."""
        super().dragMoveEvent(event)
        accept_as_copy(event, self.viewport())

    def dropEvent(self, event: QDropEvent) -> None:
        """Take words as they are, without their looks, and leave them where they came from."""
        super().dropEvent(event)
        # Drops come to the view inside the field.
        accept_as_copy(event, self.viewport())

    def _changed(self) -> None:
        if not self.typing.is_writing:
            self.typing.touched()
