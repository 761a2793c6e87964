"""The sheet over an item's page: everybody on one screen, a ring round the person asked, the steps hidden meanwhile."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication
from tests.sittings import sitting
from tests.ui.keyboard import Keyboard, settle
from tests.ui.seeing import has_button, press, visible
from tests.ui.wholewindow import page, whole_window

from wizard.edits.decision_edits import item_of, with_position
from wizard.services import plan_files
from wizard.ui.accessibility.focus_ring import FocusRing
from wizard.ui.application.controller import Controller
from wizard.ui.decision.roll_call_rows import RollCallRow, VoterName
from wizard.ui.shell.step_list import StepList


@pytest.fixture
def called(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Controller]:
    """The window with the roll called by name, with as many partners as the parameter says; six by default."""
    plan = sitting(getattr(request, "param", 6))
    path = tmp_path / "plan.gpplan"
    plan_files.keep_new(with_position(plan, "1", item_of(plan, "1").positions[0].id), path)
    with whole_window(path) as controller:
        controller.go_to("item-1")
        press(controller.window, "Roll call")
        if has_button(controller.window, "Call by name"):
            press(controller.window, "Call by name")
        settle(300)
        yield controller


@pytest.mark.parametrize("called", [8, 40], indirect=True)
def test_everybody_is_on_one_screen_of_a_projector(called: Controller) -> None:
    rows = visible(page(called), RollCallRow)
    assert all(row.visibleRegion().boundingRect() == row.rect() for row in rows)
    names = visible(page(called), VoterName)
    assert all(name.width() >= name.minimumSizeHint().width() for name in names)


def test_the_ring_goes_round_the_person_who_is_asked_and_on_with_each_answer(called: Controller) -> None:
    keys = Keyboard(called.window)
    for at, row in enumerate(visible(page(called), RollCallRow)[:3]):
        assert row.isAncestorOf(keys.focus)
        settle(20)
        (ring,) = visible(called.window, FocusRing)
        box = QRect(row.mapTo(called.window, QPoint(0, 0)), row.size())
        assert ring.geometry().contains(box), at
        assert [name.property("asked") for name in row.findChildren(VoterName)] == [True]
        keys.press(Qt.Key.Key_1)


def test_no_step_can_be_chosen_while_the_roll_is_called_and_then_all_are_as_before(called: Controller) -> None:
    lists = called.window.findChildren(StepList)
    assert [(each.isEnabled(), each.compact) for each in lists] == [(False, True)] * 2
    Keyboard(called.window).press(Qt.Key.Key_Escape)
    assert [(each.isEnabled(), each.compact) for each in lists] == [(True, False)] * 2
    assert QApplication.focusWidget() is not None


def test_another_step_by_key_leaves_the_roll_and_gives_the_steps_back(called: Controller) -> None:
    called.go_to("review")
    assert called.session.roll.item == ""
    assert all(each.isEnabled() for each in called.window.findChildren(StepList))
