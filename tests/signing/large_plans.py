"""Large plans, closed and signed by the program itself, so that checking them is the full work."""

from datetime import timedelta

from tests.storage.samples import NOON, large_plan

from wizard.plan.people import Person
from wizard.plan.plan import Plan
from wizard.plan.record import AnswerKind, ClosedRecord, Method
from wizard.signing.answers import Reply, with_answer
from wizard.signing.closing import close

_STATEMENT = "I confirm that this is a true record of the meeting and of what was decided."


def signed_plan(meetings: int, people: int, points: int = 60) -> Plan:
    """A plan with this many meetings of this many people, each closed and signed by all; typed without `points`."""
    plan = large_plan(0, people)
    meeting = plan.meeting
    assert meeting is not None
    for number in range(1, meetings + 1):
        at = NOON + timedelta(days=30 * number)
        held = meeting.replace(number=number, held_on=at.date(), chair="p1")
        plan = close(plan.with_meeting(held), at)
        record = plan.records[-1]
        for person in plan.people:
            record = _signed(record, person, points)
        plan = plan.replace(records=(*plan.records[:-1], record))
    return plan


def _signed(record: ClosedRecord, person: Person, points: int) -> ClosedRecord:
    stroke = tuple((1_000 + step * 37 % 4_000, 500 + step * 53 % 900, 300 + step) for step in range(points))
    reply = Reply(
        person=person.id,
        kind=AnswerKind.SIGNED,
        method=Method.DRAWN if points else Method.TYPED,
        at=record.content.closed_at,
        statement=_STATEMENT,
        strokes=(stroke,) if points else (),
        typed_name="" if points else person.name,
    )
    return with_answer(record, reply)
