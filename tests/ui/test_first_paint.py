"""The first paint: the Start step, without unneeded modules, and nothing moves when the rest is loaded."""

import subprocess
import sys

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from wizard.services.preferences import own_preferences
from wizard.ui.application.controller import Controller
from wizard.ui.shell.bottom_bar import BottomBar
from wizard.ui.shell.sidebar import AppName
from wizard.ui.shell.step_list import StepList
from wizard.ui.theme import Theme

_CHILD = """
import builtins, gc, linecache, sys
before = builtins.__import__
from wizard.ui.application import launch
assert launch.run(smoke=True) == 0
assert builtins.__import__ is before
assert not [name for name in linecache.cache if "wizard" in name], "the program's own source was read"
heavy = ("pydantic", "reportlab", "pypdfium2", "wizard.plan.plan", "wizard.ui.shell.step_list", "wizard.ui.shell.menu")
assert not [name for name in heavy if name in sys.modules], "loaded too early"
after = ("docx", "lxml", "xlsxwriter", "wizard.exports", "wizard.ui.commands.letters", "wizard.services.after_meeting")
assert not [name for name in sys.modules if name.startswith(after)], "what comes after a meeting was loaded"
events = {kind.__name__ for kind in gc.get_objects() if isinstance(kind, type) and kind.__name__.startswith("QGesture")}
assert not events, "Python was shown an event of whatever kind, and PySide made the classes of all"
from PySide6.QtTest import QTest
assert QTest.qWait
"""


def test_a_start_loads_little_and_modules_of_qt_still_load_afterwards() -> None:
    done = subprocess.run([sys.executable, "-c", _CHILD], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr


@pytest.fixture
def started(qtbot: QtBot, theme: Theme) -> Controller:
    """The window at its first paint."""
    controller = Controller(own_preferences())
    qtbot.addWidget(controller.window)
    with qtbot.waitSignal(controller.window.painted):
        controller.show()
    return controller


def places(window: QWidget) -> dict[QWidget, object]:
    """The positions of every text of the page, the name and the bar in the window."""
    seen = [part for kind in (QLabel, BottomBar) for part in window.findChildren(kind) if part.isVisible()]
    corners = {part: part.mapTo(window, part.rect().topLeft()) for part in seen}
    return {part: (corner.x(), corner.y() if not isinstance(part, AppName) else 0) for part, corner in corners.items()}


@pytest.mark.parametrize("width", [800, 1280])
def test_nothing_moves_when_menu_and_steps_come(qtbot: QtBot, started: Controller, width: int) -> None:
    window = started.window
    window.resize(width, 768)
    qtbot.wait(20)
    before, name = places(window), window.findChild(AppName)
    assert isinstance(name, AppName)
    middle = name.mapTo(window, name.rect().center()).y()
    assert window.findChild(StepList) is None
    started.furnish()
    qtbot.wait(20)
    assert window.findChild(StepList) is not None
    assert {part: place for part, place in places(window).items() if part in before} == before
    assert abs(name.mapTo(window, name.rect().center()).y() - middle) <= 1


def test_next_goes_on_before_the_steps_are_listed(started: Controller) -> None:
    bar = started.window.findChild(BottomBar)
    assert isinstance(bar, BottomBar)
    bar.next.click()
    assert started.window.current_key == "practice"
