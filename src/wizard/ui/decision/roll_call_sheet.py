"""The sheet for a roll call, shown in place of the texts and the decision, with everybody on one screen."""

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
    """The proposal and the vote, with links to attendance and interests."""

    left = Signal()
    """The reader wants to go back to the item, keeping the answers so far."""
    attendance_wanted = Signal()
    """The reader wants to record that somebody came or left."""
    interests_wanted = Signal()
    """The reader wants to record an interest in the item."""

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
        """Show the wording of the proposal."""
        self._put.setText(resolution)
        self.setAccessibleName(f"Roll call. {resolution}")

    def start(self) -> None:
        """Put the focus on the start of the vote."""
        self.vote.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to the item on Escape."""
        if pressed(Scope.PANEL, event) == "close_panel":
            self.left.emit()
        else:
            super().keyPressEvent(event)


class SheetOnDemand:
    """Creates the sheet on the first roll call: it has a row for everybody, and most items never need it."""

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
        """Show the sheet in `row` during a roll call only."""
        if calling and row.indexOf(self.sheet) < 0:
            row.addWidget(self.sheet, 1)
            # Show it now, not with the next events, because it gets the focus now.
            self.sheet.show()
        if self._sheet is not None:
            show_if(calling, self._sheet)

    def show(self, put: ProposalMinutes) -> None:
        """Show the votes on a proposal if there was a roll call."""
        if self._sheet is not None:
            self._sheet.vote.show_vote(put.proposal, put.ruling)
            self._sheet.show_put(put.resolution)

    def secret(self) -> str:
        """Return the text shown in place of the outcome while votes are hidden; otherwise an empty string."""
        return self._sheet.vote.secret() if self._sheet is not None else ""
