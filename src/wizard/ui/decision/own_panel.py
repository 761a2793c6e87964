"""The decision on one of the practice's own items: what is proposed in words, who moved it, its dates, and the vote."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from wizard.edits.decision_edits import (
    agreed,
    carried_over,
    put_another,
    with_decision,
    with_particulars,
    without_last,
)
from wizard.edits.own_items import with_own_words
from wizard.foundation.value import typed
from wizard.guidance.position_kinds import NEEDS, Need
from wizard.minutes.entries import OwnMinutes, ProposalMinutes
from wizard.plan.plan import Plan
from wizard.plan.proposal import CarryReason, Counted, RollCall
from wizard.ui.accessibility.screen_reader import announce
from wizard.ui.accessibility.tab_order import bring_into_sight
from wizard.ui.decision.answers_at_meeting import open_absent_answers
from wizard.ui.decision.carry_over_dialog import say_why_carried_over
from wizard.ui.decision.interest_and_dissent import DissentPart, InterestsPart, ViewsPart
from wizard.ui.decision.movers import Movers
from wizard.ui.decision.own_bar import ClosingBar
from wizard.ui.decision.vote_panel import VotePanel
from wizard.ui.decision.what_goes import votes_in_words
from wizard.ui.inputs.labelled_input import LabelledInput
from wizard.ui.inputs.quick_inputs import DatePick, LineField, OwnerField
from wizard.ui.inputs.text_inputs import NoteField
from wizard.ui.session.apply_edit import EntryScope
from wizard.ui.widgets.cards import Card, FoldSection
from wizard.ui.widgets.dialogs import UNDO, may_remove
from wizard.ui.widgets.spacing import ColumnLayout, show_if
from wizard.ui.widgets.text_labels import Hint, Muted
from wizard.voting.ruling import Tie

_OWNER_WIDTH = 212
_BEGIN = "Begin with “to” or “that”: “to renew the lease for five years”."


class OwnScope(EntryScope):
    """One of the practice's own items in the plan that is open."""

    @property
    def entry(self) -> OwnMinutes:
        """What the minutes say of it."""
        return self.minutes.own_item(self.item_id)


class OwnPanel(Card):
    """Words, particulars, vote and outcome, from top to bottom."""

    def __init__(self, scope: OwnScope) -> None:
        super().__init__("The proposal", gap=12)
        self._scope = scope
        self._calling = False
        self._earlier = ColumnLayout(4)
        self.words = NoteField("What is proposed", lines=2, most=8)
        self._words_field = LabelledInput("It is proposed", self.words, _BEGIN)
        self._movers = Movers(scope)
        self._start, self._review, self._owner = DatePick(), DatePick(), OwnerField()
        self._reason, self._conditions = NoteField("Why, in a sentence", lines=1), NoteField(lines=1)
        self.vote = VotePanel(scope)
        self._aside = FoldSection("Interests and dissent", build=self._build_aside)
        self._parts: tuple[InterestsPart, DissentPart, ViewsPart] | None = None
        self.foot = ClosingBar()
        self._fields = QWidget()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        column = ColumnLayout(10, parent=self._fields)
        lines = ((Need.START, self._start), (Need.OWNER, self._owner), (Need.REVIEW, self._review))
        column.add(self._movers)
        for need, control in lines:
            column.addWidget(LineField(NEEDS[need].label, control, width=_OWNER_WIDTH))
        column.add(
            LabelledInput(f"{NEEDS[Need.REASON].label} (optional)", self._reason),
            LabelledInput("Conditions (optional)", self._conditions),
        )
        self.body.addLayout(self._earlier)
        self.body.add(self._words_field, self._fields, self.vote, self._aside, self.foot)

    def _connect(self) -> None:
        self.words.edited.connect(self._take_words)
        self._start.edited.connect(lambda on: self._tell(NEEDS[Need.START].called, start=on))
        self._review.edited.connect(lambda on: self._tell(NEEDS[Need.REVIEW].called, review_on=on))
        self._owner.edited.connect(lambda owner: self._tell(NEEDS[Need.OWNER].called, owner=owner))
        self._reason.edited.connect(lambda text: self._tell("reason", reason=typed(text, lines=True)))
        self._conditions.edited.connect(lambda text: self._tell("conditions", conditions=typed(text, lines=True)))
        self.foot.agreed.connect(lambda: self._change(agreed, "agreed"))
        self.foot.call_wanted.connect(self._call)
        self.foot.taken_back.connect(self._take_back)
        self.foot.carry_over_wanted.connect(self._carry_over)
        self.foot.reason_wanted.connect(lambda: say_why_carried_over(self.window(), self._scope))
        self.foot.absent_wanted.connect(lambda: open_absent_answers(self.window(), self._scope))
        self.foot.withdrawn.connect(lambda: self._change(without_last, "proposal withdrawn"))
        self.foot.another_wanted.connect(self._put_another)
        self.foot.position_wanted.connect(self.words.setFocus)
        self._aside.opened.connect(lambda _open: self._refresh_aside())
        self.vote.shown_otherwise.connect(self._show_foot)

    def refresh(self) -> None:
        """Bring everything in line with the minutes; emits nothing."""
        entry = self._scope.entry
        last = entry.last
        self.setAccessibleName(f"Decision on item {self._scope.title}")
        self._show_earlier(entry.proposals[:-1])
        editable = self._scope.editable
        self.words.show_text(last.proposal.words if last else "")
        # What was voted on is not altered: it is taken back first, or another proposal is put.
        self.words.setReadOnly(not editable or (last is not None and last.proposal.decision is not None))
        show_if(last is not None, self._fields, self._aside)
        for part in (self._fields, self._aside, self.vote):
            part.setEnabled(editable)
        if last is None:
            self._calling = False
            self.vote.hide()
        else:
            self._show_last(last)
        self._show_foot()

    def _show_last(self, last: ProposalMinutes) -> None:
        proposal, people = last.proposal, self._scope.minutes.people
        self._movers.show_proposal(proposal)
        self._start.show_date(proposal.start)
        self._review.show_date(proposal.review_on)
        self._owner.show_owner(proposal.owner, people)
        self._reason.show_text(proposal.reason)
        self._conditions.show_text(proposal.conditions)
        tied = last.ruling.tie in (Tie.AWAITED, Tie.FOR, Tie.AGAINST, Tie.DECLINED)
        voted = isinstance(proposal.decision, RollCall | Counted) or tied
        self._calling = self._calling and proposal.decision is None
        show_if(voted or self._calling, self.vote)
        if voted or self._calling:
            self.vote.show_vote(proposal, last.ruling)
        self._refresh_aside()

    def _show_earlier(self, proposals: tuple[ProposalMinutes, ...]) -> None:
        self._earlier.clear()
        for put in proposals:
            self._earlier.addWidget(Muted(f"Before: {put.resolution} {put.sentence}"))

    def _show_foot(self) -> None:
        self.foot.show_entry(
            self._scope.entry,
            editable=self._scope.editable,
            calling=not self.vote.isHidden(),
            secret=self.vote.secret(),
            usual=0,
        )

    def _build_aside(self) -> QWidget:
        holder = QWidget()
        column = ColumnLayout(18, parent=holder)
        parts = InterestsPart(self._scope), DissentPart(self._scope), ViewsPart(self._scope)
        self._parts = parts
        column.add(*parts, Hint("Interests are the same fact as on the Meeting step."))
        self._refresh_aside()
        return holder

    def _refresh_aside(self) -> None:
        proposal = self._scope.proposal
        if self._parts is None or proposal is None or not self._aside.is_open:
            return
        interests, dissent, views = self._parts
        interests.refresh()
        dissent.refresh(proposal)
        views.refresh(proposal)

    def _take_words(self, text: str) -> None:
        words = typed(text, lines=True)
        self._words_field.show_error(
            self._scope.apply(lambda plan: with_own_words(plan, self._scope.item_id, words), "proposal")
        )

    def _call(self) -> None:
        self._calling = True
        self.refresh()
        self.vote.start()
        bring_into_sight(self.vote)

    def _carry_over(self) -> None:
        why = CarryReason.TIME if self._scope.entry.ruling.quorum.met else CarryReason.NO_QUORUM
        if self._may_go("the proposal", "Carry over"):
            self._change(lambda plan, item: carried_over(plan, item, why), "carried over")

    def _take_back(self) -> None:
        if self._may_go("the decision", "Take back"):
            self._change(lambda plan, item: with_decision(plan, item, None), "decision taken back")
            announce(self, f"The decision is taken back. {UNDO}")

    def _may_go(self, what: str, verb: str) -> bool:
        proposal = self._scope.proposal
        goes = votes_in_words(proposal, self._scope.minutes.people) if proposal else ""
        return not goes or may_remove(self.window(), what, f"{goes} That goes with it.", verb)

    def _put_another(self) -> None:
        self._change(put_another, "another proposal")
        self.words.setFocus()

    def _change(self, change: Callable[[Plan, str], Plan], what: str) -> None:
        self._scope.apply(lambda plan: change(plan, self._scope.item_id), what)

    def _tell(self, what: str, **changes: object) -> None:
        self._scope.apply(lambda plan: with_particulars(plan, self._scope.item_id, **changes), what)
