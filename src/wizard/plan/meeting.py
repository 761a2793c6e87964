"""One meeting of the partners: attendance, guidance, and the proposals on each item."""

from collections.abc import Mapping
from datetime import time
from typing import Annotated

from pydantic import Field

from wizard.foundation.value import Day, Digest, Key, Line, Name, Note, Value
from wizard.foundation.word import Word
from wizard.guidance.pack import ActionNumber
from wizard.plan.in_writing import InWriting
from wizard.plan.proposal import CheckedWith, Owner, Proposal
from wizard.plan.voting_rule import ItemTier

MOST_MINUTES = 600
"""The most minutes that may be suggested for one item."""


class Presence(Word):
    """How somebody attended."""

    IN_ROOM = "in_room"
    BY_LINK = "by_link"
    APOLOGIES = "apologies"
    ABSENT = "absent"
    IN_ATTENDANCE = "in_attendance"
    """Present without being a partner at the meeting: staff, a guest."""


AWAY = frozenset({Presence.APOLOGIES, Presence.ABSENT})
"""Not there at all."""


class Attendance(Value):
    """One person's attendance.

    The first and last item are kept even while somebody is marked as away, in case that was a slip, but have no effect.
    """

    person: Key
    presence: Presence
    from_item: Key | None = None
    """The first item that a late arrival was there for; None means from the beginning."""
    until_item: Key | None = None
    """The last item that an early leaver was there for; None means to the end."""


class InterestKind(Word):
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
    """The ids of the trade-offs that mattered to the partners."""
    rule: ItemTier | None = None
    """Another rule for this item, agreed before it was discussed."""
    checked_with: tuple[CheckedWith, ...] = ()
    minute: Note = ""
    """The discussion, for the printed minutes."""

    @property
    def was_put(self) -> bool:
        """Whether any proposal was put to the room, whatever its outcome."""
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
    """An action as it was when the meeting began."""

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
    """The last day of its circulation for correction."""


class OwnItem(Value):
    """One of the practice's own agenda items, not from the guidance."""

    id: Key
    """Unique within the plan, and never used again: “o1”."""
    title: Name
    about: Note = ""
    raised_by: Owner | None = None


class Brought(Value):
    """A proposal that an earlier meeting did not decide and carried over to this one."""

    item: Key
    meeting: MeetingNumber
    """The number of that meeting."""
    proposal: Key
    """The proposal's id at that meeting."""


class LapseKind(Word):
    """What has run out."""

    HOLD = "hold"
    REVIEW = "review"
    RETURN = "return"
    """The day until which the decision was deferred."""
    EVENT = "event"
    """The event until which the decision was deferred."""
    TASK = "task"


class LapseAnswer(Word):
    """What the partners said of it."""

    DECIDE = "decide"
    EXTEND = "extend"
    """A proposal with the new date is put, and decided like any other."""
    END = "end"
    """The position ends on the day of the meeting."""
    HAPPENED = "happened"
    NOT_HAPPENED = "not_happened"
    DONE = "done"


class Lapse(Value):
    """Something that had run out when the meeting began, and how it was dealt with."""

    what: LapseKind
    item: Key | None = None
    task: Key | None = None
    was: Day | None = None
    """The day on which it ran out; None for an event without a last day."""
    answer: LapseAnswer | None = None
    until: Day | None = None
    """The new date, if it is extended."""
    words: Note = ""

    @property
    def key(self) -> tuple[LapseKind, str | None, str | None]:
        """What tells it from every other."""
        return self.what, self.item, self.task


class NextMeeting(Value):
    """When and where the partners meet next."""

    on: Day | None = None
    at: time | None = None
    place: Line = ""


class LmcAsked(Value):
    """That the practice asked its LMC about the guidance, and its own note of what they said."""

    on: Day | None = None
    note: Note = ""


class Meeting(Value):
    """One meeting. At most one in a plan is open; a closed one is inside its record."""

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
    """The items of the guidance that were put on the agenda; `taken` says which are on it."""
    agenda_minutes: Mapping[Key, Annotated[int, Field(ge=1, le=MOST_MINUTES)]] = Field(default_factory=dict)
    """Suggested minutes for an item."""
    matters: tuple[Matter, ...] = ()
    last_minutes: LastMinutes = LastMinutes()
    matters_arising: Note = ""
    other_business: Note = ""
    notice_sent: Day | None = None
    """The day on which the partners were given notice of the meeting."""
    short_notice_agreed: bool = False
    """Whether all partners agreed to shorter notice than the deed asks for."""
    adjourned_from: MeetingNumber | None = None
    """The adjourned meeting that this one continues; the quorum for an adjourned meeting then applies."""
    own_items: tuple[OwnItem, ...] = ()
    together: tuple[Key, ...] = ()
    """The items listed to be taken together, without any taken off the list."""
    brought: tuple[Brought, ...] = ()
    lapses: tuple[Lapse, ...] = ()
    next_meeting: NextMeeting = NextMeeting()
    lmc_asked: LmcAsked | None = None
    noted: tuple[Digest, ...] = ()
    """The corrections (by digest) and the records by circulation (by seal) that were noted here."""
    in_writing: InWriting | None = None
    """The terms of a decision by circulation: nobody met."""

    @property
    def called(self) -> str:
        """“Meeting 2”; “Record 2” where nobody met."""
        return f"Record {self.number}" if self.in_writing else f"Meeting {self.number}"

    @property
    def order(self) -> tuple[str, ...]:
        """The ids of all items: the guidance's in its order, then the practice's own."""
        return (*self.guidance.order, *(own.id for own in self.own_items))

    @property
    def taken(self) -> tuple[str, ...]:
        """The items on the agenda, in order; the others keep their position.

        An item with a proposal that was put is included even if `items` leaves it out, because it took effect. The
        practice's own items are always included.
        """
        wanted = {*self.items, *self.put, *(own.id for own in self.own_items)}
        return tuple(item for item in self.order if item in wanted)

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

    def own_item(self, item_id: str) -> OwnItem | None:
        """Return one of the practice's own items; None if this is an item of the guidance."""
        return next((own for own in self.own_items if own.id == item_id), None)

    def attendance_of(self, person_id: str) -> Attendance | None:
        """Return a person's attendance, or None if it was not recorded."""
        for attendance in self.attendance:
            if attendance.person == person_id:
                return attendance
        return None

    def with_matter(self, matter: Matter) -> "Meeting":
        """Return the meeting with this matter replacing the one on the same item, in the order of the items."""
        others = [entry for entry in self.matters if entry.item != matter.item]
        place = {item: index for index, item in enumerate(self.order)}
        ordered = sorted([*others, matter], key=lambda entry: place.get(entry.item, len(place)))
        return self.replace(matters=tuple(ordered))

    def with_attendance(self, attendance: Attendance) -> "Meeting":
        """Return the meeting with this person's attendance recorded."""
        entries = {entry.person: entry for entry in self.attendance} | {attendance.person: attendance}
        return self.replace(attendance=tuple(entries.values()))
