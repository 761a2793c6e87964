"""Interests declared in a decision in writing. These people still answer, or withdraw."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from wizard.edits.circulation_words import with_circulation_interest
from wizard.foundation.value import typed
from wizard.plan.circulation import Circulation
from wizard.plan.labels import INTERESTS
from wizard.plan.meeting import InterestKind
from wizard.ui.decision.interest_and_dissent import Entries
from wizard.ui.inputs.choice_inputs import ChoiceField, ListChoice
from wizard.ui.inputs.form_reading import all_read
from wizard.ui.inputs.labelled_input import FieldError, LabelledInput
from wizard.ui.inputs.text_inputs import TextField
from wizard.ui.widgets.buttons import Button, ButtonRow
from wizard.ui.widgets.cards import FoldSection
from wizard.ui.widgets.dialogs import begin_anew, may_remove
from wizard.ui.widgets.flow_layouts import FieldRow
from wizard.ui.widgets.spacing import ColumnLayout, show_if

if TYPE_CHECKING:
    from wizard.plan.plan import Plan

_KINDS = (InterestKind.NOTED, InterestKind.WITHDRAWS)
"""Nobody meets, so nobody can speak without voting."""


class CirculationInterests(FoldSection):
    """The declared interests. People who withdraw are not counted, unless the practice's rule counts them."""

    def __init__(self, apply: Callable[..., str]) -> None:
        super().__init__("Interests")
        self._apply = apply
        self._names: dict[str, str] = {}
        self._entries = Entries()
        self._who = ChoiceField(placeholder="Which partner?")
        self._kind = ChoiceField([ListChoice(kind.value, INTERESTS[kind].chosen) for kind in _KINDS])
        self._kind.show_choice(InterestKind.WITHDRAWS)
        self._words = TextField("e.g. A post at the provider")
        self._error = FieldError()
        self._error.hide()
        declare = Button("Declare the interest", self._take, small=True)
        fields = LabelledInput("Partner", self._who), LabelledInput("How they take part", self._kind)
        self.form = QWidget()
        """The form to fill in."""
        ColumnLayout(8, parent=self.form).add(
            FieldRow(*fields, least=150), LabelledInput("What the interest is (optional)", self._words)
        )
        self.content.add(self._entries, self.form, self._error, ButtonRow(declare))

    def show_circulation(self, plan: Plan, circulation: Circulation) -> None:
        """Show who declared an interest, without emitting a signal."""
        self._names = names = {person.id: person.name for person in plan.people}
        # One line for each person, because an interest counts for all items of the decision.
        declared = {each.person: each for each in circulation.interests}
        lines = []
        for person, each in declared.items():
            parts = names.get(person, person), INTERESTS[each.kind].printed, each.words
            lines.append((person, ", ".join(part for part in parts if part)))
        self._entries.show_entries(lines, self._remove)
        voters = [person for person in plan.people if person.has_vote and person.id not in declared]
        self._who.set_choices([ListChoice(person.id, person.name) for person in voters])
        self.set_summary(f"{len(declared)} declared" if declared else "none declared")

    def _take(self) -> None:
        if not all_read(self.form):
            return
        person, words = self._who.choice, typed(self._words.text())
        problem = "Choose whose interest it is."
        if person:
            kind = InterestKind(self._kind.choice or InterestKind.WITHDRAWS)
            problem = self._apply(with_circulation_interest, "interest", person, kind, words)
        self._error.setText(problem)
        show_if(bool(problem), self._error)
        if not problem:
            self._words.typing.empty()
            self._who.show_choice(None)
            begin_anew(self.form)

    def _remove(self, person: str) -> None:
        if not may_remove(self.window(), f"the interest of {self._names.get(person, person)}"):
            return
        self._apply(with_circulation_interest, "interest", person, None)
