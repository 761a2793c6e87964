"""Corrections: a small file that changes single statements of one named edition, and how it is applied."""

from collections.abc import Iterator, Sequence
from datetime import date
from difflib import get_close_matches
from typing import Annotated, Any, NamedTuple

from pydantic import Field

from wizard.foundation.formatting import date_in_words
from wizard.foundation.value import Key, Line, Name, Note, Value
from wizard.guidance.pack import Pack, Revision
from wizard.guidance.packs.pack_integrity import TextPlace, named_entry, places_of, statements
from wizard.guidance.packs.toml_files import PackError
from wizard.guidance.statement import AsAt, Source, SourceId, Statement

_LONGEST_REVISION = 300


class CorrectedEdition(Value):
    """Which edition a correction is for."""

    id: Key
    edition: Name


class LineCorrection(Value):
    """One statement that was wrong, and its new words."""

    item: Key | None = None
    """The item's id, or none for the head of the pack."""
    place: Line = ""
    """Its place, as `pack check` and `pack diff` give it; may be left out if the old words occur only once."""
    old: Annotated[Note, Field(min_length=1)]
    new: Annotated[Note, Field(min_length=1)]
    sources: tuple[SourceId, ...] = ()
    """The sources of the new words; if empty, the sources of the old ones."""
    as_at: AsAt | None = None
    """The date of the stance in the new words; if empty, the date of the old ones."""
    on: date
    """The day of the correction."""


class CorrectionFile(Value):
    """The content of correction.toml."""

    corrects: CorrectedEdition
    edition: Name
    """The name of the corrected edition: “2026-06, corrected 3 December 2026”."""
    issuer: Name
    """Who corrects it."""
    sources: tuple[Source, ...] = ()
    """Sources that the edition does not have yet."""
    corrections: tuple[LineCorrection, ...] = Field(min_length=1)


class Corrected(NamedTuple):
    """One place that a correction changes."""

    place: TextPlace
    old: str
    new: str
    on: date


def corrected_places(pack: Pack, file: CorrectionFile) -> tuple[Corrected, ...]:
    """Return every place in an edition that a correction changes, in order.

    Raises:
        PackError: It is for a different edition, or names a line that does not exist.
    """
    named = (pack.edition.id, pack.edition.edition)
    if named != (file.corrects.id, file.corrects.edition):
        raise PackError(
            f"This correction is for edition “{file.corrects.edition}” of “{file.corrects.id}”, not for edition "
            f"“{pack.edition.edition}” of “{pack.edition.id}”."
        )
    problems: list[str] = []
    found: list[Corrected] = []
    for number, correction in enumerate(file.corrections, start=1):
        places = list(_places(pack, correction))
        if len(places) == 1:
            found.append(Corrected(places[0], correction.old, correction.new, correction.on))
        else:
            problems.append(f"Correction {number}, {_where(correction)}: {_missed(pack, correction, places)}")
    if problems:
        raise PackError(*problems)
    return tuple(found)


def with_corrections(pack: Pack, file: CorrectionFile) -> Pack:
    """Return the corrected edition under its new name, with each correction listed among its changes.

    Raises:
        PackError: It is for a different edition, or names a line or a source that does not match.
    """
    known = {source.id for source in pack.edition.sources}
    if twice := [source.id for source in file.sources if source.id in known]:
        raise PackError(f"The edition already has a source “{twice[0]}”; give the new source another id.")
    revisions = list(pack.edition.revisions)
    places = corrected_places(pack, file)
    for correction, found in zip(file.corrections, places, strict=True):
        pack = _with(pack, found.place, correction)
        words = f"Corrected on {date_in_words(correction.on)} by {file.issuer}: {correction.new}"
        short = words if len(words) <= _LONGEST_REVISION else f"{words[: _LONGEST_REVISION - 1]}…"
        revisions.append(Revision(item=correction.item, text=" ".join(short.split())))
    head = pack.edition.replace(
        edition=file.edition, sources=(*pack.edition.sources, *file.sources), revisions=tuple(revisions)
    )
    return pack.replace(edition=head)


def _places(pack: Pack, correction: LineCorrection) -> Iterator[TextPlace]:
    wanted = correction.place.removesuffix(" › text")
    for place, text in _correctable(pack):
        if place.item == (correction.item or "") and text == correction.old and wanted in ("", place.words):
            yield place


def _correctable(pack: Pack) -> Iterator[tuple[TextPlace, str]]:
    """Yield every text that can be corrected: each statement, and every other single text."""
    whole = set()
    for place, statement in statements(pack):
        whole.add((place.item, f"{place.words} › text"))
        yield place, statement.text
    for place, value in places_of(pack):
        # The titles of actions belong to neither the edition's head nor an item, so a correction cannot change them.
        if isinstance(value, str) and (place.item, place.words) not in whole and not place.words.startswith("action "):
            yield place, value


def _missed(pack: Pack, correction: LineCorrection, places: Sequence[TextPlace]) -> str:
    if places:
        named = "; ".join(place.words for place in places)
        return f"the old words are in {len(places)} places; use “place” to say which one you mean: {named}."
    there = [
        text
        for place, text in _correctable(pack)
        if place.item == (correction.item or "") and place.words == correction.place.removesuffix(" › text")
    ]
    if there:
        return f"the edition says “{there[0][:120]}” there, not the old words that the correction gives."
    return f"the edition has no such line, so there is nothing to correct.{_hint(pack, correction)}"


def _hint(pack: Pack, correction: LineCorrection) -> str:
    """Return a hint: the places where the old words do occur, or the most similar text; empty if neither exists."""
    if correction.item and correction.item not in [item.id for item in pack.items()]:
        return f" It has no item “{correction.item}”."
    if elsewhere := [place for place, text in _correctable(pack) if text == correction.old]:
        return f" The old words are here: {'; '.join(str(place) for place in elsewhere[:5])}."
    near = get_close_matches(correction.old, _texts_near(pack, correction), n=1)
    return f" The nearest is: “{near[0]}”" if near else ""


def _texts_near(pack: Pack, correction: LineCorrection) -> list[str]:
    """Return texts of the item of similar length, which the old words may misquote."""
    longest = 2 * len(correction.old)
    texts = (text for place, text in _correctable(pack) if place.item == (correction.item or ""))
    return [text for text in texts if len(correction.old) <= 2 * len(text) and len(text) <= longest]


def _where(correction: LineCorrection) -> str:
    where = f"item {correction.item}" if correction.item else "head"
    return f"{where} › {correction.place}" if correction.place else where


def _with(pack: Pack, place: TextPlace, correction: LineCorrection) -> Pack:
    if not place.item:
        return pack.replace(edition=_changed(pack.edition, "", place.words, correction))
    actions = tuple(
        action.replace(
            items=tuple(
                _changed(item, "", place.words, correction) if item.id == place.item else item for item in action.items
            )
        )
        for action in pack.actions
    )
    return pack.replace(actions=actions)


def _changed(value: Any, words: str, place: str, correction: LineCorrection) -> Any:
    """Return `value`, found at `words`, with the correction applied at `place`, which is there or further down."""
    if words == place:
        return _new_statement(value, correction) if isinstance(value, Statement) else correction.new
    if words and not place.startswith(f"{words} ›"):
        return value
    if isinstance(value, tuple):
        entries = [
            _changed(entry, f"{words} › {named_entry(entry, number)}", place, correction)
            for number, entry in enumerate(value, start=1)
        ]
        return tuple(entries) if any(new is not old for new, old in zip(entries, value, strict=True)) else value
    if not isinstance(value, Value):
        return value
    names = type(value).model_fields
    below = {
        name: _changed(getattr(value, name), f"{words} › {name}" if words else name, place, correction)
        for name in names
    }
    return value.replace(**{name: new for name, new in below.items() if new is not getattr(value, name)})


def _new_statement(statement: Statement, correction: LineCorrection) -> Statement:
    return statement.replace(
        text=correction.new,
        sources=correction.sources or statement.sources,
        as_at=correction.as_at or statement.as_at,
    )
