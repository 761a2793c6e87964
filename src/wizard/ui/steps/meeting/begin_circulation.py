"""Starts a decision in writing: what is sent round, the reply date, and the clause that allows it.

While a meeting is open, its prepared proposals are sent round. Between meetings, people choose an item and a position
here.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import time, timedelta
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from wizard.edits.came_back import voidable
from wizard.edits.circulation_edits import USUAL_DAYS, begun, circulable, warnings, with_terms
from wizard.edits.circulation_words import begun_between, items_offered
from wizard.edits.decision_edits import item_of, last_proposal
from wizard.foundation.value import typed
from wizard.ui.inputs.choice_inputs import ChoiceField, ListChoice, TickLine
from wizard.ui.inputs.date_time_inputs import DateField, TimeField
from wizard.ui.inputs.form_reading import all_read
from wizard.ui.inputs.labelled_input import FieldError, LabelledInput
from wizard.ui.inputs.text_inputs import TextField
from wizard.ui.session.apply_edit import tried
from wizard.ui.session.session import Session
from wizard.ui.widgets.buttons import Button, ButtonKind
from wizard.ui.widgets.dialogs import RollingDialog
from wizard.ui.widgets.flow_layouts import FieldRow
from wizard.ui.widgets.messages import Caution
from wizard.ui.widgets.spacing import ColumnLayout, show_if
from wizard.ui.widgets.text_labels import Body, CardTitle, Muted, Subheading

if TYPE_CHECKING:
    from wizard.plan.plan import Plan

_TITLE = "Decide in writing"
_SILENCE = "Silence does not count as an answer."


class TermsPart(QWidget):
    """The reply date, the clause that allows it, and which decision in writing it replaces."""

    edited = Signal()
    """The clause was changed."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._reply_by, self._at = DateField(), TimeField("e.g. 17:00")
        self._clause = TextField("e.g. clause 12.7")
        self._time: time | None = None
        self._at.edited.connect(self._take_time)
        self._reply_by.show_date(session.today() + timedelta(days=USUAL_DAYS))
        self._clause.show_text(session.plan.settings.rule.tiers.ordinary.clause)
        self._clause.edited.connect(lambda _text: self.edited.emit())
        self._instead = ChoiceField(placeholder="None")
        self._in_place = LabelledInput("Replaces an earlier one with different words", self._instead)
        self._warnings, self._error = Caution(), FieldError()
        self._error.hide()
        column = ColumnLayout(10, parent=self)
        until = LabelledInput("Answers until", self._reply_by), LabelledInput("At (optional)", self._at)
        column.add(FieldRow(*until, least=150))
        column.add(
            LabelledInput("The clause that allows it", self._clause), self._in_place, self._warnings, self._error
        )
        self.warn(session.plan, [])

    def warn(self, plan: Plan, items: list[str]) -> None:
        """Warn about these items before they are sent round, and offer earlier decisions that they could replace."""
        old = voidable(plan, items)
        chosen = self._instead.choice if self._instead.choice in old else ""
        self._instead.set_choices([ListChoice("", "None"), *(ListChoice(each, each.upper()) for each in old)])
        self._instead.show_choice(chosen)
        show_if(bool(old), self._in_place)
        self._warnings.show_sentence(" ".join(warnings(plan, items, typed(self._clause.text()))))

    def _take_time(self, at: time | None) -> None:
        self._time = at

    def begin(self, change: Callable[..., Plan]) -> bool:
        """Start the decision with `change`, which gets the terms; return False if it was refused."""
        terms: dict[str, Any] = {
            "on": self._session.today(),
            "reply_by": self._reply_by.date,
            "clause": typed(self._clause.text()),
            "voids": self._instead.choice or None,
        }
        at = self._time

        def begin(plan: Plan) -> Plan:
            plan = change(plan, **terms)
            return with_terms(plan, plan.circulations[-1].id, reply_at=at)

        problem = tried(self._session, begin, "decision in writing")
        self._error.setText(problem)
        show_if(bool(problem), self._error)
        return not problem


class BeginCirculationDialog(RollingDialog):
    """Takes prepared proposals from the open meeting and sends them round."""

    def __init__(self, parent: QWidget | None, session: Session) -> None:
        super().__init__(parent, _TITLE, 620)
        self.kept_as = "decision in writing of the meeting"
        self._session = session
        self._ticks: dict[str, TickLine] = {}
        self._terms = TermsPart(session)
        self._terms.edited.connect(self._warn)
        self.body.add(
            CardTitle(_TITLE),
            Body(f"The proposal leaves the meeting and goes to every partner. {_SILENCE}"),
            Subheading("What is sent round"),
        )
        self.body.addLayout(self._lay_out_items())
        self.body.addWidget(self._terms)
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

    @property
    def _chosen(self) -> list[str]:
        return [item for item, tick in self._ticks.items() if tick.isChecked()]

    def _warn(self) -> None:
        self._terms.warn(self._session.plan, self._chosen)

    def _take(self) -> None:
        items = self._chosen
        if not all_read(self):
            return
        if self._terms.begin(lambda plan, **terms: begun(plan, items, **terms)):
            self.accept()
        else:
            next(iter(self._ticks.values()), self._terms).setFocus(Qt.FocusReason.OtherFocusReason)


class BetweenMeetingsDialog(RollingDialog):
    """Chooses what to decide in writing while no meeting is open. Its wording is written next."""

    begun = Signal(str)
    """The decision was started; its id."""

    def __init__(self, parent: QWidget | None, session: Session, ahead: Plan) -> None:
        """Offer the items of `ahead`, the plan as it would be with the next meeting open."""
        super().__init__(parent, _TITLE, 620)
        self.kept_as = "decision in writing between meetings"
        self._session, self._ahead = session, ahead
        self._item, self._position = ChoiceField(placeholder="Which item?"), ChoiceField(placeholder="What?")
        items = [(item, item_of(ahead, item).short_title) for item in items_offered(ahead)]
        self._item.set_choices([ListChoice(item, f"{item}  {title}") for item, title in items])
        self._item.chosen.connect(self._show_item)
        self._over = Muted()
        self._terms = TermsPart(session)
        self._terms.edited.connect(self._warn)
        self._error = FieldError()
        self._error.hide()
        lead = f"No meeting is needed for this: the words go to every partner, who answer in writing. {_SILENCE}"
        self.body.add(
            CardTitle(_TITLE),
            Body(lead),
            LabelledInput("Item", self._item),
            LabelledInput("What is proposed", self._position),
            self._over,
            self._error,
            self._terms,
        )
        self.foot.add(Button("Cancel", self.reject), Button("Write the words", self._take, ButtonKind.PRIMARY))
        self._show_item("")

    def _show_item(self, item: str) -> None:
        """Offer the item's positions, with the one that the last meeting carried over already chosen."""
        positions = [each for each in item_of(self._ahead, item).positions if not each.apart] if item else []
        self._position.set_choices([ListChoice(each.id, each.label) for each in positions])
        over = last_proposal(self._ahead, item) if item else None
        self._position.show_choice(over.position if over else None)
        self._over.setText("Its proposal was carried over from the last meeting, with its words." if over else "")
        show_if(over is not None, self._over)
        self._warn()

    def _warn(self) -> None:
        item = self._item.choice
        self._terms.warn(self._session.plan, [item] if item else [])

    def _take(self) -> None:
        if not all_read(self):
            return
        item, position = self._item.choice, self._position.choice
        missing = "" if item and position else "Choose the item and the proposal."
        self._error.setText(missing)
        show_if(bool(missing), self._error)
        if not item or not position:
            self._item.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._terms.begin(lambda _plan, **terms: begun_between(self._ahead, item, position, **terms)):
            self.accept()
            self.begun.emit(self._session.plan.circulations[-1].id)
