"""The worked example three months on: its first meeting signed, a second one with decisions of its own."""

import functools
from datetime import UTC, date, datetime, time

from tests.pdf.exports import STATEMENT, signed_example
from tests.plans import shipped_pack
from tests.rules import quorum

from wizard.edits.meeting_edits import new_meeting, new_proposal
from wizard.edits.rule_edits import with_tier_parts
from wizard.edits.task_edits import new_task, with_state
from wizard.plan.choice import Choice
from wizard.plan.meeting import Attendance, Matter, Presence
from wizard.plan.people import Person, Role
from wizard.plan.plan import Plan
from wizard.plan.proposal import Noted, Owner, RollCall, Vote
from wizard.plan.record import AnswerKind, Method
from wizard.plan.task import TaskState
from wizard.signing.answers import Reply
from wizard.signing.closing import answer, close

HELD = date(2027, 3, 9)
CLOSED = datetime(2027, 3, 9, 14, 20, tzinfo=UTC)
_PRESENT = ("osei", "rhydderch", "shah", "petrie", "noor", "lloyd")


@functools.cache
def second_open() -> Plan:
    """The second meeting open: item 8 decided, item 9b met, four items on the agenda; Dr Whitlock has left."""
    plan = _with_people_moved_on(_with_tasks_moved_on(signed_example()))
    plan = new_meeting(plan, shipped_pack())
    assert plan.meeting is not None
    here = tuple(Attendance(person=person, presence=Presence.IN_ROOM) for person in _PRESENT)
    plan = plan.with_meeting(
        plan.meeting.replace(
            held_on=HELD,
            starts=time(13),
            ends=time(13, 50),
            items=("1", "3", "8", "9b"),
            attendance=(*here, Attendance(person="hollis", presence=Presence.IN_ATTENDANCE)),
            matters_arising="The telephone contract was signed in January.",
        )
    )
    return _with_decisions(plan)


@functools.cache
def second_signed() -> Plan:
    """The second meeting closed, two answers given."""
    plan = close(second_open(), CLOSED)
    for person, name in (("osei", "Dr Amara Osei"), ("noor", "Dr Farah Noor")):
        reply = Reply(person, AnswerKind.SIGNED, Method.TYPED, CLOSED, STATEMENT, typed_name=name)
        plan = answer(plan, 2, reply)
    return plan


def _with_tasks_moved_on(plan: Plan) -> Plan:
    """Two tasks done, one moved to a later day with a note, a new one."""
    first, second, third, *_ = plan.tasks
    plan = with_state(with_state(plan, first.id, TaskState.DONE), second.id, TaskState.DONE)
    plan = plan.with_task(third.replace(due=date(2027, 4, 1), note="Half of the staff were told in January."))
    return plan.with_task(new_task(plan, "Ask how the new opening hours were").replace(item="9b", due=date(2027, 6, 1)))


def _with_people_moved_on(plan: Plan) -> Plan:
    gone = next(person for person in plan.people if person.id == "whitlock")
    plan = plan.with_person(gone.replace(left=True))
    plan = plan.with_person(Person(id="lloyd", name="Dr Iona Lloyd", role=Role.PARTNER))
    return with_tier_parts(plan, quorum=quorum(5), clause="12.3 as amended")


def _with_decisions(plan: Plan) -> Plan:
    assert plan.meeting is not None
    votes = tuple(
        Vote(person=person, choice=Choice.AGAINST if person == "petrie" else Choice.FOR) for person in _PRESENT
    )
    keep = new_proposal(plan.meeting, "8", "keep").replace(
        decision=RollCall(how="roll_call", votes=votes), reason="The terms came in February and ask for the software."
    )
    met = new_proposal(plan.meeting, "9b", "met").replace(decision=Noted(how="noted"), owner=Owner(person="jensen"))
    plan = plan.with_matter(Matter(item="8", proposals=(keep,), minute="The ICB’s terms were read out."))
    return plan.with_matter(Matter(item="9b", proposals=(met,)))
