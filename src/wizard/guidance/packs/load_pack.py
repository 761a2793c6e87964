"""Loading a pack: from a folder of TOML files to one checked value, or one sentence on what is wrong."""

import json
import re
from collections.abc import Mapping
from datetime import date, time
from pathlib import Path
from typing import Any, TypeVar

from pydantic import Field, ValidationError

from wizard.foundation import canonical_json as canonical
from wizard.foundation.value import Key, Line, Name, Value
from wizard.guidance.item import Item
from wizard.guidance.pack import (
    Action,
    ActionNumber,
    BoardName,
    Edition,
    LmcContact,
    Pack,
    Question,
    Revision,
    Term,
    TimelineEntry,
)
from wizard.guidance.packs.pack_integrity import faults
from wizard.guidance.packs.pack_outline import HEAD
from wizard.guidance.packs.schema_errors import explain
from wizard.guidance.packs.toml_files import PackError, check_folder, read_table
from wizard.guidance.statement import Source, Statement

SOURCES = "sources.toml"
BACKGROUND = "background.toml"
QUESTIONS = "questions.toml"
SHARED = "shared.toml"

_WORDS = re.compile(r"\{words\.([a-z0-9_-]+)\}")


_ROW = '"1" = 2026-06-30'


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
    issuer: Name
    stale: Name
    use_until: date | None = None
    evidence: Mapping[Key, date] = Field(min_length=1)
    """The day up to which each item was checked, by the item's id."""
    words: Mapping[Key, Line] = Field(default_factory=dict)
    """Words that any text of the pack may name as `{words.ID}`, so that they are written once."""
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


class QuestionsFile(Value):
    """What questions.toml holds; a pack may leave the file out."""

    questions: tuple[Question, ...] = ()
    revisions: tuple[Revision, ...] = ()


class SharedStatement(Statement):
    """A statement that stands in several places: they name it with `use`."""

    id: Key


class SharedFile(Value):
    """What shared.toml holds; a pack may leave the file out."""

    statements: tuple[SharedStatement, ...] = ()


class ActionFile(Value):
    """What the file of one action holds."""

    items: tuple[Item, ...] = Field(min_length=1)


def load_pack(folder: Path) -> Pack:
    """Return the pack in `folder`, checked against the schema and found sound.

    Raises:
        PackError: Something in it cannot be used; the message is one sentence that names file, key and expectation.
    """
    check_folder(folder)
    reader = _Reader(folder)
    head = reader.head()
    sources = reader.file(SOURCES, SourcesFile)
    background = reader.file(BACKGROUND, BackgroundFile)
    questions = reader.optional(QUESTIONS, QuestionsFile)
    parts = _fields(head) | _fields(sources) | _fields(background) | _fields(questions)
    parts = {name: part for name, part in parts.items() if name in Edition.model_fields}
    actions = tuple(_action(reader, entry, head.evidence) for entry in head.actions)
    _refuse_ids(head)
    pack = Pack(edition=Edition(evidence_as_at=min(head.evidence.values()), **parts), actions=actions)
    _refuse_unsound(pack, head)
    return pack


class _Reader:
    """Reads the files of one pack, putting in what its texts name: words, and statements that are shared."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._head = read_table(folder, HEAD)
        words = self._head.get("words")
        # What else `words` may hold by mistake is said when the head is validated.
        self._words: dict[str, Any] = words if isinstance(words, dict) else {}
        self._shared: dict[str, dict[str, Any]] = {}
        for statement in self.optional(SHARED, SharedFile).statements:
            self._shared[statement.id] = canonical.plain(statement)
            del self._shared[statement.id]["id"]

    def head(self) -> HeadFile:
        """Read the file at the head of the pack."""
        if "evidence_as_at" in self._head:
            raise PackError(f"{HEAD} › evidence_as_at: it cannot be set; it is the oldest date under [evidence].")
        return _valid(self._put_in(self._head, HEAD), HEAD, HeadFile)

    def file(self, name: str, model: type[V]) -> V:
        """Read one file and validate it."""
        return _valid(self._put_in(read_table(self._folder, name), name), name, model)

    def optional(self, name: str, model: type[V]) -> V:
        """Read one file that a pack may leave out."""
        return self.file(name, model) if (self._folder / name).exists() else model()

    def action(self, name: str, evidence: Mapping[str, date]) -> ActionFile:
        """Read the file of one action; its items' evidence dates are in the head of the pack."""
        data = self._put_in(read_table(self._folder, name), name)
        items = data.get("items")
        for item in items if isinstance(items, list) else ():
            if not isinstance(item, dict):
                continue
            if "evidence_as_at" in item:
                raise PackError(f"{name} › items › evidence_as_at: this date belongs under [evidence] in {HEAD}.")
            if isinstance(item.get("id"), str):
                item["evidence_as_at"] = _date_of(item["id"], evidence)
        return _valid(data, name, ActionFile)

    def _put_in(self, value: Any, name: str) -> Any:
        if isinstance(value, str):
            # Thousands of texts pass here, and few of them name a word.
            return _WORDS.sub(lambda found: self._word(found[1], name), value) if "{words." in value else value
        if isinstance(value, list):
            return [self._put_in(entry, name) for entry in value]
        if isinstance(value, dict):
            filled = {key: self._put_in(entry, name) for key, entry in value.items() if key != "use"}
            return self._statement(value["use"], name) | filled if "use" in value else filled
        return value

    def _word(self, key: str, name: str) -> str:
        if not isinstance(self._words.get(key), str):
            raise PackError(f"{name}: “{{words.{key}}}” is not one of the words under [words] in {HEAD}.")
        return str(self._words[key])

    def _statement(self, key: Any, name: str) -> dict[str, Any]:
        if not isinstance(key, str) or key not in self._shared:
            raise PackError(f"{name} › use: “{str(key)[:60]}” is not a statement in {SHARED}.")
        return self._shared[key]


def _date_of(item: str, evidence: Mapping[str, date]) -> date:
    if item not in evidence:
        raise PackError(
            f"{HEAD} › evidence: the date of item “{item[:60]}” is missing; expected a line such as {_ROW}."
        )
    return evidence[item]


def _valid(data: dict[str, Any], name: str, model: type[V]) -> V:
    """Validate what a file holds in pydantic's strict JSON mode, where lists become tuples and dates are texts."""
    try:
        return model.model_validate_json(json.dumps(data, default=_date_text))
    except ValidationError as error:
        raise PackError(explain(error, name, model, data)) from error


def _date_text(value: date | time) -> str:
    return value.isoformat()


def _fields(value: Value) -> dict[str, Any]:
    return {name: getattr(value, name) for name in type(value).model_fields}


def _action(reader: _Reader, entry: ActionEntry, evidence: Mapping[str, date]) -> Action:
    items = reader.action(entry.file, evidence).items
    found = tuple(item.id for item in items)
    if found != entry.items:
        raise PackError(
            f"{entry.file} › items: the ids are {_listed(found)}, but {HEAD} names {_listed(entry.items)} "
            f"for action {entry.number}; expected the same."
        )
    return Action(number=entry.number, title=entry.title, short_title=entry.short_title, items=items)


def _listed(ids: tuple[str, ...]) -> str:
    return ", ".join(f"“{entry}”" for entry in ids)


def _refuse_ids(head: HeadFile) -> None:
    ids = [item for entry in head.actions for item in entry.items]
    for item in ids:
        if ids.count(item) > 1:
            raise PackError(f"{HEAD} › actions › items: two items have the id “{item}”; an id may be used once.")
    for item in head.evidence:
        if item not in ids:
            raise PackError(f"{HEAD} › evidence: “{item}” is not an item of the pack.")


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
    if part in QuestionsFile.model_fields:
        return QUESTIONS
    return SOURCES if part in SourcesFile.model_fields else HEAD
