"""The sentences that the worked cases do not have."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest
from tests.voting.run_cases import Case, answers_of, name_of, room_of, tier_of

from wizard.plan.tier import EVERYBODY, Base, Casting, CastingHolder, Interests, Number, Over, Quorum, Tier, Unit, least
from wizard.plan.voting_rule import ACT_TIERS, RuleSource
from wizard.voting.meets import meets
from wizard.voting.outcome_sentences import outcome_sentence
from wizard.voting.room import AnswerWindow
from wizard.voting.rule_sentences import fraction_words, need_words, rule_sentence
from wizard.voting.ruling import Ruling

ACT = {"need": "over 1/2", "base": "all", "absent": "written", "interests": "in", "source": "act"}
DEED = {"need": "over 1/2", "base": "cast", "source": "deed"}
FIVE = ["A", "B", "C", "D", "E"]


def ruled(rule: Mapping[str, object], how: str = "roll", **case: object) -> Ruling:
    whole: Case = {"rule": rule, "partners": FIVE, "how": how, **case}
    return meets(tier_of(rule), room_of(whole), answers_of(whole))


def said(rule: Mapping[str, object], how: str = "roll", **case: object) -> str:
    return outcome_sentence(ruled(rule, how, **case))


ALL_FOR = dict.fromkeys("ABC", "for")


@pytest.mark.parametrize(
    ("sentence", "case"),
    [
        (
            "Carried: 3 for, none against (3 of 4 needed); 1 of them as told to Ms Reed; 1 absent.",
            {
                "rule": {**DEED, "need": "least 2/3", "base": "all", "absent": "written"},
                "partners": ["A", "B", "C", "D"],
                "away": ["C", "D"],
                "votes": {"A": "for", "B": "for"},
                "written": {"C": {"vote": "for", "on": "2026-11-29", "how": "told", "seen_by": "Ms Reed"}},
                "window": "closed",
            },
        ),
        (
            "Carried: 3 for, none against (2 of 3 needed); 1 out of the room; 1 not voting.",
            {
                "rule": DEED,
                "votes": ALL_FOR,
                "no_vote": ["D"],
                "out_of_room": ["E"],
            },
        ),
        (
            "Not carried: nobody voted for or against, 5 abstained.",
            {"rule": ACT, "votes": dict.fromkeys(FIVE, "abstain")},
        ),
        (
            "Not carried: nobody who may vote on it was here.",
            {"rule": DEED, "away": FIVE, "how": "agreed"},
        ),
        ("Decision of the contractor.", {"rule": ACT, "partners": ["A"], "how": "agreed"}),
        (
            "Decision of the contractor; 1 not counted (retired that day).",
            {"rule": ACT, "partners": ["A", "B"], "out": {"B": "retired that day"}, "how": "agreed"},
        ),
        ("Not carried: the contractor was against.", {"rule": ACT, "partners": ["A"], "votes": {"A": "against"}}),
        (
            "Not carried: the contractor was against.",
            {"rule": ACT, "partners": ["A"], "how": "agreed", "dissents": ["A"]},
        ),
        (
            "Not carried: the contractor abstained.",
            {
                "rule": {**DEED, "quorum": {"need": "2"}, "veto": ["A"]},
                "partners": ["A"],
                "how": "count",
                "votes": {"abstain": 1},
            },
        ),
        (
            "Incomplete: none for, none against so far; no vote is recorded for Dr Ash.",
            {"rule": {**DEED, "quorum": {"need": "2"}}, "partners": ["A"], "votes": {}},
        ),
        (
            "Incomplete: 1 vote for, 1 against counted, and one contractor decides.",
            {
                "rule": {**DEED, "unit": "votes"},
                "partners": ["A"],
                "held": {"A": 2},
                "how": "count",
                "votes": {"for": 1, "against": 1},
            },
        ),
        (
            "Decision of the contractor.",
            {
                "rule": DEED,
                "partners": ["A"],
                "away": ["A"],
                "votes": {},
                "written": {"A": {"vote": "for", "on": "2026-12-03", "how": "letter"}},
            },
        ),
        (
            "Not carried on Dr Ash’s casting vote: 1 for, 1 against; 1 not counted (suspended).",
            {
                "rule": {**DEED, "casting": "chair"},
                "partners": ["A", "B", "C"],
                "out": {"C": "suspended"},
                "votes": {"A": "for", "B": "against"},
                "casting_vote": "against",
            },
        ),
        (
            "Not carried: 4 for, 1 against (all 5 needed).",
            {"rule": {**DEED, "need": "all", "base": "present"}, "how": "agreed", "dissents": ["E"]},
        ),
        (
            "Not carried: neither of the 2 here was against, but 3 of 5 are needed; 3 absent.",
            {"rule": {**DEED, "base": "all"}, "how": "agreed", "away": ["C", "D", "E"]},
        ),
        (
            "Those here cannot carry it: 3 of 5 needed, 2 here.",
            {"rule": {**DEED, "base": "all"}, "how": "none", "away": ["C", "D", "E"]},
        ),
        (
            "No quorum: 2 here, 4 needed.",
            {"rule": {**DEED, "quorum": {"need": "4"}}, "how": "none", "away": ["C", "D", "E"]},
        ),
        (
            "No quorum: 2 here, 4 needed; Dr Eyre must be here. What was agreed decides nothing.",
            {"rule": {**DEED, "quorum": {"need": "4", "includes": ["E"]}}, "how": "agreed", "away": ["C", "D", "E"]},
        ),
        (
            "Those here cannot carry it alone: 51 of 100 votes needed, 40 votes here; 11 more votes must consent.",
            {
                "rule": {**ACT, "source": "deed", "unit": "votes"},
                "partners": ["A", "B", "C"],
                "held": {"A": 60, "B": 20, "C": 20},
                "away": ["A"],
                "how": "none",
            },
        ),
        (
            "Awaiting consent: 4 for, none against (3 of 5 needed); Dr Eyre has a veto and has still to answer.",
            {
                "rule": {**ACT, "source": "deed", "veto": ["E"]},
                "away": ["E"],
                "votes": dict.fromkeys("ABCD", "for"),
            },
        ),
        ("No decision: carried over to the next meeting.", {"rule": DEED, "how": "carried_over"}),
        (
            "Incomplete: none for, none against so far; no vote is recorded for Dr Ash, Dr Bell, Dr Cole, Dr Dean, "
            "Dr Eyre and 2 others.",
            {"rule": DEED, "partners": [*FIVE, "F", "G"], "votes": {}},
        ),
        (
            "Awaiting consent: 2 for, none against (3 of 5 needed); 1 more must consent, 3 still to answer; "
            "1 out of the room.",
            {"rule": ACT, "votes": {"A": "for", "B": "for"}, "away": ["C", "D"], "out_of_room": ["E"]},
        ),
    ],
)
def test_a_sentence(sentence: str, case: dict[str, object]) -> None:
    whole: Case = {"partners": FIVE, "how": "roll", **case}
    assert outcome_sentence(meets(tier_of(whole["rule"]), room_of(whole), answers_of(whole))) == sentence


def test_what_the_end_of_waiting_decided_has_its_day() -> None:
    case: Case = {
        "rule": {**DEED, "absent": "written"},
        "partners": FIVE,
        "away": ["C", "D", "E"],
        "how": "agreed",
        "window": "closed",
    }
    room = replace(room_of(case), window=AnswerWindow(open=False, ended_on=date(2026, 12, 14)))
    ruling = meets(tier_of(case["rule"]), room, answers_of(case))
    assert outcome_sentence(ruling) == "Carried on 14 December 2026: 2 for, none against (both needed)."
    assert ruling.effective_on == date(2026, 12, 14)


def test_an_answer_after_the_last_day_is_not_counted() -> None:
    case: Case = {
        "rule": ACT,
        "partners": FIVE,
        "away": ["C", "D", "E"],
        "votes": {"A": "for", "B": "for"},
        "how": "roll",
        "window": "closed",
        "written": {"C": {"vote": "for", "on": "2026-12-15"}},
    }
    room = replace(room_of(case), window=AnswerWindow(open=False, last_day=date(2026, 12, 14)))
    ruling = meets(tier_of(case["rule"]), room, answers_of(case))
    assert outcome_sentence(ruling) == "Not carried: 2 for, none against (3 of 5 needed); 3 absent."


def test_a_casting_vote_belongs_to_who_gave_it() -> None:
    ruling = ruled({**DEED, "casting": "chair"}, votes={"A": "for", "B": "against"}, partners=["A", "B"])
    given = answers_of({"how": "roll", "casting_vote": "for", "votes": {"A": "for", "B": "against"}})
    assert given.casting is not None
    other = replace(given, casting=replace(given.casting, by="b"))
    again = meets(ruling.tier, ruling.room, other)
    assert outcome_sentence(again) == (
        "Tied: 1 for, 1 against; Dr Bell gave the casting vote and does not hold it any more; "
        "Dr Ash’s casting vote is awaited."
    )


def test_circulation_is_of_all_partners_whatever_the_rule_counts_at_a_meeting() -> None:
    written = {letter: {"vote": "for", "on": "2026-12-02"} for letter in "AB"}
    rule = {**DEED, "absent": "written"}
    assert said(rule, away=FIVE, written=written) == (
        "Awaiting consent: 2 for, none against (3 of 5 needed); 1 more must consent, 3 still to answer."
    )
    assert said(rule, away=FIVE, written=written, window="closed") == (
        "Not carried in writing: 2 for, none against (3 of 5 needed); 3 did not answer."
    )


def test_circulation_asks_no_quorum_and_a_meeting_that_nobody_came_to_does() -> None:
    written = {letter: {"vote": "for", "on": "2026-12-02"} for letter in "ABC"}
    missed = ruled({**DEED, "absent": "written", "quorum": {"need": "4"}}, away=FIVE, written=written)
    assert outcome_sentence(missed) == (
        "No quorum: nobody here, 4 needed. The votes (3 for, none against) decide nothing."
    )
    circulated = meets(missed.tier, replace(missed.room, circulation=True), missed.answers)
    assert outcome_sentence(circulated) == "Carried in writing on 2 December 2026: 3 for, none against (3 of 5 needed)."


# --- The rule ---------------------------------------------------------------------------------------------------------


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
