"""Shown before the first signer and between two: the projector check, then the next person, without any signatures."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from wizard.guidance.position_kinds import Mark
from wizard.ui.steps.sign.handed_round.turns import Turn
from wizard.ui.theme import Icon, Tone, current
from wizard.ui.widgets.buttons import Button, ButtonKind, ButtonRow, plain
from wizard.ui.widgets.cards import Card
from wizard.ui.widgets.icon_label import Sign
from wizard.ui.widgets.messages import Banner
from wizard.ui.widgets.side_by_side import Hairline
from wizard.ui.widgets.spacing import ColumnLayout, Row, show_if
from wizard.ui.widgets.state_mark import StateMark
from wizard.ui.widgets.text_labels import Body, Lead, Muted, PlainLabel, Subheading, Title

_WIDE = 640
"""The width of the card, in pixels at zoom 1."""


class SignerName(PlainLabel):
    """The name of the next person, large enough to read across a table."""


class _Middle(QWidget):
    """A card in the middle of the page."""

    def __init__(self) -> None:
        super().__init__()
        self._inside = QWidget()
        self.above = ColumnLayout(14)
        self.card = Card(gap=12)
        inside = ColumnLayout(14, parent=self._inside)
        inside.addLayout(self.above)
        inside.addWidget(self.card)
        row = Row(0)
        row.addStretch(1)
        row.addWidget(self._inside, 1000)
        row.addStretch(1)
        column = ColumnLayout(14, parent=self)
        column.addLayout(row)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the card narrow enough to read easily at any zoom."""
        super().resizeEvent(event)
        self._inside.setMaximumWidth(current().px(_WIDE))


class ProjectorCheck(_Middle):
    """Asks, before the screen is handed round, whether only the signer can see it."""

    answered = Signal()
    """The reader confirmed that only the person at the screen can see it."""

    def __init__(self) -> None:
        super().__init__()
        self._go = Button("The projector is off or frozen", self.answered.emit, ButtonKind.PRIMARY)
        asked = "Is the projector off or frozen?"
        self.card.setAccessibleName(asked)
        self.card.body.add(
            Title(asked),
            Body(
                "Each signer sees how they voted and what they dissented from, and draws their signature. Switch the "
                "projector off, freeze its picture, or stop sharing the screen."
            ),
            ButtonRow(
                self._go,
                Button("There is no projector", self.answered.emit),
            ),
        )

    def first_field(self) -> QWidget:
        """Return the widget that gets the focus."""
        return self._go


class HandOver(_Middle):
    """Names the next person, and waits until they confirm that they are at the screen."""

    taken = Signal()
    """The named person is at the screen, or their e-mail is at hand."""
    skipped = Signal()
    """The named person will sign later, so go to the next."""

    def __init__(self) -> None:
        super().__init__()
        self._done = Banner(Tone.GOOD, "")
        self._pass, self._name, self._words = Lead(), SignerName(), Body()
        self._take = Button("", self.taken.emit, ButtonKind.PRIMARY)
        self._rows = ColumnLayout(6)
        self._turns = Subheading("In turn")
        self.above.addWidget(self._done)
        self.card.body.add(self._pass, self._name, self._words)
        self.card.body.addWidget(ButtonRow(self._take, Button("Skip, sign later", self.skipped.emit)))
        self.card.body.add(Hairline(), self._turns)
        self.card.body.addLayout(self._rows)

    def show_next(self, turns: Sequence[Turn], now: Turn, done: str = "") -> None:
        """Name the next person. `done` says whose answer was just recorded."""
        self._done.show_message(Tone.GOOD, done)
        self._done.setVisible(bool(done))
        self._name.setText(now.name)
        self._pass.setText("Took part online" if now.online else "Please pass the screen to")
        self._words.setText(_what_follows(now))
        # Screen readers read this with the text below it when the focus comes here.
        self.card.setAccessibleName(f"{self._pass.text()} {now.name}")
        self._take.set_text(plain(f"Record the e-mail of {now.name}" if now.online else f"I am {now.name}"))
        self._rows.clear()
        for turn in turns:
            self._rows.addWidget(_line(turn, now))
        show_if(len(turns) > 1, self._turns)

    def first_field(self) -> QWidget:
        """Return the widget that gets the focus."""
        return self._take


def _what_follows(turn: Turn) -> str:
    if turn.online:
        return (
            f"{turn.name} reads the record that you send, and confirms by e-mail. Nobody else signs for {turn.name}: "
            f"you record the words and the date of the e-mail."
        )
    if not turn.present:
        return "You will see every decision on one page. Then you say whether you agree or do not agree."
    return (
        "You will see every decision and how you voted on one page. Then you sign, sign with a correction, or "
        "refuse. You cannot see or change anyone else’s answer."
    )


def _line(turn: Turn, now: Turn) -> QWidget:
    line = QWidget()
    row = Row(10, parent=line)
    if turn.sign is not None:
        row.addWidget(Sign(*turn.sign, side=20))
    else:
        row.addWidget(StateMark(Mark.NOT_DECIDED) if turn.present else Sign(Icon.CLOCK, Tone.WAITING, side=20))
    is_now = turn.person == now.person
    row.addWidget(Subheading(turn.name) if is_now else Body(turn.name), 1)
    if note := "now" if is_now else turn.note:
        row.addWidget(Muted(note, wrap=False))
    return line
