"""Yes or no, owners, dates with quick picks."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from pytestqt.qtbot import QtBot
from tests.ui.seeing import button, field, visible, words, write

from wizard.plan.people import Person
from wizard.plan.proposal import Owner
from wizard.ui.inputs.choice_inputs import ChoiceField
from wizard.ui.inputs.quick_inputs import DatePick, LineField, OwnerField, Pick, YesNo

PEOPLE = (Person(id="p1", name="Dr One"), Person(id="p2", name="Dr Two", left=True))


def test_an_answer_can_be_given_and_taken_back(qtbot: QtBot) -> None:
    control = YesNo()
    qtbot.addWidget(control)
    told = QSignalSpy(control.edited)
    control.setAccessibleName("Scripts checked")
    button(control, "No: Scripts checked").click()
    button(control, "No: Scripts checked").click()
    assert told.count() == 1
    button(control, "Take back the answer: Scripts checked").click()
    assert [told.at(at)[0] for at in range(told.count())] == [False, None]


def test_yes_and_no_are_one_stop_at_the_answer_that_was_given(qtbot: QtBot) -> None:
    control = YesNo()
    qtbot.addWidget(control)
    control.setAccessibleName("Scripts checked")
    yes, no = button(control, "Yes: Scripts checked"), button(control, "No: Scripts checked")
    stops = [each for each in (yes, no) if each.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == [yes]
    with qtbot.waitActive(control):
        control.show()
        control.activateWindow()
    control.setFocus()
    QTest.keyClick(yes, Qt.Key.Key_Right)
    assert no.hasFocus()
    QTest.keyClick(no, Qt.Key.Key_Space)
    assert control.value is False
    assert [each for each in (yes, no) if each.focusPolicy() & Qt.FocusPolicy.TabFocus] == [no]
    QTest.keyClick(no, Qt.Key.Key_Left)
    assert yes.hasFocus()


def test_owners_are_those_still_with_the_practice_or_somebody_else_by_name(qtbot: QtBot) -> None:
    control = OwnerField()
    qtbot.addWidget(control)
    told = QSignalSpy(control.edited)
    control.show_owner(None, PEOPLE)
    names = visible(control, ChoiceField)[0]
    assert [names.itemText(at) for at in range(names.count())] == ["Dr One", "Somebody else…", "Nobody yet"]
    names.activated.emit(1)
    write(control, "Name of somebody else", "  The locum ")
    QTest.keyClick(field(control, "Name of somebody else"), Qt.Key.Key_Return)
    assert told.at(told.count() - 1)[0] == Owner(name="The locum")


def test_showing_an_owner_tells_nothing(qtbot: QtBot) -> None:
    control = OwnerField()
    qtbot.addWidget(control)
    told = QSignalSpy(control.edited)
    control.show_owner(Owner(person="p1"), PEOPLE)
    control.show_owner(Owner(name="The locum"), PEOPLE)
    assert field(control, "Name of somebody else").isVisibleTo(control)
    assert told.count() == 0


def test_a_date_before_the_first_is_refused_at_the_field(qtbot: QtBot) -> None:
    control = DatePick()
    line = LineField("Review on", control)
    qtbot.addWidget(line)
    told = QSignalSpy(control.edited)
    control.set_first(date(2026, 12, 8), "Not before the meeting’s date, 8 December 2026.")
    write(line, "Review on", "1 Dec 2026")
    QTest.keyClick(field(line, "Review on"), Qt.Key.Key_Return)
    assert line.error == "Not before the meeting’s date, 8 December 2026."
    assert told.count() == 0
    write(line, "Review on", "9 Mar 2027")
    QTest.keyClick(field(line, "Review on"), Qt.Key.Key_Return)
    assert line.error == ""
    assert told.at(0)[0] == date(2027, 3, 9)


def test_a_refused_date_stays_refused_until_it_is_put_right(qtbot: QtBot) -> None:
    control = DatePick()
    line = LineField("Hold until", control, "The last day.")
    qtbot.addWidget(line)
    told = QSignalSpy(control.edited)
    control.set_first(date(2026, 12, 8), "Not before the meeting.")
    control.show_date(date(2027, 6, 8))
    write(line, "Hold until", "1 Dec 2026")
    control.commit()
    control.commit()
    control.show_date(date(2027, 6, 8))
    assert (line.error, field(line, "Hold until").text()) == ("Not before the meeting.", "1 Dec 2026")  # type: ignore[union-attr]
    control.show_date(date(2027, 7, 1))
    assert (line.error, field(line, "Hold until").text()) == ("", "1 Jul 2027")  # type: ignore[union-attr]
    assert (told.count(), control.accessibleDescription()) == (0, "The last day.")


def test_a_quick_pick_takes_the_place_of_a_refused_date(qtbot: QtBot) -> None:
    control = DatePick()
    line = LineField("Hold until", control)
    qtbot.addWidget(line)
    told = QSignalSpy(control.edited)
    control.set_first(date(2026, 12, 8), "Not before the meeting.")
    control.set_picks([Pick("In 6 months: 8 June 2027", date(2027, 6, 8))])
    control.show_date(date(2027, 6, 8))
    write(line, "Hold until", "1 Dec 2026")
    control.commit()
    button(line, "Quick picks for Hold until").menu().actions()[0].trigger()  # type: ignore[attr-defined]
    assert (line.error, field(line, "Hold until").text(), told.count()) == ("", "8 Jun 2027", 0)  # type: ignore[union-attr]


def test_a_quick_pick_is_a_date(qtbot: QtBot) -> None:
    control = DatePick()
    control.setAccessibleName("Review on")
    qtbot.addWidget(control)
    told = QSignalSpy(control.edited)
    control.set_picks([Pick("In 3 months: 8 March 2027", date(2027, 3, 8))])
    menu = button(control, "Quick picks for Review on").menu()  # type: ignore[attr-defined]
    menu.actions()[0].trigger()
    assert told.at(0)[0] == date(2027, 3, 8)


def test_latin_letters_are_asked_for_where_no_document_can_print_a_typed_owner(qtbot: QtBot) -> None:
    control = OwnerField()
    qtbot.addWidget(control)
    control.show()
    control.show_owner(Owner(name="张伟 (Wei Zhang)"), ())
    assert "The PDF cannot print 伟 张. Please type the name in Latin letters as well." in words(control)
    control.show_owner(Owner(name="Wei Zhang"), ())
    assert "Latin letters" not in words(control)
