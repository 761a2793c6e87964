"""The Practice step: people by typing names, the rule in words at every change, warnings that never block."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QCheckBox
from pytestqt.qtbot import QtBot
from tests.plans import empty_plan, plan_of, worked_example
from tests.ui.answering import answering
from tests.ui.seeing import menu_action, named, words
from tests.ui.steps.practice.filling_in import choose, opened, write

from wizard.pdf.plan_copy import legible
from wizard.plan.people import Marking, Role, SignerKind
from wizard.services.example_plan import example
from wizard.ui.inputs.choice_inputs import ChoiceField
from wizard.ui.inputs.text_inputs import NumberField, TextField
from wizard.ui.session.session import Session


def test_a_practice_with_three_people_is_entered_by_keyboard_alone(qtbot: QtBot) -> None:
    page, session = opened(qtbot, empty_plan())
    write(page.details.name.control, "Harbour Lane Surgery")
    for name in ("Dr Amara Osei", "Mrs Dina Shah", "Ms Grace Hollis"):
        write(page.people.new.field.control, name)
    choose(named(page.people, ChoiceField, "Role of Ms Grace Hollis"), Role.MANAGER)
    write(named(page.people, NumberField, "Votes of Dr Amara Osei"), "3")
    people = session.plan.people
    assert session.plan.practice.name == "Harbour Lane Surgery"
    assert [(person.name, person.role, person.votes, person.gp) for person in people] == [
        ("Dr Amara Osei", Role.PARTNER, 3, True),
        ("Mrs Dina Shah", Role.PARTNER, 1, False),
        ("Ms Grace Hollis", Role.MANAGER, 0, False),
    ]
    assert "2 people with a vote, 4 votes in all; 1 other." in words(page)


def test_an_odd_code_is_warned_of_and_kept(qtbot: QtBot) -> None:
    page, session = opened(qtbot, empty_plan())
    write(page.details.code.control, "ab12")
    assert session.plan.practice.ods_code == "AB12"
    assert "“AB12”" in words(page.details)
    write(page.details.code.control, "a12345")
    assert "“A12345”" not in words(page.details)


def test_a_name_that_is_emptied_is_refused_at_its_row(qtbot: QtBot) -> None:
    page, session = opened(qtbot, plan_of(2))
    row = page.people.rows[0]
    name = named(row, TextField, "Name of Dr Number 1")
    name.selectAll()
    QTest.keyClick(name, Qt.Key.Key_Delete)
    QTest.keyClick(name, Qt.Key.Key_Return)
    assert "needs a name" in row.error
    assert session.plan == plan_of(2)


def test_a_name_full_of_markup_is_kept_as_it_is(qtbot: QtBot) -> None:
    page, session = opened(qtbot, empty_plan())
    write(page.people.new.field.control, "<img src='/etc/hostname'/> & Co")
    assert session.plan.people[0].name == "<img src='/etc/hostname'/> & Co"


def paste(control: object, text: str) -> None:
    """Insert a text that the test's keyboard cannot type, and press Enter."""
    assert isinstance(control, TextField)
    control.selectAll()
    control.insert(text)
    QTest.keyClick(control, Qt.Key.Key_Return)


@pytest.mark.parametrize(
    ("name", "asked"),
    [("张伟", True), ("Dr 伟 Zhang", True), ("Zoë Łukasz O’Hara", False), ("Dr Number 1", False)],
)
def test_latin_letters_are_asked_for_where_the_name_cannot_be_printed(qtbot: QtBot, name: str, asked: bool) -> None:
    page, session = opened(qtbot, plan_of(2))
    row, other = page.people.rows
    session.apply(session.plan.with_person(row.person.replace(name=name)), "name")
    assert (row.latin.isVisible(), other.latin.isVisible()) == (asked, False)


def test_the_name_in_latin_letters_is_kept_printed_and_undone(qtbot: QtBot) -> None:
    page, session = opened(qtbot, plan_of(2))
    row = page.people.rows[0]
    paste(named(row, TextField, "Name of"), "张伟")
    paste(row.latin.control, "Dr 伟 Zhang")
    assert row.latin.error == "These characters cannot be printed either: 伟."
    write(row.latin.control, "Dr Wei Zhang")
    assert (session.plan.people[0].latin, row.latin.error) == ("Dr Wei Zhang", "")
    assert legible(session.plan).people[0].name == "Dr Wei Zhang"
    session.undo()
    assert session.plan.people[0].latin == "Dr 伟 Zhang"
    write(named(row, TextField, "Name of"), "Dr Wei Zhang")
    assert not row.latin.isVisible()


def test_who_was_named_by_mistake_goes_and_who_voted_stays(qtbot: QtBot) -> None:
    page, session = opened(qtbot, plan_of(3))
    with answering("Keep", "Remove") as said:
        menu_action(page.people.rows[1], "Remove the name…").trigger()
        assert len(session.plan.people) == 3
        menu_action(page.people.rows[1], "Remove the name…").trigger()
    assert "Remove Dr Number 2?" in said[0]
    assert [person.id for person in session.plan.people] == ["p1", "p3"]
    example_page, _session = opened(qtbot, worked_example())
    assert not menu_action(example_page.people.rows[0], "Named in the records: cannot be removed").isEnabled()


def test_who_left_has_no_vote_any_more(qtbot: QtBot) -> None:
    page, session = opened(qtbot, plan_of(3))
    menu_action(page.people.rows[1], "Has left the practice").trigger()
    assert [person.has_vote for person in session.plan.people] == [True, False, True]
    assert "1 who left" in words(page)


def board(session: Session) -> tuple[str, ...]:
    return session.plan.settings.rule.board


def test_a_board_keeps_its_last_member(qtbot: QtBot) -> None:
    page, session = opened(qtbot, plan_of(2))
    choose(page.rule.preset, "half-of-all")
    page.rule.show_parts()
    page.rule.board.decides.click()
    assert board(session) == ("p1", "p2")
    for line in page.rule.board.members:
        line.click()
    assert board(session) == ("p2",)
    assert page.rule.board.members[1].isChecked()


def test_who_signs_and_what_is_marked_is_settled(qtbot: QtBot) -> None:
    page, session = opened(qtbot, plan_of(5))
    choose(page.record.signers, SignerKind.CHAIR_AND_OTHERS)
    write(page.record.others, "2")
    choose(page.record.marking, Marking.LMC)
    settings = session.plan.settings
    assert (settings.signers.kind, settings.signers.others) == (SignerKind.CHAIR_AND_OTHERS, 2)
    assert settings.marking is Marking.LMC


def test_counts_alone_before_people_without_a_vote_is_ticked_and_undone(qtbot: QtBot) -> None:
    page, session = opened(qtbot, plan_of(5))
    assert not page.record.counts_alone.isChecked()
    page.record.counts_alone.click()
    assert session.plan.settings.counts_before_guests
    session.undo()
    assert (session.plan.settings.counts_before_guests, page.record.counts_alone.isChecked()) == (False, False)


def test_contacts_are_private_and_folded_until_wanted(qtbot: QtBot) -> None:
    page, session = opened(qtbot, plan_of(1))
    assert "never printed" in page.contacts.head.accessibleName()
    page.contacts.head.click()
    write(page.contacts.fields[0].control, "01234 567890")
    assert session.plan.private.contacts == {"p1": "01234 567890"}
    assert "01234" not in session.plan.people[0].model_dump_json()


def test_a_refresh_asks_for_nothing_and_leaves_the_cursor(qtbot: QtBot) -> None:
    page, session = opened(qtbot, worked_example())
    control = page.details.name.control
    assert isinstance(control, TextField)
    control.setFocus()
    control.setCursorPosition(3)
    changed = QSignalSpy(session.changed)
    page.refresh(session.plan)
    assert (changed.count(), control.cursorPosition()) == (0, 3)


def test_undo_brings_the_row_back(qtbot: QtBot) -> None:
    page, session = opened(qtbot, plan_of(2))
    named(page.people, QCheckBox, "Dr Number 1 is a GP").click()
    assert session.undo_label == "GP or not of Dr Number 1"
    session.undo()
    assert named(page.people, QCheckBox, "Dr Number 1 is a GP").isChecked()


def test_after_closing_it_says_that_the_record_keeps_its_own(qtbot: QtBot) -> None:
    page, _session = opened(qtbot, example(signed=True))
    assert "applies from the next meeting" in words(page)


def test_who_keeps_the_plan_and_until_when_is_kept(qtbot: QtBot) -> None:
    page, session = opened(qtbot, empty_plan())
    write(page.record.keeper, "Grace Hollis")
    page.record.keep_until.take(date(2033, 3, 31))
    assert (session.plan.office.keeper, session.plan.office.keep_until) == ("Grace Hollis", date(2033, 3, 31))
    page.record.keep_until.take(None)
    assert session.plan.office.keep_until is None
