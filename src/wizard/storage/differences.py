"""What differs between two versions of a plan, in a few words each, to choose between them."""

from collections.abc import Iterator, Mapping
from typing import Any

from wizard.plan.meeting import Meeting
from wizard.plan.plan import Plan
from wizard.plan.record import ClosedRecord

_PARTS: Mapping[str, str] = {
    "practice": "practice details",
    "people": "people",
    "settings": "voting rule and settings",
    "facts": "local facts",
    "tasks": "tasks",
    "private": "private notes",
    "reopenings": "a reopened record",
}
_MEETING_PARTS: Mapping[str, str] = {
    "held_on": "date",
    "starts": "time",
    "ends": "time",
    "place": "place",
    "chair": "chair",
    "minute_taker": "minute taker",
    "attendance": "attendance",
    "interests": "interests",
    "items": "items for the meeting",
    "guidance": "guidance",
    "last_minutes": "last minutes",
    "matters_arising": "matters arising",
    "other_business": "any other business",
}


def differences(old: Plan, new: Plan) -> tuple[str, ...]:
    """Return where `new` differs from `old`: “people”, “meeting 3, item 4a”; nothing if they are the same."""
    return tuple(dict.fromkeys(_differences(old, new)))


def _differences(old: Plan, new: Plan) -> Iterator[str]:
    yield from _named(_PARTS, old, new, "")
    yield from _in_meeting(old.meeting, new.meeting)
    yield from _in_records(old.records, new.records)


def _named(parts: Mapping[str, str], old: Any, new: Any, before: str) -> Iterator[str]:
    for name, words in parts.items():
        if getattr(old, name) != getattr(new, name):
            yield before + words


def _in_meeting(old: Meeting | None, new: Meeting | None) -> Iterator[str]:
    if old is None or new is None or old.number != new.number:
        if new is not None:
            yield f"meeting {new.number} is open"
        if old is not None:
            yield f"meeting {old.number} is no longer open"
        return
    before = f"meeting {new.number}, "
    yield from _named(_MEETING_PARTS, old, new, before)
    items = dict.fromkeys(matter.item for matter in (*old.matters, *new.matters))
    for item in items:
        if old.matter(item) != new.matter(item):
            yield f"{before}item {item}"


def _in_records(old: tuple[ClosedRecord, ...], new: tuple[ClosedRecord, ...]) -> Iterator[str]:
    before = {record.content.number: record for record in old}
    after = {record.content.number: record for record in new}
    for number, record in after.items():
        if number not in before:
            yield f"record of meeting {number}"
        elif record.content != before[number].content or record.seal != before[number].seal:
            yield f"record of meeting {number}, another revision"
        elif record.answers != before[number].answers:
            yield f"record of meeting {number}, signatures"
    for number in before:
        if number not in after:
            yield f"without the record of meeting {number}"
