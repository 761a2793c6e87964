"""The sheet on which a roll is called, in the place of texts and decision: everybody on one screen."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from wizard.ui.accessibility.shortcuts import Scope, pressed
from wizard.ui.decision.vote_panel import VotePanel
from wizard.ui.widgets.buttons import Button, ButtonKind
from wizard.ui.widgets.cards import Card
from wizard.ui.widgets.scroll_page import Pane
from wizard.ui.widgets.spacing import ColumnLayout
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
        self._vote = vote
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
        self._vote.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back to the item."""
        if pressed(Scope.PANEL, event) == "close_panel":
            self.left.emit()
        else:
            super().keyPressEvent(event)
