"""Loading a pack: from a folder of TOML files to one checked value, or one sentence on what is wrong."""

import json
from datetime import date, time
from pathlib import Path
from typing import Any, TypeVar

from pydantic import Field, ValidationError

from wizard.foundation.value import Key, Name, Value
from wizard.guidance.item import Item
from wizard.guidance.pack import Action, ActionNumber, BoardName, Edition, LmcContact, Pack, Term, TimelineEntry
from wizard.guidance.packs.errors import explain
from wizard.guidance.packs.pack_integrity import faults
from wizard.guidance.packs.pack_outline import HEAD
from wizard.guidance.packs.toml_files import PackError, check_folder, read_table
from wizard.guidance.statement import Source, Statement

SOURCES = "sources.toml"
BACKGROUND = "background.toml"

V = TypeVar("V", bound=Value)


class ActionEntry(Value):
    """An action in pack.toml: its titles, the file that holds its items, and their ids."""

    number: ActionNumber
    title: Name
    short_title: Name
    file: Name
    items: tuple[Key, ...] = Field(min_length=1)


class HeadFile(Value):
    """What pack.toml holds. The fields mean what they mean in `Edition`."""

    id: Key
    edition: Name
    title: Name
    evidence_as_at: date
    issuer: Name
    stale: Name
    neutrality: tuple[Statement, ...] = Field(min_length=1)
    disclaimers: tuple[Statement, ...] = Field(min_length=1)
    gaps: tuple[Statement, ...] = ()
    lmc: LmcContact = LmcContact()
    actions: tuple[ActionEntry, ...] = Field(min_length=1)


class SourcesFile(Value):
    """What sources.toml holds."""

    sources: tuple[Source, ...] = Field(min_length=1)


class BackgroundFile(Value):
    """What background.toml holds."""

    background: tuple[Statement, ...] = ()
    timeline: tuple[TimelineEntry, ...] = ()
    glossary: tuple[Term, ...] = ()
    boards: tuple[BoardName, ...] = ()


class ActionFile(Value):
    """What the file of one action holds."""

    items: tuple[Item, ...] = Field(min_length=1)


def load_pack(folder: Path) -> Pack:
    """Return the pack in `folder`, checked against the schema and found sound.

    Raises:
        PackError: Something in it cannot be used; the message is one sentence that names file, key and expectation.
    """
    check_folder(folder)
    head = _file(folder, HEAD, HeadFile)
    sources = _file(folder, SOURCES, SourcesFile)
    background = _file(folder, BACKGROUND, BackgroundFile)
    parts = _fields(head) | _fields(sources) | _fields(background)
    del parts["actions"]
    actions = tuple(_action(folder, entry) for entry in head.actions)
    _refuse_twice(head)
    pack = Pack(edition=Edition(**parts), actions=actions)
    _refuse_unsound(pack, head)
    return pack


def _file(folder: Path, name: str, model: type[V]) -> V:
    """Read one file and validate it in pydantic's strict JSON mode, where lists become tuples and dates are texts."""
    data = read_table(folder, name)
    try:
        return model.model_validate_json(json.dumps(data, default=_date_text))
    except ValidationError as error:
        raise PackError(explain(error, name, model, data)) from error


def _date_text(value: date | time) -> str:
    return value.isoformat()


def _fields(value: Value) -> dict[str, Any]:
    return {name: getattr(value, name) for name in type(value).model_fields}


def _action(folder: Path, entry: ActionEntry) -> Action:
    items = _file(folder, entry.file, ActionFile).items
    found = tuple(item.id for item in items)
    if found != entry.items:
        raise PackError(
            f"{entry.file} › items: the ids are {_listed(found)}, but {HEAD} names {_listed(entry.items)} "
            f"for action {entry.number}; expected the same."
        )
    return Action(number=entry.number, title=entry.title, short_title=entry.short_title, items=items)


def _listed(ids: tuple[str, ...]) -> str:
    return ", ".join(f"“{entry}”" for entry in ids)


def _refuse_twice(head: HeadFile) -> None:
    ids = [item for entry in head.actions for item in entry.items]
    for item in ids:
        if ids.count(item) > 1:
            raise PackError(f"{HEAD} › actions › items: two items have the id “{item}”; an id may be used once.")


def _refuse_unsound(pack: Pack, head: HeadFile) -> None:
    found = list(faults(pack))
    if not found:
        return
    files = {item: entry.file for entry in head.actions for item in entry.items}
    first = found[0]
    place = f"{files[first.item]} › items › “{first.item}”" if first.item else _file_of(first.words)
    more = f" ({len(found) - 1} more to mend after it.)" if len(found) > 1 else ""
    raise PackError(f"{place} › {first.words}.{more}")


def _file_of(words: str) -> str:
    """Return the file that a part of the edition comes from, by the first word of the way to it."""
    part = words.split(" ")[0].rstrip(":")
    if part in BackgroundFile.model_fields:
        return BACKGROUND
    return SOURCES if part in SourcesFile.model_fields else HEAD
