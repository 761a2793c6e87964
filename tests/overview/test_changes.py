"""What changed from one meeting to the next."""

from collections.abc import Callable

import pytest
from tests.rules import HALF_OF_VOTES
from tests.signing.closed_plans import (
    FIRST,
    SECOND,
    closed,
    draft,
    pack,
    people,
    proposal,
    second_closed,
    second_draft,
    signed,
)

from wizard.edits.decision_edits import agreed, with_particulars
from wizard.edits.meeting_edits import new_meeting
from wizard.edits.own_items import with_own_item, with_own_item_again, with_own_words
from wizard.minutes.minutes import NoMeetingError, minutes_of
from wizard.overview.changes import Change, changes_between, changes_of
from wizard.plan.meeting import Matter
from wizard.plan.people import ContractKind, Marking, Person, SignerKind, Signers, VotesPrinted
from wizard.plan.plan import Plan
from wizard.plan.proposal import Owner, Proposal
from wizard.plan.voting_rule import ItemTier
from wizard.signing.closing import close


def second(**particulars: object) -> Plan:
    """The first meeting signed; at a second one item 3 is put again unchanged, except for these particulars."""
    plan = new_meeting(signed(), pack())
    assert plan.meeting is not None
    first = signed().records[0].content.meeting
    plan = plan.with_meeting(plan.meeting.replace(held_on=SECOND.date(), chair="p1", attendance=first.attendance))
    put: Proposal = proposal(plan, "3", "not", "Still so.").replace(**particulars)
    return plan.with_matter(Matter(item="3", proposals=(put,)))


def whats(plan: Plan) -> list[tuple[str | None, str]]:
    return [(change.item, change.what) for change in changes_of(plan)]


def test_the_first_meeting_has_nothing_to_be_compared_with() -> None:
    assert changes_of(draft()) == ()
    assert changes_of(closed()) == ()


def test_a_new_meeting_that_has_done_nothing_changed_nothing() -> None:
    assert changes_of(new_meeting(signed(), pack())) == ()


def test_the_same_decision_taken_again_for_another_reason_changes_nothing() -> None:
    assert changes_of(second()) == ()


def test_a_position_is_compared_by_its_own_label_and_an_outcome_by_its_sentence() -> None:
    position, outcome, *_ = changes_of(second_closed())
    assert position == Change("1", "position", "Take up 1", "Leave 1")
    assert position.sentence == "Item 1, position: was “Take up 1”, is now “Leave 1”."
    assert outcome.what == "outcome"
    assert outcome.before.startswith("Carried: 4 for, 1 against")
    assert outcome.after.startswith("Agreed")


def test_an_item_that_was_not_taken_is_unchanged() -> None:
    assert "3" not in [change.item for change in changes_of(second_closed())]


def test_an_item_decided_for_the_first_time_was_not_decided_before() -> None:
    changes = [change for change in changes_of(second_closed()) if change.item == "4a"]
    assert [(change.what, change.before) for change in changes] == [
        ("position", "Not decided"),
        ("starts", ""),
        ("owner", ""),
    ]
    assert changes[1].sentence == "Item 4a, starts: is now “1 February 2027”."


@pytest.mark.parametrize(
    ("particulars", "what"),
    [
        ({"owner": Owner(person="p3")}, "owner"),
        ({"start": SECOND.date()}, "starts"),
        ({"hold_until": SECOND.date()}, "hold until"),
        ({"review_on": SECOND.date()}, "review"),
        ({"conditions": "If the ICB agrees."}, "conditions"),
    ],
)
def test_particulars_of_a_decision_are_compared(particulars: dict[str, object], what: str) -> None:
    assert whats(second(**particulars)) == [("3", what)]


def second_with_own(words: str, **particulars: object) -> Plan:
    """The first meeting agreed to lease the car park; the second one agreed this on it."""
    plan = with_own_words(with_own_item(draft(), "The car park"), "o1", "to lease it")
    plan = new_meeting(close(agreed(plan, "o1"), FIRST), pack())
    assert plan.meeting is not None
    first = plan.records[0].content.meeting
    plan = plan.with_meeting(plan.meeting.replace(held_on=SECOND.date(), chair="p1", attendance=first.attendance))
    plan = with_own_words(with_own_item_again(plan, "o1"), "o1", words)
    return agreed(with_particulars(plan, "o1", **particulars), "o1")


def test_what_changed_on_an_item_of_the_practice_s_own_is_said_with_its_number() -> None:
    decision, owner = changes_of(second_with_own("to buy it", owner=Owner(person="p3")))
    assert decision.sentence == "Item O1, decision: was “to lease it”, is now “to buy it”."
    assert owner.sentence == "Item O1, owner: is now “Dr Carys Pugh”."
    assert changes_of(second_with_own("to lease it")) == ()


def test_an_item_of_the_practice_s_own_that_is_new_is_said_with_its_title_and_its_decision() -> None:
    plan = with_own_words(with_own_item(second_with_own("to lease it"), "The roof"), "o2", "to mend it")
    assert [each.sentence for each in changes_of(plan)] == ["Item O2, our own item: is now “The roof”."]
    assert [each.sentence for each in changes_of(agreed(plan, "o2"))] == [
        "Item O2, our own item: is now “The roof”.",
        "Item O2, decision: is now “to mend it”.",
    ]


def test_what_no_longer_stands_is_said_so() -> None:
    (change,) = changes_of(second(owner=None))
    assert change.sentence == "Item 3, owner: was “Dr Ben Shah”, no longer."


def test_a_rule_for_one_item_is_compared_where_it_was_decided_at_both_meetings() -> None:
    plan = second()
    assert plan.meeting is not None
    rule = ItemTier(tier=HALF_OF_VOTES.tiers.ordinary, reason="The deed says so.")
    (change,) = changes_of(plan.with_matter(plan.meeting.matter("3").replace(rule=rule)))
    assert (change.item, change.what, change.before) == ("3", "rule", "the practice’s rule")


def test_another_guidance_under_an_item_is_said_with_both_statuses() -> None:
    changes = [
        change for change in changes_of(second_draft(pack("2026-12", i3="Tightened"))) if change.what == "guidance"
    ]
    assert [change.item for change in changes] == ["3"]
    assert "“Open”" in changes[0].before
    assert "“Tightened”" in changes[0].after


PEOPLE: dict[str, tuple[Callable[[Plan], Plan], str]] = {
    "joined": (
        lambda plan: plan.with_person(Person(id="p7", name="Dr Hana Ito")),
        "Dr Hana Ito: is now “partner with 1 vote, new since then”.",
    ),
    "left": (
        lambda plan: plan.with_person(people()[3].replace(left=True)),
        "Dr Dai Wynne: was “partner with 1 vote”, no longer.",
    ),
    "votes": (
        lambda plan: plan.with_person(people()[3].replace(votes=2)),
        "Dr Dai Wynne: was “partner with 1 vote”, is now “partner with 2 votes”.",
    ),
    "name": (
        lambda plan: plan.with_person(people()[1].replace(name="Dr Ben Cole")),
        "Name: was “Dr Ben Shah”, is now “Dr Ben Cole”.",
    ),
}


@pytest.mark.parametrize(("change", "sentence"), PEOPLE.values(), ids=PEOPLE.keys())
def test_people_are_compared_and_a_new_name_is_no_new_owner(change: Callable[[Plan], Plan], sentence: str) -> None:
    plan = change(new_meeting(signed(), pack()))
    assert [found.sentence for found in changes_of(plan)] == [sentence]


def test_another_voting_rule_is_said_in_words() -> None:
    plan = new_meeting(signed(), pack())
    (change,) = changes_of(plan.replace(settings=plan.settings.replace(rule=HALF_OF_VOTES)))
    assert (change.item, change.what) == (None, "voting rule")
    assert change.sentence.startswith("Voting rule: was “More than half of all partners")


def test_any_two_meetings_can_be_held_against_each_other() -> None:
    plan = close(new_meeting(second_closed(), pack()), SECOND)
    assert changes_of(plan) == ()
    found = changes_between(plan, minutes_of(plan, 1), minutes_of(plan, 3))
    # The third meeting decided nothing, so the decision of the second is in force.
    assert ("1", "position") in [(change.item, change.what) for change in found]
    assert changes_of(plan, 2) == changes_of(second_closed())


def test_a_meeting_that_the_plan_does_not_have_is_an_error() -> None:
    with pytest.raises(NoMeetingError):
        changes_of(closed(), 5)


def test_who_left_during_a_meeting_is_told_of_at_the_next() -> None:
    plan = draft()
    plan = close(plan.with_person(plan.person("p4").replace(left=True)), SECOND)
    assert [found.what for found in changes_of(new_meeting(plan, pack()))] == ["Dr Dai Wynne"]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (
            lambda plan: plan.replace(
                settings=plan.settings.replace(signers=Signers(kind=SignerKind.CHAIR_AND_OTHERS, others=1))
            ),
            "Who must sign: was “All partners”, is now “The chair and 1 other partner”.",
        ),
        (
            lambda plan: plan.replace(settings=plan.settings.replace(votes_printed=VotesPrinted.NAMES)),
            "Votes are printed as: was “How many voted each way”, is now “How each partner voted, by name”.",
        ),
        (
            lambda plan: plan.replace(settings=plan.settings.replace(marking=Marking.NONE)),
            "Mark on every page: was “Confidential to the partners”, is now “None”.",
        ),
        (
            lambda plan: plan.replace(practice=plan.practice.replace(list_size=9_420, contract=ContractKind.PMS)),
            "List size: was “8,100”, is now “9,420”.",
        ),
    ],
)
def test_what_the_practice_has_settled_and_says_of_itself_is_compared(
    change: Callable[[Plan], Plan], sentence: str
) -> None:
    plan = change(new_meeting(signed(), pack()))
    assert sentence in [found.sentence for found in changes_of(plan)]
