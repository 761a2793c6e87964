"""Ctrl+K: every command with its key; available ones first, the others in grey with the reason."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu
from tests.sittings import sitting
from tests.ui.keyboard import CTRL, Keyboard, settle
from tests.ui.wholewindow import whole_window

from wizard.edits.decision_edits import last_proposal, with_position
from wizard.services import plan_files
from wizard.ui.accessibility.shortcuts import MENU, SHORTCUTS, Scope
from wizard.ui.application.controller import Controller
from wizard.ui.commands.command_dialog import CommandDialog


@pytest.fixture
def controller(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Controller]:
    path = tmp_path_factory.mktemp("plans") / "plan.gpplan"
    plan_files.keep_new(sitting(6), path)
    with whole_window(path) as controller:
        yield controller


@pytest.fixture
def dialog(controller: Controller) -> Iterator[CommandDialog]:
    (found,) = controller.window.findChildren(CommandDialog)
    yield found
    found.close()


def look_up(controller: Controller, dialog: CommandDialog, words: str = "") -> list[str]:
    controller.window.commands.every.trigger()
    dialog.field.setText(words)
    return [row.title for row in dialog.results.rows]


def row(dialog: CommandDialog, title: str) -> tuple[str, str, bool]:
    return next((each.where, each.cap, each.off) for each in dialog.results.rows if each.title == title)


def test_everything_of_the_menu_and_every_step_is_listed(controller: Controller, dialog: CommandDialog) -> None:
    titles = look_up(controller, dialog)
    for _title, ids in MENU:
        for each in ids:
            if each not in ("", "commands", "undo", "redo"):
                assert SHORTCUTS[each].menu.replace("&", "") in titles
    assert {f"Go to {step.number} {step.title}".replace("  ", " ") for step in controller.window.steps} <= set(titles)


def test_what_cannot_be_done_comes_last_with_its_reason(controller: Controller, dialog: CommandDialog) -> None:
    controller.go_to("practice")
    look_up(controller, dialog)
    off = [each.off for each in dialog.results.rows]
    assert off == sorted(off)
    assert row(dialog, "Roll call") == ("On the page of an item that needs a vote", "F9", True)
    dialog.choose(next(each.key for each in dialog.results.rows if each.title == "Roll call"))
    assert dialog.isVisible()
    assert dialog.said == "On the page of an item that needs a vote"


def test_a_few_letters_and_enter_go_to_a_step(controller: Controller, dialog: CommandDialog) -> None:
    assert look_up(controller, dialog, "go 9b") == ["Go to 9b Online requests"]
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    settle(20)
    assert controller.window.current_key == "item-9b"


def test_agreed_is_done_without_its_key(controller: Controller, dialog: CommandDialog) -> None:
    controller.go_to("item-1")
    assert controller.session.plan.meeting is not None
    assert row_after(controller, dialog, "Agreed, or record what is on the screen")[2]
    dialog.close()
    controller.session.apply(with_position(controller.session.plan, "1", "adopt"), "position")
    settle(20)
    found = row_after(controller, dialog, "Agreed, or record what is on the screen")
    assert found == ("on this page", "F8", False)
    dialog.choose(next(each.key for each in dialog.results.rows if each.title.startswith("Agreed, or record")))
    settle(50)
    put = last_proposal(controller.session.plan, "1")
    assert put is not None
    assert put.decision is not None


def row_after(controller: Controller, dialog: CommandDialog, title: str) -> tuple[str, str, bool]:
    look_up(controller, dialog)
    return row(dialog, title)


def test_the_key_works_while_a_field_has_the_focus(controller: Controller, dialog: CommandDialog) -> None:
    controller.go_to("practice")
    settle(20)
    keys = Keyboard(controller.window)
    keys.to("Name")
    assert isinstance(QApplication.focusWidget(), QLineEdit)
    keys.press(Qt.Key.Key_K, CTRL)
    assert dialog.isVisible()


def test_the_menu_has_the_acts_of_a_page_and_switches_them_off_elsewhere(controller: Controller) -> None:
    menu = controller.window.commands.menu()
    menu.aboutToShow.emit()
    parts = [found for action in menu.actions() if isinstance(found := action.menu(), QMenu)]
    (part,) = [found for found in parts if found.title() == "&Item"]
    acts = [each for each, found in SHORTCUTS.items() if found.menu and found.scope is Scope.ACTION]
    for step, enabled in (("start", False), ("item-1", True)):
        controller.go_to(step)
        settle(20)
        part.aboutToShow.emit()
        states = {action.text().partition("\t")[0]: action.isEnabled() for action in part.actions()}
        assert states[SHORTCUTS["unfold"].menu] is enabled
    assert len([action for action in part.actions() if not action.isSeparator()]) == len(acts)


def test_a_button_with_an_underlined_letter_is_listed_with_its_key(
    controller: Controller, dialog: CommandDialog
) -> None:
    controller.go_to("item-1")
    look_up(controller, dialog)
    assert row(dialog, "Next")[1] == "Alt+N"
    assert row(dialog, "Back")[1] == "Alt+B"
