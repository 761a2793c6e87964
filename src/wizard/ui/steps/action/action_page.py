"""The step of one action: what it asks, both sides of it, and the decision on each of its items."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from wizard.guidance.freshness import Age, freshness
from wizard.minutes.entries import ItemMinutes
from wizard.minutes.minutes import Minutes
from wizard.overview.places import action_key
from wizard.overview.wizard_steps import outcome_in_words
from wizard.plan.meeting import ActionOutline
from wizard.ui.accessibility.shortcuts import bind, key_of
from wizard.ui.accessibility.tab_order import bring_into_sight
from wizard.ui.session.apply_edit import ItemScope
from wizard.ui.session.session import Session
from wizard.ui.steps.action.item_view import ItemSwitch, ItemView, status_mark, status_tone
from wizard.ui.steps.step_page import StepPage
from wizard.ui.theme import Icon, Tone, current
from wizard.ui.widgets.icon_label import Sign, StatusChip
from wizard.ui.widgets.messages import EmptyState
from wizard.ui.widgets.scroll_page import FootStrip
from wizard.ui.widgets.spacing import TOP, ColumnLayout, Row, show_if
from wizard.ui.widgets.text_labels import Hint

if TYPE_CHECKING:
    from wizard.plan.plan import Plan

_HIGH = 340
"""From this height on, in pixels of the plain size, the foot of the decision stays below what scrolls."""


class ActionPage(StepPage):
    """One page for every action; one with two items shows each with its own texts and decision."""

    def __init__(self, session: Session, action_number: int) -> None:
        super().__init__(session, f"Action {action_number}", width=1560)
        self._number = action_number
        self._views: dict[str, ItemView] = {}
        self._shown = ""
        self._chip = StatusChip("")
        self.eyebrow_row.addWidget(self._chip)
        self.eyebrow_row.addStretch(1)
        self._stale_sign = Sign(Icon.INFORMATION, Tone.NEUTRAL, side=15)
        self._stale = Hint("")
        stale = Row(6, (0, 2, 0, 0))
        stale.addWidget(self._stale_sign, 0, TOP)
        stale.addWidget(self._stale, 1)
        self.head.addLayout(stale)
        self._switch = ItemSwitch(key_of("other_item"))
        self._switch.chosen.connect(self.show_item)
        # Not a QStackedWidget: it is always as high as its highest page, also while a lower one is shown.
        self._stack = QWidget()
        self._items = ColumnLayout(0, parent=self._stack)
        self._none = EmptyState("No meeting yet", "Begin a meeting on the Start step; its actions are decided here.")
        self.column.addWidget(self._switch)
        self.column.addWidget(self._none)
        self.column.addWidget(self._stack, 1)
        self._strip = FootStrip(self)
        bind("other_item", self, self._show_other_item)
        current().changed.connect(self._follow_theme)

    def first_field(self) -> QWidget | None:
        """Return where the focus goes: the positions of the item that is shown."""
        self.catch_up()
        view = self._views.get(self._shown)
        return (view.decision.first_field() if view else None) or super().first_field()

    def land(self, item: str, control: str) -> None:
        """Show the item with the focus on its positions, or on the control if it is there."""
        if item and item != self._shown:
            self.show_item(item)
            self._focus_first()
        super().land(item, control)

    @property
    def shown_item(self) -> str:
        """The id of the item that is shown."""
        return self._shown

    def arrival(self) -> str:
        """Return how each of its items was decided, for whoever comes to the page by ear."""
        if self.session.minutes is None:
            return ""
        items = self._outline(self._minutes()).items
        told = {item: outcome_in_words(self._minutes().item(item)) for item in items}
        before = "Item {}: " if len(items) > 1 else ""
        return " ".join(before.format(item) + words for item, words in told.items() if words)

    def view(self, item_id: str) -> ItemView:
        """Return the view of one of the action's items, built if it was not yet.

        Raises:
            KeyError: The action has no such item.
        """
        if item_id not in self._outline(self._minutes()).items:
            raise KeyError(item_id)
        scope = ItemScope(self.session, item_id)
        view = self._views.get(item_id)
        if view is None or view.item is not scope.entry.item:
            if view is not None:
                view.hide()
                view.decision.take_foot_back()
                self._items.removeWidget(view)
                view.deleteLater()
            view = self._views[item_id] = ItemView(scope)
            view.item_wanted.connect(self._jump)
            self._items.addWidget(view)
        return view

    def show_item(self, item_id: str) -> None:
        """Show one of the action's items."""
        self._shown = item_id
        view = self.view(item_id)
        view.refresh()
        for other in self._views.values():
            other.setVisible(other is view)
        self._fit_views()
        self._show_head(self._minutes())

    def _show_other_item(self) -> None:
        """By key: the focus goes along, to the positions of the item that is shown now."""
        self._switch.choose_next()
        self._focus_first()

    def _focus_first(self) -> None:
        if (first := self.first_field()) is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
            bring_into_sight(first)

    def refresh(self, plan: Plan) -> None:
        """Show the action as the latest meeting of `plan` has it."""
        minutes = self.session.minutes
        for widget in (self._stack, self._chip):
            show_if(minutes is not None, widget)
        show_if(minutes is None, self._none)
        if minutes is None:
            self._switch.hide()
            return
        outline = self._outline(minutes)
        self.show_item(self._shown if self._shown in outline.items else outline.items[0])

    def showEvent(self, event: QShowEvent) -> None:
        """Arrange what a change of the theme left as it was, unseen."""
        super().showEvent(event)
        self._fit_views()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Texts and decision beside one another where there is room."""
        super().resizeEvent(event)
        self._fit_views()

    def _minutes(self) -> Minutes:
        minutes = self.session.minutes
        if minutes is None:
            raise LookupError("the plan has no meeting")
        return minutes

    def _outline(self, minutes: Minutes) -> ActionOutline:
        return next(action for action in minutes.meeting.guidance.actions if action.number == self._number)

    def _show_head(self, minutes: Minutes) -> None:
        outline = self._outline(minutes)
        entries = [minutes.item(item_id) for item_id in outline.items]
        of = len(minutes.meeting.guidance.actions)
        title = outline.title if len(entries) > 1 else entries[0].item.title
        self.set_title(title, f"Action {outline.number} of {of}")
        shown = minutes.item(self._shown)
        self._chip.show_status(_chip_words(shown, len(entries)), status_tone(shown.item), status_mark(shown.item))
        show_if(len(entries) > 1, self._switch)
        if len(entries) > 1:
            self._switch.show_entries(entries, self._shown)
        self._show_stale(minutes, shown)
        self.setAccessibleDescription(f"{self._chip.text}. {self._stale.text()}")

    def _show_stale(self, minutes: Minutes, shown: ItemMinutes) -> None:
        asked = [entry.on for entry in shown.matter.checked_with if entry.on is not None]
        on = minutes.held_on or self.session.today()
        age = freshness(minutes.head, on, shown.item.evidence_as_at, max(asked, default=None))
        late = age.age is Age.OUT_OF_DATE or minutes.head.failed_checks
        self._stale.setText(age.sentence if late else age.line)
        warns = bool(age.warns or late)
        self._stale_sign.show_mark(Icon.WARNING if warns else Icon.INFORMATION, Tone.WAITING if warns else Tone.NEUTRAL)

    def _follow_theme(self) -> None:
        if self.isVisible():
            self._fit_views()

    def _fit_views(self) -> None:
        for view in self._views.values():
            view.fit(self.viewport().width(), self.height())
        self._place_foot()

    def _place_foot(self) -> None:
        """In one column, the outcome and the keys that decide stay in reach below what scrolls."""
        shown = self._views.get(self._shown)
        apart = shown is not None and not shown.is_wide and self.height() >= current().px(_HIGH)
        for view in self._views.values():
            if not (apart and view is shown):
                if view.decision.foot is self._strip.part:
                    self._strip.hold(None)
                view.decision.take_foot_back()
        if apart and shown is not None:
            self._strip.hold(shown.decision.foot)

    def _jump(self, item_id: str) -> None:
        for action in self._minutes().meeting.guidance.actions:
            if item_id in action.items and action.number == self._number:
                self.show_item(item_id)
            elif item_id in action.items:
                self.step_wanted.emit(action_key(action.number))


def _chip_words(entry: ItemMinutes, items: int) -> str:
    before = f"{entry.item.id}: " if items > 1 else ""
    return f"{before}{entry.item.status.words}"
