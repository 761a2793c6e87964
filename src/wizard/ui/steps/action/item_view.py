"""One item: its texts, and beside or below them its decision."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from wizard.guidance.duty import StatusKind
from wizard.guidance.item import Item
from wizard.ui.accessibility.shortcuts import bind, key_of
from wizard.ui.decision.decision_panel import DecisionPanel
from wizard.ui.guidance_view.guidance_details import guidance_folds
from wizard.ui.guidance_view.tradeoff_cards import Asks, DutyCard, TradeOffs
from wizard.ui.pack_fields.figures_view import FactsFold
from wizard.ui.session.apply_edit import ItemScope
from wizard.ui.steps.action.note_folds import CheckedFold, MinuteFold, PrivateFold
from wizard.ui.steps.item_task_list import TasksFold
from wizard.ui.theme import Icon, Tone, current
from wizard.ui.widgets.buttons import Button, ButtonKind, ButtonRow
from wizard.ui.widgets.cards import FoldSection
from wizard.ui.widgets.scroll_page import Pane, column_of
from wizard.ui.widgets.spacing import ColumnLayout, GridLayout

Following = FactsFold | MinuteFold | TasksFold | CheckedFold | PrivateFold
"""A section that follows the plan; the others hold guidance, which stays."""

_WIDE, _HIGH = 900, 400
"""From this size on, in pixels of the plain size, texts and decision stand side by side, each scrolling by itself."""

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

    def __init__(self, scope: ItemScope) -> None:
        super().__init__()
        self._scope = scope
        self.item: Item = scope.entry.item
        self._side_by_side: bool | None = None
        self.decision = DecisionPanel(scope)
        self.trade_offs = TradeOffs(scope, self.item)
        self._texts = column_of(f"Item {scope.title}")
        self._before = ColumnLayout(12, (0, 0, 10, 0), self._texts)
        self._asks = Asks(scope, self.item)
        self._before.addWidget(self._asks)
        if self.item.duty is not None:
            self._before.addWidget(DutyCard(scope, self.item))
        self._before.addWidget(self.trade_offs)
        self._folds = QWidget()
        self._build_folds()
        self._before.addStretch(1)
        self._pane = Pane(self._texts)
        self._grid = GridLayout(16, parent=self)
        bind("unfold", self, self._all.click)
        self.arrange(wide=False)

    def _build_folds(self) -> None:
        scope, item = self._scope, self.item
        self._following: list[Following] = [MinuteFold(scope), TasksFold(scope), CheckedFold(scope), PrivateFold(scope)]
        guidance = guidance_folds(scope, item, self.item_wanted.emit)
        if item.facts:
            self._following.insert(0, FactsFold(scope, item))
        self.sections: tuple[FoldSection, ...] = (*guidance, *self._following)
        self._all = Button(f"Unfold all ({key_of('unfold')})", self._unfold_all, ButtonKind.TEXT, small=True)
        column = ColumnLayout(8, parent=self._folds)
        column.addWidget(ButtonRow(self._all, right=True))
        column.add(*self.sections)

    def refresh(self) -> None:
        """Bring everything in line with the minutes; emits nothing."""
        self.decision.refresh()
        self._align()
        self.trade_offs.refresh()
        for fold in self._following:
            fold.refresh()

    def fit(self, width: int, height: int) -> None:
        """Arrange for this much room, in pixels."""
        theme = current()
        self.arrange(wide=width >= theme.px(_WIDE) and height >= theme.px(_HIGH))

    @property
    def is_wide(self) -> bool:
        """Whether texts and decision stand side by side."""
        return bool(self._side_by_side)

    def arrange(self, *, wide: bool) -> None:
        """Put the decision beside the texts; or, where all scrolls in one column, before them: nobody should have to
        scroll to see what is decided.
        """
        if wide == self._side_by_side:
            return
        self._side_by_side = wide
        for widget in (self._asks, self._pane, self.decision, self._folds):
            self._grid.removeWidget(widget)
        self._before.removeWidget(self._folds)
        self._before.removeWidget(self._asks)
        if wide:
            self._before.insertWidget(0, self._asks)
            self._before.insertWidget(self._before.count() - 1, self._folds)
            self._grid.addWidget(self._pane, 0, 0)
            self._grid.addWidget(self.decision, 0, 1)
        else:
            for row, part in enumerate((self._asks, self.decision, self._pane, self._folds)):
                self._grid.addWidget(part, row, 0)
        self._grid.setColumnStretch(0, 11)
        self._grid.setColumnStretch(1, 9 if wide else 0)
        self._folds.show()
        self._asks.show()
        # In two columns the texts scroll by themselves, so leave room for the scroll bar.
        self._before.set_margins((0, 0, 10 if wide else 0, 0))
        self._pane.set_scrolling(wide)
        self.decision.set_scrolling(wide)
        self._align()

    def _align(self) -> None:
        """An item that is not taken has one sentence to decide: its card is as high as that, not an empty half page."""
        taken = self._scope.entry.taken
        self._grid.setAlignment(self.decision, Qt.AlignmentFlag(0) if taken else Qt.AlignmentFlag.AlignTop)

    def _unfold_all(self) -> None:
        unfold = not all(section.is_open for section in self.sections)
        for section in self.sections:
            section.show_open(unfold)
        self._all.set_text(f"{'Fold' if unfold else 'Unfold'} all ({key_of('unfold')})")
        self.refresh()


def status_tone(item: Item) -> Tone:
    """Return the colours of an item's status."""
    return _TONES[item.status.kind][0]


def status_mark(item: Item) -> Icon:
    """Return the mark of an item's status."""
    return _TONES[item.status.kind][1]
