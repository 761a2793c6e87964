"""The position on an item: from the last proposal that took effect, at this meeting or an earlier one."""

from datetime import timedelta

from tests.signing.awaiting_plans import consent, waiting
from tests.signing.closed_plans import FIRST, SECOND, closed, draft, pack, second_closed, second_draft
from tests.voting.rooms import partners, roll_call, sitting

from wizard.edits.decision_edits import with_decision
from wizard.edits.meeting_edits import new_meeting
from wizard.edits.own_items import with_own_item, with_own_words
from wizard.plan.meeting import Lapse, LapseAnswer, LapseKind, Matter
from wizard.plan.plan import BegunWith, Plan, open_meeting
from wizard.plan.proposal import OWN_POSITION, Agreed, Proposal
from wizard.signing.closing import close
from wizard.signing.later_answers import with_consent
from wizard.voting.positions import (
    all_as_at,
    all_before,
    guidance_elsewhere,
    is_own,
    standing_after,
    standing_before,
    standing_elsewhere,
    standing_now,
    standing_on,
)
from wizard.voting.sitting import open_sitting

LATER = FIRST + timedelta(days=4)


def plan_after(votes: str) -> Plan:
    """A plan whose open meeting voted in this way on item 1."""
    matter = Matter(item="1", proposals=(Proposal(id="p1", position="adopt", decision=roll_call(votes)),))
    meeting = sitting(partners(3)).replace(matters=(matter,))
    return draft().replace(people=partners(3), meeting=meeting)


def test_what_was_carried_is_the_position() -> None:
    assert standing_now(plan_after("ffa"))["1"].proposal.position == "adopt"


def test_what_was_not_carried_leaves_the_item_as_it_was() -> None:
    assert "1" not in standing_now(plan_after("faa"))


def test_before_the_first_meeting_nothing_has_a_position() -> None:
    assert standing_before(draft()) == {}


def test_between_meetings_the_positions_are_those_of_the_last_record() -> None:
    plan = closed()
    assert plan.meeting is None
    assert standing_now(plan) == standing_before(plan) == standing_after(plan.records[-1])
    assert standing_now(plan)


def test_a_new_meeting_starts_from_the_positions_before() -> None:
    plan = second_draft()
    before = standing_before(plan)
    assert before.keys() <= standing_now(plan).keys()


def test_the_positions_on_a_day_are_those_decided_until_then() -> None:
    plan = second_closed()
    assert standing_on(plan, FIRST.date() - timedelta(days=1)) == {}
    assert standing_on(plan, FIRST.date())["1"].proposal.position == "do"
    assert standing_on(plan, SECOND.date())["1"].proposal.position == "not"


def test_what_the_partners_let_end_holds_no_longer_and_is_carried_with_its_last_day() -> None:
    plan = second_draft()
    meeting = open_meeting(plan)
    ended = Lapse(what=LapseKind.HOLD, item="3", was=FIRST.date(), answer=LapseAnswer.END)
    plan = plan.with_meeting(meeting.replace(lapses=(ended, ended.replace(item="4b"))))
    assert "3" in standing_before(plan)
    assert "3" not in standing_now(plan)
    closed_again = close(plan, SECOND)
    assert "3" not in standing_now(closed_again)
    assert all_before(closed_again)["3"].ended_on == SECOND.date()


def test_an_item_of_the_practices_own_stands_by_its_title() -> None:
    put = Proposal(id="p1", position=OWN_POSITION, words="Renew it.", decision=roll_call("fff"))
    meeting = sitting(partners(3)).replace(matters=(Matter(item="o1", proposals=(put,)),))
    stands = standing_now(draft().replace(people=partners(3), meeting=meeting))["o1"]
    assert (stands.title, stands.guidance) == ("The lease", None)


def test_a_plan_that_was_begun_from_another_starts_from_what_it_brought_along() -> None:
    brought = standing_now(closed())["1"]
    plan = draft().replace(begun_with=BegunWith(plan="old", positions=(brought,)))
    assert standing_before(plan)["1"] == brought


def test_the_positions_at_a_moment_are_without_what_was_answered_later() -> None:
    record = waiting().records[-1]
    answered = with_consent(record, consent(record), LATER)
    assert "3" not in all_as_at([answered], FIRST)
    assert "3" in all_as_at([answered], LATER)
    assert all_as_at([answered], FIRST, standing_now(closed()))["1"].meeting == 1


def test_what_was_decided_under_another_guidance_stands_elsewhere() -> None:
    plan = second_closed()
    assert standing_elsewhere(plan) == ()
    last = plan.records[-1].content
    other = last.meeting.replace(guidance=last.meeting.guidance.replace(pack="other"))
    plan = plan.replace(records=(plan.records[0], plan.records[1].replace(content=last.replace(meeting=other))))
    assert {standing.item for standing in standing_elsewhere(plan)} == {"1", "3"}
    assert guidance_elsewhere(plan, 1) == plan.head(plan.records[0].content.meeting.guidance.head).title
    assert guidance_elsewhere(plan, 2) == ""


def test_an_own_items_position_stays_under_another_guidance_and_is_not_counted_as_another_ones() -> None:
    plan = with_own_words(with_own_item(draft(), "The lease"), "o1", "to renew it")
    plan = close(with_decision(plan, "o1", Agreed(how="agreed")), FIRST)
    one = pack()
    other = one.replace(edition=one.edition.replace(id="another"))
    plan = new_meeting(plan, other)
    assert {item: is_own(standing) for item, standing in standing_before(plan).items()} == {"o1": True}
    assert "o1" not in {standing.item for standing in standing_elsewhere(plan)}


def test_positions_on_many_days_are_those_of_each_day() -> None:
    plan = plan_after("ffa")
    days = [(FIRST + timedelta(days=day)).date() for day in range(8)]
    assert {standing_now(plan, day)["1"].proposal.position for day in days} == {"adopt"}
    assert "1" not in standing_now(plan_after("faa"), days[0])
    sittings = [open_sitting(plan, day) for day in days]
    assert [each.today for each in sittings] == days
    assert open_sitting(plan, days[-1]) is sittings[-1]
