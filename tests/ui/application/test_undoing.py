"""Undo in the whole window: typed text first, always visible, never while somebody signs."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests.plans import worked_example
from tests.ui.answering import answering
from tests.ui.keyboard import CTRL, Keyboard
from tests.ui.seeing import field, press
from tests.ui.wholewindow import page, whole_window

from wizard.plan.plan import Plan, open_meeting
from wizard.signing.closing import close
from wizard.storage.plan_file import write_new_plan
from wizard.ui.application.controller import Controller
from wizard.ui.inputs.text_inputs import TextField


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "plan.gpplan"
    write_new_plan(path, worked_example(), 1)
    return path


def ctrl_z(controller: Controller) -> None:
    Keyboard(controller.window).press(Qt.Key.Key_Z, CTRL)


def place_of(plan: Plan) -> str:
    return open_meeting(plan).place


def place_field(controller: Controller) -> TextField:
    found = field(page(controller), "Place")
    assert isinstance(found, TextField)
    return found


def test_typed_text_is_one_change_however_often_it_is_told_of(qtbot: QtBot, path: Path) -> None:
    with whole_window(path) as controller:
        controller.go_to("meeting")
        before = controller.session.plan
        place = place_field(controller)
        place.setFocus()
        QTest.keyClick(place, Qt.Key.Key_End)
        for part in (" up", "stairs", " left"):
            QTest.keyClicks(place, part)
            place.typing.pause()
        assert place_of(controller.session.plan) == f"{place_of(before)} upstairs left"
        place.clearFocus()
        controller.undoing.undo()
        assert controller.session.plan == before


def test_typed_text_goes_first_and_leaves_no_change_behind(qtbot: QtBot, path: Path) -> None:
    with whole_window(path) as controller:
        controller.go_to("meeting")
        press(page(controller), "Dr Amara Osei: Apologies")
        label, before = controller.session.undo_label, controller.session.plan
        place = place_field(controller)
        place.setFocus()
        QTest.keyClick(place, Qt.Key.Key_End)
        QTest.keyClicks(place, " x")
        place.typing.pause()
        assert controller.session.undo_label == "place of the meeting"
        ctrl_z(controller)
        place.typing.pause()
        assert (controller.session.plan, controller.session.undo_label) == (before, label)
        ctrl_z(controller)
        assert controller.session.plan != before
        assert place.text() == place_of(before)


def test_undo_works_from_a_field_that_was_not_typed_in(qtbot: QtBot, path: Path) -> None:
    with whole_window(path) as controller:
        controller.go_to("meeting")
        before = controller.session.plan
        press(page(controller), "Dr Amara Osei: Apologies")
        for name in ("Place", "Date", "Starts", "Minutes for item 1"):
            assert controller.session.plan != before
            field(page(controller), name).setFocus()
            ctrl_z(controller)
            assert controller.session.plan == before, name
            controller.session.redo()


def test_undo_goes_to_where_the_change_was_made(qtbot: QtBot, path: Path) -> None:
    with whole_window(path) as controller:
        before = controller.session.plan
        controller.go_to("item-4b")
        press(page(controller), "Put on this agenda")
        controller.go_to("practice")
        controller.undoing.undo()
        assert controller.window.current_key == "item-4b"
        assert controller.session.plan == before
        controller.go_to("review")
        controller.undoing.redo()
        assert controller.window.current_key == "item-4b"
        assert controller.session.plan != before


def test_in_the_room_only_what_the_room_shows_is_taken_back(qtbot: QtBot, path: Path) -> None:
    with whole_window(path) as controller:
        controller.go_to("meeting")
        press(page(controller), "Dr Amara Osei: Apologies")
        now = controller.session.plan
        controller.go_to("item-1")
        controller.window.commands.room.setChecked(True)
        with answering("Close") as said:
            controller.undoing.undo()
        assert "leave room mode first" in said[0]
        assert controller.session.plan == now
        controller.window.commands.room.setChecked(False)


def test_nothing_is_taken_back_from_a_signers_screen(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "closed.gpplan"
    plan = worked_example()
    write_new_plan(path, close(plan, plan.created_at), 1)
    with whole_window(path) as controller:
        controller.go_to("practice")
        name = field(page(controller), "Name")
        assert isinstance(name, TextField)
        name.setFocus()
        QTest.keyClicks(name, "x")
        controller.go_to("sign")
        now = controller.session.plan
        assert controller.window.commands.undo.isEnabled()
        press(page(controller), "Begin with")
        assert not controller.window.commands.undo.isEnabled()
        controller.undoing.undo()
        press(page(controller), "The projector is off", "I am")
        ctrl_z(controller)
        controller.undoing.undo()
        assert controller.session.plan == now
        press(page(controller), "Not now", "Stop signing")
        assert controller.window.commands.undo.isEnabled()
