"""One item: its texts, with its decision beside or below them."""

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
"""Qt’s own value for no maximum width."""

_DECISION = {FrameSize.LOW: 0, FrameSize.PLAIN: 490, FrameSize.WIDE: 540}
_FOLDED_DECISION = 430
"""The width of the decision, in pixels at zoom 1. In a low window it replaces the texts."""

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
    """The view, built once for the meeting's guidance. `refresh` updates it from the plan."""

    item_wanted = Signal(str)
    """The reader wants to go to another item; its id."""

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
        """The guidance and the notes on it, created when first shown. In a low window that takes a key."""
        if self._texts is None:
            self._texts = ItemTexts(self._scope, self.item)
            self._texts.item_wanted.connect(self.item_wanted)
            # Fill it after adding it, because moving a widget makes Qt restyle everything in it.
            self._pane = Pane(self._texts, parent=self)
            if self._frame is FrameSize.LOW and not self._shows_texts:
                self._pane.hide()
            self._row.insertWidget(0, self._pane, 1)
            self._texts.fill()
            self._texts.show_age(self._age)
            self._scroll()
        return self._texts

    def refresh(self) -> None:
        """Update everything from the minutes without emitting a signal."""
        self._tasks.refresh()
        self.decision.refresh()
        if self._texts is not None:
            self._texts.refresh()

    def show_age(self, words: str) -> None:
        """Show the age of the guidance if the page's head has no space for it."""
        self._age = words
        if self._texts is not None:
            self._texts.show_age(words)

    @property
    def shows_texts(self) -> bool:
        """Whether a low window shows the texts, not the decision."""
        return self._shows_texts

    def show_texts(self, texts: bool) -> None:
        """In a low window, show the texts or the decision."""
        self._shows_texts = texts
        self._place_parts()

    def fit(self, room: Callable[[], int]) -> None:
        """Lay out the view for its window. `room` returns the height available."""
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
        """Put the guidance in its own column in a wide window. In a low one, show only one of the two parts."""
        low, wide = self._frame is FrameSize.LOW, self._frame is FrameSize.WIDE
        calling = self.decision.calling
        self.decision.roll.place(self._row, calling=calling)
        shown = not calling and (not low or self._shows_texts)
        if shown or self._texts is not None:
            self.texts.place_folds(beside=wide)
        if self._pane is not None:
            show_if(shown, self._pane)
            if shown and self.isVisible():
                # Show it now, not with the next events, because it may get the focus now.
                self._pane.show()
        show_if(not calling and (not low or not self._shows_texts), self.decision)


def place_decision(decision: QWidget) -> None:
    """Give the decision its width beside the texts, or the full width in a low window."""
    frame = frame_of(decision)
    width = _FOLDED_DECISION if frame is FrameSize.PLAIN and is_folded(decision) else _DECISION[frame]
    if frame is FrameSize.LOW:
        decision.setMinimumWidth(0)
        decision.setMaximumWidth(_NO_LIMIT)
    else:
        decision.setFixedWidth(current().px(width))


def scroll_together(texts: Pane | None, decision: DecisionPanel) -> None:
    """If the decision is too high, scroll texts and decision together with the page; else scroll the texts separately.

    There is never more than one scroll bar. A low window shows one of the two parts, which scrolls by itself.
    """
    together = decision.height_fit.overflows and frame_of(decision) is not FrameSize.LOW
    for pane in (texts, decision.pane):
        if pane is not None:
            pane.set_scrolling(not together)


def status_tone(item: Item) -> Tone:
    """Return the tone of an item's status."""
    return _TONES[item.status.kind][0]


def status_mark(item: Item) -> Icon:
    """Return the icon of an item's status."""
    return _TONES[item.status.kind][1]
