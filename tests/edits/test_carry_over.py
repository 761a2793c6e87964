"""Items carried over come first at the next meeting: with their words, without their answers, by the smaller quorum."""

from datetime import date

import pytest
from tests.plans import TODAY
from tests.signing.closed_plans import FIRST, SECOND, draft, pack

from wizard.edits.carry_over import can_continue, with_adjourned_from
from wizard.edits.decision_edits import carried_over, put_another, with_decision
from wizard.edits.meeting_edits import new_meeting
from wizard.minutes.minutes import minutes_of
from wizard.overview.agenda import agenda, stands_words
from wizard.plan.meeting import NextMeeting
from wizard.plan.plan import Plan, open_meeting
from wizard.plan.proposal import Agreed, CarryReason
from wizard.signing.closing import close
from wizard.signing.verify_plan import verify


def stopped(why: CarryReason = CarryReason.TIME) -> Plan:
    """A closed meeting that carried item 3 over to 9 March."""
    plan = carried_over(draft(), "3", why, to=date(2027, 3, 9), words="The hall closed.")
    return close(plan, FIRST)


def next_one(why: CarryReason = CarryReason.TIME) -> Plan:
    return new_meeting(stopped(why), pack())


def test_the_proposal_is_there_again_with_its_words_and_without_its_answers() -> None:
    plan = next_one()
    meeting = open_meeting(plan)
    before = plan.records[0].content.meeting.matter("3").proposals[-1]
    (again,) = meeting.matter("3").proposals
    assert again == before.replace(id="p1", decision=None, views=(), dissents=(), consents=(), out_of_room=())
    assert [(entry.item, entry.meeting) for entry in meeting.brought] == [("3", 1)]
    entry = minutes_of(plan).item("3")
    assert entry.brought_from == 1
    assert entry.sentence == "Carried over from meeting 1, and not decided yet."


def test_the_record_says_why_nothing_was_decided() -> None:
    (put,) = minutes_of(stopped()).item("3").proposals[-1:]
    assert ("Not decided because", "there was no time left; The hall closed.") in put.particulars
    assert put.sentence == "No decision: carried over to 9 March 2027."


def test_it_comes_first_on_the_agenda() -> None:
    first = agenda(next_one(), TODAY)[0]
    assert (first.item, first.brought) == ("3", True)
    assert "Its proposal was carried over from meeting 1" in stands_words(first)


@pytest.mark.parametrize(
    ("why", "number"), [(CarryReason.TIME, None), (CarryReason.ADJOURNED, 1), (CarryReason.NO_QUORUM, 1)]
)
def test_an_adjourned_meeting_is_continued_and_one_out_of_time_is_not(why: CarryReason, number: int | None) -> None:
    assert open_meeting(next_one(why)).adjourned_from == number


def test_whether_it_continues_an_adjourned_one_can_be_said_otherwise() -> None:
    plan = next_one(CarryReason.ADJOURNED)
    assert can_continue(plan) == 1
    assert open_meeting(with_adjourned_from(plan, None)).adjourned_from is None
    assert can_continue(draft()) is None


def test_what_the_next_meeting_does_not_reach_comes_to_the_one_after() -> None:
    plan = new_meeting(close(attended(next_one()), SECOND), pack())
    assert [(entry.item, entry.meeting) for entry in open_meeting(plan).brought] == [("3", 2)]
    assert verify(plan).sound


def test_what_was_decided_after_all_is_not_brought() -> None:
    plan = put_another(carried_over(draft(), "3"), "3")
    plan = with_decision(plan, "3", Agreed(how="agreed"))
    assert open_meeting(new_meeting(close(plan, FIRST), pack())).brought == ()


def test_the_next_meeting_is_held_when_and_where_the_last_one_said() -> None:
    plan = draft()
    then = NextMeeting(on=date(2027, 3, 9), at=None, place="Library")
    plan = plan.with_meeting(open_meeting(plan).replace(next_meeting=then))
    meeting = open_meeting(new_meeting(close(plan, FIRST), pack()))
    assert (meeting.held_on, meeting.place) == (date(2027, 3, 9), "Library")


def attended(plan: Plan) -> Plan:
    before = plan.records[0].content.meeting
    meeting = open_meeting(plan).replace(attendance=before.attendance, held_on=SECOND.date(), chair=before.chair)
    return plan.with_meeting(meeting)
