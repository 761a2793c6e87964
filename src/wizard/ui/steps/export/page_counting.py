"""Counts the pages of each document on another thread, once the document on show has been made."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

if TYPE_CHECKING:
    from wizard.plan.plan import Plan
    from wizard.services.document_set import PageCounts


class _NotWantedError(Exception):
    """The count is no longer needed."""


class PageCounter(QObject):
    """Counts the pages of all documents of one plan at a time, on its own thread."""

    _counted = Signal(int, object)
    """The number of the count and its `PageCounts`, delivered on the window's thread."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._turn = 0
        self._done: Callable[[PageCounts], None] | None = None
        self._counted.connect(self._tell)

    def count(self, plan: Plan, done: Callable[[PageCounts], None]) -> None:
        """Start a count, and abandon any earlier one."""
        self._turn += 1
        self._done = done
        threading.Thread(target=self._work, args=(plan, self._turn), name="pages", daemon=True).start()

    def stop(self) -> None:
        """Abandon the current count; its result is not delivered."""
        self._turn += 1
        self._done = None

    def _work(self, plan: Plan, turn: int) -> None:
        from wizard.services import document_set, plan_files

        def go_on() -> None:
            if turn != self._turn:
                raise _NotWantedError

        try:
            found = document_set.count_pages(plan, go_on)
            go_on()
        except (_NotWantedError, plan_files.ServiceError):
            # If a document cannot be made, the preview says why.
            return
        self._counted.emit(turn, found)

    def _tell(self, turn: int, found: PageCounts) -> None:
        done = self._done
        owner = getattr(done, "__self__", None)
        # A hidden page is deleted when the look changes, and PySide raises when a method of a deleted object is called.
        if turn == self._turn and done is not None and (not isinstance(owner, QObject) or isValid(owner)):
            done(found)


def pages_in_words(parts: tuple[int, ...]) -> str:
    """Return “8 pages, annex 18”, “2 pages”; empty if the pages were not counted."""
    from wizard.foundation.formatting import counted

    if not parts:
        return ""
    return ", annex ".join([counted(parts[0], "page"), *map(str, parts[1:])])
