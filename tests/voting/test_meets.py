"""Cases that the written rules leave open, as the engine decides them."""

from dataclasses import replace

import pytest
from tests.voting.case_values import Case, answers_of, room_of, tier_of

from wizard.voting.meets import meets
from wizard.voting.outcome_sentences import outcome_sentence
from wizard.voting.ruling import Ruling, Tie

DEED = {"need": "over 1/2", "base": "cast", "source": "deed"}
FIVE = ["A", "B", "C", "D", "E"]
THREE_TWO = {"A": "for", "B": "for", "C": "for", "D": "against", "E": "against"}


def ruled(case: Case) -> Ruling:
    whole: Case = {"rule": DEED, "partners": FIVE, "how": "roll", **case}
    return meets(tier_of(whole["rule"]), room_of(whole), answers_of(whole))


def numbers(case: Case) -> tuple[str, int | None, int | None]:
    ruling = ruled(case)
    return ruling.kind.value, ruling.needed, ruling.of


@pytest.mark.parametrize("cast", ["for", "against", "declined", None])
def test_a_casting_vote_is_not_supposed_for_a_tie_that_might_come(cast: str | None) -> None:
    case: Case = {"rule": {**DEED, "casting": "chair"}, "partners": [*FIVE, "F"], "casting_vote": cast}
    assert numbers({**case, "votes": THREE_TWO}) == ("incomplete", None, None)
    assert numbers({**case, "votes": {**THREE_TWO, "F": "abstain"}}) == ("carried", 3, 5)


def test_a_tie_waits_for_no_casting_vote_where_nobody_is_named_as_chair() -> None:
    votes = {"A": "for", "B": "for", "C": "against", "D": "against"}
    case: Case = {"rule": {**DEED, "casting": "chair"}, "partners": FIVE[:4], "votes": votes, "how": "roll"}
    room = replace(room_of(case), chair=None)
    assert meets(tier_of(case["rule"]), room, answers_of(case)).tie is Tie.NOBODY


def test_a_veto_is_said_and_not_the_casting_vote_beside_it() -> None:
    rule = {**DEED, "casting": "chair", "veto": ["B"]}
    votes = {"A": "for", "B": "against", "C": "for", "D": "against"}
    case: Case = {"rule": rule, "partners": FIVE[:4], "votes": votes, "casting_vote": "for"}
    assert outcome_sentence(ruled(case)) == "Not carried: 2 for, 2 against; Dr Bell has a veto and was against."


def test_a_missing_vote_of_somebody_here_is_asked_for_before_the_absent_are() -> None:
    rule = {**DEED, "base": "all", "absent": "written"}
    case: Case = {"rule": rule, "away": ["D", "E"], "votes": {"A": "for", "B": "for"}}
    assert numbers(case) == ("incomplete", None, None)
    assert numbers({**case, "votes": {"A": "for", "B": "for", "C": "abstain"}}) == ("awaiting", 3, 5)


@pytest.mark.parametrize(
    ("expected", "case"),
    [
        (("not_carried", None, None), {"votes": dict.fromkeys(FIVE, "abstain")}),
        (("not_carried", 4, None), {"rule": {**DEED, "need": "number 4"}, "votes": dict.fromkeys(FIVE, "abstain")}),
        (("not_carried", 3, 5), {"rule": {**DEED, "base": "all"}, "away": FIVE, "votes": {}}),
        (("not_carried", None, None), {"away": FIVE, "votes": {}}),
        (("not_put", None, None), {"away": FIVE, "how": "none"}),
        (("not_put", 3, 5), {"rule": {**DEED, "base": "all"}, "away": FIVE, "how": "none"}),
        (("not_put", None, None), {"partners": ["A"], "how": "none"}),
        (("not_put", None, None), {"rule": {**DEED, "quorum": {"need": "6"}}, "how": "none"}),
    ],
)
def test_a_number_is_left_out_only_where_it_would_mean_nothing(
    expected: tuple[str, int | None, int | None], case: Case
) -> None:
    assert numbers(case) == expected


def test_one_partner_of_the_day_is_a_contractor_and_one_who_is_left_out_is_none() -> None:
    retired = {"B": "retired that day"}
    assert numbers({"partners": ["A", "B"], "out": retired, "how": "agreed"}) == ("contractor", None, None)
    assert numbers({"partners": ["A", "B"], "out": {"B": "suspended"}, "how": "agreed"}) == ("agreed", 1, 1)
    both = {"A": "suspended", **retired}
    assert numbers({"partners": ["A", "B"], "out": both, "how": "agreed"}) == ("not_carried", None, None)


def test_a_board_of_one_is_no_contractor() -> None:
    case: Case = {"rule": DEED, "partners": ["A"], "how": "agreed"}
    board = replace(room_of(case), board="the board")
    assert meets(tier_of(DEED), board, answers_of(case)).kind.value == "agreed"
