"""The practice's own items on screen: added on the Meeting step, decided on a page of their own."""

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot
from tests.edits.test_together_edits import prepared
from tests.plans import NOW, shipped_pack
from tests.ui.answering import answering
from tests.ui.fake_services import FakeServices, session_with
from tests.ui.seeing import button, named

from wizard.edits.own_items import with_own_item
from wizard.minutes.entries import OwnMinutes
from wizard.plan.plan import Plan, open_meeting
from wizard.plan.proposal import Agreed, CarriedOver, Proposal, RollCall
from wizard.ui.application.build_page import build_page
from wizard.ui.decision.decision_panel import DecisionPanel
from wizard.ui.decision.own_words import OwnWords
from wizard.ui.decision.sheets import SheetDialog
from wizard.ui.inputs.choice_inputs import ChoiceField
from wizard.ui.inputs.text_inputs import NoteField, TextField
from wizard.ui.session.session import Session
from wizard.ui.steps.action.note_folds import MinuteFold
from wizard.ui.steps.action.own_page import OwnPage
from wizard.ui.steps.meeting.meeting_page import MeetingPage
from wizard.ui.steps.meeting.own_item_dialog import OwnItemDialog
from wizard.ui.steps.task_editor import TaskDialog


def shown(qtbot: QtBot, plan: Plan, key: str) -> tuple[QWidget, Session]:
    session = session_with(plan, NOW)
    page = build_page(key, session, FakeServices(session, shipped_pack()).services)
    qtbot.addWidget(page)
    page.resize(1100, 760)
    page.show()
    QApplication.processEvents()
    return page, session


def own(session: Session) -> OwnMinutes:
    minutes = session.minutes
    assert minutes is not None
    return minutes.own_item("o1")


def proposal(session: Session) -> Proposal:
    last = own(session).last
    assert last is not None
    return last.proposal


def panel(page: QWidget) -> DecisionPanel:
    assert isinstance(page, OwnPage)
    return page.view.decision


def test_it_is_proposed_moved_and_agreed_on_its_page(qtbot: QtBot) -> None:
    page, session = shown(qtbot, prepared(), "item-o1")
    bar = panel(page).bar
    assert bar.status.sentence.startswith("Those here can carry it: ")
    button(page, "Proposer").click()
    QApplication.processEvents()
    (sheet,) = page.window().findChildren(SheetDialog)
    for name, person in (("Proposed by", "p2"), ("Seconded by", "p3")):
        field = named(sheet, ChoiceField, name)
        field.show_choice(person)
        field.chosen.emit(person)
    sheet.accept()
    assert (proposal(session).proposed_by, proposal(session).seconded_by) == ("p2", "p3")
    named(page, NoteField, "Reason (optional)").edited.emit("It is cheap.")
    button(bar, "Agreed, nobody against").click()
    assert proposal(session).decision == Agreed(how="agreed")
    assert proposal(session).reason == "It is cheap."
    assert bar.status.sentence == "Agreed without a vote: none of the 4 here was against (3 of 4 needed)."


def test_its_words_are_typed_there_and_another_proposal_is_put_in_other_words(qtbot: QtBot) -> None:
    page, session = shown(qtbot, prepared(), "item-o1")
    words = panel(page).positions
    assert isinstance(words, OwnWords)
    words.worded.emit("to leave")
    assert proposal(session).words == "to leave"
    button(panel(page).bar, "Agreed, nobody against").click()
    assert not words.isVisibleTo(page)
    button(page, "Make another proposal").click()
    assert words.isVisibleTo(page)
    assert words.note.toPlainText() == ""
    words.worded.emit("")
    assert len(own(session).proposals) == 1
    words.worded.emit("to stay")
    assert [put.proposal.words for put in own(session).proposals] == ["to leave", "to stay"]


def test_nothing_is_proposed_until_it_is_written(qtbot: QtBot) -> None:
    page, session = shown(qtbot, with_own_item(prepared(), "The car park"), "item-o2")
    bar = panel(page).bar
    assert bar.status.sentence == "Nothing is proposed yet."
    assert "Write what is proposed." in bar.status.accessibleDescription()
    words = panel(page).positions
    assert isinstance(words, OwnWords)
    words.worded.emit("to sell it")
    assert session.plan.meeting is not None
    assert bar.status.sentence.startswith("Those here can carry it: ")


def test_votes_are_taken_by_name_and_go_only_after_a_question(qtbot: QtBot) -> None:
    page, session = shown(qtbot, prepared(), "item-o1")
    bar = panel(page).bar
    button(bar, "Roll call").click()
    assert panel(page).roll.sheet.isVisibleTo(page)
    panel(page).roll.sheet.vote.call.others_for.emit()
    assert isinstance(proposal(session).decision, RollCall)
    button(bar, "Record the vote").click()
    with answering("Take back") as said:
        button(page, "Take back the decision").click()
    assert "4 votes by name are recorded" in said[0]
    assert proposal(session).decision is None
    button(page, "No decision: carry over").click()
    assert isinstance(proposal(session).decision, CarriedOver)


def test_its_tasks_stand_below_what_came_of_it(qtbot: QtBot) -> None:
    page, _ = shown(qtbot, prepared(), "item-o1")
    button(panel(page).bar, "Agreed, nobody against").click()
    QApplication.processEvents()
    button(page, "Add a task…").click()
    (dialog,) = page.window().findChildren(TaskDialog)
    assert dialog.isVisible()
    dialog.close()


@pytest.mark.parametrize(("size", "both"), [((1366, 728), True), ((911, 485), False), ((1920, 1040), True)])
def test_what_it_is_about_stands_beside_the_decision_or_behind_a_switch(
    qtbot: QtBot, size: tuple[int, int], both: bool
) -> None:
    page, _ = shown(qtbot, prepared(), "item-o1")
    page.resize(*size)
    QApplication.processEvents()
    assert isinstance(page, OwnPage)
    fold = next(each for each in page.findChildren(MinuteFold))
    assert (fold.isVisibleTo(page), panel(page).isVisibleTo(page)) == (both, True)
    if not both:
        button(page, "About it").click()
        assert (fold.isVisibleTo(page), panel(page).isVisibleTo(page)) == (True, False)


def test_off_the_agenda_the_page_says_so(qtbot: QtBot) -> None:
    page, _ = shown(qtbot, prepared(), "item-o9")
    visible = [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
    assert "Not on this agenda" in visible


def test_the_meeting_step_adds_edits_and_takes_off(qtbot: QtBot) -> None:
    page, session = shown(qtbot, prepared(), "meeting")
    assert isinstance(page, MeetingPage)
    button(page, "Add to the agenda").click()
    field = named(page, TextField, "Another item of our own")
    field.show_text("The car park")
    button(page, "Add to the agenda").click()
    assert [each.title for each in open_meeting(session.plan).own_items] == ["The lease", "The car park"]
    button(page, "Edit: O2  The car park").click()
    QApplication.processEvents()
    (dialog,) = page.findChildren(OwnItemDialog)
    named(dialog, NoteField, "About").show_text("Twelve places")
    button(dialog, "Save").click()
    assert open_meeting(session.plan).own_items[1].about == "Twelve places"
    button(page, "Take off: O2  The car park").click()
    with answering("Take off"):
        button(page, "Take off: O1  The lease").click()
    assert open_meeting(session.plan).own_items == ()
    with qtbot.waitSignal(page.step_wanted, timeout=1000) as wanted:
        page.own.step_wanted.emit("item-o1")
    assert wanted.args == ["item-o1"]


@pytest.mark.parametrize("part", ["on", "at", "place"])
def test_the_next_meeting_is_entered_at_the_meeting_step(qtbot: QtBot, part: str) -> None:
    page, session = shown(qtbot, prepared(), "meeting")
    assert isinstance(page, MeetingPage)
    section = page.business.next
    typed = {"on": "9 March 2027", "at": "13:00", "place": "Library"}[part]
    control = {"on": section.on, "at": section.at, "place": section.place}[part]
    control.setText(typed)
    control.commit()
    assert getattr(open_meeting(session.plan).next_meeting, part)
