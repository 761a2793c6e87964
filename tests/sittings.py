"""Plans for tests with everybody in the room: this many partners, the first of them in the chair."""

from datetime import date

from tests.plans import plan_of
from tests.rules import HALF_OF_VOTES

from wizard.plan.meeting import Attendance, Presence
from wizard.plan.people import Settings
from wizard.plan.plan import Plan
from wizard.plan.voting_rule import DecidingRule

HELD_ON = date(2026, 12, 8)


def sitting(partners: int, rule: DecidingRule = HALF_OF_VOTES) -> Plan:
    """A new plan whose partners, from “p1” on, are all in the room on the day of the worked example's meeting."""
    plan = plan_of(partners)
    assert plan.meeting is not None
    here = tuple(Attendance(person=person.id, presence=Presence.IN_ROOM) for person in plan.people)
    meeting = plan.meeting.replace(held_on=HELD_ON, chair="p1", attendance=here)
    return plan.replace(meeting=meeting, settings=Settings(rule=rule))
