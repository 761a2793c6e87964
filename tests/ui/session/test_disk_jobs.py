"""Work on disks beside the window: it is waited for with a word, and can be left."""

import threading
import time
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.seeing import button

from wizard.ui.session.disk_jobs import CANCEL, LeftError, Waiting, WayOut, answers_soon, is_waiting, wait_for
from wizard.ui.session.wait_dialog import WaitDialog

OPENING = Waiting("Opening “osei.gpplan”")


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture
def answer() -> Iterator[threading.Event]:
    """A disk that answers once this is set; it is set in the end."""
    answer = threading.Event()
    yield answer
    answer.set()
    time.sleep(0.05)


def when_shown(do: Callable[[WaitDialog], object]) -> None:
    """Do something with the dialog as soon as it is there."""

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, WaitDialog):
            do(dialog)
        else:
            QTimer.singleShot(10, look)

    QTimer.singleShot(0, look)


def test_short_work_shows_nothing(window: QWidget) -> None:
    assert wait_for(window, lambda: 7, OPENING) == 7
    assert not is_waiting()


def test_what_the_work_raises_is_raised_where_it_is_waited_for(window: QWidget) -> None:
    def fails() -> None:
        time.sleep(0.1)
        raise ValueError("the disk says no")

    with pytest.raises(ValueError, match="the disk says no"):
        wait_for(window, fails, OPENING)


def test_the_window_lives_while_a_disk_is_slow_and_the_dialog_goes_by_itself(
    window: QWidget, answer: threading.Event
) -> None:
    seen: list[object] = []
    ticks = QTimer()
    ticks.timeout.connect(lambda: seen.append("tick"))
    ticks.start(20)

    def look(dialog: WaitDialog) -> None:
        seen.append((dialog.windowTitle(), is_waiting()))
        answer.set()

    when_shown(look)
    assert wait_for(window, lambda: answer.wait(10), OPENING)
    assert ("Opening “osei.gpplan”", True) in seen
    assert seen.count("tick") > 5
    assert QApplication.activeModalWidget() is None


def test_whoever_leaves_goes_on_at_once_and_what_comes_late_is_given_back(
    qtbot: QtBot, window: QWidget, answer: threading.Event
) -> None:
    given_back: list[str] = []

    def opens() -> str:
        answer.wait(10)
        return "a plan"

    when_shown(lambda dialog: button(dialog, "Cancel").click())
    with pytest.raises(LeftError) as left:
        wait_for(window, opens, OPENING, give_back=given_back.append)
    assert (left.value.how, given_back) == ("cancel", [])
    answer.set()
    qtbot.waitUntil(lambda: given_back == ["a plan"])


def test_escape_takes_the_first_way_out(window: QWidget, answer: threading.Event) -> None:
    waiting = Waiting("Saving “osei.gpplan”", ways_out=(WayOut("stay", "Keep the window open"), CANCEL))
    when_shown(lambda dialog: dialog.reject())
    with pytest.raises(LeftError) as left:
        wait_for(window, lambda: answer.wait(10), waiting)
    assert left.value.how == "stay"


def test_how_far_it_is_is_said(qtbot: QtBot, window: QWidget, answer: threading.Event) -> None:
    said: list[str] = []

    def read(dialog: WaitDialog) -> None:
        said.extend(label.text() for label in dialog.findChildren(QLabel))
        answer.set()

    when_shown(read)
    wait_for(window, lambda: answer.wait(10), OPENING, progress=lambda say: say("Page 3 of 27."))
    assert "Page 3 of 27." in said


def test_one_wait_within_another_ends_first(window: QWidget, answer: threading.Event) -> None:
    inner: list[int] = []

    def wait_within(_dialog: WaitDialog) -> None:
        inner.append(wait_for(window, lambda: 1, OPENING))
        answer.set()

    when_shown(wait_within)
    assert wait_for(window, lambda: answer.wait(10), OPENING)
    assert (inner, is_waiting()) == ([1], False)


def test_a_disk_that_says_nothing_is_not_waited_for(answer: threading.Event) -> None:
    def fails() -> bool:
        raise OSError

    assert not answers_soon(lambda: answer.wait(10), within=0.05)
    assert not answers_soon(fails)
    assert answers_soon(lambda: True)
