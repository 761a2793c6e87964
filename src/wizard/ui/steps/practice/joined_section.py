"""The dates on which partners joined. One who joined after the date of the deed may not be party to it."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from wizard.edits.practice_edits import voters_of
from wizard.foundation.dates import written
from wizard.plan.people import Person
from wizard.ui.inputs.date_time_inputs import DateField
from wizard.ui.inputs.labelled_input import LabelledInput
from wizard.ui.session.apply_edit import tried
from wizard.ui.session.session import Session
from wizard.ui.steps.practice.practice_words import GRID, practice_words
from wizard.ui.widgets.cards import FoldSection
from wizard.ui.widgets.flow_layouts import FieldRow
from wizard.ui.widgets.spacing import ColumnLayout
from wizard.ui.widgets.text_labels import Muted

if TYPE_CHECKING:
    from wizard.plan.plan import Plan


class JoinedSection(FoldSection):
    """A date for each partner, left empty if it is not known."""

    def __init__(self, session: Session) -> None:
        super().__init__("When partners joined")
        self._session = session
        self.fields: dict[str, DateField] = {}
        self._lines: dict[str, LabelledInput] = {}
        self._holder = QWidget()
        self._column = ColumnLayout(0, parent=self._holder)
        self.content.add(Muted(practice_words().rule["joined"]), self._holder)

    def refresh(self, plan: Plan) -> None:
        """Show the known dates without emitting a signal."""
        partners = [person for person in voters_of(plan) if not person.left]
        if list(self.fields) != [person.id for person in partners]:
            self._lay_out(partners)
        for person in partners:
            self.fields[person.id].show_date(person.joined)
            self._lines[person.id].set_label(person.name)
        known = [person for person in partners if person.joined is not None]
        dated = plan.settings.rule.deed_dated
        later = [person.name for person in known if dated and person.joined and person.joined > dated]
        words = f"{len(known)} of {len(partners)} known"
        self.set_summary(f"{words}; after the deed: {', '.join(later)}" if later else words)

    def _lay_out(self, partners: list[Person]) -> None:
        self._column.clear()
        self.fields = {person.id: DateField("e.g. 1 Apr 2021") for person in partners}
        self._lines = {person.id: LabelledInput(person.name, self.fields[person.id]) for person in partners}
        for key, field in self.fields.items():
            field.edited.connect(partial(self._take, key))
        self._column.addWidget(FieldRow(*self._lines.values(), **GRID))

    def _take(self, key: str, on: date | None) -> None:
        name = self._session.plan.person(key).name
        label = f"joining of {name}" if on is None else f"joining of {name} on {written(on)}"
        self._lines[key].show_error(
            tried(self._session, lambda plan: plan.with_person(plan.person(key).replace(joined=on)), label)
        )
