"""One item: its texts, and beside or below them its decision."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from wizard.guidance.duty import StatusKind
from wizard.guidance.item import Item
from wizard.ui.accessibility.shortcuts import bind
from wizard.ui.decision.decision_panel import DecisionPanel
from wizard.ui.session.apply_edit import ItemScope
from wizard.ui.steps.action.item_texts import ItemTexts
from wizard.ui.steps.action.tasks_part import TasksPart
from wizard.ui.theme import Icon, Tone, current
from wizard.ui.widgets.frame_size import FrameSize, frame_of, is_folded
from wizard.ui.widgets.scroll_page import Pane
from wizard.ui.widgets.spacing import Row, show_if

_NO_LIMIT = 16_777_215
"""Qt’s own word for no greatest width."""

_DECISION = {FrameSize.LOW: 0, FrameSize.PLAIN: 490, FrameSize.WIDE: 540}
_FOLDED_DECISION = 430
"""The width of the decision, in pixels of the plain size; in a low window it takes the place of the texts."""

_TONES = {
    StatusKind.OPEN: (Tone.ACCENT, Icon.INFORMATION),
    StatusKind.RULES_TIGHTENED: (Tone.WAITING, Icon.WARNING),
    StatusKind.ROUTE_FIXED: (Tone.ACCENT, Icon.INFORMATION),
    StatusKind.STANDING_DUTY: (Tone.ACCENT, Icon.LOCK),
    StatusKind.NOW_CONTRACTUAL: (Tone.WAITING, Icon.LOCK),
    StatusKind.NOW_LEGAL_DUTY: (Tone.WAITING, Icon.LOCK),
    StatusKind.CONDITION_LAPSED: (Tone.WAITING, Icon.CLOCK),
}


class ItemView(QWidget):
    """Built once for the guidance that is before the meeting; `refresh` follows the plan."""

    item_wanted = Signal(str)
    """The reader wants another item; its id."""

    def __init__(self, scope: ItemScope, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._scope = scope
        self.item: Item = scope.entry.item
        self._frame: FrameSize | None = None
        self._shows_texts = False
        self._tasks = TasksPart(scope)
        self.decision = DecisionPanel(scope, self)
        self.decision.later.show_part(self._tasks)
        self._age = ""
        self._texts: ItemTexts | None = None
        self._pane: Pane | None = None
        row = Row(14, parent=self)
        row.addWidget(self.decision)
        self._row = row
        self.decision.called.connect(lambda _calling: self._place_parts())
        self.decision.height_fit.overflowed.connect(lambda _over: self._scroll())
        bind("unfold", self, lambda: self.texts.unfold_all())

    @property
    def texts(self) -> ItemTexts:
        """The guidance and the notes on it; made when they are first shown, which a low window does by a key."""
        if self._texts is None:
            self._texts = ItemTexts(self._scope, self.item)
            self._texts.item_wanted.connect(self.item_wanted)
            # Filled in its place: when a widget is moved, Qt styles all that is in it anew.
            self._pane = Pane(self._texts, parent=self)
            if self._frame is FrameSize.LOW and not self._shows_texts:
                self._pane.hide()
            self._row.insertWidget(0, self._pane, 1)
            self._texts.fill()
            self._texts.show_age(self._age)
            self._scroll()
        return self._texts

    def refresh(self) -> None:
        """Bring everything in line with the minutes; emits nothing."""
        self._tasks.refresh()
        self.decision.refresh()
        if self._texts is not None:
            self._texts.refresh()

    def show_age(self, words: str) -> None:
        """Say how old the guidance is, where the page's head has no room for it."""
        self._age = words
        if self._texts is not None:
            self._texts.show_age(words)

    @property
    def shows_texts(self) -> bool:
        """Whether a low window shows the texts, and not the decision."""
        return self._shows_texts

    def show_texts(self, texts: bool) -> None:
        """In a low window show the texts, or else the decision."""
        self._shows_texts = texts
        self._place_parts()

    def fit(self, room: Callable[[], int]) -> None:
        """Lay itself out for the window that it is in; `room` returns the height that it has."""
        self.decision.height_fit.room = room
        frame = frame_of(self)
        place_decision(self.decision)
        if frame is not self._frame:
            self._frame = frame
            self._place_parts()
        self.decision.fit()
        self._scroll()

    def _scroll(self) -> None:
        scroll_together(self._pane, self.decision)

    def _place_parts(self) -> None:
        """Put the guidance into a column of its own in a wide window; in a low one, show one part of the two."""
        low, wide = self._frame is FrameSize.LOW, self._frame is FrameSize.WIDE
        calling = self.decision.calling
        self.decision.roll.place(self._row, calling=calling)
        shown = not calling and (not low or self._shows_texts)
        if shown or self._texts is not None:
            self.texts.place_folds(beside=wide)
        if self._pane is not None:
            show_if(shown, self._pane)
            if shown and self.isVisible():
                # At once, and not with the next events: the focus may go there now.
                self._pane.show()
        show_if(not calling and (not low or not self._shows_texts), self.decision)


def place_decision(decision: QWidget) -> None:
    """Give the decision its width beside the texts; in a low window it takes the whole."""
    frame = frame_of(decision)
    width = _FOLDED_DECISION if frame is FrameSize.PLAIN and is_folded(decision) else _DECISION[frame]
    if frame is FrameSize.LOW:
        decision.setMinimumWidth(0)
        decision.setMaximumWidth(_NO_LIMIT)
    else:
        decision.setFixedWidth(current().px(width))


def scroll_together(texts: Pane | None, decision: DecisionPanel) -> None:
    """Let texts and decision scroll with the page where the decision is too high, else the texts by themselves.

    There is one scroll bar, never two side by side. A low window shows one of the two, which scrolls by itself.
    """
    together = decision.height_fit.overflows and frame_of(decision) is not FrameSize.LOW
    for pane in (texts, decision.pane):
        if pane is not None:
            pane.set_scrolling(not together)


def status_tone(item: Item) -> Tone:
    """Return the colours of an item's status."""
    return _TONES[item.status.kind][0]


def status_mark(item: Item) -> Icon:
    """Return the mark of an item's status."""
    return _TONES[item.status.kind][1]
