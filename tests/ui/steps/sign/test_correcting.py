"""A signed record is corrected openly: by its chair, seen by those who signed, noted at the next meeting."""

from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot
from tests.signing.closed_plans import NAMES, closed, pack, second_closed, second_draft, signed
from tests.ui.ceremony import asked, type_name
from tests.ui.fake_services import FakeServices, session_with
from tests.ui.seeing import button, has_button, press, visible, words, write

from wizard.minutes.correctable import correctable
from wizard.minutes.minutes import record_minutes
from wizard.plan.plan import Plan
from wizard.signing.verify_plan import verify
from wizard.ui.inputs.choice_inputs import ChoiceField
from wizard.ui.session.session import Session
from wizard.ui.steps.meeting.meeting_page import MeetingPage
from wizard.ui.steps.sign.sign_page import SignPage

NOW = datetime(2027, 4, 20, 14, 0, tzinfo=UTC)


def opened(qtbot: QtBot, plan: Plan) -> tuple[SignPage, Session]:
    session = session_with(plan, NOW)
    page = SignPage(session, FakeServices(session, pack()).services)
    qtbot.addWidget(page)
    page.resize(1100, 900)
    page.show()
    return page, session


def choose(dialog: QDialog, name: str, begins: str) -> None:
    """Choose the entry that begins with these words in the list with this name."""
    [control] = [each for each in visible(dialog, ChoiceField) if each.accessibleName() == name]
    at = next(at for at in range(control.count()) if control.itemText(at).startswith(begins))
    control.setCurrentIndex(at)
    control.activated.emit(at)


def correct(page: SignPage, where: str, what: str, new: str, *, old: str = "") -> QDialog:
    """Start a correction, and record it."""
    press(page, "Correct a slip")
    dialog = asked(page)
    choose(dialog, "Where", where)
    if what:
        choose(dialog, "What is wrong", what)
    if old:
        write(dialog, "The wrong words, exactly as they are", old)
    write(dialog, "What they should be" if old else "What it should say", new)
    write(dialog, "Why", "A typing error")
    press(dialog, "Record the correction")
    return dialog


def test_a_name_is_corrected_shown_and_seen_by_a_signer(qtbot: QtBot) -> None:
    page, session = opened(qtbot, signed())
    seal = session.plan.records[0].seal
    correct(page, "People", f"Partner: {NAMES[1]}", "Dr Benjamin Shah")
    said = f"People: “Partner: {NAMES[1]}” should read “Partner: Dr Benjamin Shah”."
    assert said in words(page)
    assert "Nobody who signed has seen it yet." in words(page)
    press(page, f"Show the correction: {NAMES[1]}")
    dialog = asked(page)
    assert said in words(dialog)
    write(dialog, "If you want to add something", "Thank you.")
    press(dialog, "I have seen it")
    assert f"Seen by {NAMES[1]}." in words(page)
    assert not has_button(page, f"Show the correction: {NAMES[1]}")
    assert session.plan.records[0].seal == seal
    assert verify(session.plan).sound
    assert not session.undo_label


def test_a_word_in_a_long_text_and_a_date_are_corrected(qtbot: QtBot) -> None:
    plan = closed()
    page, session = opened(qtbot, plan)
    correct(page, "Item 1", "Starts: 1 February 2027", "2 Feb 2027")
    [made] = session.plan.records[0].corrections
    assert (made.old, made.new) == ("Starts: 1 February 2027", "Starts: 2 February 2027")
    assert "Starts: 2 February 2027" in words(page)


def test_a_date_stays_a_date_and_nothing_is_recorded_without_a_reason(qtbot: QtBot) -> None:
    page, session = opened(qtbot, signed())
    dialog = correct(page, "Item 1", "Starts", "soon")
    assert "write it as 9 March 2027" in words(dialog)
    write(dialog, "What it should say", "2 Feb 2027")
    write(dialog, "Why", " ")
    press(dialog, "Record the correction")
    assert "Say why it is corrected." in words(dialog)
    assert "keeps using the signed date" in words(dialog)
    assert not session.plan.records[0].corrections
    dialog.reject()


def test_words_that_the_record_does_not_say_are_refused_in_the_form(qtbot: QtBot) -> None:
    plan = signed()
    page, session = opened(qtbot, plan)
    press(page, "Correct a slip")
    dialog = asked(page)
    press(dialog, "Record the correction")
    assert "Choose what is wrong." in words(dialog)
    choose(dialog, "Where", "Any other business")
    write(dialog, "What it should say", "The car park.")
    write(dialog, "Why", "x")
    press(dialog, "Record the correction")
    assert "The record says that already." in words(dialog)
    assert not session.plan.records[0].corrections
    dialog.reject()


def test_no_vote_position_or_outcome_can_be_chosen(qtbot: QtBot) -> None:
    page, session = opened(qtbot, signed())
    press(page, "Correct a slip")
    dialog = asked(page)
    assert "To change a position, a vote or an outcome, make a new proposal at a meeting." in words(dialog)
    places = {entry.place for entry in correctable(record_minutes(session.plan, session.plan.records[0]))}
    assert not [place for place in places if place.startswith(("position", "votes", "outcome", "attendance"))]
    dialog.reject()


def test_whoever_signs_later_reads_the_correction_first_and_has_seen_it(qtbot: QtBot) -> None:
    page, session = opened(qtbot, closed())
    correct(page, "Any other business", "", "The car park is full.")
    press(page, f"Begin with {NAMES[0]}") if has_button(page, "Begin with") else press(page, f"Go on with {NAMES[0]}")
    press(page, "The projector is off", f"I am {NAMES[0]}")
    assert "Corrected since the meeting was closed" in words(page)
    assert "“The car park.” should read “The car park is full.”" in words(page)
    type_name(page, "Amara Osei")
    press(page, "Sign as")
    record = session.plan.records[0]
    assert record.replies[0].seen == (record.corrections[0].digest,)


@pytest.mark.parametrize("noted", [True, False])
def test_the_next_meeting_ticks_what_it_noted(qtbot: QtBot, noted: bool) -> None:
    page, session = opened(qtbot, second_draft())
    press(page, "Signatures of meeting 1")
    correct(page, "Any other business", "", "The car park is full.")
    meeting = MeetingPage(session, FakeServices(session, pack()).services)
    qtbot.addWidget(meeting)
    meeting.resize(1100, 900)
    meeting.show()
    meeting.refresh(session.plan)
    meeting.business.last.show_open(True)
    tick = button(meeting, "Noted: meeting 1, Any other business")
    tick.click()
    if not noted:
        tick.click()
    assert session.plan.meeting is not None
    assert bool(session.plan.meeting.noted) is noted


def test_an_older_record_is_found_and_corrected_as_well(qtbot: QtBot) -> None:
    page, session = opened(qtbot, second_closed(6))
    [control] = [
        each for each in visible(page, ChoiceField) if each.accessibleName() == "Show the record of another meeting"
    ]
    control.setCurrentIndex(0)
    control.activated.emit(0)
    correct(page, "Any other business", "", "The car park is full.")
    assert [len(record.corrections) for record in session.plan.records] == [1, 0]
    assert verify(session.plan).sound
