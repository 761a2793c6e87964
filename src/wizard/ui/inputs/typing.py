"""What every field that is typed into has in common, a line or several.

A field in use is never written to. What is typed into it is announced after a pause, at the latest after `MOST`
milliseconds, and on leaving; what the plan makes of it is shown when the field is left. Undo takes back what was typed
before it takes back anything else. Files dropped on a field are for the window, and dropped words are plain.
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
"""Milliseconds without a key after which what was typed is announced."""

MOST = 1200
"""The most milliseconds from a key until what was typed is announced, however fast the next ones follow."""

PASSING = (
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
)
"""Why the focus goes away for a moment: whoever comes back types on where they were."""

T = TypeVar("T")


class FieldWay(Generic[T]):
    """How one kind of field goes between its text and what is told and shown."""

    def __init__(
        self,
        read: Callable[[str], T],
        words: Callable[[T], str],
        tell: Callable[[T], object],
        complain: Callable[[str], object],
        same: Callable[[T, T], bool] = lambda one, other: one == other,
    ) -> None:
        """Say how.

        Args:
            read: Returns what a text means; raises ValueError with a sentence for people if it means nothing.
            words: Returns the text of a value, as it is shown.
            tell: Called with what was typed.
            complain: Called with what is wrong, as a sentence; with an empty one when nothing is any more.
            same: Whether a plan that holds the second of two values holds the first, which was typed.
        """
        self.read, self.words, self.tell, self.complain, self.same = read, words, tell, complain, same


class Typing(QObject, Generic[T]):
    """What one field is in the middle of."""

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
        """Whether the text changes because the field shows something, and nobody typed."""
        self.pauses = True
        """Whether a pause means that the text is complete, so that what is wrong with it is said."""
        self.is_kept = True
        """Whether what is typed is kept as it is typed; what only looks something up is not."""

    @property
    def told(self) -> T:
        """The last good value: told of, or shown."""
        return self._told

    @property
    def problem(self) -> str:
        """What is wrong with what was typed, as a sentence; empty when nothing is known to be."""
        return self._problem

    @property
    def is_used(self) -> bool:
        """Whether it was typed into since it got the focus, and still has it."""
        return self._typed and self._field.window().focusWidget() is self._field

    def touched(self) -> None:
        """Somebody typed: tell of it soon."""
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
        """The field is in use from now on, as when the first half of an accented letter was typed."""
        if not self.is_used:
            self._use += 1
        self._typed = True

    def keep(self) -> None:
        """Tell of what was typed, if it is good so far; typing may go on."""
        try:
            value = self._way.read(self._text())
        except ValueError:
            return
        with self._settled():
            self._tell(value)
        self._pause.start()

    def commit(self) -> None:
        """Tell at once of what was typed and not yet told, or of what is wrong with it."""
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
        """Tell of what was typed as after a pause in typing."""
        if self.pauses:
            self.commit()
        else:
            self.keep()

    def finish(self) -> None:
        """Tell of everything; the field is not in use any more, and shows what its page made of what was typed."""
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
        """Drop what was typed and refused: the field shows its last good value."""
        self.write(self._told)

    def show(self, value: T) -> None:
        """Show a value unless the field is in use; what was typed and refused stays until there is another value."""
        refused = not self._answered and value == self._shown
        if refused and self._field.isEnabled():
            return
        self._shown, self._answered = value, True
        if self.is_used or id(self) in typing_news().untold:
            self._is_late = True
            return
        self.write(value)

    def empty(self) -> None:
        """Empty the field, whatever stands in it: it was recorded, or is not wanted. It never counts as refused."""
        self._shown = self._empty
        self.write(self._empty)

    def write(self, value: T, *, answered: bool = True) -> None:
        """Write a value into the field, whatever stands in it."""
        with self._settled():
            self._typed, self._is_late, self._told, self._answered = False, False, value, answered
            text = self._way.words(value)
            if text != self._text():
                self.is_writing = True
                _put(self._field, text)
                self.is_writing = False
            self.complain("")

    def complain(self, sentence: str) -> None:
        """Say what is wrong, once."""
        if sentence != self._problem:
            self._problem = sentence
            typing_news().unread.pop(id(self), None)
            if sentence:
                typing_news().unread[id(self)] = self._field
            self._way.complain(sentence)

    def wants(self, event: QKeyEvent) -> str:
        """Return “undo” or “redo” if that key was pressed and something typed is to be taken back or done again."""
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
        """See that nothing is left to be told of after this."""
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
    """Forget a field that is deleted."""
    news = typing_news()
    news.untold.pop(key, None)
    news.unread.pop(key, None)


def _put(field: QLineEdit | QPlainTextEdit, text: str) -> None:
    """Replace the text of a field; whoever has the focus stays where they are in it."""
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
    """Return the keys of the window that Qt's own fields would take for something else: Ctrl+K cuts a line's end."""
    found = {}
    for which in ("undo", "redo", "commands"):
        for sequence in sequences(which):
            # PySide’s stubs leave out that a sequence is a list of chords.
            chord: QKeyCombination = sequence[0]  # type: ignore[index]
            found[int(chord.key()), chord.keyboardModifiers()] = which
    return found


def _history_key(event: QKeyEvent) -> str:
    which = _key_beyond(event)
    return which if which != "commands" else ""


def _key_beyond(event: QKeyEvent) -> str:
    return _keys_beyond().get((event.key(), event.modifiers()), "")


def give_way(field: LineInput | QPlainTextEdit, typing: Typing[Any], event: QEvent) -> bool:
    """Take the keys of undo and redo for a field before the window does, if something typed is to be taken back.

    Meant for `event` of a field. Returns whether the event is dealt with.
    """
    if not isinstance(event, QKeyEvent) or not (which := _key_beyond(event)):
        return False
    if which == "commands":
        event.setAccepted(False)
        return event.type() == QEvent.Type.ShortcutOverride
    wanted = bool(typing.wants(event))
    if not wanted and typing.is_used:
        # The window's undo may change the value that this field shows, so finish the typing first.
        typing.finish()
    event.setAccepted(wanted)
    return True


def take_back_typed(field: LineInput | QPlainTextEdit, typing: Typing[Any], event: QKeyEvent) -> bool:
    """Undo or redo what was typed, if that key was pressed; return whether it was, dealt with or not."""
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
    """One line to type into; made complete by the kinds of field below, which give it a `FieldWay`."""

    typing: Typing[Any]
    """What it is in the middle of."""
    enter_finishes = True
    """Whether Enter writes what was typed as the field writes it."""

    def __init__(self, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(placeholder)
        self.textEdited.connect(lambda _text: self.typing.touched())
        self.editingFinished.connect(self.commit)

    def commit(self) -> None:
        """Tell at once of what was typed and not yet told."""
        self.typing.commit()

    def finish(self) -> None:
        """Tell of everything, and show what came of it: the field is not in use any more."""
        self.typing.finish()

    def event(self, event: QEvent) -> bool:
        """Take back what was typed before anything else is taken back."""
        if event.type() == QEvent.Type.ShortcutOverride and give_way(self, self.typing, event):
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter tells of what was typed and stays on the page."""
        if take_back_typed(self, self.typing, event):
            return
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
            if self.enter_finishes:
                self.typing.finish()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """The first half of a letter is typing, too."""
        if event.preeditString():
            self.typing.take_up()
        super().inputMethodEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Select what is written, and let the field be heard first: Orca takes a cursor that moves for being there.

        Qt tells of the cursor before it tells of the focus, and whoever listens would hear nothing of the field.
        """
        with unheard():
            super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell of what was typed, and show what came of it unless the reader will be back."""
        super().focusOutEvent(event)
        # After the news that the focus is elsewhere: of the field that has it, it is read at once.
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
        """Say while words are dragged that they stay where they come from."""
        super().dragMoveEvent(event)
        accept_as_copy(event, self)

    def dropEvent(self, event: QDropEvent) -> None:
        """Take words, and leave them where they came from."""
        super().dropEvent(event)
        accept_as_copy(event, self)
