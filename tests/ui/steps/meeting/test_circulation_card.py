"""Decisions in writing on screen: begun from prepared proposals, sent, answered, called off, put back or closed."""

from datetime import date

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot
from tests.edits.test_circulation_edits import AT, BEGUN, carried, going_round, ready
from tests.edits.test_circulation_words import between
from tests.plans import shipped_pack
from tests.signing.closed_plans import FIRST, draft, pack
from tests.ui.answering import answering
from tests.ui.fake_services import FakeServices, session_with
from tests.ui.seeing import button, named

from wizard.edits.circulation_edits import to_be_noted, unsent
from wizard.edits.decision_edits import carried_over
from wizard.edits.meeting_edits import new_meeting
from wizard.plan.plan import Plan, open_meeting
from wizard.plan.proposal import CarryReason
from wizard.signing.close_circulation import close_circulation
from wizard.signing.closing import close
from wizard.ui.decision.absent_dialog import AbsentDialog
from wizard.ui.inputs.choice_inputs import ChoiceField, TickLine
from wizard.ui.inputs.date_time_inputs import DateField, TimeField
from wizard.ui.inputs.text_inputs import NoteField, TextField
from wizard.ui.session.session import Session
from wizard.ui.steps.meeting.begin_circulation import BeginCirculationDialog, BetweenMeetingsDialog
from wizard.ui.steps.meeting.circulation_dialog import CirculationDialog
from wizard.ui.steps.meeting.circulation_words_dialog import CirculationWordsDialog
from wizard.ui.steps.meeting.meeting_page import MeetingPage
from wizard.ui.theme import Theme


@pytest.fixture
def holder(qtbot: QtBot, theme: Theme) -> QWidget:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    return parent


def opened(qtbot: QtBot, plan: Plan) -> tuple[MeetingPage, Session]:
    session = session_with(plan, AT)
    page = MeetingPage(session, FakeServices(session, shipped_pack()).services)
    qtbot.addWidget(page)
    page.resize(1100, 760)
    page.show()
    QApplication.processEvents()
    return page, session


def seen(page: QWidget) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if not label.isHidden())


def dialog_on(holder: QWidget, plan: Plan) -> tuple[CirculationDialog, Session]:
    session = session_with(plan, AT)
    dialog = CirculationDialog(holder, session, "c1", lambda: begin_next(session), lambda _words: None)
    dialog.show()
    QApplication.processEvents()
    return dialog, session


def begin_next(session: Session) -> None:
    session.apply(new_meeting(session.plan, pack()), "new meeting")


def test_between_meetings_it_is_begun_worded_and_given_up(qtbot: QtBot) -> None:
    session = session_with(between(), AT)
    page = MeetingPage(session, FakeServices(session, pack()).services)
    qtbot.addWidget(page)
    page.show()
    button(page, "Decide in writing…").click()
    (dialog,) = page.window().findChildren(BetweenMeetingsDialog)
    button(dialog, "Write the words").click()
    assert "Choose the item and the proposal." in seen(dialog)
    item = named(dialog, ChoiceField, "Item")
    item.show_choice("4a")
    item.chosen.emit("4a")
    named(dialog, ChoiceField, "What is proposed").show_choice("do")
    button(dialog, "Write the words").click()
    assert (session.plan.meeting, session.plan.circulations[0].items) == (None, ("4a",))
    (words,) = page.window().findChildren(CirculationWordsDialog)
    reason = next(note for note in words.findChildren(NoteField) if note.isVisible())
    reason.setPlainText("So that it is settled.")
    reason.commit()
    assert session.plan.circulations[0].matters[0].proposals[0].reason == "So that it is settled."
    words.accept()
    (opened_dialog,) = page.window().findChildren(CirculationDialog)
    button(opened_dialog, "Cancel it").click()
    assert session.plan.circulations == ()


def test_between_meetings_a_call_begins_the_next_meeting_with_it(holder: QWidget) -> None:
    dialog, session = dialog_on(holder, carried().replace(meeting=None))
    with answering("Stop"):
        button(dialog, "Begin the next meeting with it").click()
    assert session.plan.circulations == ()
    assert len(open_meeting(session.plan).matter("4a").proposals[0].consents) == 4


def test_it_begins_with_what_is_prepared_and_warns_without_a_clause(qtbot: QtBot) -> None:
    page, session = opened(qtbot, ready())
    button(page, "Decide in writing…").click()
    (dialog,) = page.window().findChildren(BeginCirculationDialog)
    assert "No clause is given" in seen(dialog)
    button(dialog, "Begin").click()
    assert "Choose what the partners decide in writing." in seen(dialog)
    dialog.findChildren(TickLine)[0].click()
    clause = named(dialog, TextField, "The clause that allows it")
    clause.setText("12.7")
    clause.commit()
    assert "No clause is given" not in seen(dialog)
    at = named(dialog, TimeField, "At (optional)")
    at.setText("17:00")
    button(dialog, "Begin").click()
    (circulation,) = session.plan.circulations
    assert (circulation.items, circulation.terms.clause, circulation.terms.reply_by) == (
        ("4a",),
        "12.7",
        date(2027, 2, 16),
    )
    assert "C1: item 4a" in seen(page)
    assert "Answers until 16 February 2027, 17:00." in seen(page)


def test_the_words_are_sent_and_answers_are_recorded(holder: QWidget) -> None:
    dialog, session = dialog_on(holder, going_round())
    assert unsent(session.plan, "c1") == ()
    button(dialog, "Answers: Item 4a, Item 4a").click()
    QApplication.processEvents()
    (answers,) = dialog.findChildren(AbsentDialog)
    who, choice, how = answers.findChildren(ChoiceField)
    who.show_choice("p1")
    choice.show_choice("against")
    how.show_choice("e-mail")
    answers.findChildren(DateField)[0].show_date(BEGUN)
    button(answers, "Record the answer").click()
    (matter,) = session.plan.circulations[0].matters
    assert [each.person for each in matter.proposals[0].consents] == ["p1"]
    with answering("Remove", over=answers):
        button(answers, "Remove the answer of Dr Amara Osei").click()
    assert session.plan == going_round()
    answers.reject()
    dialog.accept()


def test_an_interest_is_declared_and_removed(holder: QWidget) -> None:
    dialog, session = dialog_on(holder, going_round())
    button(dialog, "Interests").click()
    button(dialog, "Declare the interest").click()
    assert "Choose whose interest it is." in seen(dialog)
    named(dialog, ChoiceField, "Partner").show_choice("p6")
    button(dialog, "Declare the interest").click()
    (interest,) = session.plan.circulations[0].interests
    assert (interest.person, interest.kind.value) == ("p6", "withdraws")
    with answering("Keep", "Remove", over=dialog):
        button(dialog, "Remove: Dr Faisal Khan").click()
        assert session.plan != going_round()
        button(dialog, "Remove: Dr Faisal Khan").click()
    assert session.plan == going_round()


def test_a_call_for_a_meeting_stops_it_and_it_is_put_back(holder: QWidget) -> None:
    dialog, session = dialog_on(holder, carried())
    button(dialog, "A meeting is called").click()
    button(dialog, "Record the call").click()
    assert "Choose who called the meeting." in seen(dialog)
    named(dialog, ChoiceField, "Who").show_choice("p5")
    button(dialog, "Record the call").click()
    who = named(dialog, ChoiceField, "Who")
    assert who.count() == 5
    (call,) = [each for each in dialog.findChildren(QAbstractButton) if each.accessibleName().startswith("Remove: ")]
    with answering("Keep", over=dialog):
        call.click()
    button(dialog, "End it and close the record").click()
    assert "A meeting was called" in seen(dialog)
    with answering("Stop", over=dialog):
        button(dialog, "Take back to the meeting").click()
    assert session.plan.circulations == ()
    assert open_meeting(session.plan).matter("4a").proposals


def test_ended_it_is_a_record(holder: QWidget) -> None:
    dialog, session = dialog_on(holder, carried())
    button(dialog, "End it and close the record").click()
    assert session.plan.circulations == ()
    assert session.plan.records[-1].content.meeting.in_writing is not None


def test_what_was_decided_in_writing_is_noted_with_a_tick(qtbot: QtBot) -> None:
    page, session = opened(qtbot, close_circulation(carried(), "c1", AT))
    assert "From the last meeting" in seen(page)
    (record,) = to_be_noted(session.plan)
    tick = next(each for each in page.before.findChildren(TickLine) if "Noted" in each.accessibleName())
    assert "Carried in writing on 1 February 2027" in tick.accessibleName()
    tick.click()
    assert open_meeting(session.plan).noted == (record.seal.digest,)


def test_an_adjourned_meeting_is_continued_with_a_tick(qtbot: QtBot) -> None:
    plan = new_meeting(close(carried_over(draft(), "3", CarryReason.ADJOURNED), FIRST), pack())
    page, session = opened(qtbot, plan)
    assert "Item 3, Item 3: its proposal was carried over from meeting 1." in seen(page.before)
    tick = next(each for each in page.before.findChildren(TickLine) if "continues" in each.accessibleName())
    assert tick.isChecked()
    tick.click()
    assert open_meeting(session.plan).adjourned_from is None
