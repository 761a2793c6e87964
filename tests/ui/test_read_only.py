"""A read-only plan: its pages say so from the start, and a refused change can be made in a copy."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QRadioButton, QWidget
from pytestqt.qtbot import QtBot
from tests.plans import ITEM_STEPS
from tests.storage.samples import with_list_size
from tests.ui.answering import answering
from tests.ui.keyboard import settle
from tests.ui.session.desks import locked_elsewhere
from tests.ui.wholewindow import page, whole_window

from wizard.services.example_plan import example
from wizard.storage.plan_file import read_plan, write_new_plan
from wizard.ui.application.controller import Controller
from wizard.ui.commands.command_context import CommandContext
from wizard.ui.inputs.read_only import LOOKS_ONLY
from wizard.ui.session.save_status import TroubleBar
from wizard.ui.widgets.cards import FoldSection

INPUTS = (QLineEdit, QPlainTextEdit, QComboBox, QCheckBox, QRadioButton)


def open_to_change(root: QWidget) -> list[str]:
    """Return the inputs in `root` that can be typed into or chosen, by name and kind."""
    inputs = [found for kind in INPUTS for found in root.findChildren(kind) if not moves(found)]
    assert inputs, "the page has no inputs: nothing was looked at"
    return [
        f"{type(found).__name__} {found.accessibleName()}"
        for found in inputs
        if (not found.isReadOnly() if isinstance(found, QLineEdit | QPlainTextEdit) else found.isEnabled())
    ]


def moves(part: QWidget | None) -> bool:
    """Whether a choice in it only shows something else."""
    while part is not None:
        if part.property(LOOKS_ONLY):
            return True
        part = part.parentWidget()
    return False


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "example.gpplan"
    write_new_plan(path, example())
    return path


def read_only(controller: Controller, path: Path) -> None:
    locked_elsewhere(path)
    with answering("Open for reading"):
        controller.plans.open_plan(path)
    settle()


def bar_of(controller: Controller) -> TroubleBar:
    bar = controller.window.findChild(TroubleBar)
    assert isinstance(bar, TroubleBar)
    return bar


def test_every_input_of_every_step_is_read_only_from_the_start(qtbot: QtBot, path: Path) -> None:
    with whole_window() as controller:
        read_only(controller, path)
        assert bar_of(controller).sentence.startswith("Open for reading only. Grace Hollis has had ")
        for step in (
            "practice",
            "meeting",
            *ITEM_STEPS,
        ):
            controller.go_to(step)
            settle()
            for fold in page(controller).findChildren(FoldSection):
                fold.show_open(True)
            settle()
            assert "\n".join(open_to_change(page(controller))) == "", step


def test_a_page_of_a_plan_that_may_be_changed_is_no_longer_read_only(qtbot: QtBot, path: Path) -> None:
    with whole_window() as controller:
        read_only(controller, path)
        controller.go_to("practice")
        settle()
        with answering("Take it over"):
            controller.plans.open_plan(path)
        controller.go_to("practice")
        settle()
        assert open_to_change(page(controller))
        assert not bar_of(controller).isVisible()


def test_a_change_that_is_refused_is_made_in_a_copy(
    qtbot: QtBot, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "copy.gpplan"
    monkeypatch.setattr(CommandContext, "ask_where", lambda *_: copy)
    with whole_window() as controller:
        read_only(controller, path)
        controller.go_to("practice")
        changed = with_list_size(controller.session.plan, 4_321)
        with answering("Save a copy…") as said:
            controller.session.apply(changed, "list size")
        assert "Grace Hollis has had “example.gpplan” open on RECEPTION-2" in said[0]
        assert (controller.saver.path, controller.window.current_key) == (copy, "practice")
        assert controller.session.plan == changed
    assert read_plan(copy) == changed
    assert read_plan(path) == example()


def test_a_file_that_can_only_be_read_is_worked_on_in_a_copy(
    qtbot: QtBot, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.chmod(0o444)
    copy = tmp_path / "copy.gpplan"
    monkeypatch.setattr(CommandContext, "ask_where", lambda *_: copy)
    with whole_window() as controller:
        controller.plans.open_plan(path)
        settle()
        bar = bar_of(controller)
        assert "“example.gpplan” can only be read: the file is read-only." in bar.sentence
        QTest.qWait(10)
        bar.work_wanted.emit()
        settle()
        assert (controller.saver.path, controller.session.read_only_because, bar.isVisible()) == (copy, "", False)
    assert not path.with_name("example.gpplan.lock").exists()
