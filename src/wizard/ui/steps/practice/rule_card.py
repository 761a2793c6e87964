"""The card of the voting rule: the rule in words, a preset to start from, three questions, and the rest folded."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from wizard.checks.rule_checks import rule_checks
from wizard.edits.practice_edits import people_sentence, voters_of
from wizard.edits.rule_edits import (
    clause_asked,
    filled_in,
    preset_of,
    with_absent,
    with_answer_within,
    with_other_tier,
    with_tier_parts,
    with_unit,
)
from wizard.overview.places import Control
from wizard.plan.plan import Plan
from wizard.plan.rule_labels import ABSENT_ANSWERS
from wizard.plan.tier import AbsentAnswers, AllBut, Base, CastingHolder, Tier, Unit
from wizard.plan.voting_rule import RuleSource, TierName
from wizard.ui.inputs.choice_inputs import ChoiceField, ListChoice, TickLine
from wizard.ui.inputs.labelled_input import LabelledInput
from wizard.ui.inputs.quick_inputs import YesNo
from wizard.ui.inputs.text_inputs import NumberField
from wizard.ui.session.apply_edit import tried
from wizard.ui.session.session import Session
from wizard.ui.steps.practice.board_part import BoardPart
from wizard.ui.steps.practice.deed_part import DeedPart
from wizard.ui.steps.practice.kinds_part import KindsPart
from wizard.ui.steps.practice.practice_words import GRID, practice_words
from wizard.ui.steps.practice.tier_fields import TierFields
from wizard.ui.steps.preset_field import PresetField
from wizard.ui.theme import Icon, Tone
from wizard.ui.widgets.cards import Card, FoldSection
from wizard.ui.widgets.flow_layouts import FieldRow
from wizard.ui.widgets.messages import Caution, OutcomeBar
from wizard.ui.widgets.spacing import ColumnLayout, show_if
from wizard.ui.widgets.text_labels import Muted
from wizard.voting.rule_in_words import rule_in_words

_QUESTION = 312
"""The minimum width of a question, in pixels at zoom 1, so that it stays on one line."""
_MOST_DAYS = 365
_HOW = tuple(ListChoice(how, words.chosen) for how, words in ABSENT_ANSWERS.items() if how is not AbsentAnswers.NO)


class RuleDetails(QWidget):
    """The details of the rule: ordinary matters, the deed, and a board."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.fields = TierFields(session, TierName.ORDINARY)
        self.deed, self.board = DeedPart(session), BoardPart(session)
        ColumnLayout(8, parent=self).add(self.fields, self.deed, self.board)

    def refresh(self, plan: Plan) -> None:
        """Show the details of the rule."""
        self.fields.refresh(plan, plan.settings.rule.tiers.ordinary)
        self.deed.refresh(plan)
        self.board.refresh(plan)


class RuleCard(Card):
    """The practice's rule."""

    def __init__(self, session: Session) -> None:
        super().__init__("How the partners decide")
        self._session = session
        self.words = OutcomeBar()
        self._findings, self._kept = Caution(), Caution()
        self.preset = PresetField(session)
        self.all_but_one = TickLine(practice_words().rule["all_but_one"])
        self._act = Muted(practice_words().rule["act"])
        self.votes, self.absent, self.differently = (YesNo(always=True) for _ in range(3))
        self.how, self.within = ChoiceField(_HOW), NumberField(1, _MOST_DAYS, "No limit")
        self.kinds = KindsPart(session)
        self._details: RuleDetails | None = None
        self.more = FoldSection("More from the deed", practice_words().rule["more"], self._make_details)
        self._lay_out()
        self._connect()

    @property
    def fields(self) -> TierFields:
        """The fields for ordinary matters."""
        return self._all_details().fields

    @property
    def deed(self) -> DeedPart:
        """The fields for the deed."""
        return self._all_details().deed

    @property
    def board(self) -> BoardPart:
        """The delegated board."""
        return self._all_details().board

    def refresh(self, plan: Plan) -> None:
        """Show the rule, with its sentence in words."""
        rule = plan.settings.rule
        tier, act = rule.tiers.ordinary, rule.source is RuleSource.ACT
        preset = preset_of(rule)
        self.preset.refresh(plan)
        self.words.show_outcome(Tone.ACCENT, rule_in_words(rule, plan.people), mark=Icon.INFORMATION)
        self._findings.show_sentence(" ".join(check.sentence for check in rule_checks(plan)))
        unused = tier.casting.who is not CastingHolder.NOBODY and not tier.casts
        self._kept.show_sentence(practice_words().rule["casting_kept"] if unused else "")
        everybody = isinstance(tier.need, AllBut) and tier.base is Base.ALL
        self.all_but_one.show_ticked(isinstance(tier.need, AllBut) and tier.need.fewer == 1)
        show_if(everybody and not act, self.all_but_one)
        show_if(act, self._act)
        show_if(not act, self._questions, self.more)
        show_if(not act and tier.absent is not AbsentAnswers.NO, self._answers)
        self._show_questions(plan, tier)
        self.kinds.refresh(plan)
        if self._details is not None:
            self._details.refresh(plan)
        if not act and (preset is None or rule.board or clause_asked(rule)):
            self.more.show_open(True)

    def _show_questions(self, plan: Plan, tier: Tier) -> None:
        rule, words = plan.settings.rule, practice_words().rule
        by_votes = tier.unit is Unit.VOTES
        self.votes.show_value(by_votes)
        unequal = any(person.votes != 1 for person in voters_of(plan))
        total = f"{words['votes']} {people_sentence(plan)}" if by_votes else ""
        self._votes.set_hint(total or (words["votes_unused"] if unequal else ""))
        self.absent.show_value(tier.absent is not AbsentAnswers.NO)
        self.how.show_choice(tier.absent)
        self.within.show_value(tier.answer_within)
        self.differently.show_value(any(rule.tiers.named(name) for name in self.kinds.OTHERS))

    def show_parts(self) -> None:
        """Unfold the rest of the rule, and put the focus on its first field."""
        if self._session.plan.settings.rule.source is not RuleSource.ACT:
            self.more.show_open(True)
            self.fields.first_field().setFocus()

    def _lay_out(self) -> None:
        words = practice_words()
        self._votes = LabelledInput("Do votes differ by partner?", self.votes)
        may = LabelledInput("May absent partners answer in writing, or by proxy?", self.absent, words.rule["absent"])
        differs = LabelledInput("Does the deed treat some matters differently?", self.differently, words.kinds["hint"])
        self._questions = FieldRow(self._votes, may, differs, least=_QUESTION)
        self._within = LabelledInput("Within how many days after the meeting", self.within)
        self._answers = FieldRow(LabelledInput("How they answer", self.how), self._within, **GRID)
        begin = LabelledInput("Start from", self.preset)
        self.body.add(self.words, self._findings, self._kept, begin, self.all_but_one, self._act, self._questions)
        self.body.add(self._answers, self.kinds, self.more)
        self.more.setObjectName(Control.RULE)

    def _make_details(self) -> RuleDetails:
        """Create the details when needed: they are half of the step's fields and seldom unfolded."""
        self._details = RuleDetails(self._session)
        self._details.refresh(self._session.plan)
        return self._details

    def _all_details(self) -> RuleDetails:
        self.more.make_content()
        assert self._details is not None
        return self._details

    def _connect(self) -> None:
        self.preset.own_wanted.connect(self._show_own)
        self.all_but_one.ticked.connect(self._take_all_but)
        self.votes.edited.connect(
            lambda yes: self._change(lambda plan: with_unit(plan, Unit.VOTES if yes else Unit.HEADS), "votes")
        )
        self.absent.edited.connect(self._take_absent)
        self.how.chosen.connect(self._take_how)
        self.within.edited.connect(
            lambda days: self._change(lambda plan: with_answer_within(plan, days), "days for answers")
        )
        self.differently.edited.connect(self._take_differently)

    def _show_own(self) -> None:
        """A practice's own rule starts from the current one, so show its fields for editing."""
        self.refresh(self._session.plan)
        self.show_parts()

    def _take_all_but(self, enough: bool) -> None:
        need = AllBut(kind="all_but", fewer=int(enough))
        self._change(lambda plan: with_tier_parts(plan, need=need), "need")

    def _take_absent(self, may: bool) -> None:
        absent = AbsentAnswers.WRITTEN if may else AbsentAnswers.NO
        self._change(lambda plan: with_absent(plan, absent), "absent partners")

    def _take_how(self, value: str) -> None:
        self._change(lambda plan: with_absent(plan, AbsentAnswers(value)), "absent partners")

    def _take_differently(self, yes: bool) -> None:
        rule = self._session.plan.settings.rule
        if yes:
            self._change(lambda plan: with_other_tier(plan, TierName.IMPORTANT, known=True), "kinds of matter")
            return
        lost = [name for name in self.kinds.OTHERS if filled_in(rule, name)]
        if lost and not self.kinds.may_go(lost):
            self.refresh(self._session.plan)
            return
        self._change(_without_others, "kinds of matter")

    def _change(self, change: Callable[[Plan], Plan], called: str) -> None:
        tried(self._session, change, f"{called} of the voting rule")


def _without_others(plan: Plan) -> Plan:
    for name in KindsPart.OTHERS:
        plan = with_other_tier(plan, name, known=False)
    return plan
