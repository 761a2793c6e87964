"""The shared behaviour of all text fields, of one line or several.

A field in use is never overwritten. It passes on typed text after a pause, after `MOST` milliseconds at the latest, and
on losing the focus. It shows what the plan made of the text once the focus has gone. Undo reverses typing before
anything else. The window handles files dropped on a field, and dropped words become plain text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QFocusEvent, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from wizard.ui.accessibility.screen_reader import tell_description
from wizard.ui.accessibility.shortcuts import sequences
from wizard.ui.accessibility.unheard import unheard
from wizard.ui.widgets.dropping import accept_as_copy, files_in
from wizard.ui.widgets.typing_news import telling, typing_news

PAUSE = 600
"""Milliseconds without a key press before typed text is passed on."""

MOST = 1200
"""The longest delay, in milliseconds, before typed text is passed on, even if somebody types without a pause."""

PASSING = (
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
)
"""Reasons for losing the focus only for a moment; people who come back go on typing where they were."""

T = TypeVar("T")


class FieldWay(Generic[T]):
    """Converts between the text and the value of one kind of field, and reports changes."""

    def __init__(
        self,
        read: Callable[[str], T],
        words: Callable[[T], str],
        tell: Callable[[T], object],
        complain: Callable[[str], object],
        same: Callable[[T, T], bool] = lambda one, other: one == other,
    ) -> None:
        """Set the functions of the field.

        Args:
            read: Returns the value of a text, or raises ValueError with a sentence for people.
            words: Returns the text for a value.
            tell: Called with the value typed.
            complain: Called with what is wrong, as a sentence, or an empty one when it is corrected.
            same: Whether a typed value (first) is equivalent to the plan's value (second).
        """
        self.read, self.words, self.tell, self.complain, self.same = read, words, tell, complain, same


class Typing(QObject, Generic[T]):
    """The state of typing in one field."""

    def __init__(self, field: QLineEdit | QPlainTextEdit, way: FieldWay[T], empty: T) -> None:
        super().__init__(field)
        self._field, self._way = field, way
        self._empty: T = empty
        self._told: T = empty
        self._shown: T = empty
        self._answered = True
        self._is_late = False
        self._problem = ""
        self._use = 0
        self._typed = False
        self._pause = QTimer(self, interval=PAUSE, singleShot=True)
        self._pause.timeout.connect(self.pause)
        self._most = QTimer(self, interval=MOST, singleShot=True)
        self._most.timeout.connect(self.keep)
        key = id(self)
        self.destroyed.connect(lambda: _forget(key))
        self.is_writing = False
        """Whether the field itself is changing its text, not somebody typing."""
        self.pauses = True
        """Whether a pause means that the text is complete, so that errors are shown."""
        self.is_kept = True
        """Whether the text is saved as it is typed. A search text, for example, is not."""

    @property
    def told(self) -> T:
        """The last valid value passed on or shown."""
        return self._told

    @property
    def problem(self) -> str:
        """What is wrong with the text, as a sentence; empty if no error is known."""
        return self._problem

    @property
    def is_used(self) -> bool:
        """Whether somebody has typed in the field since it got the focus, and it still has the focus."""
        return self._typed and self._field.window().focusWidget() is self._field

    def touched(self) -> None:
        """Note that somebody typed, and pass the text on soon."""
        self.take_up()
        news = typing_news()
        if id(self) not in news.untold:
            news.untold[id(self)] = self.commit
            if self.is_kept:
                news.began.emit(self._field)
        if not self._most.isActive():
            self._most.start()
        self._pause.start()

    def take_up(self) -> None:
        """Mark the field as in use, as on typing the first half of an accented letter."""
        if not self.is_used:
            self._use += 1
        self._typed = True

    def keep(self) -> None:
        """Pass on the text if it is valid so far, while typing goes on."""
        try:
            value = self._way.read(self._text())
        except ValueError:
            return
        with self._settled():
            self._tell(value)
        self._pause.start()

    def commit(self) -> None:
        """Pass on the text now, or report what is wrong with it."""
        with self._settled():
            try:
                value = self._way.read(self._text())
            except ValueError as error:
                self._answered = False
                self.complain(str(error))
                return
            self.complain("")
            self._tell(value)

    def pause(self) -> None:
        """Pass on the text as after a pause in typing."""
        if self.pauses:
            self.commit()
        else:
            self.keep()

    def finish(self) -> None:
        """Pass on the text, end the use of the field, and show what its page made of the text."""
        self.commit()
        was_typed, self._typed = self._typed, False
        if self._problem:
            return
        if self._is_late:
            self.write(self._shown)
        elif was_typed:
            held = self._way.same(self._told, self._shown)
            self.write(self._shown if held else self._told, answered=held or self._answered)

    def forget(self) -> None:
        """Discard a refused entry and show the last valid value."""
        self.write(self._told)

    def show(self, value: T) -> None:
        """Show a value unless the field is in use. A refused entry stays until there is a different value."""
        refused = not self._answered and value == self._shown
        if refused and self._field.isEnabled():
            return
        self._shown, self._answered = value, True
        if self.is_used or id(self) in typing_news().untold:
            self._is_late = True
            return
        self.write(value)

    def empty(self) -> None:
        """Clear the field, because its text was recorded or is not wanted. This never counts as refused."""
        self._shown = self._empty
        self.write(self._empty)

    def write(self, value: T, *, answered: bool = True) -> None:
        """Replace the text of the field with a value."""
        with self._settled():
            self._typed, self._is_late, self._told, self._answered = False, False, value, answered
            text = self._way.words(value)
            if text != self._text():
                self.is_writing = True
                _put(self._field, text)
                self.is_writing = False
            self.complain("")

    def complain(self, sentence: str) -> None:
        """Report an error, once."""
        if sentence != self._problem:
            self._problem = sentence
            typing_news().unread.pop(id(self), None)
            if sentence:
                typing_news().unread[id(self)] = self._field
            self._way.complain(sentence)

    def wants(self, event: QKeyEvent) -> str:
        """Return “undo” or “redo” if that key was pressed and there is typing to undo or redo."""
        which = _history_key(event)
        document = self._field if isinstance(self._field, QLineEdit) else self._field.document()
        available = document.isUndoAvailable() if which == "undo" else document.isRedoAvailable()
        return which if self.is_used and available else ""

    def _text(self) -> str:
        return self._field.text() if isinstance(self._field, QLineEdit) else self._field.toPlainText()

    def _tell(self, value: T) -> None:
        if value == self._told:
            return
        self._told, self._answered, self._is_late = value, False, False
        with telling((id(self), self._use)):
            self._way.tell(value)

    @contextmanager
    def _settled(self) -> Iterator[None]:
        """Mark all typing as passed on after the block."""
        self._pause.stop()
        self._most.stop()
        news = typing_news()
        untold = news.untold.pop(id(self), None)
        try:
            yield
        finally:
            if untold is not None and self.is_kept:
                news.ended.emit(self._field)


def _forget(key: int) -> None:
    """Forget a deleted field."""
    news = typing_news()
    news.untold.pop(key, None)
    news.unread.pop(key, None)


def _put(field: QLineEdit | QPlainTextEdit, text: str) -> None:
    """Replace the text of a field, keeping the cursor in place if the field has the focus."""
    if isinstance(field, QLineEdit):
        place = field.cursorPosition()
        field.setText(text)
        field.setModified(False)
        field.setCursorPosition(min(place, len(text)) if field.hasFocus() else 0)
        return
    cursor = field.textCursor()
    place = cursor.position()
    field.setPlainText(text)
    cursor = field.textCursor()
    cursor.setPosition(min(place, len(text)))
    field.setTextCursor(cursor)


@cache
def _keys_beyond() -> dict[tuple[int, Qt.KeyboardModifier], str]:
    """Return the window's shortcuts that Qt's fields would use differently, such as Ctrl+K to cut to the line's end."""
    found = {}
    for which in ("undo", "redo", "commands"):
        for sequence in sequences(which):
            # PySide’s stubs do not say that a key sequence is a list of chords.
            chord: QKeyCombination = sequence[0]  # type: ignore[index]
            found[int(chord.key()), chord.keyboardModifiers()] = which
    return found


def _history_key(event: QKeyEvent) -> str:
    which = _key_beyond(event)
    return which if which != "commands" else ""


def _key_beyond(event: QKeyEvent) -> str:
    return _keys_beyond().get((event.key(), event.modifiers()), "")


def give_way(field: LineInput | QPlainTextEdit, typing: Typing[Any], event: QEvent) -> bool:
    """Let a field handle undo and redo keys before the window does, if it has typing to undo or redo.

    Call this from the field's `event`. Returns whether the event is handled.
    """
    if not isinstance(event, QKeyEvent) or not (which := _key_beyond(event)):
        return False
    if which == "commands":
        event.setAccepted(False)
        return event.type() == QEvent.Type.ShortcutOverride
    wanted = bool(typing.wants(event))
    if not wanted and typing.is_used:
        # The window's undo may change the value of this field, so finish the typing first.
        typing.finish()
    event.setAccepted(wanted)
    return True


def take_back_typed(field: LineInput | QPlainTextEdit, typing: Typing[Any], event: QKeyEvent) -> bool:
    """Undo or redo typing if that key was pressed; return whether it was, even if there was nothing to undo."""
    if not _history_key(event):
        return False
    match typing.wants(event):
        case "undo":
            field.undo()
        case "redo":
            field.redo()
        case _:
            event.ignore()
    return True


class LineInput(QLineEdit):
    """The base class for fields of one line. Each subclass sets `typing` with its `FieldWay`."""

    typing: Typing[Any]
    """The state of typing in this field."""
    enter_finishes = True
    """Whether Enter rewrites the text in the field's own format."""

    def __init__(self, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(placeholder)
        self.textEdited.connect(lambda _text: self.typing.touched())
        self.editingFinished.connect(self.commit)

    def commit(self) -> None:
        """Pass on anything typed and not passed on yet."""
        self.typing.commit()

    def finish(self) -> None:
        """Pass on what was typed and show the result, because the field is no longer in use."""
        self.typing.finish()

    def event(self, event: QEvent) -> bool:
        """Undo typing in this field before any other undo."""
        if event.type() == QEvent.Type.ShortcutOverride and give_way(self, self.typing, event):
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pass on the text on Enter and stay on the page."""
        if take_back_typed(self, self.typing, event):
            return
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
            if self.enter_finishes:
                self.typing.finish()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Count the first half of an accented letter as typing."""
        if event.preeditString():
            self.typing.take_up()
        super().inputMethodEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Select the text without telling screen readers of the cursor, so that Orca announces the field.

        Qt reports the cursor before the focus. Orca takes the moving cursor for the new focus and would skip the field.
        """
        with unheard():
            super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Pass on what was typed. Show the result unless the reader is coming straight back."""
        super().focusOutEvent(event)
        # Wait until the focus has been reported elsewhere, because the focused field's description is read out at once.
        QTimer.singleShot(0, self, lambda: tell_description(self))
        if event.reason() in PASSING:
            self.typing.pause()
        else:
            self.typing.finish()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Leave files to the window."""
        if files_in(event.mimeData()):
            event.ignore()
            return
        super().dragEnterEvent(event)
        accept_as_copy(event, self)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show while dragging that the words will be copied."""
        super().dragMoveEvent(event)
        accept_as_copy(event, self)

    def dropEvent(self, event: QDropEvent) -> None:
        """Insert dropped words, and leave them where they came from."""
        super().dropEvent(event)
        accept_as_copy(event, self)
