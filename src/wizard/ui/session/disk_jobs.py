"""Runs disk work on other threads, so that the window keeps painting and people can stop waiting.

Short work ends before anybody notices; longer work shows a dialog. If the person stops waiting, the work goes on until
the disk answers, and its result is then handed to `give_back`.
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterator, Sequence
from typing import Generic, NamedTuple, TypeVar

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from wizard.ui.widgets.typing_news import typing_news

T = TypeVar("T")

AT_ONCE = 0.05
"""Seconds that work may block the window, too short for anybody to notice."""

SHOWN_AFTER = 400
"""Milliseconds before a dialog says what the window is waiting for."""

_AGAIN = 500
"""Milliseconds between checks whether somebody is still typing or a dialog is open."""


Progress = Callable[[Callable[[str], None]], object]
"""Called with a function that shows progress, as soon as there is a dialog to show it."""


class LeftError(Exception):
    """The person stopped waiting for the work."""

    def __init__(self, how: str) -> None:
        super().__init__(how)
        self.how = how
        """The value of the button they chose; empty if the program ends."""


class WayOut(NamedTuple):
    """A button that lets the person stop waiting."""

    value: str
    label: str


CANCEL = WayOut("cancel", "Cancel")
"""The usual button."""


class Waiting(NamedTuple):
    """The texts shown while the window waits."""

    title: str
    """“Opening “osei.gpplan””."""
    sentence: str = "The disk or the network is slow to respond."
    ways_out: Sequence[WayOut] = (CANCEL,)
    """The buttons; Escape means the first."""


class _Bell(QObject):
    """Signals the end of a job to the window's thread."""

    rung = Signal()


class _Job(Generic[T]):
    """A piece of work on its own thread, so that a disk that never answers blocks nothing else."""

    def __init__(self, work: Callable[[], T], give_back: Callable[[T], object]) -> None:
        self._work, self._give_back = work, give_back
        self._guard = threading.Lock()
        self._left = False
        self._bell: _Bell | None = None
        self._over = threading.Event()
        self._results: list[T] = []
        self._error: BaseException | None = None
        threading.Thread(target=self._run, name="disk", daemon=True).start()

    def is_over(self, within: float = 0) -> bool:
        """Whether the work is over, or ends within this many seconds."""
        return self._over.wait(within)

    def ring(self, bell: _Bell) -> None:
        """Ring `bell` when the work ends, or at once if it is over."""
        with self._guard:
            self._bell = bell
            if self._over.is_set():
                bell.rung.emit()

    def leave(self) -> bool:
        """Stop waiting for the work; return False if it is over."""
        with self._guard:
            self._bell = None
            self._left = not self._over.is_set()
            return self._left

    def result(self) -> T:
        """Return the result of the work, or raise its error."""
        if self._error is not None:
            raise self._error
        return self._results[0]

    def _run(self) -> None:
        try:
            self._results.append(self._work())
        except BaseException as error:  # noqa: BLE001  # `result` raises it in the waiting thread.
            self._error = error
        with self._guard:
            self._over.set()
            left = self._left
            if self._bell is not None:
                self._bell.rung.emit()
        if left:
            for result in self._results:
                self._give_back(result)


def answers_soon(asks: Callable[[], bool], within: float = 0.5) -> bool:
    """Whether a disk says yes within this many seconds. A disk that does not answer counts as no."""
    job = _Job(asks, lambda _answer: None)
    try:
        return job.is_over(within) and job.result()
    except OSError:
        return False


class _Waits:
    """The number of nested waits, and the bell that ends them."""

    depth = 0
    bell: _Bell | None = None


def is_waiting() -> bool:
    """Whether the window is waiting for something."""
    return _Waits.depth > 0


def wait_for(
    window: QWidget,
    work: Callable[[], T],
    waiting: Waiting,
    *,
    give_back: Callable[[T], object] = lambda _result: None,
    progress: Progress = lambda _say: None,
) -> T:
    """Run `work` on another thread and return its result. `work` must not touch the window.

    Args:
        window: The parent of the dialog.
        work: The work to do.
        waiting: The texts to show meanwhile.
        give_back: Called on another thread with the result of `work` if the person stopped waiting.
        progress: Called once with a function that shows progress. Call that function on the window's thread only.

    Raises:
        LeftError: The person stopped waiting.
    """
    job = _Job(work, give_back)
    with _counted():
        if not job.is_over(AT_ONCE) and not _is_over_soon(job):
            how = _shown(job, window, waiting, progress)
            if job.leave():
                raise LeftError(how)
    return job.result()


def do_beside(window: QWidget, work: Callable[[], T], then: Callable[[T], object]) -> None:
    """Run `work` on another thread without a dialog, so the window stays usable. `work` must not touch the window.

    `then` gets the result on the window's thread once nobody is typing and no dialog is open, so it may open one. An
    error of `work` is raised there. Nothing happens if the window is gone by then.
    """
    job, bell = _Job(work, lambda _result: None), _Bell()

    def hear() -> None:
        if not isValid(window):
            return
        if typing_news().untold or QApplication.activeModalWidget() is not None:
            QTimer.singleShot(_AGAIN, window, hear)
        else:
            then(job.result())

    bell.rung.connect(hear, Qt.ConnectionType.QueuedConnection)
    job.ring(bell)


@contextlib.contextmanager
def _counted() -> Iterator[None]:
    _Waits.depth += 1
    try:
        yield
    finally:
        _Waits.depth -= 1


def _is_over_soon(job: _Job[T]) -> bool:
    """Wait briefly without a dialog, which would only flicker. Keys and clicks are handled afterwards."""
    loop = QEventLoop()
    QTimer.singleShot(SHOWN_AFTER, loop, loop.quit)
    with _listening(job, loop.quit):
        loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
    return job.is_over()


def _shown(job: _Job[T], window: QWidget, waiting: Waiting, progress: Progress) -> str:
    """Show the dialog until the work is over or the person stops waiting; return the value of the button pressed."""
    from wizard.ui.session.wait_dialog import WaitDialog

    dialog = WaitDialog(QApplication.activeModalWidget() or window, *waiting)
    progress(dialog.say)
    with _listening(job, dialog.accept):
        dialog.exec()
    dialog.deleteLater()
    return dialog.way_out


@contextlib.contextmanager
def _listening(job: _Job[T], ends: Callable[[], object]) -> Iterator[None]:
    """Call `ends` on the window's thread when the job is over."""
    bell = _Waits.bell = _Waits.bell or _Bell()

    def hear() -> None:
        if job.is_over():
            ends()

    bell.rung.connect(hear, Qt.ConnectionType.QueuedConnection)
    job.ring(bell)
    try:
        yield
    finally:
        bell.rung.disconnect(hear)
