"""Begin: a new manager with six partners reaches the first item in a few keys, and everything typed is in the plan."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.ui.keyboard import CTRL, Keyboard, settle
from tests.ui.seeing import button, press, words
from tests.ui.wholewindow import page, whole_window

from wizard.plan.meeting import Presence
from wizard.plan.plan import open_meeting
from wizard.ui.application.controller import Controller
from wizard.ui.steps.start.begin_view import BeginView
from wizard.ui.steps.start.start_page import StartPage

NAMES = ("Dr Amara Osei", "Dr Ben Whitlock", "Dr Carys Rhydderch", "Mrs Dina Shah", "Dr Ewan Petrie", "Dr Farah Noor")
Key, ALT = Qt.Key, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def controller() -> Iterator[Controller]:
    """The window with a new plan."""
    with whole_window() as controller:
        controller.plans.new_plan()
        settle()
        yield controller


def test_six_partners_are_at_the_first_item_in_five_keys(controller: Controller) -> None:
    keys = Keyboard(controller.window)
    assert keys.at == "Name"
    QTest.keyClicks(keys.focus, "Harbour Lane Surgery")
    keys.press(Key.Key_Tab)
    QApplication.clipboard().setText("\n".join(NAMES))
    keys.press(Key.Key_V, CTRL)
    settle()
    keys.press(Key.Key_E, ALT)
    keys.press(Key.Key_Return, CTRL)
    assert (controller.window.current_key, keys.strokes) == ("item-1", 4), "and Ctrl+N before it"
    plan = controller.session.plan
    assert plan.practice.name == "Harbour Lane Surgery"
    assert [person.name for person in plan.people] == list(NAMES)
    assert {each.presence for each in open_meeting(plan).attendance} == {Presence.IN_ROOM}


def test_what_was_begun_can_be_left_and_gone_on_with(controller: Controller) -> None:
    start = page(controller)
    assert isinstance(start, StartPage)
    press(start, "Your plans")
    assert "Open now" in words(start)
    press(start, "Go on with name and people")
    assert "Who is there" in words(start)
    button(start, "Go to item 1").click()
    settle()
    controller.go_to("start")
    assert "Open now" in words(start)


def test_a_rule_of_their_own_is_put_together_at_practice(controller: Controller) -> None:
    start = page(controller)
    assert isinstance(start, StartPage)
    view = start.findChild(BeginView)
    assert view is not None
    view.practice.preset.chosen.emit("half-of-all")
    assert "more than half" in view.practice.preset.currentText().lower()
    view.practice.preset.chosen.emit("own")
    assert controller.window.current_key == "practice"
