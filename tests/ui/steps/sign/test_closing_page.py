"""Closing the meeting in the window: what to read, what is empty, and how few keys are needed."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from tests.sittings import sitting
from tests.ui.ceremony import before_closing
from tests.ui.keyboard import CTRL, Keyboard, settle
from tests.ui.seeing import button, visible, words
from tests.ui.wholewindow import page, whole_window

from wizard.edits.decision_edits import agreed, item_of, noted, with_particulars, with_position
from wizard.plan.plan import Plan, open_meeting
from wizard.plan.proposal import Owner
from wizard.services import plan_files
from wizard.ui.application.controller import Controller
from wizard.ui.inputs.choice_inputs import TickLine
from wizard.ui.inputs.quick_inputs import DatePick, OwnerField
from wizard.ui.steps.sign.sign_page import SignPage, View

Key = Qt.Key
NEXT_MATTER_PRESSES = 40


def all_agreed() -> Plan:
    """Six partners who agreed to the first position of every item; the three duties are noted."""
    plan = sitting(6)
    for item_id in open_meeting(plan).guidance.order:
        item = item_of(plan, item_id)
        plan = with_position(plan, item_id, item.positions[0].id)
        plan = agreed(plan, item_id) if item.duty is None else noted(plan, item_id)
    return plan


@pytest.fixture
def controller(qtbot: QtBot, tmp_path: Path) -> Iterator[Controller]:
    """The window at the Sign step, with everything decided."""
    path = tmp_path / "plan.gpplan"
    plan_files.keep_new(all_agreed(), path)
    with whole_window(path) as controller:
        controller.go_to("sign")
        settle()
        yield controller


def sign(controller: Controller) -> SignPage:
    found = page(controller)
    assert isinstance(found, SignPage)
    return found


def field(found: QWidget, kind: type[OwnerField] | type[DatePick], name: str) -> OwnerField | DatePick:
    return next(each for each in visible(found, kind) if each.accessibleName() == name)


def test_from_the_last_decision_to_closed_takes_at_most_twenty_keys(controller: Controller) -> None:
    found, keys = sign(controller), Keyboard(controller.window)
    for _ in range(NEXT_MATTER_PRESSES):
        keys.press(Key.Key_Return, CTRL)
        settle()
        if found.view is not View.CLOSING:
            break
        if isinstance(QApplication.focusWidget(), TickLine):
            keys.press(Key.Key_Space)
    assert len(controller.session.plan.records) == 1
    assert keys.strokes <= 20


def test_what_is_filled_in_here_stays_a_field_and_counts_down(controller: Controller) -> None:
    found = sign(controller)
    before = before_closing(found)
    owner = field(found, OwnerField, "Owner, 1 Safe daily limit")
    owner.setFocus()
    owner.edited.emit(_owner(controller))
    settle()
    assert field(found, OwnerField, "Owner, 1 Safe daily limit") is owner
    assert owner.property("gap") is False
    assert before_closing(found) != before


def test_one_owner_and_one_date_fill_all_that_is_empty(controller: Controller) -> None:
    found = sign(controller)
    everyone = field(found, OwnerField, "Owner of all items without one")
    review = field(found, DatePick, "Review date of all items without one")
    everyone.edited.emit(_owner(controller))
    review.edited.emit(date(2027, 3, 9))
    button(found, "Fill").click()
    settle()
    meeting = controller.session.plan.meeting
    assert meeting is not None
    assert all(matter.proposals[-1].owner for matter in meeting.matters if not matter.item.startswith(("5", "9")))
    controller.session.undo()
    settle()
    assert controller.session.plan.meeting is not None
    assert controller.session.plan.meeting.matter("1").proposals[-1].owner is None


def test_what_is_left_open_stays_so_as_it_is_filled_in_and_another_gap_asks_again(controller: Controller) -> None:
    found = sign(controller)
    (tick,) = [each for each in visible(found, TickLine) if each.accessibleName().startswith("Close the meeting with")]
    tick.click()
    settle()
    assert "gap" not in before_closing(found)
    plan = controller.session.plan
    controller.session.apply(with_particulars(plan, "1", owner=_owner(controller)), "owner")
    settle()
    assert tick.isChecked()
    controller.session.apply(with_particulars(controller.session.plan, "1", owner=None), "owner")
    settle()
    assert tick.isChecked()
    tick.click()
    controller.session.apply(with_particulars(controller.session.plan, "1", owner=_owner(controller)), "owner")
    settle()
    tick.click()
    controller.session.apply(with_particulars(controller.session.plan, "1", owner=None), "owner")
    settle()
    assert not tick.isChecked()
    assert "gap" in before_closing(found)


def test_f7_goes_to_the_next_open_matter_and_closing_early_does_too(controller: Controller) -> None:
    found, keys = sign(controller), Keyboard(controller.window)
    keys.press(Key.Key_F7)
    assert controller.window.current_key == "sign"
    assert isinstance(QApplication.focusWidget(), TickLine)
    found.setFocus()
    button(found.bar_part, "Close the meeting").click()
    assert controller.session.plan.meeting is not None
    assert isinstance(QApplication.focusWidget(), TickLine)
    assert "Read and tick" in words(found)


def _owner(controller: Controller) -> Owner:
    return Owner(person=controller.session.plan.people[0].id)
