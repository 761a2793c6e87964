"""After the last signature: the Export step says what to do now, and each line has its button."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from tests.ui.keyboard import Keyboard, settle
from tests.ui.seeing import button, has_button, press, visible, words
from tests.ui.test_no_clipping import complaints
from tests.ui.wholewindow import page, whole_window

from wizard.overview.aftermath_lines import Aftermath
from wizard.services import example_plan, plan_files
from wizard.signing.closing import close
from wizard.ui.application.controller import Controller
from wizard.ui.inputs.choice_inputs import TickLine
from wizard.ui.steps.export.pdf_preview import Preview

NOW = datetime(2026, 12, 8, 14, 30, tzinfo=UTC)


@pytest.fixture
def plan_file(tmp_path: Path) -> Path:
    path = tmp_path / "harbour.gpplan"
    plan_files.keep_new(close(example_plan.example(), NOW), path)
    return path


def end_of_the_round(controller: Controller) -> None:
    """Skip everybody who was present."""
    controller.go_to("sign")
    settle()
    press(page(controller), "Begin with", "The projector is off")
    while has_button(page(controller), "Skip, sign later"):
        press(page(controller), "Skip, sign later")
        settle()


def test_after_the_last_signer_comes_what_to_do_now(plan_file: Path) -> None:
    with whole_window(plan_file) as controller:
        end_of_the_round(controller)
        assert controller.window.current_key == "export"
        shown = page(controller)
        assert shown.accessibleName() == "What to do now"
        assert "6 people still have to sign" in words(shown)
        assert Keyboard(controller.window).at == "Save the PDF…"
        assert not visible(shown, Preview)


def test_a_line_that_is_done_is_ticked_and_kept(plan_file: Path) -> None:
    with whole_window(plan_file) as controller:
        end_of_the_round(controller)
        tick = next(each for each in visible(page(controller), TickLine) if "reader" in each.accessibleName())
        tick.click()
        settle()
    with whole_window(plan_file) as controller:
        (kept,) = controller.session.plan.office.ticks
        assert (kept.meeting, kept.what) == (1, Aftermath.COPIES.value)
        controller.go_to("export/what-now")
        settle()
        ticks = {each.accessibleName(): each.isChecked() for each in visible(page(controller), TickLine)}
        assert ticks["Done: Send each reader the right copy"]
        assert sum(ticks.values()) == 1


def test_each_line_leads_on(plan_file: Path) -> None:
    with whole_window(plan_file) as controller:
        for name, key in (("Sign now", "sign"), ("Open Due", "due"), ("Begin the next meeting", "meeting")):
            controller.go_to("export/what-now")
            settle()
            button(page(controller), name).click()
            settle()
            assert controller.window.current_key == key
        Keyboard(controller.window).press(Qt.Key.Key_Escape)


def test_the_documents_are_one_press_away_and_back(plan_file: Path) -> None:
    with whole_window(plan_file) as controller:
        controller.go_to("export/what-now")
        settle()
        press(page(controller), "Choose copies…")
        assert page(controller).accessibleName() == "Export"
        assert has_button(page(controller), "Save PDF")
        press(page(controller), "What to do now")
        assert not has_button(page(controller), "Save PDF")


def test_its_lines_have_their_room_from_the_first_frame_on(plan_file: Path) -> None:
    with whole_window(plan_file) as controller:
        controller.window.resize(1024, 668)
        settle(50)
        controller.go_to("export/what-now")
        assert complaints(controller.window, "at once") == []
