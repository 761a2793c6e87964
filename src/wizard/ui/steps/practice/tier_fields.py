"""The rules for one kind of matter in a deed: how much of whom, quorum, casting vote, veto, clauses."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from PySide6.QtWidgets import QWidget

from wizard.edits.practice_edits import voters_of
from wizard.edits.rule_edits import (
    clause_number,
    with_quorum_need,
    with_quorum_parts,
    with_tier_parts,
)
from wizard.foundation.value import typed
from wizard.overview.places import Control
from wizard.plan.plan import Plan
from wizard.plan.rule_labels import ABSENT_ANSWERS, CASTING_HOLDERS, TIERS, UNITS, clause_called
from wizard.plan.tier import AbsentAnswers, Base, Casting, CastingHolder, Interests, Tier, Unit
from wizard.plan.voting_rule import TierName
from wizard.ui.inputs.choice_inputs import ChoiceField, ListChoice, TickLine
from wizard.ui.inputs.labelled_input import LabelledInput
from wizard.ui.inputs.people_picks import PeoplePicks
from wizard.ui.inputs.rule_inputs import (
    BASE_CHOICES,
    AdjournedField,
    NeedField,
    QuorumField,
    need_of,
    quorum_need_of,
)
from wizard.ui.inputs.text_inputs import TextField
from wizard.ui.session.apply_edit import tried
from wizard.ui.session.session import Session
from wizard.ui.steps.practice.practice_words import GRID
from wizard.ui.widgets.flow_layouts import FieldRow
from wizard.ui.widgets.spacing import ColumnLayout

_UNITS = tuple(ListChoice(unit, words) for unit, words in UNITS.items())
_QUORUM_UNITS = (ListChoice(Unit.HEADS, "Partners"), ListChoice(Unit.VOTES, UNITS[Unit.VOTES]))
_ABSENT = tuple(ListChoice(absent, words.chosen) for absent, words in ABSENT_ANSWERS.items())
_PERSON = "person: "
"""The prefix of a person's id in the choices for the casting vote."""


def voters_offered(plan: Plan) -> tuple[ListChoice, ...]:
    """Return everybody in the practice with a vote, as choices."""
    return tuple(ListChoice(person.id, person.name) for person in voters_of(plan))


def named_in(plan: Plan, people: tuple[str, ...]) -> tuple[ListChoice, ...]:
    """Return the voters and others whom the rule names: somebody who left or lost their vote is still shown by name."""
    offered = voters_offered(plan)
    known = {each.value for each in offered}
    others = [person for person in plan.people if person.id in people and person.id not in known]
    return (*offered, *(ListChoice(person.id, person.name) for person in others))


def clause_typed(field: TextField) -> str:
    """Return the typed clause without the word before its number."""
    return clause_number(typed(field.text()))


class TierFields(QWidget):
    """The fields for one kind of matter."""

    def __init__(self, session: Session, name: TierName) -> None:
        super().__init__()
        self._session, self._name = session, name
        self._of = "" if name is TierName.ORDINARY else f" on {TIERS[name].lower()}"
        self.need, self.base = NeedField(), ChoiceField(BASE_CHOICES)
        self.unit, self.absent = ChoiceField(_UNITS), ChoiceField(_ABSENT)
        self.quorum, self.adjourned = QuorumField(), AdjournedField()
        self.includes, self.veto = PeoplePicks("Add a partner…"), PeoplePicks("Add a partner…")
        self.quorum_unit = ChoiceField(_QUORUM_UNITS)
        self.casting = ChoiceField()
        self.interests = TickLine("Count partners who step aside because of an interest")
        self.deadlock, self.clause = TextField("e.g. clause 12.6"), TextField("e.g. 12.3")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        ordinary = self._name is TierName.ORDINARY
        self._need = LabelledInput("Needed", self.need)
        self._quorum = LabelledInput("Quorum", self.quorum)
        self._adjourned = LabelledInput("Quorum after an adjournment", self.adjourned)
        self._includes = LabelledInput("Must be here", self.includes)
        self._quorum_unit = LabelledInput("The quorum counts", self.quorum_unit)
        self._casting = LabelledInput("Casting vote on a tie", self.casting)
        self._veto = LabelledInput("Has a veto", self.veto)
        self._clause = LabelledInput("Deed’s clause", self.clause)
        self._clause.setObjectName(Control.CLAUSE if ordinary else "")
        self._deadlock = LabelledInput("Clause on what happens after a tie", self.deadlock)
        self._of_whom = (
            LabelledInput("Out of", self.base),
            LabelledInput("Partners have", self.unit),
            LabelledInput("May absent partners answer?", self.absent),
        )
        quorum = (self._quorum, self._quorum_unit, self._includes, self._adjourned)
        tie = (self._casting, self._deadlock, self._veto, self._clause)
        fields = (self._need, *self._of_whom, *quorum, *tie)
        if not ordinary:
            # For screen readers, the fields of each kind of matter include its name.
            for field in fields:
                field.control.setAccessibleName(f"{TIERS[self._name]}: {field.control.accessibleName()}")
        self._row = FieldRow(*fields, **GRID)
        ColumnLayout(12, parent=self).add(self._row, self.interests)

    def _connect(self) -> None:
        self.need.edited.connect(self._take_need)
        self.base.chosen.connect(lambda value: self._change("base", base=Base(value)))
        self.unit.chosen.connect(lambda value: self._change("votes", unit=Unit(value)))
        self.absent.chosen.connect(self._take_absent)
        self.quorum.edited.connect(self._take_quorum)
        self.quorum_unit.chosen.connect(lambda value: self._change_quorum("count of the quorum", unit=Unit(value)))
        self.includes.edited.connect(lambda people: self._change_quorum("people of the quorum", includes=people))
        self.adjourned.edited.connect(self._take_adjourned)
        self.casting.chosen.connect(self._take_casting)
        self.veto.edited.connect(lambda people: self._change("veto", veto=people))
        self.interests.ticked.connect(
            lambda on: self._change("interests", interests=Interests.IN if on else Interests.OUT)
        )
        self.deadlock.edited.connect(self._take_deadlock)
        self.clause.edited.connect(self._take_clause)

    def refresh(self, plan: Plan, tier: Tier) -> None:
        """Show the rule for this kind of matter without emitting a signal."""
        self.need.show_need(tier.need)
        self.base.show_choice(tier.base)
        self.unit.show_choice(tier.unit)
        self.absent.show_choice(tier.absent)
        quorum = tier.quorum
        self.quorum.show_quorum(quorum)
        self.adjourned.show_quorum(quorum)
        self.quorum_unit.show_choice(quorum.unit if quorum else Unit.HEADS)
        self.includes.show_people(named_in(plan, quorum.includes if quorum else ()), quorum.includes if quorum else ())
        self.veto.show_people(named_in(plan, tier.veto), tier.veto)
        self.interests.show_ticked(tier.interests is Interests.IN)
        self.deadlock.show_text(tier.deadlock)
        self.clause.show_text(tier.clause)
        self._show_casting(plan, tier)
        self._row.show_fields(*self._wanted(tier))

    def _wanted(self, tier: Tier) -> Iterator[LabelledInput]:
        """Yield the fields that the rule uses. A casting vote, for example, only matters if equal votes are a tie."""
        of, *asked = self._of_whom
        yield self._need
        yield of
        # The card asks the other questions on ordinary matters itself.
        yield from asked if self._name is not TierName.ORDINARY else ()
        yield self._quorum
        if tier.quorum is not None:
            if Unit.VOTES in (tier.unit, tier.quorum.unit):
                yield self._quorum_unit
            yield self._includes
            yield self._adjourned
        if tier.breaks_ties:
            yield self._casting
            yield self._deadlock
        yield self._veto
        yield self._clause

    def _show_casting(self, plan: Plan, tier: Tier) -> None:
        """Offer a casting vote for nobody, the chair, or a partner."""
        person = tier.casting.person
        people = named_in(plan, (person,) if person else ())
        holders = (CastingHolder.NOBODY, CastingHolder.CHAIR)
        named = [ListChoice(f"{_PERSON}{each.value}", each.label) for each in people]
        self.casting.set_choices([*(ListChoice(who, CASTING_HOLDERS[who]) for who in holders), *named])
        self.casting.show_choice(f"{_PERSON}{person}" if person else tier.casting.who)

    def first_field(self) -> QWidget:
        """Return the widget that gets the focus when the fields are unfolded."""
        return self.need.kind

    def _take_need(self, kind: str, first: int | None, second: int | None) -> None:
        self._need.show_error("")
        self._change("need", need=need_of(kind, first, second))

    def _take_quorum(self, kind: str, first: int | None, second: int | None) -> None:
        self._quorum.show_error("")
        need = quorum_need_of(kind, first, second)
        self._apply(lambda plan: with_quorum_need(plan, self._name, need), "quorum")

    def _take_adjourned(self, kind: str, first: int | None, second: int | None) -> None:
        self._adjourned.show_error("")
        need = quorum_need_of(kind, first, second)
        self._change_quorum("adjourned quorum", adjourned=need, adjourned_any=kind == "any")

    def _take_absent(self, value: str) -> None:
        absent = AbsentAnswers(value)
        kept = {} if absent is not AbsentAnswers.NO else {"answer_within": None}
        self._change("absent partners", absent=absent, **kept)

    def _take_casting(self, value: str) -> None:
        person = value.removeprefix(_PERSON)
        if value == person:
            casting = Casting(who=CastingHolder(value))
        else:
            casting = Casting(who=CastingHolder.PERSON, person=person)
        self._change("casting vote", casting=casting)

    def _take_deadlock(self, text: str) -> None:
        self._deadlock.show_error(self._change("clause on deadlock", deadlock=clause_called(typed(text))))

    def _take_clause(self, text: str) -> None:
        self._clause.show_error(self._change("clause", clause=clause_number(typed(text))))

    def _change(self, called: str, **parts: Any) -> str:
        return self._apply(lambda plan: with_tier_parts(plan, self._name, **parts), called)

    def _change_quorum(self, called: str, **parts: Any) -> None:
        self._apply(lambda plan: with_quorum_parts(plan, self._name, **parts), called)

    def _apply(self, change: Any, called: str) -> str:
        return tried(self._session, change, f"{called} of the voting rule{self._of}")
