"""Who comes to a meeting: attendance, late arrivals and early leavers, interests, and whether there is a quorum.

Every function that changes something takes a plan and returns another one, and raises `ValueError` without an open
meeting.
"""

from wizard.plan.meeting import Attendance, Interest, Presence
from wizard.plan.people import Person, Role
from wizard.plan.plan import Plan, open_meeting


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

    Partners are in the room, whether or not they have a vote; everybody else is in attendance. What is recorded stays:
    apologies were said before the door was closed.
    """
    meeting = open_meeting(plan)
    known = {entry.person for entry in meeting.attendance}
    new = tuple(
        Attendance(
            person=person.id, presence=Presence.IN_ROOM if person.role is Role.PARTNER else Presence.IN_ATTENDANCE
        )
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
