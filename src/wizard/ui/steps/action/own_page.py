"""The step of one of the practice's own items: what it is about, and the decision on it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from wizard.minutes.entries import OwnMinutes
from wizard.minutes.resolution import name_of
from wizard.overview.places import Control
from wizard.overview.wizard_steps import outcome_in_words
from wizard.ui.accessibility.shortcuts import bind
from wizard.ui.decision.decision_panel import DecisionPanel
from wizard.ui.session.apply_edit import EntryScope
from wizard.ui.session.session import Session
from wizard.ui.shell.bottom_bar import BarPart
from wizard.ui.steps.action.item_view import place_decision, scroll_together
from wizard.ui.steps.action.note_folds import MinuteFold, PrivateFold
from wizard.ui.steps.action.page_parts import DecisionBarHolder, PartSwitch
from wizard.ui.steps.action.tasks_part import TasksPart
from wizard.ui.steps.step_page import StepPage
from wizard.ui.widgets.cards import Card
from wizard.ui.widgets.frame_size import FrameSize, frame_of
from wizard.ui.widgets.messages import EmptyState
from wizard.ui.widgets.scroll_page import Pane, column_of
from wizard.ui.widgets.spacing import ColumnLayout, Row, show_if
from wizard.ui.widgets.text_labels import Body, Muted
from wizard.voting.numbering import item_number

if TYPE_CHECKING:
    from wizard.plan.plan import Plan

_NO_LIMIT = 100_000
"""An item's page uses the full width."""

_NOTHING = "There is no description of this item yet. You can add one on the Meeting step."


class OwnPage(StepPage):
    """The page of an own item. If the item is not on the agenda, the page says so."""

    def __init__(self, session: Session, item_id: str) -> None:
        super().__init__(session, f"Item {item_number(item_id)}", width=_NO_LIMIT)
        self._item = item_id
        self._view: OwnView | None = None
        self._bar = DecisionBarHolder()
        self._switch = PartSwitch("About it")
        self._switch.chosen.connect(self._show_part)
        self.head.right.add(self._switch)
        self._none = EmptyState("Not on this agenda", "Go to the Meeting step to put it on the agenda.")
        self.column.addWidget(self._none)
        self._place = QWidget()
        self._inner = ColumnLayout(0, parent=self._place)
        self.column.addWidget(self._place, 1)
        bind("other_part", self, self._turn_part)

    @property
    def bar_part(self) -> BarPart:
        """The part of the bar for this item."""
        return self._bar

    def first_field(self) -> QWidget | None:
        """Return the widget that gets the focus: the proposal, or the outcome."""
        self.catch_up()
        return (self._view.decision.first_field() if self._view and self._entry() else None) or super().first_field()

    def leave(self) -> None:
        """End a roll call when the page is left, keeping the answers."""
        if self._view is not None and self._entry() is not None:
            self._view.decision.stop_calling()

    def arrival(self) -> str:
        """Return how it was decided, for screen reader users who come to the page."""
        entry = self._entry()
        return outcome_in_words(entry) if entry else ""

    def land(self, control: str) -> None:
        """Put the focus on the control, which is in the part with the decision."""
        self._show_part(texts=False)
        if control == Control.CASTING_VOTE and self._view is not None and self._entry() is not None:
            self._view.decision.open_casting()
        super().land(control)

    @property
    def view(self) -> OwnView:
        """The item with its decision, created when it is first on the agenda."""
        if self._view is None:
            self._view = OwnView(EntryScope(self.session, self._item))
            self._view.decision.place_wanted.connect(self.step_wanted)
            self._bar.hold(self._view.decision.bar)
            self._inner.addWidget(self._view)
        return self._view

    def refresh(self, plan: Plan) -> None:
        """Show the item as it is at the latest meeting of `plan`."""
        entry = self._entry()
        show_if(entry is not None, self._place)
        show_if(entry is None, self._none)
        if entry is not None:
            self.set_title(entry.title, f"Our own item {entry.number}")
            self.view.refresh(entry)
        self._bar.show_held(entry is not None)
        self.fit_frame()

    def fit_frame(self) -> None:
        """Fit the page to the size class of its window."""
        super().fit_frame()
        entry = self._entry()
        show_if(frame_of(self) is FrameSize.LOW and entry is not None, self._switch)
        if self._view is not None and entry is not None:
            self._view.fit(self.room)

    def _entry(self) -> OwnMinutes | None:
        minutes = self.session.minutes if self.session.is_open else None
        return next((each for each in minutes.own if each.id == self._item), None) if minutes else None

    def _show_part(self, texts: bool) -> None:
        self._switch.show_texts(texts)
        if self._view is not None:
            self._view.show_texts(texts)

    def _turn_part(self) -> None:
        """Switch to the other part of the page, with the focus on its first field."""
        if self._view is None or self._entry() is None or frame_of(self) is not FrameSize.LOW:
            return
        self._show_part(texts=not self._view.shows_texts)
        first = next(self.stops(), None) if self._view.shows_texts else self.first_field()
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)


class OwnView(QWidget):
    """The description of the item and the notes on it, beside its decision."""

    def __init__(self, scope: EntryScope) -> None:
        super().__init__()
        self._scope = scope
        self.shows_texts = False
        """Whether a low window shows the description, not the decision."""
        self.decision = DecisionPanel(scope, self)
        self._tasks = TasksPart(scope)
        self.decision.later.show_part(self._tasks)
        self._about, self._raised = Body(), Muted()
        card = Card("What it is about")
        card.body.add(self._about, self._raised)
        self._folds = (MinuteFold(scope), PrivateFold(scope))
        texts = column_of(f"Item {item_number(scope.item_id)}")
        column = ColumnLayout(12, (0, 0, 8, 0), texts)
        column.add(card, *self._folds)
        column.addStretch(1)
        self._pane = Pane(texts)
        self._pane.set_scrolling(True)
        row = Row(14, parent=self)
        row.addWidget(self._pane, 1)
        row.addWidget(self.decision)
        self._row = row
        self.decision.called.connect(lambda _calling: self._place_parts())
        self.decision.height_fit.overflowed.connect(lambda _over: self._scroll())

    def refresh(self, entry: OwnMinutes) -> None:
        """Update everything from the minutes without emitting a signal."""
        self._about.setText(entry.own.about or _NOTHING)
        raised = name_of(entry.own.raised_by, self._scope.minutes.people)
        self._raised.show_text(f"Raised by {raised}." if raised else "")
        self._tasks.refresh()
        self.decision.refresh()
        for fold in self._folds:
            fold.refresh()

    def show_texts(self, texts: bool) -> None:
        """In a low window, show the description or the decision."""
        self.shows_texts = texts
        self._place_parts()

    def fit(self, room: Callable[[], int]) -> None:
        """Lay out the view for its window. `room` returns the height available."""
        self.decision.height_fit.room = room
        place_decision(self.decision)
        self._place_parts()
        self.decision.fit()
        self._scroll()

    def _scroll(self) -> None:
        scroll_together(self._pane, self.decision)

    def _place_parts(self) -> None:
        low, calling = frame_of(self) is FrameSize.LOW, self.decision.calling
        self.decision.roll.place(self._row, calling=calling)
        show_if(not calling and (not low or self.shows_texts), self._pane)
        show_if(not calling and (not low or not self.shows_texts), self.decision)
