"""Decisions in writing: those in progress, and a button to start one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from wizard.edits.circulation_edits import circulable, circulation_of
from wizard.edits.circulation_words import offered
from wizard.minutes.minutes import circulation_minutes
from wizard.overview.places import Control
from wizard.plan.circulation import Circulation
from wizard.ui.session.session import Session
from wizard.ui.steps.meeting.begin_circulation import BeginCirculationDialog, BetweenMeetingsDialog
from wizard.ui.steps.meeting.circulation_dialog import CirculationDialog
from wizard.ui.steps.page_services import PageServices
from wizard.ui.widgets.buttons import Button, ButtonRow
from wizard.ui.widgets.cards import Card
from wizard.ui.widgets.spacing import TOP, ColumnLayout, Row
from wizard.ui.widgets.text_labels import Hint, Muted, Subheading

if TYPE_CHECKING:
    from wizard.plan.plan import Plan

_HOW = "The partners can also decide in writing: the words go to every partner, and only answers count."
_PREPARE = f"{_HOW} Prepare the proposal on the item’s page first."


class CirculationCard(Card):
    """Lists each decision in writing with its outcome so far."""

    def __init__(self, session: Session, services: PageServices) -> None:
        super().__init__("Decisions in writing")
        self._session, self._services = session, services
        self._rows = ColumnLayout(8)
        self._hint = Hint(_HOW)
        self._begin = Button("Decide in writing…", self._ask_to_begin)
        self._begin.setObjectName(Control.IN_WRITING)
        self.body.addLayout(self._rows)
        self.body.add(self._hint, ButtonRow(self._begin))

    def refresh(self, plan: Plan) -> None:
        """Show the decisions in progress without emitting a signal."""
        self._rows.clear()
        for circulation in plan.circulations:
            self._rows.addWidget(self._row(plan, circulation))
        self._hint.setText(_PREPARE if plan.meeting else _HOW)
        ready = plan.meeting is None or bool(circulable(plan))
        self._begin.setEnabled(ready and not self._session.read_only_because)

    def _row(self, plan: Plan, circulation: Circulation) -> QWidget:
        minutes = circulation_minutes(plan, circulation, self._session.today())
        line = QWidget()
        row = Row(10, parent=line)
        text = ColumnLayout(1)
        name = f"{circulation.id.upper()}: {circulation.which}"
        text.add(Subheading(name), Muted(f"Answers until {circulation.terms.until}."))
        for item in circulation.items:
            text.addWidget(Muted(minutes.item(item).sentence))
        row.addLayout(text, 1)
        button = Button("Open…", partial(self.open_circulation, circulation.id), small=True)
        button.setAccessibleName(f"Open the decision in writing {name}")
        row.addWidget(button, 0, TOP)
        return line

    def open_circulation(self, circulation_id: str) -> None:
        """Show one decision in writing."""
        self._opened_dialog(circulation_id)

    def _opened_dialog(self, circulation_id: str) -> CirculationDialog:
        begin, copy = self._services.guidance.begin_meeting, self._services.to_clipboard
        dialog = CirculationDialog(self.window(), self._session, circulation_id, begin, copy)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
        return dialog

    def _ask_to_begin(self) -> None:
        if self._session.plan.meeting is None:
            self._ask_between_meetings()
            return
        dialog = BeginCirculationDialog(self.window(), self._session)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _ask_between_meetings(self) -> None:
        pack = self._services.guidance.choose_pack()
        if pack is None:
            return
        dialog = BetweenMeetingsDialog(self.window(), self._session, offered(self._session.plan, pack))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.begun.connect(self._write_words)
        dialog.open()

    def _write_words(self, circulation_id: str) -> None:
        items = circulation_of(self._session.plan, circulation_id).items
        self._opened_dialog(circulation_id).write_words(items[0])
