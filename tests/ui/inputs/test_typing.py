"""Fields to type into: what is told and when, by key, and refreshed without a sound."""

import datetime as dt

from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from pytestqt.qtbot import QtBot
from tests.ui.seeing import shown

from wizard.foundation.dates import FIRST_DATE, LAST_DATE, written
from wizard.foundation.value import FIRST_DAY, LAST_DAY
from wizard.ui.inputs.date_time_inputs import DateField
from wizard.ui.inputs.labelled_input import LabelledInput
from wizard.ui.inputs.text_inputs import NoteField, NumberField, TextField

Key = Qt.Key


def test_a_date_is_told_on_enter_as_a_date_and_emptied_as_none(qtbot: QtBot) -> None:
    field = DateField()
    shown(qtbot, field)
    spy = QSignalSpy(field.edited)
    field.setFocus()
    QTest.keyClicks(field, "11/1/27")
    QTest.keyClick(field, Key.Key_Return)
    assert field.text() == "11 Jan 2027"
    QTest.keyClick(field, Key.Key_Up)
    field.selectAll()
    QTest.keyClick(field, Key.Key_Delete)
    QTest.keyClick(field, Key.Key_Return)
    assert [spy.at(i)[0] for i in range(spy.count())] == [dt.date(2027, 1, 11), dt.date(2027, 1, 12), None]


def test_a_date_that_is_none_is_said_at_the_field_and_kept_as_typed(qtbot: QtBot) -> None:
    control = DateField()
    field = LabelledInput("Starts", control, "The first day.")
    shown(qtbot, field)
    spy = QSignalSpy(control.edited)
    control.setFocus()
    QTest.keyClicks(control, "next week")
    QTest.keyClick(control, Key.Key_Return)
    assert "11 Jan 2027" in field.error
    assert (control.text(), spy.count()) == ("next week", 0)
    assert control.accessibleDescription() == field.error
    control.clear()
    control.commit()
    assert field.error == ""


def test_showing_a_date_tells_nobody(qtbot: QtBot) -> None:
    field = DateField()
    qtbot.addWidget(field)
    spy = QSignalSpy(field.edited)
    field.show_date(dt.date(2027, 1, 11))
    field.commit()
    assert (field.text(), spy.count()) == ("11 Jan 2027", 0)


def test_text_is_told_once_after_a_pause(qtbot: QtBot) -> None:
    field = TextField()
    shown(qtbot, field)
    spy = QSignalSpy(field.edited)
    field.setFocus()
    with qtbot.waitSignal(field.edited, timeout=3000):
        QTest.keyClicks(field, "Elm")
    QTest.keyClick(field, Key.Key_Return)
    assert [spy.at(i) for i in range(spy.count())] == [["Elm"]]


def test_a_refresh_does_not_take_away_what_is_being_typed(qtbot: QtBot) -> None:
    field = TextField()
    shown(qtbot, field)
    field.show_text("Old")
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "New")
    field.show_text("Old")
    assert field.text() == "New"
    field.commit()
    field.show_text("Undone")
    assert field.text() == "New"
    field.clearFocus()
    assert field.text() == "Undone"
    field.show_text("Done again")
    assert field.text() == "Done again"


def test_tab_leaves_a_note_and_tells_of_it(qtbot: QtBot) -> None:
    note, after = NoteField(), TextField()
    window = shown(qtbot, note, after)
    spy = QSignalSpy(note.edited)
    note.setFocus()
    QTest.keyClicks(note, "Why")
    QTest.keyClick(note, Key.Key_Tab)
    assert window.focusWidget() is after
    assert spy.at(0) == ["Why"]


def test_a_note_that_is_too_long_is_said_so_and_not_told(qtbot: QtBot) -> None:
    note = NoteField(longest=4)
    field = LabelledInput("Reason", note)
    shown(qtbot, field)
    spy = QSignalSpy(note.edited)
    note.setFocus()
    QTest.keyClicks(note, "Reason")
    note.commit()
    assert "2 characters too long" in field.error
    assert spy.count() == 0


def test_a_note_grows_with_its_text_and_shows_markup_as_typed(qtbot: QtBot) -> None:
    note = NoteField()
    shown(qtbot, note)
    low = note.sizeHint().height()
    note.show_text("<b>bold</b>\n" * 6)
    assert note.sizeHint().height() > low
    assert note.toPlainText().startswith("<b>bold</b>")


def test_up_and_down_stay_among_the_days_that_a_plan_may_name(qtbot: QtBot) -> None:
    field = DateField()
    shown(qtbot, field)
    field.setFocus()
    for last, key in ((LAST_DAY, Key.Key_PageUp), (FIRST_DAY, Key.Key_Down)):
        field.show_date(last)
        QTest.keyClick(field, key)
        assert field.text() == written(last)
    assert (FIRST_DATE, LAST_DATE) == (FIRST_DAY, LAST_DAY)


def test_up_and_down_count_a_number_within_its_limits(qtbot: QtBot) -> None:
    field = NumberField(1, 26)
    shown(qtbot, field)
    spy = QSignalSpy(field.edited)
    field.show_value(25)
    field.setFocus()
    for _ in range(3):
        QTest.keyClick(field, Key.Key_Up)
    field.commit()
    assert field.value == 26
    assert spy.at(spy.count() - 1) == [26]


def test_a_number_out_of_its_limits_is_said_at_the_field(qtbot: QtBot) -> None:
    control = NumberField(1, 60)
    field = LabelledInput("Contacts & visits", control, key="C")
    shown(qtbot, field)
    spy = QSignalSpy(control.edited)
    control.setFocus()
    QTest.keyClicks(control, "99")
    control.commit()
    assert field.error == "Write a whole number from 1 to 60."
    assert spy.count() == 0
    assert control.accessibleName() == "Contacts & visits"
