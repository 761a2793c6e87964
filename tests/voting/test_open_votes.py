"""What a roll call shows while votes are missing: how many are needed, and how many more would carry it."""

from itertools import product

import pytest
from tests.rules import HALF_OF_VOTES, deed
from tests.sittings import sitting

from wizard.edits.decision_edits import item_of, with_position, with_vote
from wizard.minutes.minutes import minutes_of
from wizard.plan.choice import Choice
from wizard.plan.plan import Plan
from wizard.plan.ruling_kind import RulingKind
from wizard.plan.tier import Base, Least
from wizard.plan.voting_rule import DecidingRule
from wizard.voting.open_votes import more_to_carry, so_far
from wizard.voting.ruling import Ruling

TWO_THIRDS = Least(kind="least", part=2, of=3)
RULES = {
    "of those who vote": HALF_OF_VOTES,
    "of all": deed(base=Base.ALL),
    "of those here": deed(base=Base.PRESENT),
    "two thirds of all": deed(TWO_THIRDS, Base.ALL),
    "two thirds of votes": deed(TWO_THIRDS),
}


def called(answers: str, partners: int = 6, rule: DecidingRule = HALF_OF_VOTES) -> Plan:
    """This many partners, of whom the first gave these answers: `f`, `a`, `-` for an abstention."""
    plan = sitting(partners, rule)
    plan = with_position(plan, "1", item_of(plan, "1").positions[0].id)
    choices = {"f": Choice.FOR, "a": Choice.AGAINST, "-": Choice.ABSTAIN}
    for at, answer in enumerate(answers, 1):
        plan = with_vote(plan, "1", f"p{at}", choices[answer])
    return plan


def ruling(plan: Plan) -> Ruling:
    return minutes_of(plan).entry("1").ruling


@pytest.mark.parametrize(
    ("answers", "rule", "words"),
    [
        ("ffa", "of all", "Needs 4 of 6; open: 2 more for would carry it."),
        ("ffa", "of those who vote", "Needs 4 of 6 if all vote; open: 2 more for would carry it."),
        ("f--", "of those here", "Needs 4 of 6; open: 3 more for would carry it."),
        ("ffff", "of all", "Needs 4 of 6; it would already carry."),
        ("aaa", "of all", "Needs 4 of 6; it cannot carry any more."),
        ("------", "of those who vote", "It cannot carry any more."),
        ("aaa", "two thirds of votes", "Needs 4 of 6 if all vote; it cannot carry any more."),
    ],
)
def test_it_says_what_is_needed_and_what_is_still_open(answers: str, rule: str, words: str) -> None:
    assert so_far(ruling(called(answers, rule=RULES[rule]))) == words


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
@pytest.mark.parametrize("answers", ["".join(each) for each in product("fa-", repeat=3)])
def test_so_many_more_carry_it_and_one_fewer_does_not(answers: str, rule: DecidingRule) -> None:
    """The number promises this with all others against, whatever the rule."""
    more = more_to_carry(ruling(called(answers, rule=rule)))
    open_votes = 6 - len(answers)
    for given in range(open_votes + 1):
        full = ruling(called(answers + "f" * given + "a" * (open_votes - given), rule=rule))
        assert (full.kind is RulingKind.CARRIED) == (more is not None and given >= more)


def test_where_somebody_with_a_veto_has_not_answered_no_number_is_promised() -> None:
    plan = called("ff", rule=deed(base=Base.ALL, veto=("p6",)))
    assert more_to_carry(ruling(plan)) is None
    assert so_far(ruling(plan)) == "The missing votes will decide it."
