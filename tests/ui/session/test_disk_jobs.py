"""Disk work while the window is open: the window waits with a message, and the user can leave it."""

import threading
import time
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete
from tests.ui.seeing import button

from wizard.ui.session import disk_jobs
from wizard.ui.session.disk_jobs import (
    CANCEL,
    SHOWN_AFTER,
    LeftError,
    Waiting,
    WayOut,
    answers_soon,
    do_beside,
    is_waiting,
    wait_for,
)
from wizard.ui.session.wait_dialog import WaitDialog
from wizard.ui.widgets.typing_news import typing_news

OPENING = Waiting("Opening “osei.gpplan”")


@pytest.fixture
def answer() -> Iterator[threading.Event]:
    """A disk that answers once this is set; it is set at the end."""
    answer = threading.Event()
    yield answer
    answer.set()
    time.sleep(0.05)


def when_shown(do: Callable[[WaitDialog], object]) -> None:
    """Do something with the dialog as soon as it is open."""

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


def test_what_is_done_beside_the_window_takes_no_key_from_it(
    qtbot: QtBot, window: QWidget, answer: threading.Event
) -> None:
    field = QLineEdit(window)
    field.show()
    told: list[bool] = []
    do_beside(window, answer.wait, told.append)
    QTest.keyClicks(field, "Heath")
    qtbot.wait(SHOWN_AFTER + 200)
    QTest.keyClicks(field, " Surgery")
    assert (field.text(), QApplication.activeModalWidget(), told) == ("Heath Surgery", None, [])
    assert not is_waiting()
    answer.set()
    qtbot.waitUntil(lambda: told == [True])


@pytest.mark.parametrize("busy", ["asked", "typing"])
def test_what_is_done_beside_the_window_is_told_of_once_nobody_is_busy(
    qtbot: QtBot, window: QWidget, monkeypatch: pytest.MonkeyPatch, busy: str
) -> None:
    monkeypatch.setattr(disk_jobs, "_AGAIN", 20)
    dialog, told = QDialog(window), list[int]()
    if busy == "asked":
        dialog.open()
    else:
        typing_news().untold[0] = lambda: None
    do_beside(window, lambda: 7, told.append)
    qtbot.wait(200)
    assert told == []
    typing_news().untold.pop(0, None)
    dialog.done(0)
    qtbot.waitUntil(lambda: told == [7])


def test_what_is_done_beside_a_window_that_is_gone_is_told_to_nobody(qtbot: QtBot, answer: threading.Event) -> None:
    gone, told = QWidget(), list[bool]()
    do_beside(gone, answer.wait, told.append)
    delete(gone)
    answer.set()
    qtbot.wait(100)
    assert told == []
