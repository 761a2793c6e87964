"""Whether enough people with a vote came, by number and by fraction, for the meeting and for each item."""

import pytest
from tests.plans import empty_plan, plan_of
from tests.rules import HALF_OF_VOTES, deed, quorum
from tests.voting.rooms import ITEMS, interest, partners, sitting

from wizard.plan.meeting import InterestKind, Meeting
from wizard.plan.plan import Plan
from wizard.plan.tier import Quorum, least
from wizard.plan.voting_rule import DecidingRule
from wizard.voting.quorum import RoomCount, room_count

THREE = deed(quorum=quorum(3))


def plan_with(meeting: Meeting, rule: DecidingRule, count: int = 4) -> Plan:
    """A plan of this many partners under this rule, with this meeting open."""
    plan = empty_plan()
    return plan.replace(people=partners(count), meeting=meeting, settings=plan.settings.replace(rule=rule))


@pytest.mark.parametrize(("numerator", "denominator", "voters", "needed"), [(1, 2, 5, 3), (1, 2, 4, 2), (1, 1, 6, 6)])
def test_a_fraction_is_rounded_up(numerator: int, denominator: int, voters: int, needed: int) -> None:
    rule = deed(quorum=Quorum(need=least(numerator, denominator)))
    assert room_count(plan_with(sitting(partners(voters)), rule, voters)).needed == needed


@pytest.mark.parametrize(("needed", "met"), [(None, True), (2, True), (3, True), (4, False)])
def test_a_quorum_is_met_by_as_many_as_are_needed(needed: int | None, met: bool) -> None:
    assert RoomCount(present=3, voters=4, needed=needed, missing=(), short_on=()).met is met


def test_enough_are_there_and_the_count_says_so() -> None:
    count = room_count(plan_with(sitting(partners(4), absent=("p3",)), THREE))
    assert count.met
    assert count.sentence == "3 of 4 with a vote are here, quorum 3."


def test_too_few_are_there() -> None:
    count = room_count(plan_with(sitting(partners(4), absent=("p2", "p3")), THREE))
    assert not count.met
    assert count.sentence == "2 of 4 with a vote are here, quorum 3: not enough yet."


def test_an_item_from_which_too_many_withdraw_is_named() -> None:
    withdrawn = interest("p0", InterestKind.WITHDRAWS, ("2",))
    count = room_count(plan_with(sitting(partners(3), interests=[withdrawn]), THREE, 3))
    assert count.short_on == ("2",)
    assert not count.met
    assert count.sentence == "3 of 3 with a vote are here, quorum 3. No quorum on item 2."


def test_without_a_quorum_any_number_is_enough() -> None:
    count = room_count(plan_with(sitting(partners(2), absent=("p0", "p1")), HALF_OF_VOTES, 2))
    assert count.met
    assert count.sentence == "0 of 2 with a vote are here; no quorum is set."


def test_somebody_who_must_be_here_is_named() -> None:
    rule = deed(quorum=quorum(2).replace(includes=("p2",)))
    count = room_count(plan_with(sitting(partners(3), absent=("p2",)), rule, 3))
    assert not count.met
    assert count.missing == ("Dr Cole",)
    assert count.sentence == "2 of 3 with a vote are here, quorum 2. Dr Cole must be here."


def test_only_members_of_a_board_are_counted() -> None:
    rule = deed(quorum=quorum(2)).replace(board=("p0", "p1"))
    count = room_count(plan_with(sitting(partners(4)), rule))
    assert (count.present, count.voters) == (2, 2)


def test_items_are_counted_when_the_meeting_has_enough() -> None:
    every = [interest(f"p{at}", InterestKind.WITHDRAWS, ITEMS[:-1]) for at in range(2)]
    assert (
        room_count(plan_with(sitting(partners(3), interests=every), deed(quorum=quorum(2)), 3)).short_on == ITEMS[:-1]
    )


def test_a_practice_without_anybody_says_so() -> None:
    assert room_count(plan_of(0)).sentence == "Nobody with a vote is named yet."
