"""An error while a page is built is contained: the plan stays open, and the page says so."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot
from tests.plans import worked_example
from tests.ui.keyboard import settle
from tests.ui.seeing import has_button, press
from tests.ui.wholewindow import page, whole_window

from wizard.storage.plan_file import read_plan, write_new_plan
from wizard.ui.application.controller import Controller
from wizard.ui.commands.command_context import CommandContext
from wizard.ui.commands.plan_commands import PlanCommands
from wizard.ui.steps.review.review_page import ReviewPage
from wizard.ui.steps.step_page import BrokenPage

STEPS = ("practice", "meeting", "item-3", "review", "sign", "export", "due")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "harbour.gpplan"
    write_new_plan(path, worked_example())
    return path


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[type[BaseException]]:
    """The kinds of the reported errors."""
    found: list[type[BaseException]] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, *_: found.append(kind))
    return found


@pytest.fixture
def controller(qtbot: QtBot, path: Path) -> Iterator[Controller]:
    with whole_window(path) as controller:
        yield controller


class Fault:
    """Raises in a method of the review page once half of its own work is done."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, method: str) -> None:
        self.on = True
        whole = getattr(ReviewPage, method)

        def half(page: ReviewPage, *arguments: object) -> None:
            whole(page, *arguments)
            if self.on:
                raise ValueError("a date that is none")

        monkeypatch.setattr(ReviewPage, method, half)


def words_on(widget: QWidget) -> str:
    return " ".join(label.text() for label in widget.findChildren(QLabel))


@pytest.mark.parametrize("method", ["__init__", "refresh"])
def test_a_page_that_cannot_be_built_says_so_and_the_plan_stays_open(
    controller: Controller, told: list[type[BaseException]], monkeypatch: pytest.MonkeyPatch, method: str
) -> None:
    before = len(QApplication.topLevelWidgets())
    fault = Fault(monkeypatch, method)
    controller.go_to("review")
    shown = page(controller)
    assert isinstance(shown, BrokenPage)
    assert told == [ValueError]
    assert controller.window.current_key == "review"
    assert controller.session.is_open
    assert "Your plan is still open and saved" in words_on(shown)
    assert has_button(shown, "Check this plan")
    assert has_button(shown, "Save a copy…")
    # Nothing of the failed page is left that would receive changes of the plan.
    assert len(QApplication.topLevelWidgets()) == before
    plan = controller.session.plan
    controller.session.apply(plan.replace(practice=plan.practice.replace(list_size=77)), "list size")
    assert told == [ValueError]
    controller.go_to("practice")
    assert not isinstance(page(controller), BrokenPage)
    fault.on = False
    controller.go_to("review")
    assert isinstance(page(controller), ReviewPage)


def test_a_page_that_fails_while_it_is_shown_goes_too(
    controller: Controller, told: list[type[BaseException]], monkeypatch: pytest.MonkeyPatch
) -> None:
    controller.go_to("review")
    fault = Fault(monkeypatch, "refresh")
    plan = controller.session.plan
    controller.session.apply(plan.replace(practice=plan.practice.replace(list_size=77)), "list size")
    settle()
    shown = page(controller)
    assert isinstance(shown, BrokenPage)
    assert told[0] is ValueError
    fault.on = False
    press(shown, "Try again")
    assert isinstance(page(controller), ReviewPage)


def test_it_checks_the_file_of_the_plan_and_saves_a_copy(
    controller: Controller, told: list[type[BaseException]], monkeypatch: pytest.MonkeyPatch, path: Path, tmp_path: Path
) -> None:
    checked: list[Path] = []
    monkeypatch.setattr(PlanCommands, "_show_check", lambda _self, path: checked.append(path))
    monkeypatch.setattr(CommandContext, "ask_where", lambda *_: tmp_path / "copy.gpplan")
    Fault(monkeypatch, "__init__")
    controller.go_to("review")
    press(page(controller), "Check this plan", "Save a copy…")
    assert checked == [path]
    assert read_plan(tmp_path / "copy.gpplan") == controller.session.plan


def test_steps_that_cannot_be_listed_leave_the_steps_of_the_guidance(
    controller: Controller, told: list[type[BaseException]], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_session: object) -> None:
        raise ValueError("a date that is none")

    monkeypatch.setattr("wizard.ui.shell.step_model.listed_steps", fails)
    plan = controller.session.plan
    controller.session.apply(plan.replace(practice=plan.practice.replace(list_size=77)), "list size")
    assert told == [ValueError]
    for step in STEPS:
        controller.go_to(step)
        assert controller.window.current_key == step
    assert read_plan(controller.saver.path or Path()).id == plan.id
