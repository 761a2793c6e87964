"""One sitting of the partners: who was there, what was before them, and what was put on each item."""

from collections.abc import Mapping
from datetime import time
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from wizard.foundation.value import Day, Digest, Key, Line, Name, Note, Value
from wizard.guidance.pack import ActionNumber
from wizard.plan.proposal import CheckedWith, Proposal
from wizard.plan.voting_rule import RuleOverride

MOST_MINUTES = 600
"""The most minutes that may be suggested for one item."""


class Presence(StrEnum):
    """How somebody attended."""

    IN_ROOM = "in_room"
    BY_LINK = "by_link"
    APOLOGIES = "apologies"
    ABSENT = "absent"
    IN_ATTENDANCE = "in_attendance"
    """Present without being one of those who meet: staff, a guest."""


class Attendance(Value):
    """One person's attendance."""

    person: Key
    presence: Presence
    from_item: Key | None = None
    """The first item for which a late arrival was there; None: from the beginning."""
    until_item: Key | None = None
    """The last item for which an early leaver was there; None: to the end."""


class InterestKind(StrEnum):
    """What somebody with a declared interest does on the item."""

    NOTED = "noted"
    """Votes; the interest is noted."""
    SPEAKS = "speaks"
    """Speaks without voting."""
    WITHDRAWS = "withdraws"


class Interest(Value):
    """A declared interest in one or more items."""

    person: Key
    items: tuple[Key, ...] = Field(min_length=1)
    kind: InterestKind = InterestKind.NOTED
    words: Note = ""


class Matter(Value):
    """What this meeting did on one item."""

    item: Key
    proposals: tuple[Proposal, ...] = ()
    weighed: tuple[Key, ...] = ()
    """The ids of the trade-offs that weighed with the partners."""
    rule: RuleOverride | None = None
    checked_with: tuple[CheckedWith, ...] = ()
    minute: Note = ""
    """What the minutes say on the discussion, for print."""

    @property
    def was_put(self) -> bool:
        """Whether any proposal was put to the room, whatever became of it."""
        return any(proposal.decision is not None for proposal in self.proposals)

    def proposal(self, proposal_id: str) -> Proposal:
        """Return the proposal with this id.

        Raises:
            KeyError: There is none.
        """
        for proposal in self.proposals:
            if proposal.id == proposal_id:
                return proposal
        raise KeyError(proposal_id)


class ActionOutline(Value):
    """An action as it stood when the meeting was begun."""

    number: ActionNumber
    title: Name
    short_title: Name
    items: tuple[Key, ...]


MeetingNumber = Annotated[int, Field(ge=1, le=10_000)]
"""Meetings are numbered from 1, closed ones and an open one together."""


class MeetingGuidance(Value):
    """The guidance before the partners: digests into the plan's own copy of the texts."""

    pack: Key
    edition: Name
    pack_digest: Digest
    head: Digest
    """The digest of the edition's head (sources, neutrality, background)."""
    actions: tuple[ActionOutline, ...]
    items: Mapping[Key, Digest]

    @property
    def order(self) -> tuple[str, ...]:
        """The ids of all items in the order of the guidance."""
        return tuple(item for action in self.actions for item in action.items)


class LastMinutes(Value):
    """What was said of the last meeting's record."""

    approved: bool = False
    corrections: Note = ""
    circulated_until: Day | None = None
    """Until when it had been circulated for correction."""


class Meeting(Value):
    """One sitting. In a plan at most one is open; a closed one lies inside its record."""

    number: MeetingNumber
    guidance: MeetingGuidance
    held_on: Day | None = None
    """The date of the meeting."""
    starts: time | None = None
    ends: time | None = None
    place: Line = ""
    chair: Key | None = None
    minute_taker: Key | None = None
    attendance: tuple[Attendance, ...] = ()
    interests: tuple[Interest, ...] = ()
    items: tuple[Key, ...] = ()
    """The items that were chosen for this meeting; `taken` says which it takes."""
    agenda_minutes: Mapping[Key, Annotated[int, Field(ge=1, le=MOST_MINUTES)]] = Field(default_factory=dict)
    """Suggested minutes for an item."""
    matters: tuple[Matter, ...] = ()
    last_minutes: LastMinutes = LastMinutes()
    matters_arising: Note = ""
    other_business: Note = ""

    @property
    def taken(self) -> tuple[str, ...]:
        """The items that this meeting takes, in the guidance's order; the others keep their position.

        What was put counts as taken even where an older file leaves it out of `items`: it took effect.
        """
        wanted = {*self.items, *self.put}
        return tuple(item for item in self.guidance.order if item in wanted)

    @property
    def put(self) -> tuple[str, ...]:
        """The items on which a proposal was put."""
        return tuple(matter.item for matter in self.matters if matter.was_put)

    def matter(self, item_id: str) -> Matter:
        """Return what was done on an item; an empty `Matter` if nothing was."""
        for matter in self.matters:
            if matter.item == item_id:
                return matter
        return Matter(item=item_id)

    def attendance_of(self, person_id: str) -> Attendance | None:
        """Return a person's attendance, or None if it was not recorded."""
        for attendance in self.attendance:
            if attendance.person == person_id:
                return attendance
        return None

    def with_matter(self, matter: Matter) -> "Meeting":
        """Return the meeting with this matter in place of the one on the same item, in the guidance's order."""
        others = [entry for entry in self.matters if entry.item != matter.item]
        place = {item: index for index, item in enumerate(self.guidance.order)}
        ordered = sorted([*others, matter], key=lambda entry: place.get(entry.item, len(place)))
        return self.replace(matters=tuple(ordered))

    def with_attendance(self, attendance: Attendance) -> "Meeting":
        """Return the meeting with this person's attendance recorded."""
        entries = {entry.person: entry for entry in self.attendance} | {attendance.person: attendance}
        return self.replace(attendance=tuple(entries.values()))
