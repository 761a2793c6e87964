"""A tie that a casting vote decides, and a proposal that falls where something stands: said as they were."""

from tests.sittings import sitting

from wizard.edits.decision_edits import agreed, put_another, with_casting, with_position, with_vote
from wizard.minutes.minutes import minutes_of
from wizard.minutes.personal_summary import parts_of
from wizard.overview.one_page import overview_rows
from wizard.plan.people import VotesPrinted
from wizard.plan.plan import Plan
from wizard.plan.proposal import Choice
from wizard.plan.voting_rule import MAJORITY_OF_CAST

RULE = MAJORITY_OF_CAST.replace(casting_vote=True)


def voted(plan: Plan, votes: str) -> Plan:
    choices = {"f": Choice.FOR, "a": Choice.AGAINST}
    for number, letter in enumerate(votes, start=1):
        plan = with_vote(plan, "1", f"p{number}", choices[letter])
    return plan


def outcome(plan: Plan, printed: VotesPrinted = VotesPrinted.COUNTS) -> str:
    return overview_rows(minutes_of(plan), printed)[0].outcome


def said_to(plan: Plan, person: str) -> str:
    minutes = minutes_of(plan)
    who = next(each for each in minutes.people if each.id == person)
    return next(part.vote for part in parts_of(minutes, who) if part.item == "1")


def test_a_casting_vote_is_said_with_the_votes_and_to_who_gave_it() -> None:
    plan = voted(with_position(sitting(4, RULE), "1", "adopt"), "ffaa")
    plan = with_casting(plan, "1", Choice.AGAINST)
    assert outcome(plan) == "Not carried 2 to 2, by casting vote"
    assert outcome(plan, VotesPrinted.OUTCOME) == "Not carried"
    assert said_to(plan, "p1") == "You voted for, and you gave the casting vote against"
    assert said_to(plan, "p2") == "You voted for"


def test_without_a_tie_there_is_no_word_of_a_casting_vote() -> None:
    plan = voted(with_position(sitting(4, RULE), "1", "adopt"), "fffa")
    assert outcome(plan) == "Carried 3 to 1"


def test_what_stands_is_never_shown_beside_the_outcome_of_another_proposal() -> None:
    plan = agreed(with_position(sitting(4), "1", "adopt"), "1")
    stands = overview_rows(minutes_of(plan), VotesPrinted.COUNTS)[0].label
    plan = voted(with_position(put_another(plan, "1"), "1", "decline"), "faaa")
    row = overview_rows(minutes_of(plan), VotesPrinted.COUNTS)[0]
    assert (row.label, row.outcome) == (stands, "Agreed; another proposal: not carried 1 to 3")
