"""On a small screen and with large type: positions and outcome are visible without scrolling, whatever is decided."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.seeing import button, visible
from tests.ui.states import STEPS, page_of, settle, window_with

from wizard.ui.accessibility.focus_ring import FocusRing
from wizard.ui.decision.decision_bar import BarStatus
from wizard.ui.decision.decision_panel import DecisionPanel
from wizard.ui.shell.main_window import Window
from wizard.ui.theme import Theme

SMALL = [((911, 485), 1.0), ((1024, 700), 1.0), ((1024, 700), 1.5), ((1366, 728), 1.5)]
ITEMS = [step for step in STEPS if step.startswith("item-")]


def seen(widget: QWidget) -> bool:
    """Whether all of it is visible."""
    return widget.visibleRegion().boundingRect() == QRect(widget.rect())


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def ringed(window: Window) -> bool:
    return any(ring.isVisible() and ring.target is focused() for ring in window.findChildren(FocusRing))


@pytest.mark.parametrize(("size", "zoom"), [SMALL[0], SMALL[3]])
@pytest.mark.parametrize("step", ["item-1", "item-3", "item-7"])
def test_a_recorded_decision_does_not_scroll_by_a_few_pixels(
    qtbot: QtBot, theme: Theme, step: str, size: tuple[int, int], zoom: float
) -> None:
    theme.zoom_to(zoom)
    page = page_of(window_with(qtbot, "half", size), step)
    (panel,) = visible(page, DecisionPanel)
    assert panel.pane.verticalScrollBar().maximum() == 0


@pytest.mark.parametrize(("size", "zoom"), SMALL)
@pytest.mark.parametrize("state", ["half", "empty"])
def test_what_has_the_focus_on_arrival_and_the_outcome_are_seen(
    qtbot: QtBot, theme: Theme, state: str, size: tuple[int, int], zoom: float
) -> None:
    theme.zoom_to(zoom)
    window = window_with(qtbot, state, size)
    unseen = []
    for step in ITEMS:
        page = page_of(window, step)
        parts = [focused(), *visible(page, BarStatus)]
        unseen += [f"{step}: {part.accessibleName()}" for part in parts if not seen(part)]
        unseen += [] if ringed(window) else [f"{step}: no ring"]
    assert unseen == []


@pytest.mark.parametrize(("size", "zoom"), SMALL)
def test_a_key_decides_nothing_unseen(qtbot: QtBot, theme: Theme, size: tuple[int, int], zoom: float) -> None:
    theme.zoom_to(zoom)
    window = window_with(qtbot, "longest", size)
    page = page_of(window, "item-8")
    # The decided card has the focus: no key decides anything there.
    before = focused()
    for key in (Qt.Key.Key_1, Qt.Key.Key_Space, Qt.Key.Key_F8):
        QTest.keyClick(focused(), key)
    settle()
    assert seen(focused())
    assert focused() is before
    button(page, "Take back the decision").setFocus()
    settle()
    assert seen(focused())
    (status,) = visible(page, BarStatus)
    assert seen(status)


def test_a_key_that_cannot_decide_yet_says_so_where_it_is_seen(qtbot: QtBot) -> None:
    window = window_with(qtbot, "half", (911, 485))
    page = page_of(window, "item-2")
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    settle()
    QTest.keyClick(focused(), Qt.Key.Key_F8)
    settle()
    (status,) = visible(page, BarStatus)
    assert status.sentence == "Nothing is proposed yet."
    assert seen(status)
    assert focused().accessibleName() == "Use it where timely and clinically helpful"
    QTest.keyClick(focused(), Qt.Key.Key_1)
    settle()
    assert status.sentence.startswith("Those here can carry it: ")
    assert seen(button(page, "Agreed, nobody against"))


def test_the_decision_goes_back_beside_the_texts_in_a_wide_window(qtbot: QtBot) -> None:
    window = window_with(qtbot, "half", (911, 485))
    page = page_of(window, "item-1")
    again = button(page, "Make another proposal")
    again.setFocus()
    narrow = again.mapTo(window, again.rect().topLeft())
    window.resize(1366, 728)
    settle()
    assert seen(again)
    assert focused() is again
    assert again.mapTo(window, again.rect().topLeft()).x() > window.width() / 2 > narrow.x()
    window.resize(911, 485)
    settle()
    assert again.mapTo(window, again.rect().topLeft()) == narrow
