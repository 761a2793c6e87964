"""The rule in one sentence, and the count behind an outcome."""

from collections.abc import Mapping

import pytest
from tests.voting.case_values import Case, answers_of, name_of, room_of, tier_of

from wizard.plan.tier import EVERYBODY, Base, Casting, CastingHolder, Interests, Number, Over, Quorum, Tier, Unit, least
from wizard.plan.voting_rule import ACT_TIERS, RuleSource
from wizard.voting.meets import meets
from wizard.voting.rule_sentences import count_words, explanation, fraction_words, need_words, rule_sentence
from wizard.voting.ruling import Ruling

DEED = {"need": "over 1/2", "base": "cast", "source": "deed"}
FIVE = ["A", "B", "C", "D", "E"]


def ruled(rule: Mapping[str, object], how: str = "roll", **case: object) -> Ruling:
    whole: Case = {"rule": rule, "partners": FIVE, "how": how, **case}
    return meets(tier_of(rule), room_of(whole), answers_of(whole))


def test_a_rule_is_printed_as_it_is_written_where_it_was_decided_in_writing() -> None:
    written = {letter: {"vote": "for", "on": "2026-12-02"} for letter in "ABC"}
    assert explanation(ruled({**DEED, "absent": "written"}, away=FIVE, written=written), RuleSource.DEED) == (
        "Rule: more than half of the votes given, one vote each, no quorum, no casting vote, absent partners may "
        "answer in writing; deed, clause not given. Without a meeting, all partners are counted and may answer in "
        "writing. Count: 5 partners, so 3 must be for."
    )


def test_a_base_is_said_as_it_is() -> None:
    here = {**DEED, "base": "present", "absent": "written"}
    given = {"E": {"vote": "for", "on": "2026-11-29"}}
    answered = ruled(here, away=["E"], votes=dict.fromkeys("ABCD", "for"), written=given)
    assert count_words(answered) == "5 partners here or answering, so 3 must be for"
    assert count_words(ruled(DEED, "none")) == "5 votes if all vote, so 3 must be for"


def rule_said(tier: Tier) -> str:
    return rule_sentence(tier, RuleSource.DEED, lambda person: name_of(person.upper()))


def test_a_rule_says_everything_that_is_not_usual() -> None:
    tier = Tier(
        need=least(2, 3),
        base=Base.ALL,
        unit=Unit.VOTES,
        quorum=Quorum(need=least(1, 2), unit=Unit.VOTES, includes=("a",), adjourned_any=True),
        casting=Casting(who=CastingHolder.CHAIR),
        interests=Interests.IN,
        veto=("a", "b"),
    )
    assert rule_said(tier) == (
        "at least two thirds of all partners, counted by votes held, quorum half of the votes held with Dr Ash among "
        "them (after an adjournment, whoever is here), no casting vote, Dr Ash and Dr Bell have a veto, absent "
        "partners have no vote, partners who step aside because of an interest stay in the count; deed, clause not "
        "given."
    )


def test_answers_have_their_days() -> None:
    tier = ACT_TIERS.ordinary.replace(answer_within=14, casting=Casting(who=CastingHolder.CHAIR), clause="12.3")
    assert rule_said(tier).startswith(
        "more than half of all partners, one vote each, no quorum, the chair has a casting vote, "
        "absent partners may answer in writing within 14 days"
    )


@pytest.mark.parametrize(
    ("words", "tier"),
    [
        ("all partners", Tier(need=EVERYBODY, base=Base.ALL)),
        ("more than two thirds of those here", Tier(need=Over(kind="over", part=2, of=3), base=Base.PRESENT)),
        ("at least 4 of the votes given", Tier(need=Number(kind="number", number=4), base=Base.CAST)),
        ("at least 60 votes", Tier(need=Number(kind="number", number=60), base=Base.ALL, unit=Unit.VOTES)),
        ("at least 11/20 of all partners", Tier(need=least(11, 20), base=Base.ALL)),
    ],
)
def test_a_need_in_words(words: str, tier: Tier) -> None:
    assert need_words(tier.need, tier.base, tier.unit) == words


def test_fractions_in_words() -> None:
    assert [fraction_words(*pair) for pair in [(1, 2), (1, 3), (3, 5), (2, 2), (51, 100)]] == [
        "half",
        "a third",
        "three fifths",
        "all",
        "51/100",
    ]
