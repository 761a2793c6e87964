"""The sentences that the worked cases do not cover."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest
from tests.voting.case_values import Case, answers_of, room_of, tier_of

from wizard.voting.answers_given import Way
from wizard.voting.meets import meets
from wizard.voting.outcome_sentences import outcome_sentence
from wizard.voting.room import AnswerWindow
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
            "Those here cannot carry it alone: 51 of 100 votes needed, 40 votes here; 11 more votes must come from "
            "absent partners.",
            {
                "rule": {**ACT, "source": "deed", "unit": "votes"},
                "partners": ["A", "B", "C"],
                "held": {"A": 60, "B": 20, "C": 20},
                "away": ["A"],
                "how": "none",
            },
        ),
        (
            "Those here cannot carry it yet: 3 of 5 needed if all vote, 2 here; "
            "3 absent partners may still vote in writing.",
            {"rule": {**DEED, "absent": "written"}, "away": ["C", "D", "E"], "how": "none"},
        ),
        (
            "Those here cannot carry it: Dr Eyre used a veto in writing; absent partners so far: none for, 1 against.",
            {
                "rule": {**ACT, "source": "deed", "veto": ["E"]},
                "away": ["E"],
                "how": "none",
                "written": {"E": {"vote": "against", "on": "2026-11-29"}},
            },
        ),
        (
            "Not carried: 1 for, 1 against (both needed); a tie, and Dr Cole has no vote on it.",
            {
                "rule": {**DEED, "casting": "C"},
                "partners": ["A", "B"],
                "votes": {"A": "for", "B": "against"},
            },
        ),
        (
            "Nobody who may vote on it is here.",
            {"rule": {**DEED, "absent": "written"}, "away": ["A", "B", "C", "D", "E"], "how": "none"},
        ),
        (
            "Those here cannot carry it alone: 3 of 5 needed, 4 here; Dr Eyre has a veto and has still to answer.",
            {"rule": {**ACT, "source": "deed", "veto": ["E"]}, "away": ["E"], "how": "none"},
        ),
        (
            "Awaiting consent: 4 for, none against (3 of 5 needed); Dr Eyre has a veto and has still to answer.",
            {
                "rule": {**ACT, "source": "deed", "veto": ["E"]},
                "away": ["E"],
                "votes": dict.fromkeys("ABCD", "for"),
            },
        ),
        (
            "Awaiting consent: 20 votes for, 5 against (51 of 100 votes needed); 31 more votes needed, "
            "1 partner still to answer; 5 of them in writing.",
            {
                "rule": {**DEED, "base": "all", "unit": "votes", "absent": "written"},
                "partners": ["A", "B", "C"],
                "held": {"A": 20, "B": 5, "C": 75},
                "away": ["B", "C"],
                "votes": {"A": "for"},
                "written": {"B": {"vote": "against", "on": "2026-12-01"}},
            },
        ),
        (
            "Awaiting written votes: 1 for, none against (2 needed); 1 more must vote for it, 4 still to answer.",
            {
                "rule": {**DEED, "need": "number 2", "absent": "written"},
                "away": ["B", "C", "D", "E"],
                "votes": {"A": "for"},
            },
        ),
        (
            "Awaiting written votes: the only one here was not against; 4 still to answer.",
            {"rule": {**DEED, "absent": "written"}, "away": ["B", "C", "D", "E"], "how": "agreed"},
        ),
        (
            "Awaiting consent: none of the 3 here (30 votes) was against (51 of 100 votes needed); "
            "21 more votes needed, 2 partners still to answer.",
            {
                "rule": {**DEED, "base": "all", "unit": "votes", "absent": "written"},
                "held": {"A": 10, "B": 10, "C": 10, "D": 35, "E": 35},
                "away": ["D", "E"],
                "how": "agreed",
            },
        ),
        (
            "Agreed without a vote, Dr Eyre dissenting: 80 of the 90 votes here (51 of 100 votes needed); 1 absent.",
            {
                "rule": {**DEED, "base": "all", "unit": "votes"},
                "held": {"A": 10, "B": 35, "C": 35, "D": 10, "E": 10},
                "away": ["A"],
                "how": "agreed",
                "dissents": ["E"],
            },
        ),
        (
            "Carried: 3 votes for, 2 against (1 vote needed).",
            {
                "rule": {**DEED, "need": "number 1", "unit": "votes"},
                "partners": ["A", "B"],
                "held": {"A": 3, "B": 2},
                "votes": {"A": "for", "B": "against"},
            },
        ),
        (
            "Carried: 3 for, none against (3 of 5 needed); 1 of them by word of mouth, 1 by proxy; 2 absent.",
            {
                "rule": {**DEED, "base": "all", "absent": "proxy"},
                "away": ["B", "C", "D", "E"],
                "votes": {"A": "for"},
                "written": {
                    "B": {"vote": "for", "on": "2026-11-29", "how": "told"},
                    "C": {"vote": "for", "on": "2026-11-29", "how": "proxy"},
                },
                "window": "closed",
            },
        ),
        (
            "Carried on 3 December 2026, on Dr Ash’s casting vote: 1 for, 1 against; 1 of them in writing.",
            {
                "rule": {**DEED, "absent": "written", "casting": "chair"},
                "partners": ["A", "B"],
                "away": ["B"],
                "votes": {"A": "for"},
                "written": {"B": {"vote": "against", "on": "2026-12-03"}},
                "casting_vote": "for",
            },
        ),
        (
            "No quorum: 2 here, 4 needed. Nothing was decided.",
            {"rule": {**DEED, "quorum": {"need": "4"}}, "away": ["C", "D", "E"], "votes": {}},
        ),
        (
            "Not carried in writing: nobody voted for or against; 5 did not answer.",
            {"rule": ACT, "away": FIVE, "votes": {}, "window": "closed"},
        ),
        (
            "Not carried: nobody may vote on it; 1 not voting; 1 not counted (suspended).",
            {"rule": ACT, "partners": ["A", "B"], "out": {"B": "suspended"}, "away": ["A"], "no_vote": ["A"]},
        ),
        (
            "Those here can carry it only if all agree: 3 of 5 needed, 2 here; absent partners so far: 1 for, "
            "1 against.",
            {
                "rule": ACT,
                "away": ["C", "D", "E"],
                "how": "none",
                "written": {"C": {"vote": "for"}, "D": {"vote": "against"}},
            },
        ),
        (
            "Not carried: 1 for, 1 against (all 3 needed); no vote is recorded for Dr Cole, which cannot alter it.",
            {"rule": {**ACT, "need": "all"}, "partners": ["A", "B", "C"], "votes": {"A": "for", "B": "against"}},
        ),
        (
            "Not carried: 1 for, 1 against, 2 abstained (3 of 5 needed); no vote is recorded for Dr Eyre, which cannot "
            "alter it.",
            {"rule": ACT, "votes": {"A": "for", "B": "against", "C": "abstain", "D": "abstain"}},
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


def test_the_decision_of_a_single_contractor_is_none_where_several_decide() -> None:
    case: Case = {"rule": DEED, "partners": ["A", "B"], "how": "agreed"}
    alone = replace(answers_of(case), way=Way.CONTRACTOR)
    assert outcome_sentence(meets(tier_of(case["rule"]), room_of(case), alone)) == (
        "Incomplete: recorded as the decision of a single contractor, but several partners decide."
    )
