"""Detects presses meant for something that was there before, so that a double press never decides anything."""

from __future__ import annotations

from time import monotonic

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

_MEANT = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
    Qt.FocusReason.MouseFocusReason,
)
"""Reasons that mean a person moved the focus. With any other reason, the program did."""


def presses(event: QKeyEvent) -> bool:
    """Whether a key presses the control that has the focus: Space or Enter."""
    return event.text() in (" ", "\r", "\n")


class Arrival:
    """Remembers when a control appeared, and tells whether the next press was meant for something else."""

    _begun = _done = 0.0
    """When the last press by mouse or key began, and when its effect was complete."""
    _turned = -1.0
    """When a dialog was closed last, so that presses fall on what was below it."""
    _is_down = False
    """Whether a press is still going on: Space and the mouse take effect on release."""

    def __init__(self) -> None:
        self._came = -1.0

    def note(self) -> None:
        """Note that the control appeared, moved or changed its text."""
        self._came = monotonic()

    def note_focus(self, reason: Qt.FocusReason) -> None:
        """Note that it got the focus, unless a person moved it there."""
        if reason not in _MEANT:
            self.note()

    @property
    def is_second(self) -> bool:
        """Whether a press just before made the control appear, so that the next press is not meant for it."""
        short = QApplication.doubleClickInterval() / 1000
        return Arrival._begun <= max(self._came, Arrival._turned) and monotonic() - Arrival._done < short

    def note_turn(self) -> None:
        """Note that the dialog that appeared was closed, which brings everything below it within reach.

        Where nothing was pressed in it, as with Escape, the next press is meant for what is below.
        """
        if Arrival._begun >= self._came:
            Arrival._turned = monotonic()

    @staticmethod
    def note_press() -> None:
        """Note that something was pressed."""
        Arrival._begun = Arrival._done = monotonic()
        Arrival._is_down = True

    @staticmethod
    def note_release(event: QKeyEvent) -> None:
        """Note that Space or Enter was released; the release of another key, such as Tab, ends no press."""
        if presses(event):
            Arrival.note_done()

    @staticmethod
    def note_done() -> None:
        """Note that the effect of a press is complete, which on a slow PC takes longer than a double press."""
        if Arrival._is_down:
            Arrival._done = monotonic()
        Arrival._is_down = False
