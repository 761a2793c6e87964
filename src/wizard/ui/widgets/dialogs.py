"""Dialogs that never outgrow their screen, and the two that say something and ask something.

What they hold scrolls, and their buttons are always in sight. Messages are plain text with clear verbs; Escape cancels.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QEvent, QRect, QSize, Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QScrollArea,
    QWidget,
)

from wizard.ui.accessibility.focus_ring import FocusRing
from wizard.ui.accessibility.shortcuts import bind
from wizard.ui.accessibility.tab_order import bring_into_sight, pass_focus_on
from wizard.ui.theme import Icon, Tone, current
from wizard.ui.widgets.buttons import Button, ButtonKind, enter_presses_focused, press_filled
from wizard.ui.widgets.flow_layouts import Flow
from wizard.ui.widgets.form_keeping import KeptForm, written_in
from wizard.ui.widgets.icon_label import Sign
from wizard.ui.widgets.spacing import TOP, ColumnLayout, Margins, Row
from wizard.ui.widgets.text_labels import Body, CardTitle, Muted
from wizard.ui.widgets.typing_news import tell_everything, typing_news

MARGINS: Margins = (24, 22, 24, 20)
"""The usual space round what a dialog holds."""

_RING = 8
"""How much what scrolls reaches beyond the rest at its sides, so that no focus ring in it is cut."""

_FRAME = QSize(16, 40)
"""What the frame and the title bar that a system draws round a window take, where it has not said so yet."""

_MARKS = {
    Tone.NEUTRAL: Icon.INFORMATION,
    Tone.ACCENT: Icon.INFORMATION,
    Tone.GOOD: Icon.TICK,
    Tone.WAITING: Icon.WARNING,
    Tone.BAD: Icon.PROBLEM,
}

_WIDTH = 560
"""The width of a message, in pixels of the plain size."""


def room_on_screen(window: QWidget) -> QRect:
    """Return the part of the screen of `window` that no task bar covers."""
    return window.screen().availableGeometry()


class FittedDialog(QDialog):
    """A dialog as large as it wishes and its screen allows. Tab goes through it as the eye does.

    Escape puts it away; what was written or chosen in it is not thrown away unasked.
    """

    keeps_nothing = False
    """Whether nothing goes with it: what is typed only looks something up, or is kept as it is typed."""

    kept_as = ""
    """The name under which what was filled in is kept on this PC until it is put away; without one it is not."""

    def __init__(self, parent: QWidget | None, title: str, width: int, height: int = 0, *, modal: bool = True) -> None:
        """Name it `title`; wish for a size in pixels of the plain size, no `height` being what its parts need."""
        super().__init__(parent)
        self._wish = (width, height)
        self._untouched: list[object] = []
        self._is_kept = False
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setModal(modal)
        bind("filled", self, lambda: press_filled(self))
        FocusRing(self)

    @property
    def most(self) -> QSize:
        """The largest size that its screen has room for, its frame taken off."""
        parent = self.parentWidget()
        # A dialog that was not shown yet does not know its own frame: take that of its window.
        frame = parent.window().frameGeometry().size() - parent.window().size() if parent else QSize(0, 0)
        return room_on_screen(self).size() - frame.expandedTo(_FRAME)

    def fit(self) -> None:
        """Take the size it wishes for, within its screen."""
        theme, most = current(), self.most
        width, height = self._wish
        # First at full height, so that what wraps finds its final width; the height that is needed is known only then.
        self.resize(min(theme.px(width), most.width()), most.height())
        self.settle()
        self.resize(self.width(), min(theme.px(height) if height else self.needed_height(), most.height()))

    def needed_height(self) -> int:
        """Return the height that its parts need at its present width."""
        layout = self.layout()
        return layout.totalHeightForWidth(self.width()) if layout is not None else self.sizeHint().height()

    def settle(self) -> None:
        """Have the layouts that follow one from the other come to rest now."""
        if (layout := self.layout()) is not None:
            layout.activate()
        # Nested layouts pass a change on by posted events, which would come only after the dialog is shown.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)

    def showEvent(self, event: QShowEvent) -> None:
        """Fit the screen first: Qt then puts a dialog of this size over the middle of its window, and in sight."""
        if not event.spontaneous():
            self.fit()
            if (first := self.focusWidget()) is not None:
                bring_into_sight(first)
            self._begin()
        super().showEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus; Escape puts the dialog away, after a question if need be."""
        if event.matches(QKeySequence.StandardKey.Cancel):
            if self._may_go():
                self.reject()
        elif not enter_presses_focused(event):
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask before what was written is thrown away."""
        if self.isVisible() and not self._may_go():
            event.ignore()
        else:
            super().closeEvent(event)

    @property
    def forms(self) -> tuple[QWidget, ...]:
        """What is filled in and then recorded by a button: all of it, unless it keeps what is typed."""
        return () if self.keeps_nothing else (self,)

    def begin_anew(self, form: QWidget) -> None:
        """Take what stands in `form` for what it begins with: it was recorded, and nothing goes with it."""
        if self._untouched:
            self._untouched[self.forms.index(form)] = written_in(form)

    def _begin(self) -> None:
        self._untouched = [written_in(form) for form in self.forms]
        if self.kept_as and not self._is_kept:
            self._is_kept = True
            for at, form in enumerate(self.forms):
                KeptForm(form, f"{self.kept_as}, {at + 1}" if at else self.kept_as)

    def _may_go(self) -> bool:
        """Whether the dialog may be put away: nothing was written in it, or that is not wanted."""
        tell_everything()
        unread = any(self.isAncestorOf(field) for field in typing_news().unread.values())
        if not unread and [written_in(form) for form in self.forms] == self._untouched:
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
        """Go on to the next control, whenever it was made, and bring it into sight."""
        return pass_focus_on(self, forward)


def begin_anew(form: QWidget) -> None:
    """Have the dialog that `form` stands in take it for what it begins with: it was recorded."""
    window = form.window()
    if isinstance(window, FittedDialog):
        window.begin_anew(form)


class RollingDialog(FittedDialog):
    """A dialog whose `head` and `foot` stay while its `body` scrolls between them, where there is no room for it."""

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
        """Leave `gap` between its parts and `margins` round them, in pixels of the plain size."""
        super().__init__(parent, title, width, height, modal=modal)
        self._needed = QSize()
        self.head = ColumnLayout(gap)
        """What stays at the top."""
        self.note = ColumnLayout(gap)
        """What stays just above the buttons."""
        self.foot = Flow(8, right=True)
        """The buttons."""
        self.inside = QWidget()
        """What scrolls."""
        self.inside.setProperty("bare", True)
        self.body = ColumnLayout(gap)
        """The content of what scrolls."""
        holder = ColumnLayout(0, (_RING, 4, _RING, 4), self.inside)
        holder.addLayout(self.body)
        holder.addStretch(1)
        self._rolling = _rolling(self.inside)
        # Errors that appear later make the body longer: grow with them as far as the screen allows.
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
        """Let Tab come to the body itself, which the arrow keys then scroll, and say `text` as what stands in it."""
        self._rolling.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._rolling.setAccessibleName(name)
        self._rolling.setAccessibleDescription(text)

    @property
    def rolling(self) -> QScrollArea:
        """The view in which the body scrolls."""
        return self._rolling

    def needed_height(self) -> int:
        """Return the height at which nothing has to scroll at the present width."""
        return self.height() - self._rolling.viewport().height() + self._content().height()

    def fit(self) -> None:
        """Take the size it wishes for, within its screen, and remember how much it was to show."""
        super().fit()
        self._needed = self._content()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page Up and Page Down scroll the body, whatever has the focus."""
        if event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            bar = self._rolling.verticalScrollBar()
            bar.setValue(bar.value() + bar.pageStep() * (1 if event.key() == Qt.Key.Key_PageDown else -1))
            return
        super().keyPressEvent(event)

    def _content(self) -> QSize:
        """Return the width that the body has, and the height that it needs for it."""
        width = self._rolling.viewport().width()
        # `heightForWidth` is -1 if nothing in it wraps.
        height = self.inside.heightForWidth(width) if self.inside.hasHeightForWidth() else 0
        return QSize(width, height or self.inside.sizeHint().height())

    def _grow(self) -> None:
        """Make room for what came to the body; who made the dialog smaller by hand has it stay so."""
        before, self._needed = self._needed, self._content()
        more = self._needed.height() - before.height()
        if self.isVisible() and before.width() == self._needed.width() and more > 0:
            self.resize(self.width(), max(self.height(), min(self.height() + more, self.most.height())))
            room, frame = room_on_screen(self), self.frameGeometry()
            if frame.bottom() > room.bottom():
                self.move(frame.x(), max(room.top(), frame.y() - (frame.bottom() - room.bottom())))


def _rolling(inside: QWidget) -> QScrollArea:
    """Return a view without a frame in which `inside` scrolls up and down."""
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(inside)
    return area


class DialogAnswer(NamedTuple):
    """One way to answer: a value, the verb on its button, and how much the button calls."""

    value: str
    label: str
    kind: ButtonKind = ButtonKind.OUTLINED


class _MessageDialog(RollingDialog):
    """Mark, title, text, and a row of buttons at the right."""

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
        """Add `button` at the right; Enter presses the `first`, which has the focus."""
        self.foot.add(button)
        if first:
            button.setDefault(True)
            button.setFocus(Qt.FocusReason.OtherFocusReason)


class SayDialog(_MessageDialog):
    """Says something; one button closes it, and so does Escape."""

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
    """Asks something; each answer is a button with a verb. Escape and the `cancel` button answer nothing."""

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
        """The value answered, or None."""
        return self._answer

    def ask(self) -> str | None:
        """Show it, wait, and return the value answered; None when it was cancelled."""
        self._answer = None
        self.exec()
        return self._answer

    def _take(self, value: str) -> None:
        self._answer = value
        self.accept()


UNDO = "Undo restores it."
"""What is said once something was removed."""


def may_remove(
    parent: QWidget | None, what: str, goes: str = "", verb: str = "Remove", *, can_be_undone: bool = True
) -> bool:
    """Ask before something that is recorded goes, and return whether it may.

    Args:
        parent: The window that asks.
        what: What goes, after the verb: “the dissent of Dr Osei”.
        goes: What goes with it, in a sentence.
        verb: What the button does.
        can_be_undone: Whether it is kept anywhere but here.
    """
    answers = (DialogAnswer("yes", verb, ButtonKind.DANGER),)
    undone = "You can undo this." if can_be_undone else "This cannot be undone."
    text, detail = (goes, undone) if goes else (undone, "")
    return AskDialog(parent, f"{verb} {what}?", text, answers, "Keep", detail, Tone.WAITING).ask() == "yes"
