"""A conflict copy beside a plan is told of once, and opened if that is wanted."""

from pathlib import Path

import pytest
from tests.plans import worked_example
from tests.ui.answering import answering
from tests.ui.wholewindow import whole_window

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
        with answering(answer):
            controller.plans.open_plan(path)
        assert controller.saver.path is not None
        assert controller.saver.path.name == opened
        controller.plans.open_plan(path)
        assert controller.saver.path.name == "harbour.gpplan"
