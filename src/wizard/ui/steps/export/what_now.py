"""The list of what to do now that a meeting is closed: nine lines, each with a button and a tick for done."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from wizard.edits.aftermath_edits import with_tick
from wizard.foundation.formatting import date_in_words
from wizard.guidance.position_kinds import Mark
from wizard.overview.aftermath import ToDo, to_do_now
from wizard.overview.aftermath_lines import Aftermath
from wizard.signing.closing import record_fingerprint, signing_state
from wizard.ui.accessibility.tab_order import kept_focus, tell_apart
from wizard.ui.inputs.choice_inputs import TickLine
from wizard.ui.session.session import Session
from wizard.ui.theme import Tone, current
from wizard.ui.widgets.buttons import Button, ButtonKind
from wizard.ui.widgets.cards import Card
from wizard.ui.widgets.messages import Banner
from wizard.ui.widgets.spacing import TOP, ColumnLayout, Row
from wizard.ui.widgets.state_mark import StateMark
from wizard.ui.widgets.text_labels import CardTitle, Muted

if TYPE_CHECKING:
    from wizard.plan.plan import Plan


class _DoneTick(TickLine):
    """A tick box only as wide as its word, so that the ticks are next to the buttons."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the size of the box and its word."""
        return QSize(
            current().px(40) + self.fontMetrics().horizontalAdvance(self.accessibleName().split(":")[0]),
            current().px(32),
        )


class WhatNow(QWidget):
    """The list, shown on the Export step once everybody at the meeting has had their turn."""

    wanted = Signal(object)
    """The reader chose this `ToDo`."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._banner = Banner(Tone.GOOD, "")
        self._rows = ColumnLayout(10)
        self._ways: list[Button] = []
        """The button of each line."""
        self._shown: tuple[ToDo, ...] = ()
        column = ColumnLayout(14, parent=self)
        column.addWidget(self._banner)
        column.addLayout(self._rows)

    def show_plan(self, plan: Plan) -> None:
        """Show what to do after the last closed meeting of `plan`, which must have one."""
        record = plan.records[-1]
        state, meeting = signing_state(record), record.content.meeting
        closed = date_in_words(record.content.closed_at.date())
        words = f"Decisions take effect as stated; signing confirms the record. Closed {closed}."
        self._banner.show_message(
            Tone.GOOD, f"{words} Fingerprint {record_fingerprint(record)}.", f"{meeting.called}: {state.words}"
        )
        lines = to_do_now(plan, self._session.today())
        if lines != self._shown:
            self._shown = lines
            with kept_focus(self):
                self._rows.clear()
                self._ways.clear()
                for number, line in enumerate(lines, 1):
                    self._rows.addWidget(self._row(line, number, begun=plan.meeting is not None))
            # Make the buttons equally wide, so that the ticks beside them are aligned.
            widest = max(button.sizeHint().width() for button in self._ways)
            for button in self._ways:
                button.setMinimumWidth(widest)

    def first_field(self) -> QWidget | None:
        """Return the widget that gets the focus."""
        return self._ways[0] if self._ways else None

    def _row(self, line: ToDo, number: int, *, begun: bool) -> QWidget:
        card = Card(gap=0)
        card.setAccessibleName(f"{number}  {line.title}")
        row = Row(14)
        row.addWidget(StateMark(Mark.ADOPTED if line.done else Mark.NOT_DECIDED), 0, TOP)
        text = ColumnLayout(2)
        text.add(CardTitle(f"{number}  {line.title}"), Muted(line.words))
        row.addLayout(text, 1)
        if not line.by_itself:
            row.addWidget(self._tick(line))
        filled = line.what is Aftermath.SAVE and not line.done
        go = Button(
            line.button,
            partial(self.wanted.emit, line),
            ButtonKind.PRIMARY if filled else ButtonKind.OUTLINED,
        )
        tell_apart(go, line.what, "go")
        go.setEnabled(not (line.what is Aftermath.NEXT and begun) and not (line.by_itself and line.done))
        self._ways.append(go)
        row.addWidget(go)
        card.body.addLayout(row)
        return card

    def _tick(self, line: ToDo) -> TickLine:
        tick = _DoneTick("Done")
        tick.setAccessibleName(f"Done: {line.title}")
        tell_apart(tick, line.what, "tick")
        tick.setChecked(line.done)
        tick.setEnabled(not self._session.read_only_because)
        tick.ticked.connect(partial(self._note, line.what))
        return tick

    def _note(self, what: Aftermath, done: bool) -> None:
        plan = self._session.plan
        number = plan.records[-1].content.number
        self._session.apply(
            with_tick(plan, number, what, self._session.today() if done else None), "what was done after the meeting"
        )
