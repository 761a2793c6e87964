"""Work beside the window that says how far it is, and ends at its next word once nobody waits for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from wizard.ui.session.disk_jobs import LeftError, Waiting, wait_for

T = TypeVar("T")

Say = Callable[[str], None]
"""Told in a sentence how far it is."""


class StoppedError(Exception):
    """Nobody waits for this work any more."""


class _Teller(QObject):
    """Brings what is said over to the window's thread."""

    said = Signal(str)
    stopped = False

    def say(self, sentence: str) -> None:
        """Pass it on.

        Raises:
            StoppedError: The person left it.
        """
        if self.stopped:
            raise StoppedError
        self.said.emit(sentence)


def wait_and_follow(window: QWidget, work: Callable[[Say], T], waiting: Waiting) -> T:
    """Do `work` beside the window, show how far it says that it is, and return what it returns.

    Raises:
        LeftError: The person did not wait; the work ends when it next says how far it is.
    """
    teller = _Teller()

    def follow(show: Say) -> None:
        teller.said.connect(show, Qt.ConnectionType.QueuedConnection)

    try:
        return wait_for(window, lambda: work(teller.say), waiting, progress=follow)
    except LeftError:
        teller.stopped = True
        raise
