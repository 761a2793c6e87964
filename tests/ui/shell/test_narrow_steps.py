"""If the list of steps has no space for titles, no two steps look the same, and the keyboard shows the title."""

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
from wizard.guidance.position_kinds import Mark
from wizard.ui.shell.step_list import StepFlag, StepList
from wizard.ui.shell.step_model import opening_steps
from wizard.ui.theme import Look, Theme


@pytest.fixture
def window(qtbot: QtBot, theme: Theme) -> QWidget:
    window = QWidget()
    window.resize(400, 700)
    qtbot.addWidget(window)
    return window


def narrow_list(qtbot: QtBot, window: QWidget, mark: Mark | None, *, done: bool = False) -> StepList:
    steps = StepList(window)
    steps.resize(64, 700)
    steps.set_compact(True)
    opening = opening_steps(outline(resource("packs", shipped_pack().edition.id)))
    steps.show_steps(
        [step._replace(mark=mark if step.number else None, done=done, state_word="open") for step in opening]
    )
    steps.show_current("item-1")
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return steps


@pytest.mark.parametrize("look", [Look.LIGHT, Look.DARK, Look.CONTRAST])
@pytest.mark.parametrize("mark", [Mark.ADOPTED, None])
def test_no_two_steps_look_the_same(qtbot: QtBot, window: QWidget, theme: Theme, look: Look, mark: Mark | None) -> None:
    theme.choose(look)
    steps = narrow_list(qtbot, window, mark)
    rows = [steps.visualRect(steps.model().index(row, 0)) for row in range(len(steps.steps))]
    assert rows
    # The lower part of each, without the line and the gap above a group.
    pictures = [steps.viewport().grab(row.adjusted(0, row.height() - 30, 0, 0)).toImage() for row in rows]
    same = [
        (one.title, other.title)
        for (one, first), (other, second) in combinations(zip(steps.steps, pictures, strict=True), 2)
        if first == second
    ]
    assert same == []


def test_a_finished_step_differs_from_an_open_one(qtbot: QtBot, window: QWidget) -> None:
    steps = narrow_list(qtbot, window, None, done=True)
    box = steps.visualRect(steps.model().index(2, 0))
    done = steps.viewport().grab(box).toImage()
    steps.show_steps([step._replace(done=False) for step in steps.steps])
    settle()
    assert steps.viewport().grab(box).toImage() != done


def test_no_two_states_look_the_same(qtbot: QtBot, window: QWidget, theme: Theme) -> None:
    looks = {}
    for mark in (mark for mark in Mark if mark is not Mark.ALREADY_SO):
        steps = narrow_list(qtbot, window, mark)
        steps.show_steps([step._replace(beside="x") for step in steps.steps])
        settle()
        looks[mark] = steps.viewport().grab(steps.visualRect(steps.model().index(5, 0))).toImage()
    assert [(one, other) for one, other in combinations(looks, 2) if looks[one] == looks[other]] == []


def test_the_title_stands_beside_the_step_that_the_keys_have_reached_and_goes_with_the_focus(
    qtbot: QtBot, window: QWidget
) -> None:
    steps = narrow_list(qtbot, window, None)
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


def test_no_two_steps_have_the_same_name_before_a_plan_is_open() -> None:
    titles = [step.title for step in opening_steps(outline(resource("packs", shipped_pack().edition.id)))]
    assert len(titles) == len(set(titles))
