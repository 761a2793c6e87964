"""The decision on an item: the proposal and its fields, and then the outcome. For a duty, its check.

The buttons that decide are in the bar, `bar`.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from wizard.checks.check import label_of
from wizard.edits.decision_edits import (
    agreed,
    carried_over,
    noted,
    put_another,
    with_decision,
    with_particulars,
    with_position,
    without_last,
)
from wizard.edits.own_items import with_own_words
from wizard.foundation.formatting import capital, counted
from wizard.foundation.value import typed
from wizard.guidance.position_kinds import NEEDS, Need
from wizard.minutes.entries import ProposalMinutes
from wizard.overview.places import Control
from wizard.overview.wizard_steps import progress_in_words
from wizard.plan.plan import Plan
from wizard.plan.proposal import CarryReason, Counted, Noted, RollCall
from wizard.ui.accessibility.screen_reader import announce
from wizard.ui.accessibility.tab_order import bring_into_sight
from wizard.ui.accessibility.unheard import unheard
from wizard.ui.decision.bar_state import Act, bar_state, calling_state, following_words
from wizard.ui.decision.decided_card import DecidedCard, decided_in_words
from wizard.ui.decision.decision_bar import DecisionBar
from wizard.ui.decision.decision_head import DecisionHead
from wizard.ui.decision.height_fit import BelowDecision, HeightFit
from wizard.ui.decision.own_words import OwnWords
from wizard.ui.decision.position_cards import Positions
from wizard.ui.decision.roll_call_sheet import RollCallSheet, SheetOnDemand
from wizard.ui.decision.sheets import Sheets
from wizard.ui.decision.vote_panel import VotePanel, is_tied
from wizard.ui.decision.what_goes import may_remove_votes, may_withdraw, side_effect
from wizard.ui.inputs.labelled_input import LabelledInput
from wizard.ui.inputs.text_inputs import NoteField
from wizard.ui.pack_fields.position_fields import Particulars
from wizard.ui.session.apply_edit import EntryScope, ItemScope
from wizard.ui.widgets.buttons import Button, ButtonKind
from wizard.ui.widgets.cards import Card
from wizard.ui.widgets.dialogs import UNDO, AskDialog, DialogAnswer
from wizard.ui.widgets.frame_size import FrameSize, frame_of
from wizard.ui.widgets.scroll_page import Pane
from wizard.ui.widgets.spacing import ColumnLayout, show_if


class DecisionPanel(Card):
    """The head, then the proposal and its fields, or the outcome. The middle scrolls only if it does not fit.

    On an item of the practice's own, the proposal is written in words.
    """

    place_wanted = Signal(str)
    """The reader wants to go to this place."""
    called = Signal(bool)
    """A roll call has started or ended. Its sheet replaces the texts and the decision."""

    def __init__(self, scope: EntryScope, parent: QWidget | None = None) -> None:
        super().__init__("", parent, gap=8)
        self._scope = scope
        self.calling = False
        """Whether a roll call is going on."""
        self._after = ""
        """The id of the last proposal if the reader wants to make another; otherwise empty."""
        self.head = DecisionHead(scope)
        self.positions = Positions(scope) if isinstance(scope, ItemScope) else OwnWords(scope)
        self.decided = DecidedCard()
        self._particulars = Particulars(scope)
        self._reason = NoteField("Why, in a sentence", lines=1)
        self._reason.setObjectName(Control.REASON)
        self._reason_field = LabelledInput(NEEDS[Need.REASON].label, self._reason)
        self._reason_asked = self._reason_wanted = False
        self.roll = SheetOnDemand(self._make_roll_call)
        self.sheets = Sheets(scope)
        self._over = Button("No decision: carr&y over", self._carry_over, ButtonKind.TEXT, small=True)
        self.sheets.add(self._over)
        self._brief = False
        self.later = BelowDecision()
        """What follows a recorded decision: its tasks."""
        self.bar = DecisionBar()
        self._body = QWidget()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.pane = Pane(self._body, on_card=True, parent=self)
        self.pane.set_scrolling(True)
        # These margins leave space for the focus ring, which is drawn outside the controls.
        inside = ColumnLayout(8, (5, 4, 5, 4), self._body)
        inside.add(self.positions, self.decided, self._particulars, self._reason_field)
        inside.add(self.later, self.sheets)
        inside.addStretch(1)
        lowering = (self.positions.set_tight, lambda low: self._show_reason(not low), self.later.set_brief)
        self.height_fit = HeightFit(self, self.pane, (*lowering, self.decided.set_tight))
        """Makes the panel lower in a low window."""
        # It fills the space below the head while there is nothing else to show, so that the head stays at the top.
        self._filler = QWidget()
        self.body.set_margins((13, 12, 13, 10))
        self.body.addWidget(self.head)
        self.body.addWidget(self.pane, 1)
        self.body.addWidget(self._filler, 1)

    def _connect(self) -> None:
        if isinstance(self.positions, Positions):
            self.positions.chosen.connect(self._choose)
        else:
            self.positions.worded.connect(self._word)
        self._reason.edited.connect(lambda text: self._tell("reason", reason=typed(text, lines=True)))
        self.bar.acted.connect(lambda act: self._do(Act(act)))
        self.bar.position_wanted.connect(self._focus_positions)
        self.bar.place_wanted.connect(self.place_wanted)
        self.decided.taken_back.connect(self._take_back)
        self.decided.another_wanted.connect(self._want_another)
        self.head.withdraw_button.clicked.connect(lambda _checked=False: self._take_back_proposal())
        self.head.give_up_button.clicked.connect(lambda _checked=False: self._give_up_another())
        self.sheets.votes_wanted.connect(self._call)

    def _make_roll_call(self) -> RollCallSheet:
        sheet = RollCallSheet(VotePanel(self._scope))
        sheet.vote.shown_otherwise.connect(self._show_bar)
        sheet.left.connect(self.stop_calling)
        sheet.attendance_wanted.connect(lambda: self.place_wanted.emit("meeting/everybody-present"))
        sheet.interests_wanted.connect(self.sheets.open_interests)
        return sheet

    def first_field(self) -> QWidget | None:
        """Return the widget that gets the focus when the page opens. It is never a button that decides."""
        if not self._scope.editable:
            return None
        if not self._scope.entry.taken:
            return self.head.take_button
        return self.decided if self._recorded else self.positions.first_field()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the cards to the new height."""
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Make the cards lower if they do not fit."""
        low = frame_of(self) is FrameSize.LOW
        self.body.set_margins((11, 8, 11, 6) if low else (13, 12, 13, 10))
        # In a low window the head’s buttons move beside those of the sheets.
        brief = low and self._scope.entry.taken and not self.sheets.isHidden()
        if brief != self._brief:
            self._brief = brief
            self.head.set_brief(brief)
            if brief:
                self.sheets.add(*self.head.acts)
        self.height_fit.fit()

    def _show_reason(self, room: bool) -> None:
        """Show the reason in its own field if there is space, else behind a button."""
        # Never hide the field while somebody is typing there.
        proposal = self._scope.proposal
        typing = proposal is not None and typed(self._reason.toPlainText(), lines=True) != proposal.reason
        shown = self._reason_asked or (self._reason_wanted and room) or self._reason.hasFocus() or typing
        show_if(shown, self._reason_field)
        self.sheets.show_reason(not shown)

    def refresh(self) -> None:
        """Update everything from the minutes without emitting a signal."""
        entry = self._scope.entry
        self.setAccessibleName(f"Decision on item {self._scope.title}")
        last, editable = entry.last, self._scope.editable
        afresh = self._afresh
        last = None if afresh else last
        self.head.refresh(afresh=afresh)
        # The outcome can be explained in a closed record, too, so it stays enabled.
        for part in (self.positions, self._particulars, self._reason_field, self.later, self.sheets):
            part.setEnabled(editable)
        show_if(entry.taken, self.pane)
        show_if(not entry.taken, self._filler)
        recorded = self._recorded
        if not recorded:
            self.positions.refresh(afresh=afresh)
        show_if(not recorded, self.positions)
        show_if(recorded, self.decided, self.later)
        for widget in (self._particulars, self.sheets):
            show_if(last is not None, widget)
        if last is None:
            self._reason_asked = self._reason_wanted = False
            self._set_calling(False)
        else:
            self._show_last(last, recorded=recorded)
        self._show_bar()
        self.fit()

    @property
    def _afresh(self) -> bool:
        """Whether another proposal is wanted and its position is not chosen yet."""
        last = self._scope.proposal
        return last is not None and last.id == self._after and last.decision is not None and self._scope.editable

    @property
    def _recorded(self) -> bool:
        """Whether the last proposal has an outcome, which is shown in place of the positions."""
        last = self._scope.proposal
        return last is not None and last.decision is not None and not self._afresh

    def _show_last(self, last: ProposalMinutes, *, recorded: bool) -> None:
        proposal, entry = last.proposal, self._scope.entry
        self._particulars.show_proposal(proposal, last.position, last.resolution, decided=recorded)
        self._reason.show_text(proposal.reason)
        optional = "" if Need.REASON in last.position.needs else " (optional)"
        self._reason_field.set_label(f"{NEEDS[Need.REASON].label}{optional}")
        # After recording, hide the reason unless it is still required, because the tasks need the space.
        self._reason_asked = not optional and not proposal.reason
        self._reason_wanted = not recorded and not entry.is_duty
        duty = entry.is_duty
        if not isinstance(proposal.decision, RollCall | Counted | None) and not is_tied(last.ruling):
            self._set_calling(False)
        if not duty and (self.calling or isinstance(proposal.decision, RollCall | Counted)):
            self.roll.show(last)
        self.sheets.refresh(entry, last)
        open_ = proposal.decision is None
        show_if(open_ and not duty and self._scope.editable, self._over)
        if recorded:
            secret = self.roll.secret() if isinstance(proposal.decision, RollCall) else ""
            self.decided.show_entry(entry, last, secret=secret, editable=self._scope.editable)

    def _show_bar(self) -> None:
        entry, minutes = self._scope.entry, self._scope.minutes
        state = bar_state(
            entry,
            editable=self._scope.editable,
            afresh=self._afresh,
            anybody_here=bool(entry.ruling.room.here) or bool(minutes.meeting.attendance),
        )
        secret = self.roll.secret() if entry.last and isinstance(entry.last.proposal.decision, RollCall) else ""
        if self.calling:
            state = calling_state(entry, secret)
        elif secret:
            state = state._replace(sentence=secret, said=progress_in_words(entry), settled=False, detail="")
        found = self._scope.session.findings if state.settled else ()
        empty = [check for check in found if check.item == entry.id and (check.is_gap or label_of(check))]
        self.bar.show_state(entry.id, state, empty, following_words(minutes.entries, entry.id), decided_in_words(entry))

    def _choose(self, position: str) -> None:
        last, afresh = self._scope.proposal, self._afresh
        self._after = ""
        change = put_another if afresh else with_position
        self._change(lambda plan, item: change(plan, item, position), "position")
        now = self._scope.proposal
        if last is not None and now is not None and not afresh:
            self.head.show_note(side_effect(self._scope.entry.guided, last, now))

    def _word(self, words: str) -> None:
        """Store the wording of a proposal on an item of the practice's own."""
        item, afresh = self._scope.item_id, self._afresh
        if afresh and not words:
            return

        def worded(plan: Plan) -> Plan:
            return with_own_words(put_another(plan, item) if afresh else plan, item, words)

        problem = self._scope.apply(worded, "proposal")
        if isinstance(self.positions, OwnWords):
            self.positions.show_error(problem)

    def _do(self, act: Act) -> None:
        match act:
            case Act.AGREE:
                self._change(agreed, "agreed")
            case Act.NOTE:
                self._change(noted, "check noted")
            case Act.CARRY_OVER:
                self._carry_over()
            case Act.CALL:
                self._call()
            case Act.RECORD:
                self._record_votes()
            case Act.LEAVE:
                self.stop_calling()

    def open_casting(self) -> None:
        """Open the roll call with the casting vote on a tie, because its sheet is not created before."""
        if (last := self._scope.entry.last) is not None and is_tied(last.ruling) and self._scope.editable:
            self._set_calling(True)
            self.refresh()

    @unheard(news=True)
    def _call(self) -> None:
        self._set_calling(True)
        self.refresh()
        self.roll.sheet.start()

    def _record_votes(self) -> None:
        """Go back to the item, which shows the outcome of the vote. If some have not answered, ask first."""
        waiting = len(self._scope.entry.ruling.count.unrecorded)
        verb = DialogAnswer("record", "Record the vote", ButtonKind.OUTLINED)
        text = "Anyone who has not answered is counted as the rule says. You can call the roll again later."
        title = f"{counted(waiting, 'person has', 'people have')} not answered"
        if not waiting or AskDialog(self.window(), title, text, [verb], "Go on with the roll call").ask() == "record":
            self.stop_calling()

    @unheard(news=True)
    def stop_calling(self) -> None:
        """Go back to the item."""
        if self.calling:
            self._set_calling(False)
            self.refresh()
            if (first := self.first_field()) is not None and self.isVisible():
                first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _set_calling(self, calling: bool) -> None:
        if calling != self.calling:
            self.calling = calling
            roll = self._scope.session.roll
            if calling:
                roll.call(self._scope.item_id)
            elif roll.item == self._scope.item_id:
                roll.leave()
            self.called.emit(calling)

    def _carry_over(self) -> None:
        why = CarryReason.TIME if self._scope.entry.ruling.quorum.met else CarryReason.NO_QUORUM
        proposal = self._scope.proposal
        if proposal is None or may_remove_votes(self.window(), self._scope, proposal, "the proposal", "Carry over"):
            self._change(lambda plan, item: carried_over(plan, item, why), "carried over")

    def _want_another(self) -> None:
        """Let the reader choose another position. None is chosen yet, so no key can decide on the old proposal."""
        last = self._scope.proposal
        self._after = last.id if last else ""
        self.refresh()
        self._focus_positions()

    def _give_up_another(self) -> None:
        self._after = ""
        self.refresh()
        self._bring_into_sight()

    def _focus_positions(self) -> None:
        if (first := self.positions.first_field()) is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
            bring_into_sight(first)

    def _take_back(self) -> None:
        proposal = self._scope.proposal
        if proposal is None:
            return
        what = "check" if isinstance(proposal.decision, Noted) else "decision"
        if may_remove_votes(self.window(), self._scope, proposal, f"the {what}", "Take back"):
            self._change(lambda plan, item: with_decision(plan, item, None), f"{what} taken back")
            announce(self, f"The {what} is taken back. {UNDO}")
            self._focus_positions()

    def _take_back_proposal(self) -> None:
        last = self._scope.entry.last
        if last is None:
            return
        duty = self._scope.entry.is_duty
        what = f"the {'check' if duty else 'proposal'} “{last.position.label}”"
        if not may_withdraw(self.window(), self._scope, last, what):
            return
        self._change(without_last, "check taken back" if duty else "proposal withdrawn")
        announce(self, f"{capital(what)} is {'taken back' if duty else 'withdrawn'}. {UNDO}")
        self._focus_positions()

    def _change(self, change: Callable[[Plan, str], Plan], what: str) -> None:
        before = self._recorded
        self._scope.apply(lambda plan: change(plan, self._scope.item_id), what)
        if self._recorded and not before and not self.calling:
            # Not to a button that decides or undoes, because pressing the same key again would press it.
            self.focus_recorded()
        self._bring_into_sight()

    def focus_recorded(self) -> None:
        """Put the focus on the outcome, so that any screen reader reads it out."""
        self.decided.setFocus(Qt.FocusReason.OtherFocusReason)

    def _bring_into_sight(self) -> None:
        """Scroll to the focused widget, because a key may have decided something that is not visible."""
        focused = QApplication.focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            bring_into_sight(focused)

    def _tell(self, what: str, **changes: object) -> None:
        self._scope.apply(lambda plan: with_particulars(plan, self._scope.item_id, **changes), what)
