"""Times when partners are away (on leave, suspended, under notice, retired for a day), and whether they are counted."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from wizard.checks.rule_checks import clause_missing
from wizard.edits.rule_edits import with_spell_at
from wizard.foundation.value import typed
from wizard.overview.places import Control
from wizard.plan.plan import Plan
from wizard.plan.rule_labels import SPELLS
from wizard.plan.spell import Spell, SpellKind
from wizard.ui.accessibility.screen_reader import announce
from wizard.ui.inputs.choice_inputs import ChoiceField, ListChoice
from wizard.ui.inputs.date_time_inputs import DateField
from wizard.ui.inputs.labelled_input import LabelledInput
from wizard.ui.inputs.quick_inputs import YesNo
from wizard.ui.inputs.text_inputs import TextField
from wizard.ui.session.apply_edit import tried
from wizard.ui.session.session import Session
from wizard.ui.steps.practice.practice_words import GRID, practice_words
from wizard.ui.steps.practice.tier_fields import clause_typed, named_in
from wizard.ui.theme import Icon
from wizard.ui.widgets.buttons import Button, ButtonKind, ButtonRow
from wizard.ui.widgets.cards import FoldSection
from wizard.ui.widgets.dialogs import UNDO, may_remove
from wizard.ui.widgets.flow_layouts import FieldRow
from wizard.ui.widgets.messages import Caution
from wizard.ui.widgets.spacing import ColumnLayout, show_if
from wizard.ui.widgets.text_labels import Muted
from wizard.voting.rule_in_words import spell_in_words

_KINDS = tuple(ListChoice(kind, words.chosen) for kind, words in SPELLS.items())
_NEEDS = "Choose a person and enter the first day. Until then, it stays as it was."
_NOT_YET = "Not saved yet: it needs a person, a reason and the first day."
_ENDS_FIRST = "It cannot end before it begins."


class SpellRow(QFrame):
    """One time away. It only reports changes; the section decides what to do with them, even if it is incomplete."""

    edited = Signal()
    """The reader changed something."""
    taken_back = Signal()
    """The reader wants to remove it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.person, self.kind = ChoiceField(placeholder="Who?"), ChoiceField(_KINDS, "Why?")
        self.first, self.last = DateField(), DateField("Not known yet")
        self.counted, self.clause = YesNo(always=True), TextField("e.g. 14.2")
        self.counted.show_value(True)
        self._last = LabelledInput("Until (last day)", self.last)
        self._counted = LabelledInput("Counted in votes and quorum?", self.counted)
        self._words, self._unkept = Muted(), Caution()
        back = Button("Remove", self.taken_back.emit, ButtonKind.TEXT, small=True, mark=Icon.CROSS)
        self._always = (
            LabelledInput("Who", self.person),
            LabelledInput("Why", self.kind),
            LabelledInput("From (first day)", self.first),
            self._last,
            LabelledInput("Deed’s clause", self.clause),
        )
        self._row = FieldRow(*self._always, self._counted, **GRID)
        ColumnLayout(8, (0, 0, 0, 8), self).add(self._row, self._words, self._unkept, ButtonRow(back))
        for field in (self.person, self.kind):
            field.chosen.connect(lambda _value: self.edited.emit())
        for each in (self.first.edited, self.last.edited, self.clause.edited, self.counted.edited):
            each.connect(lambda _value: self.edited.emit())

    @property
    def is_begun(self) -> bool:
        """Whether anything was chosen or typed in the row."""
        return bool(self.person.choice or self.kind.choice or self.first.date or typed(self.clause.text()))

    @property
    def is_whole(self) -> bool:
        """Whether it has a person, a reason and a start date."""
        return bool(self.person.choice and self.kind.choice and self.first.date)

    def show_spell(self, spell: Spell, sentence: str) -> None:
        """Show a time away, with its sentence in words, without emitting a signal."""
        self.person.show_choice(spell.person)
        self.kind.show_choice(spell.kind)
        self.first.show_date(spell.first)
        self.last.show_date(spell.last)
        self.counted.show_value(spell.counted)
        self.clause.show_text(spell.clause)
        self._words.setText(sentence)

    def show_kept(self, kept: bool, missing: str = "") -> None:
        """Show whether the plan contains it, and what is `missing` if the person is not counted."""
        retired = self.kind.choice == SpellKind.RETIRED
        self._row.show_fields(*self._always, *(() if retired else (self._counted,)))
        self._unkept.show_sentence(missing if kept else _NOT_YET)
        show_if(kept, self._words)

    @property
    def counted_value(self) -> bool:
        """Whether the partner is counted, as shown in the row."""
        return self.counted.value is not False

    def show_problem(self, at_end: str, at_count: str) -> None:
        """Show errors about its end or about counting the partner; empty sentences hide them."""
        self._last.show_error(at_end)
        self._counted.show_error(at_count)


class SpellsSection(FoldSection):
    """All times away."""

    def __init__(self, session: Session) -> None:
        super().__init__("Leave, suspension, notice, 24-hour retirement")
        self.setObjectName(Control.AWAY)
        self._session = session
        self._rows: list[SpellRow] = []
        self._drafting = False
        self._list = QWidget()
        self._column = ColumnLayout(12, parent=self._list)
        self.add_button = Button("Add time away", self._begin, small=True)
        self.content.add(Muted(practice_words().away), self._list, ButtonRow(self.add_button))

    @property
    def rows(self) -> tuple[SpellRow, ...]:
        """The rows from top to bottom. The last may be incomplete."""
        return tuple(self._rows)

    def refresh(self, plan: Plan) -> None:
        """Show all times away, keeping the focus in rows that stay."""
        spells = plan.settings.spells
        said = tuple(spell_in_words(spell, plan.people) for spell in spells)
        missing = tuple(clause_missing(spell, _name(plan, spell)) for spell in spells)
        self.set_summary(" ".join(said) or "nobody is away")
        self._arrange(len(spells) + self._drafting)
        people = named_in(plan, tuple(spell.person for spell in spells))
        for at, row in enumerate(self._rows):
            row.person.set_choices(people)
            if at < len(spells):
                row.show_spell(spells[at], said[at])
                row.show_problem("", "")
            row.show_kept(at < len(spells), missing[at] if at < len(spells) else "")
        show_if(bool(self._rows), self._list)
        self.add_button.setEnabled(not self._drafting and bool(people))

    def _arrange(self, count: int) -> None:
        while len(self._rows) > count:
            row = self._rows.pop()
            self._column.removeWidget(row)
            # Qt deletes it only after this event and would paint it until then.
            row.hide()
            row.deleteLater()
        while len(self._rows) < count:
            row = SpellRow()
            row.edited.connect(lambda row=row: self._take(self._rows.index(row)))
            row.taken_back.connect(lambda row=row: self._take_back(self._rows.index(row)))
            self._rows.append(row)
            self._column.addWidget(row)

    def _begin(self) -> None:
        self._drafting = True
        self.refresh(self._session.plan)
        self._rows[-1].person.setFocus()

    def _take(self, at: int) -> None:
        row, spells = self._rows[at], self._session.plan.settings.spells
        kept = at < len(spells)
        first, last = row.first.date, row.last.date
        if not kept:
            row.show_kept(kept)
        if first is None or not row.is_whole:
            row.show_problem(_NEEDS if kept else "", "")
            return
        if last is not None and last < first:
            row.show_problem(_ENDS_FIRST, "")
            return
        spell = Spell(
            person=row.person.choice or "",
            kind=SpellKind(row.kind.choice or ""),
            first=first,
            last=last,
            counted=row.counted_value,
            clause=clause_typed(row.clause),
        )
        name = self._session.plan.person(spell.person).name
        drafting, self._drafting = self._drafting, self._drafting and kept
        refused = tried(self._session, lambda plan: with_spell_at(plan, at, spell), f"time away of {name}")
        if refused:
            self._drafting = drafting
            if kept:
                # Show the recorded entry again, and say why the change was refused.
                self.refresh(self._session.plan)
        row.show_problem("", refused)

    def _take_back(self, at: int) -> None:
        spells = self._session.plan.settings.spells
        if at >= len(spells):
            if self._rows[at].is_begun and not may_remove(
                self.window(), "what is not recorded yet", can_be_undone=False
            ):
                return
            self.add_button.setFocus()
            self._drafting = False
            self.refresh(self._session.plan)
            return
        what = f"the time away of {_name(self._session.plan, spells[at])}"
        if not may_remove(self.window(), what):
            return
        self.add_button.setFocus()
        tried(self._session, lambda plan: with_spell_at(plan, at, None), f"removing {what}")
        announce(self, f"Removed: {what}. {UNDO}")


def _name(plan: Plan, spell: Spell) -> str:
    return next((person.name for person in plan.people if person.id == spell.person), spell.person)
