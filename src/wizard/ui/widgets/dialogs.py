"""Dialogs that always fit on their screen, including a message and a question.

Their content scrolls and their buttons are always visible. Messages are plain text with clear verbs; Escape cancels.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QEvent, QRect, QSize, Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QDialog, QFrame, QScrollArea, QWidget

from wizard.ui.accessibility.focus_ring import FocusRing
from wizard.ui.accessibility.shortcuts import bind
from wizard.ui.accessibility.tab_order import bring_into_sight, pass_focus_on
from wizard.ui.theme import Icon, Tone, current
from wizard.ui.widgets.buttons import Button, ButtonKind, enter_presses_focused, press_filled
from wizard.ui.widgets.flow_layouts import Flow
from wizard.ui.widgets.form_keeping import KeptForm, written_in
from wizard.ui.widgets.icon_label import Sign
from wizard.ui.widgets.second_press import Arrival
from wizard.ui.widgets.spacing import TOP, ColumnLayout, Margins, Row
from wizard.ui.widgets.text_labels import Body, CardTitle, Muted
from wizard.ui.widgets.typing_news import has_unread, tell_everything

MARGINS: Margins = (24, 22, 24, 20)
"""The usual margin round a dialog's content."""

_RING = 8
"""How far the scrolling area extends at the sides, so that no focus ring in it is cut off."""

_FRAME = QSize(16, 40)
"""The assumed size of the system's window frame and title bar until the real size is known."""

_MARKS = {
    Tone.NEUTRAL: Icon.INFORMATION,
    Tone.ACCENT: Icon.INFORMATION,
    Tone.GOOD: Icon.TICK,
    Tone.WAITING: Icon.WARNING,
    Tone.BAD: Icon.PROBLEM,
}

_WIDTH = 560
"""The width of a message, in pixels at zoom 1."""


def room_on_screen(window: QWidget) -> QRect:
    """Return the part of the window's screen that no task bar covers."""
    return window.screen().availableGeometry()


class FittedDialog(QDialog):
    """A dialog with the size it wants, limited to its screen. Tab follows the reading order.

    Escape closes it, but asks before discarding entries.
    """

    keeps_nothing = False
    """Whether closing loses nothing, because entries are only search words or are saved as they are typed."""

    kept_as = ""
    """The name under which entries are kept on this PC until the dialog closes; empty to keep none."""

    def __init__(self, parent: QWidget | None, title: str, width: int, height: int = 0, *, modal: bool = True) -> None:
        """Set the title and the wanted size in pixels at zoom 1. Without a `height`, the content decides."""
        super().__init__(parent)
        self._wish = (width, height)
        self._untouched: list[object] = []
        self._is_kept = False
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setModal(modal)
        bind("filled", self, lambda: press_filled(self))
        FocusRing(self)
        # The second half of a double press on its button does nothing to the window below.
        self._arrival = Arrival()
        self.finished.connect(lambda _result: self._arrival.note_turn())

    @property
    def most(self) -> QSize:
        """The largest size that fits on its screen, without its frame."""
        parent = self.parentWidget()
        # A dialog does not know its frame before it is shown, so use that of its window.
        frame = parent.window().frameGeometry().size() - parent.window().size() if parent else QSize(0, 0)
        return room_on_screen(self).size() - frame.expandedTo(_FRAME)

    def fit(self) -> None:
        """Take the wanted size, limited to the screen."""
        theme, most = current(), self.most
        width, height = self._wish
        # Use the full height first, so that wrapping text gets its final width. Only then is the needed height known.
        self.resize(min(theme.px(width), most.width()), most.height())
        self.settle()
        self.resize(self.width(), min(theme.px(height) if height else self.needed_height(), most.height()))

    def needed_height(self) -> int:
        """Return the height that the content needs at the current width."""
        layout = self.layout()
        return layout.totalHeightForWidth(self.width()) if layout is not None else self.sizeHint().height()

    def settle(self) -> None:
        """Finish laying out nested layouts now."""
        if (layout := self.layout()) is not None:
            layout.activate()
        # Nested layouts pass on changes by posted events, which would only arrive after the dialog is shown.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)

    def showEvent(self, event: QShowEvent) -> None:
        """Fit to the screen first. Qt then centres a dialog of this size over its window and keeps it visible."""
        if not event.spontaneous():
            self._arrival.note()
            self.fit()
            if (first := self.focusWidget()) is not None:
                bring_into_sight(first)
            self._begin()
        super().showEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press the focused button on Enter. Close the dialog on Escape, after asking if entries would be lost."""
        if event.matches(QKeySequence.StandardKey.Cancel):
            if self._may_go():
                self.reject()
        elif not enter_presses_focused(event):
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask before entries are lost."""
        if self.isVisible() and not self._may_go():
            event.ignore()
        else:
            super().closeEvent(event)

    @property
    def forms(self) -> tuple[QWidget, ...]:
        """The parts recorded by a button: the whole dialog, unless it saves as people type."""
        return () if self.keeps_nothing else (self,)

    def begin_anew(self, form: QWidget) -> None:
        """Treat the current entries of `form` as its initial state, because they are recorded."""
        if self._untouched:
            self._untouched[self.forms.index(form)] = written_in(form)

    def _begin(self) -> None:
        self._untouched = [written_in(form) for form in self.forms]
        if self.kept_as and not self._is_kept:
            self._is_kept = True
            for at, form in enumerate(self.forms):
                KeptForm(form, f"{self.kept_as}, {at + 1}" if at else self.kept_as)

    def _may_go(self) -> bool:
        """Whether the dialog may close: nothing was entered, or the person agrees to discard it."""
        tell_everything()
        if not has_unread(self) and [written_in(form) for form in self.forms] == self._untouched:
            return True
        question = AskDialog(
            self,
            "Discard what you wrote?",
            f"What you wrote in “{self.windowTitle()}” is not saved yet.",
            [DialogAnswer("discard", "Discard it", ButtonKind.DANGER)],
            cancel="Keep writing",
            tone=Tone.WAITING,
        )
        return question.ask() == "discard"

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Move the focus in reading order, and scroll to it."""
        return pass_focus_on(self, forward)


def begin_anew(form: QWidget) -> None:
    """Have the dialog of `form` treat the current entries as its initial state, because they are recorded."""
    window = form.window()
    if isinstance(window, FittedDialog):
        window.begin_anew(form)


class _Inside(QWidget):
    """The scrolling part of a dialog: exactly as high as its content at its width."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("bare", True)

    def minimumSizeHint(self) -> QSize:
        """Return no height where text wraps: Qt's guess is for a narrower dialog, and the scroll area would keep it."""
        least = super().minimumSizeHint()
        return QSize(least.width(), 0) if self.hasHeightForWidth() else least


class RollingDialog(FittedDialog):
    """A dialog whose `head` and `foot` stay in place while its `body` scrolls between them if it does not fit."""

    def __init__(
        self,
        parent: QWidget | None,
        title: str,
        width: int,
        height: int = 0,
        *,
        modal: bool = True,
        gap: int = 12,
        margins: Margins = MARGINS,
    ) -> None:
        """Create the parts with `gap` between them and `margins` round them, in pixels at zoom 1."""
        super().__init__(parent, title, width, height, modal=modal)
        self._needed = QSize()
        self.head = ColumnLayout(gap)
        """The part that stays at the top."""
        self.note = ColumnLayout(gap)
        """The part that stays just above the buttons."""
        self.foot = Flow(8, right=True)
        """The buttons."""
        self.inside: QWidget = _Inside()
        """The scrolling part."""
        self.body = ColumnLayout(gap)
        """The content of the scrolling part."""
        holder = ColumnLayout(0, (_RING, 4, _RING, 4), self.inside)
        holder.addLayout(self.body)
        holder.addStretch(1)
        self._rolling = _rolling(self.inside)
        # Errors that appear later make the body longer, so grow with it as far as the screen allows.
        self._rolling.verticalScrollBar().rangeChanged.connect(self._grow)
        self._stack_up(gap, margins)

    def _stack_up(self, gap: int, margins: Margins) -> None:
        left, top, right, bottom = margins
        column = ColumnLayout(gap, (left - _RING, top, right - _RING, bottom), self)
        foot = ColumnLayout(0)
        foot.addLayout(self.foot)
        column.addLayout(self.head)
        column.addWidget(self._rolling, 1)
        column.add(self.note, foot)
        for part in (self.head, self.note, foot):
            part.set_margins((_RING, 0, _RING, 0))

    def read_as(self, name: str, text: str = "") -> None:
        """Make the body a tab stop that the arrow keys scroll, with `text` as its description for screen readers."""
        self._rolling.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._rolling.setAccessibleName(name)
        self._rolling.setAccessibleDescription(text)

    @property
    def rolling(self) -> QScrollArea:
        """The scroll area of the body."""
        return self._rolling

    def needed_height(self) -> int:
        """Return the height at which nothing scrolls at the current width."""
        return self.height() - self._rolling.viewport().height() + self._content().height()

    def fit(self) -> None:
        """Take the wanted size, limited to the screen, and remember the size of the content."""
        super().fit()
        self._needed = self._content()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll the body on Page Up and Page Down, whatever has the focus."""
        if event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            bar = self._rolling.verticalScrollBar()
            bar.setValue(bar.value() + bar.pageStep() * (1 if event.key() == Qt.Key.Key_PageDown else -1))
            return
        super().keyPressEvent(event)

    def _content(self) -> QSize:
        """Return the width of the body and the height it needs at that width."""
        width = self._rolling.viewport().width()
        # `heightForWidth` is -1 if nothing in it wraps.
        height = self.inside.heightForWidth(width) if self.inside.hasHeightForWidth() else 0
        return QSize(width, height or self.inside.sizeHint().height())

    def _grow(self) -> None:
        """Grow with the body. A dialog that somebody made smaller stays smaller by the same amount."""
        before, self._needed = self._needed, self._content()
        more = self._needed.height() - before.height()
        if self.isVisible() and before.width() == self._needed.width() and more > 0:
            self.resize(self.width(), max(self.height(), min(self.height() + more, self.most.height())))
            room, frame = room_on_screen(self), self.frameGeometry()
            if frame.bottom() > room.bottom():
                self.move(frame.x(), max(room.top(), frame.y() - (frame.bottom() - room.bottom())))


def _rolling(inside: QWidget) -> QScrollArea:
    """Return a frameless area that scrolls `inside` vertically."""
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(inside)
    return area


class DialogAnswer(NamedTuple):
    """An answer: its value, the verb on its button, and how prominent the button is."""

    value: str
    label: str
    kind: ButtonKind = ButtonKind.OUTLINED


class _MessageDialog(RollingDialog):
    """A mark, a title, a text, and a row of buttons on the right."""

    def __init__(self, parent: QWidget | None, title: str, text: str, detail: str, tone: Tone) -> None:
        super().__init__(parent, title, _WIDTH)
        self.setAccessibleDescription(f"{text} {detail}".strip())
        top = Row(14)
        words = ColumnLayout(6)
        words.add(CardTitle(title), Body(text))
        if detail:
            words.addWidget(Muted(detail))
        top.addWidget(Sign(_MARKS[tone], tone, side=28), 0, TOP)
        top.addLayout(words, 1)
        self.body.addLayout(top)

    def add_button(self, button: Button, *, first: bool) -> None:
        """Add `button` on the right. The `first` one gets the focus, so Enter presses it."""
        self.foot.add(button)
        if first:
            button.setDefault(True)
            button.setFocus(Qt.FocusReason.OtherFocusReason)


class SayDialog(_MessageDialog):
    """A message with one button. Escape closes it too."""

    def __init__(
        self,
        parent: QWidget | None,
        title: str,
        text: str,
        detail: str = "",
        tone: Tone = Tone.ACCENT,
        close: str = "Close",
    ) -> None:
        super().__init__(parent, title, text, detail, tone)
        self.add_button(Button(close, self.accept, ButtonKind.PRIMARY), first=True)


class AskDialog(_MessageDialog):
    """A question. Each answer is a button with a verb; Escape and the `cancel` button give no answer."""

    def __init__(
        self,
        parent: QWidget | None,
        title: str,
        text: str,
        answers: Sequence[DialogAnswer],
        cancel: str = "Cancel",
        detail: str = "",
        tone: Tone = Tone.ACCENT,
    ) -> None:
        super().__init__(parent, title, text, detail, tone)
        self._answer: str | None = None
        calm = all(answer.kind is not ButtonKind.PRIMARY for answer in answers)
        self.add_button(Button(cancel, self.reject), first=calm)
        for answer in answers:
            button = Button(answer.label, kind=answer.kind)
            button.clicked.connect(lambda _checked=False, value=answer.value: self._take(value))
            self.add_button(button, first=answer.kind is ButtonKind.PRIMARY)

    @property
    def answer(self) -> str | None:
        """The value of the answer, or None."""
        return self._answer

    def ask(self) -> str | None:
        """Show the question and return the value of the answer; None if it was cancelled."""
        self._answer = None
        self.exec()
        return self._answer

    def _take(self, value: str) -> None:
        self._answer = value
        self.accept()


UNDO = "Undo restores it."
"""Announced after something was removed."""


def may_remove(
    parent: QWidget | None, what: str, goes: str = "", verb: str = "Remove", *, can_be_undone: bool = True
) -> bool:
    """Ask before something recorded is removed, and return whether it may be.

    Args:
        parent: The window that asks.
        what: What is removed, after the verb: “the dissent of Dr Osei”.
        goes: What is lost with it, in a sentence.
        verb: The label of the button.
        can_be_undone: Whether undo can bring it back.
    """
    answers = (DialogAnswer("yes", verb, ButtonKind.DANGER),)
    undone = "You can undo this." if can_be_undone else "This cannot be undone."
    text, detail = (goes, undone) if goes else (undone, "")
    return AskDialog(parent, f"{verb} {what}?", text, answers, "Keep", detail, Tone.WAITING).ask() == "yes"
