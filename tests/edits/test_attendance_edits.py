"""Who attends a meeting, and whether there is a quorum."""

import pytest
from tests.plans import plan_of, worked_example
from tests.rules import quorum

from wizard.edits.attendance_edits import roster, with_everybody_here, with_interest_at, with_presence, with_span
from wizard.edits.rule_edits import with_tier_parts
from wizard.foundation.value import RefusedError
from wizard.plan.meeting import Interest, InterestKind, Meeting, Presence
from wizard.plan.people import Person, Role
from wizard.plan.plan import Plan
from wizard.voting.entitlement import attending
from wizard.voting.quorum import room_count


def held(plan: Plan) -> Meeting:
    assert plan.meeting is not None
    return plan.meeting


def test_the_list_begins_with_those_who_vote_and_leaves_out_those_who_left() -> None:
    staff = Person(id="s", name="Ms Staff", role=Role.STAFF, votes=0, gp=False)
    plan = plan_of(3)
    plan = plan.replace(people=(staff, *plan.people)).with_person(plan.person("p2").replace(left=True))
    assert [person.id for person in roster(plan)] == ["p1", "p3", "s"]


def test_who_leaves_after_the_meeting_had_them_down_stays_on_its_list_and_in_its_count() -> None:
    plan = with_everybody_here(plan_of(3))
    plan = plan.with_person(plan.person("p2").replace(left=True))
    assert [person.id for person in roster(plan)] == ["p1", "p2", "p3"]
    assert room_count(plan).sentence.startswith("3 of 3 with a vote are here")


def test_everybody_here_keeps_apologies_and_seats_staff_in_attendance() -> None:
    plan = plan_of(3).with_person(Person(id="s", name="Ms Staff", role=Role.STAFF, votes=0, gp=False))
    plan = plan.with_person(plan.person("p3").replace(votes=0))
    plan = with_everybody_here(with_presence(plan, "p2", Presence.APOLOGIES))
    presences = {entry.person: entry.presence for entry in held(plan).attendance}
    here, away, staff = Presence.IN_ROOM, Presence.APOLOGIES, Presence.IN_ATTENDANCE
    assert presences == {"p1": here, "p2": away, "p3": here, "s": staff}


def test_a_span_is_kept_whatever_somebody_is_marked_as() -> None:
    plan = with_span(with_everybody_here(plan_of(1)), "p1", "3", "5")
    by_link = held(with_presence(plan, "p1", Presence.BY_LINK)).attendance[0]
    assert (by_link.from_item, by_link.until_item) == ("3", "5")
    plan = with_presence(plan, "p1", Presence.ABSENT)
    assert attending(held(plan), "4") == frozenset()
    back = held(with_presence(plan, "p1", Presence.IN_ROOM)).attendance[0]
    assert (back.from_item, back.until_item) == ("3", "5")


def test_nobody_leaves_before_they_come_or_without_coming() -> None:
    with pytest.raises(ValueError, match="before they arrive"):
        with_span(with_everybody_here(plan_of(1)), "p1", "5", "3")
    with pytest.raises(ValueError, match="no attendance"):
        with_span(plan_of(1), "p1", None, None)


def test_one_person_has_one_interest_in_one_item() -> None:
    first = Interest(person="p1", items=("1", "8"), words="A paid post")
    second = Interest(person="p1", items=("3",), kind=InterestKind.WITHDRAWS)
    plan = with_interest_at(with_interest_at(plan_of(2), 0, first), 1, second)
    with pytest.raises(RefusedError, match="Dr Number 1’s interest in item 8 is already declared: edit that one"):
        with_interest_at(plan, 1, second.replace(items=("3", "8")))
    assert held(plan).interests == (first, second)
    changed = first.replace(words="A paid post, since May")
    assert held(with_interest_at(plan, 0, changed)).interests == (changed, second)
    assert held(with_interest_at(plan, 0, None)).interests == (second,)


def test_the_count_is_said_with_its_quorum() -> None:
    assert room_count(worked_example()).sentence == "5 of 6 with a vote are here, quorum 4."
    assert room_count(plan_of(0)).sentence == "Nobody with a vote is named yet."
    assert room_count(with_everybody_here(plan_of(2))).sentence == "2 of 2 with a vote are here; no quorum is set."


def test_an_interest_can_leave_an_item_without_a_quorum() -> None:
    plan = with_everybody_here(with_tier_parts(plan_of(2), quorum=quorum(2)))
    plan = with_interest_at(plan, 0, Interest(person="p1", items=("8",), kind=InterestKind.WITHDRAWS))
    count = room_count(plan)
    assert (count.met, count.sentence) == (False, "2 of 2 with a vote are here, quorum 2. No quorum on item 8.")
