"""Checks that every reference in a pack leads somewhere and every id is unique.

A pack that is not sound is refused; `wizard.guidance.packs.pack_lint` decides whether a sound pack is also a good one.
Also walks through every statement and text of a pack, with its place in words.
"""

import re
from collections.abc import Iterable, Iterator
from enum import Enum
from typing import NamedTuple

from wizard.foundation.value import Value
from wizard.guidance.item import CALCULATOR_COLUMNS, CALCULATOR_FIELDS, FieldKind, Item, Position, RecordField
from wizard.guidance.pack import BoardName, LmcContact, Pack
from wizard.guidance.position_kinds import Need
from wizard.guidance.statement import Source, Statement

_NOT_PROSE = frozenset({"id", "sources", "item", "fields", "facts", "fact", "url", "as_at", "contradicts", "items"})


_NAMES = (Source, BoardName, LmcContact)


class TextPlace(NamedTuple):
    """A place in a pack."""

    item: str
    """The item's id, or nothing for the head of the pack."""
    words: str
    """The path to it: `gains › “time” › text`."""

    def __str__(self) -> str:
        return f"{f'item {self.item}' if self.item else 'head'} › {self.words}"


def statements(pack: Pack) -> Iterator[tuple[TextPlace, Statement]]:
    """Yield every statement of the pack."""
    for place, value in places_of(pack):
        if isinstance(value, Statement):
            yield place, value


def texts(pack: Pack) -> Iterator[tuple[TextPlace, str]]:
    """Yield every text that people read; names of sources and boards, ids and addresses are left out."""
    for place, value in places_of(pack):
        if isinstance(value, str):
            yield place, value


def places_of(pack: Pack) -> Iterator[tuple[TextPlace, object]]:
    """Yield every table and every text of the pack, with its place."""
    yield from _below("", "", pack.edition)
    for action in pack.actions:
        words = f"action {action.number}"
        yield TextPlace("", f"{words} › title"), action.title
        yield TextPlace("", f"{words} › short_title"), action.short_title
        for item in action.items:
            yield from _below(item.id, "", item)


def _below(item: str, words: str, value: object) -> Iterator[tuple[TextPlace, object]]:
    if isinstance(value, tuple):
        for number, entry in enumerate(value, start=1):
            yield from _below(item, f"{words} › {named_entry(entry, number)}", entry)
    elif isinstance(value, Value) and not isinstance(value, _NAMES):
        yield TextPlace(item, words), value
        for name in type(value).model_fields:
            if name not in _NOT_PROSE:
                yield from _below(item, f"{words} › {name}" if words else name, getattr(value, name))
    elif isinstance(value, str) and value and not isinstance(value, Enum):
        yield TextPlace(item, words), value


def named_entry(entry: object, number: int) -> str:
    """Return how an entry of a list is named in a place: by its id if it has one, else by its number."""
    name = getattr(entry, "id", None)
    return f"“{name}”" if isinstance(name, str) else f"no. {number}"


PLACEHOLDERS = frozenset({Need.START, Need.HOLD_UNTIL, Need.BRING_BACK})
"""The names that a resolution may use in braces besides the item's own fields."""


_BRACED = re.compile(r"\{([^{}]*)\}")


class BrokenReference(NamedTuple):
    """A reference in a pack that leads nowhere, or to two things."""

    item: str
    """The item's id, or nothing for the head of the pack."""
    words: str


def faults(pack: Pack) -> Iterator[BrokenReference]:
    """Yield every fault of the pack; none if it is sound."""
    yield from _faults_of_head(pack)
    known = {source.id for source in pack.edition.sources}
    for place, statement in statements(pack):
        for source in statement.sources:
            if source not in known:
                yield BrokenReference(place.item, f"{place.words}: the source “{source}” is not in sources.toml")
    for letter in pack.letters:
        for source in letter.sources:
            if source not in known:
                yield BrokenReference("", f"letters › “{letter.id}”: the source “{source}” is not in sources.toml")
    items = {item.id for item in pack.items()}
    yield from (BrokenReference("", words) for words in _strangers(pack, items))
    for item in pack.items():
        yield from (BrokenReference(item.id, words) for words in _faults_of_item(item, items))


def _faults_of_head(pack: Pack) -> Iterator[BrokenReference]:
    for what, ids in (
        ("sources", [source.id for source in pack.edition.sources]),
        ("glossary", [term.id for term in pack.edition.glossary]),
        ("questions", [question.id for question in pack.edition.questions]),
        ("actions", [str(action.number) for action in pack.actions]),
        ("letters", [letter.id for letter in pack.letters]),
    ):
        yield from (BrokenReference("", words) for words in _twice(what, ids))


def _strangers(pack: Pack, items: set[str]) -> Iterator[str]:
    """Yield where the head of the pack names an item that it does not have."""
    head = pack.edition
    named = [(f"questions › “{question.id}” › items", question.items) for question in head.questions]
    named += [(f"timeline › no. {number} › items", entry.items) for number, entry in enumerate(head.timeline, start=1)]
    named += [(f"revisions › no. {number}", (each.item,)) for number, each in enumerate(head.revisions, 1) if each.item]
    for place, ids in named:
        for item in ids:
            if item not in items:
                yield f"{place}: “{item}” is not an item of the pack"


def _faults_of_item(item: Item, items: set[str]) -> Iterator[str]:
    yield from _twice("gains and costs", [trade.id for trade in item.gains + item.costs])
    yield from _twice("positions", [position.id for position in item.positions])
    yield from _twice("dates", [entry.id for entry in item.dates])
    yield from _twice("tasks", [task.id for task in item.tasks])
    yield from _twice("fields", [field.id for field in item.fields])
    yield from _twice("links", [f"{link.kind} {link.item}" for link in item.links])
    for link in item.links:
        if link.item not in items or link.item == item.id:
            yield f"links: “{link.item}” is not another item of the pack"
    fields = {field.id for field in item.fields}
    for fact in item.facts:
        if fact not in fields:
            yield f"facts: “{fact}” is not one of the item’s fields"
    for field in item.fields:
        yield from _faults_of_field(field)
    yield from _faults_of_calculator(item)
    yield from _faults_of_duty(item)
    yield from _faults_of_positions(item, fields)


def _faults_of_field(field: RecordField) -> Iterator[str]:
    yield from _twice(f"fields › “{field.id}” › columns", [column.id for column in field.columns])
    for column in field.columns:
        if column.kind is FieldKind.TABLE:
            yield f"fields › “{field.id}” › columns › “{column.id}”: a table cannot contain a table"
    if field.default is not None and not _within(field, field.default):
        yield f"fields › “{field.id}” › default: {field.default} is not a number within its bounds"


def _faults_of_calculator(item: Item) -> Iterator[str]:
    if item.calculator is None:
        return
    needed = CALCULATOR_FIELDS[item.calculator]
    fields = {field.id: field for field in item.fields}
    for name in needed:
        if name not in fields:
            yield f"calculator: “{item.calculator}” needs a field “{name}”"
    columns = {column.id for column in fields[needed[0]].columns} if needed[0] in fields else set()
    for name in CALCULATOR_COLUMNS[item.calculator]:
        if name not in columns:
            yield f"calculator: “{item.calculator}” needs a column “{name}” in the field “{needed[0]}”"


def _within(field: RecordField, number: int) -> bool:
    low = field.minimum is None or number >= field.minimum
    high = field.maximum is None or number <= field.maximum
    return field.kind in (FieldKind.NUMBER, FieldKind.MONEY) and low and high


def _faults_of_duty(item: Item) -> Iterator[str]:
    asked = {field.id for field in item.fields if field.kind is FieldKind.YES_NO and field.id in item.facts}
    for number, required in enumerate(item.duty.required if item.duty else (), start=1):
        if required.fact is not None and required.fact not in asked:
            yield f"duty › required › no. {number} › fact: “{required.fact}” is not one of the item’s yes-or-no facts"


def _faults_of_contradictions(item: Item, position: Position) -> Iterator[str]:
    answers = {field.id: _answers(field) for field in item.fields}
    for entry in position.contradicts:
        place = f"positions › “{position.id}” › contradicts › “{entry.field}”"
        if entry.field not in answers:
            yield f"{place}: it is not one of the item’s fields"
        elif entry.answer not in answers[entry.field]:
            yield f"{place}: “{entry.answer}” is not an answer that this field allows"


def _answers(field: RecordField) -> tuple[str, ...]:
    return ("yes", "no") if field.kind is FieldKind.YES_NO else field.choices


def _faults_of_positions(item: Item, fields: set[str]) -> Iterator[str]:
    for position in item.positions:
        place = f"positions › “{position.id}”"
        for field in position.fields:
            if field not in fields:
                yield f"{place} › fields: “{field}” is not one of the item’s fields"
        yield from _faults_of_contradictions(item, position)
        lines = {"resolution": position.resolution, "staff_line": position.staff_line, "icb_line": position.icb_line}
        for line, text in lines.items():
            for name in _BRACED.findall(text):
                if name not in fields | PLACEHOLDERS:
                    yield f"{place} › {line}: “{{{name}}}” is neither a field of the item nor one of the dates"


def _twice(what: str, ids: Iterable[str]) -> Iterator[str]:
    listed = list(ids)
    for entry in dict.fromkeys(listed):
        if listed.count(entry) > 1:
            yield f"{what}: “{entry}” is there twice; an id may be used once"
