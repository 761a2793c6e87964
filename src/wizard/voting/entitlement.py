"""Who may vote on an item, and which of them were here when it was put: the room of each proposal."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from wizard.plan.meeting import Attendance, InterestKind, Meeting, Presence
from wizard.plan.people import Person, Role
from wizard.plan.proposal import Proposal
from wizard.plan.rule_labels import SPELLS
from wizard.plan.spell import SpellKind, left_out_by
from wizard.plan.voting_rule import DecidingRule, RuleSource
from wizard.voting.room import AnswerWindow, LeftOut, Partner, Room
from wizard.voting.sitting import Sitting, window_for

ATTENDING = frozenset({Presence.IN_ROOM, Presence.BY_LINK})
"""The kinds of attendance that count as present for a person with a vote."""

A_BOARD = "the board"
"""The name of a board without one."""


def voters(people: Sequence[Person], rule: DecidingRule) -> tuple[Person, ...]:
    """Return everybody who decides under a rule: the partners with a vote, or the members of the board that has one.

    Under the Partnership Act every partner counts as one, whatever votes are recorded.
    """
    act = rule.source is RuleSource.ACT
    return tuple(
        person
        for person in people
        if (person.has_vote or (act and person.role is Role.PARTNER and not person.left))
        and (not rule.board or person.id in rule.board)
    )


def room_for(sitting: Sitting, item_id: str, proposal: Proposal) -> Room:
    """Return the partners as they count for a proposal: each of them in one group."""
    tier = sitting.tier(item_id, proposal.position)
    return room_within(sitting, item_id, proposal, window_for(sitting, item_id, proposal, tier))


def room_within(sitting: Sitting, item_id: str, proposal: Proposal, window: AnswerWindow) -> Room:
    """Return the same room, if it is already known how long the absent may answer."""
    meeting = sitting.meeting
    attend = frozenset() if meeting.in_writing else attending(meeting, item_id)
    outside = frozenset(proposal.out_of_room)
    barred, staying = (not_voting_on(meeting, item_id), _staying(meeting, item_id)) if meeting.interests else _NOBODY
    differing = _Differing(barred, attend, outside, staying & attend - outside if staying else staying, window)
    if (known := sitting.rooms.get(differing)) is not None:
        return known
    found = sitting.rooms[differing] = _room(sitting, differing)
    return found


_NOBODY: tuple[frozenset[str], frozenset[str]] = (frozenset(), frozenset())


class _Differing(NamedTuple):
    """The things in which rooms at one meeting can differ."""

    barred: frozenset[str]
    attend: frozenset[str]
    outside: frozenset[str]
    aside_here: frozenset[str]
    window: AnswerWindow


def _room(sitting: Sitting, differing: _Differing) -> Room:
    meeting, rule = sitting.meeting, sitting.settings.rule
    places: dict[str, list[Partner]] = {"here": [], "absent": [], "out_of_room": [], "stepping_aside": []}
    left_out = []
    for partner in _partners(sitting):
        if (out := _left_out(sitting, partner)) is not None:
            left_out.append(out)
        else:
            places[_place(partner.id, differing)].append(partner)
    return Room(
        here=tuple(places["here"]),
        absent=tuple(places["absent"]),
        out_of_room=tuple(places["out_of_room"]),
        stepping_aside=tuple(places["stepping_aside"]),
        aside_here=differing.aside_here,
        left_out=tuple(left_out),
        chair=meeting.chair,
        names=sitting.names,
        # A decision in writing has no meeting, so no answer can come after one.
        held_on=None if meeting.in_writing else meeting.held_on,
        window=differing.window,
        adjourned=meeting.adjourned_from is not None,
        circulation=meeting.in_writing is not None,
        board=(rule.board_name or A_BOARD) if rule.board else "",
    )


_made: tuple[Sequence[Person], DecidingRule, tuple[Partner, ...]] | None = None


def _partners(sitting: Sitting) -> tuple[Partner, ...]:
    """Return those who decide, worked out once for all proposals of a meeting, as its people and rule are the same."""
    global _made
    people, rule = sitting.people, sitting.settings.rule
    if _made is None or _made[0] is not people or _made[1] is not rule:
        found = tuple(Partner(person.id, person.name, person.votes) for person in voters(people, rule))
        _made = people, rule, found
        return found
    return _made[2]


def _place(person_id: str, differing: _Differing) -> str:
    if person_id in differing.barred:
        return "stepping_aside"
    if person_id not in differing.attend:
        return "absent"
    return "out_of_room" if person_id in differing.outside else "here"


def _left_out(sitting: Sitting, partner: Partner) -> LeftOut | None:
    meeting = sitting.meeting
    if not sitting.settings.spells:
        return None
    day = meeting.in_writing.begun_on if meeting.in_writing else meeting.held_on
    spell = left_out_by(sitting.settings.spells, partner.id, day)
    return LeftOut(partner, SPELLS[spell.kind].said, spell.kind is not SpellKind.RETIRED) if spell else None


def _staying(meeting: Meeting, item_id: str) -> frozenset[str]:
    """Return the ids of those who do not vote because of an interest but stay to speak."""
    return frozenset(
        interest.person
        for interest in meeting.interests
        if interest.kind is InterestKind.SPEAKS and item_id in interest.items
    )


def not_voting_on(meeting: Meeting, item_id: str) -> frozenset[str]:
    """Return the ids of those who declared an interest in an item and do not vote on it."""
    return frozenset(
        interest.person
        for interest in meeting.interests
        if interest.kind is not InterestKind.NOTED and item_id in interest.items
    )


def attending(meeting: Meeting, item_id: str) -> frozenset[str]:
    """Return the ids of those who attended an item, in the room or online.

    A late arrival is present from `from_item`, an early leaver until `until_item`, both included, in the order of the
    items; an id that the meeting does not have sets no limit. Anyone without a recorded attendance is not present.
    """
    throughout = _throughout(meeting)
    return there_for(meeting, item_id, ATTENDING) if throughout is None else throughout


def there_for(meeting: Meeting, item_id: str, ways: Collection[Presence]) -> frozenset[str]:
    """Return the ids of those who were present for an item in one of these ways, allowing for late and early times."""
    place = {item: index for index, item in enumerate(meeting.order)}
    here = place.get(item_id, 0)
    return frozenset(
        entry.person
        for entry in meeting.attendance
        if entry.presence in ways and _first(entry, place) <= here <= _last(entry, place)
    )


_looked_at: tuple[Sequence[Attendance], frozenset[str] | None] | None = None


def _throughout(meeting: Meeting) -> frozenset[str] | None:
    """Return who attended every item; None if somebody came late or left early. Worked out once for all items."""
    global _looked_at
    entries = meeting.attendance
    if _looked_at is None or _looked_at[0] is not entries:
        bounded = any(entry.from_item or entry.until_item for entry in entries)
        found = None if bounded else frozenset(entry.person for entry in entries if entry.presence in ATTENDING)
        _looked_at = entries, found
        return found
    return _looked_at[1]


def _first(entry: Attendance, place: dict[str, int]) -> int:
    return place.get(entry.from_item, 0) if entry.from_item is not None else 0


def _last(entry: Attendance, place: dict[str, int]) -> int:
    return place.get(entry.until_item, len(place)) if entry.until_item is not None else len(place)
