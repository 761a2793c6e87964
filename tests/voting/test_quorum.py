"""Whether enough people came: of those with a vote, by number and by fraction, on the meeting and on each item."""

import pytest
from tests.plans import empty_plan, plan_of
from tests.voting.rooms import ITEMS, partners, sitting

from wizard.plan.meeting import Interest, InterestKind, Meeting
from wizard.plan.plan import Plan
from wizard.plan.voting_rule import Quorum, Rule
from wizard.voting.quorum import QuorumCount, quorum_needed, room_count


def plan_with(meeting: Meeting, rule: Rule, count: int = 4) -> Plan:
    """A plan of so many partners under this rule, with this meeting open."""
    plan = empty_plan()
    return plan.replace(people=partners(count), meeting=meeting, settings=plan.settings.replace(rule=rule))


@pytest.mark.parametrize(
    ("quorum", "voters", "needed"),
    [
        (None, 5, None),
        (Quorum(number=3), 5, 3),
        (Quorum(numerator=1, denominator=2), 5, 3),
        (Quorum(numerator=1, denominator=2), 4, 2),
        (Quorum(numerator=1, denominator=1), 7, 7),
    ],
)
def test_a_fraction_is_rounded_up(quorum: Quorum | None, voters: int, needed: int | None) -> None:
    assert quorum_needed(quorum, voters) == needed


@pytest.mark.parametrize(("needed", "met"), [(None, True), (2, True), (3, True), (4, False)])
def test_a_quorum_is_met_by_as_many_as_are_needed(needed: int | None, met: bool) -> None:
    assert QuorumCount(needed=needed, present=3).met is met


def test_enough_are_there_and_the_count_says_so() -> None:
    count = room_count(plan_with(sitting(partners(4), absent=("p3",)), Rule(quorum=Quorum(number=3))))
    assert count.met
    assert count.sentence == "Present 3 of 4 with a vote, quorum 3."


def test_too_few_are_there() -> None:
    count = room_count(plan_with(sitting(partners(4), absent=("p2", "p3")), Rule(quorum=Quorum(number=3))))
    assert not count.met
    assert count.sentence == "Present 2 of 4 with a vote, quorum 3: not enough yet."


def test_an_item_from_which_too_many_withdraw_is_named() -> None:
    withdrawn = Interest(person="p0", items=("2",), kind=InterestKind.WITHDRAWS)
    count = room_count(plan_with(sitting(partners(3), interests=[withdrawn]), Rule(quorum=Quorum(number=3)), 3))
    assert count.short_on == ("2",)
    assert not count.met
    assert count.sentence == "Present 3 of 3 with a vote, quorum 3. Too few on item 2."


def test_items_are_counted_where_the_rule_of_one_differs() -> None:
    meeting = sitting(partners(3), absent=("p2",))
    count = room_count(plan_with(meeting, Rule(quorum=Quorum(numerator=1, denominator=1)), 3))
    assert count.short_on == ITEMS[:-1]


def test_without_a_quorum_any_number_is_enough() -> None:
    count = room_count(plan_with(sitting(partners(2), absent=("p0", "p1")), Rule(), 2))
    assert count.met
    assert count.sentence == "Present 0 of 2 with a vote; no quorum is set."


def test_only_members_of_a_board_are_counted() -> None:
    count = room_count(plan_with(sitting(partners(4)), Rule(board=("p0", "p1"), quorum=Quorum(number=2))))
    assert (count.present, count.voters) == (2, 2)


def test_a_practice_without_anybody_says_so() -> None:
    assert room_count(plan_of(0)).sentence == "Nobody with a vote is named yet."
