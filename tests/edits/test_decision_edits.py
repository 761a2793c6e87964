"""Edits of one item: positions, votes, second proposals, fields; all of them are pure functions."""

from collections.abc import Callable
from datetime import date

import pytest
from tests.plans import empty_plan
from tests.rules import CHAIR, deed
from tests.sittings import sitting

from wizard.edits.attendance_edits import with_presence
from wizard.edits.decision_edits import (
    CannotAgreeError,
    agreed,
    all_others_for,
    carried_over,
    last_proposal,
    noted,
    put_another,
    with_casting,
    with_count,
    with_decision,
    with_field,
    with_particulars,
    with_position,
    with_view,
    with_vote,
    without_last,
)
from wizard.foundation.value import RefusedError
from wizard.minutes.minutes import minutes_of
from wizard.plan.choice import Choice
from wizard.plan.consent import CastingChoice
from wizard.plan.meeting import Presence
from wizard.plan.plan import Plan, open_meeting
from wizard.plan.proposal import Agreed, CarryReason, Counted, Noted, Owner, Proposal, RollCall
from wizard.plan.ruling_kind import RulingKind
from wizard.plan.tier import Base
from wizard.plan.voting_rule import DecidingRule
from wizard.voting.positions import standing_now
from wizard.voting.roll_call import filled_in_words


def last(plan: Plan, item: str) -> Proposal:
    proposal = last_proposal(plan, item)
    assert proposal is not None
    return proposal


def kind(plan: Plan, item: str) -> RulingKind:
    return minutes_of(plan).item(item).ruling.kind


def test_choosing_a_position_puts_a_proposal_under_the_guidance_that_is_before_the_meeting() -> None:
    plan = with_position(sitting(3), "2", "adopt")
    assert last(plan, "2").id == "p1"
    assert last(plan, "2").seen == open_meeting(plan).guidance.items["2"]
    assert last(plan, "2").decision is None


def test_no_number_is_offered_first_and_one_that_was_entered_is_kept() -> None:
    plan = with_position(sitting(3), "1", "adopt")
    assert last(plan, "1").fields == {}
    plan = with_field(plan, "1", "contacts", 28)
    assert last(with_position(plan, "1", "in_place"), "1").fields == {"contacts": 28}


def test_another_position_alters_what_was_not_put_and_drops_what_it_does_not_ask_for() -> None:
    plan = with_position(sitting(3), "1", "adopt")
    plan = with_particulars(plan, "1", start=date(2027, 1, 11), owner=Owner(person="p1"), reason="Why")
    plan = with_position(plan, "1", "decline")
    assert len(open_meeting(plan).matter("1").proposals) == 1
    proposal = last(plan, "1")
    assert (proposal.start, proposal.owner, proposal.fields, proposal.reason) == (None, None, {}, "Why")


def test_another_position_after_votes_is_another_proposal_and_the_first_stays() -> None:
    plan = with_vote(with_position(sitting(3), "2", "adopt"), "2", "p1", Choice.AGAINST)
    plan = with_position(plan, "2", "decline")
    first, second = open_meeting(plan).matter("2").proposals
    assert isinstance(first.decision, RollCall)
    assert (second.id, second.position, second.decision) == ("p2", "decline", None)


def test_another_proposal_begins_as_the_last_without_its_votes() -> None:
    plan = with_field(with_position(sitting(3), "1", "adopt"), "1", "contacts", 28)
    plan = put_another(agreed(plan, "1"), "1")
    assert [proposal.fields["contacts"] for proposal in open_meeting(plan).matter("1").proposals] == [28, 28]
    assert last(plan, "1").decision is None


@pytest.mark.parametrize("position", ["met", "met_under_protest", "not_yet_met", "taking_advice"])
def test_a_duty_is_noted_without_a_vote(position: str) -> None:
    before = "taking_advice" if position == "met" else "met"
    plan = with_position(noted(with_position(sitting(3), "9b", before), "9b"), "9b", position)
    assert last(plan, "9b").decision is None
    plan = noted(plan, "9b")
    assert last(plan, "9b").decision == Noted(how="noted")
    assert len(open_meeting(plan).matter("9b").proposals) == 1
    assert kind(plan, "9b") is RulingKind.NOTED


def test_one_key_agrees_for_two_though_one_of_them_has_left_since_the_meeting_began() -> None:
    plan = with_position(sitting(2), "1", "adopt")
    plan = agreed(plan.with_person(plan.person("p2").replace(left=True)), "1")
    last = last_proposal(plan, "1")
    assert last is not None
    assert isinstance(last.decision, Agreed)


def test_one_key_agrees_and_for_a_sole_contractor_it_is_their_decision() -> None:
    assert kind(agreed(with_position(sitting(3), "2", "adopt"), "2"), "2") is RulingKind.AGREED
    assert kind(agreed(with_position(sitting(1), "2", "adopt"), "2"), "2") is RulingKind.CONTRACTOR


def test_an_objection_turns_an_agreement_into_a_vote() -> None:
    plan = agreed(with_position(sitting(3), "2", "adopt"), "2")
    plan = with_vote(plan, "2", "p2", Choice.AGAINST)
    assert kind(plan, "2") is RulingKind.INCOMPLETE


def test_all_others_for_touches_no_answer_that_exists() -> None:
    plan = with_vote(
        with_vote(with_position(sitting(4), "2", "adopt"), "2", "p2", Choice.AGAINST), "2", "p3", Choice.FOR
    )
    before, now = last(plan, "2"), last(all_others_for(plan, "2"), "2")
    assert isinstance(now.decision, RollCall)
    chosen = {vote.person: vote.choice for vote in now.decision.votes}
    assert chosen == {"p1": Choice.FOR, "p2": Choice.AGAINST, "p3": Choice.FOR, "p4": Choice.FOR}
    assert filled_in_words(before, now, plan.people) == "2 set to for; Dr Number 2’s “against” kept."
    assert filled_in_words(before, now, plan.people, hidden=True) == "2 set to for; 2 answers kept."
    assert all_others_for(all_others_for(plan, "2"), "2") == all_others_for(plan, "2")
    again = "Everybody here has already answered; Dr Number 2’s “against” kept."
    assert filled_in_words(now, now, plan.people) == again


@pytest.mark.parametrize("decision", [Agreed(how="agreed"), Counted(how="counted", votes_for=1, against=2)])
def test_all_others_for_leaves_what_was_decided_in_another_way(decision: Agreed | Counted) -> None:
    plan = with_decision(with_position(sitting(4), "2", "adopt"), "2", decision)
    assert all_others_for(plan, "2") == plan


def test_what_is_put_again_has_the_position_that_was_asked_for_and_nothing_of_another() -> None:
    plan = agreed(with_position(sitting(3), "1", "adopt"), "1")
    assert last(put_another(plan, "1", "adopt"), "1").position == "adopt"
    second = last(put_another(plan, "1", "decline"), "1")
    assert (second.id, second.position, second.fields, second.decision) == ("p2", "decline", {}, None)


def test_all_for_records_everybody_there_and_a_vote_can_be_taken_back() -> None:
    plan = all_others_for(with_position(sitting(3), "2", "adopt"), "2")
    assert kind(plan, "2") is RulingKind.CARRIED
    plan = with_vote(plan, "2", "p1", None)
    assert minutes_of(plan).item("2").ruling.count.unrecorded[0].id == "p1"


def test_the_casting_vote_breaks_a_tie() -> None:
    plan = with_position(sitting(2, deed(casting=CHAIR)), "2", "adopt")
    plan = with_vote(with_vote(plan, "2", "p1", Choice.FOR), "2", "p2", Choice.AGAINST)
    assert kind(plan, "2") is RulingKind.TIED
    assert kind(with_casting(plan, "2", CastingChoice.FOR), "2") is RulingKind.CARRIED


def tied() -> Plan:
    plan = with_position(sitting(4, deed(casting=CHAIR)), "2", "adopt")
    for person, choice in zip(
        ("p1", "p2", "p3", "p4"), (Choice.FOR, Choice.FOR, Choice.AGAINST, Choice.AGAINST), strict=True
    ):
        plan = with_vote(plan, "2", person, choice)
    return plan


def chaired(plan: Plan, chair: str | None) -> Plan:
    return plan.with_meeting(open_meeting(plan).replace(chair=chair))


def test_a_casting_vote_stays_that_of_who_was_the_chair() -> None:
    plan = with_casting(tied(), "2", CastingChoice.FOR)
    other = chaired(plan, "p3")
    assert kind(other, "2") is RulingKind.TIED
    assert kind(with_casting(other, "2", CastingChoice.AGAINST), "2") is RulingKind.NOT_CARRIED
    assert kind(chaired(other, "p1"), "2") is RulingKind.CARRIED


def test_a_casting_vote_can_be_declined() -> None:
    plan = with_casting(tied(), "2", CastingChoice.DECLINED)
    assert kind(plan, "2") is RulingKind.NOT_CARRIED
    assert minutes_of(plan).item("2").sentence.endswith("; Dr Number 1 declined the casting vote.")


def test_agreed_here_waits_for_the_absent_whose_consent_the_rule_needs() -> None:
    plan = with_position(sitting(5, DecidingRule()), "2", "adopt")
    for person in ("p3", "p4", "p5"):
        plan = with_presence(plan, person, Presence.APOLOGIES)
    assert kind(agreed(plan, "2"), "2") is RulingKind.AWAITING
    assert "2" not in standing_now(agreed(plan, "2"))


def test_what_those_here_cannot_carry_is_never_agreed() -> None:
    plan = with_position(sitting(2, deed(base=Base.ALL)), "2", "adopt")
    plan = with_presence(plan, "p2", Presence.APOLOGIES)
    with pytest.raises(CannotAgreeError, match=r"Those here cannot carry it: both needed, 1 here\."):
        agreed(plan, "2")


def test_no_decision_is_carried_over_to_the_next_meeting() -> None:
    plan = with_position(sitting(3), "2", "adopt")
    plan = carried_over(plan, "2", CarryReason.TIME, date(2026, 12, 14))
    assert minutes_of(plan).item("2").sentence == "No decision: carried over to 14 December 2026."


def test_without_a_chair_there_is_no_casting_vote_to_record() -> None:
    plan = chaired(tied(), None)
    assert with_casting(plan, "2", CastingChoice.FOR) == plan


def test_a_casting_vote_goes_with_its_tie() -> None:
    plan = with_vote(with_casting(tied(), "2", CastingChoice.FOR), "2", "p3", Choice.FOR)
    assert kind(plan, "2") is RulingKind.CARRIED
    assert kind(with_vote(plan, "2", "p2", Choice.AGAINST), "2") is RulingKind.TIED
    counted = with_casting(with_count(tied(), "2", 2, 2, 0), "2", CastingChoice.FOR)
    assert kind(counted, "2") is RulingKind.CARRIED
    assert kind(with_count(with_count(counted, "2", 1, 2, 1), "2", 2, 2, 0), "2") is RulingKind.TIED


def test_a_casting_vote_stays_while_the_tie_does() -> None:
    counted = with_casting(with_count(tied(), "2", 1, 1, 2), "2", CastingChoice.FOR)
    assert kind(with_count(counted, "2", 2, 2, 0), "2") is RulingKind.CARRIED


def test_a_vote_can_be_counted_by_numbers() -> None:
    plan = with_count(with_position(sitting(25), "2", "adopt"), "2", 20, 4, 1)
    assert kind(plan, "2") is RulingKind.CARRIED


def test_views_of_people_without_a_vote_count_for_nothing() -> None:
    plan = agreed(with_position(sitting(3), "2", "adopt"), "2")
    plan = with_view(plan, "2", "p9", Choice.AGAINST)
    assert kind(plan, "2") is RulingKind.AGREED
    assert last(with_view(plan, "2", "p9", None), "2").views == ()


def test_local_facts_stay_in_the_plan_whatever_is_decided() -> None:
    plan = with_field(with_position(sitting(3), "1", "adopt"), "1", "clinicians", 7)
    assert plan.facts["1"] == {"clinicians": 7}
    assert without_last(plan, "1").facts["1"] == {"clinicians": 7}
    assert plan != with_field(plan, "1", "clinicians", None)
    assert "clinicians" not in with_field(plan, "1", "clinicians", None).facts.get("1", {})


def test_other_fields_belong_to_the_proposal_and_an_empty_one_is_left_out() -> None:
    plan = with_field(with_position(sitting(3), "1", "adopt"), "1", "steps", "30 first")
    assert last(plan, "1").fields["steps"] == "30 first"
    assert "steps" not in last(with_field(plan, "1", "steps", ""), "1").fields


def test_nothing_happens_on_an_item_without_a_proposal() -> None:
    plan = sitting(3)
    for change in (agreed, all_others_for, put_another):
        assert change(plan, "2") == plan
    assert with_vote(plan, "2", "p1", Choice.FOR) == plan
    assert with_decision(plan, "2", Agreed(how="agreed")) == plan


def test_without_an_open_meeting_nothing_can_be_decided() -> None:
    with pytest.raises(ValueError, match="no meeting is open"):
        with_position(empty_plan().replace(meeting=None), "2", "adopt")


@pytest.mark.parametrize("decide", [agreed, all_others_for, lambda plan, item: with_vote(plan, item, "p1", Choice.FOR)])
def test_a_duty_is_never_put_to_a_vote(decide: Callable[[Plan, str], Plan]) -> None:
    plan = with_position(sitting(3), "9b", "met")
    with pytest.raises(RefusedError, match="not put to a vote"):
        decide(with_particulars(plan, "9b", decision=None), "9b")
