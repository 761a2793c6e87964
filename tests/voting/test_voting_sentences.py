"""Each outcome says itself in one sentence that reads well aloud."""

import pytest
from tests.voting.rooms import decide, interest, partners, roll_call, sitting

from wizard.plan.meeting import Attendance, Presence
from wizard.plan.people import Settings
from wizard.plan.proposal import Agreed, Choice, ContractorDecides, Counted, Proposal
from wizard.plan.voting_rule import PARTNERSHIP_ACT, PARTNERSHIP_ACT_NATURE, Base, Quorum, Rule, RuleSource
from wizard.voting.outcome_rules import outcome_of
from wizard.voting.voting_sentences import needs_words, rule_in_words

FOUR = Rule(quorum=Quorum(number=4))
CASTING = Rule(casting_vote=True)
SAYS = [
    (
        "ffffa-",
        FOUR,
        "Carried 4 for, 1 against, 1 abstained: more than half of votes cast needs 3 of 5. Quorum 4, present 6.",
    ),
    (
        "ffaaaa",
        FOUR,
        "Not carried 2 for, 4 against: more than half of votes cast needs 4 of 6. Quorum 4, present 6.",
    ),
    (
        "fffaaa",
        Rule(),
        "Not carried 3 for, 3 against: a tie, the rule has no casting vote, "
        "and more than half of votes cast needs 4 of 6. No quorum is set, present 6.",
    ),
    ("fffaaa", CASTING, "Tied 3 for, 3 against: Dr Osei’s casting vote is awaited. No quorum is set, present 6."),
    (
        "fffa..",
        FOUR,
        "Incomplete: no vote is recorded for Dr Eade and Dr Fox. So far 3 for, 1 against. Quorum 4, present 6.",
    ),
    (
        "ffffff",
        PARTNERSHIP_ACT_NATURE,
        "Carried 6 for, 0 against: the consent of all partners needs 6 of 6. No quorum is set, present 6.",
    ),
    ("------", Rule(), "Not carried 0 for, 0 against, 6 abstained: no votes were cast. No quorum is set, present 6."),
]


@pytest.mark.parametrize(("votes", "rule", "sentence"), SAYS)
def test_the_sentence_says_the_votes_the_rule_and_the_quorum(votes: str, rule: Rule, sentence: str) -> None:
    assert decide(roll_call(votes), rule, partners(6)).sentence == sentence


def test_a_casting_vote_is_said_with_the_chairs_name() -> None:
    outcome = decide(roll_call("fa", Choice.FOR), CASTING, partners(2))
    assert outcome.sentence.startswith("Carried 1 for, 1 against: Dr Osei’s casting vote was for, and more than half")


def test_a_casting_vote_of_who_is_no_longer_the_chair_is_said_and_does_not_count() -> None:
    lapsed = roll_call("faf", Choice.FOR, "p1")
    gave = "Dr Bell cast the casting vote as chair and is no longer the chair; "
    for decision, away, words in [
        (lapsed, {"out": ("p2",)}, f"Tied 1 for, 1 against: {gave}Dr Osei’s casting vote is awaited."),
        (
            roll_call(".fa", Choice.FOR, "p1"),
            {"absent": ("p0",)},
            f"a tie, {gave}Dr Osei was not there to give a casting",
        ),
        (roll_call("ff-", Choice.FOR, "p1"), {}, "Carried 2 for, 0 against, 1 abstained: more than half of votes cast"),
    ]:
        assert words in decide(decision, CASTING, partners(3), **away).sentence  # type: ignore[arg-type]


def test_a_chair_out_of_the_room_gives_no_casting_vote() -> None:
    sentence = decide(roll_call(".fa"), CASTING, partners(3), out=("p0",)).sentence
    assert "a tie, Dr Osei was out of the room and gave no casting vote, and" in sentence


def test_inquorate_says_present_and_needed() -> None:
    outcome = decide(roll_call("ffa"), FOUR, partners(6), absent=("p3", "p4", "p5"))
    assert outcome.sentence == "Inquorate: quorum 4, present 3. The votes, 2 for, 1 against, decide nothing."


def test_the_absent_are_named_where_the_base_counts_them() -> None:
    outcome = decide(roll_call("fff"), PARTNERSHIP_ACT, partners(6), absent=("p4", "p5"), interests=[interest("p3")])
    assert "3 for, 0 against, 2 absent, 1 not voting: more than half of all partners needs 4 of 6" in outcome.sentence


def test_who_was_out_of_the_room_or_in_attendance_is_not_called_absent() -> None:
    people = partners(4)
    meeting = sitting(people, absent=("p1",)).with_attendance(Attendance(person="p2", presence=Presence.IN_ATTENDANCE))
    put = Proposal(id="p1", position="adopt", decision=roll_call("f"), out_of_room=("p1", "p3"))
    sentence = outcome_of(put, "1", meeting, people, Settings(rule=PARTNERSHIP_ACT)).sentence
    assert "1 for, 0 against, 1 absent, 1 out of the room, 1 in attendance: more than half of all" in sentence


def test_a_contractors_decision_says_who_decides_instead() -> None:
    alone = ContractorDecides(how="contractor")
    start = "Incomplete: recorded as the decision of a single contractor, but"
    assert decide(alone, Rule(), partners(2)).sentence == f"{start} 2 people have a vote."
    assert decide(alone, Rule(board=("p0",)), partners(3)).sentence == f"{start} a board of 1 person decides."


def test_nobody_left_entitled_is_said() -> None:
    everybody = [interest("p0"), interest("p1")]
    for rule in (Rule(), FOUR):
        outcome = decide(Agreed(how="agreed"), rule, partners(2), interests=everybody)
        assert "nobody is left who may vote on it" in outcome.sentence
        assert not outcome.takes_effect


def test_agreed_says_that_nobody_objected() -> None:
    outcome = decide(Agreed(how="agreed"), FOUR, partners(6))
    assert outcome.sentence == "Agreed without a vote, nobody present objected. Quorum 4, present 6."


def test_numbers_that_exceed_those_present_are_said() -> None:
    outcome = decide(Counted(how="counted", votes_for=5, against=3), FOUR, partners(6))
    assert outcome.sentence.startswith("Incomplete: 8 votes counted, and only 6 votes present.")


def test_weighted_numbers_are_held_against_votes_and_not_people() -> None:
    outcome = decide(Counted(how="counted", votes_for=4, against=2), Rule(), partners(2, votes=[4, 1]))
    assert "6 votes counted, and only 5 votes present." in outcome.sentence


def test_a_boards_votes_are_of_its_members() -> None:
    rule = Rule(base=Base.ALL, board=("p0", "p1"), board_name="the executive board")
    outcome = decide(roll_call("ff"), rule, partners(6))
    assert "more than half of all members of the executive board needs 2 of 2" in outcome.sentence


def test_weighted_votes_are_called_votes() -> None:
    outcome = decide(roll_call("fa"), Rule(base=Base.PRESENT), partners(2, votes=[3, 1]))
    assert "more than half of the votes of those present needs 3 of 4" in outcome.sentence


def test_a_rule_is_said_whole() -> None:
    rule = Rule(casting_vote=True, quorum=Quorum(numerator=2, denominator=3))
    assert rule_in_words(rule) == (
        "More than half of votes cast; quorum two thirds of all who have a vote; the chair has a casting vote; "
        "agreed by the partners."
    )


def test_a_rule_from_the_act_that_keeps_interests_in_the_count_says_so() -> None:
    rule = Rule(source=RuleSource.ACT, quorum=Quorum(numerator=1, denominator=1), interests_counted=True)
    assert rule_in_words(rule) == (
        "More than half of votes cast; quorum all who have a vote; no casting vote; "
        "those who do not vote because of an interest stay in the count; Partnership Act 1890 s.24(8), no deed."
    )


def test_without_a_vote_nothing_is_needed() -> None:
    assert needs_words(decide(None, Rule(), partners(2))) == ""


def test_a_tie_says_why_there_is_no_casting_vote() -> None:
    people = partners(3)
    board = CASTING.replace(board=("p1", "p2"))
    unchaired = sitting(people, absent=("p2",)).replace(chair=None)
    attending = sitting(people).with_attendance(Attendance(person="p0", presence=Presence.IN_ATTENDANCE))
    for meeting, rule, votes, why in [
        (unchaired, CASTING, "fa", "no chair is named to give a casting vote"),
        (attending, CASTING, ".fa", "Dr Osei is down as in attendance and so gives no casting vote"),
        (sitting(people), board, ".fa", "Dr Osei has no vote on it and so gives no casting vote"),
    ]:
        put = Proposal(id="p1", position="adopt", decision=roll_call(votes))
        assert f"a tie, {why}, and" in outcome_of(put, "1", meeting, people, Settings(rule=rule)).sentence


def test_a_practice_in_which_nobody_has_a_vote_is_told_so() -> None:
    outcome = decide(Agreed(how="agreed"), FOUR, partners(2, votes=[0, 0]))
    assert outcome.sentence == "Inquorate: quorum 4, present 0, as nobody has a vote."
