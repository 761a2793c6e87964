"""The decision on the wall: the proposal, “agreed” in one key, and the roll call."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from wizard.edits import decision_edits as deciding
from wizard.guidance.item import Item
from wizard.minutes.wall_card import RoomItem
from wizard.plan.choice import Choice
from wizard.plan.consent import CastingChoice
from wizard.plan.labels import CASTING_CHOICES
from wizard.plan.plan import Plan
from wizard.plan.proposal import RollCall
from wizard.ui.accessibility.shortcuts import key_of
from wizard.ui.decision.roll_call_rows import Voter
from wizard.ui.decision.what_goes import votes_in_words
from wizard.ui.inputs.option_cards import Option, OptionCards
from wizard.ui.room.large_text import LargeText
from wizard.ui.room.room_roll import RoomRoll
from wizard.ui.session.session import Session
from wizard.ui.widgets.buttons import Button, ButtonKind
from wizard.ui.widgets.dialogs import may_remove
from wizard.ui.widgets.flow_layouts import Flow
from wizard.ui.widgets.spacing import ColumnLayout, SideBySide
from wizard.voting.roll_call import filled_in_words

_WRITE = f"Nothing is proposed yet. Write it on the item’s page ({key_of('room')})."
"""Shown for an item of the practice's own, because nobody types on the wall."""


class RoomDecision(QWidget):
    """Shows the proposal on an item and lets the room decide it. Changes go to the session, as on the page."""

    resized = Signal()
    """Something was opened or closed, so the card has to fit its text again."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._shown: RoomItem | None = None
        self._choosing = False
        self._calling = False
        self._position, self._resolution = LargeText(4, strong=True), LargeText(3.8)
        self._offers_heading = LargeText(3, strong=True, muted=True)
        self._offers = OptionCards("What could be proposed", columns=2)
        self._offers.chosen.connect(self._propose)
        self.roll = RoomRoll()
        """The roll call."""
        self.roll.voted.connect(self._vote)
        self.roll.others_for.connect(self._all_others_for)
        self.roll.resized.connect(self.resized)
        self._hide_votes = QCheckBox("Hide votes until all are &in")
        self._hide_votes.setAccessibleName("Hide votes until all are in")
        self._hide_votes.clicked.connect(session.roll.hide)
        self._make_buttons()
        column = ColumnLayout(8, parent=self)
        column.add(self._position, self._resolution, self._offers_heading, self._offers)
        # Names and answers come first; the buttons that undo, and the choices made beforehand, come below.
        column.add(self.roll, self._buttons)
        column.addStretch(1)

    @property
    def calling(self) -> bool:
        """Whether the roll call is shown."""
        return self.roll.isVisibleTo(self)

    def show_item(self, shown: RoomItem, item: Item | None, plan: Plan, *, brief: bool = False) -> None:
        """Show the proposal on an item without emitting a signal. `item` is None for one of the practice's own.

        With `brief`, show only the deciding buttons, unless a roll call is on or a position is being chosen.
        """
        if self._shown is None or self._shown.item != shown.item:
            self._choosing = self._calling = False
        self._shown = shown
        may_edit = plan.meeting is not None and shown.taken and not self._session.read_only_because
        proposed = bool(shown.resolution)
        self._show_offers(shown, item, may_edit and (self._choosing or not proposed))
        self._position.setText(shown.position)
        self._position.setVisible(bool(shown.position) and not self._choosing)
        self._resolution.setText(shown.resolution)
        self._resolution.setVisible(proposed and not self._choosing)
        decision = self._decision(plan) if may_edit else None
        called = isinstance(decision, RollCall) or self._calling or self._session.roll.item == shown.item
        brief = brief and not called and not self._choosing
        if brief:
            for part in (self._position, self._resolution, self._offers_heading, self._offers):
                part.hide()
        self._show_buttons(
            shown, may_edit and proposed and not self._choosing, decided=decision is not None, brief=brief
        )
        self._show_roll(shown, visible=proposed and called and not self._choosing and may_edit)

    def agree(self) -> None:
        """Record the proposal as agreed with nobody against, or record the check of a duty."""
        if self._shown and self._agreed.isVisibleTo(self):
            duty = self._shown.duty
            self._change(deciding.noted if duty else deciding.agreed, "check noted" if duty else "agreed")

    def call_roll(self) -> None:
        """Open the roll call and go to the first person without an answer."""
        if self._shown is None or not (self._call.isVisibleTo(self) or self.calling):
            return
        if not self.calling:
            self._calling = True
            self._renew()
        first = next((row for row in self.roll.rows if not row.voter.away and not row.voter.ballot), None)
        row = first or next((row for row in self.roll.rows if not row.voter.away), None)
        if row is not None:
            row.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _make_buttons(self) -> None:
        self._agreed = Button("", self.agree, ButtonKind.PRIMARY)
        self._call = Button(f"&Roll call ({key_of('roll_call')})", self.call_roll)
        self._casting = [
            Button(f"Casting vote: {words}", partial(self._cast, choice)) for choice, words in CASTING_CHOICES.items()
        ]
        self._take_back = Button("&Take the decision back", self._undecide, ButtonKind.TEXT)
        self._another = Button("Make another &proposal", self._choose, ButtonKind.TEXT)
        self._buttons = QWidget()
        self._acts = SideBySide(0, 8, parent=self._buttons)
        # Buttons that decide are on the left and those that undo on the right, so no click can hit the wrong kind.
        deciding_row, undoing_row = Flow(8), Flow(8, right=True)
        deciding_row.add(self._agreed, self._call, *self._casting, self._hide_votes)
        undoing_row.add(self._another, self._take_back)
        self._acts.addLayout(deciding_row)
        self._acts.addLayout(undoing_row, 1)

    def _decision(self, plan: Plan) -> object:
        last = deciding.last_proposal(plan, self._shown.item) if self._shown else None
        return last.decision if last else None

    def _show_offers(self, shown: RoomItem, item: Item | None, visible: bool) -> None:
        heading = _WRITE if item is None else "What was found" if shown.duty else "What could be proposed"
        self._offers_heading.setText(heading)
        self._offers_heading.setVisible(visible)
        self._offers.setVisible(visible and item is not None)
        positions = item.positions if item else ()
        self._offers.set_options([Option(each.id, each.label) for each in positions if not each.apart])
        self._offers.show_choice(None)

    def _show_buttons(self, shown: RoomItem, visible: bool, *, decided: bool, brief: bool) -> None:
        vote = visible and not shown.duty
        self._agreed.setVisible(visible and not decided and bool(shown.agree))
        words = (
            shown.agree.replace("Agreed", "A&greed", 1)
            .replace("contractor", "&contractor", 1)
            .replace("Note", "N&ote", 1)
        )
        self._agreed.set_text(f"{words} ({key_of('agreed')})")
        self._call.setVisible(vote and not decided and not self._calling and shown.ballot is not None)
        for button in self._casting:
            button.setVisible(vote and shown.casting)
        self._take_back.setVisible(visible and decided)
        self._another.setVisible(visible and not shown.own and not brief)

    def _show_roll(self, shown: RoomItem, *, visible: bool) -> None:
        rows = shown.ballot.rows if shown.ballot else ()
        self.roll.setVisible(visible and bool(rows))
        # No button decides during a roll call, so the tick box and the undo buttons share a line.
        direction = SideBySide.Direction
        self._acts.setDirection(direction.LeftToRight if visible and rows else direction.TopToBottom)
        self._hide_votes.setVisible(visible and bool(rows))
        self._hide_votes.setChecked(self._session.roll.hidden)
        if rows:
            self.roll.show_counts(shown.counts, alone=shown.counts_alone)
            self.roll.show_asked(self._session.roll.asked)
            self.roll.show_voters([Voter(row.person, row.name, row.choice, row.away, row.note) for row in rows])

    def _change(self, change: Callable[[Plan, str], Plan], label: str) -> None:
        if self._shown is not None:
            self._session.apply(change(self._session.plan, self._shown.item), f"{label}: item {self._shown.item}")

    def _propose(self, position: str) -> None:
        last = deciding.last_proposal(self._session.plan, self._shown.item) if self._shown else None
        another = self._choosing and last is not None and last.decision is not None and deciding.is_put(last)
        self._choosing = False
        change = deciding.put_another if another else deciding.with_position
        self._change(lambda plan, item: change(plan, item, position), "position")
        self._renew()

    def _vote(self, person: str, ballot: str) -> None:
        choice = Choice(ballot) if ballot else None
        self._change(lambda plan, item: deciding.with_vote(plan, item, person, choice), "vote")

    def _all_others_for(self) -> None:
        if self._shown is None:
            return
        before = deciding.last_proposal(self._session.plan, self._shown.item)
        self._change(deciding.all_others_for, "all others for")
        now = deciding.last_proposal(self._session.plan, self._shown.item)
        if before is not None and now is not None:
            hidden = self._session.roll.hidden or self._shown.counts_alone
            self.roll.say(filled_in_words(before, now, self._session.plan.people, hidden=hidden))

    def _cast(self, choice: CastingChoice) -> None:
        self._change(lambda plan, item: deciding.with_casting(plan, item, choice), "casting vote")

    def _undecide(self) -> None:
        last = deciding.last_proposal(self._session.plan, self._shown.item) if self._shown else None
        named = self._shown is not None and not self._shown.counts_alone
        goes = votes_in_words(last, self._session.plan.people, named=named) if last else ""
        if goes and not may_remove(self.window(), "the decision", f"{goes} These votes will be removed.", "Take back"):
            return
        self._calling = False
        self._change(lambda plan, item: deciding.with_decision(plan, item, None), "decision taken back")

    def _choose(self) -> None:
        self._choosing = True
        self._renew()
        self._offers.setFocus(Qt.FocusReason.OtherFocusReason)

    def _renew(self) -> None:
        self.resized.emit()
