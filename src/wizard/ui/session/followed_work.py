"""Work on another thread that reports its progress, and stops at its next report once nobody waits for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from wizard.ui.session.disk_jobs import LeftError, Waiting, wait_for

T = TypeVar("T")

Say = Callable[[str], None]
"""Called with a sentence on the progress."""


class StoppedError(Exception):
    """Nobody is waiting for this work any more."""


class _Teller(QObject):
    """Passes progress reports on to the window's thread."""

    said = Signal(str)
    stopped = False

    def say(self, sentence: str) -> None:
        """Pass a report on.

        Raises:
            StoppedError: The person stopped waiting.
        """
        if self.stopped:
            raise StoppedError
        self.said.emit(sentence)


def wait_and_follow(window: QWidget, work: Callable[[Say], T], waiting: Waiting) -> T:
    """Run `work` on another thread, show the progress it reports, and return its result.

    Raises:
        LeftError: The person stopped waiting; the work stops at its next report.
    """
    teller = _Teller()

    def follow(show: Say) -> None:
        teller.said.connect(show, Qt.ConnectionType.QueuedConnection)

    try:
        return wait_for(window, lambda: work(teller.say), waiting, progress=follow)
    except LeftError:
        teller.stopped = True
        raise
