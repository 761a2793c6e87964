"""Two resolutions on one item at two meetings: the later one prevails, and both records say so."""

from tests.signing.closed_plans import FIRST, SECOND, draft, pack

from wizard.edits.decision_edits import put_another, with_decision, with_position
from wizard.edits.meeting_edits import new_meeting
from wizard.exports.plan_json import lines, shown
from wizard.minutes.minutes import minutes_of
from wizard.plan.people import VotesPrinted
from wizard.plan.plan import Plan, open_meeting
from wizard.plan.proposal import Agreed
from wizard.signing.closing import close
from wizard.signing.verify_plan import verify
from wizard.voting.positions import standing_now

TOOK = "It takes the place of decision 3.1 of 12 January 2027."


def adopted() -> Plan:
    """Item 3 was agreed at the first meeting; the second is open, with everybody present."""
    plan = with_decision(draft(), "3", Agreed(how="agreed"))
    plan = new_meeting(close(plan, FIRST), pack())
    before = plan.records[0].content.meeting
    meeting = open_meeting(plan).replace(attendance=before.attendance, held_on=SECOND.date(), chair=before.chair)
    return plan.with_meeting(meeting)


def reversed_later() -> Plan:
    plan = with_position(adopted(), "3", "do")
    return with_decision(plan, "3", Agreed(how="agreed"))


def test_the_later_one_says_whose_place_it_takes() -> None:
    plan = reversed_later()
    last = minutes_of(plan).item("3").last
    assert last is not None
    assert last.between == TOOK
    assert minutes_of(plan).item("3").sentence.endswith(TOOK)
    assert last.sentence_printed(VotesPrinted.OUTCOME) == f"Agreed without a vote. {TOOK}"
    assert standing_now(plan)["3"].meeting == 2


def test_the_earlier_one_says_what_superseded_it_once_that_is_closed() -> None:
    plan = reversed_later()
    first = minutes_of(plan, 1).item("3").last
    assert first is not None
    assert first.between == ""
    plan = close(plan, SECOND)
    first = minutes_of(plan, 1).item("3").last
    assert first is not None
    assert first.between == "Superseded by decision 3.2 at meeting 2 on 9 March 2027."
    assert first.sealed is not None
    assert first.sentence == first.sealed.sentence
    assert verify(plan).sound


def test_of_two_at_one_meeting_only_the_one_in_force_takes_a_place() -> None:
    plan = put_another(reversed_later(), "3", "not")
    plan = with_decision(plan, "3", Agreed(how="agreed"))
    first, second = minutes_of(plan).item("3").proposals
    assert first.between == ""
    assert second.between == "It also takes the place of decision 3.1 of 12 January 2027."


def test_a_proposal_that_was_not_carried_takes_no_place() -> None:
    plan = with_position(adopted(), "3", "do")
    last = minutes_of(plan).item("3").last
    assert last is not None
    assert last.between == ""


def test_show_says_it_too() -> None:
    plan = reversed_later()
    assert shown(plan, SECOND.date())["items"]["3"]["between_meetings"] == TOOK
    assert any(line.endswith(TOOK) for line in lines(plan, SECOND.date()))
