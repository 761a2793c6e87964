"""Work on disks beside the window: it goes on painting and answering, says what is waited for, and can be left.

Short work ends before anybody notices. After that the person sees a dialog; what they leave goes on by itself until
the disk answers, and what it came to is given back then.
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
"""Seconds that work may hold up the window: too short to be seen."""

SHOWN_AFTER = 400
"""Milliseconds after which it is said what is waited for."""

_AGAIN = 500
"""Milliseconds after which it is looked again whether somebody is still busy in the window."""


Progress = Callable[[Callable[[str], None]], object]
"""Called with a function that says how far something is, once that can be said."""


class LeftError(Exception):
    """The person does not wait for it any longer."""

    def __init__(self, how: str) -> None:
        super().__init__(how)
        self.how = how
        """The value of the way out that they took; empty where the program ends."""


class WayOut(NamedTuple):
    """A button with which the person stops waiting."""

    value: str
    label: str


CANCEL = WayOut("cancel", "Cancel")
"""The usual way out."""


class Waiting(NamedTuple):
    """What is said while something is waited for."""

    title: str
    """“Opening “osei.gpplan””."""
    sentence: str = "The disk or the network is slow to respond."
    ways_out: Sequence[WayOut] = (CANCEL,)
    """The first one is what Escape does."""


class _Bell(QObject):
    """Brings the end of any job over to the window's thread."""

    rung = Signal()


class _Job(Generic[T]):
    """One piece of work, on a thread of its own: one disk that never answers holds up no other."""

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
        """Whether it is over, or ends within so many seconds."""
        return self._over.wait(within)

    def ring(self, bell: _Bell) -> None:
        """Ring at the end, at once if it is over."""
        with self._guard:
            self._bell = bell
            if self._over.is_set():
                bell.rung.emit()

    def leave(self) -> bool:
        """Wait for it no longer; False if it is over."""
        with self._guard:
            self._bell = None
            self._left = not self._over.is_set()
            return self._left

    def result(self) -> T:
        """Return what it came to, or raise what it raised."""
        if self._error is not None:
            raise self._error
        return self._results[0]

    def _run(self) -> None:
        try:
            self._results.append(self._work())
        except BaseException as error:  # noqa: BLE001  # It is raised where it is waited for.
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
    """Whether a disk says yes in so many seconds; one that says nothing is not waited for."""
    job = _Job(asks, lambda _answer: None)
    try:
        return job.is_over(within) and job.result()
    except OSError:
        return False


class _Waits:
    """The waits of this program, which may be within one another, and the bell that ends them."""

    depth = 0
    bell: _Bell | None = None


def is_waiting() -> bool:
    """Whether the window waits for something now."""
    return _Waits.depth > 0


def wait_for(
    window: QWidget,
    work: Callable[[], T],
    waiting: Waiting,
    *,
    give_back: Callable[[T], object] = lambda _result: None,
    progress: Progress = lambda _say: None,
) -> T:
    """Do `work` beside the window and return what it returns; it may not touch the window.

    Args:
        window: What the dialog stands on.
        work: What is to be done.
        waiting: What is said meanwhile.
        give_back: Called, on another thread, with what `work` returns if nobody waits for it any longer.
        progress: Called once with a function that says how far it is; that is to be called on the window's thread.

    Raises:
        LeftError: The person did not wait.
    """
    job = _Job(work, give_back)
    with _counted():
        if not job.is_over(AT_ONCE) and not _is_over_soon(job):
            how = _shown(job, window, waiting, progress)
            if job.leave():
                raise LeftError(how)
    return job.result()


def do_beside(window: QWidget, work: Callable[[], T], then: Callable[[T], object]) -> None:
    """Do `work` beside the window, which takes keys and clicks all the while; `work` may not touch the window.

    `then` gets what it came to, on the window's thread, as soon as nobody types and nothing else is asked: it may ask.
    An error of `work` is raised there. Nothing happens if the window is gone by then.
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
    """Wait a little without a dialog, which would only flicker; what is typed meanwhile is done afterwards."""
    loop = QEventLoop()
    QTimer.singleShot(SHOWN_AFTER, loop, loop.quit)
    with _listening(job, loop.quit):
        loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
    return job.is_over()


def _shown(job: _Job[T], window: QWidget, waiting: Waiting, progress: Progress) -> str:
    """Show the dialog until the work is over or the person leaves it; return which way out they took."""
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
