"""An unexpected error: the plan is kept first, the error is shown and logged, and work goes on."""

import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from tests.ui.answering import answering

from wizard.ui.application.crash_guard import (
    MOST_BYTES,
    Incident,
    LastResort,
    note_incident,
    stops_saving,
    tell_incident,
)

SECRET = "Dr Zanzibar voted against"
INCIDENT = Incident("ValueError", "wizard/ui/session.py:88 apply", "MainThread", kept=True)

CHILD = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from wizard.foundation.paths import local_folders
from wizard.services.preferences import own_preferences
from wizard.ui.application import launch
from wizard.ui.application.controller import Controller

own_preferences().change(tour_seen=True)
told = []
Controller.tell_incident = lambda self, incident: told.append(incident)


def fail():
    raise ValueError("Dr Zanzibar voted against")


def work():
    controller = QApplication.instance().property("controller")
    QTimer.singleShot(0, fail)
    QTimer.singleShot(300, go_on)


def go_on():
    if not told:
        # A busy machine takes longer; the run as a whole has its own limit.
        QTimer.singleShot(50, go_on)
        return
    print("went on", [(incident.kind, incident.kept) for incident in told])
    QApplication.quit()


before = Controller.warm_up


def warm_up(self, plan):
    before(self, None)
    self.plans.open_example()
    work()


Controller.warm_up = warm_up
code = launch.run()
print((local_folders().logs / "errors.log").read_text())
sys.exit(code)
"""


@pytest.fixture
def resort(qtbot: QtBot, tmp_path: Path) -> Iterator[LastResort]:
    before = sys.excepthook, threading.excepthook, sys.unraisablehook
    parent = QObject()
    resort = LastResort(lambda: tmp_path, parent)
    yield resort
    sys.excepthook, threading.excepthook, sys.unraisablehook = before


def raised() -> BaseException:
    try:
        raise ValueError(SECRET)
    except ValueError as error:
        return error


def test_an_error_in_the_real_window_keeps_the_plan_is_told_and_work_goes_on() -> None:
    done = subprocess.run([sys.executable, "-c", CHILD], capture_output=True, text=True, timeout=60, check=False)
    assert "went on [('ValueError', True)]" in done.stdout
    assert (done.returncode, SECRET in done.stdout + done.stderr) == (0, False)
    assert "ValueError in <string>:" in done.stdout


def test_the_plan_is_secured_before_anything_is_said(qtbot: QtBot, resort: LastResort) -> None:
    order: list[str] = []

    def secure() -> bool:
        order.append("secured")
        return True

    resort.protect(secure, lambda incident: order.append("told"))
    error = raised()
    sys.excepthook(type(error), error, error.__traceback__)
    assert order == ["secured"]
    qtbot.waitUntil(lambda: order == ["secured", "told"])


def test_an_error_at_the_same_place_is_told_once(qtbot: QtBot, resort: LastResort, tmp_path: Path) -> None:
    told: list[Incident] = []
    resort.protect(lambda: True, told.append)
    for error in [raised(), raised()]:
        sys.excepthook(type(error), error, error.__traceback__)
    qtbot.wait(30)
    assert (len(told), len((tmp_path / "errors.log").read_text().splitlines())) == (1, 2)


def test_an_error_on_another_thread_is_caught_too(qtbot: QtBot, resort: LastResort) -> None:
    told: list[Incident] = []
    resort.protect(lambda: True, told.append)
    thread = threading.Thread(target=lambda: [][0], name="plan file")
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: len(told) == 1)
    assert (told[0].kind, stops_saving(told[0])) == ("IndexError", True)


def test_a_plan_that_cannot_be_secured_is_not_said_to_be(qtbot: QtBot, resort: LastResort) -> None:
    told: list[Incident] = []

    def secure() -> bool:
        raise OSError(SECRET)

    resort.protect(secure, told.append)
    error = raised()
    sys.excepthook(type(error), error, error.__traceback__)
    qtbot.waitUntil(lambda: len(told) == 1)
    assert not told[0].kept


def test_the_log_holds_kind_and_place_and_no_value(resort: LastResort, tmp_path: Path) -> None:
    error = raised()
    sys.excepthook(type(error), error, error.__traceback__)
    log = (tmp_path / "errors.log").read_text()
    assert "ValueError in test_crash_guard.py:" in log
    assert (SECRET in log, str(Path.home()) in log, str(Path(__file__).parent) in log) == (False, False, False)


def test_the_log_does_not_grow_without_end(tmp_path: Path) -> None:
    (tmp_path / "errors.log").write_text("x" * (MOST_BYTES + 1))
    note_incident(tmp_path, INCIDENT, datetime(2027, 1, 11, tzinfo=UTC))
    log = (tmp_path / "errors.log").read_text()
    assert log.startswith("2027-01-11T00:00:00+00:00 GP Action Wizard ")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["errors.log", "errors.log.1"]


def test_what_is_said_shows_all_that_is_copied(qtbot: QtBot) -> None:
    window, copied = QWidget(), list[str]()
    qtbot.addWidget(window)
    with answering("Copy details for support") as said:
        tell_incident(window, INCIDENT, True, copied.append)
    assert "Nothing is lost: your plan is kept on this PC" in said[0]
    assert copied == [INCIDENT.details]
    assert INCIDENT.details in said[0]


def test_whoever_may_lose_something_is_told_so(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    with answering("Go on") as said:
        tell_incident(window, INCIDENT._replace(kept=False), True, lambda text: None)
    assert "save a copy somewhere else now" in said[0]
