"""One item: its texts, and beside or below them its decision."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from wizard.guidance.duty import StatusKind
from wizard.guidance.item import Item
from wizard.ui.accessibility.shortcuts import bind, key_of
from wizard.ui.decision.decision_panel import DecisionPanel
from wizard.ui.decision.position_cards import Notices
from wizard.ui.guidance_view.guidance_details import guidance_folds
from wizard.ui.guidance_view.tradeoff_cards import Asks, TradeOffs
from wizard.ui.pack_fields.figures_view import FactsFold
from wizard.ui.session.apply_edit import ItemScope
from wizard.ui.steps.action.duty_check import DutyCard
from wizard.ui.steps.action.note_folds import CheckedFold, MinuteFold, PrivateFold
from wizard.ui.steps.action.tasks_part import TasksPart
from wizard.ui.theme import Icon, Tone, current
from wizard.ui.widgets.buttons import Button, ButtonKind, ButtonRow
from wizard.ui.widgets.cards import FoldSection
from wizard.ui.widgets.frame_size import FrameSize, frame_of, is_folded
from wizard.ui.widgets.scroll_page import Pane, column_of
from wizard.ui.widgets.spacing import ColumnLayout, Row, show_if
from wizard.ui.widgets.text_labels import Hint

_NO_LIMIT = 16_777_215
"""Qt’s own word for no greatest width."""

Following = FactsFold | MinuteFold | CheckedFold | PrivateFold
"""A section that follows the plan; the others hold guidance, which stays."""

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
        self.decision = DecisionPanel(scope)
        self.decision.later.show_part(self._tasks)
        self.trade_offs = TradeOffs(scope, self.item)
        self._notices = Notices(scope)
        self._age = Hint()
        self._texts = column_of(f"Item {scope.title}")
        # In its pane while it is empty: when a widget is moved, Qt styles all that is in it anew.
        self._pane = Pane(self._texts, parent=self)
        self._pane.set_scrolling(True)
        self._across = Row(14, (0, 0, 8, 0), self._texts)
        self._before = ColumnLayout(12)
        self._beside = ColumnLayout(8)
        self._across.addLayout(self._before, 1)
        self._across.addLayout(self._beside, 0)
        self._before.addWidget(self._age)
        self._before.addWidget(Asks(scope, self.item))
        self._duty = DutyCard(scope, self.item) if self.item.duty is not None else None
        if self._duty is not None:
            self._before.addWidget(self._duty)
        self._before.add(self.trade_offs, self._notices)
        self._folds, self._own_folds = QWidget(), QWidget()
        self._build_folds()
        self._before.addStretch(1)
        self._beside.addStretch(1)
        row = Row(14, parent=self)
        row.addWidget(self._pane, 1)
        row.addWidget(self.decision)
        row.addWidget(self.decision.roll_call, 1)
        self.decision.roll_call.hide()
        self.decision.called.connect(lambda _calling: self._place_parts())
        self.decision.height_fit.overflowed.connect(lambda _over: self._scroll())
        bind("unfold", self, self._all.click)

    def _build_folds(self) -> None:
        scope, item = self._scope, self.item
        self._following: list[Following] = [MinuteFold(scope), CheckedFold(scope), PrivateFold(scope)]
        guidance = guidance_folds(scope, item, self.item_wanted.emit)
        if item.facts:
            self._following.insert(0, FactsFold(scope, item))
        self.sections: tuple[FoldSection, ...] = (*guidance, *self._following)
        self._guidance = guidance
        self._all = Button(f"Unfold all ({key_of('unfold')})", self._unfold_all, ButtonKind.TEXT, small=True)
        column = ColumnLayout(8, parent=self._folds)
        column.addWidget(ButtonRow(self._all, right=True))
        column.add(*guidance)
        ColumnLayout(8, parent=self._own_folds).add(*self._following)
        self._before.addWidget(self._folds)
        self._before.addWidget(self._own_folds)

    def refresh(self) -> None:
        """Bring everything in line with the minutes; emits nothing."""
        self._tasks.refresh()
        self.decision.refresh()
        self.trade_offs.refresh()
        self._notices.refresh()
        if self._duty is not None:
            self._duty.refresh()
        for fold in self._following:
            fold.refresh()

    def show_age(self, words: str) -> None:
        """Say how old the guidance is, where the page's head has no room for it."""
        self._age.show_text(words)

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
        show_if(calling, self.decision.roll_call)
        show_if(not calling and (not low or self._shows_texts), self._pane)
        show_if(not calling and (not low or not self._shows_texts), self.decision)
        beside = self._beside.indexOf(self._folds) >= 0
        if wide != beside:
            (self._beside if beside else self._before).removeWidget(self._folds)
            if wide:
                self._beside.insertWidget(0, self._folds)
            else:
                self._before.insertWidget(self._before.indexOf(self._own_folds), self._folds)
            self._across.setStretch(1, 1 if wide else 0)
            for section in self._guidance:
                section.show_open(wide)
            self._name_all()

    def _unfold_all(self) -> None:
        unfold = not all(section.is_open for section in self.sections)
        for section in self.sections:
            section.show_open(unfold)
        self._name_all()
        self.refresh()

    def _name_all(self) -> None:
        unfold = not all(section.is_open for section in self.sections)
        self._all.set_text(f"{'Unfold' if unfold else 'Fold'} all ({key_of('unfold')})")


def place_decision(decision: QWidget) -> None:
    """Give the decision its width beside the texts; in a low window it takes the whole."""
    frame = frame_of(decision)
    width = _FOLDED_DECISION if frame is FrameSize.PLAIN and is_folded(decision) else _DECISION[frame]
    if frame is FrameSize.LOW:
        decision.setMinimumWidth(0)
        decision.setMaximumWidth(_NO_LIMIT)
    else:
        decision.setFixedWidth(current().px(width))


def scroll_together(texts: Pane, decision: DecisionPanel) -> None:
    """Let texts and decision scroll with the page where the decision is too high, else the texts by themselves.

    There is one scroll bar, never two side by side. A low window shows one of the two, which scrolls by itself.
    """
    together = decision.height_fit.overflows and frame_of(decision) is not FrameSize.LOW
    for pane in (texts, decision.pane):
        pane.set_scrolling(not together)


def status_tone(item: Item) -> Tone:
    """Return the colours of an item's status."""
    return _TONES[item.status.kind][0]


def status_mark(item: Item) -> Icon:
    """Return the mark of an item's status."""
    return _TONES[item.status.kind][1]
