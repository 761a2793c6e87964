"""Text and ticks for one reader: they reach that document, and the form says where they will appear."""

from datetime import UTC, date, datetime

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from tests.plans import worked_example
from tests.ui.fake_services import session_with
from tests.ui.seeing import button, named, press, words

from wizard.edits.office_edits import with_typed
from wizard.overview.outward_lines import lines_that_go, offered_lines, typed_for
from wizard.plan.office import OutsideReader
from wizard.ui.inputs.choice_inputs import TickLine
from wizard.ui.inputs.date_time_inputs import DateField
from wizard.ui.inputs.text_inputs import NoteField, TextField
from wizard.ui.session.session import Session
from wizard.ui.steps.export.outward_form import OutwardForm
from wizard.ui.widgets.cards import FoldSection

_BOTH = ("The receiving service has confirmed", "Patients have been sent letters")
NOW = datetime(2026, 12, 9, 9, 0, tzinfo=UTC)


@pytest.fixture
def session() -> Session:
    """The worked example, its meeting still open."""
    return session_with(worked_example(), NOW)


def form_for(qtbot: QtBot, session: Session, reader: str) -> OutwardForm:
    """Return the form of a reader, shown and kept in line with the plan."""
    form = OutwardForm(session)
    qtbot.addWidget(form)
    session.changed.connect(lambda _plan: form.show_for(session.plan, reader))
    form.resize(500, 900)
    form.show_for(session.plan, reader)
    form.show()
    return form


def unfold(form: QWidget, title: str) -> None:
    """Unfold the section of an item."""
    fold = next(fold for fold in form.findChildren(FoldSection) if fold.accessibleName().startswith(title))
    fold.head.click()


def test_each_field_for_staff_says_where_it_will_appear_and_is_kept_by_item(qtbot: QtBot, session: Session) -> None:
    form = form_for(qtbot, session, "staff")
    assert "Printed on page 1, below the table." in words(form)
    unfold(form, "1 ")
    assert "Printed on page 1, beside the change, instead of the guidance’s own words." in words(form)
    named(form, NoteField, "Item 1: what you do").edited.emit("Tell the caller about the same-day team.")
    found = typed_for(session.plan.office, OutsideReader.STAFF, "do", "1")
    assert found is not None
    assert found.words == "Tell the caller about the same-day team."
    assert "Typed: what staff do" in form.findChildren(FoldSection)[0].head.accessibleName()


def test_words_for_staff_that_are_typed_anew_were_read_by_nobody(qtbot: QtBot, session: Session) -> None:
    form = form_for(qtbot, session, "staff")
    named(form, NoteField, "Words for any call").edited.emit("We can help you.")
    named(form, TextField, "Who checked the words").edited.emit("Dr Osei")
    found = typed_for(session.plan.office, OutsideReader.STAFF, "script")
    assert found is not None
    assert (found.checked_by, found.checked_on) == ("Dr Osei", NOW.date())
    named(form, NoteField, "Words for any call").edited.emit("We can help you today.")
    found = typed_for(session.plan.office, OutsideReader.STAFF, "script")
    assert found is not None
    assert (found.checked_by, found.checked_on) == ("", None)


def test_the_lmc_is_told_what_is_in_the_way_what_is_wanted_and_one_line(qtbot: QtBot, session: Session) -> None:
    form = form_for(qtbot, session, "lmc")
    unfold(form, "3 ")
    press(form, "Income we need", "Talks with the ICB")
    named(form, TextField, "One line on item 3").edited.emit("We look for a new home for MGUS monitoring.")
    returns = session.plan.office.returns
    assert returns.obstacles == {"3": ("income-we-need",)}
    assert returns.support == {"3": ("icb",)}
    assert returns.words == {"3": "We look for a new home for MGUS monitoring."}
    press(form, "Income we need", "Talks with the ICB")
    assert not session.plan.office.returns.obstacles
    assert not session.plan.office.returns.support


def test_a_fact_goes_to_the_lmc_only_if_it_is_ticked(qtbot: QtBot, session: Session) -> None:
    form = form_for(qtbot, session, "lmc")
    unfold(form, "1 ")
    assert not session.plan.office.returns.numbers
    press(form, "Highest count on one day: 47 contacts a day")
    assert session.plan.office.returns.numbers == ("1.contacts_highest",)


def test_a_line_that_an_unmet_duty_contradicts_cannot_be_ticked_and_says_why(qtbot: QtBot, session: Session) -> None:
    form = form_for(qtbot, session, "icb")
    minutes = session.minutes
    assert minutes is not None
    lines = offered_lines(minutes, session.plan.office, OutsideReader.ICB)
    blocked = next(line for line in lines if "9b" in line.blocked)
    assert not button(form, blocked.words).isEnabled()
    assert f"Blocked. {blocked.blocked}" in words(form)
    free = next(line for line in lines if line.words and not line.blocked)
    press(form, free.words)
    assert [line.item for line in lines_that_go(minutes, session.plan.office, OutsideReader.ICB)] == [free.item]


def test_a_line_in_our_own_words_is_ticked_anew(qtbot: QtBot, session: Session) -> None:
    form = form_for(qtbot, session, "icb")
    minutes = session.minutes
    assert minutes is not None
    lines = offered_lines(minutes, session.plan.office, OutsideReader.ICB)
    free = next(line for line in lines if line.words and not line.blocked)
    press(form, free.words)
    own = named(form, NoteField, f"Item {free.item} in our own words")
    assert own.isHidden() or not own.isVisible()
    own.edited.emit("Agreements: none new until June.")
    assert not lines_that_go(minutes, session.plan.office, OutsideReader.ICB)
    press(form, "none new until June.")
    (line,) = lines_that_go(minutes, session.plan.office, OutsideReader.ICB)
    assert (line.title, line.words) == ("Agreements", "none new until June.")


def test_the_day_to_confirm_by_is_kept_and_shown_again(qtbot: QtBot, session: Session) -> None:
    form = form_for(qtbot, session, "icb")
    field = named(form, DateField, "Please confirm by")
    field.take(date(2027, 2, 1))
    found = typed_for(session.plan.office, OutsideReader.ICB, "confirm-by", "3")
    assert found is not None
    assert found.words == "1 February 2027"
    again = form_for(qtbot, session, "icb")
    assert named(again, DateField, "Please confirm by").date == date(2027, 2, 1)


def test_patients_are_told_of_a_service_only_after_both_ticks(qtbot: QtBot, session: Session) -> None:
    form = form_for(qtbot, session, "public")
    ticks = [tick for tick in form.findChildren(TickLine) if tick.accessibleName() in _BOTH]
    assert len(ticks) == 4
    for at, tick in enumerate(ticks):
        done = [each for each in session.plan.office.confirmations if each.on and each.patients_written_on]
        assert len(done) == at // 2
        tick.click()
    assert all(each.on and each.patients_written_on for each in session.plan.office.confirmations)


def test_a_field_shows_what_the_plan_says_after_undo(qtbot: QtBot, session: Session) -> None:
    form = form_for(qtbot, session, "public")
    session.apply(with_typed(session.plan, OutsideReader.PUBLIC, "lead", "We change three things."), "x")
    note = named(form, NoteField, "Opening sentence")
    assert note.toPlainText() == "We change three things."
    session.undo()
    assert note.toPlainText() == ""
