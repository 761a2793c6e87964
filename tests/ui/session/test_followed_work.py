"""Work that reports its progress while the window waits, and ends once nobody waits."""

import threading
import time
from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.seeing import press
from tests.ui.session.test_disk_jobs import when_shown

from wizard.ui.session.disk_jobs import LeftError, Waiting
from wizard.ui.session.followed_work import StoppedError, wait_and_follow
from wizard.ui.session.wait_dialog import WaitDialog

CHECKING = Waiting("Checking “plan.pdf”")


def test_what_the_work_says_is_shown_and_what_it_returns_comes_back(qtbot: QtBot, window: QWidget) -> None:
    seen, shown = threading.Event(), list[str]()

    def work(say: Callable[[str], None]) -> str:
        page = 0
        while not seen.wait(0.01):
            page += 1
            say(f"Page {page} of 9.")
        return "sound"

    def look(dialog: WaitDialog) -> None:
        qtbot.waitUntil(lambda: any(label.text().startswith("Page ") for label in dialog.findChildren(QLabel)))
        shown.extend(label.text() for label in dialog.findChildren(QLabel))
        seen.set()

    when_shown(look)
    assert wait_and_follow(window, work, CHECKING) == "sound"
    assert any(text.endswith(" of 9.") for text in shown)


def test_cancel_ends_the_work_at_its_next_word(window: QWidget) -> None:
    ended = threading.Event()

    def work(say: Callable[[str], None]) -> None:
        try:
            while True:
                say("Page 1 of 9.")
                time.sleep(0.01)
        except StoppedError:
            ended.set()
            raise

    when_shown(lambda dialog: press(dialog, "Cancel"))
    with pytest.raises(LeftError):
        wait_and_follow(window, work, CHECKING)
    assert ended.wait(5)
