"""Beginning a decision in writing: which proposals go round, until when, and which clause allows it."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from wizard.edits.circulation_edits import USUAL_DAYS, begun, circulable, voidable, warnings
from wizard.foundation.value import typed
from wizard.ui.inputs.choice_inputs import ChoiceField, ListChoice, TickLine
from wizard.ui.inputs.date_time_inputs import DateField
from wizard.ui.inputs.labelled_input import FieldError, LabelledInput
from wizard.ui.inputs.text_inputs import TextField
from wizard.ui.session.apply_edit import tried
from wizard.ui.session.session import Session
from wizard.ui.widgets.buttons import Button, ButtonKind
from wizard.ui.widgets.dialogs import RollingDialog
from wizard.ui.widgets.messages import Caution
from wizard.ui.widgets.spacing import ColumnLayout, show_if
from wizard.ui.widgets.text_labels import Body, CardTitle, Muted, Subheading

_TITLE = "Decide in writing"


class BeginCirculationDialog(RollingDialog):
    """Takes prepared proposals from the open meeting and sends them round."""

    def __init__(self, parent: QWidget | None, session: Session) -> None:
        super().__init__(parent, _TITLE, 620)
        self._session = session
        self._ticks: dict[str, TickLine] = {}
        self._reply_by, self._clause = DateField(), TextField("e.g. clause 12.7")
        self._reply_by.show_date(session.today() + timedelta(days=USUAL_DAYS))
        self._clause.show_text(session.plan.settings.rule.tiers.ordinary.clause)
        self._instead = ChoiceField(placeholder="None")
        self._warnings = Caution()
        self._error = FieldError()
        self._error.hide()
        self.body.add(
            CardTitle(_TITLE),
            Body("The proposal leaves the meeting and goes to every partner. Nobody’s silence counts as an answer."),
            Subheading("What goes round"),
        )
        self.body.addLayout(self._lay_out_items())
        self._lay_out_terms()
        self.foot.add(Button("Cancel", self.reject), Button("Begin", self._take, ButtonKind.PRIMARY))
        self._warn()

    def _lay_out_items(self) -> ColumnLayout:
        column = ColumnLayout(6)
        minutes = self._session.minutes
        for item in circulable(self._session.plan):
            entry = minutes.item(item) if minutes else None
            if entry is None or entry.last is None:
                continue
            tick = self._ticks[item] = TickLine(f"{item}  {entry.item.short_title}: {entry.last.position.label}")
            tick.ticked.connect(lambda _on: self._warn())
            column.add(tick, Muted(entry.last.resolution))
        return column

    def _lay_out_terms(self) -> None:
        old = voidable(self._session.plan)
        self._instead.set_choices([ListChoice("", "None"), *(ListChoice(each, each.upper()) for each in old)])
        instead = LabelledInput("In place of an earlier one with other words", self._instead)
        self.body.add(
            LabelledInput("Answers until", self._reply_by),
            LabelledInput("The clause that allows it", self._clause),
            instead,
            self._warnings,
            self._error,
        )
        show_if(bool(old), instead)
        self._clause.edited.connect(lambda _text: self._warn())

    @property
    def _chosen(self) -> list[str]:
        return [item for item, tick in self._ticks.items() if tick.isChecked()]

    def _warn(self) -> None:
        said = warnings(self._session.plan, self._chosen, typed(self._clause.text()))
        self._warnings.show_sentence(" ".join(said))

    def _take(self) -> None:
        self._reply_by.commit()
        items, clause, instead = self._chosen, typed(self._clause.text()), self._instead.choice or None
        today, reply_by = self._session.today(), self._reply_by.date
        problem = tried(
            self._session,
            lambda plan: begun(plan, items, on=today, reply_by=reply_by, clause=clause, voids=instead),
            "decision in writing",
        )
        self._error.setText(problem)
        show_if(bool(problem), self._error)
        if not problem:
            self.accept()
        else:
            next(iter(self._ticks.values()), self._clause).setFocus(Qt.FocusReason.OtherFocusReason)
