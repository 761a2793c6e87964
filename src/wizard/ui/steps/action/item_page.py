"""The step of one item: what it asks, its trade-offs, and the decision on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from wizard.guidance.freshness import Age, freshness
from wizard.minutes.entries import ItemMinutes
from wizard.minutes.minutes import Minutes
from wizard.overview.places import Control, item_key
from wizard.overview.wizard_steps import outcome_in_words, state_in_words
from wizard.ui.accessibility.screen_reader import set_tip
from wizard.ui.accessibility.shortcuts import bind
from wizard.ui.session.apply_edit import ItemScope
from wizard.ui.session.session import Session
from wizard.ui.shell.bottom_bar import BarPart
from wizard.ui.steps.action.item_view import ItemView, status_mark, status_tone
from wizard.ui.steps.action.page_parts import DecisionBarHolder, PartSwitch
from wizard.ui.steps.step_page import StepPage
from wizard.ui.theme import Icon, Tone
from wizard.ui.widgets.buttons import Button, ButtonKind, plain
from wizard.ui.widgets.frame_size import FrameSize, frame_of, is_folded
from wizard.ui.widgets.icon_label import Sign, StatusChip
from wizard.ui.widgets.messages import EmptyState
from wizard.ui.widgets.spacing import ColumnLayout, show_if

if TYPE_CHECKING:
    from wizard.plan.plan import Plan

_NO_LIMIT = 100_000
"""An item's page uses the full width."""


class ItemPage(StepPage):
    """The page of an item of the guidance. Two items of one action are two steps, and each links to the other."""

    def __init__(self, session: Session, item_id: str) -> None:
        super().__init__(session, f"Item {item_id}", width=_NO_LIMIT)
        self._item = item_id
        self._view: ItemView | None = None
        self._chip = StatusChip("")
        self._other = Button("", self._go_to_other, ButtonKind.TEXT, small=True)
        self.head.beside.add(self._chip, self._other)
        self._stale_sign = Sign(Icon.INFORMATION, Tone.NEUTRAL, side=15)
        self._stale = Button("", self._open_note, ButtonKind.TEXT, small=True)
        self._switch = PartSwitch("Guidance")
        self._switch.chosen.connect(self._show_part)
        self.head.right.add(self._stale_sign, self._stale, self._switch)
        self._bar = DecisionBarHolder()
        self._place = QWidget()
        self._inner = ColumnLayout(0, parent=self._place)
        self._none = EmptyState("This item is not in the guidance", "Begin a meeting on the Start step.")
        self.column.addWidget(self._none)
        self.column.addWidget(self._place, 1)
        bind("other_part", self, self._turn_part)

    @property
    def bar_part(self) -> BarPart:
        """The part of the bar for this item."""
        return self._bar

    def first_field(self) -> QWidget | None:
        """Return the widget that gets the focus: the positions of the item, or the outcome."""
        self.catch_up()
        return (self._view.decision.first_field() if self._view else None) or super().first_field()

    def leave(self) -> None:
        """End a roll call when the page is left, keeping the answers."""
        if self._view is not None:
            self._view.decision.stop_calling()

    def arrival(self) -> str:
        """Return how it was decided, for screen reader users who come to the page."""
        entry = self._entry()
        return outcome_in_words(entry) if entry is not None else ""

    def land(self, control: str) -> None:
        """Put the focus on the control, in whichever part of the page has it."""
        if self._view is not None:
            self._show_part(texts=control == Control.CHECKED_WITH)
            if control == Control.CASTING_VOTE:
                self._view.decision.open_casting()
        super().land(control)

    @property
    def view(self) -> ItemView:
        """The item with its decision.

        Raises:
            LookupError: The meeting's guidance has no such item.
        """
        entry = self._entry()
        if entry is None:
            raise LookupError(self._item)
        if self._view is None or self._view.item is not entry.item:
            if self._view is not None:
                self._view.hide()
                self._inner.removeWidget(self._view)
                self._view.deleteLater()
            self._view = ItemView(ItemScope(self.session, self._item), self._place)
            self._view.item_wanted.connect(lambda item: self.step_wanted.emit(item_key(item)))
            self._view.decision.place_wanted.connect(self.step_wanted)
            self._bar.hold(self._view.decision.bar)
            self._inner.addWidget(self._view)
        return self._view

    def refresh(self, plan: Plan) -> None:
        """Show the item as it is at the latest meeting of `plan`."""
        entry = self._entry()
        for widget in (self._place, self._chip):
            show_if(entry is not None, widget)
        show_if(entry is None, self._none)
        if entry is None or self.session.minutes is None:
            self._other.hide()
            return
        self.view.refresh()
        self._show_head(self.session.minutes, entry)
        self.fit_frame()

    def fit_frame(self) -> None:
        """Fit the page to the size class of its window."""
        super().fit_frame()
        low = frame_of(self) is FrameSize.LOW
        show_if(low, self._switch)
        show_if(not low, self._stale_sign, self._stale)
        self._chip.set_brief(low)
        entry, minutes = self._entry() if self.session.is_open else None, None
        if entry is not None and (minutes := self.session.minutes) is not None:
            self._show_head(minutes, entry)
        if self._view is not None:
            self._view.fit(self.room)
            self._view.show_age(self._stale.text() if low else "")

    def _entry(self) -> ItemMinutes | None:
        minutes = self.session.minutes
        return next((entry for entry in minutes.items if entry.id == self._item), None) if minutes else None

    def _show_part(self, texts: bool) -> None:
        self._switch.show_texts(texts)
        if self._view is not None:
            self._view.show_texts(texts)

    def _turn_part(self) -> None:
        """Switch to the other part of the page, with the focus on its first field."""
        if self._view is None or frame_of(self) is not FrameSize.LOW:
            return
        self._show_part(not self._view.shows_texts)
        first = next(self.stops(), None) if self._view.shows_texts else self.first_field()
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_note(self) -> None:
        """Go to the note on asking whether the guidance still holds."""
        self._show_part(texts=True)
        super().land(Control.CHECKED_WITH)

    def _show_head(self, minutes: Minutes, entry: ItemMinutes) -> None:
        of = len(minutes.meeting.guidance.actions)
        low = frame_of(self) is FrameSize.LOW
        self.set_title(entry.item.title, f"{'' if low else 'Action '}{entry.action.number} of {of}")
        self._chip.show_status(entry.item.status.words, status_tone(entry.item), status_mark(entry.item))
        other = self._twin(minutes, entry)
        show_if(other is not None, self._other)
        if other is not None:
            self._other.set_text(plain(other.id if low else f"{other.id} {other.item.short_title}"))
            self._other.setAccessibleName(f"{other.id} {other.item.short_title}: {state_in_words(other)}")
            set_tip(self._other, self._other.accessibleName())
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
        # In a narrow window the advice is only in the tool tip, so that the status beside it can be read.
        self._stale.set_text(plain(age.sentence if late and not is_folded(self) else age.line))
        set_tip(self._stale, age.sentence if late else age.line)
        warns = bool(age.warns or late)
        self._stale_sign.show_mark(Icon.WARNING if warns else Icon.INFORMATION, Tone.WAITING if warns else Tone.NEUTRAL)
