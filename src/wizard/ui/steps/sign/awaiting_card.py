"""The proposals of a closed meeting that await absent partners, each with a button to record an answer."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from wizard.minutes.absent_answers import AbsentAnswersTo, still_awaited
from wizard.minutes.minutes import Minutes
from wizard.ui.widgets.buttons import Button
from wizard.ui.widgets.cards import Card
from wizard.ui.widgets.spacing import TOP, ColumnLayout, Row, show_if
from wizard.ui.widgets.text_labels import Hint, Muted, Subheading

_CONSENT = "An answer counts from the day it was given. It is not a signature, and signing is not an answer."


class AwaitingCard(Card):
    """The card for these proposals; hidden if there are none."""

    answer_wanted = Signal(str, str)
    """The reader wants to record an answer to this proposal on this item."""

    def __init__(self) -> None:
        super().__init__("Waiting for absent partners", gap=10)
        self._rows = ColumnLayout(10)
        self.body.addLayout(self._rows)
        self.body.addWidget(Hint(_CONSENT))

    def show_minutes(self, minutes: Minutes, *, editable: bool) -> None:
        """Show the proposals of a closed meeting that await answers."""
        found = still_awaited(minutes)
        show_if(bool(found), self)
        self._rows.clear()
        for each in found:
            self._rows.addWidget(self._row(each, editable=editable))

    def _row(self, found: AbsentAnswersTo, *, editable: bool) -> QWidget:
        line = QWidget()
        row = Row(10, parent=line)
        text = ColumnLayout(1)
        text.add(Subheading(found.head), Muted(found.sentence))
        for partner in found.partners:
            text.addWidget(Muted(f"{partner.name}: {partner.words}"))
        row.addLayout(text, 1)
        if editable:
            words = "Record the casting vote…" if found.casting else "Record an answer…"
            button = Button(words, partial(self.answer_wanted.emit, found.item, found.proposal), small=True)
            button.setAccessibleName(f"{words.rstrip('…')}: {found.head}")
            row.addWidget(button, 0, TOP)
        return line
