"""An empty form never replaces what is recorded on an item: it is edited by name, or removed after a question."""

from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from tests.sittings import sitting
from tests.ui.answering import answering
from tests.ui.fake_services import session_with
from tests.ui.seeing import button, field, press, sheet, visible, words, write

from wizard.edits.decision_edits import agreed, with_decision, with_particulars, with_position, with_vote
from wizard.edits.note_edits import draft_of, private_dissents, with_dissent, with_interest
from wizard.plan.choice import Choice
from wizard.plan.meeting import InterestKind
from wizard.plan.plan import DraftKind, Plan, open_meeting
from wizard.plan.proposal import Counted, Dissent, Owner, Proposal
from wizard.ui.inputs.choice_inputs import ChoiceField
from wizard.ui.session.apply_edit import ItemScope
from wizard.ui.session.session import Session
from wizard.ui.steps.action.item_view import ItemView


def opened(qtbot: QtBot, plan: Plan, item: str) -> tuple[ItemView, Session]:
    session = session_with(plan, datetime(2026, 12, 8, 14, 0, tzinfo=UTC))
    view = ItemView(ItemScope(session, item), None)
    qtbot.addWidget(view)
    session.changed.connect(lambda _plan: view.refresh())
    view.refresh()
    view.resize(1000, 2400)
    with qtbot.waitActive(view):
        view.show()
        view.activateWindow()
    return view, session


def proposals(session: Session, item: str = "2") -> tuple[Proposal, ...]:
    return open_meeting(session.plan).matter(item).proposals


def boxes(view: QWidget, name: str) -> list[ChoiceField]:
    return [each for each in visible(view, ChoiceField) if each.accessibleName() == name]


def choose(box: ChoiceField, label: str) -> None:
    box.setCurrentIndex(box.findText(label))
    box.activated.emit(box.currentIndex())


def enter(view: QWidget, name: str, text: str) -> None:
    write(view, name, text)
    field(view, name).commit()  # type: ignore[union-attr]


def dissents(session: Session) -> list[tuple[str, str]]:
    named = (*proposals(session)[-1].dissents, *private_dissents(session.plan, "2"))
    return [(dissent.person, dissent.words) for dissent in named]


@pytest.mark.parametrize("way", ["Record at their request", "Keep private"])
def test_a_dissent_is_recorded_once_however_often_it_is_pressed(qtbot: QtBot, way: str) -> None:
    view, session = opened(qtbot, with_position(sitting(3), "2", "adopt"), "2")
    part = sheet(view, "Dissent")
    whose = boxes(part, "Whose")[0]
    choose(whose, "Dr Number 2")
    enter(part, "Words", "Not without the ICB")
    for _ in range(3):
        press(part, way)
        assert dissents(session) == [("p2", "Not without the ICB")]
    assert whose.choice is None
    assert whose.findText("Dr Number 2") < 0
    assert "Choose whose dissent it is." in words(part)


def test_a_recorded_dissent_is_edited_by_name(qtbot: QtBot) -> None:
    plan = with_dissent(with_position(sitting(3), "2", "adopt"), "2", Dissent(person="p2", words="No"))
    view, session = opened(qtbot, plan, "2")
    part = sheet(view, "Dissent")
    press(part, "Edit: Dissent recorded at Dr Number 2’s request: No")
    assert field(part, "Words").toPlainText() == "No"  # type: ignore[union-attr]
    enter(part, "Words", "")
    press(part, "Record at their request")
    assert "Write the words, or remove the dissent above." in words(part)
    assert dissents(session) == [("p2", "No")]
    enter(part, "Words", "Not yet")
    press(part, "Record at their request")
    assert dissents(session) == [("p2", "Not yet")]
    press(part, "Edit: Dissent recorded")
    press(part, "Leave it as it was")
    assert dissents(session) == [("p2", "Not yet")]
    assert boxes(part, "Whose")[0].choice is None


def test_words_of_one_dissent_are_not_lost_to_the_edit_of_another(qtbot: QtBot) -> None:
    plan = with_dissent(with_position(sitting(3), "2", "adopt"), "2", Dissent(person="p2", words="No"))
    view, session = opened(qtbot, plan, "2")
    part = sheet(view, "Dissent")
    choose(boxes(part, "Whose")[0], "Dr Number 3")
    enter(part, "Words", "Too soon")
    press(part, "Edit: Dissent recorded")
    assert "These words are not recorded yet" in words(part)
    draft = draft_of(session.plan, "2", DraftKind.DISSENT)
    assert draft is not None
    assert (draft.person, draft.words) == ("p3", "Too soon")


def test_a_dissent_is_removed_when_asked_and_comes_back(qtbot: QtBot) -> None:
    plan = with_dissent(with_position(sitting(3), "2", "adopt"), "2", Dissent(person="p2", words="No"))
    view, session = opened(qtbot, plan, "2")
    part = sheet(view, "Dissent")
    with answering("Keep", "Remove") as said:
        press(part, "Remove: Dissent recorded")
        assert dissents(session) == [("p2", "No")]
        press(part, "Remove: Dissent recorded")
    assert "Remove the dissent of Dr Number 2?" in said[0]
    assert "This also removes “No”." in said[0]
    assert dissents(session) == []
    session.undo()
    assert dissents(session) == [("p2", "No")]


def test_an_interest_is_declared_once_edited_by_name_and_removed_when_asked(qtbot: QtBot) -> None:
    plan = with_interest(with_position(sitting(3), "2", "adopt"), "2", "p2", InterestKind.WITHDRAWS, "A paid post")
    view, session = opened(qtbot, plan, "2")
    part = sheet(view, "Interests")

    def declared() -> list[tuple[str, str, str]]:
        return [(each.person, each.kind.value, each.words) for each in open_meeting(session.plan).interests]

    press(part, "Declare the interest")
    assert "Choose whose interest it is." in words(part)
    assert boxes(part, "Whose")[0].findText("Dr Number 2") < 0
    press(part, "Edit: Dr Number 2")
    enter(part, "What the interest is", "A paid post since May")
    press(part, "Save the change")
    assert declared() == [("p2", "withdraws", "A paid post since May")]
    press(part, "Declare the interest")
    assert declared() == [("p2", "withdraws", "A paid post since May")]
    with answering("Keep", "Remove") as said:
        press(part, "Remove: Dr Number 2")
        press(part, "Remove: Dr Number 2")
    assert "Remove the interest of Dr Number 2 in this item?" in said[0]
    assert declared() == []


def test_votes_are_taken_back_when_asked_and_come_back(qtbot: QtBot) -> None:
    plan = with_vote(with_position(sitting(2), "2", "adopt"), "2", "p1", Choice.FOR)
    view, session = opened(qtbot, with_vote(plan, "2", "p2", Choice.AGAINST), "2")
    before = session.plan
    with answering("Keep", "Take back") as said:
        press(view, "Take back the decision")
        assert session.plan == before
        press(view, "Take back the decision")
    assert "2 votes by name are recorded; Dr Number 2 voted against." in said[0]
    assert proposals(session)[-1].decision is None
    session.undo()
    assert session.plan == before


def test_taking_back_and_withdrawing_are_two_buttons(qtbot: QtBot) -> None:
    view, session = opened(qtbot, agreed(with_position(sitting(2), "2", "adopt"), "2"), "2")
    back = button(view, "Take back the decision")
    back.click()
    assert proposals(session)[-1].decision is None
    assert not back.isVisibleTo(view)
    back.click()
    assert len(proposals(session)) == 1
    press(view, "Withdraw this proposal")
    assert proposals(session) == ()


@pytest.mark.parametrize(
    ("item", "position", "name", "verb"),
    [("2", "adopt", "Withdraw", "Withdraw"), ("9b", "met", "Withdraw this check", "Take back")],
)
def test_what_goes_with_a_proposal_is_said_before_it_goes(
    qtbot: QtBot, item: str, position: str, name: str, verb: str
) -> None:
    plan = with_particulars(with_position(sitting(2), item, position), item, reason="Why", owner=Owner(person="p1"))
    plan = with_dissent(plan, item, Dissent(person="p2", words="No"))
    view, session = opened(qtbot, plan, item)
    with answering("Keep", verb) as said:
        press(view, name)
        assert session.plan == plan
        press(view, name)
    assert "This also removes: owner, reason and 1 dissent." in said[0]
    assert proposals(session, item) == ()
    session.undo()
    assert session.plan == plan


def test_what_another_position_leaves_out_is_said_and_comes_back(qtbot: QtBot) -> None:
    services = {"services": ({"name": "Minor surgery"},)}
    plan = with_particulars(with_position(sitting(2), "3", "adopt"), "3", owner=Owner(person="p1"), fields=services)
    view, session = opened(qtbot, plan, "3")
    press(view, "No notice on any service")
    said = "“No notice on any service” does not need owner and services (1 row), so that is left out."
    assert said in words(view)
    press(view, "Undo")
    assert session.plan == plan
    assert said not in words(view)


def test_an_emptied_number_leaves_the_count_as_it_was(qtbot: QtBot) -> None:
    counted = Counted(how="counted", votes_for=14, against=9, abstain=1)
    view, session = opened(qtbot, with_decision(with_position(sitting(25), "2", "adopt"), "2", counted), "2")
    press(view, "Votes")
    enter(view, "Against", "")
    assert proposals(session)[-1].decision == counted
    assert "Until then, the count stays as it was." in words(view)
    enter(view, "Against", "10")
    assert proposals(session)[-1].decision == counted.replace(against=10)
