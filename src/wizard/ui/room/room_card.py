"""The card of room mode: one item, in type as large as the window allows, and the meeting clock.

The clock shows the time spent on an item and the time the agenda allows. It is silent, and off at first.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QSizePolicy, QWidget

from wizard.minutes.wall_card import SHOWN_ALONE, SHOWN_OF_EACH, clock_words, is_over
from wizard.overview.places import item_key, item_of_step
from wizard.overview.wizard_steps import progress_in_words
from wizard.ui.accessibility.screen_reader import announce, set_tip
from wizard.ui.accessibility.shortcuts import Scope, bind, key_aloud, key_of, pressed
from wizard.ui.room.large_text import LargeOutcome, LargeText, Sides, Statements
from wizard.ui.room.room_decision import RoomDecision
from wizard.ui.room.room_roll import TILES_SHARES
from wizard.ui.room.text_fitting import About, Fitting, Said
from wizard.ui.session.session import Session
from wizard.ui.theme import Icon, Tone, current
from wizard.ui.widgets.buttons import Button, ButtonKind
from wizard.ui.widgets.cards import Card
from wizard.ui.widgets.icon_label import StatusChip
from wizard.ui.widgets.messages import EmptyState
from wizard.ui.widgets.spacing import ColumnLayout, Row, SideBySide

if TYPE_CHECKING:
    from wizard.minutes.wall_card import RoomItem
    from wizard.plan.plan import Plan

_READABLE = 0.94
"""During a roll call, text about the item is hidden before the type becomes smaller than this."""

_EVERY = 5_000
"""Milliseconds between updates of the clock. It shows whole minutes, so that the wall does not flicker."""


class _Rolling(QScrollArea):
    """The area of the card that scrolls if needed. Keys that change the item are left to the card."""

    def __init__(self, inside: QWidget) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        inside.setProperty("bare", True)
        self.setWidget(inside)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow_focus)

    def _follow_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and self.isAncestorOf(new):
            self.ensureWidgetVisible(new, 0, current().px(12))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll on Up and Down; leave other keys to the card."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            super().keyPressEvent(event)
        else:
            event.ignore()


class RoomCard(QWidget):
    """One item of the open meeting. PgUp and PgDn, or Left and Right, change the item."""

    step_wanted = Signal(str)
    """The card now shows the item of this step key. The page below follows it."""
    left = Signal()
    """The room wants to go back to the page."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._item = ""
        self._said_of = ""
        self._order: tuple[str, ...] = ()
        self._sides_wanted: bool | None = None
        self._sides_page = 0
        self._duty = self._own = False
        self._fitted: object = None
        self.clock = MeetingClock()
        """The meeting clock, off at first."""
        self.decision = RoomDecision(session)
        """The decision on the item."""
        self.outcome = LargeOutcome()
        """The outcome."""
        self._place, self._title = LargeText(3, strong=True, muted=True), LargeText(6.4, strong=True)
        self._asks = LargeText(3.6, muted=True)
        self._status = StatusChip("")
        self._sides, self._required = Sides(), Statements("What is required")
        self._empty = EmptyState("No meeting is open", f"Open a plan, then open the room again with {key_of('room')}.")
        self._lay_out()
        bind("agreed", self, self.decision.agree)
        bind("roll_call", self, self.decision.call_roll)
        self.decision.resized.connect(self._renew)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Room mode")
        self.setMinimumSize(200, 120)
        self._later = QTimer(self, interval=0, singleShot=True)
        self._later.timeout.connect(self._fit)
        session.changed.connect(self._on_changed)
        session.roll.changed.connect(lambda: self._on_changed(None))
        current().changed.connect(self._later.start)

    @property
    def item(self) -> str:
        """The id of the item shown; empty while there is none."""
        return self._item

    @property
    def title(self) -> str:
        """The title of the item shown."""
        return self._title.text()

    def show_step(self, key: str) -> None:
        """Show the item of a step unless it is already shown. Steps without an item change nothing."""
        minutes = self._session.minutes if self._session.is_open else None
        item = item_of_step(key)
        if minutes is not None and item in minutes.meeting.order and item != self._item:
            self.show_item(item)

    def show_item(self, item: str) -> None:
        """Show an item of the meeting.

        Raises:
            KeyError: The meeting has no such item.
        """
        if item != self._item:
            self._sides_wanted, self._sides_page = None, 0
        self._item = item
        self._renew()

    def refresh(self, plan: Plan) -> None:
        """Update the card to match the plan without emitting a signal."""
        from wizard.minutes.wall_card import room_item, room_order

        minutes = self._session.minutes
        self._show_anything(minutes is not None)
        if minutes is None:
            return
        self._order = room_order(minutes)
        if self._item not in minutes.meeting.order:
            self._item = self._order[0]
        shown = room_item(plan, minutes, self._item, hidden=self._session.roll.hidden)
        self._title.setText(shown.title)
        self._asks.setText(shown.asks)
        self._required.show_texts(shown.required)
        self._required.setVisible(shown.duty)
        self._status.show_status(shown.status, Tone.ACCENT, Icon.INFORMATION)
        self._status.setVisible(bool(shown.status))
        self._duty, self._own = shown.duty, shown.own
        entry = minutes.entry(self._item)
        deciding: QWidget | None = QApplication.focusWidget()
        self.decision.show_item(shown, entry.guided, plan, brief=self._wants_sides_alone)
        self._show_sides(shown)
        if deciding is not None and self.decision.isAncestorOf(deciding) and not deciding.isVisible():
            # Qt would give the focus to the next button, and pressing the key again would then undo the decision.
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        seen, same = self.isVisible(), self._said_of == self._item
        self._said_of = self._item
        self.outcome.show_outcome(shown.kind, shown.sentence, aloud=seen and same, said=progress_in_words(entry))
        if seen and not same:
            announce(self, f"{shown.place}: {shown.title}. {progress_in_words(entry) or shown.sentence}")
        self.clock.show_item(self._item, shown.agenda_minutes)
        self.setAccessibleName(f"Room mode. {shown.place}: {shown.title}")
        self._later.start()

    @property
    def _wants_sides_alone(self) -> bool:
        return self._sides_wanted is True and not self._duty and not self._own

    def _show_sides(self, shown: RoomItem) -> None:
        """Show the first trade-offs beside the proposal, or more of them when they fill the wall."""
        alone = self._wants_sides_alone and not self.decision.calling
        each = SHOWN_ALONE if alone else SHOWN_OF_EACH
        pages = max(1, -(-len(shown.gains) // each))
        first = self._sides_page % pages * each if alone else 0
        self._sides.show_sides(shown.gains[first : first + each], shown.costs[first : first + each])
        page = f" · both sides, {self._sides_page % pages + 1} of {pages}" if alone else ""
        self._place.setText(f"{shown.place}{page}")

    def go(self, by: int) -> None:
        """Go forward or back by this number of items."""
        if not self._order:
            return
        at = self._order.index(self._item) if self._item in self._order else 0
        to = min(len(self._order) - 1, max(0, at + by))
        if self._order[to] == self._item:
            return
        self.show_item(self._order[to])
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.step_wanted.emit(item_key(self._item))

    def ring(self) -> tuple[QRect, int]:
        """Show no ring, because the card fills the window."""
        return QRect(), 0

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Change the item, or show more or less."""
        calls = {
            "room.after": lambda: self.go(1),
            "room.before": lambda: self.go(-1),
            "room.sides": self.toggle_sides,
            "room.more": self._show_more_sides,
            "room.clock": self.toggle_clock,
            "room.list": self.decision.roll.toggle_list,
        }
        call = calls.get(pressed(Scope.ROOM, event))
        if call is None:
            super().keyPressEvent(event)
            return
        call()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the text to the new size."""
        super().resizeEvent(event)
        self._later.start()

    def _lay_out(self) -> None:
        self._body = QWidget()
        self._parts = SideBySide(0, 26, (0, 0, 12, 0), self._body)
        about = QWidget()
        column = ColumnLayout(10, parent=about)
        column.add(self._asks, self._sides, self._required)
        column.addStretch(1)
        self._parts.addWidget(about)
        self._parts.addWidget(self.decision, 1)
        self._rolling = _Rolling(self._body)
        self._head = self._made_head()
        self._card = Card(gap=8)
        self._card.body.set_margins((20, 12, 20, 14))
        self._card.body.add(self._head, self._title)
        self._card.body.addWidget(self._rolling, 1)
        self._card.body.add(self.outcome)
        said = Said(self._head, self._title, about, self._asks, self._sides, self._parts, self.outcome)
        self._fitting = Fitting(self._card, said, self._rolling.viewport())
        outer = ColumnLayout(0, (8, 8, 8, 8), self)
        outer.addWidget(self._card)
        outer.addWidget(self._empty, 0, Qt.AlignmentFlag.AlignVCenter)

    def _made_head(self) -> QWidget:
        """Return the top of the card: position in the agenda, status, clock and a few buttons."""
        head = QWidget()
        row = Row(10, parent=head)
        row.addWidget(self._place)
        row.addWidget(self._status)
        row.addStretch(1)
        row.addWidget(self.clock)
        for text, press, tip in (
            ("&Sides", self.toggle_sides, f"Show or hide what it could bring, cost or risk ({key_of('room.sides')})"),
            ("Cloc&k", self.toggle_clock, f"Show or hide the time on this item ({key_of('room.clock')})"),
            ("Pag&e", self.left.emit, f"Back to the page ({key_of('room')})"),
        ):
            button = Button(text, press, ButtonKind.TEXT, small=True)
            set_tip(button, tip)
            row.addWidget(button)
        for by, mark, words, shortcut in (
            (-1, Icon.LEFT, "Previous item", "room.before"),
            (1, Icon.RIGHT, "Next item", "room.after"),
        ):
            name = f"{words} ({key_aloud(shortcut)})"
            button = Button("", partial(self.go, by), small=True, mark=mark, repeats=True)
            button.setAccessibleName(name)
            set_tip(button, name)
            row.addWidget(button)
        return head

    def _show_anything(self, there: bool) -> None:
        self._card.setVisible(there)
        self._empty.setVisible(not there)

    def _on_changed(self, _plan: object) -> None:
        if self.isVisible():
            self._renew()

    def _renew(self) -> None:
        if self._session.is_open:
            self.refresh(self._session.plan)
        else:
            self._show_anything(False)

    def toggle_clock(self) -> None:
        """Show or hide the time on this item."""
        self.clock.set_running(not self.clock.running)
        self._later.start()

    def toggle_sides(self) -> None:
        """Show or hide the benefits, costs and risks."""
        self._sides_wanted, self._sides_page = self._sides_wanted is not True, 0
        self._renew()

    def _show_more_sides(self) -> None:
        """Show the next trade-offs, starting again after the last."""
        if self._wants_sides_alone:
            self._sides_page += 1
            self._renew()
        else:
            self.toggle_sides()

    def _fit(self) -> None:
        if not self._item:
            return
        # In a narrow window, only the page shows the status.
        alone = self._wants_sides_alone and not self.decision.calling
        self._status.setVisible(self.width() * 2 >= self.height() * 3 and not alone)
        for share in TILES_SHARES:
            self.decision.roll.set_share(share)
            if self._fitting.fit(self._choices()) or not self.decision.calling:
                break
        shown = (self._item, self.decision.calling, self.size(), current().zoom)
        if shown != self._fitted:
            # The roll call can only choose its columns once it has a size, so fit a new item twice.
            self._fitted = shown
            self._later.start()

    def _choices(self) -> tuple[tuple[About, float], ...]:
        """Return the possible amounts of text about the item, each with the smallest type it is worth showing at."""
        if self._duty:
            return ((About.REQUIRED, 0.0),)
        if self._sides_wanted is False or self._own:
            # An item of the practice's own has a description but no trade-offs.
            return ((About.ASKS, 0.0),)
        if self._sides_wanted and not self.decision.calling:
            return ((About.SIDES_ALONE, 0.0),)
        return (About.BOTH_SIDES, _READABLE), (About.ASKS, _READABLE), (About.NOTHING, 0.0)


class MeetingClock(StatusChip):
    """The minutes spent on the current item. Each item's time is kept until the program ends."""

    def __init__(self, seconds: Callable[[], float] = monotonic, parent: QWidget | None = None) -> None:
        """Read the time from `seconds`, a monotonic clock."""
        super().__init__("", Tone.NEUTRAL, Icon.CLOCK, parent)
        self._seconds = seconds
        self._spent: dict[str, float] = {}
        self._item = ""
        self._agenda: int | None = None
        self._since: float | None = None
        self._tick = QTimer(self, interval=_EVERY)
        self._tick.timeout.connect(self.look)
        self.hide()

    @property
    def running(self) -> bool:
        """Whether the clock is running."""
        return self._since is not None

    def show_item(self, item: str, agenda_minutes: int | None) -> None:
        """Count time for this item from now on, keeping the time of the item before."""
        self._agenda = agenda_minutes
        if item != self._item:
            self._bank()
            self._item = item
        self.look()

    def set_running(self, running: bool) -> None:
        """Show and start the clock, or hide and stop it."""
        self._bank()
        self._since = self._seconds() if running else None
        if running:
            self._tick.start()
        else:
            self._tick.stop()
        self.setVisible(running)
        self.look()

    def look(self) -> None:
        """Update the time shown."""
        running = 0.0 if self._since is None else self._seconds() - self._since
        spent = int(self._spent.get(self._item, 0.0) + running)
        words, over = clock_words(spent, self._agenda), is_over(spent, self._agenda)
        if (words, over) != (self.text, self.tone is Tone.WAITING):
            self.show_status(words, Tone.WAITING if over else Tone.NEUTRAL, Icon.CLOCK)
            self.setAccessibleName(f"Time on this item: {words}")

    def _bank(self) -> None:
        if self._since is not None:
            now = self._seconds()
            self._spent[self._item] = self._spent.get(self._item, 0.0) + now - self._since
            self._since = now
