"""Forgetting a plan from the menu; a user who cancels stays where they were."""

from pathlib import Path

import pytest
from tests.plans import worked_example
from tests.ui.answering import answering
from tests.ui.wholewindow import whole_window

from wizard.storage.plan_file import write_new_plan


@pytest.mark.parametrize(("answers", "step"), [(("Cancel",), "review"), (("Forget it", "Close"), "start")])
def test_only_who_forgets_the_plan_goes_to_start(tmp_path: Path, answers: tuple[str, ...], step: str) -> None:
    path = tmp_path / "harbour.gpplan"
    write_new_plan(path, worked_example())
    with whole_window(path) as controller:
        controller.go_to("review")
        with answering(*answers) as said:
            controller.window.commands.forget.trigger()
        assert controller.window.current_key == step
    if step == "start":
        assert "Removed from this PC: " in said[-1]
        assert "its entry among recent plans" in said[-1]
