"""The sheet on which a roll is called, in the place of texts and decision: everybody on one screen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from wizard.minutes.entries import ProposalMinutes
from wizard.ui.accessibility.shortcuts import Scope, pressed
from wizard.ui.decision.vote_panel import VotePanel
from wizard.ui.widgets.buttons import Button, ButtonKind
from wizard.ui.widgets.cards import Card
from wizard.ui.widgets.scroll_page import Pane
from wizard.ui.widgets.spacing import ColumnLayout, Row, show_if
from wizard.ui.widgets.text_labels import Subheading


class RollCallSheet(Card):
    """What is put, the vote, and the ways to what alters who may vote."""

    left = Signal()
    """Back to the item; what was answered stays."""
    attendance_wanted = Signal()
    """Somebody came or left."""
    interests_wanted = Signal()
    """Somebody has an interest in the item."""

    def __init__(self, vote: VotePanel) -> None:
        super().__init__("", gap=4)
        self.vote = vote
        self._put = Subheading()
        body = QWidget()
        inside = ColumnLayout(0, (5, 0, 5, 2), body)
        inside.addWidget(vote)
        inside.addStretch(1)
        self._pane = Pane(body, on_card=True)
        self._pane.set_scrolling(True)
        self.body.set_margins((13, 8, 13, 4))
        for part in (vote.call, vote.numbers):
            for words, wanted in (("Attendance", self.attendance_wanted), ("Interests", self.interests_wanted)):
                part.put_beside(Button(words, wanted.emit, ButtonKind.TEXT, small=True))
        self.body.addWidget(self._put)
        self.body.addWidget(self._pane, 1)

    def show_put(self, resolution: str) -> None:
        """Say what is put."""
        self._put.setText(resolution)
        self.setAccessibleName(f"Roll call. {resolution}")

    def start(self) -> None:
        """Put the focus where the vote begins."""
        self.vote.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back to the item."""
        if pressed(Scope.PANEL, event) == "close_panel":
            self.left.emit()
        else:
            super().keyPressEvent(event)


class CalledRoll:
    """The sheet of the roll, which is made for the first call: it holds a row for everybody, and few calls are made."""

    def __init__(self, make: Callable[[], RollCallSheet]) -> None:
        self._make = make
        self._sheet: RollCallSheet | None = None

    @property
    def sheet(self) -> RollCallSheet:
        """The sheet."""
        if self._sheet is None:
            self._sheet = self._make()
        return self._sheet

    def place(self, row: Row, *, calling: bool) -> None:
        """Show the sheet in `row` while the roll is called, and only then."""
        if calling and row.indexOf(self.sheet) < 0:
            row.addWidget(self.sheet, 1)
            # At once, and not with the next events: the focus goes there now.
            self.sheet.show()
        if self._sheet is not None:
            show_if(calling, self._sheet)

    def show(self, put: ProposalMinutes) -> None:
        """Show the votes on what is put, if the roll was ever called."""
        if self._sheet is not None:
            self._sheet.vote.show_vote(put.proposal, put.ruling)
            self._sheet.show_put(put.resolution)

    def secret(self) -> str:
        """Return what is said in place of the outcome while votes are hidden and not all in; empty otherwise."""
        return self._sheet.vote.secret() if self._sheet is not None else ""
