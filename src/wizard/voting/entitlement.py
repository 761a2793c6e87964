"""Who may vote on an item, and who of them was there when it was put.

*Entitled*: people with a vote, less those who withdrew or do not vote because of an interest. *Present*: entitled and
attending when it is put. A delegated board, where the rule names one, stands in the place of all partners.
"""

from collections.abc import Sequence

from wizard.foundation.value import Value
from wizard.plan.meeting import Attendance, InterestKind, Matter, Meeting, Presence
from wizard.plan.people import Person, Settings
from wizard.plan.voting_rule import Rule

ATTENDING = frozenset({Presence.IN_ROOM, Presence.BY_LINK})
"""The ways of attending that make somebody with a vote present."""


class Entitlement(Value):
    """Everybody with a vote, in the order of the practice's people, sorted by what they may do on one proposal."""

    voters: tuple[Person, ...]
    """All who have a vote, before interests: of the whole partnership, or of the delegated board."""
    not_voting: tuple[Person, ...]
    """Of these, those who withdrew or do not vote because of an interest."""
    present: tuple[Person, ...]
    """Entitled, and there when it was put."""
    absent: tuple[Person, ...]
    """Entitled, and not there."""
    out_of_room: tuple[Person, ...] = ()
    """Of the absent, those who attend the item and were out of the room when it was put."""
    in_attendance: tuple[Person, ...] = ()
    """Of the absent, those recorded as in attendance: they sit in the room, and not as one of those who decide."""
    board: bool = False
    """Whether a delegated board decides."""

    @property
    def sole(self) -> bool:
        """Whether one contractor decides alone: exactly one person has a vote, and no board is the deciding body."""
        return len(self.voters) == 1 and not self.board

    @property
    def away(self) -> tuple[Person, ...]:
        """Those of the absent who were not at the meeting, or not yet, or no longer."""
        near = {person.id for person in (*self.out_of_room, *self.in_attendance)}
        return tuple(person for person in self.absent if person.id not in near)

    @property
    def weighted(self) -> bool:
        """Whether anybody holds other than one vote, so that votes and people are different numbers."""
        return any(person.votes != 1 for person in self.voters)


def entitlement(
    meeting: Meeting, people: Sequence[Person], rule: Rule, item_id: str, out_of_room: Sequence[str] = ()
) -> Entitlement:
    """Work out who may vote on an item, and who of them was there.

    Args:
        meeting: Its attendance and declared interests.
        people: The practice's people, as they were at the meeting.
        rule: The rule that governs the item.
        item_id: The item.
        out_of_room: Ids of people who attend the item but were out of the room when the proposal was put.
    """
    voters = [person for person in people if person.has_vote and (not rule.board or person.id in rule.board)]
    barred = not_voting_on(meeting, item_id)
    attend = attending(meeting, item_id)
    here = attend - set(out_of_room)
    beside = {entry.person for entry in meeting.attendance if entry.presence is Presence.IN_ATTENDANCE}
    entitled = [person for person in voters if person.id not in barred]
    return Entitlement(
        voters=tuple(voters),
        not_voting=tuple(person for person in voters if person.id in barred),
        present=tuple(person for person in entitled if person.id in here),
        absent=tuple(person for person in entitled if person.id not in here),
        out_of_room=tuple(person for person in entitled if person.id in attend - here),
        in_attendance=tuple(person for person in entitled if person.id in beside - attend),
        board=bool(rule.board),
    )


def not_voting_on(meeting: Meeting, item_id: str) -> frozenset[str]:
    """Return the ids of those who declared an interest in an item and do not vote on it."""
    return frozenset(
        interest.person
        for interest in meeting.interests
        if interest.kind is not InterestKind.NOTED and item_id in interest.items
    )


def attending(meeting: Meeting, item_id: str) -> frozenset[str]:
    """Return the ids of those who attended an item, in the room or by link.

    A late arrival is there from `from_item`, an early leaver until `until_item`, both included, in the guidance's
    order; an id that the guidance does not hold bounds nothing. Who has no attendance recorded is not there.
    """
    place = {item: index for index, item in enumerate(meeting.guidance.order)}
    here = place.get(item_id, 0)
    return frozenset(
        entry.person
        for entry in meeting.attendance
        if entry.presence in ATTENDING and _first(entry, place) <= here <= _last(entry, place)
    )


def _first(entry: Attendance, place: dict[str, int]) -> int:
    return place.get(entry.from_item, 0) if entry.from_item is not None else 0


def _last(entry: Attendance, place: dict[str, int]) -> int:
    return place.get(entry.until_item, len(place)) if entry.until_item is not None else len(place)


def votes_of(people: Sequence[Person]) -> int:
    """Return how many votes these people hold together."""
    return sum(person.votes for person in people)


def rule_for(settings: Settings, matter: Matter) -> Rule:
    """Return the rule that governs an item: its own, if it was given one with a reason, else the practice's."""
    return matter.rule.rule if matter.rule else settings.rule
