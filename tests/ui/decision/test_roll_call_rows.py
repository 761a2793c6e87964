"""The roll call: one key a person, all at once, and refreshed without a sound."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from pytestqt.qtbot import QtBot
from tests.ui.seeing import press, shown

from wizard.ui.decision.roll_call_rows import RollCallRows, Voter

Key = Qt.Key
VOTERS = (Voter("1", "Dr One"), Voter("2", "Dr Two", away="Absent"), Voter("3", "Dr Three"))


def test_a_letter_answers_and_goes_to_the_next_person_present(qtbot: QtBot) -> None:
    call = RollCallRows()
    window = shown(qtbot, call)
    call.show_voters(VOTERS)
    spy = QSignalSpy(call.voted)
    call.rows[0].setFocus()
    QTest.keyClick(window.focusWidget(), Key.Key_A)
    assert call.rows[2].isAncestorOf(window.focusWidget())
    QTest.keyClick(window.focusWidget(), Key.Key_B)
    QTest.keyClick(window.focusWidget(), Key.Key_Backspace)
    told = [spy.at(i) for i in range(spy.count())]
    assert told == [["1", "against"], ["3", "abstain"], ["3", ""]]


def test_shift_f_and_the_button_say_all_for_once(qtbot: QtBot) -> None:
    call = RollCallRows("Agreed, nobody against")
    window = shown(qtbot, call)
    call.show_voters(VOTERS)
    spy, votes = QSignalSpy(call.all_for_chosen), QSignalSpy(call.voted)
    call.rows[0].setFocus()
    QTest.keyClick(window.focusWidget(), Key.Key_F, Qt.KeyboardModifier.ShiftModifier)
    press(window, "Agreed, nobody against")
    assert (spy.count(), votes.count()) == (2, 0)


def test_who_is_absent_is_shown_so_and_cannot_be_reached(qtbot: QtBot) -> None:
    call = RollCallRows()
    shown(qtbot, call)
    call.show_voters(VOTERS)
    assert not any(segment.isVisible() for segment in call.rows[1].segments)
    assert call.rows[1].accessibleName() == "Dr Two: Absent"


def test_a_refresh_keeps_the_focus_and_tells_nobody(qtbot: QtBot) -> None:
    call = RollCallRows()
    window = shown(qtbot, call)
    call.show_voters(VOTERS)
    spy = QSignalSpy(call.voted)
    call.rows[2].setFocus()
    call.show_voters([VOTERS[0]._replace(ballot="for"), *VOTERS[1:]])
    assert call.rows[2].isAncestorOf(window.focusWidget())
    assert call.rows[0].segments[0].isChecked()
    assert spy.count() == 0


def test_many_people_stand_in_two_columns_where_there_is_room(qtbot: QtBot) -> None:
    call = RollCallRows()
    shown(qtbot, call)
    call.show_voters([Voter(str(at), f"Dr Number {at}") for at in range(8)])
    qtbot.waitUntil(lambda: call.rows[4].x() > call.rows[0].x())
    assert call.rows[4].y() == call.rows[0].y()


def test_names_that_two_columns_would_cut_stand_in_one(qtbot: QtBot) -> None:
    call = RollCallRows()
    shown(qtbot, call)
    call.show_voters([Voter(str(at), f"Dr Number {at}") for at in range(8)])
    qtbot.waitUntil(lambda: call.rows[4].x() > call.rows[0].x())
    call.show_voters([Voter(f"long{at}", f"Dr {'Featherstonehaugh' * 2} {at}") for at in range(8)])
    call.setFixedWidth(2 * call.rows[0].least_width())
    qtbot.waitUntil(lambda: call.rows[4].y() > call.rows[0].y())
    assert call.rows[4].x() == call.rows[0].x()
