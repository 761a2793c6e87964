"""Edits of attendance: who is at a meeting, who arrives late or leaves early, and declared interests.

Each function takes a plan and returns another one; without an open meeting they raise `ValueError`.
"""

from wizard.foundation.formatting import listed, possessive
from wizard.foundation.value import RefusedError
from wizard.plan.meeting import Attendance, Interest, Presence
from wizard.plan.people import Person, Role
from wizard.plan.plan import Plan, open_meeting


def roster(plan: Plan) -> tuple[Person, ...]:
    """Return everybody whose attendance is asked for: those with a vote first, then the others who have not left."""
    here = [person for person in plan.people_at_meeting if not person.left]
    return tuple(sorted(here, key=lambda person: not person.has_vote))


def with_presence(plan: Plan, person_id: str, presence: Presence | None) -> Plan:
    """Return the plan with how somebody attends, or with nothing recorded of them (None).

    The first and last item are kept even while somebody is marked as away, and apply again once they are marked as
    present.
    """
    meeting = open_meeting(plan)
    if presence is None:
        kept = tuple(entry for entry in meeting.attendance if entry.person != person_id)
        return plan.with_meeting(meeting.replace(attendance=kept))
    before = meeting.attendance_of(person_id)
    if before is not None:
        return plan.with_meeting(meeting.with_attendance(before.replace(presence=presence)))
    return plan.with_meeting(meeting.with_attendance(Attendance(person=person_id, presence=presence)))


def with_everybody_here(plan: Plan) -> Plan:
    """Return the plan with everybody who has no attendance recorded yet marked as in the room.

    Partners are in the room, whether or not they have a vote; everybody else is in attendance. Anything already
    recorded stays, such as apologies.
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
    order = meeting.order
    if from_item and until_item and order.index(until_item) < order.index(from_item):
        raise ValueError("they cannot leave before they arrive")
    return plan.with_meeting(meeting.with_attendance(entry.replace(from_item=from_item, until_item=until_item)))


def with_interest_at(plan: Plan, at: int, interest: Interest | None) -> Plan:
    """Return the plan with the interest at this place changed, added after the last, or taken back (None).

    Raises:
        RefusedError: Another interest of the same person covers one of its items: each item has one entry for each
        person.
    """
    meeting = open_meeting(plan)
    before, after = meeting.interests[:at], meeting.interests[at + 1 :]
    if interest is None:
        return plan.with_meeting(meeting.replace(interests=(*before, *after)))
    theirs = {item for entry in (*before, *after) if entry.person == interest.person for item in entry.items}
    twice = [item for item in interest.items if item in theirs]
    if twice:
        items = f"item{'s' * (len(twice) > 1)} {listed(twice)}"
        whose = possessive(plan.person(interest.person).name)
        raise RefusedError(f"{whose} interest in {items} is already declared: edit that one.")
    return plan.with_meeting(meeting.replace(interests=(*before, interest, *after)))
