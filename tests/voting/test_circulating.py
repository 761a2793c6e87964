"""Whether a circulation can be ended with a result."""

from datetime import date

from tests.signing.closed_plans import FIRST, draft, pack

from wizard.edits.circulation_edits import begun, with_meeting_called, with_sent
from wizard.edits.decision_edits import with_position
from wizard.edits.meeting_edits import new_meeting
from wizard.plan.in_writing import SendingWay
from wizard.signing.closing import close
from wizard.voting.circulating import may_end

BEGUN = date(2027, 2, 1)


def test_a_circulation_waits_for_answers_and_ends_without_a_result_where_a_meeting_is_called() -> None:
    plan = begun(with_position(new_meeting(close(draft(), FIRST), pack()), "4a", "do"), ["4a"], on=BEGUN, clause="12.7")
    plan = with_sent(plan, "c1", ["p1", "p2"], BEGUN, SendingWay.EMAIL)
    assert "still to come" in may_end(plan, plan.circulations[0], BEGUN)
    called = with_meeting_called(plan, "c1", "p2", BEGUN)
    assert "take the proposals back" in may_end(called, called.circulations[0], BEGUN)
