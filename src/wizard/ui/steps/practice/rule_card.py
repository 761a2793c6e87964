"""By what the partners decide: a preset or their own, every part of it, and the whole rule in words."""

from typing import Any

from PySide6.QtWidgets import QWidget

from wizard.edits.settling import clause_asked, preset_of, quorum_of, with_preset, with_rule_parts
from wizard.foundation.value import typed
from wizard.plan.plan import Plan
from wizard.plan.voting_rule import PRESETS, Base, RuleSource, Threshold
from wizard.ui.inputs.choice_inputs import Choice, ChoiceField
from wizard.ui.inputs.labelled_input import Field
from wizard.ui.inputs.text_inputs import TextField
from wizard.ui.inputs.tickline import TickLine
from wizard.ui.session.editing import tried
from wizard.ui.session.session import Session
from wizard.ui.steps.practice.board import BoardPart
from wizard.ui.steps.practice.quorum import QuorumField
from wizard.ui.theme import Mark, Tone
from wizard.ui.widgets.buttons import Button, ButtonRow, Kind
from wizard.ui.widgets.cards import Card
from wizard.ui.widgets.caution import Caution
from wizard.ui.widgets.flow_layouts import FieldRow
from wizard.ui.widgets.outcome import OutcomeBar
from wizard.ui.widgets.spacing import Column
from wizard.voting.rulewords import rule_in_words

_OWN = "own"
_THRESHOLDS = (
    Choice(Threshold.MORE_THAN_HALF, "More than half"),
    Choice(Threshold.TWO_THIRDS, "At least two thirds"),
    Choice(Threshold.THREE_QUARTERS, "At least three quarters"),
    Choice(Threshold.ALL, "All"),
)
_BASES = (
    Choice(Base.CAST, "the votes cast"),
    Choice(Base.PRESENT, "those present"),
    Choice(Base.ALL, "all partners"),
)
_CASTING = (Choice("no", "None"), Choice("yes", "The chair’s"))
_SOURCES = (
    Choice(RuleSource.DEED, "Our partnership deed"),
    Choice(RuleSource.AGREED, "Agreed among us"),
    Choice(RuleSource.ACT, "Partnership Act 1890, no deed"),
)
_BAD_QUORUM = "A quorum needs its numbers, and cannot be more than all."


class RuleCard(Card):
    """The practice's rule."""

    def __init__(self, session: Session) -> None:
        super().__init__("How the partners decide")
        self._session = session
        self.words = OutcomeBar()
        self._missing = Caution()
        self.preset = ChoiceField(
            [*(Choice(each.id, each.label) for each in PRESETS), Choice(_OWN, "A rule of our own")]
        )
        self.threshold, self.base = ChoiceField(_THRESHOLDS), ChoiceField(_BASES)
        self.casting, self.source = ChoiceField(_CASTING), ChoiceField(_SOURCES)
        self.quorum = QuorumField()
        self.clause = TextField("e.g. 12.3")
        self.interests = TickLine("Who does not vote because of an interest stays in the count")
        self.board = BoardPart(session)
        self.parts = QWidget()
        self.change = Button("Change a part of it", self._show_parts, Kind.TEXT, small=True)
        self._change_row = ButtonRow(self.change)
        self._lay_out()
        self._connect()

    @property
    def clause_caution(self) -> str:
        """What is said at the clause; empty while nothing is missing."""
        return self._missing.sentence

    def refresh(self, plan: Plan) -> None:
        """Show the rule, and say it in words."""
        rule = plan.settings.rule
        preset = preset_of(rule)
        self.preset.show_choice(preset.id if preset else _OWN)
        self.threshold.show_choice(rule.threshold)
        self.base.show_choice(rule.base)
        self.casting.show_choice("yes" if rule.casting_vote else "no")
        self.quorum.show_quorum(rule.quorum)
        self.source.show_choice(rule.source)
        self.clause.show_text(rule.clause)
        self.interests.show_ticked(rule.interests_counted)
        self._missing.show_sentence(clause_asked(rule))
        self.words.show_outcome(Tone.ACCENT, rule_in_words(rule), mark=Mark.INFORMATION)
        self.board.refresh(plan)
        if preset is None or rule.board or self._missing.sentence:
            self._show_parts()

    def _show_parts(self) -> None:
        """Unfold every part of the rule; it stays so: what was once wanted is not taken away from under a hand."""
        had_focus = self.change.hasFocus()
        self.parts.show()
        self._change_row.hide()
        if had_focus:
            self.threshold.setFocus()

    def _lay_out(self) -> None:
        self._quorum = Field("Quorum", self.quorum)
        self._clause = Field("Deed’s clause", self.clause)
        self.body.add(self.words, Field("Begin from", self.preset), self._change_row, self.parts)
        self.parts.hide()
        Column(12, parent=self.parts).add(
            FieldRow(Field("Needed", self.threshold), Field("Out of", self.base), least=170),
            FieldRow(Field("Casting vote on a tie", self.casting), self._quorum, least=200),
            FieldRow(Field("Where it is written", self.source), self._clause, least=170),
            self._missing,
            self.interests,
            self.board,
        )

    def _connect(self) -> None:
        self.preset.chosen.connect(self._take_preset)
        self.threshold.chosen.connect(lambda value: self._change("threshold", threshold=Threshold(value)))
        self.base.chosen.connect(lambda value: self._change("base", base=Base(value)))
        self.casting.chosen.connect(lambda value: self._change("casting vote", casting_vote=value == "yes"))
        self.source.chosen.connect(lambda value: self._change("source", source=RuleSource(value)))
        self.clause.edited.connect(self._take_clause)
        self.interests.ticked.connect(lambda on: self._change("interests", interests_counted=on))
        self.quorum.edited.connect(self._take_quorum)

    def _take_preset(self, value: str) -> None:
        if value == _OWN:
            # A rule of one's own begins as the one that stands: every part of it is below.
            self.refresh(self._session.plan)
            self._show_parts()
            self.threshold.setFocus()
        else:
            tried(self._session, lambda plan: with_preset(plan, value), "voting rule")

    def _take_quorum(self, kind: str, number: int | None, numerator: int | None, denominator: int | None) -> None:
        problem = tried(
            self._session,
            lambda plan: with_rule_parts(plan, quorum=quorum_of(kind, number, numerator, denominator)),
            "quorum of the voting rule",
            _BAD_QUORUM,
        )
        self._quorum.show_error(problem)

    def _take_clause(self, text: str) -> None:
        clause = typed(text)
        self._clause.show_error(
            tried(self._session, lambda plan: with_rule_parts(plan, clause=clause), "clause of the voting rule")
        )

    def _change(self, called: str, **parts: Any) -> None:
        tried(self._session, lambda plan: with_rule_parts(plan, **parts), f"{called} of the voting rule")
