"""The texts on one item: what it asks, benefits, costs and risks, the folded details, and the notes."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from wizard.guidance.item import Item
from wizard.ui.accessibility.shortcuts import key_of
from wizard.ui.decision.position_cards import Notices
from wizard.ui.guidance_view.guidance_details import guidance_folds
from wizard.ui.guidance_view.tradeoff_cards import Asks, TradeOffs
from wizard.ui.pack_fields.figures_view import FactsFold
from wizard.ui.session.apply_edit import ItemScope
from wizard.ui.steps.action.duty_check import DutyCard
from wizard.ui.steps.action.note_folds import CheckedFold, MinuteFold, PrivateFold
from wizard.ui.widgets.buttons import Button, ButtonKind, ButtonRow
from wizard.ui.widgets.cards import FoldSection
from wizard.ui.widgets.scroll_page import ScrollColumn
from wizard.ui.widgets.spacing import ColumnLayout, Row
from wizard.ui.widgets.text_labels import Hint

Following = FactsFold | MinuteFold | CheckedFold | PrivateFold
"""A section that changes with the plan. Others show guidance, which does not change."""


class ItemTexts(ScrollColumn):
    """The texts, built once for the meeting's guidance. `refresh` updates them from the plan."""

    item_wanted = Signal(str)
    """The reader wants to go to another item; its id."""

    def __init__(self, scope: ItemScope, item: Item) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(f"Item {scope.title}")
        self._scope, self._item = scope, item
        self._trade_offs, self._notices, self._age = TradeOffs(scope, item), Notices(scope), Hint()
        self._duty = DutyCard(scope, item) if item.duty is not None else None
        self._following: list[Following] = [MinuteFold(scope), CheckedFold(scope), PrivateFold(scope)]
        if item.facts:
            self._following.insert(0, FactsFold(scope, item))
        self._guidance = guidance_folds(scope, item, self.item_wanted.emit)
        self.sections: tuple[FoldSection, ...] = (*self._guidance, *self._following)
        """The folds from top to bottom."""
        self._all = Button(f"Expand all ({key_of('unfold')})", self.unfold_all, ButtonKind.TEXT, small=True)
        self._across = Row(14, (0, 0, 8, 0), self)
        self._before, self._beside = ColumnLayout(12), ColumnLayout(8)
        self._folds, self._own_folds = QWidget(self), QWidget(self)

    def fill(self) -> None:
        """Create all the parts and show them."""
        self._across.addLayout(self._before, 1)
        self._across.addLayout(self._beside, 0)
        self._before.add(self._age, Asks(self._scope, self._item))
        if self._duty is not None:
            self._before.addWidget(self._duty)
        self._before.add(self._trade_offs, self._notices, self._folds, self._own_folds)
        column = ColumnLayout(8, parent=self._folds)
        column.addWidget(ButtonRow(self._all, right=True))
        column.add(*self._guidance)
        ColumnLayout(8, parent=self._own_folds).add(*self._following)
        self._before.addStretch(1)
        self._beside.addStretch(1)
        self.refresh()

    def refresh(self) -> None:
        """Update everything from the minutes without emitting a signal."""
        self._trade_offs.refresh()
        self._notices.refresh()
        if self._duty is not None:
            self._duty.refresh()
        for fold in self._following:
            fold.refresh()

    def show_age(self, words: str) -> None:
        """Show the age of the guidance if the page's head has no space for it."""
        self._age.show_text(words)

    def place_folds(self, *, beside: bool) -> None:
        """Put the folds with guidance in their own column, unfolded, or below the rest."""
        was_beside = self._beside.indexOf(self._folds) >= 0
        if beside == was_beside:
            return
        (self._beside if was_beside else self._before).removeWidget(self._folds)
        if beside:
            self._beside.insertWidget(0, self._folds)
        else:
            self._before.insertWidget(self._before.indexOf(self._own_folds), self._folds)
        self._across.setStretch(1, 1 if beside else 0)
        for section in self._guidance:
            section.show_open(beside)
        self._name_all()

    def unfold_all(self) -> None:
        """Unfold every section, or fold all if all are unfolded."""
        unfold = not all(section.is_open for section in self.sections)
        for section in self.sections:
            section.show_open(unfold)
        self._name_all()
        self.refresh()

    def _name_all(self) -> None:
        unfold = not all(section.is_open for section in self.sections)
        self._all.set_text(f"{'Expand' if unfold else 'Collapse'} all ({key_of('unfold')})")
