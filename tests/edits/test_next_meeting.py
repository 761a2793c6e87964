"""When and where the partners meet next; items carried over go with it."""

from datetime import date, time

from tests.signing.closed_plans import draft

from wizard.edits.decision_edits import carried_over
from wizard.edits.next_meeting import with_next_meeting
from wizard.plan.meeting import NextMeeting
from wizard.plan.plan import Plan, open_meeting
from wizard.plan.proposal import CarriedOver

THEN, LATER = date(2027, 3, 9), date(2027, 3, 16)


def carried_to(plan: Plan) -> date | None:
    decision = open_meeting(plan).matter("3").proposals[-1].decision
    assert isinstance(decision, CarriedOver)
    return decision.to


def test_day_time_and_place_are_kept_one_by_one() -> None:
    plan = with_next_meeting(draft(), on=THEN)
    plan = with_next_meeting(with_next_meeting(plan, at=time(13)), place="Library")
    assert open_meeting(plan).next_meeting == NextMeeting(on=THEN, at=time(13), place="Library")


def test_what_was_carried_over_goes_to_the_day_and_moves_with_it() -> None:
    plan = with_next_meeting(carried_over(draft(), "3"), on=THEN)
    assert carried_to(plan) == THEN
    assert carried_to(with_next_meeting(plan, on=LATER)) == LATER


def test_what_was_carried_over_to_a_day_of_its_own_stays_there() -> None:
    plan = with_next_meeting(carried_over(draft(), "3", to=LATER), on=THEN)
    assert carried_to(plan) == LATER
