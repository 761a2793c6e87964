"""Corrections of earlier records, each ticked once the meeting has noted it."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from wizard.edits.correction_edits import with_noted
from wizard.minutes.correction_minutes import to_note
from wizard.overview.places import Control
from wizard.plan.plan import Plan
from wizard.ui.inputs.choice_inputs import TickLine
from wizard.ui.session.apply_edit import tried
from wizard.ui.session.session import Session
from wizard.ui.widgets.spacing import ColumnLayout, show_if
from wizard.ui.widgets.text_labels import Subheading


class CorrectionsNoted(QWidget):
    """A tick for each correction made since the last meeting was closed; hidden if there are none."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName(Control.CORRECTIONS)
        self._session = session
        self._rows = ColumnLayout(6)
        column = ColumnLayout(6, parent=self)
        column.addWidget(Subheading("Corrections to note"))
        column.addLayout(self._rows)
        self._shown: tuple[str, ...] = ()
        self._ticks: dict[str, TickLine] = {}

    def refresh(self, plan: Plan) -> None:
        """Show the corrections that the open meeting may note."""
        found = to_note(plan)
        if self._shown != tuple(entry.digest for entry in found):
            self._shown = tuple(entry.digest for entry in found)
            self._rows.clear()
            self._ticks = {}
            for entry in found:
                tick = TickLine(f"Noted: meeting {entry.meeting}, {entry.sentence}")
                tick.ticked.connect(partial(self._note, entry.digest))
                self._ticks[entry.digest] = tick
                self._rows.addWidget(tick)
        for entry in found:
            self._ticks[entry.digest].show_ticked(entry.noted)
        show_if(bool(found), self)

    def _note(self, digest: str, noted: bool) -> None:
        tried(self._session, lambda plan: with_noted(plan, digest, noted=noted), "corrections that were noted")
