"""Text fields: which signal is sent and when, by key, and refreshed without an announcement."""

import datetime as dt

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QFocusEvent, QKeyEvent
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.seeing import shown

from wizard.foundation.dates import FIRST_DATE, LAST_DATE, written
from wizard.foundation.value import FIRST_DAY, LAST_DAY
from wizard.ui.inputs import typing
from wizard.ui.inputs.date_time_inputs import DateField, TimeField
from wizard.ui.inputs.labelled_input import LabelledInput
from wizard.ui.inputs.text_inputs import NoteField, NumberField, TextField
from wizard.ui.widgets.text_labels import Hint
from wizard.ui.widgets.typing_news import tell_everything, typing_news

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


def test_typing_without_a_pause_is_told_of_while_it_goes_on(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typing, "MOST", 120)
    field = TextField()
    shown(qtbot, field)
    began: list[object] = []
    typing_news().began.connect(began.append)
    spy = QSignalSpy(field.edited)
    field.setFocus()
    for _ in range(12):
        QTest.keyClicks(field, "e")
        QTest.qWait(25)
    assert spy.count() >= 2
    typing_news().began.disconnect(began.append)
    assert began[0] is field
    tell_everything()
    assert spy.at(spy.count() - 1) == ["e" * 12]


def test_a_space_before_a_pause_is_there_until_the_field_is_left(qtbot: QtBot) -> None:
    field = TextField()
    shown(qtbot, field)
    field.edited.connect(lambda text: field.show_text(text.strip()))
    field.setFocus()
    QTest.keyClicks(field, "Surgery and ")
    field.typing.pause()
    QTest.keyClicks(field, "Heath ")
    field.typing.pause()
    assert field.text() == "Surgery and Heath "
    field.clearFocus()
    assert field.text() == "Surgery and Heath"


def test_what_was_refused_stays_until_the_plan_holds_something_else(qtbot: QtBot) -> None:
    field = TextField()
    shown(qtbot, field)
    field.show_text("Kept")
    field.setFocus()
    QTest.keyClick(field, Key.Key_End)
    QTest.keyClicks(field, "!")
    field.clearFocus()
    field.show_text("Kept")
    assert field.text() == "Kept!"
    field.show_text("Another")
    assert field.text() == "Another"


def test_a_text_that_is_too_long_is_not_cut_and_is_said_so(qtbot: QtBot) -> None:
    control = TextField(longest=4)
    field = LabelledInput("Name", control)
    shown(qtbot, field)
    spy = QSignalSpy(control.edited)
    control.setFocus()
    QTest.keyClicks(control, "Surgery")
    control.commit()
    assert (control.text(), spy.count()) == ("Surgery", 0)
    assert "3 characters too long" in field.error


def test_the_window_is_active_again_and_typing_goes_on(qtbot: QtBot) -> None:
    field = TextField()
    window = shown(qtbot, field)
    field.edited.connect(lambda text: field.show_text(text.strip()))
    field.setFocus()
    QTest.keyClicks(field, "Elm ")
    QApplication.sendEvent(field, QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.ActiveWindowFocusReason))
    window.activateWindow()
    QTest.keyClicks(field, "House")
    assert field.text() == "Elm House"


def override(field: QWidget) -> bool:
    """Whether the field takes Ctrl+Z before the window does."""
    event = QKeyEvent(QEvent.Type.ShortcutOverride, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    event.ignore()
    QApplication.sendEvent(field, event)
    return event.isAccepted()


@pytest.mark.parametrize("kind", [TextField, NumberField, DateField, TimeField, NoteField])
def test_undo_is_the_fields_only_while_something_typed_is_in_it(qtbot: QtBot, kind: type[TextField]) -> None:
    field = kind()
    shown(qtbot, field)
    field.setFocus()
    assert not override(field)
    QTest.keyClicks(field, "1")
    assert override(field)
    QTest.keyClick(field, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (field.toPlainText() if isinstance(field, NoteField) else field.text()) == ""
    assert not override(field)
    QTest.keyClicks(field, "1")
    field.clearFocus()
    field.setFocus()
    assert not override(field)


def test_a_date_without_a_year_is_shown_in_full_before_it_counts(qtbot: QtBot) -> None:
    control = DateField(today=lambda: dt.date(2026, 11, 29))
    field = LabelledInput("Date", control, "The first day.")
    shown(qtbot, field)
    spy = QSignalSpy(control.edited)
    control.setFocus()
    QTest.keyClicks(control, "8 Dec")
    below = [hint.text() for hint in field.findChildren(Hint) if hint.isVisible()]
    assert (below, control.accessibleDescription()) == (["Tuesday 8 December 2026"], "The first day.")
    assert spy.count() == 0
    control.typing.pause()
    assert (control.text(), spy.at(0)[0]) == ("8 Dec", dt.date(2026, 12, 8))
    control.clearFocus()
    assert (control.text(), control.accessibleDescription()) == ("8 Dec 2026", "The first day.")


def test_half_a_date_is_no_mistake_until_the_field_is_left(qtbot: QtBot) -> None:
    control = DateField()
    field = LabelledInput("Date", control)
    shown(qtbot, field)
    control.setFocus()
    QTest.keyClicks(control, "8 De")
    control.typing.pause()
    assert field.error == ""
    control.clearFocus()
    assert "Write the date" in field.error
    assert control.text() == "8 De"


def mime(*, file: bool) -> QMimeData:
    data = QMimeData()
    if file:
        data.setUrls([QUrl.fromLocalFile("/tmp/other.gpplan")])
    else:
        data.setText("Large room")
        data.setHtml("<b>Large room</b>")
    return data


@pytest.mark.parametrize("kind", [TextField, NoteField])
def test_files_are_left_to_the_window_and_words_are_plain_and_copied(qtbot: QtBot, kind: type[TextField]) -> None:
    field = kind()
    shown(qtbot, field)
    target = field.viewport() if isinstance(field, NoteField) else field
    args = (Qt.DropAction.CopyAction | Qt.DropAction.MoveAction,)
    rest = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    for data, accepted in ((mime(file=True), False), (mime(file=False), True)):
        event = QDragEnterEvent(QPoint(4, 4), args[0], data, *rest)
        event.setDropAction(Qt.DropAction.MoveAction)
        QApplication.sendEvent(target, event)
        assert event.isAccepted() is accepted
    drop = QDropEvent(QPointF(4, 4), args[0], data, *rest)
    drop.setDropAction(Qt.DropAction.MoveAction)
    QApplication.sendEvent(target, drop)
    assert drop.dropAction() is Qt.DropAction.CopyAction
    assert (field.toPlainText() if isinstance(field, NoteField) else field.text()) == "Large room"
