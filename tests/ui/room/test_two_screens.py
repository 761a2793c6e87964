"""With a second screen the projector shows the room and the PC keeps the page; unplugged, the room comes back."""

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.sittings import sitting
from tests.ui.room.test_room import opened
from tests.ui.sessions import session_of

from wizard.edits.decision_edits import item_of, with_position, with_vote
from wizard.plan.choice import Choice
from wizard.plan.plan import Plan
from wizard.ui.room import room_mode
from wizard.ui.room.room_mode import RoomMode
from wizard.ui.room.wall_window import WallWindow
from wizard.ui.shell.main_window import Window
from wizard.ui.theme import Theme
from wizard.ui.widgets.scroll_page import ScrollPage


def walls() -> list[WallWindow]:
    """The walls that are seen."""
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


@pytest.mark.parametrize("partners", [6, 8, 12])
@pytest.mark.parametrize("size", [(1024, 768), (1366, 768), (1920, 1080)])
def test_everybody_votes_in_sight(qtbot: QtBot, theme: Theme, size: tuple[int, int], partners: int) -> None:
    theme.set_room(True, wall=size[1] / 512)
    card, _session = opened(qtbot, called(partners), "1", *size)
    tiles = card.decision.roll.rows
    assert len(tiles) == partners
    qtbot.waitUntil(lambda: all(tile.visibleRegion().boundingRect() == tile.rect() for tile in tiles), timeout=3000)
    theme.set_room(False)
