"""Decisions and dates that have run out since the last meeting, to be decided now, extended, or left to end."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from wizard.checks.check import place_of
from wizard.edits.lapse_edits import (
    decide_now,
    event_awaited,
    event_happened,
    extended,
    let_end,
    task_done,
    unsaid,
)
from wizard.overview.places import Place
from wizard.overview.run_out import RunOutLine, run_out
from wizard.plan.lapses import LAPSE_ANSWERS, RanOut
from wizard.plan.meeting import LapseAnswer
from wizard.plan.plan import Plan, open_meeting
from wizard.ui.inputs.date_time_inputs import DateField
from wizard.ui.inputs.labelled_input import FieldError
from wizard.ui.session.apply_edit import tried
from wizard.ui.session.session import Session
from wizard.ui.theme import Icon, Tone, current
from wizard.ui.widgets.buttons import Button, ButtonKind
from wizard.ui.widgets.cards import Card
from wizard.ui.widgets.icon_label import Sign
from wizard.ui.widgets.spacing import ColumnLayout, Row, SideBySide, show_if
from wizard.ui.widgets.text_labels import Body, Muted

_DATE, _NARROW = 150, 640
_MIDDLE = Qt.AlignmentFlag.AlignVCenter

Change = Callable[[Plan], Plan]
"""A change to the plan."""


class RunOutRow(QWidget):
    """Something that ran out, with the possible answers and the one given."""

    def __init__(self, line: RunOutLine, card: RunOutCard) -> None:
        super().__init__()
        self._card, self._line = card, line
        self._words, self._outcome = Body(line.sentence), Muted()
        self._error = FieldError()
        self.until = DateField(LAPSE_ANSWERS[LapseAnswer.EXTEND].act)
        self.until.edited.connect(self._extend)
        self.until.problem_changed.connect(self._tell)
        self.buttons = self._buttons(line)
        self.undo = Button("Undo", self._undo, ButtonKind.TEXT, small=True)
        words = ColumnLayout(2)
        words.add(self._words, self._outcome, self._error)
        said = Row(8)
        said.addWidget(Sign(Icon.WARNING, Tone.WAITING, side=18), 0, _MIDDLE)
        said.addLayout(words, 1)
        choices = Row(8)
        for part in (*self.buttons, self.until, self.undo):
            choices.addWidget(part, 0, _MIDDLE)
        self._sides = SideBySide(_NARROW, 8, parent=self)
        self._sides.addLayout(said, 1)
        self._sides.addLayout(choices)
        current().changed.connect(self._fit)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the answers below the words in a narrow window."""
        super().resizeEvent(event)
        self._sides.fit(self.width())

    def show_line(self, line: RunOutLine, today: date) -> None:
        """Show the current state without emitting a signal."""
        self._line = line
        self._words.setText(line.sentence)
        self._outcome.setText(line.outcome)
        show_if(bool(line.outcome), self._outcome)
        show_if(line.said is not None, self.undo)
        show_if(not line.outcome, *self.buttons, self.until)
        self.until.start_calendar_at(today)
        for button in (*self.buttons, self.undo):
            button.setAccessibleName(f"{button.text()}: {line.sentence}")
        self.until.setAccessibleName(f"Extend to: {line.sentence}")
        if line.said is None:
            self.until.show_date(None)
        self._tell("")

    def _buttons(self, line: RunOutLine) -> tuple[Button, ...]:
        """Return the possible answers as buttons, in the order in which people look for them."""
        today, ran_out = self._card.day, line.ran_out
        changes: dict[LapseAnswer, Change] = {
            LapseAnswer.DECIDE: lambda plan: decide_now(plan, ran_out),
            LapseAnswer.HAPPENED: lambda plan: event_happened(plan, ran_out, today()),
            LapseAnswer.NOT_HAPPENED: lambda plan: event_awaited(plan, ran_out),
            LapseAnswer.DONE: lambda plan: task_done(plan, ran_out, today()),
            LapseAnswer.END: lambda plan: let_end(plan, ran_out),
        }
        return tuple(
            Button(line.act(each), partial(self._do, each, changes[each]), small=True) for each in line.answers
        )

    def _do(self, answer: LapseAnswer, change: Change) -> None:
        now = answer is LapseAnswer.DECIDE
        self._tell(self._card.change(change, self._line.act(answer).lower(), self._line.ran_out, go_there=now))

    def _extend(self, until: date | None) -> None:
        if until is None:
            return
        ran_out, today = self._line.ran_out, self._card.day()
        self._tell(self._card.change(lambda plan: extended(plan, ran_out, until, today), "new date", ran_out))

    def _undo(self) -> None:
        if (said := self._line.said) is not None:
            self._tell(self._card.change(lambda plan: unsaid(plan, said), "undo", self._line.ran_out))

    def _tell(self, problem: str) -> None:
        self._error.setText(problem)
        show_if(bool(problem), self._error)

    def _fit(self) -> None:
        self.until.setFixedWidth(current().px(_DATE))


class RunOutCard(Card):
    """Everything that ran out, in groups; hidden if nothing did."""

    place_wanted = Signal(str)
    """The reader wants to decide it now; the place of its item."""

    def __init__(self, session: Session) -> None:
        super().__init__("What has run out since the last meeting")
        self._session = session
        self._rows: dict[object, RunOutRow] = {}
        self._lead = Muted("Decide each now, give it a new date, or let it end. Nothing carries on by itself.")
        self._list = QWidget()
        self._column = ColumnLayout(6, parent=self._list)
        self.body.add(self._lead, self._list)

    @property
    def rows(self) -> tuple[RunOutRow, ...]:
        """The rows from top to bottom."""
        return tuple(self._rows.values())

    def day(self) -> date:
        """Return the day of the open meeting, or today if it has none."""
        return open_meeting(self._session.plan).held_on or self._session.today()

    def refresh(self, plan: Plan) -> None:
        """Show what has run out by the open meeting."""
        lines = run_out(plan, self._session.today())
        self.setVisible(bool(lines))
        keys = [line.ran_out.key for line in lines]
        if keys != list(self._rows):
            self._column.clear()
            self._rows = {line.ran_out.key: RunOutRow(line, self) for line in lines}
            self._column.add(*self._rows.values())
        for line in lines:
            self._rows[line.ran_out.key].show_line(line, self.day())

    def change(self, change: Change, what: str, ran_out: RanOut, *, go_there: bool = False) -> str:
        """Change the plan under this undo label; return a sentence if it was refused.

        With `go_there`, also go to the page of the item, to decide it now.
        """
        about = f"item {ran_out.item}" if ran_out.item else "an overdue task"
        problem = tried(self._session, change, f"{what} on {about}")
        if not problem and go_there and ran_out.item:
            guidance = open_meeting(self._session.plan).guidance
            self.place_wanted.emit(str(Place(place_of(guidance, ran_out.item), ran_out.item)))
        return problem
