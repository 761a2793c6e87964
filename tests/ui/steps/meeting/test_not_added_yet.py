"""What is written on the Meeting step and not recorded yet is there again once the window was closed."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtTest import QTest
from tests.plans import worked_example
from tests.ui.keyboard import settle
from tests.ui.test_accessibility_walk import called
from tests.ui.test_typing_walk import fields
from tests.ui.wholewindow import page, whole_window

from wizard.storage.plan_file import write_new_plan
from wizard.ui.application.controller import Controller
from wizard.ui.inputs.text_inputs import TextField

TITLE = "Another item of our own"


def title(controller: Controller) -> TextField:
    """Go to the Meeting step, and return its field for a new item."""
    controller.go_to("meeting")
    settle(60)
    found = next(each for each in fields(page(controller)) if called(each) == TITLE)
    assert isinstance(found, TextField)
    return found


def test_an_own_item_that_was_not_added_is_there_again(tmp_path: Path) -> None:
    path = tmp_path / "plan.gpplan"
    write_new_plan(path, worked_example())
    with whole_window(path) as controller:
        field = title(controller)
        field.setFocus()
        QTest.keyClicks(field, "Renewing the lease ")
        controller.end()
    with whole_window(path) as controller:
        field = title(controller)
        assert field.text().strip() == "Renewing the lease"
        field.typing.empty()
        controller.end()
    with whole_window(path) as controller:
        assert title(controller).text() == ""
