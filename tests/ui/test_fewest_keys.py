"""The most frequent tasks in the fewest keys, counted in the real window; no letter does two things at once."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QLabel, QMenu
from tests.plans import ITEM_STEPS
from tests.sittings import sitting
from tests.ui.keyboard import CTRL, Keyboard, settle
from tests.ui.seeing import visible
from tests.ui.wholewindow import kind, page, whole_window

from wizard.edits.decision_edits import with_particulars
from wizard.plan.plan import Plan
from wizard.plan.proposal import Owner
from wizard.services import example_plan, plan_files
from wizard.ui.accessibility.shortcuts import SHORTCUTS
from wizard.ui.application.controller import Controller
from wizard.ui.decision.decision_bar import BarStatus
from wizard.ui.steps.meeting.meeting_page import MeetingPage

Key = Qt.Key
ALT_ANYWHERE = {"Alt+M", "Alt+U"}
"""Letters with Alt that the table of keys uses for a page or the window: no button there may use them too."""


@pytest.fixture
def controller(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Controller]:
    """The window with six partners in the room; a test may choose another plan by parameter."""
    plan: Plan = getattr(request, "param", None) or sitting(6)
    path = tmp_path_factory.mktemp("plans") / "plan.gpplan"
    plan_files.keep_new(plan, path)
    with whole_window(path) as controller:
        yield controller


@pytest.fixture
def keys(controller: Controller) -> Keyboard:
    controller.go_to("item-8")
    return Keyboard(controller.window)


def test_a_decision_takes_two_keys_and_a_third_goes_on(keys: Keyboard, controller: Controller) -> None:
    keys.press(Key.Key_5)
    keys.press(Key.Key_F8)
    assert (kind(controller, "8"), keys.strokes) == ("agreed", 2)
    keys.press(Key.Key_PageDown, CTRL)
    assert (controller.window.current_key, keys.strokes) == ("item-9a", 3)


def test_a_roll_call_of_six_takes_eight_keys(keys: Keyboard, controller: Controller) -> None:
    keys.press(Key.Key_1)
    keys.press(Key.Key_F9)
    for key in (Key.Key_1, Key.Key_1, Key.Key_2, Key.Key_1, Key.Key_3, Key.Key_1):
        keys.press(key)
    assert (kind(controller, "8"), keys.strokes) == ("carried", 8)


def test_all_six_for_take_three_keys(keys: Keyboard, controller: Controller) -> None:
    keys.press(Key.Key_1)
    keys.press(Key.Key_F9)
    keys.press(Key.Key_F, Qt.KeyboardModifier.AltModifier)
    assert (kind(controller, "8"), keys.strokes) == ("carried", 3)


def test_what_is_missing_is_one_key_away_and_its_field_another(keys: Keyboard, controller: Controller) -> None:
    keys.press(Key.Key_1)
    keys.press(Key.Key_F8)
    before = keys.strokes
    keys.press(Key.Key_F7)
    assert controller.window.current_key == "review"
    keys.to("Owner, Item 8: Item 8, Medicines software: no owner")
    asked = keys.strokes
    keys.press(Key.Key_Return)
    assert (controller.window.current_key, keys.at) == ("item-8", "Owner")
    assert keys.strokes == asked + 1
    assert asked - before < 12


def test_the_bar_never_says_that_nothing_is_missing_while_details_are_empty(controller: Controller) -> None:
    controller.go_to("item-1")
    keys = Keyboard(controller.window)
    keys.press(Key.Key_1)
    keys.press(Key.Key_F8)
    named = {"owner": Owner(name="Ms Grace Hollis"), "start": date(2027, 1, 11), "review_on": date(2027, 3, 9)}
    controller.session.apply(with_particulars(controller.session.plan, "1", **named), "details")
    settle()
    said = visible(page(controller), BarStatus)[0].accessibleDescription()
    assert "Details are still empty." in said
    assert "Nothing is missing here." not in said


def test_the_first_thing_that_is_missing_has_the_focus(controller: Controller) -> None:
    plan = controller.session.plan
    assert plan.meeting is not None
    controller.session.apply(plan.with_meeting(plan.meeting.replace(chair=None)), "chair")
    keys = Keyboard(controller.window)
    keys.press(Key.Key_F7)
    keys.press(Key.Key_Return)
    assert (controller.window.current_key, keys.at, keys.strokes) == ("meeting", "In the chair", 2)


def test_a_row_of_review_opens_its_own_item_of_two(controller: Controller) -> None:
    controller.go_to("review")
    keys = Keyboard(controller.window)
    keys.go("Item 9b")
    keys.press(Key.Key_1)
    keys.press(Key.Key_F8)
    assert kind(controller, "9b") == "noted"


@pytest.mark.parametrize("controller", [example_plan.example()], indirect=True, ids=["worked example"])
def test_no_letter_does_two_things_on_one_page(controller: Controller) -> None:
    for step in (
        "start",
        "practice",
        "meeting",
        *ITEM_STEPS,
        "review",
        "sign",
        "export",
        "due",
    ):
        controller.go_to(step)
        settle(20)
        texts = [button.text() for button in visible(controller.window, QAbstractButton)]
        texts += [label.text() for label in visible(controller.window, QLabel) if label.buddy() is not None]
        letters = [letter for text in texts if (letter := mnemonic(text))]
        letters += [key[-1].lower() for each in SHORTCUTS.values() for key in each.keys if key in ALT_ANYWHERE]
        assert len(letters) == len(set(letters)), (step, sorted(text for text in texts if mnemonic(text)))


def test_no_letter_does_two_things_in_one_menu(controller: Controller) -> None:
    menu = controller.window.commands.menu()
    menu.aboutToShow.emit()
    parts = [menu, *(found for action in menu.actions() if isinstance(found := action.menu(), QMenu))]
    for part in parts:
        letters = [mnemonic(action.text()) for action in named(part)]
        assert len(letters) == len(set(letters)), [action.text() for action in named(part)]


def named(menu: QMenu) -> list[QAction]:
    """The entries of a menu, without the lines between them."""
    return [action for action in menu.actions() if not action.isSeparator()]


def mnemonic(text: str) -> str:
    """The letter that a text underlines; empty if it has none."""
    return text.replace("&&", "").partition("&")[2][:1].lower()


@pytest.mark.parametrize("controller", [example_plan.example()], indirect=True, ids=["worked example"])
def test_every_step_begins_where_one_would_begin(controller: Controller) -> None:
    keys = Keyboard(controller.window)
    begins = {}
    for step in ("start", "practice", "meeting", "item-1", "item-2", "item-9a", "review", "export"):
        controller.go_to(step)
        begins[step] = keys.at
    assert begins["review"].startswith("Item 1, Safe daily limit, Work to a safe daily limit, Carried 4 to 1")
    assert begins == {
        "start": "Go on with Review",
        "practice": "Name",
        "meeting": "Date",
        "item-1": "Carried: 4 for, 1 against (3 of 5 needed).",
        "item-2": "Put on this agenda",
        "item-9a": "Noted: duty met.",
        "review": begins["review"],
        "export": "Action plan",
    }


def test_escape_and_enter_leave_neither_page_nor_window(controller: Controller) -> None:
    controller.go_to("meeting")
    keys = Keyboard(controller.window)
    for name in ("Date", "Place", "Dr Number 1"):
        keys.to(name)
        keys.press(Key.Key_Return)
        keys.press(Key.Key_Escape)
        assert controller.window.isVisible()
        assert controller.window.current_key == "meeting"
    assert isinstance(controller.window.page("meeting"), MeetingPage)
