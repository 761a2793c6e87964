"""Walking through a pack: every statement and every text in it, each with the words for where it stands."""

from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from wizard.foundation.value import Value
from wizard.guidance.pack import BoardName, LmcContact, Pack
from wizard.guidance.statement import Source, Statement

_NOT_PROSE = frozenset({"id", "sources", "item", "fields", "facts", "url"})
_NAMES = (Source, BoardName, LmcContact)


class Place(NamedTuple):
    """Where something stands in a pack."""

    item: str
    """The item's id, or nothing for what stands at the head of the pack."""
    words: str
    """The way to it: `gains › “time” › text`."""

    def __str__(self) -> str:
        return f"{f'item {self.item}' if self.item else 'head'} › {self.words}"


def statements(pack: Pack) -> Iterator[tuple[Place, Statement]]:
    """Yield every statement of the pack."""
    for place, value in _values(pack):
        if isinstance(value, Statement):
            yield place, value


def texts(pack: Pack) -> Iterator[tuple[Place, str]]:
    """Yield every text that is read by people; names of sources and boards, ids and addresses are left out."""
    for place, value in _values(pack):
        if isinstance(value, str):
            yield place, value


def _values(pack: Pack) -> Iterator[tuple[Place, object]]:
    yield from _below("", "", pack.edition)
    for action in pack.actions:
        words = f"action {action.number}"
        yield Place("", f"{words} › title"), action.title
        yield Place("", f"{words} › short_title"), action.short_title
        for item in action.items:
            yield from _below(item.id, "", item)


def _below(item: str, words: str, value: object) -> Iterator[tuple[Place, object]]:
    if isinstance(value, tuple):
        for number, entry in enumerate(value, start=1):
            yield from _below(item, f"{words} › {_named(entry, number)}", entry)
    elif isinstance(value, Value) and not isinstance(value, _NAMES):
        yield Place(item, words), value
        for name in type(value).model_fields:
            if name not in _NOT_PROSE:
                yield from _below(item, f"{words} › {name}" if words else name, getattr(value, name))
    elif isinstance(value, str) and value and not isinstance(value, Enum):
        yield Place(item, words), value


def _named(entry: object, number: int) -> str:
    name = getattr(entry, "id", None)
    return f"“{name}”" if isinstance(name, str) else f"no. {number}"
