"""A conflict copy beside a plan is reported once, and opened if the user wants that."""

import threading
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from tests.plans import worked_example
from tests.ui.answering import answering
from tests.ui.keyboard import settle
from tests.ui.wholewindow import wait_until, whole_window

from wizard.storage.plan_file import write_new_plan


@pytest.mark.parametrize(
    ("answer", "opened"), [("Open the other version", "harbour-PC.gpplan"), ("Keep this one open", "harbour.gpplan")]
)
def test_the_other_version_is_offered_once(tmp_path: Path, answer: str, opened: str) -> None:
    path, plan = tmp_path / "harbour.gpplan", worked_example()
    write_new_plan(path, plan)
    changed = plan.replace(practice=plan.practice.replace(list_size=9_001))
    write_new_plan(path.with_name("harbour-PC.gpplan"), changed)
    with whole_window() as controller:
        with answering(answer) as said:
            controller.plans.open_plan(path)
            assert controller.saver.path == path, "the plan is open before anybody looks beside it"
            wait_until(lambda: bool(said))
        wait_until(lambda: controller.saver.path is not None and controller.saver.path.name == opened)
        controller.plans.open_plan(path)
        wait_until(lambda: not [each for each in threading.enumerate() if each.name == "disk"])
        settle(60)
        assert QApplication.activeModalWidget() is None, "it was told of already"
        assert controller.saver.path.name == "harbour.gpplan"
