"""An entry on any page that cannot be read is named before the window, the plan or the meeting is closed without it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from tests.plans import worked_example
from tests.ui.answering import answering
from tests.ui.keyboard import settle
from tests.ui.test_accessibility_walk import called
from tests.ui.test_typing_walk import fields
from tests.ui.wholewindow import page, whole_window

from wizard.storage.plan_file import write_new_plan
from wizard.ui.application.controller import Controller
from wizard.ui.inputs.typing import LineInput
from wizard.ui.steps.sign.closing_panel import ClosingPanel
from wizard.ui.steps.sign.sign_page import SignPage
from wizard.ui.theme import current
from wizard.ui.widgets.typing_news import typing_news

REVIEW = "Review"
DATE = "“31 Feb” in “Date” on the Meeting step: Write the date as 11 Jan 2027, or pick it from the calendar."


@pytest.fixture
def controller(tmp_path: Path) -> Iterator[Controller]:
    """The window with the worked example, whose date of the meeting cannot be read, at another step."""
    path = tmp_path / "plan.gpplan"
    write_new_plan(path, worked_example())
    with whole_window(path) as controller:
        write(controller, "meeting", "Date", "31 Feb")
        controller.go_to("item-1")
        settle()
        yield controller
        # Otherwise the window asks once more when the test closes it.
        for each in tuple(typing_news().unread.values()):
            assert isinstance(each, LineInput)
            each.typing.forget()


def field(controller: Controller, step: str, name: str) -> LineInput:
    """Go to a step, and return its field of this name."""
    controller.go_to(step)
    settle()
    found = next(each for each in fields(page(controller)) if called(each) == name)
    assert isinstance(found, LineInput)
    return found


def write(controller: Controller, step: str, name: str, text: str) -> None:
    """Type over a field of a step."""
    found = field(controller, step, name)
    found.setFocus()
    found.selectAll()
    QTest.keyClicks(found, text)


def is_at_the_date(controller: Controller) -> bool:
    focus = controller.window.focusWidget()
    assert isinstance(focus, LineInput)
    return (controller.window.current_key, called(focus), focus.text()) == ("meeting", "Date", "31 Feb")


def test_closing_the_window_asks_and_goes_there(controller: Controller) -> None:
    with answering("Go to the entry") as said:
        assert not controller.window.close()
    assert DATE in said[0]
    settle()
    assert is_at_the_date(controller)
    with answering("Cancel"):
        assert not controller.window.close()
    assert controller.window.isVisible()


def test_closing_the_window_is_possible_all_the_same(controller: Controller) -> None:
    with answering("Close anyway"):
        assert controller.window.close()


def test_another_plan_is_opened_only_when_wanted(controller: Controller) -> None:
    before = controller.session.plan.id
    with answering("Go to the entry") as said:
        controller.plans.open_example()
    assert DATE in said[0]
    settle()
    assert is_at_the_date(controller)
    assert controller.session.plan.id == before
    with answering("Leave this plan anyway"):
        controller.plans.open_example()
    assert controller.session.plan.id != before


def test_every_such_entry_is_named_with_its_item_and_what_is_folded_is_unfolded(controller: Controller) -> None:
    write(controller, "practice", "Keep until", "32 Foo")
    write(controller, "item-3", REVIEW, "99")
    with answering("Go to the first") as said:
        assert not controller.window.close()
    assert "3 entries cannot be read" in said[0]
    assert "“32 Foo” in “Keep until” on the Practice step" in said[0]
    assert f"“99” in “{REVIEW}” on item 3" in said[0]
    settle()
    focus = controller.window.focusWidget()
    assert isinstance(focus, LineInput)
    assert (called(focus), focus.isVisible()) == ("Keep until", True)
    with answering("Close anyway"):
        assert controller.window.close()


def test_a_meeting_is_not_closed_over_such_an_entry_unasked(controller: Controller) -> None:
    controller.go_to("sign")
    settle()
    sign = page(controller)
    assert isinstance(sign, SignPage)
    closing = sign.findChild(ClosingPanel)
    assert closing is not None
    with answering("Go to the entry") as said:
        closing.close_wanted.emit()
    assert DATE in said[0]
    settle()
    assert is_at_the_date(controller)
    assert controller.session.plan.meeting is not None


def test_such_an_entry_stays_when_the_letters_become_larger(controller: Controller) -> None:
    before = current().text_zoom
    current().zoom_to(before + 0.1)
    settle()
    try:
        assert field(controller, "meeting", "Date").text() == "31 Feb"
    finally:
        current().zoom_to(before)
