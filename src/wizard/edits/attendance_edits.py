"""Who comes to a meeting: attendance, late arrivals and early leavers, interests, and whether there is a quorum.

Every function that changes something takes a plan and returns another one, and raises `ValueError` without an open
meeting.
"""

from dataclasses import dataclass

from wizard.edits.decision_edits import open_meeting
from wizard.foundation.formatting import listed
from wizard.plan.meeting import Attendance, Interest, Meeting, Presence
from wizard.plan.people import Person
from wizard.plan.plan import Plan
from wizard.voting.entitlement import ATTENDING, entitlement
from wizard.voting.outcome_rules import quorum_needed, rule_for


def roster(plan: Plan) -> tuple[Person, ...]:
    """Return everybody whose attendance is asked for: those with a vote first, then the others who have not left."""
    here = [person for person in plan.people_at_meeting if not person.left]
    return tuple(sorted(here, key=lambda person: not person.has_vote))


def with_presence(plan: Plan, person_id: str, presence: Presence | None) -> Plan:
    """Return the plan with how somebody attends, or with nothing recorded of them (None).

    From and until which item is kept for those who attend, and dropped for those who do not.
    """
    meeting = open_meeting(plan)
    if presence is None:
        kept = tuple(entry for entry in meeting.attendance if entry.person != person_id)
        return plan.with_meeting(meeting.replace(attendance=kept))
    before = meeting.attendance_of(person_id)
    if before is not None and presence not in (Presence.APOLOGIES, Presence.ABSENT):
        return plan.with_meeting(meeting.with_attendance(before.replace(presence=presence)))
    return plan.with_meeting(meeting.with_attendance(Attendance(person=person_id, presence=presence)))


def with_everybody_here(plan: Plan) -> Plan:
    """Return the plan with everybody of whom nothing is recorded yet in the room.

    Who has no vote is in attendance. What is recorded stays: apologies were said before the door was closed.
    """
    meeting = open_meeting(plan)
    known = {entry.person for entry in meeting.attendance}
    new = tuple(
        Attendance(person=person.id, presence=Presence.IN_ROOM if person.has_vote else Presence.IN_ATTENDANCE)
        for person in roster(plan)
        if person.id not in known
    )
    return plan.with_meeting(meeting.replace(attendance=(*meeting.attendance, *new)))


def with_span(plan: Plan, person_id: str, from_item: str | None, until_item: str | None) -> Plan:
    """Return the plan with the first and the last item for which somebody was there; None: the beginning, the end.

    Raises:
        ValueError: They left before they came, or their attendance is not recorded.
    """
    meeting = open_meeting(plan)
    entry = meeting.attendance_of(person_id)
    if entry is None:
        raise ValueError("no attendance is recorded for this person")
    order = meeting.guidance.order
    if from_item and until_item and order.index(until_item) < order.index(from_item):
        raise ValueError("they cannot leave before they come")
    return plan.with_meeting(meeting.with_attendance(entry.replace(from_item=from_item, until_item=until_item)))


def with_interest_at(plan: Plan, at: int, interest: Interest | None) -> Plan:
    """Return the plan with the interest at this place changed, added after the last, or taken back (None).

    An item on which the same person declared another interest before moves to this one: there is one fact for each.
    """
    meeting = open_meeting(plan)
    entries: list[Interest | None] = [*meeting.interests]
    if at == len(entries):
        entries.append(interest)
    else:
        entries[at] = interest
    kept = []
    for place, entry in enumerate(entries):
        if entry is not None and interest is not None and place != at and entry.person == interest.person:
            items = tuple(item for item in entry.items if item not in interest.items)
            entry = entry.replace(items=items) if items else None
        if entry is not None:
            kept.append(entry)
    return plan.with_meeting(meeting.replace(interests=tuple(kept)))


@dataclass(frozen=True)
class RoomCount:
    """How many of those with a vote came, against the practice's quorum."""

    present: int
    """People with a vote who are there, for all of the meeting or a part."""
    voters: int
    needed: int | None
    """None if the practice's rule has no quorum."""
    short_on: tuple[str, ...]
    """The items for this meeting on which too few of those entitled are there."""

    @property
    def met(self) -> bool:
        """Whether there is a quorum for every item."""
        return (self.needed is None or self.present >= self.needed) and not self.short_on

    @property
    def sentence(self) -> str:
        """The count in words: “Present 5 of 6 with a vote, quorum 4.”"""
        if not self.voters:
            return "Nobody with a vote is named yet."
        count = f"Present {self.present} of {self.voters} with a vote"
        if self.needed is None:
            count = f"{count}; no quorum is set."
        elif self.present < self.needed:
            return f"{count}, quorum {self.needed}: not enough yet."
        else:
            count = f"{count}, quorum {self.needed}."
        if not self.short_on:
            return count
        return f"{count} Too few on item{'s' * (len(self.short_on) > 1)} {listed(self.short_on)}."


def room_count(plan: Plan) -> RoomCount:
    """Return how many came to the open meeting, and on which of its items the quorum is not met."""
    meeting = open_meeting(plan)
    rule = plan.settings.rule
    voters = [p for p in plan.people_at_meeting if p.has_vote and (not rule.board or p.id in rule.board)]
    here = {entry.person for entry in meeting.attendance if entry.presence in ATTENDING}
    return RoomCount(
        present=sum(person.id in here for person in voters),
        voters=len(voters),
        needed=quorum_needed(rule.quorum, len(voters)),
        short_on=tuple(item for item in meeting.taken if _is_short(plan, meeting, item)),
    )


def _is_short(plan: Plan, meeting: Meeting, item_id: str) -> bool:
    rule = rule_for(plan.settings, meeting.matter(item_id))
    room = entitlement(meeting, plan.people_at_meeting, rule, item_id)
    needed = quorum_needed(rule.quorum, len(room.voters))
    return needed is not None and len(room.present) < needed
