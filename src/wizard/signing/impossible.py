"""Everything that a plan can never be, in one place: for loading, for `check`, for closing, and for older versions.

Only things that no honest plan contains are refused, each with its place. A wrong clock is no reason to refuse a plan;
`check` reports it (`clock_findings`). The lists inside a meeting are in `impossible_meetings`.
"""

from collections.abc import Iterable, Iterator
from operator import attrgetter

from wizard.plan.plan import Plan
from wizard.plan.plan_references import GuidanceTexts, altered_texts
from wizard.plan.record import ClosedRecord, RecordContent
from wizard.signing.impossible_meetings import (
    TWICE,
    Impossible,
    ListKeys,
    in_circulation,
    in_fields,
    in_meeting,
    lists_in,
    twice,
)
from wizard.signing.signers import is_signed

_PLAN: ListKeys = (
    ("people", attrgetter("id")),
    ("tasks", attrgetter("id")),
    ("circulations", attrgetter("id")),
    ("happened", attrgetter("item", "on")),
    ("earlier", str),
)
_SETTINGS: ListKeys = (("spells", attrgetter("person", "kind", "first")),)
_PRIVATE: ListKeys = (
    ("dissents", attrgetter("meeting", "item", "proposal", "dissent.person")),
    ("drafts", attrgetter("meeting", "item", "kind")),
)
_OFFICE: ListKeys = (
    ("addresses", attrgetter("id")),
    ("agreements", attrgetter("id")),
    ("dispatches", attrgetter("id")),
    ("ticks", attrgetter("meeting", "what")),
    ("lines", attrgetter("reader", "item", "line", "words")),
    ("typed", attrgetter("reader", "place", "item")),
    ("confirmations", attrgetter("item", "row")),
)
_CONTENT: ListKeys = (
    ("people", attrgetter("id")),
    ("tasks", attrgetter("id")),
    ("carried", attrgetter("item")),
    ("expected", str),
    ("acknowledged", attrgetter("name")),
    ("outcomes", attrgetter("item", "proposal")),
)


def impossible(plan: Plan, known: Plan | None = None) -> Iterator[Impossible]:
    """Yield everything impossible in a plan, each with its place: “meeting, attendance, entry 3”.

    Always covers all of the plan. A plan never changes, so one in which a whole search found nothing remembers it.

    Args:
        plan: The plan.
        known: The plan before an edit: its records and its guidance need not be checked again.
    """
    if found_possible(plan):
        return
    sound = known is None or found_possible(known)
    for found in _impossible(plan, known):
        sound = False
        yield found
    if sound:
        object.__setattr__(plan, "_found_possible", True)


def found_possible(plan: Plan) -> bool:
    """Whether a search of the whole plan has already found nothing impossible."""
    return getattr(plan, "_found_possible", False) is True


def _impossible(plan: Plan, known: Plan | None) -> Iterator[Impossible]:
    texts = GuidanceTexts(plan.guidance)
    if known is None or known.guidance is not plan.guidance:
        for part, key in altered_texts(plan.guidance):
            yield Impossible(f"guidance, {part}, {key[:8]}…", "the text has been changed")
    yield from _in_lists(plan)
    yield from _in_facts(plan, texts)
    if plan.meeting is not None:
        yield from _within("meeting", in_meeting(plan.meeting, texts))
    closed = {each.circulation for record in plan.records if (each := record.content.meeting.in_writing) is not None}
    for number, circulation in enumerate(plan.circulations, start=1):
        yield from _within(f"circulations, entry {number}", in_circulation(circulation, texts))
        if circulation.id in closed:
            yield Impossible(
                f"circulations, entry {number}, id", "a decision in writing with this id is already closed"
            )
    yield from _open_twice(plan)
    seen = {id(record) for record in known.records} if known else set()
    for number, record in enumerate(plan.records, start=1):
        if id(record) not in seen:
            yield from _within(f"records, entry {number}", _in_record(record, texts))
    for number, entry in enumerate(plan.reopenings, start=1):
        yield from _within(f"reopenings, entry {number}, record", _in_record(entry.record, texts))
    yield from _in_order(plan)
    yield from _in_reopenings(plan)


def _open_twice(plan: Plan) -> Iterator[Impossible]:
    """Yield items that are open in two circulations, or in a circulation and in the meeting."""
    seen = set(plan.meeting.put) if plan.meeting else set()
    for number, circulation in enumerate(plan.circulations, start=1):
        for at, item in enumerate(circulation.items, start=1):
            if item in seen:
                yield Impossible(
                    f"circulations, entry {number}, matters, entry {at}", "the item is also open somewhere else"
                )
        seen |= set(circulation.items)


def first_impossible(plan: Plan, known: Plan | None = None) -> str:
    """Return the first impossible thing in a plan, in words with its place; empty if there is none."""
    found = next(impossible(plan, known), None)
    return found.words if found else ""


class ImpossibleEditError(ValueError):
    """An edit would have made the plan impossible. It was not made: the plan could not have been opened again."""


def refuse_impossible(before: Plan, after: Plan) -> None:
    """See that an edit does not make the plan impossible.

    Raises:
        ImpossibleEditError: It does.
    """
    if (found := first_impossible(after, before)) and not first_impossible(before):
        raise ImpossibleEditError(found)


def _within(where: str, inside: Iterable[Impossible]) -> Iterator[Impossible]:
    for found in inside:
        yield Impossible(f"{where}, {found.place}", found.what)


def _in_lists(plan: Plan) -> Iterator[Impossible]:
    yield from lists_in(plan, _PLAN)
    yield from lists_in(plan.settings, _SETTINGS, "settings, ")
    yield from lists_in(plan.private, _PRIVATE, "private, ")
    yield from lists_in(plan.office, _OFFICE, "office, ")
    if plan.begun_with is not None:
        yield from lists_in(plan.begun_with, (("positions", attrgetter("item")),), "begun_with, ")
    yield from _numbered_twice(plan)


def _numbered_twice(content: Plan | RecordContent) -> Iterator[Impossible]:
    numbers = [(place, task.number) for place, task in enumerate(content.tasks, start=1) if task.number is not None]
    for at in twice(numbers, lambda entry: entry[1]):
        yield Impossible(f"tasks, entry {numbers[at - 1][0]}", "another task has this number")


def _in_facts(plan: Plan, texts: GuidanceTexts) -> Iterator[Impossible]:
    meeting = plan.meeting or (plan.records[-1].content.meeting if plan.records else None)
    guidance = meeting.guidance.items if meeting else {}
    for item, fields in plan.facts.items():
        yield from _within(f"facts, {item}", in_fields(fields, (guidance.get(item, ""),), texts))


def _in_record(record: ClosedRecord, texts: GuidanceTexts) -> Iterator[Impossible]:
    yield from _within("content", _in_content(record.content, texts))
    for number in twice(record.answers, attrgetter("digest")):
        yield Impossible(f"answers, entry {number}", TWICE)


def _in_content(content: RecordContent, texts: GuidanceTexts) -> Iterator[Impossible]:
    yield from lists_in(content, _CONTENT)
    yield from lists_in(content.settings, _SETTINGS, "settings, ")
    yield from _numbered_twice(content)
    for item, fields in content.facts.items():
        text = content.meeting.guidance.items.get(item, "")
        yield from _within(f"facts, {item}", in_fields(fields, (text,), texts))
    for number, standing in enumerate(content.carried, start=1):
        if broken := texts.broken_standing(standing):
            place, what = broken
            yield Impossible(f"carried, entry {number}, {place}", what)
        elif standing.guidance is not None and standing.proposal.fields:
            found = in_fields(standing.proposal.fields, (standing.guidance,), texts)
            yield from _within(f"carried, entry {number}, proposal", found)
    if content.meeting.number != content.number:
        yield Impossible("meeting, number", "the record has another number")
    yield from _within("meeting", in_meeting(content.meeting, texts))


def _in_order(plan: Plan) -> Iterator[Impossible]:
    """Yield numbers that are out of order; the chain of seals shows whether one is missing."""
    before = 0
    for number, record in enumerate(plan.records, start=1):
        if record.content.number <= before:
            yield Impossible(f"records, entry {number}", f"meeting {record.content.number} is closed already, or later")
        before = max(before, record.content.number)
    if plan.meeting is not None and plan.meeting.number <= before:
        yield Impossible("meeting, number", f"meeting {before} is closed, so the open one must come after it")


def _in_reopenings(plan: Plan) -> Iterator[Impossible]:
    now = {record.content.number: record.content.revision for record in plan.records}
    for number in twice(plan.reopenings, attrgetter("record.content.number", "record.content.revision")):
        yield Impossible(f"reopenings, entry {number}", TWICE)
    before = (0, 0)
    for number, entry in enumerate(plan.reopenings, start=1):
        content = entry.record.content
        if (content.number, content.revision) < before:
            yield Impossible(f"reopenings, entry {number}", "a later revision comes before this one")
        before = (content.number, content.revision)
        if is_signed(entry.record):
            yield Impossible(f"reopenings, entry {number}", "a record that everybody has signed cannot be reopened")
        if content.revision >= now.get(content.number, content.revision + 1):
            yield Impossible(f"reopenings, entry {number}", "the record of this meeting has no later revision")
