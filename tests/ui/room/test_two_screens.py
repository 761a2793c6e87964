"""With a second screen the projector shows the room and the PC keeps the page; unplugged, the room comes back."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot
from tests.sittings import sitting
from tests.ui.keyboard import CTRL, SHIFT, Keyboard, settle
from tests.ui.room.test_room import opened
from tests.ui.seeing import has_button, press
from tests.ui.sessions import session_of
from tests.ui.wholewindow import whole_window

from wizard.edits.decision_edits import item_of, with_position, with_vote
from wizard.plan.choice import Choice
from wizard.plan.plan import Plan
from wizard.services import plan_files
from wizard.ui.application.controller import Controller
from wizard.ui.room import room_mode
from wizard.ui.room.room_mode import RoomMode
from wizard.ui.room.wall_window import WallWindow
from wizard.ui.shell.main_window import Window
from wizard.ui.theme import Theme
from wizard.ui.widgets.scroll_page import ScrollPage


def walls() -> list[WallWindow]:
    """The visible walls."""
    return [part for part in QApplication.topLevelWidgets() if isinstance(part, WallWindow) and part.isVisible()]


def called(partners: int) -> Plan:
    """Item 1 with its first position proposed, and two votes on it."""
    plan = sitting(partners)
    plan = with_position(plan, "1", item_of(plan, "1").positions[0].id)
    return with_vote(with_vote(plan, "1", "p1", Choice.FOR), "1", "p2", Choice.AGAINST)


def test_the_projector_shows_the_room_and_the_page_stays(
    qtbot: QtBot, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    projector = QGuiApplication.primaryScreen()
    screens = [projector]
    monkeypatch.setattr(room_mode, "other_screen", lambda _window: screens[0] if screens else None)
    session = session_of(called(6))
    window = Window(lambda _key: ScrollPage("A page"))
    qtbot.addWidget(window)
    window.show()
    mode = RoomMode(window, session)
    mode.set_on(True, "item-1")
    (wall,) = walls()
    assert (wall.card.item, mode.is_on, theme.room, window.isFullScreen()) == ("1", False, False, False)
    assert wall.geometry() == projector.geometry()
    mode.follow("item-3")
    assert wall.card.item == "3"
    screens.clear()
    application = QGuiApplication.instance()
    assert isinstance(application, QGuiApplication)
    application.screenRemoved.emit(projector)
    qtbot.waitUntil(lambda: mode.is_on)
    assert walls() == []
    mode.set_on(False)
    assert not mode.is_on
    screens.append(projector)
    mode.set_on(True, "item-1")
    window.close()
    assert walls() == []


def to_the_page(controller: Controller) -> None:
    """Give the focus to the page, as every desktop does: this platform gives it to the window shown last."""
    controller.window.activateWindow()
    QTest.qWaitForWindowActive(controller.window)


@pytest.fixture
def other_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    """A projector beside the screen of the PC."""
    monkeypatch.setattr(room_mode, "other_screen", lambda _window: QGuiApplication.primaryScreen())


@pytest.mark.usefixtures("other_screen")
@pytest.mark.parametrize("partners", [6, 20])
def test_the_wall_follows_the_roll_that_is_called_on_the_page(qtbot: QtBot, tmp_path: Path, partners: int) -> None:
    plan = sitting(partners)
    path = tmp_path / "plan.gpplan"
    plan_files.keep_new(with_position(plan, "1", item_of(plan, "1").positions[0].id), path)
    with whole_window(path) as controller:
        controller.go_to("item-1")
        controller.window.commands.room.setChecked(True)
        (wall,) = walls()
        to_the_page(controller)
        roll = wall.card.decision.roll
        assert roll.isHidden()
        press(controller.window, "Roll call")
        if has_button(controller.window, "Call by name"):
            press(controller.window, "Call by name")
        assert roll.isVisible(), "the roll is on the wall before anybody has answered"
        assert [row.voter.name for row in roll.rows if row.answer == "your vote"] == ["Dr Number 1"]
        keys = Keyboard(controller.window)
        keys.press(Qt.Key.Key_2)
        assert (roll.rows[0].answer, roll.rows[1].answer) == ("Against", "your vote")
        assert roll.rows[1].isVisible()
        press(controller.window, "Hide votes until all are in")
        settle(30)
        assert roll.rows[0].answer == "answered", "what the page hides is hidden on the wall"
        press(controller.window, "Back to the item")
        assert not any(row.answer == "your vote" for row in roll.rows)


@pytest.mark.usefixtures("other_screen")
def test_what_the_wall_shows_is_changed_by_the_keys_of_the_page(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "plan.gpplan"
    plan_files.keep_new(called(6), path)
    with whole_window(path) as controller:
        commands = controller.window.commands
        controller.go_to("item-3")
        assert not any(action.isEnabled() for action in commands.wall.values())
        commands.room.setChecked(True)
        (wall,) = walls()
        to_the_page(controller)
        keys = Keyboard(controller.window)
        control_shift = CTRL | SHIFT
        keys.press(Qt.Key.Key_T, control_shift)
        assert wall.card.clock.isVisible()
        keys.press(Qt.Key.Key_B, control_shift)
        settle(50)
        assert "both sides" in "\n".join(label.text() for label in wall.findChildren(QLabel) if label.isVisible())
        commands.wall["wall_clock"].trigger()
        assert wall.card.clock.isHidden()
        commands.room.setChecked(False)
        assert not any(action.isEnabled() for action in commands.wall.values())


@pytest.mark.parametrize("partners", [6, 8, 12])
@pytest.mark.parametrize("size", [(1024, 768), (1366, 768), (1920, 1080)])
def test_everybody_votes_in_sight(qtbot: QtBot, theme: Theme, size: tuple[int, int], partners: int) -> None:
    theme.set_room(True, wall=size[1] / 512)
    card, _session = opened(qtbot, called(partners), "1", *size)
    tiles = card.decision.roll.rows
    assert len(tiles) == partners
    qtbot.waitUntil(lambda: all(tile.visibleRegion().boundingRect() == tile.rect() for tile in tiles), timeout=3000)
    theme.set_room(False)
