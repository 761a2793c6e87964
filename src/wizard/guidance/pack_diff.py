"""What changed between two editions of a pack, in words."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from difflib import SequenceMatcher
from enum import Enum
from typing import Any

from wizard.foundation.formatting import date_in_words
from wizard.foundation.value import Value
from wizard.guidance.item import Item
from wizard.guidance.pack import Edition, Pack


class TextChange(Value):
    """One change between two editions."""

    item: str
    """The item's id, or nothing for the head of the pack."""
    part: str
    """What changed, in words: “what it could cost or risk”."""
    old: str
    """The text before; empty if it is new."""
    new: str
    """The text now; empty if it was removed."""


_ITEM_PARTS: Mapping[str, str] = {
    "title": "title",
    "short_title": "short title",
    "evidence_as_at": "evidence date",
    "asks": "what it asks",
    "exceptions": "exceptions",
    "status": "status",
    "notices": "fixed lines",
    "duty": "the duty",
    "steps": "steps",
    "gains": "what it could bring",
    "costs": "what it could cost or risk",
    "contract": "contract position",
    "reversibility": "whether it can be undone",
    "dates": "dates",
    "prompts": "questions for the partners",
    "links": "links to other items",
    "positions": "positions",
    "fields": "what to record",
    "facts": "facts to collect beforehand",
    "tasks": "tasks",
    "calculator": "calculator",
    "gaps": "what was not found",
    "obstacles": "obstacles",
}
_EDITION_PARTS: Mapping[str, str] = {
    "edition": "edition",
    "title": "title",
    "evidence_as_at": "evidence date",
    "use_until": "use until",
    "issuer": "issuer",
    "neutrality": "neutrality",
    "disclaimers": "disclaimers",
    "stale": "the line on how old it is",
    "background": "background",
    "timeline": "timeline",
    "questions": "what partners ask first",
    "revisions": "what changed in it",
    "glossary": "glossary",
    "boards": "integrated care boards",
    "gaps": "what was not found",
    "lmc": "LMC contact",
    "sources": "sources",
}


def pack_difference(old: Pack, new: Pack) -> tuple[TextChange, ...]:
    """Return what changed from `old` to `new`: the head first, then the items in the order of the newer pack."""
    changes = list(_changes("", _EDITION_PARTS, old.edition, new.edition))
    changes += [
        TextChange(item="", part="actions", old=was, new=now) for was, now in _pairs(_actions(old), _actions(new))
    ]
    before = {item.id: item for item in old.items()}
    after = {item.id: item for item in new.items()}
    for item_id, item in after.items():
        if item_id in before:
            changes += item_difference(before[item_id], item)
        else:
            changes.append(TextChange(item=item_id, part="the whole item", old="", new=item.title))
    gone = [item for item_id, item in before.items() if item_id not in after]
    changes += [TextChange(item=item.id, part="the whole item", old=item.title, new="") for item in gone]
    return tuple(changes)


def _actions(pack: Pack) -> list[str]:
    """Return a line for each action: its number and titles; its items are compared by themselves."""
    return [f"{action.number} {action.title} · short title: {action.short_title}" for action in pack.actions]


def item_difference(old: Item, new: Item) -> tuple[TextChange, ...]:
    """Return what changed from `old` to `new`, two editions of one item; nothing if the texts are the same."""
    return tuple(_changes(new.id, _ITEM_PARTS, old, new))


def _changes(item: str, parts: Mapping[str, str], old: Edition | Item, new: Edition | Item) -> Iterator[TextChange]:
    for name, part in parts.items():
        before, after = getattr(old, name), getattr(new, name)
        if before != after:
            for was, now in _pairs(_lines(before), _lines(after)):
                yield TextChange(item=item, part=part, old=was, new=now)


def _pairs(old: Iterable[str], new: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield what was replaced, left out (nothing on the right) and put in (nothing on the left)."""
    before, after = list(old), list(new)
    for kind, start, end, from_, to in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        for index in range(max(end - start, to - from_)):
            was = before[start + index] if start + index < end else ""
            now = after[from_ + index] if from_ + index < to else ""
            yield was, now


def _lines(value: Any) -> list[str]:
    """Return a part of a pack as lines to compare, one for each entry of a list."""
    if isinstance(value, tuple):
        return [line for entry in value for line in _lines(entry)]
    if isinstance(value, Value):
        return _WORDINGS.get(type(value).__name__, _in_full)(value)
    return [] if value is None or value == "" else [_plain(value)]


def _in_full(value: Value) -> list[str]:
    """Return a value as one line: its text if it has one, or else its id, and whatever else it says."""
    names = [name for name in type(value).model_fields if name not in ("id", "text")]
    fields = [(name.replace("_", " "), getattr(value, name)) for name in names]
    said = [f"{name}: {'; '.join(_lines(entry))}" for name, entry in fields if _lines(entry) and entry is not False]
    text = getattr(value, "text", "") or getattr(value, "id", "")
    return [" · ".join(part for part in [text, *said] if part)]


def _in_parts(value: Value) -> list[str]:
    """Return a value as one line for each of its entries, each with the name of the part that it belongs to."""
    names = list(type(value).model_fields)
    return [f"{_PART_NAMES.get(name, name)}: {line}" for name in names for line in _lines(getattr(value, name))]


def _plain(value: object) -> str:
    if isinstance(value, Enum):
        return str(value.value).replace("_", " ")
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return date_in_words(value)
    return str(value)


_PART_NAMES = {"bma": "BMA", "nhs_england": "NHS England", "how_to_check": "how to check"}
_WORDINGS: Mapping[str, Callable[[Value], list[str]]] = {
    "Contract": _in_parts,
    "Duty": _in_parts,
    "Status": _in_parts,
    "LmcContact": _in_parts,
}


def reads_otherwise(one: Item, other: Item) -> bool:
    """Whether two texts of an item differ in more than the day up to which they were checked."""
    return one.replace(evidence_as_at=other.evidence_as_at) != other
