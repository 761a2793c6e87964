"""The answers of absent partners, entered on screen: while the meeting is open, and on the Sign step since."""

from datetime import date

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot
from tests.edits.test_consent_edits import three_of_six
from tests.plans import NOW, shipped_pack
from tests.signing.awaiting_plans import waiting
from tests.signing.closed_plans import FIRST
from tests.ui.answering import answering
from tests.ui.fake_services import FakeServices, session_with
from tests.ui.seeing import button, named

from wizard.plan.record import ConsentEntry, WaitingEnded
from wizard.plan.ruling_kind import RulingKind
from wizard.ui.decision.absent_dialog import AbsentDialog
from wizard.ui.decision.answers_at_meeting import open_absent_answers
from wizard.ui.inputs.choice_inputs import ChoiceField
from wizard.ui.inputs.date_time_inputs import DateField
from wizard.ui.inputs.text_inputs import TextField
from wizard.ui.session.apply_edit import ItemScope
from wizard.ui.session.session import Session
from wizard.ui.steps.sign.answers_after_closing import record_absent_answers
from wizard.ui.steps.sign.sign_page import SignPage
from wizard.ui.theme import Theme


def dialog_of(parent: QWidget) -> AbsentDialog:
    QApplication.processEvents()
    return parent.findChildren(AbsentDialog)[-1]


def said(dialog: QWidget) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel) if not label.isHidden())


def fill(dialog: AbsentDialog, who: str, answer: str, on: date | None, how: str) -> None:
    who_field, answer_field, how_field = dialog.findChildren(ChoiceField)
    who_field.show_choice(who)
    answer_field.show_choice(answer)
    how_field.show_choice(how)
    dialog.findChildren(DateField)[0].show_date(on)


@pytest.fixture
def holder(qtbot: QtBot, theme: Theme) -> QWidget:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    return parent


def opened(holder: QWidget) -> tuple[AbsentDialog, Session]:
    session = session_with(three_of_six(), NOW)
    open_absent_answers(holder, ItemScope(session, "1"))
    return dialog_of(holder), session


def test_an_answer_is_recorded_and_the_next_one_begins_empty(holder: QWidget) -> None:
    dialog, session = opened(holder)
    fill(dialog, "p4", "for", date(2026, 12, 7), "letter")
    button(dialog, "Record the answer").click()
    minutes = session.minutes
    assert minutes is not None
    assert minutes.item("1").ruling.kind is RulingKind.CARRIED
    assert "For, by letter of 7 December 2026" in said(dialog)
    assert [field.choice for field in dialog.findChildren(ChoiceField)] == [None, None, None]
    dialog.reject()


def test_what_was_typed_for_one_answer_is_not_there_for_the_next(holder: QWidget) -> None:
    dialog, _session = opened(holder)
    fill(dialog, "p4", "for", None, "letter")
    on, seen = dialog.findChildren(DateField)[0], named(dialog, TextField, "Seen or heard by")
    for field, words in ((on, "7 Dec 2026"), (seen, "Ms Hollis")):
        field.setFocus()
        QTest.keyClicks(field, words)
    button(dialog, "Record the answer").setFocus()
    button(dialog, "Record the answer").click()
    assert "For, by letter of 7 December 2026, seen by Ms Hollis" in said(dialog)
    assert (on.text(), seen.text()) == ("", "")
    dialog.reject()


def test_what_is_missing_is_asked_for_and_nothing_is_recorded(holder: QWidget) -> None:
    dialog, session = opened(holder)
    before = session.plan
    button(dialog, "Record the answer").click()
    assert "Choose whose answer it is." in said(dialog)
    dialog.findChildren(ChoiceField)[0].show_choice("p4")
    button(dialog, "Record the answer").click()
    assert "Choose how they answered." in said(dialog)
    assert session.plan == before
    dialog.reject()


def test_what_is_refused_says_why(holder: QWidget) -> None:
    dialog, session = opened(holder)
    fill(dialog, "p4", "for", date(2026, 12, 30), "letter")
    button(dialog, "Record the answer").click()
    assert "The date of the answer is in the future." in said(dialog)
    fill(dialog, "p4", "for", date(2026, 12, 7), "letter")
    button(dialog, "Record the answer").click()
    with answering("Keep", "Remove", over=dialog):
        button(dialog, "Remove the answer of Dr Number 4").click()
        assert session.plan != three_of_six()
        button(dialog, "Remove the answer of Dr Number 4").click()
    assert session.plan == three_of_six()
    dialog.reject()


def test_after_closing_the_sign_step_lists_who_is_awaited_and_takes_their_answers(qtbot: QtBot) -> None:
    session = session_with(waiting(), FIRST.replace(day=16))
    page = SignPage(session, FakeServices(session, shipped_pack()).services)
    qtbot.addWidget(page)
    page.show()
    assert "Waiting for absent partners" in said(page)
    assert "Dr Dai Wynne: Awaited" in said(page)
    button(page, "Record an answer: Item 3, Item 3").click()
    dialog = dialog_of(page.window())
    fill(dialog, "p4", "for", date(2027, 1, 15), "e-mail")
    button(dialog, "Record the answer").click()
    (entry,) = session.plan.records[0].answers
    assert isinstance(entry, ConsentEntry)
    assert "Carried on 15 January 2027" in said(dialog)
    dialog.accept()
    QApplication.processEvents()
    assert "Waiting for absent partners" not in [
        label.text() for label in page.findChildren(QLabel) if label.isVisible()
    ]


def test_the_chair_can_end_the_waiting(holder: QWidget) -> None:
    session = session_with(waiting(), FIRST.replace(day=16))
    record_absent_answers(holder, session, 1, "3", "p1")
    dialog = dialog_of(holder)
    button(dialog, "Stop waiting").click()
    (entry,) = session.plan.records[0].answers
    assert isinstance(entry, WaitingEnded)
    assert "Not carried" in said(dialog)
    dialog.accept()
