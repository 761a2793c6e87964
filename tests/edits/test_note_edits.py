"""Notes on a decision: dissent, interests, reasons, whether the item is on the agenda."""

import pytest
from tests.sittings import sitting

from wizard.edits.decision_edits import agreed, put_another, with_decision, with_position, with_vote, without_last
from wizard.edits.note_edits import (
    private_dissents,
    staying,
    with_dissent,
    with_interest,
    with_private_note,
    with_taken,
    with_weighed,
    without_dissent,
)
from wizard.foundation.value import RefusedError
from wizard.plan.choice import Choice
from wizard.plan.meeting import Interest, InterestKind
from wizard.plan.plan import open_meeting
from wizard.plan.proposal import Dissent


def test_dissent_is_recorded_or_private_and_never_both() -> None:
    plan = with_vote(with_position(sitting(3), "2", "adopt"), "2", "p3", Choice.AGAINST)
    dissent = Dissent(person="p3", words="Too soon")
    plan = with_dissent(plan, "2", dissent)
    assert open_meeting(plan).matter("2").proposals[-1].dissents == (dissent,)
    plan = with_dissent(plan, "2", dissent, private=True, instead=True)
    assert open_meeting(plan).matter("2").proposals[-1].dissents == ()
    assert private_dissents(plan, "2") == (dissent,)
    assert private_dissents(without_dissent(plan, "2", "p3"), "2") == ()


def test_a_private_dissent_goes_with_the_proposal_that_is_withdrawn_and_never_passes_to_another() -> None:
    plan = with_position(sitting(3), "2", "adopt")
    plan = with_dissent(plan, "2", Dissent(person="p3", words="Too soon"), private=True)
    withdrawn = without_last(plan, "2")
    assert withdrawn.private.dissents == ()
    assert private_dissents(with_position(withdrawn, "2", "adopt"), "2") == ()
    first, second = open_meeting(other := with_position(plan, "2", "decline")).matter("2").proposals
    assert (first.position, second.position) == ("adopt", "decline")
    assert private_dissents(other, "2") == ()
    assert [entry.proposal for entry in other.private.dissents] == [first.id]


@pytest.mark.parametrize("private", [False, True])
def test_a_recorded_dissent_is_never_replaced_unasked(private: bool) -> None:
    plan = with_dissent(with_position(sitting(3), "2", "adopt"), "2", Dissent(person="p3", words="No"), private=private)
    for again in (False, True):
        with pytest.raises(RefusedError, match="Dr Number 3’s dissent is already recorded"):
            with_dissent(plan, "2", Dissent(person="p3"), private=again)
    edited = with_dissent(plan, "2", Dissent(person="p3", words="Not yet"), private=private, instead=True)
    recorded = (*open_meeting(edited).matter("2").proposals[-1].dissents, *private_dissents(edited, "2"))
    assert [entry.words for entry in recorded] == ["Not yet"]


def test_another_position_on_what_somebody_dissented_from_is_another_proposal() -> None:
    plan = with_dissent(with_position(sitting(3), "2", "adopt"), "2", Dissent(person="p3", words="No"))
    first, second = open_meeting(with_position(plan, "2", "decline")).matter("2").proposals
    assert (first.dissents[0].words, second.dissents) == ("No", ())


def test_a_dissent_from_a_check_stays_with_it_whatever_was_found() -> None:
    plan = with_dissent(with_position(sitting(3), "9b", "met"), "9b", Dissent(person="p3", words="No"))
    (proposal,) = open_meeting(with_position(plan, "9b", "not_yet_met")).matter("9b").proposals
    assert (proposal.position, proposal.dissents[0].words) == ("not_yet_met", "No")


def test_a_declared_interest_is_never_replaced_unasked() -> None:
    plan = with_interest(sitting(3), "2", "p2", InterestKind.WITHDRAWS, "A paid post")
    with pytest.raises(RefusedError, match="Dr Number 2’s interest in item 2 is already declared"):
        with_interest(plan, "2", "p2", InterestKind.NOTED)


def test_an_interest_in_one_item_leaves_those_in_others() -> None:
    plan = sitting(3)
    both = Interest(person="p2", items=("2", "8"))
    plan = plan.with_meeting(open_meeting(plan).replace(interests=(both,)))
    plan = with_interest(plan, "2", "p2", InterestKind.WITHDRAWS, "A paid post", instead=True)
    kinds = {entry.items: entry.kind for entry in open_meeting(plan).interests}
    assert kinds == {("8",): InterestKind.NOTED, ("2",): InterestKind.WITHDRAWS}
    assert [e.items for e in open_meeting(with_interest(plan, "2", "p2", None)).interests] == [("8",)]


def test_items_are_taken_in_the_order_of_the_guidance() -> None:
    plan = with_taken(sitting(3), "3", taken=False)
    assert "3" not in open_meeting(plan).items
    plan = with_taken(plan, "3", taken=True)
    assert open_meeting(plan).items == open_meeting(plan).guidance.order


def test_an_item_that_was_put_stays_for_the_meeting_until_its_decision_is_taken_back() -> None:
    plan = with_position(sitting(3), "2", "adopt")
    assert "2" not in open_meeting(with_taken(plan, "2", taken=False)).items
    plan = agreed(plan, "2")
    with pytest.raises(
        ValueError, match="on item 2 has been put to the meeting, so the item stays on the agenda: take the decision"
    ):
        with_taken(plan, "2", taken=False)
    assert "2" not in open_meeting(with_taken(with_decision(plan, "2", None), "2", taken=False)).items


def test_a_proposal_that_fell_keeps_its_item_too() -> None:
    plan = put_another(agreed(with_position(sitting(3), "2", "adopt"), "2"), "2")
    assert staying(plan, ["1", "2", "3"]).startswith("A proposal on item 2 has been put")
    assert staying(plan, ["1", "3"]) == ""
    plan = agreed(with_position(plan, "3", "adopt"), "3")
    assert staying(plan, ["2", "3"]).startswith(
        "Proposals on items 2 and 3 have been put to the meeting, so the items stay"
    )


def test_a_trade_off_weighs_or_does_not() -> None:
    plan = with_weighed(sitting(3), "1", "less-burnout", weighed=True)
    assert open_meeting(plan).matter("1").weighed == ("less-burnout",)
    assert open_meeting(with_weighed(plan, "1", "less-burnout", weighed=False)).matter("1").weighed == ()


def test_an_empty_private_note_is_no_note() -> None:
    plan = with_private_note(sitting(3), "1", "Ask again")
    assert plan.private.notes == {"1": "Ask again"}
    assert with_private_note(plan, "1", "").private.notes == {}
