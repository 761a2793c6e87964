"""Rooms of partners for tests: who is here, what they vote, under which rule."""

from collections.abc import Sequence
from datetime import date

from wizard.plan.choice import Choice
from wizard.plan.consent import CastingChoice
from wizard.plan.meeting import (
    ActionOutline,
    Attendance,
    Interest,
    InterestKind,
    Meeting,
    MeetingGuidance,
    OwnItem,
    Presence,
)
from wizard.plan.people import Person, Settings
from wizard.plan.proposal import Proposal, RollCall, Vote
from wizard.plan.voting_rule import DecidingRule
from wizard.voting.entitlement import room_for
from wizard.voting.room import Room
from wizard.voting.sitting import Sitting

ITEMS = ("1", "2", "3", "4a", "4b")
HELD_ON = date(2026, 12, 8)
_DIGEST = "0" * 64
_CHOICES = {"f": Choice.FOR, "a": Choice.AGAINST, "-": Choice.ABSTAIN}
_NAMES = ("Osei", "Bell", "Cole", "Dunn", "Eade", "Fox")


def guidance() -> MeetingGuidance:
    """Guidance of five items in four actions."""
    actions = ((1, ("1",)), (2, ("2",)), (3, ("3",)), (4, ("4a", "4b")))
    return MeetingGuidance(
        pack="pack",
        edition="2026-06",
        pack_digest=_DIGEST,
        head=_DIGEST,
        actions=tuple(
            ActionOutline(number=number, title=f"Action {number}", short_title=f"A{number}", items=items)
            for number, items in actions
        ),
        items=dict.fromkeys(ITEMS, _DIGEST),
    )


def partners(count: int, votes: Sequence[int] = ()) -> tuple[Person, ...]:
    """This many partners, `p0` first, with one vote each by default."""
    return tuple(
        Person(
            id=f"p{index}",
            name=f"Dr {_NAMES[index] if index < len(_NAMES) else index}",
            votes=votes[index] if index < len(votes) else 1,
        )
        for index in range(count)
    )


def roll_call(votes: str, casting: CastingChoice | None = None, cast_by: str | None = None) -> RollCall:
    """A roll call, one letter a person: f for, a against, - abstains, . not recorded."""
    cast = tuple(
        Vote(person=f"p{index}", choice=_CHOICES[letter]) for index, letter in enumerate(votes) if letter != "."
    )
    return RollCall(how="roll_call", votes=cast, casting=casting, cast_by=cast_by)


def sitting(people: Sequence[Person], absent: Sequence[str] = (), interests: Sequence[Interest] = ()) -> Meeting:
    """A meeting of these people in the room, chaired by `p0`, with the absent away and one item of the practice."""
    return Meeting(
        number=1,
        guidance=guidance(),
        held_on=HELD_ON,
        chair="p0",
        items=ITEMS[:-1],
        own_items=(OwnItem(id="o1", title="The lease"),),
        interests=tuple(interests),
        attendance=tuple(
            Attendance(person=person.id, presence=Presence.ABSENT if person.id in absent else Presence.IN_ROOM)
            for person in people
        ),
    )


def interest(person: str, kind: InterestKind = InterestKind.SPEAKS, items: tuple[str, ...] = ("1",)) -> Interest:
    """Somebody's interest in item 1, who speaks without voting."""
    return Interest(person=person, items=items, kind=kind)


def room(
    meeting: Meeting, people: Sequence[Person], rule: DecidingRule, item: str = "1", out: tuple[str, ...] = ()
) -> Room:
    """The room of a proposal on an item."""
    put = Proposal(id="p1", position="adopt", out_of_room=out)
    return room_for(Sitting(meeting, tuple(people), Settings(rule=rule)), item, put)
