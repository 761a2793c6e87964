"""The Sign step: six partners in turn, in every possible way, reopening, and the next meeting."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot
from tests.edits.test_circulation_edits import AT, carried
from tests.plans import empty_plan
from tests.signing.closed_plans import FIRST, NAMES, closed, draft, pack, second_closed, second_draft, signed
from tests.ui.ceremony import acknowledge_all, asked, before_closing, close_by_bar, draw, on_paper, type_name
from tests.ui.fake_services import FakeServices, session_with
from tests.ui.seeing import button, field, has_button, press, visible, words, write

from wizard.plan.plan import Plan
from wizard.plan.record import AnswerKind, Method
from wizard.signing.close_circulation import close_circulation
from wizard.signing.closing import record_fingerprint, signing_state
from wizard.signing.verify_plan import verify
from wizard.storage.plan_file import read_plan, write_new_plan
from wizard.ui.inputs.choice_inputs import ChoiceField, TickLine
from wizard.ui.session.session import Session
from wizard.ui.steps.sign.handed_round.signature_pad import SignaturePad
from wizard.ui.steps.sign.sign_page import SignPage, View

NOW = datetime(2027, 1, 12, 14, 0, tzinfo=UTC)


def opened(qtbot: QtBot, plan: Plan, now: datetime = NOW) -> tuple[SignPage, Session]:
    session = session_with(plan, now)
    page = SignPage(session, FakeServices(session, pack()).services)
    qtbot.addWidget(page)
    page.resize(1100, 900)
    page.show()
    return page, session


def five_answer(page: SignPage) -> None:
    """Five of six partners, each in a different way; the fifth declines."""
    press(page, f"Begin with {NAMES[0]}", "The projector is off", f"I am {NAMES[0]}")
    draw(page)
    press(page, "Sign as")
    press(page, f"I am {NAMES[1]}")
    type_name(page, "Ben Shah")
    press(page, "Sign as")
    press(page, f"I am {NAMES[2]}")
    on_paper(page, "12 Jan 2027", "Gwen Abbot")
    press(page, "Sign as", f"I am {NAMES[3]}", "I sign, with a correction")
    write(page, "The correction, in your words", "The meeting began at 13:00.")
    on_paper(page, "12 Jan 2027", "Gwen Abbot", way="Confirmed by e-mail")
    press(page, "Sign as", f"I am {NAMES[4]}", "I refuse to sign")
    write(page, "Why you refuse, in your words", "I was outvoted.")
    press(page, "Record that I refuse")


def test_six_partners_sign_in_three_ways_one_declines_and_one_answers_later(qtbot: QtBot, tmp_path: Path) -> None:
    page, session = opened(qtbot, draft())
    acknowledge_all(page)
    close_by_bar(page)
    assert record_fingerprint(session.plan.records[-1]) in words(page)
    five_answer(page)
    assert "Closed, 4 of 6 signed, 1 refused" in words(page)
    path = tmp_path / "plan.gpplan"
    write_new_plan(path, session.plan)
    page.close()

    # The program is opened again, and the absent partner answers.
    later, session = opened(qtbot, read_plan(path), NOW + timedelta(days=9))
    press(later, f"Go on with {NAMES[5]}", f"I am {NAMES[5]}", "I have read it and agree")
    type_name(later, "Faisal Khan")
    press(later, "Sign that I agree")
    record = session.plan.records[-1]
    assert [answer.method for answer in record.replies] == [
        Method.DRAWN,
        Method.TYPED,
        Method.PAPER,
        Method.WRITING,
        Method.STATED,
        Method.TYPED,
    ]
    assert [answer.kind for answer in record.replies][-2:] == [AnswerKind.DECLINED, AnswerKind.READ_AND_AGREED]
    assert "Signed (5 of 6 signed, 1 refused)" in words(later)
    assert verify(session.plan).sound
    assert verify(session.plan, record_fingerprint(record)).sound


def test_between_two_signers_nobodys_signature_is_on_the_screen(qtbot: QtBot) -> None:
    page, _ = opened(qtbot, closed())
    press(page, f"Begin with {NAMES[0]}", "The projector is off", f"I am {NAMES[0]}")
    draw(page)
    pad = visible(page, SignaturePad)[0]
    press(page, "Sign as")
    assert page.view is View.HAND_OVER
    assert pad.is_empty
    assert not pad.can_put_back
    assert not visible(page, SignaturePad)
    press(page, f"I am {NAMES[1]}")
    type_name(page, "Ben Shah")
    press(page, "Sign as")
    assert "Ben Shah" not in words(page).replace(NAMES[1], "")
    press(page, f"I am {NAMES[2]}", "Type my name")
    assert field(page, "Your name").property("text") == ""
    assert not any(tick.isChecked() for tick in visible(page, TickLine))


def test_a_half_made_signature_is_gone_when_the_page_is_left(qtbot: QtBot) -> None:
    page, session = opened(qtbot, closed())
    press(page, f"Begin with {NAMES[0]}", "The projector is off", f"I am {NAMES[0]}")
    draw(page)
    page.hide()
    page.show()
    assert page.view is View.HAND_OVER
    press(page, f"I am {NAMES[0]}", "Sign as")
    assert "Draw the signature first." in words(page)
    assert not session.plan.records[-1].replies


def test_what_is_wrong_with_an_empty_pad_goes_once_somebody_draws(qtbot: QtBot) -> None:
    page, _ = opened(qtbot, closed())
    press(page, f"Begin with {NAMES[0]}", "The projector is off", f"I am {NAMES[0]}", "Sign as")
    assert "Draw the signature first." in words(page)
    draw(page)
    assert "Draw the signature first." not in words(page)


def test_each_signer_sees_their_own_vote_and_dissent_and_nobody_elses(qtbot: QtBot) -> None:
    page, _ = opened(qtbot, signed(4))
    press(page, f"Answer: {NAMES[4]}", "The projector is off", f"I am {NAMES[4]}")
    assert "You voted against." in words(page)
    assert "Your dissent: “Too soon.”" in words(page)
    press(page, "Not now", "Stop signing", f"Answer: {NAMES[5]}", f"I am {NAMES[5]}")
    assert "You were not there." in words(page)
    assert "Too soon." not in words(page)


def test_what_is_to_be_mended_keeps_the_meeting_open(qtbot: QtBot) -> None:
    page, session = opened(qtbot, empty_plan())
    wanted = QSignalSpy(page.step_wanted)
    acknowledge_all(page)
    assert before_closing(page).startswith("Before closing: 3 to correct")
    close_by_bar(page)
    assert session.plan.meeting is not None
    press(page, "Meeting: Nobody is recorded as present")
    assert wanted.at(0) == ["meeting/everybody-present"]
    assert session.plan.meeting is not None


def test_closing_is_never_undone(qtbot: QtBot) -> None:
    page, session = opened(qtbot, draft())
    acknowledge_all(page)
    close_by_bar(page)
    session.undo()
    assert session.plan.meeting is None
    assert len(session.plan.records) == 1


def test_signing_works_by_keyboard_alone(qtbot: QtBot) -> None:
    page, session = opened(qtbot, closed())
    page.activateWindow()
    QTest.keyClick(button(page, "Begin with"), Qt.Key.Key_Space)
    QTest.keyClick(button(page, "The projector is off"), Qt.Key.Key_Space)
    QTest.keyClick(button(page, "I am"), Qt.Key.Key_Space)
    QTest.keyClick(button(page, "I sign"), Qt.Key.Key_Space)
    QTest.keyClick(button(page, "Type my name"), Qt.Key.Key_Space)
    QTest.keyClicks(field(page, "Your name"), "Amara Osei")
    QTest.keyClick(visible(page, TickLine)[0], Qt.Key.Key_Space)
    QTest.keyClick(button(page, "Sign as"), Qt.Key.Key_Space)
    (answer,) = session.plan.records[-1].replies
    assert (answer.person, answer.method, answer.typed_name) == ("p1", Method.TYPED, "Amara Osei")


@pytest.mark.parametrize(
    ("steps", "sentence"),
    [
        ((), "Draw the signature first."),
        (("Type my name",), "Type the name first."),
        (("Signed on paper",), "Give the date."),
        (("I refuse to sign",), "Give the correction or the reason"),
        (("I sign, with a correction",), "Give the correction or the reason"),
    ],
)
def test_what_is_missing_in_an_answer_is_said(qtbot: QtBot, steps: tuple[str, ...], sentence: str) -> None:
    page, session = opened(qtbot, closed())
    press(page, "Begin with", "The projector is off", "I am", *steps)
    press(page, "Record that I refuse" if "I refuse to sign" in steps else "Sign as")
    assert sentence in words(page)
    assert not session.plan.records[-1].replies


def test_a_typed_name_without_the_tick_is_no_signature(qtbot: QtBot) -> None:
    page, session = opened(qtbot, closed())
    press(page, "Begin with", "The projector is off", "I am", "Type my name")
    write(page, "Your name", "Amara Osei")
    press(page, "Sign as")
    assert "Tick the statement first." in words(page)
    assert not session.plan.records[-1].replies


def test_another_name_is_asked_about_once_and_shown_once_it_is_signed(qtbot: QtBot) -> None:
    page, session = opened(qtbot, closed())
    press(page, "Begin with", "The projector is off", "I am", "Type my name")
    type_name(page, "Somebody Else")
    press(page, "Sign as")
    assert f"“Somebody Else” does not look like the name {NAMES[0]}." in words(page)
    assert not session.plan.records[-1].replies
    write(page, "Your name", "Someone Else")
    press(page, "Sign as")
    assert not session.plan.records[-1].replies
    press(page, "Sign as")
    (answer,) = session.plan.records[-1].replies
    assert answer.typed_name == "Someone Else"
    press(page, "Stop signing")
    assert "Typed name: Someone Else" in words(page)


def test_a_paper_dated_ahead_is_refused_at_the_field(qtbot: QtBot) -> None:
    page, session = opened(qtbot, closed())
    press(page, "Begin with", "The projector is off", "I am")
    on_paper(page, "1 Feb 2027", "Gwen Abbot")
    press(page, "Sign as")
    assert "The date of the signature is in the future." in words(page)
    assert not session.plan.records[-1].replies


def test_the_chair_records_that_somebody_is_no_longer_available(qtbot: QtBot) -> None:
    page, session = opened(qtbot, signed(5))
    press(page, f"Not available: {NAMES[5]}")
    dialog = asked(page)
    press(dialog, "Record it")
    assert "Give the reason in words." in words(dialog)
    write(dialog, "The reason", "On long leave.")
    press(dialog, "Record it")
    answer = session.plan.records[-1].replies[-1]
    assert (answer.kind, answer.words, answer.recorded_by) == (AnswerKind.UNAVAILABLE, "On long leave.", "p1")
    assert "Signed (4 of 6 signed, 1 refused, 1 not available)" in words(page)


def test_a_practice_manager_in_the_chair_records_that_somebody_is_no_longer_available(qtbot: QtBot) -> None:
    page, session = opened(qtbot, closed(chair="m1"))
    press(page, f"Not available: {NAMES[5]}")
    dialog = asked(page)
    (by,) = visible(dialog, ChoiceField)
    assert [by.itemText(at) for at in range(by.count())] == ["Gwen Abbot"]
    write(dialog, "The reason", "On long leave.")
    press(dialog, "Record it")
    (answer,) = session.plan.records[-1].replies
    assert (answer.person, answer.kind, answer.recorded_by) == ("p6", AnswerKind.UNAVAILABLE, "m1")


def test_reopening_says_whose_signatures_will_be_void_and_asks_for_the_reason(qtbot: QtBot) -> None:
    page, session = opened(qtbot, signed(2))
    press(page, "Reopen the meeting")
    dialog = asked(page)
    assert f"The answers of {NAMES[0]} and {NAMES[1]} will be void" in words(dialog)
    press(dialog, "Reopen the meeting")
    assert "Give the reason in words." in words(dialog)
    write(dialog, "The reason", "A vote was left out.")
    press(dialog, "Reopen the meeting")
    assert page.view is View.CLOSING
    assert session.plan.reopenings[0].reason == "A vote was left out."
    assert "2 answers to the record before are void." in words(page)
    session.undo()
    assert session.plan.meeting is not None


def test_a_signed_meeting_is_not_reopened(qtbot: QtBot) -> None:
    page, _ = opened(qtbot, signed())
    assert not has_button(page, "Reopen")
    assert "can no longer be edited; a new meeting supersedes it" in words(page)


def test_the_next_meeting_begins_from_a_closed_one(qtbot: QtBot) -> None:
    page, session = opened(qtbot, signed(5))
    press(page, "Begin the next meeting")
    assert session.plan.meeting is not None
    assert session.plan.meeting.number == 2
    assert page.view is View.CLOSING
    assert "Meeting 1, 12 January 2027: Closed, 4 of 6 signed, 1 refused" in words(page)


def test_who_was_away_answers_while_the_next_meeting_is_open(qtbot: QtBot) -> None:
    page, session = opened(qtbot, signed(5))
    press(page, "Begin the next meeting", "Signatures of meeting 1", "Go on with", "I am", "I have read it and do not")
    press(page, "Type my name")
    write(page, "Your name", "Faisal Khan")
    acknowledge_all(page)
    press(page, "Sign that I do not agree")
    assert session.plan.records[0].replies[-1].kind is AnswerKind.READ_AND_DISAGREES
    press(page, "Back to the open meeting")
    assert page.view is View.CLOSING


def test_refreshing_emits_nothing(qtbot: QtBot) -> None:
    page, session = opened(qtbot, draft())
    wanted, changed = QSignalSpy(page.step_wanted), QSignalSpy(session.changed)
    for plan in (draft(), closed(), signed(3), signed(), second_draft(), second_closed()):
        page.refresh(plan)
    assert wanted.count() == changed.count() == 0


def test_a_change_elsewhere_does_not_take_a_half_drawn_signature_away(qtbot: QtBot) -> None:
    page, session = opened(qtbot, closed())
    press(page, "Begin with", "The projector is off", "I am")
    draw(page)
    session.apply(session.plan.replace(tasks=()), "tasks")
    assert page.view is View.SIGNER
    assert not visible(page, SignaturePad)[0].is_empty


@pytest.mark.parametrize("plan", [draft(), closed(), signed(3), signed(), second_draft(), second_closed()])
def test_the_state_is_always_shown(qtbot: QtBot, plan: Plan) -> None:
    page, _ = opened(qtbot, plan)
    state = signing_state(None if plan.meeting else plan.records[-1]).words
    assert state in words(page)


@pytest.mark.parametrize("width", [540, 750, 1600])
def test_nothing_is_wider_than_the_page(qtbot: QtBot, width: int) -> None:
    page, _ = opened(qtbot, closed(), FIRST)
    page.resize(width, 700)
    press(page, "Begin with", "The projector is off", "I am", "Signed on paper")
    QApplication.processEvents()
    inside = page.area.widget()
    assert inside is not None
    assert inside.minimumSizeHint().width() <= width


def test_old_guidance_is_warned_of_before_closing_and_above_the_signatures(qtbot: QtBot) -> None:
    age = "Guidance checked up to 30 June 2026 · 6 months old"
    page, _ = opened(qtbot, draft())
    assert age in words(page)
    page, _ = opened(qtbot, closed())
    assert "The guidance on the day of the meeting" in words(page)
    assert age in words(page)


def test_a_decision_in_writing_is_not_said_to_be_open_to_reopening(qtbot: QtBot) -> None:
    page, _session = opened(qtbot, close_circulation(carried().replace(meeting=None), "c1", AT), AT)
    said = "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())
    assert "It starts from this one: positions are carried forward" in said
    assert "cannot be reopened" in said
    assert "you can no longer reopen" not in said
