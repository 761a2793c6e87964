"""The step of one item: what it asks, both sides of it, and the decision on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from wizard.guidance.freshness import Age, freshness
from wizard.minutes.entries import ItemMinutes
from wizard.minutes.minutes import Minutes
from wizard.overview.places import item_key
from wizard.overview.wizard_steps import outcome_in_words, state_in_words
from wizard.ui.session.apply_edit import ItemScope
from wizard.ui.session.session import Session
from wizard.ui.steps.action.item_view import ItemView, status_mark, status_tone
from wizard.ui.steps.step_page import StepPage
from wizard.ui.theme import Icon, Tone, current
from wizard.ui.widgets.buttons import Button, ButtonKind, plain
from wizard.ui.widgets.icon_label import Sign, StatusChip
from wizard.ui.widgets.messages import EmptyState
from wizard.ui.widgets.scroll_page import FootStrip
from wizard.ui.widgets.spacing import TOP, ColumnLayout, Row, show_if
from wizard.ui.widgets.text_labels import Hint

if TYPE_CHECKING:
    from wizard.plan.plan import Plan

_HIGH = 340
"""From this height on, in pixels of the plain size, the foot of the decision stays below what scrolls."""


class ItemPage(StepPage):
    """One page for every item of the guidance. Two of one action are two steps; each names the other."""

    def __init__(self, session: Session, item_id: str) -> None:
        super().__init__(session, f"Item {item_id}", width=1560)
        self._item = item_id
        self._view: ItemView | None = None
        self._chip = StatusChip("")
        self._other = Button("", self._go_to_other, ButtonKind.TEXT, small=True)
        self.eyebrow_row.addWidget(self._chip)
        self.eyebrow_row.addWidget(self._other)
        self.eyebrow_row.addStretch(1)
        self._stale_sign = Sign(Icon.INFORMATION, Tone.NEUTRAL, side=15)
        self._stale = Hint("")
        stale = Row(6, (0, 2, 0, 0))
        stale.addWidget(self._stale_sign, 0, TOP)
        stale.addWidget(self._stale, 1)
        self.head.addLayout(stale)
        self._place = QWidget()
        self._inner = ColumnLayout(0, parent=self._place)
        self._none = EmptyState("This item is not in the guidance", "Begin a meeting on the Start step.")
        self.column.addWidget(self._none)
        self.column.addWidget(self._place, 1)
        self._strip = FootStrip(self)
        current().changed.connect(self._follow_theme)

    def first_field(self) -> QWidget | None:
        """Return where the focus goes: the positions of the item."""
        self.catch_up()
        return (self._view.decision.first_field() if self._view else None) or super().first_field()

    def arrival(self) -> str:
        """Return how it was decided, for whoever comes to the page by ear."""
        entry = self._entry()
        return outcome_in_words(entry) if entry is not None else ""

    @property
    def view(self) -> ItemView:
        """The item with its decision.

        Raises:
            LookupError: The guidance before the meeting has no such item.
        """
        entry = self._entry()
        if entry is None:
            raise LookupError(self._item)
        if self._view is None or self._view.item is not entry.item:
            if self._view is not None:
                self._view.hide()
                self._view.decision.take_foot_back()
                self._inner.removeWidget(self._view)
                self._view.deleteLater()
            self._view = ItemView(ItemScope(self.session, self._item))
            self._view.item_wanted.connect(lambda item: self.step_wanted.emit(item_key(item)))
            self._inner.addWidget(self._view)
        return self._view

    def refresh(self, plan: Plan) -> None:
        """Show the item as the latest meeting of `plan` has it."""
        entry = self._entry()
        for widget in (self._place, self._chip):
            show_if(entry is not None, widget)
        show_if(entry is None, self._none)
        if entry is None or self.session.minutes is None:
            self._other.hide()
            return
        self.view.refresh()
        self._fit_view()
        self._show_head(self.session.minutes, entry)

    def showEvent(self, event: QShowEvent) -> None:
        """Arrange what a change of the theme left as it was, unseen."""
        super().showEvent(event)
        self._fit_view()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Texts and decision beside one another where there is room."""
        super().resizeEvent(event)
        self._fit_view()

    def _entry(self) -> ItemMinutes | None:
        minutes = self.session.minutes
        return next((entry for entry in minutes.items if entry.id == self._item), None) if minutes else None

    def _show_head(self, minutes: Minutes, entry: ItemMinutes) -> None:
        of = len(minutes.meeting.guidance.actions)
        self.set_title(entry.item.title, f"Action {entry.action.number} of {of}")
        self._chip.show_status(entry.item.status.words, status_tone(entry.item), status_mark(entry.item))
        other = self._twin(minutes, entry)
        show_if(other is not None, self._other)
        if other is not None:
            self._other.set_text(plain(f"{other.id} {other.item.short_title}: {state_in_words(other)}"))
        self._show_stale(minutes, entry)
        self.setAccessibleDescription(f"{self._chip.text}. {self._stale.text()}")

    def _twin(self, minutes: Minutes, entry: ItemMinutes) -> ItemMinutes | None:
        """Return the next item of the same action."""
        ids = entry.action.items
        return minutes.item(ids[(ids.index(entry.id) + 1) % len(ids)]) if len(ids) > 1 else None

    def _go_to_other(self) -> None:
        entry, minutes = self._entry(), self.session.minutes
        if entry is not None and minutes is not None and (other := self._twin(minutes, entry)) is not None:
            self.step_wanted.emit(item_key(other.id))

    def _show_stale(self, minutes: Minutes, entry: ItemMinutes) -> None:
        asked = [checked.on for checked in entry.matter.checked_with if checked.on is not None]
        on = minutes.held_on or self.session.today()
        age = freshness(minutes.head, on, entry.item.evidence_as_at, max(asked, default=None))
        late = age.age is Age.OUT_OF_DATE or minutes.head.failed_checks
        self._stale.setText(age.sentence if late else age.line)
        warns = bool(age.warns or late)
        self._stale_sign.show_mark(Icon.WARNING if warns else Icon.INFORMATION, Tone.WAITING if warns else Tone.NEUTRAL)

    def _follow_theme(self) -> None:
        if self.isVisible():
            self._fit_view()

    def _fit_view(self) -> None:
        if self._view is not None:
            self._view.fit(self.viewport().width(), self.height())
            self._place_foot(self._view)

    def _place_foot(self, view: ItemView) -> None:
        """In one column, the outcome and the keys that decide stay in reach below what scrolls."""
        if not view.is_wide and self.height() >= current().px(_HIGH):
            self._strip.hold(view.decision.foot)
            return
        if view.decision.foot is self._strip.part:
            self._strip.hold(None)
        view.decision.take_foot_back()
