"""The meeting clock: how long the room has been on an item, beside what the agenda gives it. Quiet, off at first."""

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from wizard.minutes.elapsed import clock_words, is_over
from wizard.ui.theme import Mark, Tone
from wizard.ui.widgets.chip import StatusChip

_EVERY = 5_000
"""Milliseconds between two looks at the clock: it shows whole minutes, and nothing on the wall should fidget."""


class MeetingClock(StatusChip):
    """Minutes on the present item. Each item keeps its own time for as long as the program runs."""

    def __init__(self, seconds: Callable[[], float] = monotonic, parent: QWidget | None = None) -> None:
        """Read the time from `seconds`, a clock that only goes forward."""
        super().__init__("", Tone.NEUTRAL, Mark.CLOCK, parent)
        self._seconds = seconds
        self._spent: dict[str, float] = {}
        self._item = ""
        self._agenda: int | None = None
        self._since: float | None = None
        self._tick = QTimer(self, interval=_EVERY)
        self._tick.timeout.connect(self.look)
        self.hide()

    @property
    def running(self) -> bool:
        """Whether it counts."""
        return self._since is not None

    def show_item(self, item: str, agenda_minutes: int | None) -> None:
        """Count for this item from now on; the time of the one before is kept."""
        self._agenda = agenda_minutes
        if item != self._item:
            self._bank()
            self._item = item
        self.look()

    def set_running(self, running: bool) -> None:
        """Show it and count, or hide it and stop."""
        self._bank()
        self._since = self._seconds() if running else None
        if running:
            self._tick.start()
        else:
            self._tick.stop()
        self.setVisible(running)
        self.look()

    def look(self) -> None:
        """Show how long it has been."""
        running = 0.0 if self._since is None else self._seconds() - self._since
        spent = int(self._spent.get(self._item, 0.0) + running)
        words, over = clock_words(spent, self._agenda), is_over(spent, self._agenda)
        if (words, over) != (self.text, self.tone is Tone.WAITING):
            self.show_status(words, Tone.WAITING if over else Tone.NEUTRAL, Mark.CLOCK)
            self.setAccessibleName(f"Time on this item: {words}")

    def _bank(self) -> None:
        if self._since is not None:
            now = self._seconds()
            self._spent[self._item] = self._spent.get(self._item, 0.0) + now - self._since
            self._since = now
