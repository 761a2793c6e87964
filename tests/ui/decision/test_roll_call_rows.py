"""The roll call: one key a person, all at once, and refreshed without an announcement."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from pytestqt.qtbot import QtBot
from tests.ui.seeing import named, shown

from wizard.plan.choice import Choice as Vote
from wizard.ui.decision.roll_call_rows import RollCallRow, RollCallRows, Voter
from wizard.ui.theme import Look, Theme
from wizard.ui.widgets.buttons import Button

Key = Qt.Key
VOTERS = (Voter("1", "Dr One"), Voter("2", "Dr Two", away="Absent"), Voter("3", "Dr Three"))


def test_a_digit_answers_and_goes_to_the_next_person_present(qtbot: QtBot) -> None:
    call = RollCallRows()
    window = shown(qtbot, call)
    call.show_voters(VOTERS)
    spy = QSignalSpy(call.voted)
    call.rows[0].setFocus()
    QTest.keyClick(window.focusWidget(), Key.Key_2)
    assert call.rows[2].isAncestorOf(window.focusWidget())
    QTest.keyClick(window.focusWidget(), Key.Key_3)
    QTest.keyClick(window.focusWidget(), Key.Key_Backspace)
    told = [spy.at(i) for i in range(spy.count())]
    assert told == [["1", "against"], ["3", "abstain"], ["3", ""]]


def test_a_key_and_the_button_ask_for_all_others_once(qtbot: QtBot) -> None:
    call = RollCallRows()
    window = shown(qtbot, call)
    call.show_voters(VOTERS)
    spy, votes = QSignalSpy(call.others_for), QSignalSpy(call.voted)
    call.rows[0].setFocus()
    QTest.keyClick(window.focusWidget(), Key.Key_F, Qt.KeyboardModifier.AltModifier)
    named(call, Button, "All others for").click()
    assert (spy.count(), votes.count()) == (2, 0)


def test_what_all_others_for_did_is_said_until_somebody_answers_anew(qtbot: QtBot) -> None:
    call = RollCallRows()
    shown(qtbot, call)
    call.show_voters(VOTERS)
    call.say("1 set to for.")
    call.show_voters([VOTERS[0]._replace(ballot="for"), *VOTERS[1:]])
    assert call.done == "1 set to for."
    call.rows[2].vote(Vote.AGAINST)
    assert call.done == ""


def test_answers_that_mean_the_opposite_look_apart(qtbot: QtBot, theme: Theme) -> None:
    """No two of the three answers have the same fill colour, in any look, and their words are readable on it."""
    row = RollCallRow(VOTERS[0])
    shown(qtbot, row)
    for look in (Look.LIGHT, Look.DARK, Look.CONTRAST):
        theme.choose(look)
        grounds = []
        for segment in row.segments:
            row.show_voter(VOTERS[0]._replace(ballot=segment.ballot))
            picture = segment.grab().toImage()
            grounds.append(picture.pixelColor(picture.width() // 2, 4).name())
        assert len(set(grounds)) == 3, look


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
    call.window().resize(1100, 700)
    call.show_voters([Voter(str(at), f"Dr Number {at}") for at in range(8)])
    qtbot.waitUntil(lambda: call.rows[4].x() > call.rows[0].x())
    assert call.rows[4].y() == call.rows[0].y()


def test_names_that_two_columns_would_cut_stand_in_one(qtbot: QtBot) -> None:
    call = RollCallRows()
    shown(qtbot, call)
    call.window().resize(1100, 700)
    call.show_voters([Voter(str(at), f"Dr Number {at}") for at in range(8)])
    qtbot.waitUntil(lambda: call.rows[4].x() > call.rows[0].x())
    call.show_voters([Voter(f"long{at}", f"Dr {'Featherstonehaugh' * 2} {at}") for at in range(8)])
    call.setFixedWidth(2 * call.rows[0].least_width())
    qtbot.waitUntil(lambda: call.rows[4].y() > call.rows[0].y())
    assert call.rows[4].x() == call.rows[0].x()
