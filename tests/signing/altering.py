"""Random plans, and every way to change one value in a plan's JSON, for tests of checking."""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st
from pydantic import ValidationError
from tests.signing.closed_plans import FIRST, PARTNERS, SECOND, draft, line, pack, proposal, reply

from wizard.edits.meeting_edits import new_meeting
from wizard.foundation.value import typed
from wizard.plan.choice import Choice
from wizard.plan.meeting import Attendance, Interest, InterestKind, Matter, Presence
from wizard.plan.plan import Plan
from wizard.plan.proposal import RollCall, Vote
from wizard.plan.record import AnswerKind, Method
from wizard.signing.closing import answer, close

Path = tuple[str | int, ...]
"""Keys and indexes that lead to a value in JSON-like data."""

words = st.text(max_size=20).map(lambda text: typed(text, lines=True))

_SPARE: tuple[Any, ...] = (
    "for", "against", "abstain", "agreed", "noted", "in_room", "by_link", "apologies", "partner", "locum", "signed",
    "declined", "typed", "paper", "noted", "speaks", "open", "done", "more_than_half", "all", "cast", "act", "deed",
    "all_present", "counts", "names", "lmc", "GMS", "PMS", "2001-02-03", "2001-02-03T04:05:06+01:00", "10:11:00",
    "0" * 64, "zz", 1, 2, True, False,
)  # fmt: skip


@st.composite
def closed_meetings(draw: st.DrawFn, meetings: int = 2) -> Plan:
    """A plan with closed meetings in which people, words, votes, presence and answers are random."""
    plan = draft()
    count = draw(st.integers(2, 6))
    plan = plan.replace(people=plan.people[:count] + plan.people[6:])
    for number in range(meetings):
        plan = plan if number == 0 else new_meeting(plan, pack())
        plan = draw(_held(plan, FIRST.date() + timedelta(days=60 * number), PARTNERS[:count]))
        plan = close(plan, FIRST if number == 0 else SECOND + timedelta(days=60 * number))
        plan = draw(_answered(plan, number + 1))
    return plan


@st.composite
def _held(draw: st.DrawFn, plan: Plan, on: date, partners: tuple[str, ...]) -> Plan:
    assert plan.meeting is not None
    presences = st.sampled_from([Presence.IN_ROOM, Presence.BY_LINK, Presence.APOLOGIES])
    matters = []
    for item in draw(st.lists(st.sampled_from(["1", "3", "4a", "4b"]), min_size=1, unique=True)):
        put = proposal(plan, item, draw(st.sampled_from(["do", "not"])), draw(words))
        votes = tuple(Vote(person=person, choice=draw(st.sampled_from(Choice))) for person in partners)
        decision = draw(st.sampled_from([put.decision, RollCall(how="roll_call", votes=votes)]))
        put = put.replace(decision=decision, conditions=draw(words))
        fallen = put.replace(id="p9", reason=draw(words))
        matters.append(Matter(item=item, proposals=draw(st.sampled_from([(put,), (put, fallen)])), minute=draw(words)))
    meeting = plan.meeting.replace(
        held_on=on,
        chair="p1",
        attendance=tuple(Attendance(person=person, presence=draw(presences)) for person in partners),
        interests=(Interest(person="p2", items=("3",), kind=draw(st.sampled_from(InterestKind)), words=draw(words)),),
        matters=(),
        other_business=draw(words),
    )
    for matter in matters:
        meeting = meeting.with_matter(matter)
    return plan.with_meeting(meeting)


@st.composite
def _answered(draw: st.DrawFn, plan: Plan, number: int) -> Plan:
    record = plan.records[number - 1]
    at = record.content.closed_at + timedelta(minutes=draw(st.integers(0, 10_000)))
    for person in draw(st.permutations(record.content.expected))[: draw(st.integers(1, 6))]:
        attendance = record.content.meeting.attendance_of(person)
        here = attendance is not None and attendance.presence in (Presence.IN_ROOM, Presence.BY_LINK)
        signs = reply(person, at, kind=AnswerKind.SIGNED if here else AnswerKind.READ_AND_AGREED)
        draws = reply(person, at, kind=signs.kind, method=Method.DRAWN, strokes=line(draw(st.integers(0, 99))))
        declines = reply(person, at, kind=AnswerKind.DECLINED, method=Method.STATED, words="Because.")
        plan = answer(plan, number, draw(st.sampled_from([signs, draws, declines])))
    return plan


def as_json(plan: Plan) -> dict[str, Any]:
    """The plan as JSON-like data with every value in it, including defaults."""
    data: dict[str, Any] = json.loads(plan.model_dump_json())
    return data


def from_json(data: dict[str, Any]) -> Plan:
    """The plan that this data describes."""
    return Plan.model_validate_json(json.dumps(data))


def leaves(data: Any, path: Path = ()) -> Iterator[Path]:
    """Every path to a single value."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from leaves(value, (*path, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from leaves(value, (*path, index))
    else:
        yield path


def value_at(data: Any, path: Path) -> Any:
    """The value at a path."""
    for step in path:
        data = data[step]
    return data


def with_value(data: dict[str, Any], path: Path, value: Any) -> dict[str, Any]:
    """A copy of the data with another value at a path."""
    copy: dict[str, Any] = json.loads(json.dumps(data))
    value_at(copy, path[:-1])[path[-1]] = value
    return copy


def altered(plan: Plan, path: Path) -> Plan | None:
    """The plan with another valid value at a path; None if no valid value is found."""
    data = as_json(plan)
    value = value_at(data, path)
    nearby: tuple[Any, ...] = ()
    if isinstance(value, str):
        nearby = (value + "x", value[:-1])
    elif isinstance(value, int) and not isinstance(value, bool):
        nearby = (value + 1, value - 1)
    for other in (*nearby, *_SPARE):
        if other == value and type(other) is type(value):
            continue
        try:
            changed = from_json(with_value(data, path, other))
        except ValidationError:
            continue
        if as_json(changed) != data:
            return changed
    return None
