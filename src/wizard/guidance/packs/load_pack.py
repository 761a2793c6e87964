"""Loading a pack: from TOML files to one checked value, or a sentence on each error."""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from pathlib import Path
from typing import Any, TypeVar

from pydantic import Field, ValidationError

from wizard.foundation import canonical_json as canonical
from wizard.foundation.value import Key, Line, Name, Value
from wizard.guidance.item import Item
from wizard.guidance.letter_text import LettersFile, LetterText
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
from wizard.guidance.packs.corrections import CorrectionFile, with_corrections
from wizard.guidance.packs.finding_places import BACKGROUND, LETTERS, QUESTIONS, SOURCES, FindingPlaces
from wizard.guidance.packs.pack_archive import CORRECTION, Files
from wizard.guidance.packs.pack_integrity import BrokenReference, faults
from wizard.guidance.packs.pack_outline import HEAD, correction_names
from wizard.guidance.packs.schema_errors import explanations
from wizard.guidance.packs.toml_files import (
    PackError,
    check_folder,
    file_bytes,
    is_there,
    parsed,
    read_table,
    text_of,
)
from wizard.guidance.packs.toml_places import line_at, lines_of
from wizard.guidance.statement import Source, Statement

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
    """The content of pack.toml. The fields mean the same as in `Edition`."""

    id: Key
    edition: Name
    title: Name
    issuer: Name
    stale: Name
    use_until: date | None = None
    evidence: Mapping[Key, date] = Field(min_length=1)
    """The day up to which each item was checked, by the item's id."""
    words: Mapping[Key, Line] = Field(default_factory=dict)
    """Words that any text of the pack may use as `{words.ID}`, so that they are written only once."""
    neutrality: tuple[Statement, ...] = Field(min_length=1)
    disclaimers: tuple[Statement, ...] = Field(min_length=1)
    gaps: tuple[Statement, ...] = ()
    lmc: LmcContact = LmcContact()
    actions: tuple[ActionEntry, ...] = Field(min_length=1)


class SourcesFile(Value):
    """The content of sources.toml."""

    sources: tuple[Source, ...] = Field(min_length=1)


class BackgroundFile(Value):
    """The content of background.toml."""

    background: tuple[Statement, ...] = ()
    timeline: tuple[TimelineEntry, ...] = ()
    glossary: tuple[Term, ...] = ()
    boards: tuple[BoardName, ...] = ()


class QuestionsFile(Value):
    """The content of questions.toml; a pack may leave this file out."""

    questions: tuple[Question, ...] = ()
    revisions: tuple[Revision, ...] = ()


class SharedStatement(Statement):
    """A statement used in several places, which name it with `use`."""

    id: Key


class SharedFile(Value):
    """The content of shared.toml; a pack may leave this file out."""

    statements: tuple[SharedStatement, ...] = ()


class ActionFile(Value):
    """The content of one action's file."""

    items: tuple[Item, ...] = Field(min_length=1)


def load_pack(files: Path | Files) -> Pack:
    """Load a pack from a folder or from these files, and check its schema and references.

    Raises:
        PackError: Something in it cannot be used; `problems` lists every error, one sentence each.
    """
    if isinstance(files, Path):
        check_folder(files)
    reader = _Reader(files)
    head = reader.head()
    sources = reader.file(SOURCES, SourcesFile)
    background = reader.file(BACKGROUND, BackgroundFile)
    questions = reader.optional(QUESTIONS, QuestionsFile)
    letters = reader.optional(LETTERS, LettersFile)
    entries = reader.actions()
    if reader.problems or not (head and sources and background and questions and letters):
        raise PackError(*reader.problems)
    parts = _fields(head) | _fields(sources) | _fields(background) | _fields(questions)
    parts = {name: part for name, part in parts.items() if name in Edition.model_fields}
    actions = tuple(_action(entry, entries[entry.file]) for entry in head.actions)
    _refuse_ids(head)
    pack = Pack(
        edition=Edition(evidence_as_at=min(head.evidence.values()), **parts), actions=actions, letters=letters.letters
    )
    _refuse_unsound(pack, reader.files)
    return _corrected(pack, reader)


def own_letters(folder: Path, name: str) -> tuple[LetterText, ...]:
    """Return the texts of letters in one of the program's own files.

    Raises:
        PackError: It cannot be used.
    """
    text = text_of(folder, name)
    return validated(parsed(text, name), name, LettersFile, text).letters


def load_correction(files: Files) -> CorrectionFile:
    """Load a correction from these files.

    Raises:
        PackError: It cannot be used; `problems` lists every error.
    """
    return _correction(files, CORRECTION)


def pack_files(files: Path | Files) -> Files:
    """Return the files that belong to a pack, without others in the folder.

    Raises:
        PackError: One of them is missing or cannot be read.
    """
    entries = read_table(files, HEAD).get("actions")
    named = [entry.get("file") for entry in entries if isinstance(entry, dict)] if isinstance(entries, list) else []
    wanted = [HEAD, SOURCES, BACKGROUND, *(name for name in named if isinstance(name, str))]
    wanted += [name for name in (QUESTIONS, SHARED, LETTERS, *correction_names(files)) if is_there(files, name)]
    return {name: file_bytes(files, name) for name in dict.fromkeys(wanted)}


def _corrected(pack: Pack, reader: "_Reader") -> Pack:
    for name in correction_names(reader.files):
        pack = with_corrections(pack, _correction(reader.files, name))
        _refuse_unsound(pack, reader.files)
    return pack


def _correction(files: Path | Files, name: str) -> CorrectionFile:
    text = text_of(files, name)
    return validated(parsed(text, name), name, CorrectionFile, text)


class _Reader:
    """Reads the files of one pack, and fills in shared words and statements.

    It continues after an error, so that all errors are reported at once.
    """

    def __init__(self, files: Path | Files) -> None:
        self.files = files
        self.problems: list[str] = []
        """The errors in the files read so far."""
        self._head, self._head_text = self._table(HEAD)
        words = self._head.get("words")
        # Validating the head reports anything else that is wrong in `words`.
        self._words: dict[str, Any] = words if isinstance(words, dict) else {}
        self._shared: dict[str, dict[str, Any]] = {}
        shared = self.optional(SHARED, SharedFile)
        for statement in shared.statements if shared else ():
            self._shared[statement.id] = canonical.plain(statement)
            del self._shared[statement.id]["id"]
        self._shared_is_whole = shared is not None

    def head(self) -> HeadFile | None:
        """Read the file at the head of the pack."""
        if self._head_text is None:
            return None
        if "evidence_as_at" in self._head:
            self.problems.append(f"{HEAD} › evidence_as_at: it cannot be set; it is the oldest date under [evidence].")
            return None
        self.problems += _misplaced_words(self._words, self._head_text)
        return self._valid(self._put_in(self._head, HEAD), HEAD, HeadFile, self._head_text)

    def file(self, name: str, model: type[V]) -> V | None:
        """Read one file and validate it; None if anything in it is wrong."""
        data, text = self._table(name)
        return self._valid(self._put_in(data, name), name, model, text) if text is not None else None

    def optional(self, name: str, model: type[V]) -> V | None:
        """Read one file that a pack may leave out."""
        return self.file(name, model) if is_there(self.files, name) else model()

    def actions(self) -> Mapping[str, ActionFile]:
        """Read the files of all actions that the head of the pack names."""
        entries, evidence = self._head.get("actions"), self._head.get("evidence")
        dates = evidence if isinstance(evidence, dict) else {}
        names = [entry.get("file") for entry in entries if isinstance(entry, dict)] if isinstance(entries, list) else []
        found = {name: self._action_file(name, dates) for name in names if isinstance(name, str)}
        return {name: file for name, file in found.items() if file is not None}

    def _action_file(self, name: str, evidence: Mapping[str, Any]) -> ActionFile | None:
        """Read the file of one action; its items' evidence dates are in the head of the pack."""
        raw, text = self._table(name)
        if text is None:
            return None
        data = self._put_in(raw, name)
        items = data.get("items")
        for item in items if isinstance(items, list) else ():
            if not isinstance(item, dict):
                continue
            if "evidence_as_at" in item:
                self.problems.append(f"{name} › items › evidence_as_at: this date belongs under [evidence] in {HEAD}.")
            if isinstance(item.get("id"), str):
                item["evidence_as_at"] = self._date_of(item["id"], evidence)
        return self._valid(data, name, ActionFile, text)

    def _date_of(self, item: str, evidence: Mapping[str, Any]) -> date:
        found = evidence.get(item)
        # If the head of the pack itself cannot be read, that error is reported.
        if item not in evidence and self._head_text is not None:
            self.problems.append(
                f"{HEAD} › evidence: the date of item “{item[:60]}” is missing; expected a line such as {_ROW}."
            )
        # An impossible date is reported once, for the head of the pack.
        return found if isinstance(found, date) and not isinstance(found, datetime) else date.min

    def _table(self, name: str) -> tuple[dict[str, Any], str | None]:
        """Return the data of one file and its text; the text is None if it cannot be read."""
        try:
            text = text_of(self.files, name)
            return parsed(text, name), text
        except PackError as error:
            self.problems += error.problems
            return {}, None

    def _valid(self, data: dict[str, Any], name: str, model: type[V], text: str) -> V | None:
        try:
            return validated(data, name, model, text)
        except PackError as error:
            self.problems += error.problems
            return None

    def _put_in(self, value: Any, name: str) -> Any:
        if isinstance(value, str):
            # Thousands of texts come through here, and few of them use a word.
            return _WORDS.sub(lambda found: self._word(found[1], name), value) if "{words." in value else value
        if isinstance(value, list):
            return [self._put_in(entry, name) for entry in value]
        if isinstance(value, dict):
            filled = {key: self._put_in(entry, name) for key, entry in value.items() if key != "use"}
            return self._statement(value["use"], name) | filled if "use" in value else filled
        return value

    def _word(self, key: str, name: str) -> str:
        if self._head_text is None:
            # The error in the head of the pack is reported already, so its missing words need no further report.
            return "…"
        if not isinstance(self._words.get(key), str):
            self.problems.append(f"{name}: “{{words.{key}}}” is not one of the words under [words] in {HEAD}.")
            return "…"
        return str(self._words[key])

    def _statement(self, key: Any, name: str) -> dict[str, Any]:
        if isinstance(key, str) and key in self._shared:
            return self._shared[key]
        if self._shared_is_whole:
            self.problems.append(f"{name} › use: “{str(key)[:60]}” is not a statement in {SHARED}.")
        # Report nothing else about this place: this is its only error.
        return {"text": "…", "editorial": True}


def _misplaced_words(words: Mapping[str, Any], text: str) -> Iterator[str]:
    """Report lines under [words] that are keys of the pack itself: as words they would have no effect."""
    lines = lines_of(text)
    for key in words:
        if key in HeadFile.model_fields:
            line = line_at(lines, ("words", key))
            yield (
                f"{HEAD}, line {line} › words › {key}: “{key}” is in the wrong place; move it above the first "
                f"heading in "
                f"square brackets: below [words] it counts as one of those words."
            )


def validated(data: dict[str, Any], name: str, model: type[V], text: str) -> V:
    """Validate a file's data in pydantic's strict JSON mode, where lists become tuples and dates are texts.

    Raises:
        PackError: It does not fit; `problems` lists every error.
    """
    try:
        return model.model_validate_json(json.dumps(data, default=_date_text))
    except ValidationError as error:
        raise PackError(*explanations(error, name, model, data, lines_of(text))) from error


def _date_text(value: date | time) -> str:
    return value.isoformat()


def _fields(value: Value) -> dict[str, Any]:
    return {name: getattr(value, name) for name in type(value).model_fields}


def _action(entry: ActionEntry, file: ActionFile) -> Action:
    found = tuple(item.id for item in file.items)
    if found != entry.items:
        raise PackError(
            f"{entry.file} › items: the ids are {_listed(found)}, but {HEAD} names {_listed(entry.items)} "
            f"for action {entry.number}; expected the same."
        )
    return Action(number=entry.number, title=entry.title, short_title=entry.short_title, items=file.items)


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


def _refuse_unsound(pack: Pack, files: Path | Files) -> None:
    found = list(faults(pack))
    if not found:
        return
    places = FindingPlaces(files)
    raise PackError(*(_said(each, places) for each in found))


def _said(fault: BrokenReference, places: FindingPlaces) -> str:
    place = fault.words.partition(": ")[0]
    item = f" › item {fault.item}" if fault.item else ""
    return f"{places.at(fault.item, place)}{item} › {fault.words}."
