"""The folded parts of an item's page, and the extra parts of a vote: each changes one thing in the plan."""

from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot
from tests.plans import worked_example
from tests.sittings import sitting
from tests.ui.answering import answering
from tests.ui.fake_services import session_with
from tests.ui.seeing import button, field, has_button, press, sheet, visible, words, write

from wizard.edits.decision_edits import agreed, last_proposal, with_field, with_position
from wizard.edits.note_edits import private_dissents
from wizard.minutes.minutes import minutes_of
from wizard.plan.meeting import InterestKind
from wizard.plan.plan import Plan, open_meeting
from wizard.ui.inputs.choice_inputs import ChoiceField
from wizard.ui.session.apply_edit import ItemScope
from wizard.ui.session.session import Session
from wizard.ui.steps.action.item_view import ItemView
from wizard.ui.widgets.cards import FoldSection


def opened(qtbot: QtBot, plan: Plan, item: str) -> tuple[ItemView, Session]:
    session = session_with(plan, datetime(2026, 12, 8, 14, 0, tzinfo=UTC))
    view = ItemView(ItemScope(session, item), None)
    qtbot.addWidget(view)
    session.changed.connect(lambda _plan: view.refresh())
    view.refresh()
    view.show_texts(True)
    view.resize(1000, 2400)
    with qtbot.waitActive(view):
        view.show()
        view.activateWindow()
    return view, session


def test_an_item_that_was_put_says_why_it_stays_for_the_meeting(qtbot: QtBot) -> None:
    view, session = opened(qtbot, agreed(with_position(sitting(3), "2", "adopt"), "2"), "2")
    why = (
        "A proposal on item 2 has been put to the meeting, so the item stays on the agenda: "
        "take the decision back first."
    )
    press(view, "Take off this agenda")
    assert why in words(view)
    assert "2" in open_meeting(session.plan).items
    press(view, "Take back the decision")
    assert why not in words(view)
    press(view, "Take off this agenda")
    assert "2" not in open_meeting(session.plan).items


def unfold(view: ItemView, title: str) -> FoldSection:
    found = next(each for each in visible(view, FoldSection) if each.accessibleName() == title)
    found.show_open(True)
    view.refresh()
    return found


def choose(part: QWidget, name: str, label: str) -> None:
    box = next(each for each in visible(part, ChoiceField) if each.accessibleName() == name)
    box.setCurrentIndex(box.findText(label))
    box.activated.emit(box.currentIndex())


def enter(part: QWidget, name: str, text: str) -> None:
    control = field(part, name)
    write(part, name, text)
    control.commit()  # type: ignore[union-attr]


def test_whom_was_asked_is_noted_with_its_date_and_taken_back(qtbot: QtBot) -> None:
    view, session = opened(qtbot, sitting(3), "2")
    fold = unfold(view, "Who was asked")
    press(fold, "Add")
    assert "Write who you asked." in words(fold)
    write(fold, "Who", "The LMC")
    enter(fold, "On", "1 Dec 2026")
    write(fold, "Said", "Nothing new")
    press(fold, "Add")
    (entry,) = open_meeting(session.plan).matter("2").checked_with
    assert (entry.whom, entry.on, entry.said) == ("The LMC", date(2026, 12, 1), "Nothing new")
    with answering("Keep", "Remove") as said:
        press(fold, "Remove: The LMC, 1 December 2026: Nothing new")
        assert open_meeting(session.plan).matter("2").checked_with == (entry,)
        press(fold, "Remove: The LMC, 1 December 2026: Nothing new")
    assert "This also removes “Nothing new”." in said[0]
    assert open_meeting(session.plan).matter("2").checked_with == ()


def test_nobody_is_noted_as_asked_while_the_date_is_none(qtbot: QtBot) -> None:
    view, session = opened(qtbot, sitting(3), "2")
    fold = unfold(view, "Who was asked")
    write(fold, "Who", "The LMC")
    enter(fold, "On", "last week")
    press(fold, "Add")
    assert open_meeting(session.plan).matter("2").checked_with == ()
    assert "last week" in words(fold)


def test_a_refused_date_and_its_word_outlive_what_is_done_elsewhere_on_the_page(qtbot: QtBot) -> None:
    view, session = opened(qtbot, with_position(sitting(3), "7", "freeze_until"), "7")
    enter(view, "Hold until", "1 Dec 2026")
    session.apply(agreed(session.plan, "7"), "decision")
    field(view, "Hold until").commit()  # type: ignore[union-attr]
    assert "Not before the meeting’s date, 8 December 2026." in words(view)
    assert "1 Dec 2026" in words(view)
    last = last_proposal(session.plan, "7")
    assert last is not None
    assert last.hold_until is None


def test_the_discussion_is_kept_for_print_and_the_private_note_is_not(qtbot: QtBot) -> None:
    view, session = opened(qtbot, sitting(3), "2")
    enter(unfold(view, "Discussion, for the minutes"), "Discussion, for the minutes", "Much was said.\r\nAnd more.")
    enter(unfold(view, "Minute-taker’s own note"), "Minute-taker’s own note, never printed", "Ask again")
    assert open_meeting(session.plan).matter("2").minute == "Much was said.\nAnd more."
    assert session.plan.private.notes == {"2": "Ask again"}


def test_sums_go_into_the_record_with_one_key(qtbot: QtBot) -> None:
    plan = worked_example()
    view, session = opened(qtbot, plan, "1")
    fold = unfold(view, "Your own numbers and facts")
    assert "Contacts a week that would need another route: 168." in words(fold)
    QTest.keyClick(view, Qt.Key.Key_F2)
    minute = open_meeting(session.plan).matter("1").minute
    assert minute.startswith(open_meeting(plan).matter("1").minute)
    assert "Contacts a week that would need another route: 168." in minute
    assert "Assumed: " in minute
    assert not button(fold, "Put into the record (F2)").isEnabled()


def test_sums_say_what_they_still_need(qtbot: QtBot) -> None:
    view, session = opened(qtbot, sitting(3), "1")
    fold = unfold(view, "Your own numbers and facts")
    assert "Still needed: contacts for each clinician now, on average" in words(fold)
    session.apply(with_field(session.plan, "1", "contacts_now", 30), "fact")
    assert "Still needed: clinicians who would work to it" in words(fold)


def test_a_number_out_of_bounds_is_refused_at_its_field(qtbot: QtBot) -> None:
    view, session = opened(qtbot, with_position(sitting(3), "1", "adopt"), "1")
    enter(view, "Daily limit for each clinician (contacts a day)", "250")
    assert "Write a whole number from 1 to 99." in words(view)
    assert last_proposal(session.plan, "1") == last_proposal(with_position(sitting(3), "1", "adopt"), "1")
    session.apply(agreed(session.plan, "1"), "decision")
    assert "Write a whole number from 1 to 99." in words(view)
    assert "250" in words(view)


def test_deciding_later_by_quick_pick_sets_the_date(qtbot: QtBot) -> None:
    view, session = opened(qtbot, with_position(sitting(3), "2", "later"), "2")
    choose(view, "Deferred until", "In 3 months: 8 March 2027")
    proposal = last_proposal(session.plan, "2")
    assert proposal is not None
    assert proposal.bring_back is not None
    assert proposal.bring_back.on == date(2027, 3, 8)
    enter(view, "Date", "1 Dec 2026")
    assert "Not before the meeting’s date, 8 December 2026." in words(view)
    assert last_proposal(session.plan, "2") == proposal


def test_an_interest_declared_here_takes_the_person_out_of_the_vote(qtbot: QtBot) -> None:
    view, session = opened(qtbot, with_position(sitting(3), "2", "adopt"), "2")
    fold = sheet(view, "Interests")
    choose(fold, "Whose", "Dr Number 2")
    choose(fold, "How they take part", "Withdraws")
    press(fold, "Declare the interest")
    (interest,) = open_meeting(session.plan).interests
    assert (interest.person, interest.items, interest.kind) == ("p2", ("2",), InterestKind.WITHDRAWS)
    assert [partner.id for partner in minutes_of(session.plan).item("2").ruling.room.here] == ["p1", "p3"]


@pytest.mark.parametrize("verb", ["Record at their request", "Keep private"])
def test_dissent_is_recorded_or_kept_private(qtbot: QtBot, verb: str) -> None:
    view, session = opened(qtbot, agreed(with_position(sitting(3), "2", "adopt"), "2"), "2")
    fold = sheet(view, "Dissent")
    (people,) = [each for each in visible(fold, ChoiceField) if each.accessibleName() == "Whose"]
    people.setCurrentIndex(2)
    write(fold, "Words", "Too soon")
    press(fold, verb)
    proposal = last_proposal(session.plan, "2")
    assert proposal is not None
    kept = proposal.dissents if verb.startswith("Record") else private_dissents(session.plan, "2")
    assert [(entry.person, entry.words) for entry in kept] == [("p3", "Too soon")]
    assert len(proposal.dissents) == (1 if verb.startswith("Record") else 0)


@pytest.mark.parametrize(
    ("on", "name"),
    [("Dissent", "Words"), ("Interests", "What the interest is")],
)
def test_words_that_no_button_recorded_are_kept_and_shown_again(qtbot: QtBot, on: str, name: str) -> None:
    view, session = opened(qtbot, with_position(sitting(3), "2", "adopt"), "2")
    enter(sheet(view, on), name, "Too soon")
    assert [draft.words for draft in session.plan.private.drafts] == ["Too soon"]
    again, _ = opened(qtbot, session.plan, "2")
    assert has_button(again, f"{on}: not recorded yet")
    assert field(sheet(again, on), name).property("text" if name.startswith("What") else "plainText") == "Too soon"


def test_whom_was_asked_is_kept_until_it_is_added(qtbot: QtBot) -> None:
    view, session = opened(qtbot, sitting(3), "2")
    fold = unfold(view, "Who was asked")
    enter(fold, "Who", "The LMC")
    enter(fold, "Said", "Nothing new")
    again, later = opened(qtbot, session.plan, "2")
    fold = unfold(again, "Who was asked")
    press(fold, "Add")
    (entry,) = open_meeting(later.plan).matter("2").checked_with
    assert (entry.whom, entry.said) == ("The LMC", "Nothing new")
    assert later.plan.private.drafts == ()
    assert field(fold, "Who").property("text") == ""


def test_words_that_are_recorded_are_kept_once(qtbot: QtBot) -> None:
    view, session = opened(qtbot, with_position(sitting(3), "2", "adopt"), "2")
    fold = sheet(view, "Interests")
    choose(fold, "Whose", "Dr Number 2")
    enter(fold, "What the interest is", "A sister")
    press(fold, "Declare the interest")
    assert list(session.plan.private.drafts) == []
    assert field(fold, "What the interest is").property("text") == ""
    session.undo()
    assert [draft.words for draft in session.plan.private.drafts] == ["A sister"]


def test_tasks_are_added_ticked_removed_and_come_back(qtbot: QtBot) -> None:
    view, session = opened(qtbot, agreed(with_position(sitting(3), "2", "adopt"), "2"), "2")
    press(view, "Add: Finish the list of specialties")
    assert len(session.plan.tasks) == 1
    press(view, "Add all 4 usual tasks")
    first, second = list(session.plan.tasks)[:2]
    press(view, f"Done: {first.text}")
    assert [task.state.value for task in session.plan.tasks][:2] == ["done", "open"]
    with answering("Keep", "Remove") as said:
        press(view, f"Remove: {second.text}")
        assert second.id in [task.id for task in session.plan.tasks]
        press(view, f"Remove: {second.text}")
    assert second.text in said[0]
    assert second.id not in [task.id for task in session.plan.tasks]
    session.undo()
    assert second.id in [task.id for task in session.plan.tasks]
    assert not has_button(view, "Add all")
    press(view, "Add a task…")
    dialog = next(each for each in view.window().findChildren(QDialog) if each.isVisible())
    dialog.reject()


def test_no_tasks_are_offered_before_the_item_is_adopted(qtbot: QtBot) -> None:
    view, _ = opened(qtbot, with_position(sitting(3), "2", "adopt"), "2")
    assert not has_button(view, "Add")


def test_all_sections_unfold_and_fold_with_one_key(qtbot: QtBot) -> None:
    view, _ = opened(qtbot, worked_example(), "9b")
    QTest.keyClick(view, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert all(section.is_open for section in view.texts.sections)
    QTest.keyClick(view, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert not any(section.is_open for section in view.texts.sections)


def test_the_particulars_of_another_position_come_and_go_and_a_mistake_is_forgotten(qtbot: QtBot) -> None:
    limit, wrong = "Daily limit for each clinician (contacts a day)", "Write a whole number from 1 to 99."
    view, session = opened(qtbot, with_position(sitting(3), "1", "adopt"), "1")
    enter(view, limit, "250")
    assert wrong in words(view)
    session.apply(with_position(session.plan, "1", "later"), "position")
    assert limit not in words(view)
    session.undo()
    assert limit in words(view)
    assert wrong not in words(view)
