"""The card of the voting rule: a preset or the practice's own, every part of it, and the whole rule in words.

The quorum is none, a number of people, or a fraction of all who have a vote. A delegated board, where there is one,
decides in the place of the whole partnership.
"""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from wizard.checks.meeting_checks import practice_checks
from wizard.edits.practice_edits import (
    clause_asked,
    preset_of,
    quorum_of,
    voters_of,
    with_board,
    with_board_member,
    with_preset,
    with_rule_parts,
    with_tier_parts,
)
from wizard.foundation.formatting import listed
from wizard.foundation.value import typed
from wizard.overview.places import Control
from wizard.plan.labels import RULE_SOURCES
from wizard.plan.plan import Plan
from wizard.plan.tier import AbsentAnswers, Base, Casting, CastingHolder, Interests, Least, Number, Quorum, Unit
from wizard.plan.voting_rule import RULE_PRESETS, DecidingRule, RuleSource
from wizard.ui.inputs.choice_inputs import ChoiceField, ListChoice, TickLine
from wizard.ui.inputs.labelled_input import LabelledInput
from wizard.ui.inputs.rule_inputs import (
    ABSENT_CHOICES,
    BASE_CHOICES,
    NEED_CHOICES,
    OTHER_NEED,
    choice_of,
    need_chosen,
)
from wizard.ui.inputs.text_inputs import NumberField, TextField
from wizard.ui.session.apply_edit import tried
from wizard.ui.session.session import Session
from wizard.ui.theme import Icon, Tone
from wizard.ui.widgets.buttons import Button, ButtonKind, ButtonRow
from wizard.ui.widgets.cards import Card
from wizard.ui.widgets.dialogs import may_remove
from wizard.ui.widgets.flow_layouts import FieldRow
from wizard.ui.widgets.messages import Caution, OutcomeBar
from wizard.ui.widgets.spacing import ColumnLayout, Row
from wizard.ui.widgets.text_labels import Muted
from wizard.voting.rule_in_words import rule_in_words

_OWN = "own"
_CASTING = (ListChoice("no", "None"), ListChoice("yes", "The chair’s"))
_COUNTED = (ListChoice(Unit.HEADS, "One each"), ListChoice(Unit.VOTES, "Votes held"))
_SOURCES = tuple(ListChoice(source, words.chosen) for source, words in RULE_SOURCES.items())
_BAD_QUORUM = "A quorum needs its numbers, and cannot be more than all."

_KINDS = (ListChoice("none", "No quorum"), ListChoice("number", "A number"), ListChoice("fraction", "A fraction"))
_MOST_PEOPLE, _MOST_PARTS = 10_000, 100


class RuleCard(Card):
    """The practice's rule."""

    def __init__(self, session: Session) -> None:
        super().__init__("How the partners decide")
        self._session = session
        self.words = OutcomeBar()
        self._missing = Caution()
        self.preset = ChoiceField(
            [*(ListChoice(each.id, each.label) for each in RULE_PRESETS), ListChoice(_OWN, "A rule of our own")]
        )
        self.need = ChoiceField([*NEED_CHOICES, ListChoice(OTHER_NEED, "Another number")])
        self.base = ChoiceField(BASE_CHOICES)
        self.unit, self.absent = ChoiceField(_COUNTED), ChoiceField(ABSENT_CHOICES)
        self.casting, self.source = ChoiceField(_CASTING), ChoiceField(_SOURCES)
        self.quorum = QuorumField()
        self.clause = TextField("e.g. 12.3")
        self.interests = TickLine("Count partners who step aside because of an interest")
        self.board = BoardPart(session)
        self.parts = QWidget()
        self.change = Button("Change a part of it", self.show_parts, ButtonKind.TEXT, small=True)
        self._change_row = ButtonRow(self.change)
        self._lay_out()
        self._connect()

    def refresh(self, plan: Plan) -> None:
        """Show the rule, and say it in words."""
        rule = plan.settings.rule
        preset = preset_of(rule)
        self.preset.show_choice(preset.id if preset else _OWN)
        tier = rule.tiers.ordinary
        self.need.show_choice(choice_of(tier.need))
        self.base.show_choice(tier.base)
        self.unit.show_choice(tier.unit)
        self.absent.show_choice(tier.absent)
        self.casting.show_choice("no" if tier.casting.who is CastingHolder.NOBODY else "yes")
        self.quorum.show_quorum(tier.quorum)
        self.source.show_choice(rule.source)
        self.clause.show_text(tier.clause)
        self.interests.show_ticked(tier.interests is Interests.IN)
        self._missing.show_sentence(clause_asked(rule))
        self.words.show_outcome(Tone.ACCENT, rule_in_words(rule, plan.people), mark=Icon.INFORMATION)
        self.board.refresh(plan)
        if preset is None or rule.board or self._missing.sentence:
            self.show_parts()

    def show_parts(self) -> None:
        """Unfold every part of the rule; it stays so: what was once wanted is not taken away from under a hand."""
        had_focus = self.change.hasFocus()
        self.parts.show()
        self._change_row.hide()
        if had_focus:
            self.need.setFocus()

    def _lay_out(self) -> None:
        self._quorum = LabelledInput("Quorum", self.quorum)
        self._clause = LabelledInput("Deed’s clause", self.clause)
        self._clause.setObjectName(Control.CLAUSE)
        self.body.add(self.words, LabelledInput("Begin from", self.preset), self._change_row, self.parts)
        self.parts.hide()
        ColumnLayout(12, parent=self.parts).add(
            FieldRow(LabelledInput("Needed", self.need), LabelledInput("Out of", self.base), least=170),
            FieldRow(
                LabelledInput("Partners count", self.unit),
                LabelledInput("May absent partners answer?", self.absent),
                least=170,
            ),
            FieldRow(LabelledInput("Casting vote on a tie", self.casting), self._quorum, least=200),
            FieldRow(LabelledInput("Where it is written", self.source), self._clause, least=170),
            self._missing,
            self.interests,
            self.board,
        )

    def _connect(self) -> None:
        self.preset.chosen.connect(self._take_preset)
        self.need.chosen.connect(self._take_need)
        self.base.chosen.connect(lambda value: self._change("base", base=Base(value)))
        self.unit.chosen.connect(lambda value: self._change("count", unit=Unit(value)))
        self.absent.chosen.connect(lambda value: self._change("absent partners", absent=AbsentAnswers(value)))
        self.casting.chosen.connect(self._take_casting)
        self.source.chosen.connect(self._take_source)
        self.clause.edited.connect(self._take_clause)
        self.interests.ticked.connect(self._take_interests)
        self.quorum.edited.connect(self._take_quorum)

    def _take_preset(self, value: str) -> None:
        if value == _OWN:
            # The practice's own rule starts from the present one: show its parts to be changed.
            self.refresh(self._session.plan)
            self.show_parts()
            self.need.setFocus()
        else:
            tried(self._session, lambda plan: with_preset(plan, value), "voting rule")

    def _take_quorum(self, kind: str, number: int | None, numerator: int | None, denominator: int | None) -> None:
        problem = tried(
            self._session,
            lambda plan: with_tier_parts(plan, quorum=quorum_of(kind, number, numerator, denominator)),
            "quorum of the voting rule",
            _BAD_QUORUM,
        )
        self._quorum.show_error(problem)

    def _take_clause(self, text: str) -> None:
        clause = typed(text)
        self._clause.show_error(
            tried(self._session, lambda plan: with_tier_parts(plan, clause=clause), "clause of the voting rule")
        )

    def _change(self, called: str, **parts: Any) -> None:
        tried(self._session, lambda plan: with_tier_parts(plan, **parts), f"{called} of the voting rule")

    def _take_need(self, key: str) -> None:
        if key == OTHER_NEED:
            # It stands for a number that the deed names; without one there is nothing to change.
            self.refresh(self._session.plan)
        else:
            self._change("need", need=need_chosen(key))

    def _take_casting(self, value: str) -> None:
        who = CastingHolder.CHAIR if value == "yes" else CastingHolder.NOBODY
        self._change("casting vote", casting=Casting(who=who))

    def _take_interests(self, counted: bool) -> None:
        self._change("interests", interests=Interests.IN if counted else Interests.OUT)

    def _take_source(self, value: str) -> None:
        source = RuleSource(value)
        tried(self._session, lambda plan: with_rule_parts(plan, source=source), "source of the voting rule")


class BoardPart(QWidget):
    """One line while there is no board; its name and members once there is."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._known: tuple[tuple[str, str], ...] = ()
        self._members: dict[str, TickLine] = {}
        self.decides = TickLine("A delegated board decides, not the whole partnership")
        self.name = TextField("e.g. Management board")
        self._name = LabelledInput("What the board is called", self.name)
        self._caution = Caution()
        self._holder = QWidget()
        self._list = ColumnLayout(0, parent=self._holder)
        self._detail = QWidget()
        ColumnLayout(8, (30, 0, 0, 0), self._detail).add(self._name, self._holder, self._caution)
        ColumnLayout(8, parent=self).add(self.decides, self._detail)
        self.decides.ticked.connect(self._decide)
        self.name.edited.connect(self._rename)

    @property
    def members(self) -> tuple[TickLine, ...]:
        """A line for each person with a vote."""
        return tuple(self._members.values())

    def refresh(self, plan: Plan) -> None:
        """Show the board."""
        rule = plan.settings.rule
        self.decides.show_ticked(bool(rule.board))
        self.decides.setEnabled(bool(rule.board) or bool(voters_of(plan)))
        self._detail.setVisible(bool(rule.board))
        self.name.show_text(rule.board_name)
        self._offer(plan)
        for key, line in self._members.items():
            line.show_ticked(key in rule.board)
        found = (check.sentence for check in practice_checks(plan) if check.code == "board_without_vote")
        self._caution.show_sentence(next(found, ""))

    def _offer(self, plan: Plan) -> None:
        if not plan.settings.rule.board:
            return
        here = tuple((person.id, person.name) for person in voters_of(plan))
        if here == self._known:
            return
        self._known = here
        self._list.clear()
        self._members = {}
        for key, name in here:
            line = self._members[key] = TickLine(name)
            line.setAccessibleName(f"{name} is on the board")
            line.ticked.connect(lambda on, key=key: self._change_member(key, member=on))
        self._list.addWidget(FieldRow(*self._members.values(), least=170))

    def _decide(self, decides: bool) -> None:
        rule = self._session.plan.settings.rule
        if rule.board and not decides and not self._may_go(rule):
            self.decides.show_ticked(True)
            return
        tried(self._session, lambda plan: with_board(plan, decides=decides), "delegated board")

    def _may_go(self, rule: DecidingRule) -> bool:
        """Ask before a board of which the reader said who is on it, or what it is called, is gone."""
        plan = self._session.plan
        if not rule.board_name and set(rule.board) == {person.id for person in voters_of(plan)}:
            return True
        names = listed([plan.person(member).name for member in rule.board])
        return may_remove(self.window(), rule.board_name or "the board", f"Its members were {names}.")

    def _rename(self, text: str) -> None:
        name = typed(text)
        problem = tried(self._session, lambda plan: with_rule_parts(plan, board_name=name), "name of the board")
        self._name.show_error(problem)

    def _change_member(self, key: str, *, member: bool) -> None:
        tried(self._session, lambda plan: with_board_member(plan, key, member=member), "members of the board")
        # Removing the last member is refused, so show the tick again as the plan has it.
        self.refresh(self._session.plan)


class QuorumField(QWidget):
    """A kind and its numbers. Choosing a kind offers a first number, so that the rule is whole at once."""

    edited = Signal(str, object, object, object)
    """The reader wants this kind, with this number, numerator and denominator."""
    problem_changed = Signal(str)
    """What is wrong with a number, as a sentence; empty when nothing is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = ChoiceField(_KINDS)
        self.number = NumberField(1, _MOST_PEOPLE)
        self.numerator, self.denominator = NumberField(1, _MOST_PARTS), NumberField(1, _MOST_PARTS)
        self._people, self._of, self._all = Muted("people"), Muted("of"), Muted("parts")
        row = Row(6, parent=self)
        row.addWidget(self.kind, 3)
        for part in (self.number, self._people, self.numerator, self._of, self.denominator, self._all):
            row.addWidget(part, 1)
        self.number.setAccessibleName("Quorum, number of people")
        self.numerator.setAccessibleName("Quorum, how many parts")
        self.denominator.setAccessibleName("Quorum, of how many parts")
        self.kind.chosen.connect(self._choose)
        for field in (self.number, self.numerator, self.denominator):
            field.edited.connect(lambda _value: self._tell(self.kind.choice or "none"))
            field.problem_changed.connect(self.problem_changed)
        self.setFocusProxy(self.kind)

    def setAccessibleName(self, name: str) -> None:
        """Name the list of kinds."""
        super().setAccessibleName(name)
        self.kind.setAccessibleName(name)

    def show_quorum(self, quorum: Quorum | None) -> None:
        """Show the quorum; emits nothing but the end of a problem."""
        need = quorum.need if quorum else None
        kind = "none" if need is None else "number" if isinstance(need, Number) else "fraction"
        self.kind.show_choice(kind)
        self.number.show_value(need.number if isinstance(need, Number) else None)
        self.numerator.show_value(need.part if isinstance(need, Least) else None)
        self.denominator.show_value(need.of if isinstance(need, Least) else None)
        for part in (self.number, self._people):
            part.setVisible(kind == "number")
        for part in (self.numerator, self._of, self.denominator, self._all):
            part.setVisible(kind == "fraction")

    def _choose(self, kind: str) -> None:
        first = {"none": (None, None, None), "number": (2, None, None), "fraction": (None, 1, 2)}[kind]
        self.edited.emit(kind, *first)

    def _tell(self, kind: str) -> None:
        self.edited.emit(kind, self.number.value, self.numerator.value, self.denominator.value)
