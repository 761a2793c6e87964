"""A whole meeting by keyboard alone: nothing is clicked, and fields are filled in only by typing."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from tests.ui.keyboard import ALT, CTRL, Keyboard
from tests.ui.wholewindow import kind, reviewed, said, whole_window

from wizard.plan.meeting import InterestKind, Presence
from wizard.plan.task import TaskState
from wizard.ui.application.controller import Controller

Key = Qt.Key
PARTNERS = ("Dr Amara Osei", "Dr Ben Shah", "Dr Carys Pugh", "Dr Dai Wynne")


@pytest.fixture
def controller() -> Iterator[Controller]:
    with whole_window() as controller:
        yield controller


@pytest.fixture
def keys(controller: Controller) -> Keyboard:
    return Keyboard(controller.window)


def on_with(keys: Keyboard) -> None:
    """Go on to the next step."""
    keys.press(Key.Key_PageDown, CTRL)


def settle_the_practice(keys: Keyboard) -> None:
    """Four partners and a manager; half the votes cast, three in the room, the chair's casting vote."""
    keys.go("Begin a new plan")
    assert keys.at == "Name"
    keys.fill("Name", "Elm Street Surgery")
    keys.to("Add somebody")
    for name in (*PARTNERS, "Gwen Abbot"):
        keys.type(name)
        keys.press(Key.Key_Return)
    on_with(keys)
    keys.choose("Role of Gwen Abbot", "Manager")
    keys.choose("Start from", "More than half of the votes given")
    keys.go("More from the deed")
    keys.choose("Quorum", "A number")
    keys.fill("Quorum, number", "3")
    keys.choose("Casting vote on a tie", "The chair")
    keys.fill("Deed’s clause", "12.3")


def begin_the_meeting(keys: Keyboard) -> None:
    """All four come, the last of them at item 4a; one steps aside from item 2."""
    on_with(keys)
    assert keys.at == "Date"
    keys.type("8 Dec 2026")
    keys.press(Key.Key_Return)
    keys.choose("In the chair", PARTNERS[0])
    keys.choose("Takes the minutes", "Gwen Abbot")
    keys.to(f"{PARTNERS[0]}: In the room")
    keys.press(Key.Key_1, times=4)
    keys.press(Key.Key_5)
    keys.press(Key.Key_Up)
    keys.press(Key.Key_I)
    keys.choose(f"{PARTNERS[3]} present from item", "item 4a")
    keys.go("Declare an interest")
    keys.choose("Whose", PARTNERS[1])
    keys.choose("How they take part", "Withdraws")
    keys.go("Item 2,")
    keys.fill("What it is, for the record", "Works for the trust")


def decide_the_first_items(keys: Keyboard) -> None:
    """Nothing is taken together; agreed with its tasks; no quorum; not carried, with a second that is carried."""
    on_with(keys)
    on_with(keys)
    keys.press(Key.Key_1)
    keys.press(Key.Key_F8)
    keys.go("Add all 6 usual tasks")
    on_with(keys)
    keys.press(Key.Key_1)
    keys.press(Key.Key_F9)
    keys.press(Key.Key_1, times=2)
    on_with(keys)
    keys.press(Key.Key_1)
    keys.press(Key.Key_F9)
    keys.press(Key.Key_1)
    keys.press(Key.Key_2, times=2)
    keys.press(Key.Key_F8)
    keys.go("Make another proposal")
    keys.press(Key.Key_2)
    keys.press(Key.Key_F9)
    keys.press(Key.Key_F, ALT)


def decide_the_rest(keys: Keyboard) -> None:
    """A tie with a casting vote, a proposal to decide later, duties checked, and the others agreed."""
    on_with(keys)
    keys.press(Key.Key_1)
    keys.press(Key.Key_F9)
    for key in (Key.Key_1, Key.Key_1, Key.Key_2, Key.Key_2):
        keys.press(key)
    keys.go("Casting vote: for")
    on_with(keys)
    keys.press(Key.Key_2)
    keys.press(Key.Key_F8)
    on_with(keys)
    keys.press(Key.Key_1)
    keys.press(Key.Key_F8)
    on_with(keys)
    keys.press(Key.Key_3)
    keys.choose("Deferred until", "In 3 months")
    keys.press(Key.Key_F8)
    for _ in range(2):
        on_with(keys)
        keys.press(Key.Key_4)
        keys.press(Key.Key_F9)
        for key in (Key.Key_1, Key.Key_3, Key.Key_1, Key.Key_2):
            keys.press(key)
    on_with(keys)
    keys.press(Key.Key_3)
    keys.fill("What is missing", "The supplier has not confirmed")
    keys.press(Key.Key_F8)
    on_with(keys)
    keys.press(Key.Key_2)
    keys.press(Key.Key_F8)
    on_with(keys)
    keys.press(Key.Key_2)
    keys.press(Key.Key_F8)


def log_a_task(keys: Keyboard) -> None:
    """A task of the user's own in the task list, and one of the usual ones done."""
    keys.go("Add a task")
    keys.to("What needs to be done")
    keys.type("Write to the ICB")
    keys.choose("Who", "Gwen Abbot")
    keys.fill("Due on", "11 Jan 2027")
    keys.go("Add")


def test_a_whole_meeting_is_recorded_by_keyboard_alone(keys: Keyboard, controller: Controller) -> None:
    settle_the_practice(keys)
    begin_the_meeting(keys)
    decide_the_first_items(keys)
    decide_the_rest(keys)
    on_with(keys)
    assert controller.window.current_key == "review"
    log_a_task(keys)

    plan = controller.session.plan
    assert plan.meeting is not None
    late, interest = plan.meeting.attendance[3], plan.meeting.interests[0]
    assert (late.presence, late.from_item) == (Presence.IN_ROOM, "4a")
    assert (interest.items, interest.kind) == (("2",), InterestKind.WITHDRAWS)
    assert [(item, kind(controller, item)) for item in plan.meeting.guidance.order] == [
        ("1", "agreed"),
        ("2", "no_quorum"),
        ("3", "carried"),
        ("4a", "carried"),
        ("4b", "agreed"),
        ("5", "noted"),
        ("6", "agreed"),
        ("7", "carried"),
        ("8", "carried"),
        ("9a", "noted"),
        ("9b", "noted"),
        ("10", "agreed"),
    ]
    assert len(plan.meeting.matter("3").proposals) == 2
    assert plan.tasks[-1].text == "Write to the ICB"
    assert [task.state for task in plan.tasks].count(TaskState.OPEN) == 7
    told = reviewed(controller)
    for item, sentences in said(controller).items():
        assert all(sentence in told[item] for sentence in sentences), item
