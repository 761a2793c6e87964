"""Loads the modules that every plan needs after the first paint, one at a time, so that opening a plan is quicker."""

from __future__ import annotations

from importlib import import_module

from PySide6.QtCore import QObject, QTimer, Signal

AHEAD = (
    "wizard.services.example_plan",
    "wizard.storage.open_store",
    "wizard.ui.session.plan_disk",
    "wizard.minutes.minutes",
    "wizard.checks.item_checks",
    "wizard.checks.all_checks",
    "wizard.overview.due_rows",
    "wizard.ui.decision.position_cards",
    "wizard.ui.decision.sheets",
    "wizard.ui.pack_fields.position_fields",
    "wizard.ui.decision.decision_panel",
    "wizard.ui.steps.action.item_page",
    "wizard.ui.steps.practice.practice_page",
    "wizard.ui.steps.meeting.meeting_page",
    "wizard.ui.steps.review.review_page",
    "wizard.ui.steps.sign.sign_page",
    "wizard.ui.steps.export.export_page",
)
"""In this order, so that none of them takes long: each finds most of what it needs already loaded."""

_PAUSE = 10
"""Milliseconds between two modules, so that whatever the reader does comes first."""


class ReadAhead(QObject):
    """Loads `AHEAD` in the pauses of the event loop."""

    over = Signal()
    """All of them are loaded."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._left = list(AHEAD)
        self._next = QTimer(self, interval=_PAUSE)
        self._next.timeout.connect(self.load_next)

    def begin(self) -> None:
        """Load the modules one by one from now on."""
        self._next.start()

    def load_next(self) -> None:
        """Load the next module, and stop after the last."""
        if self._left:
            import_module(self._left.pop(0))
        if not self._left and self._next.isActive():
            self._next.stop()
            self.over.emit()

    @property
    def is_over(self) -> bool:
        """Whether all of them are loaded."""
        return not self._left
