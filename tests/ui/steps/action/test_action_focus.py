"""The focus on an action's page, and keys there that must not do anything by accident."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from tests.plans import NOW
from tests.sittings import sitting
from tests.ui.fake_services import session_with
from tests.ui.seeing import button, framed, press

from wizard.edits.decision_edits import with_position, with_vote
from wizard.plan.choice import Choice
from wizard.plan.plan import Plan, open_meeting
from wizard.ui.session.session import Session
from wizard.ui.steps.action.item_page import ItemPage


def opened(qtbot: QtBot, plan: Plan, item: str) -> tuple[ItemPage, Session]:
    session = session_with(plan, NOW)
    page = ItemPage(session, item)
    framed(qtbot, page, (1102, 662))
    return page, session


def begin(page: ItemPage) -> None:
    """Put the focus where the window puts it."""
    first = page.first_field()
    assert first is not None
    first.setFocus()


def focused() -> QWidget:
    QApplication.processEvents()
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def test_another_proposal_begins_at_the_positions(qtbot: QtBot) -> None:
    page, session = opened(qtbot, with_vote(with_position(sitting(1), "2", "adopt"), "2", "p1", Choice.AGAINST), "2")
    press(page, "Make another proposal")
    QTest.keyClick(focused(), Qt.Key.Key_4)
    assert [proposal.position for proposal in open_meeting(session.plan).matter("2").proposals] == ["adopt", "decline"]


def test_an_arrow_never_puts_another_proposal(qtbot: QtBot) -> None:
    plan = with_vote(with_position(sitting(2), "2", "adopt"), "2", "p1", Choice.AGAINST)
    page, session = opened(qtbot, plan, "2")
    begin(page)
    QTest.keyClick(focused(), Qt.Key.Key_Down)
    assert session.plan == plan


def test_the_focus_goes_back_to_the_positions_once_a_proposal_is_withdrawn(qtbot: QtBot) -> None:
    page, session = opened(qtbot, with_position(sitting(3), "2", "adopt"), "2")
    back = button(page, "Withdraw this proposal")
    back.setFocus()
    QTest.keyClick(back, Qt.Key.Key_Space)
    QTest.keyClick(focused(), Qt.Key.Key_4)
    assert [proposal.position for proposal in open_meeting(session.plan).matter("2").proposals] == ["decline"]


def test_the_key_that_adds_the_tasks_does_nothing_else_when_it_is_pressed_again(qtbot: QtBot) -> None:
    page, session = opened(qtbot, with_position(sitting(3), "2", "adopt"), "2")
    press(page, "Agreed")
    add = button(page, "Add all 5 usual tasks")
    add.setFocus()
    QTest.keyClick(add, Qt.Key.Key_Space)
    plan = session.plan
    assert len(plan.tasks) == 5
    for _ in range(3):
        QTest.keyClick(focused(), Qt.Key.Key_Space)
    assert session.plan == plan
    assert focused().accessibleName() == "Tasks: 5 added"


def test_the_key_that_takes_a_decision_back_leaves_the_proposal_when_it_is_pressed_again(qtbot: QtBot) -> None:
    page, session = opened(qtbot, with_position(sitting(3), "2", "adopt"), "2")
    press(page, "Agreed")
    back = button(page, "Take back the decision")
    back.setFocus()
    for _ in range(3):
        QTest.keyClick(focused(), Qt.Key.Key_Space)
    (proposal,) = open_meeting(session.plan).matter("2").proposals
    assert (proposal.position, proposal.decision) == ("adopt", None)


def test_whoever_votes_next_is_in_sight_while_the_outcome_grows(qtbot: QtBot) -> None:
    page, _ = opened(qtbot, with_position(sitting(6), "8", "off"), "8")
    QTest.keyClick(page, Qt.Key.Key_F9)
    for _ in range(6):
        voter = focused()
        pane = page.view.decision.roll.sheet
        top = voter.mapTo(pane, voter.rect().topLeft()).y()
        assert top >= 0
        assert top + voter.height() <= pane.height()
        QTest.keyClick(voter, Qt.Key.Key_1)
