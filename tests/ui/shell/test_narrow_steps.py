"""Where the list of steps has no room for titles: no two steps look the same, and the title comes with the keys."""

from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from tests.plans import shipped_pack
from tests.ui.states import settle

from wizard.foundation.paths import resource
from wizard.guidance.packs.pack_outline import outline
from wizard.ui.shell.step_list import StepFlag, StepList
from wizard.ui.shell.step_model import ShownState, opening_steps
from wizard.ui.theme import Look, Theme


@pytest.fixture
def window(qtbot: QtBot, theme: Theme) -> QWidget:
    window = QWidget()
    window.resize(400, 700)
    qtbot.addWidget(window)
    return window


def narrow_list(qtbot: QtBot, window: QWidget, state: ShownState) -> StepList:
    steps = StepList(window)
    steps.resize(64, 700)
    steps.set_compact(True)
    opening = opening_steps(outline(resource("packs", shipped_pack().edition.id)))
    steps.show_steps([step._replace(state=state.value, state_word=state.value) for step in opening])
    steps.show_current("action-1")
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return steps


@pytest.mark.parametrize("look", [Look.LIGHT, Look.DARK, Look.CONTRAST])
@pytest.mark.parametrize("state", [ShownState.DONE, ShownState.PLAIN])
def test_no_two_steps_look_the_same(qtbot: QtBot, window: QWidget, theme: Theme, look: Look, state: ShownState) -> None:
    theme.choose(look)
    steps = narrow_list(qtbot, window, state)
    rows = [steps.visualRect(steps.model().index(row, 0)) for row in range(len(steps.steps))]
    assert rows
    # The lower part of each, without the line and the gap above a group.
    pictures = [steps.viewport().grab(row.adjusted(0, row.height() - 34, 0, 0)).toImage() for row in rows]
    same = [
        (one.title, other.title)
        for (one, first), (other, second) in combinations(zip(steps.steps, pictures, strict=True), 2)
        if first == second
    ]
    assert same == []


def test_a_finished_step_differs_from_an_open_one(qtbot: QtBot, window: QWidget) -> None:
    steps = narrow_list(qtbot, window, ShownState.DONE)
    box = steps.visualRect(steps.model().index(2, 0))
    done = steps.viewport().grab(box).toImage()
    steps.show_steps([step._replace(state=ShownState.PLAIN.value) for step in steps.steps])
    settle()
    assert steps.viewport().grab(box).toImage() != done


def test_the_title_stands_beside_the_step_that_the_keys_have_reached_and_goes_with_the_focus(
    qtbot: QtBot, window: QWidget
) -> None:
    steps = narrow_list(qtbot, window, ShownState.OPEN)
    field = QWidget(window)
    field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    field.show()
    steps.setFocus()
    flag = window.findChild(StepFlag)
    assert isinstance(flag, StepFlag)
    assert flag.text == f"1 {shipped_pack().actions[0].short_title}: open"
    QTest.keyClick(steps, Qt.Key.Key_Up)
    assert flag.text == "Take together: open"
    row = steps.visualRect(steps.currentIndex())
    assert abs(flag.geometry().center().y() - steps.viewport().mapTo(window, QPoint(0, row.center().y())).y()) <= 2
    assert flag.x() >= steps.geometry().right()
    steps.set_compact(False)
    assert not flag.isVisible()
    steps.set_compact(True)
    assert flag.isVisible()
    field.setFocus()
    assert not flag.isVisible()
