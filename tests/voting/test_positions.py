"""In which position an item stands: what took effect last, at this meeting or at one before."""

from tests.signing.closed_plans import closed, draft, second_draft
from tests.voting.rooms import partners, roll_call, sitting

from wizard.plan.meeting import Matter
from wizard.plan.plan import Plan
from wizard.plan.proposal import Proposal
from wizard.voting.positions import standing_after, standing_before, standing_now


def plan_after(votes: str) -> Plan:
    """A plan whose open meeting voted so on item 1."""
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
