"""Lapsed matters come first on the Meeting step, each with its possible answers."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from pytestqt.qtbot import QtBot
from tests.overview.second_meetings import second_meeting
from tests.plans import plan_of
from tests.ui.seeing import press, words
from tests.ui.steps.meeting.test_meeting_page import opened

from wizard.edits.decision_edits import noted, with_position
from wizard.plan.meeting import LapseAnswer
from wizard.plan.plan import open_meeting
from wizard.ui.steps.meeting.meeting_page import MeetingPage
from wizard.ui.steps.meeting.run_out_card import RunOutRow


def row(page: MeetingPage, words_in_it: str) -> RunOutRow:
    """The first row with these words."""
    return next(row for row in page.run_out.rows if words_in_it in words(row))


def test_nothing_is_shown_where_nothing_ran_out(qtbot: QtBot) -> None:
    page, _ = opened(qtbot, plan_of(3))
    assert page.run_out.isHidden()


def test_what_ran_out_stands_first_and_is_decided_extended_or_ended(qtbot: QtBot) -> None:
    page, session = opened(qtbot, second_meeting())
    assert page.run_out.isVisible()
    spy = QSignalSpy(page.step_wanted)
    press(row(page, "Item 10"), "Decide now")
    assert spy.at(0) == ["item-10/10"]

    seven = row(page, "Item 7")
    seven.until.setFocus()
    QTest.keyClicks(seven.until, "10 Jan 2028")
    QTest.keyClick(seven.until, Qt.Key.Key_Return)
    assert open_meeting(session.plan).matter("7").proposals[-1].hold_until == date(2028, 1, 10)
    assert "Extended to 10 January 2028, to be decided on its item." in words(row(page, "Item 7"))

    press(row(page, "Item 1,"), "Let it end")
    assert open_meeting(session.plan).lapses[-1].answer is LapseAnswer.END
    press(row(page, "Item 1,"), "Undo")
    assert all(lapse.item != "1" for lapse in open_meeting(session.plan).lapses)


def test_a_duty_is_checked_again_and_never_let_end(qtbot: QtBot) -> None:
    page, session = opened(qtbot, second_meeting())
    spy = QSignalSpy(page.step_wanted)
    duty = row(page, "Item 9b")
    assert [button.text() for button in duty.buttons] == ["Check now"]
    press(duty, "Check now")
    assert spy.at(0) == ["item-9b/9b"]
    assert "On this agenda, to be checked." in words(row(page, "Item 9b"))
    session.apply(noted(with_position(session.plan, "9b", "met"), "9b"), "check")
    assert "Checked at this meeting." in words(row(page, "Item 9b"))


def test_a_day_that_has_passed_is_refused_at_the_field(qtbot: QtBot) -> None:
    page, session = opened(qtbot, second_meeting())
    seven = row(page, "Item 7")
    QTest.keyClicks(seven.until, "10 Jan 2027")
    QTest.keyClick(seven.until, Qt.Key.Key_Return)
    assert "Choose a day after 6 July 2027" in words(seven)
    assert not open_meeting(session.plan).lapses


def test_an_overdue_task_is_done_in_a_press(qtbot: QtBot) -> None:
    page, session = opened(qtbot, second_meeting())
    press(row(page, "Task"), "Done")
    assert open_meeting(session.plan).lapses[-1].answer is LapseAnswer.DONE
