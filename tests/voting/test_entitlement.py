"""Who may vote on an item, and who was there when it was put."""

import pytest
from tests.voting.rooms import ITEMS, interest, partners, sitting

from wizard.plan.meeting import Attendance, InterestKind, Presence
from wizard.plan.people import Role
from wizard.plan.voting_rule import Rule
from wizard.voting.entitlement import attending, entitlement


@pytest.mark.parametrize(
    ("first", "last", "there"),
    [
        (None, None, ITEMS),
        ("3", None, ("3", "4a", "4b")),
        (None, "2", ("1", "2")),
        ("2", "4a", ("2", "3", "4a")),
        ("3", "3", ("3",)),
    ],
)
def test_a_late_arrival_and_an_early_leaver_are_there_for_their_items(
    first: str | None, last: str | None, there: tuple[str, ...]
) -> None:
    entry = Attendance(person="p1", presence=Presence.BY_LINK, from_item=first, until_item=last)
    meeting = sitting(partners(2)).with_attendance(entry)
    assert tuple(item for item in ITEMS if "p1" in attending(meeting, item)) == there


@pytest.mark.parametrize("presence", [Presence.APOLOGIES, Presence.ABSENT, Presence.IN_ATTENDANCE])
def test_other_ways_of_attending_do_not_make_present(presence: Presence) -> None:
    meeting = sitting(partners(2)).with_attendance(Attendance(person="p1", presence=presence))
    assert "p1" not in attending(meeting, "1")


def test_somebody_without_a_recorded_attendance_is_absent() -> None:
    people = partners(3)
    found = entitlement(sitting(people[:2]), people, Rule(), "1")
    assert [person.id for person in found.absent] == ["p2"]


def test_people_without_a_vote_or_no_longer_there_are_left_out() -> None:
    people = partners(5)
    people = (
        people[0],
        people[1].replace(role=Role.MANAGER),
        people[2].replace(left=True),
        people[3].replace(votes=0),
        people[4],
    )
    found = entitlement(sitting(people), people, Rule(), "1")
    assert [person.id for person in found.voters] == ["p0", "p4"]


def test_out_of_the_room_is_not_present_and_still_entitled() -> None:
    people = partners(3)
    found = entitlement(sitting(people), people, Rule(), "1", ["p2"])
    assert [person.id for person in found.present] == ["p0", "p1"]
    assert [person.id for person in found.absent] == ["p2"]
    assert (found.out_of_room, found.away) == ((people[2],), ())


def test_the_absent_are_those_away_out_of_the_room_or_in_attendance() -> None:
    people = partners(4)
    meeting = sitting(people, absent=["p1"]).with_attendance(Attendance(person="p3", presence=Presence.IN_ATTENDANCE))
    found = entitlement(meeting, people, Rule(), "1", ["p1", "p2", "p3"])
    assert found.absent == people[1:]
    assert (found.away, found.out_of_room, found.in_attendance) == ((people[1],), (people[2],), (people[3],))


def test_the_strictest_of_two_interests_holds_and_only_on_its_items() -> None:
    people = partners(2)
    both = [interest("p1", InterestKind.NOTED), interest("p1", InterestKind.WITHDRAWS, ("1", "3"))]
    meeting = sitting(people, interests=both)
    assert [person.id for person in entitlement(meeting, people, Rule(), "1").not_voting] == ["p1"]
    assert entitlement(meeting, people, Rule(), "2").not_voting == ()
