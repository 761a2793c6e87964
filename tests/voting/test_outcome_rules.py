"""What a vote comes to, at the edges of every rule."""

import pytest
from tests.voting.rooms import decide, interest, partners, roll_call, sitting

from wizard.foundation.canonical_json import plain
from wizard.plan.meeting import InterestKind, Matter
from wizard.plan.people import Settings
from wizard.plan.proposal import Agreed, Choice, ContractorDecides, Counted, Noted, Proposal
from wizard.plan.voting_rule import PARTNERSHIP_ACT, PARTNERSHIP_ACT_NATURE, Base, Quorum, Rule, RuleOverride, Threshold
from wizard.voting.outcome_rules import OutcomeKind, not_reached, outcome_of, votes_needed
from wizard.voting.quorum import quorum_needed

HALF, TWO_THIRDS, THREE_QUARTERS, ALL = Threshold
CARRIED, NOT_CARRIED = OutcomeKind.CARRIED, OutcomeKind.NOT_CARRIED
AGREED = Agreed(how="agreed")


@pytest.mark.parametrize("base", Base)
@pytest.mark.parametrize(
    ("people", "threshold", "enough"),
    [
        (1, HALF, 1),
        (1, TWO_THIRDS, 1),
        (1, THREE_QUARTERS, 1),
        (1, ALL, 1),
        (2, HALF, 2),
        (2, TWO_THIRDS, 2),
        (2, THREE_QUARTERS, 2),
        (2, ALL, 2),
        (6, HALF, 4),
        (6, TWO_THIRDS, 4),
        (6, THREE_QUARTERS, 5),
        (6, ALL, 6),
        (20, HALF, 11),
        (20, TWO_THIRDS, 14),
        (20, THREE_QUARTERS, 15),
        (20, ALL, 20),
        (60, HALF, 31),
        (60, TWO_THIRDS, 40),
        (60, THREE_QUARTERS, 45),
        (60, ALL, 60),
    ],
)
def test_every_threshold_over_every_base_turns_at_its_edge(
    people: int, threshold: Threshold, base: Base, enough: int
) -> None:
    room, rule = partners(people), Rule(threshold=threshold, base=base)
    for votes in {enough - 1, enough, min(enough + 1, people)}:
        outcome = decide(roll_call("f" * votes + "a" * (people - votes)), rule, room)
        # One person with a vote is a contractor as soon as that vote is for.
        carried = OutcomeKind.CONTRACTOR if people == 1 else CARRIED
        assert outcome.kind is (carried if votes >= enough else NOT_CARRIED)
        assert (outcome.needed, outcome.of) == (enough, people)


@pytest.mark.parametrize(
    ("base", "votes", "absent", "needed", "of"),
    [
        (Base.CAST, "fffa--", (), 3, 4),
        (Base.PRESENT, "fffa--", (), 4, 6),
        (Base.CAST, "fffa", ("p4", "p5"), 3, 4),
        (Base.PRESENT, "fffa", ("p4", "p5"), 3, 4),
        (Base.ALL, "fffa", ("p4", "p5"), 4, 6),
    ],
)
def test_abstentions_and_the_absent_count_where_the_base_says(
    base: Base, votes: str, absent: tuple[str, ...], needed: int, of: int
) -> None:
    outcome = decide(roll_call(votes), Rule(base=base), partners(6), absent=absent)
    assert (outcome.needed, outcome.of) == (needed, of)
    assert outcome.kind is (CARRIED if needed <= 3 else NOT_CARRIED)


@pytest.mark.parametrize("threshold", Threshold)
def test_nothing_is_carried_by_no_votes_cast(threshold: Threshold) -> None:
    outcome = decide(roll_call("----"), Rule(threshold=threshold), partners(4))
    assert outcome.kind is NOT_CARRIED
    assert votes_needed(threshold, 0) == 1


def test_all_of_those_who_voted_means_nobody_against() -> None:
    rule = Rule(threshold=ALL)
    assert decide(roll_call("f---"), rule, partners(4)).kind is CARRIED
    assert decide(roll_call("fffa"), rule, partners(4)).kind is NOT_CARRIED


@pytest.mark.parametrize(
    ("numerator", "denominator", "voters", "needed"), [(1, 2, 5, 3), (2, 3, 6, 4), (2, 3, 7, 5), (1, 1, 6, 6)]
)
def test_a_quorum_as_a_fraction_is_rounded_up(numerator: int, denominator: int, voters: int, needed: int) -> None:
    assert quorum_needed(Quorum(numerator=numerator, denominator=denominator), voters) == needed


def test_fewer_present_than_the_quorum_is_inquorate_whatever_the_votes() -> None:
    rule = Rule(quorum=Quorum(number=4))
    assert decide(roll_call("fff"), rule, partners(6), absent=("p3", "p4", "p5")).kind is OutcomeKind.INQUORATE
    assert decide(AGREED, rule, partners(6), absent=("p3", "p4", "p5")).kind is OutcomeKind.INQUORATE
    assert decide(roll_call("ffff"), rule, partners(6), absent=("p4", "p5")).kind is CARRIED


@pytest.mark.parametrize("kind", [InterestKind.SPEAKS, InterestKind.WITHDRAWS])
def test_who_does_not_vote_is_not_present_for_a_quorum_that_still_counts_them(kind: InterestKind) -> None:
    rule = Rule(quorum=Quorum(numerator=1, denominator=2))
    outcome = decide(roll_call(".fff"), rule, partners(6), absent=("p4", "p5"), interests=[interest("p0", kind)])
    assert (outcome.quorum_needed, outcome.present) == (3, 3)
    assert outcome.tally.not_voting == 1


def test_a_noted_interest_votes() -> None:
    noted = interest("p0", InterestKind.NOTED)
    assert decide(roll_call("ff"), Rule(), partners(2), interests=[noted]).tally.votes_for == 2


def test_under_the_act_an_interested_partner_stays_in_the_count_as_not_for() -> None:
    interests = [interest("p5")]
    assert decide(roll_call("fffaa"), PARTNERSHIP_ACT, partners(6), interests=interests).kind is NOT_CARRIED
    assert decide(roll_call("ffffa"), PARTNERSHIP_ACT, partners(6), interests=interests).kind is CARRIED
    assert decide(roll_call("fffff"), PARTNERSHIP_ACT_NATURE, partners(6), interests=interests).kind is NOT_CARRIED
    out_of_count = PARTNERSHIP_ACT.replace(interests_counted=False)
    assert decide(roll_call("fffaa"), out_of_count, partners(6), interests=interests).kind is CARRIED


def test_a_tie_goes_by_the_casting_vote_and_waits_for_it() -> None:
    rule, room = Rule(casting_vote=True), partners(4)
    assert decide(roll_call("ffaa"), rule, room).kind is OutcomeKind.TIED
    assert decide(roll_call("ffaa", Choice.FOR), rule, room).kind is CARRIED
    assert decide(roll_call("ffaa", Choice.AGAINST), rule, room).kind is NOT_CARRIED
    assert decide(roll_call("ffaa", Choice.FOR), Rule(), room).kind is NOT_CARRIED


def test_a_casting_vote_counts_only_on_a_tie_under_more_than_half() -> None:
    rule = Rule(casting_vote=True)
    assert decide(roll_call("faaa", Choice.FOR), rule, partners(4)).kind is NOT_CARRIED
    assert decide(roll_call("ffaa", Choice.FOR), rule.replace(threshold=TWO_THIRDS), partners(4)).kind is NOT_CARRIED


@pytest.mark.parametrize("away", [{"absent": ("p0",)}, {"interests": [interest("p0")]}, {"out": ("p0",)}])
def test_a_chair_who_is_away_or_does_not_vote_has_no_casting_vote(away: dict[str, tuple[str, ...]]) -> None:
    outcome = decide(roll_call(".ffaa", Choice.FOR), Rule(casting_vote=True), partners(5), **away)  # type: ignore[arg-type]
    assert outcome.kind is NOT_CARRIED
    assert "casting vote" in outcome.sentence


def test_a_casting_vote_counts_while_who_gave_it_is_the_chair() -> None:
    rule, room = Rule(casting_vote=True), partners(4)
    by_numbers = Counted(how="counted", votes_for=2, against=2, casting=Choice.FOR)
    for cast_by, kind in (("p0", CARRIED), ("p2", OutcomeKind.TIED), ("gone", OutcomeKind.TIED)):
        assert decide(roll_call("ffaa", Choice.FOR, cast_by), rule, room).kind is kind
        assert decide(by_numbers.replace(cast_by=cast_by), rule, room).kind is kind


def test_a_casting_vote_of_a_file_that_names_nobody_is_the_chairs_and_keeps_its_digest() -> None:
    old = roll_call("fa", Choice.FOR)
    assert decide(old, Rule(casting_vote=True), partners(2)).kind is CARRIED
    assert set(plain(old)) == {"how", "votes", "casting"}
    assert plain(Counted(how="counted", casting=Choice.FOR)) == {"how": "counted", "casting": "for"}


def test_a_casting_vote_lifts_nothing_that_one_more_vote_would_not() -> None:
    rule = Rule(base=Base.PRESENT, casting_vote=True)
    assert decide(roll_call("ffaa-", Choice.FOR), rule, partners(5)).kind is CARRIED
    assert decide(roll_call("ffaa--", Choice.FOR), rule, partners(6)).kind is NOT_CARRIED


def test_a_vote_by_numbers_is_held_against_those_present() -> None:
    rule, room = Rule(), partners(20)
    whole = Counted(how="counted", votes_for=12, against=6, abstain=2)
    assert decide(whole, rule, room).kind is CARRIED
    assert decide(whole, rule, room, absent=("p19",)).kind is OutcomeKind.INCOMPLETE
    assert decide(whole.replace(abstain=1), rule, room).kind is OutcomeKind.INCOMPLETE


def test_a_delegated_board_alone_decides() -> None:
    rule = Rule(board=("p0", "p1", "p2"), quorum=Quorum(numerator=1, denominator=1))
    outcome = decide(roll_call("ffaaaa"), rule, partners(6))
    assert outcome.kind is CARRIED
    assert (outcome.quorum_needed, outcome.present, outcome.of) == (3, 3, 3)


def test_a_board_of_one_is_no_single_contractor() -> None:
    assert decide(roll_call("f"), Rule(board=("p0",)), partners(3)).kind is CARRIED


def test_a_single_contractor_decides_without_a_vote() -> None:
    for decision in (ContractorDecides(how="contractor"), AGREED, roll_call("f")):
        outcome = decide(decision, Rule(), partners(1))
        assert (outcome.kind, outcome.sentence) == (OutcomeKind.CONTRACTOR, "Decision of the contractor.")


def test_a_single_contractors_votes_decide_only_if_they_are_theirs_and_for() -> None:
    counted = Counted(how="counted")
    for votes, yes, no, kind in [
        (1, 1, 0, OutcomeKind.CONTRACTOR),
        (1, 1, 5, OutcomeKind.INCOMPLETE),
        (1, 2, 0, OutcomeKind.INCOMPLETE),
        (3, 2, 1, OutcomeKind.CONTRACTOR),
        (3, 1, 2, NOT_CARRIED),
        (2, 1, 1, NOT_CARRIED),
    ]:
        assert decide(counted.replace(votes_for=yes, against=no), Rule(), partners(1, [votes])).kind is kind


def test_a_contractors_decision_is_incomplete_once_there_are_two() -> None:
    assert decide(ContractorDecides(how="contractor"), Rule(), partners(2)).kind is OutcomeKind.INCOMPLETE


def test_an_item_may_have_its_own_rule() -> None:
    own = RuleOverride(rule=Rule(threshold=ALL), reason="It changes the business.")
    people = partners(4)
    meeting = sitting(people).with_matter(Matter(item="1", rule=own))
    proposal = Proposal(id="p1", position="adopt", decision=roll_call("fffa"))
    assert outcome_of(proposal, "1", meeting, people, Settings(rule=Rule())).kind is NOT_CARRIED
    assert outcome_of(proposal, "2", meeting, people, Settings(rule=Rule())).kind is CARRIED


def test_votes_are_weights_and_the_quorum_is_heads() -> None:
    room = partners(3, votes=[5, 1, 1])
    outcome = decide(roll_call("faa"), Rule(quorum=Quorum(number=3)), room)
    assert (outcome.kind, outcome.tally.votes_for, outcome.present) == (CARRIED, 5, 3)


def test_an_item_without_a_proposal_is_not_reached_or_not_for_this_meeting() -> None:
    people = partners(2)
    assert not_reached("1", sitting(people), people, Settings()).kind is OutcomeKind.NOT_REACHED
    assert not_reached("4b", sitting(people), people, Settings()).kind is OutcomeKind.NOT_TAKEN
    assert decide(None, Rule(), people).kind is OutcomeKind.NOT_PUT
    assert decide(Noted(how="noted"), Rule(), people).takes_effect


def test_the_vote_of_somebody_absent_is_kept_and_not_counted() -> None:
    outcome = decide(roll_call("ffa"), Rule(base=Base.ALL), partners(3), absent=("p1",))
    assert outcome.tally.named() == {
        "for": 1,
        "against": 1,
        "abstain": 0,
        "not_voting": 0,
        "absent": 1,
        "not_recorded": 0,
    }
