"""The window and its dialogs fit their screen, at the start and when the screen changes."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot
from tests.ui.keyboard import settle

from wizard.ui.shell import kept_on_screen
from wizard.ui.shell.kept_on_screen import KeptOnScreen
from wizard.ui.widgets.dialogs import SayDialog

WALL, PROJECTOR, SMALL = QRect(0, 0, 1920, 1040), QRect(0, 0, 1366, 728), QRect(0, 0, 911, 485)

Plug = Callable[[QRect], None]


@pytest.fixture
def plug(monkeypatch: pytest.MonkeyPatch) -> Plug:
    """Make the screen this large."""
    return lambda room: monkeypatch.setattr(kept_on_screen, "room_of", lambda _window: room)


def window_of(qtbot: QtBot, width: int, height: int) -> tuple[QMainWindow, KeptOnScreen]:
    window = QMainWindow()
    qtbot.addWidget(window)
    window.resize(width, height)
    return window, KeptOnScreen(window)


@pytest.mark.parametrize(("room", "fits"), [(WALL, True), (PROJECTOR, False), (SMALL, False)])
def test_a_window_that_its_screen_has_no_room_for_is_maximised(
    qtbot: QtBot, plug: Plug, room: QRect, fits: bool
) -> None:
    plug(room)
    window, kept = window_of(qtbot, 1280, 800)
    kept.show(maximised=False)
    assert window.isMaximized() is not fits
    assert kept.maximised_by_need is not fits
    assert window.minimumWidth() <= room.width()
    assert window.minimumHeight() <= room.height()


def test_who_wished_for_a_maximised_window_has_it_without_need(qtbot: QtBot, plug: Plug) -> None:
    plug(WALL)
    window, kept = window_of(qtbot, 1280, 800)
    kept.show(maximised=True)
    assert (window.isMaximized(), kept.maximised_by_need) == (True, False)


def test_the_window_goes_inside_without_the_projector_and_comes_back_with_it(qtbot: QtBot, plug: Plug) -> None:
    plug(WALL)
    window, kept = window_of(qtbot, 1280, 800)
    kept.show(maximised=False)
    window.move(600, 200)
    settle()
    before = window.geometry()
    plug(PROJECTOR)
    kept.fit()
    assert kept.maximised_by_need
    plug(WALL)
    kept.fit()
    settle()
    assert not window.isMaximized()
    assert window.geometry() == before


def test_a_window_that_fits_is_only_moved(qtbot: QtBot, plug: Plug) -> None:
    plug(WALL)
    window, kept = window_of(qtbot, 900, 600)
    kept.show(maximised=False)
    window.move(1000, 400)
    plug(PROJECTOR)
    kept.fit()
    settle()
    assert not window.isMaximized()
    assert window.size().width() == 900
    assert PROJECTOR.contains(window.frameGeometry())


def test_a_dialog_that_is_open_goes_inside_too(qtbot: QtBot, plug: Plug) -> None:
    plug(WALL)
    window, kept = window_of(qtbot, 900, 600)
    kept.show(maximised=False)
    dialog = SayDialog(window, "The plan was not changed", "Somebody has it open. " * 30)
    qtbot.addWidget(dialog)
    dialog.open()
    dialog.move(1300, 900)
    settle()
    plug(SMALL)
    kept.fit()
    settle()
    assert SMALL.contains(dialog.frameGeometry())


def test_who_makes_the_window_smaller_keeps_it_so(qtbot: QtBot, plug: Plug) -> None:
    plug(PROJECTOR)
    window, kept = window_of(qtbot, 1280, 800)
    kept.show(maximised=False)
    window.showNormal()
    settle()
    assert window.width() <= PROJECTOR.width()
    plug(WALL)
    kept.fit()
    settle()
    assert (window.isMaximized(), kept.maximised_by_need) == (False, False)
