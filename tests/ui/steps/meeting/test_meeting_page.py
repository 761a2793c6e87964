"""The Meeting step: attendance by one key each, the live quorum, interests, and the agenda."""

from datetime import date, time

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from tests.plans import NOW, empty_plan, plan_of, shipped_pack, worked_example
from tests.rules import quorum
from tests.ui.answering import answering
from tests.ui.fake_services import FakeServices, session_with
from tests.ui.seeing import named, press, words
from tests.ui.states import settle

from wizard.edits.attendance_edits import with_interest_at
from wizard.edits.decision_edits import agreed, with_position
from wizard.edits.rule_edits import with_tier_parts
from wizard.plan.meeting import Interest, InterestKind, Meeting, Presence
from wizard.plan.plan import Plan
from wizard.services.example_plan import example
from wizard.ui.inputs.choice_inputs import ChoiceField
from wizard.ui.session.session import Session
from wizard.ui.steps.attendance_card import PresenceRow
from wizard.ui.steps.meeting.meeting_page import MeetingPage


def opened(qtbot: QtBot, plan: Plan) -> tuple[MeetingPage, Session]:
    session = session_with(plan, NOW)
    page = MeetingPage(session, FakeServices(session, shipped_pack()).services)
    qtbot.addWidget(page)
    page.resize(1100, 700)
    page.show()
    QApplication.processEvents()
    return page, session


def meeting(session: Session) -> Meeting:
    found = session.plan.meeting
    assert found is not None
    return found


def typed_into(control: QWidget, text: str) -> None:
    QTest.keyClicks(control, text)
    QTest.keyClick(control, Qt.Key.Key_Return)


def focused() -> QWidget:
    QApplication.processEvents()
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def quorate(partners: int, number: int) -> Plan:
    return with_tier_parts(plan_of(partners), quorum=quorum(number))


def test_a_time_that_is_none_stays_with_its_word_whatever_else_changes(qtbot: QtBot) -> None:
    page, session = opened(qtbot, plan_of(3))
    typed_into(page.details.starts, "noonish")
    typed_into(page.details.ends, "14:30")
    page.details.place.setFocus()
    session.apply(session.plan.with_meeting(meeting(session).replace(place="Library")), "place")
    assert page.details.starts.text() == "noonish"
    assert "Write the time as 13:00 or 1 pm." in words(page)
    session.apply(session.plan.with_meeting(meeting(session).replace(starts=time(12))), "start")
    assert page.details.starts.text() == "12:00"
    assert "Write the time as 13:00 or 1 pm." not in words(page)


def test_an_end_before_the_start_is_said_below_the_times(qtbot: QtBot) -> None:
    page, session = opened(qtbot, plan_of(3))
    said = "The meeting ends at 12:30, before it starts at 13:00."
    typed_into(page.details.starts, "13:00")
    typed_into(page.details.ends, "12:30")
    assert meeting(session).ends == time(12, 30)
    assert said in words(page)
    page.details.ends.clear()
    typed_into(page.details.ends, "14:30")
    assert said not in words(page)


def test_a_meeting_is_recorded_by_keyboard_alone(qtbot: QtBot) -> None:
    page, session = opened(qtbot, quorate(4, 3))
    with qtbot.waitActive(page):
        page.activateWindow()
    typed_into(page.details.held_on, "8 Dec 2026")
    typed_into(page.details.starts, "1 pm")
    page.attendance.rows[0].setFocus()
    for key in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_1):
        QTest.keyClick(focused(), key)
    held = meeting(session)
    assert (held.held_on, held.starts) == (date(2026, 12, 8), time(13))
    assert [entry.presence for entry in held.attendance] == [
        Presence.IN_ROOM,
        Presence.BY_LINK,
        Presence.APOLOGIES,
        Presence.IN_ROOM,
    ]
    assert page.attendance.count.sentence == "3 of 4 with a vote are here, quorum 3."
    QTest.keyClick(focused(), Qt.Key.Key_Backspace)
    assert page.attendance.count.sentence == "2 of 4 with a vote are here, quorum 3: not enough yet."


def test_everybody_is_in_the_room_at_once_but_for_those_who_are_recorded(qtbot: QtBot) -> None:
    page, session = opened(qtbot, plan_of(3))
    page.attendance.rows[1].segments[2].click()
    press(page, "Everybody else in the room")
    presences = {entry.person: entry.presence for entry in meeting(session).attendance}
    assert presences == {"p1": Presence.IN_ROOM, "p2": Presence.APOLOGIES, "p3": Presence.IN_ROOM}
    session.undo()
    assert len(meeting(session).attendance) == 1


def test_the_rows_stay_in_place_once_everybody_is_marked(qtbot: QtBot) -> None:
    page, _session = opened(qtbot, quorate(4, 3))
    row = page.findChildren(PresenceRow)[2]
    before = row.mapTo(page, QPoint())
    press(page, "Everybody in the room")
    settle()
    assert row.mapTo(page, QPoint()) == before


def test_a_late_arrival_leaves_the_items_before_without_a_quorum(qtbot: QtBot) -> None:
    page, session = opened(qtbot, quorate(2, 2))
    press(page, "Everybody in the room")
    row = page.attendance.rows[0]
    press(row, "Dr Number 1 came late or left early")
    first = named(row, ChoiceField, "Dr Number 1 present from")
    assert first.isVisible()
    while first.choice != "3":
        QTest.keyClick(first, Qt.Key.Key_Down)
    assert meeting(session).attendance[0].from_item == "3"
    assert page.attendance.count.sentence == "2 of 2 with a vote are here, quorum 2. No quorum on items 1 and 2."


def test_nobody_leaves_before_they_come(qtbot: QtBot) -> None:
    page, session = opened(qtbot, plan_of(1))
    press(page, "Everybody in the room")
    row = page.attendance.rows[0]
    press(row, "Dr Number 1 came late or left early")
    first, until = (named(row, ChoiceField, f"Dr Number 1 present {word}") for word in ("from", "until"))
    while first.choice != "3":
        QTest.keyClick(first, Qt.Key.Key_Down)
    for _ in range(until.count()):
        QTest.keyClick(until, Qt.Key.Key_Up)
    assert "cannot leave before they arrive" in words(page)
    until_item = meeting(session).attendance[0].until_item
    assert until_item is not None
    order = meeting(session).guidance.order
    assert order.index(until_item) >= order.index("3")


def test_an_interest_waits_until_it_is_whole(qtbot: QtBot) -> None:
    page, session = opened(qtbot, plan_of(3))
    press(page, "Declare an interest")
    row = page.interests.rows[0]
    row.marks.boxes["8"].click()
    assert meeting(session).interests == ()
    QTest.keyClick(row.person, Qt.Key.Key_Down)
    QTest.keyClick(row.kind, Qt.Key.Key_Down)
    row.marks.boxes["9a"].click()
    interest = meeting(session).interests[0]
    assert (interest.person, interest.items, interest.kind) == ("p1", ("8", "9a"), InterestKind.SPEAKS)
    row.marks.boxes["8"].click()
    row.marks.boxes["9a"].click()
    assert "at least one item" in row.error
    assert meeting(session).interests[0].items == ("9a",)
    with answering("Keep", "Remove") as said:
        press(page, "Remove")
        assert meeting(session).interests[0].items == ("9a",)
        press(page, "Remove")
    assert "Remove the interest of Dr Number 1 in item 9a?" in said[0]
    assert meeting(session).interests == ()
    session.undo()
    assert meeting(session).interests[0].items == ("9a",)


def test_a_second_interest_in_an_item_never_takes_the_place_of_the_first(qtbot: QtBot) -> None:
    first = Interest(person="p1", items=("8",), words="A paid post")
    page, session = opened(qtbot, with_interest_at(plan_of(3), 0, first))
    press(page, "Declare an interest")
    row = page.interests.rows[1]
    QTest.keyClick(row.person, Qt.Key.Key_Down)
    row.marks.boxes["8"].click()
    assert row.error == "Dr Number 1’s interest in item 8 is already declared: edit that one."
    assert meeting(session).interests == (first,)
    row.marks.boxes["3"].click()
    row.marks.boxes["8"].click()
    assert [entry.items for entry in meeting(session).interests] == [("8",), ("3",)]
    assert row.error == ""


def test_items_and_minutes_make_the_agenda(qtbot: QtBot) -> None:
    page, session = opened(qtbot, plan_of(3))
    press(page, "None")
    assert "No items are on the agenda yet." in words(page)
    page.agenda.rows[2].tick.click()
    typed_into(page.agenda.rows[2].minutes, "15")
    assert meeting(session).items == ("3",)
    assert "1 item is for this meeting, 15 minutes in all." in words(page)
    press(page, "All")
    assert len(meeting(session).items) == 12


def test_what_was_put_cannot_be_taken_off_and_it_says_why(qtbot: QtBot) -> None:
    page, session = opened(qtbot, agreed(with_position(plan_of(3), "3", "adopt"), "3"))
    why = (
        "A proposal on item 3 has been put to the meeting, so the item stays on the agenda: "
        "take the decision back first."
    )
    page.agenda.rows[2].tick.click()
    assert why in words(page.agenda.rows[2])
    assert page.agenda.rows[2].tick.isChecked()
    assert len(meeting(session).items) == 12
    press(page, "None")
    assert meeting(session).items == ("3",)
    assert why not in words(page.agenda.rows[2])
    assert why in words(page.agenda)
    press(page, "All")
    assert why not in words(page.agenda)


def test_what_is_due_stands_first(qtbot: QtBot) -> None:
    session = session_with(example(signed=True), NOW)
    page = MeetingPage(session, FakeServices(session, shipped_pack()).services)
    qtbot.addWidget(page)
    page.show()
    press(page, "Begin a new meeting")
    typed_into(page.details.held_on, "1 Dec 2027")
    due = ["Due" in words(row) for row in page.agenda.rows]
    assert due == sorted(due, reverse=True)
    assert {*due} == {True, False}
    press(page, "Only what is due")
    assert 0 < len(meeting(session).items) < 12


def test_last_minutes_and_other_business_are_kept(qtbot: QtBot) -> None:
    page, session = opened(qtbot, plan_of(3))
    for section in (page.business.last, page.business.other):
        section.head.click()
    page.business.last.approved.click()
    page.business.other.note.setPlainText("Fire drill on Monday.\nDr Osei away in March.")
    page.business.other.note.commit()
    assert meeting(session).last_minutes.approved
    assert meeting(session).other_business == "Fire drill on Monday.\nDr Osei away in March."


def test_what_is_no_date_and_no_time_is_said_at_its_field(qtbot: QtBot) -> None:
    page, session = opened(qtbot, plan_of(1))
    typed_into(page.details.held_on, "the 8th")
    assert "Write the date" in words(page.details)
    typed_into(page.details.starts, "25:00")
    assert "Write the time" in words(page)
    assert session.plan == plan_of(1)


def test_a_refresh_asks_for_nothing_and_keeps_the_focus(qtbot: QtBot) -> None:
    page, session = opened(qtbot, worked_example())
    page.attendance.rows[2].setFocus()
    before = focused()
    changed = QSignalSpy(session.changed)
    page.refresh(session.plan)
    assert changed.count() == 0
    assert focused() is before


def test_without_people_it_leads_to_where_they_are_named(qtbot: QtBot) -> None:
    page, _session = opened(qtbot, empty_plan())
    wanted = QSignalSpy(page.step_wanted)
    press(page, "Name the people")
    assert wanted.at(0) == ["practice"]


def test_a_closed_meeting_leads_to_a_new_one(qtbot: QtBot) -> None:
    page, session = opened(qtbot, example(signed=True))
    assert "The last meeting is closed" in words(page)
    press(page, "Begin a new meeting")
    assert meeting(session).number == 2
    assert page.details.isVisible()
