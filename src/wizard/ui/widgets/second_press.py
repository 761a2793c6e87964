"""Whether a press is still meant for what was there before: the second half of a double press decides nothing."""

from __future__ import annotations

from time import monotonic

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

_MEANT = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
    Qt.FocusReason.MouseFocusReason,
)
"""The reasons that somebody moved the focus there; for any other the program did."""


class Arrival:
    """When a control came to where it is, and whether the next press is still meant for what was there."""

    _begun = _done = 0.0
    """When anything was last pressed, by mouse or key, and when all that it does was done."""
    _is_down = False
    """Whether it is not done yet: Space and the mouse do nothing until they are let go."""

    def __init__(self) -> None:
        self._came = -1.0

    def note(self) -> None:
        """Note that it came, moved, or got other words."""
        self._came = monotonic()

    def note_focus(self, reason: Qt.FocusReason) -> None:
        """Note that it got the focus, unless somebody went to it."""
        if reason not in _MEANT:
            self.note()

    @property
    def is_second(self) -> bool:
        """Whether it came by a press that was dealt with so short ago that another one is meant for what was there."""
        short = QApplication.doubleClickInterval() / 1000
        return Arrival._begun <= self._came and monotonic() - Arrival._done < short

    @staticmethod
    def note_press() -> None:
        """Note that something is pressed."""
        Arrival._begun = Arrival._done = monotonic()
        Arrival._is_down = True

    @staticmethod
    def note_done() -> None:
        """Note that what was pressed has done what it does: on a slow PC that takes longer than a double press."""
        if Arrival._is_down:
            Arrival._done = monotonic()
        Arrival._is_down = False
