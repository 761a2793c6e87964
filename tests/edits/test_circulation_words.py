"""Decisions in writing while no meeting is open: begun from the guidance, worded, sent, answered, closed."""

from datetime import date

import pytest
from tests.edits.test_circulation_edits import AT, BEGUN, SIX, replied
from tests.signing.closed_plans import FIRST, draft, pack

from wizard.edits.came_back import voidable
from wizard.edits.circulation_edits import begun, put_back, with_sent
from wizard.edits.circulation_words import (
    as_open,
    begun_between,
    given_up,
    items_offered,
    offered,
    with_circulation_interest,
    with_words,
    words_open,
)
from wizard.edits.decision_edits import carried_over, with_particulars, with_position
from wizard.edits.meeting_edits import MeetingOpenError, new_meeting
from wizard.foundation.value import RefusedError
from wizard.minutes.minutes import circulation_minutes
from wizard.plan.in_writing import SendingWay
from wizard.plan.meeting import Interest, InterestKind
from wizard.plan.plan import Plan, open_meeting
from wizard.plan.proposal import CarryReason, Circulated, Owner
from wizard.signing.close_circulation import close_circulation
from wizard.signing.closing import close
from wizard.signing.verify_plan import verify


def between() -> Plan:
    """The first meeting is closed, and no other is open."""
    return close(draft(), FIRST)


def begun_on_4a() -> Plan:
    return begun_between(offered(between(), pack()), "4a", "do", on=BEGUN, clause="12.7")


def test_it_begins_without_a_meeting_and_leaves_none_open() -> None:
    plan = begun_on_4a()
    (circulation,) = plan.circulations
    assert plan.meeting is None
    assert (circulation.id, circulation.items, circulation.terms.clause) == ("c1", ("4a",), "12.7")
    assert circulation_minutes(plan, circulation).item("4a").last is not None
    assert plan.records == between().records


def test_it_is_sent_answered_and_closed_between_the_meetings() -> None:
    plan = with_sent(begun_on_4a(), "c1", SIX, BEGUN, SendingWay.EMAIL)
    for person in SIX[:4]:
        plan = replied(plan, person)
    plan = close_circulation(plan, "c1", AT)
    assert (plan.meeting, plan.records[-1].content.number) == (None, 2)
    assert plan.records[-1].content.outcomes[0].sentence.startswith("Carried in writing on 1 February 2027")
    assert verify(plan).sound
    assert open_meeting(new_meeting(plan, pack())).number == 3


def test_its_words_are_written_by_the_edits_of_a_meeting_until_they_are_sent() -> None:
    plan = begun_on_4a()
    plan = with_words(plan, "c1", lambda ahead: with_position(ahead, "4a", "not"))
    owner, start = Owner(person="p1"), date(2027, 3, 1)
    plan = with_words(plan, "c1", lambda ahead: with_particulars(ahead, "4a", owner=owner, start=start))
    (proposal,) = plan.circulations[0].matters[0].proposals
    assert (proposal.position, proposal.owner, proposal.start) == ("not", owner, start)
    assert isinstance(proposal.decision, Circulated)
    assert plan.meeting is None
    sent = with_sent(plan, "c1", SIX, BEGUN, SendingWay.EMAIL)
    assert words_open(plan.circulations[0])
    assert not words_open(sent.circulations[0])
    with pytest.raises(RefusedError, match="The words have been sent"):
        with_words(sent, "c1", lambda ahead: with_position(ahead, "4a", "do"))
    with pytest.raises(RefusedError, match="The words have been sent"):
        given_up(sent, "c1")


def test_words_that_were_answered_stay_although_nobody_noted_that_they_were_sent() -> None:
    assert not words_open(replied(begun_on_4a(), "p1").circulations[0])


def test_beside_an_open_meeting_the_words_are_edited_as_well() -> None:
    plan = begun(with_position(offered(between(), pack()), "4a", "do"), ["4a"], on=BEGUN)
    changed = with_words(plan, "c1", lambda ahead: with_position(ahead, "4a", "not"))
    assert changed.meeting == plan.meeting
    assert changed.circulations[0].matters[0].proposals[0].position == "not"


def test_what_the_last_meeting_carried_over_can_go_round_with_its_words() -> None:
    plan = close(carried_over(draft(), "3", CarryReason.ADJOURNED), FIRST)
    ahead = offered(plan, pack())
    (carried,) = open_meeting(ahead).matter("3").proposals
    after = begun_between(ahead, "3", carried.position, on=BEGUN)
    (proposal,) = after.circulations[0].matters[0].proposals
    assert (proposal.reason, proposal.owner) == (carried.reason, carried.owner)
    # While the item is in circulation, the next meeting does not have it; once it is put back, it does.
    following = new_meeting(after, pack())
    assert open_meeting(following).matter("3").proposals == ()
    assert open_meeting(put_back(following, "c1", BEGUN)).matter("3").proposals


def test_only_what_may_be_decided_in_writing_is_offered() -> None:
    ahead = offered(between(), pack())
    assert "4a" in items_offered(ahead)
    assert "4a" not in items_offered(offered(begun_on_4a(), pack()))
    with pytest.raises(RefusedError, match="already being decided in writing"):
        begun_between(offered(begun_on_4a(), pack()), "4a", "not", on=BEGUN)
    with pytest.raises(MeetingOpenError):
        offered(ahead, pack())


def test_given_up_before_it_was_sent_it_is_gone_and_its_number_is_not_given_again() -> None:
    plan = given_up(begun_on_4a(), "c1")
    assert voidable(plan, ["4a"]) == ()
    with pytest.raises(RefusedError, match="C1 cannot be replaced"):
        begun_between(offered(plan, pack()), "4a", "do", on=BEGUN, voids="c1")
    assert plan.circulations == ()
    assert begun_between(offered(plan, pack()), "4a", "do", on=BEGUN).circulations[0].id == "c2"


def test_whoever_withdraws_because_of_an_interest_is_not_counted_and_may_take_it_back() -> None:
    plan = with_circulation_interest(begun_on_4a(), "c1", "p6", InterestKind.WITHDRAWS, "A brother’s firm.")
    (circulation,) = plan.circulations
    assert circulation.interests == (
        Interest(person="p6", items=("4a",), kind=InterestKind.WITHDRAWS, words="A brother’s firm."),
    )
    ruling = circulation_minutes(plan, circulation, BEGUN).item("4a").ruling
    assert "p6" not in [partner.id for partner in ruling.count.unanswered]
    with pytest.raises(RefusedError, match="already declared"):
        with_circulation_interest(plan, "c1", "p6", InterestKind.NOTED)
    assert with_circulation_interest(plan, "c1", "p6", None) == begun_on_4a()
    # This also holds once the words were sent.
    sent = with_sent(begun_on_4a(), "c1", SIX, BEGUN, SendingWay.EMAIL)
    assert with_circulation_interest(sent, "c1", "p6", InterestKind.NOTED).circulations[0].interests


def test_the_plan_ahead_is_not_kept_anywhere() -> None:
    plan = begun_on_4a()
    assert as_open(plan, "c1").circulations == ()
    assert plan.circulations[0].guidance == open_meeting(offered(between(), pack())).guidance
