"""A proposal in words: its resolution in the past tense, and its details."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from wizard.foundation.formatting import after_when, date_in_words, money_in_words, number_in_words
from wizard.guidance.item import FieldKind, Item, Position, RecordField, TableColumn
from wizard.guidance.position_kinds import OF_OWN_ITEMS, Need
from wizard.plan.people import Person
from wizard.plan.proposal import OWN_POSITION, BringBack, CarriedOver, Fields, FieldValue, Owner, Proposal, Row
from wizard.plan.written_labels import CARRY_REASONS

NOT_RECORDED = "not recorded"
"""Fills a slot in a resolution that was left empty."""

NO_END = "the partners decide otherwise"
"""Follows “until” if a hold has no end date."""

NO_FACTS: Fields = {}
"""For items without local facts."""

OWN = Position(
    id=OWN_POSITION,
    kind=OF_OWN_ITEMS,
    label="Agreed",
    resolution="It was agreed.",
    needs=(Need.START, Need.OWNER, Need.REVIEW),
)
"""The only position on one of the practice's own items; the proposal itself has the words."""

_SLOT = re.compile(r"\{([a-z0-9_-]+)\}")

_SENTENCE = re.compile(r"[^.!?]+[.!?]?\s*")

Particular = tuple[str, str]
"""A label and its value: (“Owner”, “Dr Amara Osei”)."""


def name_of(owner: Owner | None, people: Iterable[Person]) -> str:
    """Return an owner's name; empty if there is none."""
    if owner is None:
        return ""
    names = {person.id: person.name for person in people}
    return names.get(owner.person or "", "") or owner.name


def value_in_words(column: TableColumn, value: FieldValue | None) -> str:
    """Return the content of a field or a table's cell as printed; empty if there is none."""
    match value:
        case None | "" | ():
            return ""
        case bool():
            return "yes" if value else "no"
        case int() if column.kind is FieldKind.MONEY:
            return money_in_words(value)
        case int():
            return f"{number_in_words(value)} {column.unit}".strip()
        case str() if column.kind is FieldKind.DATE and (day := day_held(value)):
            return date_in_words(day)
        case str():
            return value
        case rows:
            return f"{len(rows)} listed"


def day_held(value: FieldValue | None) -> date | None:
    """Return the date in a field or a cell; None if it is empty or not a date."""
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def bring_back_in_words(bring_back: BringBack, people: Iterable[Person]) -> str:
    """Return until when a matter is deferred, and who watches: “when the ICB replies, at the latest on 4 May 2027”."""
    when = f"on {date_in_words(bring_back.on)}" if bring_back.on else ""
    if bring_back.event:
        event = f"when {after_when(bring_back.event)}"
        when = f"{when} or {event}" if when else event
        if bring_back.latest:
            when += f", at the latest on {date_in_words(bring_back.latest)}"
    watcher = name_of(bring_back.watcher, people)
    return f"{when}; {watcher} watches for it" if watcher and when else when


def recorded(proposal: Proposal, facts: Fields) -> Fields:
    """Return the values of an item's fields: the practice's facts, overridden by the proposal."""
    return {**facts, **proposal.fields}


def resolution_of(item: Item, proposal: Proposal, people: Iterable[Person], facts: Fields = NO_FACTS) -> str:
    """Return the resolution sentence of a proposal, with its slots filled.

    Raises:
        KeyError: The item offers no such position.
    """
    people = tuple(people)
    position = item.position(proposal.position)
    words = _slots(item, proposal, people, recorded(proposal, facts))
    return _SLOT.sub(lambda slot: words.get(slot[1]) or NOT_RECORDED, position.resolution)


def line_in_words(item: Item, text: str, proposal: Proposal, people: Iterable[Person], facts: Fields = NO_FACTS) -> str:
    """Return a line of a position for one reader, with its slots filled; a sentence with an empty slot is left out."""
    words = _slots(item, proposal, tuple(people), recorded(proposal, facts))
    kept = [
        sentence for sentence in _SENTENCE.findall(text) if all(words.get(slot) for slot in _SLOT.findall(sentence))
    ]
    return _SLOT.sub(lambda slot: words[slot[1]].rstrip("."), "".join(kept)).strip()


def own_resolution(proposal: Proposal) -> str:
    """Return the resolution of a proposal on one of the practice's own items: “It was agreed to renew the lease.”"""
    words = proposal.words.strip().rstrip(".")
    if not words:
        return f"It was agreed: {NOT_RECORDED}."
    join = " " if words.partition(" ")[0].lower() in ("that", "to") else ": "
    return f"It was agreed{join}{words[0].lower() + words[1:] if join == ' ' else words}."


def as_proposed(resolution: str) -> str:
    """Return a resolution as a proposal, for one that was not carried: “It was proposed that …”."""
    return resolution.replace("It was agreed", "It was proposed", 1)


def _slots(item: Item, proposal: Proposal, people: tuple[Person, ...], fields: Fields) -> Mapping[str, str]:
    words = {field.id: value_in_words(field, fields.get(field.id)) for field in item.fields}
    words["hold_until"] = date_in_words(proposal.hold_until) if proposal.hold_until else NO_END
    words["start"] = date_in_words(proposal.start) if proposal.start else ""
    words["bring_back"] = bring_back_in_words(proposal.bring_back, people) if proposal.bring_back else ""
    words["owner"] = name_of(proposal.owner, people)
    return words


def particulars_of(
    item: Item, proposal: Proposal, people: Iterable[Person], facts: Fields = NO_FACTS
) -> tuple[Particular, ...]:
    """Return the filled-in details of a proposal, each with its label, in the order of the page."""
    people = tuple(people)
    position = item.position(proposal.position)
    found = [*_fields(item, position, recorded(proposal, facts)), *_common(proposal, people)]
    return tuple((label, words) for label, words in found if words)


def own_particulars(proposal: Proposal, people: Iterable[Person]) -> tuple[Particular, ...]:
    """Return the filled-in details of a proposal on one of the practice's own items."""
    return tuple((label, words) for label, words in _common(proposal, tuple(people)) if words)


def _common(proposal: Proposal, people: tuple[Person, ...]) -> Iterable[Particular]:
    if isinstance(proposal.decision, CarriedOver):
        why = CARRY_REASONS[proposal.decision.why].printed
        yield "Not decided because", "; ".join(part for part in (why, proposal.decision.words) if part)
    yield from _dates(proposal, people)
    yield from _check(proposal, people)
    yield "Owner", name_of(proposal.owner, people)
    yield "Reason", proposal.reason
    yield "Conditions", proposal.conditions
    yield "Still missing", proposal.missing
    yield "Until then", proposal.meanwhile
    yield "To be put right by", _date(proposal.right_by)


def _date(on: date | None) -> str:
    return date_in_words(on) if on else ""


def _fields(item: Item, position: Position, fields: Fields) -> Iterable[Particular]:
    for field_id in position.fields:
        field = item.field(field_id)
        if field.kind is not FieldKind.TABLE:
            yield field.label, value_in_words(field, fields.get(field_id))


@dataclass(frozen=True)
class FilledTable:
    """A filled-in table: its title, its column headings, and its rows in words."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    main: tuple[int, ...] = ()
    """The columns, counted from 0, to print if the whole table is too wide; the rest is printed separately."""


def tables_of(item: Item, proposal: Proposal, facts: Fields = NO_FACTS) -> tuple[FilledTable, ...]:
    """Return the filled-in tables of a proposal's position."""
    tables = []
    fields = recorded(proposal, facts)
    for field_id in item.position(proposal.position).fields:
        rows = fields.get(field_id)
        if isinstance(rows, tuple) and rows:
            tables.append(filled_table(item.field(field_id), rows))
    return tuple(tables)


def filled_table(field: RecordField, rows: tuple[Row, ...]) -> FilledTable:
    """Return one table in words, without empty columns."""
    cells = tuple(row_in_words(field.columns, row) for row in rows)
    used = [index for index in range(len(field.columns)) if any(row[index] for row in cells)]
    heads = tuple(field.columns[index].label for index in used)
    main = tuple(at for at, index in enumerate(used) if field.columns[index].headline)
    return FilledTable(field.label, heads, tuple(tuple(row[index] for index in used) for row in cells), main)


def row_in_words(columns: tuple[TableColumn, ...], row: Row) -> tuple[str, ...]:
    """Return one row of a table in words, one cell for each column."""
    return tuple(value_in_words(column, row.get(column.id)) for column in columns)


def _dates(proposal: Proposal, people: tuple[Person, ...]) -> Iterable[Particular]:
    yield "Starts", _date(proposal.start)
    yield "Hold until", _date(proposal.hold_until)
    yield "Deferred until", bring_back_in_words(proposal.bring_back, people) if proposal.bring_back else ""
    yield "Review", _date(proposal.review_on)


def _check(proposal: Proposal, people: tuple[Person, ...]) -> Iterable[Particular]:
    if proposal.check:
        yield "Checked by", name_of(proposal.check.by, people)
        yield "Checked on", _date(proposal.check.on)
        yield "How it was checked", proposal.check.how
    if proposal.advice:
        yield "Advice taken from", proposal.advice.taken_from
        yield "Advice taken on", _date(proposal.advice.on)
        yield "Advice due by", _date(proposal.advice.by)
