"""The decision on one item: what is proposed, what it needs, how it was decided. A duty is checked, not decided."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from wizard.edits.decision_edits import (
    agreed,
    carried_over,
    item_of,
    put_another,
    with_decision,
    with_particulars,
    with_position,
    without_last,
)
from wizard.edits.note_edits import private_dissents
from wizard.edits.task_edits import offered, with_checklist
from wizard.foundation.formatting import capital, counted, listed
from wizard.foundation.value import typed
from wizard.guidance.item import Item
from wizard.guidance.position_kinds import NEEDS, Need
from wizard.minutes.entries import ProposalMinutes
from wizard.overview.places import Control
from wizard.plan.plan import DraftKind, Plan, drafts_on
from wizard.plan.proposal import CarryReason, Counted, Noted, Proposal, RollCall
from wizard.ui.accessibility.screen_reader import announce
from wizard.ui.accessibility.tab_order import bring_into_sight
from wizard.ui.decision.answers_at_meeting import open_absent_answers
from wizard.ui.decision.carry_over_dialog import say_why_carried_over
from wizard.ui.decision.decision_bar import ClosingBar
from wizard.ui.decision.decision_head import DecisionHead
from wizard.ui.decision.interest_and_dissent import DissentPart, InterestsPart, ViewsPart
from wizard.ui.decision.movers import Movers
from wizard.ui.decision.position_cards import Notices, Positions
from wizard.ui.decision.vote_panel import VotePanel
from wizard.ui.decision.what_goes import particulars_of, votes_in_words
from wizard.ui.inputs.labelled_input import LabelledInput
from wizard.ui.inputs.text_inputs import NoteField
from wizard.ui.pack_fields.position_fields import Particulars
from wizard.ui.session.apply_edit import ItemScope
from wizard.ui.widgets.cards import Card, FoldSection
from wizard.ui.widgets.dialogs import UNDO, may_remove
from wizard.ui.widgets.scroll_page import Pane, move_into
from wizard.ui.widgets.spacing import ColumnLayout, show_if
from wizard.voting.ruling import Tie


class DecisionPanel(Card):
    """Head, what scrolls, and below it what is always in reach: the outcome and the keys that decide."""

    def __init__(self, scope: ItemScope) -> None:
        super().__init__("", gap=10)
        self._scope = scope
        # Whether the roll call was opened by hand: the plan cannot tell before the first vote.
        self._calling = False
        self._after = ""
        """The id of the proposal after which another one is wanted; empty if none is."""
        self.head = DecisionHead(scope)
        self.positions = Positions(scope)
        self._particulars = Particulars(scope)
        self._reason, self._conditions = NoteField("Why, in a sentence", lines=1), NoteField(lines=1)
        self.vote = VotePanel(scope)
        self._aside = FoldSection("Interests and dissent", build=self._build_aside)
        self._reason.setObjectName(Control.REASON)
        self._aside.setObjectName(Control.ASIDE)
        self._parts: tuple[InterestsPart, DissentPart, ViewsPart] | None = None
        self.foot = ClosingBar()
        self._texts = QWidget()
        texts = ColumnLayout(10, parent=self._texts)
        self._conditions_field = LabelledInput("Conditions (optional)", self._conditions)
        texts.add(LabelledInput(NEEDS[Need.REASON].label, self._reason), self._conditions_field)
        self.notices = Notices(scope)
        self._body = QWidget()
        # Margins for the focus ring, which is drawn outside the controls.
        inside = ColumnLayout(12, (5, 5, 10, 5), self._body)
        inside.add(self.positions, self._particulars, self._texts, self.vote, self.notices, self._aside)
        inside.addStretch(1)
        self.pane = Pane(self._body, on_card=True)
        # It takes the room below the head while an item has nothing else to show, so that the head stays at the top.
        self._filler = QWidget()
        self._foot_place = ColumnLayout(0, (5, 0, 8, 0))
        self._foot_place.addWidget(self.foot)
        self.body.set_margins((14, 14, 10, 14))
        self.body.addWidget(self.head)
        self.body.addWidget(self.pane, 1)
        self.body.addWidget(self._filler, 1)
        self.body.addLayout(self._foot_place)
        self._connect()

    def _connect(self) -> None:
        self.positions.chosen.connect(self._choose)
        self._reason.edited.connect(lambda text: self._tell("reason", reason=typed(text, lines=True)))
        self._conditions.edited.connect(lambda text: self._tell("conditions", conditions=typed(text, lines=True)))
        self.foot.agreed.connect(lambda: self._change(agreed, "agreed"))
        self.foot.call_wanted.connect(self._call)
        self.foot.taken_back.connect(self._take_back)
        self.foot.carry_over_wanted.connect(self._carry_over)
        self.foot.tasks_wanted.connect(
            lambda: self._change(lambda plan, item: with_checklist(plan, item_of(plan, item)), "usual tasks")
        )
        self.foot.withdrawn.connect(self._withdraw)
        self.foot.reason_wanted.connect(lambda: say_why_carried_over(self.window(), self._scope))
        self.foot.absent_wanted.connect(lambda: open_absent_answers(self.window(), self._scope))
        self.foot.another_wanted.connect(self._want_another)
        self.foot.another_given_up.connect(self._give_up_another)
        self.foot.position_wanted.connect(self._focus_positions)
        self._aside.opened.connect(lambda _open: self._refresh_aside())
        self.vote.shown_otherwise.connect(self._show_foot)

    def set_scrolling(self, scrolling: bool) -> None:
        """Scroll within the room given, or be as high as the content."""
        self.pane.set_scrolling(scrolling)

    def take_foot_back(self) -> None:
        """Have the foot stand at the end of the panel again, where another place had it."""
        if self._foot_place.indexOf(self.foot) < 0:
            move_into(self._foot_place, self.foot)

    def first_field(self) -> QWidget | None:
        """Return what takes the focus when the page is opened."""
        if not self._scope.editable:
            return None
        return self.positions.first_field() if self._scope.entry.taken else self.head.take_button

    def refresh(self) -> None:
        """Bring everything in line with the minutes; emits nothing."""
        entry = self._scope.entry
        self.setAccessibleName(f"Decision on item {self._scope.title}")
        last, editable, duty = entry.last, self._scope.editable, entry.item.duty is not None
        afresh = self._afresh
        last = None if afresh else last
        self.head.refresh(afresh=afresh)
        self.positions.refresh(afresh=afresh)
        self._body.setEnabled(editable)
        for part in (self.pane, self.foot):
            show_if(entry.taken, part)
        show_if(not entry.taken, self._filler)
        self.notices.refresh()
        for widget in (self._particulars, self._texts, self._aside):
            show_if(last is not None, widget)
        if last is None:
            self._calling = False
            self.vote.hide()
        else:
            self._show_last(last, duty=duty)
        self._show_foot()

    @property
    def _afresh(self) -> bool:
        """Whether another proposal is wanted after the last, and its position is not chosen yet."""
        last = self._scope.proposal
        return last is not None and last.id == self._after and last.decision is not None and self._scope.editable

    def _show_last(self, last: ProposalMinutes, *, duty: bool) -> None:
        proposal = last.proposal
        self._particulars.show_proposal(proposal, last.position)
        self._reason.show_text(proposal.reason)
        optional = "" if Need.REASON in last.position.needs else " (optional)"
        self._reason.setAccessibleName(f"{NEEDS[Need.REASON].label}{optional}")
        self._conditions.show_text(proposal.conditions)
        show_if(not duty, self._conditions_field)
        voted = isinstance(proposal.decision, RollCall | Counted) or _tied(last)
        if proposal.decision is not None:
            self._calling = False
        calling = (voted or (self._calling and proposal.decision is None)) and not duty
        show_if(calling, self.vote)
        if calling:
            self.vote.show_vote(proposal, last.ruling)
        self._refresh_aside()

    def _show_foot(self) -> None:
        entry = self._scope.entry
        self.foot.show_entry(
            entry,
            editable=self._scope.editable,
            calling=not self.vote.isHidden(),
            secret=self.vote.secret(),
            usual=len(offered(self._scope.plan, entry.item)),
            afresh=self._afresh,
        )

    def _build_aside(self) -> QWidget:
        holder = QWidget()
        column = ColumnLayout(18, parent=holder)
        self._movers = Movers(self._scope)
        column.addWidget(self._movers)
        parts = InterestsPart(self._scope), DissentPart(self._scope), ViewsPart(self._scope)
        self._parts = parts
        column.add(*parts)
        self._refresh_aside()
        return holder

    def _refresh_aside(self) -> None:
        proposal = self._scope.proposal
        kinds = {draft.kind for draft in drafts_on(self._scope.plan, self._scope.item_id)}
        self._aside.set_summary("Something not recorded yet" if kinds - {DraftKind.ASKED, DraftKind.RULE} else "")
        # Folded it is not refreshed with every change; opening it does that.
        if self._parts is None or proposal is None or not self._aside.is_open:
            return
        self._movers.show_proposal(proposal)
        interests, dissent, views = self._parts
        interests.refresh()
        dissent.refresh(proposal)
        views.refresh(proposal)

    def _choose(self, position: str) -> None:
        last, afresh = self._scope.proposal, self._afresh
        self._after = ""
        change = put_another if afresh else with_position
        self._change(lambda plan, item: change(plan, item, position), "position")
        now = self._scope.proposal
        if last is not None and now is not None and not afresh:
            self.head.show_note(_noted(self._scope.entry.item, last, now))

    def _call(self) -> None:
        self._calling = True
        self.refresh()
        self.vote.start()
        self.pane.ensureWidgetVisible(self.vote)
        self._bring_into_sight()

    def _carry_over(self) -> None:
        quorum = self._scope.entry.ruling.quorum.met
        why = CarryReason.TIME if quorum else CarryReason.NO_QUORUM
        proposal = self._scope.proposal
        goes = votes_in_words(proposal, self._scope.minutes.people) if proposal else ""
        if not goes or may_remove(self.window(), "the proposal", f"{goes} That goes with it.", "Carry over"):
            self._change(lambda plan, item: carried_over(plan, item, why), "carried over")

    def _want_another(self) -> None:
        """Let the reader choose what is proposed now: nothing is chosen, so that no key decides on what fell."""
        last = self._scope.proposal
        self._after = last.id if last else ""
        self.refresh()
        self._focus_positions()

    def _give_up_another(self) -> None:
        self._after = ""
        self.refresh()

    def _focus_positions(self) -> None:
        first = self.positions.first_field()
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
            bring_into_sight(first)

    def _take_back(self) -> None:
        proposal = self._scope.proposal
        if proposal is None:
            return
        goes = votes_in_words(proposal, self._scope.minutes.people)
        if not goes or may_remove(self.window(), "the decision", f"{goes} That goes with it.", "Take back"):
            self._change(lambda plan, item: with_decision(plan, item, None), "decision taken back")
            announce(self, f"The decision is taken back. {UNDO}")

    def _withdraw(self) -> None:
        last = self._scope.entry.last
        if last is None:
            return
        checked = isinstance(last.proposal.decision, Noted)
        private = len(private_dissents(self._scope.plan, self._scope.item_id))
        parts = particulars_of(last.proposal, self._scope.entry.item)
        parts += (counted(private, "private dissent"),) * bool(private)
        goes = f"With it {'goes' if len(parts) == 1 else 'go'}: {listed(parts)}." if parts else ""
        what = f"the {'check' if checked else 'proposal'} “{last.position.label}”"
        if parts and not may_remove(self.window(), what, goes, "Take back" if checked else "Withdraw"):
            return
        self._change(without_last, "check taken back" if checked else "proposal withdrawn")
        announce(self, f"{capital(what)} is taken back. {UNDO}")
        self._focus_positions()

    def _change(self, change: Callable[[Plan, str], Plan], what: str) -> None:
        self._scope.apply(lambda plan: change(plan, self._scope.item_id), what)
        self._bring_into_sight()

    def _bring_into_sight(self) -> None:
        """Where the page scrolls, a key may have decided what it does not show just now."""
        focused = QApplication.focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            bring_into_sight(focused)
        else:
            bring_into_sight(self.foot if self.isAncestorOf(self.foot) else self.positions)

    def _tell(self, what: str, **changes: object) -> None:
        self._scope.apply(lambda plan: with_particulars(plan, self._scope.item_id, **changes), what)


def _tied(last: ProposalMinutes) -> bool:
    """Whether dissents recorded on what was agreed made a tie, so that a casting vote is asked for."""
    return last.ruling.tie in (Tie.AWAITED, Tie.FOR, Tie.AGAINST, Tie.DECLINED)


def _noted(item: Item, last: Proposal, now: Proposal) -> str:
    """Return what choosing a position did beside that; empty if nothing."""
    if now.id != last.id:
        return "An answer is recorded on the proposal before, so this is put as another one. Both are kept."
    kept = particulars_of(now, item)
    lost = [part for part in particulars_of(last, item) if part not in kept]
    if now.position == last.position or not lost:
        return ""
    return f"“{item.position(now.position).label}” does not ask for {listed(lost)}, so that is left out."
