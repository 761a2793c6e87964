"""However the program ends, the typed text is in the plan's file and no lock is left."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from tests.plans import worked_example
from tests.ui.answering import answering
from tests.ui.keyboard import settle
from tests.ui.seeing import field
from tests.ui.wholewindow import page, wait_until, whole_window

from wizard.storage.plan_file import read_plan, write_new_plan
from wizard.ui.application.controller import Controller
from wizard.ui.application.ending import Ending
from wizard.ui.inputs.text_inputs import TextField
from wizard.ui.shell.sidebar import SavedState


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "plan.gpplan"
    write_new_plan(path, worked_example(), 1)
    return path


def typed_in(controller: Controller, name: str, text: str) -> TextField:
    """Type into a field of the Practice step, and stop in the middle of it."""
    controller.go_to("practice")
    found = field(page(controller), name)
    assert isinstance(found, TextField)
    found.setFocus()
    found.selectAll()
    QTest.keyClicks(found, text)
    return found


def saved(window: QWidget) -> str:
    return window.findChildren(SavedState)[0].text()


def locks(path: Path) -> list[str]:
    return [file.name for file in path.parent.iterdir() if "lock" in file.name]


def test_the_end_keeps_what_is_being_typed_and_leaves_no_lock(qtbot: QtBot, path: Path) -> None:
    with whole_window(path) as controller:
        typed_in(controller, "Name", "Heath Surgery")
        assert locks(path)
        controller.end()
        assert read_plan(path).practice.name == "Heath Surgery"
        assert locks(path) == []
        controller.end()


def test_the_sessions_end_keeps_what_is_being_typed_and_the_plan_stays_open(qtbot: QtBot, path: Path) -> None:
    with whole_window(path) as controller:
        typed_in(controller, "Name", "Heath Surgery")
        controller.keep()
        wait_until(lambda: read_plan(path).practice.name == "Heath Surgery")
        assert controller.session.is_open


def test_somebody_written_and_not_added_is_added_when_the_step_is_left(qtbot: QtBot, path: Path) -> None:
    with whole_window(path) as controller:
        typed_in(controller, "Add somebody", "Dr Ina Frost, salaried GP")
        controller.go_to("meeting")
        assert controller.session.plan.people[-1].name == "Dr Ina Frost"
        assert controller.session.plan.people[-1].votes == 0


def test_saving_is_said_from_the_first_key(qtbot: QtBot, path: Path) -> None:
    with whole_window(path) as controller:
        name = typed_in(controller, "Name", "H")
        assert saved(controller.window) == "Saving…"
        name.commit()
        wait_until(lambda: saved(controller.window).startswith("Saved "))
        QTest.keyClicks(name, "x")
        QTest.keyClick(name, Qt.Key.Key_Backspace)
        assert saved(controller.window) == "Saving…"
        name.commit()
        assert saved(controller.window).startswith("Saved ")


@pytest.fixture
def heeded(number: str) -> Iterator[None]:
    """A signal that is handled: a run under nohup, or in a shell's background, has inherited it ignored."""
    before = signal.signal(getattr(signal, number), signal.default_int_handler)
    yield
    signal.signal(getattr(signal, number), before)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows asks the window to close")
@pytest.mark.usefixtures("heeded")
@pytest.mark.parametrize("number", ["SIGTERM", "SIGHUP", "SIGINT"])
def test_a_signal_ends_the_program_in_good_order(
    qtbot: QtBot, path: Path, monkeypatch: pytest.MonkeyPatch, number: str
) -> None:
    ended: list[int] = []
    monkeypatch.setattr(QGuiApplication, "exit", ended.append)
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    with whole_window(path) as controller:
        before = signal.getsignal(getattr(signal, number))
        ending = Ending(application, controller)
        try:
            typed_in(controller, "Name", "Heath Surgery")
            os.kill(os.getpid(), getattr(signal, number))
            wait_until(lambda: bool(ended))
            assert ended == [0]
            assert read_plan(path).practice.name == "Heath Surgery"
            assert locks(path) == []
        finally:
            ending.let_go()
            ending.let_go()
        assert signal.getsignal(getattr(signal, number)) is before


@pytest.mark.skipif(sys.platform == "win32", reason="Windows asks the window to close")
def test_a_signal_that_is_to_be_ignored_stays_so(qtbot: QtBot) -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    try:
        with whole_window() as controller:
            ending = Ending(application, controller)
            assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
            ending.let_go()
    finally:
        signal.signal(signal.SIGHUP, before)


def drop(controller: Controller, path: Path) -> Qt.DropAction:
    """Drop a file in the middle of the window; return what happened to it."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    actions = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
    rest = (actions, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    for dragged in (QDragEnterEvent(QPoint(40, 40), *rest), QDragMoveEvent(QPoint(40, 40), *rest)):
        QApplication.sendEvent(controller.window, dragged)
        assert dragged.isAccepted()
        assert dragged.dropAction() is Qt.DropAction.CopyAction
    event = QDropEvent(QPointF(40, 40), *rest)
    event.setDropAction(Qt.DropAction.MoveAction)
    QApplication.sendEvent(controller.window, event)
    done = event.dropAction()
    settle(50)
    return done


def test_a_plan_that_is_dropped_is_opened_and_copied_never_moved(qtbot: QtBot, path: Path) -> None:
    with whole_window() as controller:
        assert drop(controller, path) is Qt.DropAction.CopyAction
        wait_until(lambda: controller.saver.path == path)


def test_another_file_that_is_dropped_is_refused_in_a_sentence(qtbot: QtBot, tmp_path: Path) -> None:
    with whole_window() as controller, answering("Close") as said:
        drop(controller, tmp_path / "people.xlsx")
        wait_until(lambda: bool(said))
    assert "not a plan, a PDF or guidance" in said[0]


WAITS_FOR_EVER = """
import time
from wizard.ui.application.ending import end_for_certain

class Gone:
    def __del__(self):
        time.sleep(120)

left = Gone()
end_for_certain(1)
"""


def test_a_process_that_waits_for_something_at_its_end_is_ended_all_the_same() -> None:
    # `subprocess.run` raises if the process is still there after a minute.
    ended = subprocess.run([sys.executable, "-c", WAITS_FOR_EVER], capture_output=True, timeout=60, check=False)

    assert ended.returncode == 1
    assert ended.stderr == b""
