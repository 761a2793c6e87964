"""A page for everything that the first item needs: the practice's name, its people, the rule, who is here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from wizard.foundation.value import typed
from wizard.ui.inputs.labelled_input import LabelledInput
from wizard.ui.inputs.text_inputs import TextField
from wizard.ui.session.apply_edit import tried
from wizard.ui.session.session import Session
from wizard.ui.steps.attendance_card import AttendanceCard
from wizard.ui.steps.people_field import PeopleField
from wizard.ui.steps.preset_field import PresetField
from wizard.ui.widgets.cards import Card
from wizard.ui.widgets.flow_layouts import TwoColumns
from wizard.ui.widgets.spacing import ColumnLayout

if TYPE_CHECKING:
    from wizard.plan.plan import Plan

_RULE_LATER = (
    "You can leave this for later: the rule shown applies until you choose another, here or on the Practice step."
)


class BeginView(QWidget):
    """Shown on the Start step for a new plan."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.practice = BeginCard(session)
        self.attendance = AttendanceCard(
            session, "Name the partners first; they appear here.", self.practice.people.setFocus
        )
        columns = TwoColumns((self.practice, self.attendance), (self.attendance,), shares=(3, 4))
        ColumnLayout(0, parent=self).addWidget(columns)

    def refresh(self, plan: Plan) -> None:
        """Show the plan, which has an open meeting."""
        self.practice.refresh(plan)
        self.attendance.refresh(plan)


class BeginCard(Card):
    """The practice's name, people and rule."""

    def __init__(self, session: Session) -> None:
        super().__init__("The practice")
        self._session = session
        self.name, self.people = TextField("As on the contract"), PeopleField(session, "on the Practice step")
        self.preset = PresetField(session)
        self._name = LabelledInput("Name", self.name)
        self.name.edited.connect(self._take_name)
        self._rule = LabelledInput("How the partners decide", self.preset, _RULE_LATER)
        self.body.add(self._name, self.people, self._rule)

    def refresh(self, plan: Plan) -> None:
        """Show the plan without emitting a signal."""
        self.name.show_text(plan.practice.name)
        self.preset.refresh(plan)

    def _take_name(self, text: str) -> None:
        name = typed(text)
        self._name.show_error(
            tried(
                self._session,
                lambda plan: plan.replace(practice=plan.practice.replace(name=name)),
                "practice’s name",
            )
        )
