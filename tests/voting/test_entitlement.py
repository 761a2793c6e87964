"""Who may vote on an item, and who was present when it was put."""

from collections.abc import Sequence
from datetime import timedelta

import pytest
from tests.rules import HALF_OF_VOTES, deed
from tests.voting.rooms import HELD_ON, ITEMS, interest, partners, room, sitting

from wizard.plan.meeting import Attendance, InterestKind, Presence
from wizard.plan.people import Role, Settings
from wizard.plan.proposal import Proposal
from wizard.plan.spell import Spell, SpellKind
from wizard.plan.voting_rule import DecidingRule
from wizard.voting.entitlement import attending, room_for, voters
from wizard.voting.room import Partner
from wizard.voting.sitting import Sitting


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


def test_a_late_arrival_is_there_for_the_practices_own_items_and_an_early_leaver_is_not() -> None:
    late = Attendance(person="p1", presence=Presence.IN_ROOM, from_item="4b")
    early = Attendance(person="p0", presence=Presence.IN_ROOM, until_item="3")
    assert attending(sitting(partners(2)).with_attendance(late).with_attendance(early), "o1") == {"p1"}


def test_somebody_without_a_recorded_attendance_is_absent() -> None:
    people = partners(3)
    assert ids(room(sitting(people[:2]), people, HALF_OF_VOTES).absent) == ["p2"]


def test_people_without_a_vote_or_no_longer_there_are_left_out() -> None:
    people = partners(5)
    people = (
        people[0],
        people[1].replace(role=Role.MANAGER),
        people[2].replace(left=True),
        people[3].replace(votes=0),
        people[4],
    )
    assert [person.id for person in voters(people, HALF_OF_VOTES)] == ["p0", "p4"]
    assert [person.id for person in voters(people, DecidingRule())] == ["p0", "p3", "p4"]


def test_out_of_the_room_is_not_here_and_may_still_answer() -> None:
    people = partners(3)
    found = room(sitting(people), people, HALF_OF_VOTES, out=("p2",))
    assert (ids(found.here), ids(found.out_of_room), ids(found.absent)) == (["p0", "p1"], ["p2"], [])


def test_a_partner_in_attendance_is_not_one_of_those_here() -> None:
    people = partners(4)
    meeting = sitting(people, absent=["p1"]).with_attendance(Attendance(person="p3", presence=Presence.IN_ATTENDANCE))
    found = room(meeting, people, HALF_OF_VOTES, out=("p1", "p2", "p3"))
    assert (ids(found.absent), ids(found.out_of_room)) == (["p1", "p3"], ["p2"])


def test_the_strictest_of_two_interests_holds_and_only_on_its_items() -> None:
    people = partners(2)
    both = [interest("p1", InterestKind.NOTED), interest("p1", InterestKind.WITHDRAWS, ("1", "3"))]
    meeting = sitting(people, interests=both)
    assert ids(room(meeting, people, HALF_OF_VOTES).stepping_aside) == ["p1"]
    assert room(meeting, people, HALF_OF_VOTES, "2").stepping_aside == ()


def test_who_speaks_without_voting_stays_and_who_withdraws_does_not() -> None:
    people = partners(3)
    meeting = sitting(people, interests=[interest("p1"), interest("p2", InterestKind.WITHDRAWS)])
    assert room(meeting, people, HALF_OF_VOTES).aside_here == {"p1"}


def test_a_spell_leaves_somebody_out_of_the_count_while_it_lasts() -> None:
    people = partners(3)
    out = Spell(person="p1", kind=SpellKind.SUSPENDED, first=HELD_ON, last=HELD_ON, counted=False)
    away = Spell(person="p2", kind=SpellKind.RETIRED, first=HELD_ON, last=HELD_ON)
    settings = Settings(rule=HALF_OF_VOTES, spells=(out, away))
    put = Proposal(id="p1", position="adopt")
    found = room_for(Sitting(sitting(people), people, settings), "1", put)
    assert [(entry.partner.id, entry.reason, entry.is_partner) for entry in found.left_out] == [
        ("p1", "suspended", True),
        ("p2", "retired that day", False),
    ]
    later = sitting(people).replace(held_on=HELD_ON + timedelta(days=1))
    assert room_for(Sitting(later, people, settings), "1", put).left_out == ()


def test_a_board_decides_in_the_place_of_all_partners() -> None:
    people = partners(4)
    found = room(sitting(people), people, deed().replace(board=("p1", "p2"), board_name=""))
    assert (ids(found.here), found.board) == (["p1", "p2"], "the board")


def ids(found: Sequence[Partner]) -> list[str]:
    return [partner.id for partner in found]
