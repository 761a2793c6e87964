"""Whether what a pack refers to is there, and every id stands for one thing only.

A pack that is not sound is refused; whether a sound pack is also a good one is for `wizard.guidance.packs.pack_lint`.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from wizard.guidance.item import CALCULATOR_COLUMNS, CALCULATOR_FIELDS, FieldKind, Item, RecordField
from wizard.guidance.pack import Pack
from wizard.guidance.packs.walk import statements
from wizard.guidance.position_kinds import Need

PLACEHOLDERS = frozenset({Need.START, Need.HOLD_UNTIL, Need.BRING_BACK})
"""What a resolution may name in braces beside the item's own fields."""

_BRACED = re.compile(r"\{([^{}]*)\}")


class Fault(NamedTuple):
    """Something in a pack that leads nowhere, or to two things."""

    item: str
    """The item's id, or nothing for the head of the pack."""
    words: str


def faults(pack: Pack) -> Iterator[Fault]:
    """Yield every fault of the pack; none if it is sound."""
    yield from _faults_of_head(pack)
    known = {source.id for source in pack.edition.sources}
    for place, statement in statements(pack):
        for source in statement.sources:
            if source not in known:
                yield Fault(place.item, f"{place.words}: the source “{source}” is not in sources.toml")
    items = {item.id for item in pack.items()}
    for item in pack.items():
        yield from (Fault(item.id, words) for words in _faults_of_item(item, items))


def _faults_of_head(pack: Pack) -> Iterator[Fault]:
    for what, ids in (
        ("sources", [source.id for source in pack.edition.sources]),
        ("glossary", [term.id for term in pack.edition.glossary]),
        ("actions", [str(action.number) for action in pack.actions]),
    ):
        yield from (Fault("", words) for words in _twice(what, ids))


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
    yield from _faults_of_positions(item, fields)


def _faults_of_field(field: RecordField) -> Iterator[str]:
    yield from _twice(f"fields › “{field.id}” › columns", [column.id for column in field.columns])
    for column in field.columns:
        if column.kind is FieldKind.TABLE:
            yield f"fields › “{field.id}” › columns › “{column.id}”: a table cannot hold a table"
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


def _faults_of_positions(item: Item, fields: set[str]) -> Iterator[str]:
    for position in item.positions:
        place = f"positions › “{position.id}”"
        for field in position.fields:
            if field not in fields:
                yield f"{place} › fields: “{field}” is not one of the item’s fields"
        for name in _BRACED.findall(position.resolution):
            if name not in fields | PLACEHOLDERS:
                yield f"{place} › resolution: “{{{name}}}” is neither a field of the item nor one of the dates"


def _twice(what: str, ids: Iterable[str]) -> Iterator[str]:
    listed = list(ids)
    for entry in dict.fromkeys(listed):
        if listed.count(entry) > 1:
            yield f"{what}: “{entry}” stands there twice; an id may be used once"
