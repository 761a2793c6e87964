"""The screen is handed round: the projector first, nothing but signing, one after the other, and then the next step."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QSignalSpy, QTest
from pytestqt.qtbot import QtBot
from tests.signing.closed_plans import FIRST, NAMES, closed, draft, pack, second_draft, signed
from tests.ui.ceremony import on_paper, printed, type_name
from tests.ui.fake_services import FakeServices, session_with
from tests.ui.keyboard import Keyboard, settle
from tests.ui.seeing import button, has_button, press, visible, words, write
from tests.ui.wholewindow import page, whole_window

from wizard.foundation.quoted_prints import prints_in
from wizard.plan.meeting import Presence
from wizard.plan.plan import Plan
from wizard.plan.record import Method
from wizard.services import example_plan, plan_files
from wizard.signing.closing import close
from wizard.ui.accessibility.shortcuts import SHORTCUTS, Scope, sequences
from wizard.ui.application.controller import Controller
from wizard.ui.session.session import Session
from wizard.ui.shell.bottom_bar import BottomBar
from wizard.ui.shell.sidebar import LeftColumn
from wizard.ui.steps.sign.sign_page import SignPage, View

NOW = datetime(2027, 1, 12, 14, 0, tzinfo=UTC)
STAYING = ("larger", "smaller", "plain_size", "filled")


def opened(qtbot: QtBot, plan: Plan, now: datetime = NOW) -> tuple[SignPage, Session]:
    session = session_with(plan, now)
    found = SignPage(session, FakeServices(session, pack()).services)
    qtbot.addWidget(found)
    found.resize(1100, 900)
    found.show()
    return found, session


def online(person: str) -> Plan:
    """The meeting closed, with this person online."""
    plan = draft()
    assert plan.meeting is not None
    rows = tuple(
        row.replace(presence=Presence.BY_LINK) if row.person == person else row for row in plan.meeting.attendance
    )
    return close(plan.with_meeting(plan.meeting.replace(attendance=rows)), FIRST)


def test_the_projector_is_asked_about_once_a_round(qtbot: QtBot) -> None:
    found, _ = opened(qtbot, closed())
    press(found, "Begin with")
    assert "Is the projector off or frozen?" in words(found)
    assert NAMES[0] not in words(found)
    press(found, "The projector is off", "Skip, sign later")
    assert found.view is View.HAND_OVER
    press(found, "Stop signing", "Begin with")
    assert "Is the projector off or frozen?" in words(found)


def test_who_is_skipped_signs_later_and_after_the_last_comes_what_is_next(qtbot: QtBot) -> None:
    found, session = opened(qtbot, signed(3))
    wanted = QSignalSpy(found.step_wanted)
    press(found, f"Go on with {NAMES[3]}", "The projector is off", "Skip, sign later")
    assert "will sign later" in words(found)
    press(found, f"I am {NAMES[4]}")
    type_name(found, "Eve Lund")
    press(found, "Sign as")
    assert wanted.at(0) == ["export/what-now"]
    assert found.view is View.RECORD
    assert has_button(found, f"Go on with {NAMES[3]}")
    assert len(session.plan.records[-1].replies) == 4


def test_nobody_draws_or_types_for_who_was_online_and_the_mail_is_kept(qtbot: QtBot) -> None:
    found, session = opened(qtbot, online("p1"))
    press(found, "Begin with", "The projector is off")
    assert not has_button(found, "I am")
    press(found, f"Record the e-mail of {NAMES[0]}")
    assert not has_button(found, "Draw it")
    assert not has_button(found, "Type my name")
    on_paper(found, "12 Jan 2027", "Gwen Abbot", way="Confirmed by e-mail")
    press(found, "Record the answer of")
    (answer,) = session.plan.records[-1].replies
    assert (answer.method, answer.message) == (Method.WRITING, "I agree that this is a true record.")


def test_a_message_without_its_words_is_not_recorded(qtbot: QtBot) -> None:
    found, session = opened(qtbot, online("p1"))
    press(found, "Begin with", "The projector is off", "Record the e-mail of")
    on_paper(found, "12 Jan 2027", "Gwen Abbot", way="Confirmed by e-mail")
    write(found, "What the message says", "")
    press(found, "Record the answer of")
    assert "Copy in the words of the message." in words(found)
    assert not session.plan.records[-1].replies


def test_a_slip_is_recorded_with_the_fingerprint_it_quotes_and_another_is_refused(qtbot: QtBot) -> None:
    found, session = opened(qtbot, online("p1"))
    press(found, "Begin with", "The projector is off", "Record the e-mail of")
    on_paper(found, "12 Jan 2027", "Gwen Abbot", way="Sent in on a slip")
    for quoted, said in (("", "Copy in the fingerprint"), ("0000 1111 2222 3333", "of another record")):
        write(found, "Fingerprint that it quotes", quoted)
        press(found, "Record the answer of")
        assert said in words(found)
        assert not session.plan.records[-1].replies
    write(found, "Fingerprint that it quotes", printed(found).upper())
    press(found, "Record the answer of")
    (answer,) = session.plan.records[-1].replies
    assert (answer.method, answer.message) == (Method.SLIP, "")
    assert prints_in(answer.quoted) == (printed(found),)


def test_who_was_online_may_draw_at_the_practice_on_a_later_day(qtbot: QtBot) -> None:
    later, _ = opened(qtbot, online("p1"), NOW.replace(day=19))
    press(later, "Begin with", "The projector is off", f"I am {NAMES[0]}")
    assert has_button(later, "Draw it")


def test_an_earlier_meeting_is_marked_and_left_by_one_key(qtbot: QtBot) -> None:
    found, _ = opened(qtbot, second_draft())
    press(found, "Signatures of meeting 1")
    assert "You are looking at an earlier meeting: Meeting 1. Meeting 2 is open." in words(found)
    QTest.keyClick(button(found, "Back to the open meeting"), Qt.Key.Key_Escape)
    assert found.view is View.CLOSING
    press(found, "Signatures of meeting 1")
    found.hide()
    found.show()
    assert found.view is View.CLOSING


@pytest.fixture
def plan_file(tmp_path: Path) -> Path:
    path = tmp_path / "harbour.gpplan"
    plan_files.keep_new(close(example_plan.example(), NOW), path)
    return path


def in_the_round(controller: Controller) -> SignPage:
    controller.go_to("sign")
    settle()
    found = page(controller)
    assert isinstance(found, SignPage)
    press(found, "Begin with")
    settle()
    return found


def press_chord(keys: Keyboard, sequence: QKeySequence) -> None:
    """Press the keys of a shortcut on the control with the focus."""
    chord: QKeyCombination = sequence[0]  # type: ignore[index]
    keys.press(chord.key(), chord.keyboardModifiers())


def test_while_the_screen_is_handed_round_there_is_nothing_but_signing(plan_file: Path) -> None:
    with whole_window(plan_file) as controller:
        window, found = controller.window, in_the_round(controller)
        plan, keys = controller.session.plan, Keyboard(window)
        for going_on in ("The projector is off", "I am", "Not now"):
            assert not visible(window, LeftColumn)
            (bar,) = visible(window, BottomBar)
            assert bar.back.isHidden()
            assert bar.next.isHidden()
            for shortcut in SHORTCUTS.values():
                if shortcut.scope is Scope.WINDOW and shortcut.id not in STAYING:
                    for sequence in sequences(shortcut.id):
                        press_chord(keys, sequence)
            assert window.isVisible()
            assert window.current_key == "sign"
            assert page(controller) is found
            assert found.is_handed_over
            assert controller.session.plan == plan
            press(found, going_on)
        press(found, "Stop signing")
        assert visible(window, LeftColumn)
        press_chord(keys, sequences("first_actions")[1])
        assert window.current_key == "item-2"
