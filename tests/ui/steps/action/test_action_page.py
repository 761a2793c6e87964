"""The step of an action: its content, and deciding by keyboard alone."""

from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot
from tests.plans import empty_plan, worked_example
from tests.rules import CHAIR, deed
from tests.signing.closed_plans import second_draft
from tests.sittings import sitting
from tests.ui.answering import answering
from tests.ui.fake_services import session_with
from tests.ui.seeing import field, framed, has_button, press, visible, words, write

from wizard.checks.all_checks import checks
from wizard.edits.decision_edits import with_position, with_vote
from wizard.edits.note_edits import with_dissent
from wizard.foundation.formatting import date_in_words
from wizard.minutes.minutes import minutes_of
from wizard.plan.choice import Choice
from wizard.plan.plan import Plan, open_meeting
from wizard.plan.proposal import Advice, Dissent
from wizard.plan.ruling_kind import RulingKind
from wizard.ui.decision.decision_bar import BarStatus
from wizard.ui.decision.roll_call_rows import RollCallRow
from wizard.ui.guidance_view.statement_list import TermLabel
from wizard.ui.inputs.choice_inputs import TickLine
from wizard.ui.inputs.option_cards import OptionCard
from wizard.ui.session.session import Session
from wizard.ui.steps.action.item_page import ItemPage
from wizard.ui.theme import Theme

ITEMS = ("1", "2", "3", "4a", "4b", "5", "6", "7", "8", "9a", "9b", "10")
NOW = datetime(2026, 12, 8, 14, 0, tzinfo=UTC)
WARNING = "The partners made no decision on this duty. A signed record may have to be disclosed."


def opened(qtbot: QtBot, plan: Plan, item: str, size: tuple[int, int] = (1102, 662)) -> tuple[ItemPage, Session]:
    session = session_with(plan, NOW)
    page = ItemPage(session, item)
    framed(qtbot, page, size)
    return page, session


def card(page: QWidget, label: str) -> OptionCard:
    return next(each for each in visible(page, OptionCard) if each.option.label == label)


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def said(page: QWidget) -> str:
    return visible(page, BarStatus)[0].sentence


@pytest.mark.parametrize("item_id", ITEMS)
def test_every_item_shows_its_title_its_status_both_sides_and_its_positions(qtbot: QtBot, item_id: str) -> None:
    page, session = opened(qtbot, empty_plan(), item_id)
    entry = minutes_of(session.plan).item(item_id)
    text, item = words(page), entry.item
    assert f"Action {entry.action.number} of 10" in text
    assert f"Guidance checked up to {date_in_words(item.evidence_as_at)}" in text
    assert item.asks[0].text in text
    lines = [line.accessibleName() for line in visible(page, TickLine)]
    assert len(lines) == len(item.gains) + len(item.costs)
    labels = [each.option.label for each in visible(page, OptionCard)]
    assert all(position.label in labels for position in item.positions if not position.apart)


@pytest.mark.parametrize("item_id", ITEMS)
def test_position_and_two_trade_offs_of_each_side_are_seen_without_scrolling(qtbot: QtBot, item_id: str) -> None:
    page, session = opened(qtbot, empty_plan(), item_id)
    item = minutes_of(session.plan).item(item_id).item
    if item.duty is not None:
        return  # The required fields come first there.
    lines = visible(page, TickLine)
    first = [*lines[:2], *lines[len(item.gains) : len(item.gains) + 2]]
    seen: list[QWidget] = [*first, *visible(page, OptionCard)]
    assert all(each.mapTo(page, each.rect().bottomLeft()).y() <= page.height() for each in seen)
    assert not page.area.verticalScrollBar().isVisible()


def test_a_source_mark_is_explained_in_words(qtbot: QtBot) -> None:
    page, _ = opened(qtbot, empty_plan(), "1")
    line = visible(page, TickLine)[0]
    assert "B2: BMA" in line.accessibleDescription()
    assert line.toolTip() == line.accessibleDescription()


def test_a_tick_says_that_it_weighed(qtbot: QtBot) -> None:
    page, session = opened(qtbot, empty_plan(), "1")
    QTest.keyClick(visible(page, TickLine)[0], Qt.Key.Key_Space)
    assert open_meeting(session.plan).matter("1").weighed == ("less-burnout",)
    assert session.undo_label == "what mattered to us on item 1"
    session.undo()
    assert not visible(page, TickLine)[0].isChecked()


def test_a_decision_takes_two_keys(qtbot: QtBot) -> None:
    page, session = opened(qtbot, sitting(3), "2")
    first = page.first_field()
    assert isinstance(first, OptionCard)
    QTest.keyClick(first, Qt.Key.Key_Space)
    assert has_button(page, "Agreed, nobody against")
    QTest.keyClick(page, Qt.Key.Key_F8)
    assert minutes_of(session.plan).item("2").ruling.kind is RulingKind.AGREED
    assert said(page) == minutes_of(session.plan).item("2").sentence


def test_a_roll_call_by_keyboard_ends_in_the_sentence_that_the_minutes_give(qtbot: QtBot) -> None:
    page, session = opened(qtbot, sitting(3), "2")
    card(page, "Use it where timely and clinically helpful").click()
    QTest.keyClick(page, Qt.Key.Key_F9)
    for key in (Qt.Key.Key_1, Qt.Key.Key_1, Qt.Key.Key_2):
        QTest.keyClick(focused(), key)
    assert said(page).startswith("Carried: 2 for, 1 against")
    assert said(page) == minutes_of(session.plan).item("2").sentence


def test_one_of_two_items_names_the_other_with_its_state_and_leads_to_it(qtbot: QtBot) -> None:
    page, _ = opened(qtbot, worked_example(), "4a")
    wanted = QSignalSpy(page.step_wanted)
    press(page, "4b Letter in place of form: not on this agenda")
    assert wanted.at(0) == ["item-4b"]


def test_a_tie_asks_for_the_casting_vote(qtbot: QtBot) -> None:
    plan = with_position(sitting(2, deed(casting=CHAIR)), "2", "adopt")
    plan = with_vote(with_vote(plan, "2", "p1", Choice.FOR), "2", "p2", Choice.AGAINST)
    page, session = opened(qtbot, plan, "2")
    press(page, "Roll call")
    assert "Dr Number 1 has the casting vote." in words(page)
    press(page, "Casting vote: against")
    assert minutes_of(session.plan).item("2").ruling.kind is RulingKind.NOT_CARRIED


def test_another_chair_is_asked_for_a_casting_vote_of_their_own(qtbot: QtBot) -> None:
    plan = with_position(sitting(2, deed(casting=CHAIR)), "2", "adopt")
    plan = with_vote(with_vote(plan, "2", "p1", Choice.FOR), "2", "p2", Choice.AGAINST)
    page, session = opened(qtbot, plan, "2")
    press(page, "Roll call", "Casting vote: for")
    assert said(page).startswith("Carried")
    session.apply(session.plan.with_meeting(open_meeting(session.plan).replace(chair="p2")), "chair")
    assert "Dr Number 1 gave the casting vote and does not hold it any more" in said(page)
    press(page, "Casting vote: against")
    assert said(page).startswith("Not carried on Dr Number 2’s casting vote: 1 for, 1 against.")


def test_votes_are_hidden_until_all_are_in(qtbot: QtBot) -> None:
    page, session = opened(qtbot, with_position(sitting(2), "2", "adopt"), "2")
    press(page, "Roll call", "Hide votes until all are in")
    session.apply(with_vote(session.plan, "2", "p1", Choice.AGAINST), "vote")
    assert visible(page, RollCallRow)[0].voter.ballot is None
    assert said(page) == "1 of 2 have answered; shown when all are in."
    session.apply(with_vote(session.plan, "2", "p2", Choice.AGAINST), "vote")
    assert [row.voter.ballot for row in visible(page, RollCallRow)] == ["against", "against"]
    assert said(page).startswith("Not carried")


def test_many_voters_are_counted_by_numbers_unless_names_are_wanted(qtbot: QtBot) -> None:
    page, _ = opened(qtbot, with_position(sitting(25), "2", "adopt"), "2")
    press(page, "Roll call")
    assert not visible(page, RollCallRow)
    for name, count in (("For", "20"), ("Against", "5")):
        write(page, name, count)
        QTest.keyClick(field(page, name), Qt.Key.Key_Return)
    assert said(page).startswith("Carried: 20 for, 5 against")
    press(page, "Record the vote")
    with answering("Take back") as said_by:
        press(page, "Take back the decision")
    assert "A count is recorded: 20 for, 5 against, 0 abstained." in said_by[0]
    press(page, "Roll call", "Call by name")
    assert len(visible(page, RollCallRow)) == 25


def test_a_sole_contractor_has_one_button_and_no_roll_call(qtbot: QtBot) -> None:
    page, session = opened(qtbot, with_position(sitting(1), "2", "adopt"), "2")
    assert not has_button(page, "Roll call")
    press(page, "Decision of the contractor")
    assert minutes_of(session.plan).item("2").ruling.kind is RulingKind.CONTRACTOR


def test_another_position_after_a_dissent_puts_a_second_proposal_and_offers_undo(qtbot: QtBot) -> None:
    plan = with_dissent(with_position(sitting(2), "2", "adopt"), "2", Dissent(person="p1", words="No"))
    page, session = opened(qtbot, plan, "2")
    card(page, "No change to our use of A&G").click()
    assert [proposal.position for proposal in open_meeting(session.plan).matter("2").proposals] == ["adopt", "decline"]
    assert "An answer is recorded on the earlier proposal" in words(page)
    assert "First proposal: Use it where timely and clinically helpful." in words(page)
    press(page, "Undo")
    assert session.plan == plan
    assert "An answer is recorded on the earlier proposal" not in words(page)


def test_a_proposal_that_fell_stays_and_another_can_be_put(qtbot: QtBot) -> None:
    page, session = opened(qtbot, worked_example(), "1")
    assert "Decide: second proposal" in words(page)
    assert "First proposal: Work to a safe daily limit. Not carried: 2 for, 3 against" in words(page)
    before = session.plan
    press(page, "Make another proposal")
    assert "Decide: third proposal" in words(page)
    assert not any(each.isChecked() for each in visible(page, OptionCard))
    QTest.keyClick(page, Qt.Key.Key_F8)
    press(page, "Cancel the new proposal")
    assert session.plan == before
    press(page, "Make another proposal")
    card(page, "Work to a safe daily limit").click()
    first, second, third = open_meeting(session.plan).matter("1").proposals
    assert (first.position, third.position, third.decision) == ("adopt", "adopt", None)
    assert second == open_meeting(before).matter("1").proposals[1]


def test_a_duty_is_a_check_and_is_noted_without_a_vote(qtbot: QtBot) -> None:
    page, session = opened(qtbot, sitting(3), "5")
    text = words(page)
    assert "You no longer have a choice about this. It has been a duty since 1 October 2025" in text
    assert "What is required" in text
    assert not has_button(page, "Not meeting this duty")
    assert not open_meeting(session.plan).matter("5").proposals
    card(page, "We meet this duty").click()
    assert said(page) == "Will be noted: duty met."
    assert minutes_of(session.plan).item("5").ruling.kind is RulingKind.NOT_PUT
    QTest.keyClick(page, Qt.Key.Key_F8)
    assert minutes_of(session.plan).item("5").ruling.kind is RulingKind.NOTED
    assert said(page) == "Noted: duty met."
    assert not has_button(page, "Roll call")
    assert not has_button(page, "Agreed")


def test_an_item_can_be_left_out_of_this_meeting_and_taken_again(qtbot: QtBot) -> None:
    page, session = opened(qtbot, sitting(3), "2")
    press(page, "Take off this agenda")
    assert "2" not in open_meeting(session.plan).items
    assert "Not on this agenda: the position is unchanged." in words(page)
    press(page, "Put on this agenda")
    assert card(page, "Decide later on A&G").isVisible()


def test_the_usual_tasks_are_added_by_one_button_once_it_is_taken_up(qtbot: QtBot) -> None:
    page, session = opened(qtbot, with_position(sitting(3), "2", "adopt"), "2")
    assert not has_button(page, "Add all 5 usual tasks")
    press(page, "Agreed", "Add all 5 usual tasks")
    assert len(session.plan.tasks) == 5
    assert not has_button(page, "Add all 5 usual tasks")


def test_refreshing_changes_nothing_and_says_nothing(qtbot: QtBot) -> None:
    page, session = opened(qtbot, worked_example(), "1")
    view = page.view
    for section in view.texts.sections:
        section.show_open(True)
    changes = QSignalSpy(session.changed)
    page.refresh(session.plan)
    page.refresh(session.plan)
    assert changes.count() == 0
    assert session.plan == worked_example()


def test_what_is_being_typed_survives_a_change_elsewhere(qtbot: QtBot) -> None:
    page, session = opened(qtbot, with_position(sitting(3), "2", "adopt"), "2")
    note = field(page, "Reason (optional)")
    QTest.keyClicks(note, "Because")
    session.apply(with_vote(session.plan, "2", "p1", Choice.FOR), "vote")
    QTest.keyClicks(note, " so")
    page.view.setFocus()
    for each in visible(page, type(note)):
        each.commit()  # type: ignore[union-attr]
    assert open_meeting(session.plan).matter("2").proposals[0].reason == "Because so"


def test_a_link_leads_to_the_other_action(qtbot: QtBot) -> None:
    page, _ = opened(qtbot, empty_plan(), "1")
    wanted = QSignalSpy(page.step_wanted)
    for section in page.view.texts.sections:
        section.show_open(True)
    press(page, "Go to 9b")
    assert wanted.at(0) == ["item-9b"]


def test_dates_that_have_passed_on_the_day_of_the_meeting_are_shown_as_passed(qtbot: QtBot) -> None:
    page, _ = opened(qtbot, sitting(3), "9b")
    for section in page.view.texts.sections:
        section.show_open(True)
    assert "until Spring 2025" in words(page)
    assert "Passed" in words(page)
    assert "In the future" not in words(page)


def test_where_nothing_was_found_the_contract_says_so(qtbot: QtBot) -> None:
    plan = empty_plan()
    meeting = open_meeting(plan)
    item = plan.item(meeting.guidance.items["2"])
    bare = item.replace(contract=item.contract.replace(nhs_england=()))
    items = {**plan.guidance.items, meeting.guidance.items["2"]: bare}
    page, _ = opened(qtbot, plan.replace(guidance=plan.guidance.replace(items=items)), "2")
    page.view.texts.sections[0].show_open(True)
    assert "Not found." in words(page)


def test_a_closed_meeting_can_be_read_and_not_changed(qtbot: QtBot) -> None:
    plan = second_draft()
    page, session = opened(qtbot, plan.replace(meeting=None), "1")
    assert "This meeting is closed." in words(page)
    assert not any(each.isEnabled() for each in visible(page, OptionCard))
    assert not has_button(page, "Take off this agenda")
    assert minutes_of(session.plan).record is not None


def test_private_notes_are_not_on_the_screen_in_room_mode(qtbot: QtBot, theme: Theme) -> None:
    page, _ = opened(qtbot, sitting(3), "2")
    assert has_button(page, "Minute-taker’s own note")
    theme.set_room(True)
    assert not has_button(page, "Minute-taker’s own note")


@pytest.mark.parametrize("size", [(1656, 974), (1102, 662), (760, 634), (651, 420), (496, 414)])
def test_nothing_scrolls_sideways_at_any_size(qtbot: QtBot, size: tuple[int, int]) -> None:
    page, _ = opened(qtbot, worked_example(), "9a", size)
    assert page.area.horizontalScrollBar().maximum() == 0
    labels = [label for label in page.findChildren(QLabel) if label.isVisible() and label.text()]
    assert all(label.mapTo(page, label.rect().topRight()).x() <= page.width() for label in labels)


def test_taking_advice_on_a_duty_shows_its_warning_and_asks_whose_and_what_is_missing(qtbot: QtBot) -> None:
    page, session = opened(qtbot, sitting(3), "5")
    card(page, "Not yet met, and we are taking advice").click()
    assert WARNING in words(page)
    asked = {check.code for check in checks(session.plan, NOW.date()) if check.item == "5"}
    assert {"no_advice", "nothing_missing"} <= asked
    for name, text in (
        ("What is missing", "The supplier cannot."),
        ("Advice taken from", "Devon LMC"),
        ("Advice taken on", "1 Dec 2026"),
    ):
        write(page.view.decision, name, text)
        field(page.view.decision, name).commit()  # type: ignore[union-attr]
    proposal = open_meeting(session.plan).matter("5").proposals[0]
    assert (proposal.missing, proposal.advice) == (
        "The supplier cannot.",
        Advice(taken_from="Devon LMC", on=date(2026, 12, 1)),
    )
    asked = {check.code for check in checks(session.plan, NOW.date()) if check.item == "5"}
    assert not {"no_advice", "nothing_missing"} & asked


@pytest.mark.parametrize(("held", "word"), [(date(2027, 3, 31), "In the future"), (date(2027, 4, 1), "Passed")])
def test_a_date_is_shown_as_passed_from_its_day_on_counted_to_the_meeting(qtbot: QtBot, held: date, word: str) -> None:
    plan = sitting(3)
    assert plan.meeting is not None
    page, _ = opened(qtbot, plan.with_meeting(plan.meeting.replace(held_on=held)), "10")
    dates = next(each for each in page.view.texts.sections if each.accessibleName() == "Dates")
    dates.show_open(True)
    text = words(dates)
    assert text.count("Passed") + text.count("In the future") == 2
    assert text.split("March 2027\n")[1].startswith(f"{word}\n")


def test_where_nothing_of_nhs_england_was_found_its_side_says_so(qtbot: QtBot) -> None:
    page, _ = opened(qtbot, empty_plan(), "8")
    contract = next(each for each in page.view.texts.sections if each.accessibleName() == "The contract")
    contract.show_open(True)
    assert "NHS England\nNot found." in words(contract)


def test_terms_are_explained_where_they_stand(qtbot: QtBot) -> None:
    page, _ = opened(qtbot, empty_plan(), "9a")
    label = next(each for each in visible(page, TermLabel) if each.text().startswith("Open CQRS"))
    assert "CQRS: Calculating Quality Reporting Service." in label.accessibleDescription()
    assert label.accessibleDescription().startswith(label.toolTip())
    assert "N6: NHS England" in label.toolTip()
