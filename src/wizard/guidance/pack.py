"""A pack: one dated edition of the guidance, with its actions, its timeline and its glossary.

Terms of the glossary are found in running text here, so that the same words are explained wherever they occur.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Annotated

from pydantic import Field, model_validator

from wizard.foundation.value import Key, Line, Name, Value
from wizard.guidance.item import Item
from wizard.guidance.letter_text import LetterText
from wizard.guidance.statement import Source, Statement

ActionNumber = Annotated[int, Field(ge=1, le=99)]
"""The number by which the guidance calls an action."""


class Action(Value):
    """One of the collective actions, with one item, or two that are decided separately."""

    number: ActionNumber
    title: Name
    short_title: Name
    items: tuple[Item, ...] = Field(min_length=1)


class TimelineEntry(Statement):
    """An event in the history of the actions, for the background."""

    when: date
    words: Line = ""
    """The date as printed if it is less precise than a day: “July 2024”."""
    items: tuple[Key, ...] = ()
    """The items that it touches, by id."""


class Term(Statement):
    """A technical term, explained."""

    id: Key
    term: Name
    """The term as it is written in texts: “ICB”."""
    long: Line = ""
    """Written out: “integrated care board”."""


class BoardName(Value):
    """An integrated care board's name; the names are not verified, because boards keep merging."""

    name: Name


class Question(Value):
    """A question that partners ask first, with its answers."""

    id: Key
    question: Name
    answers: tuple[Statement, ...] = Field(min_length=1)
    items: tuple[Key, ...] = ()
    """The items that it is about, by id; none if it is about them all."""


class Revision(Value):
    """A change in this edition, for readers of the previous one."""

    item: Key | None = None
    """The item's id, or none for the head of the pack."""
    text: Name


class LmcContact(Value):
    """Who to ask locally. An edition made by an LMC fills this in; in the shipped one it is empty."""

    name: Line = ""
    telephone: Line = ""
    email: Line = ""
    note: Line = ""


class Edition(Value):
    """The head of a pack: everything in it except the actions."""

    id: Key
    """The pack's id: “gpce-2024”."""
    edition: Name
    """The edition: “2026-06”."""
    title: Name
    evidence_as_at: date
    """The day up to which every item was checked: the oldest of the items' own. A pack cannot set it."""
    use_until: date | None = None
    """The last day on which the edition is meant to be used."""
    issuer: Name
    """Who made the pack."""
    neutrality: tuple[Statement, ...] = Field(min_length=1)
    disclaimers: tuple[Statement, ...] = Field(min_length=1)
    stale: Name
    """A line always shown with the guidance; `{date}` is the evidence date."""
    background: tuple[Statement, ...] = ()
    timeline: tuple[TimelineEntry, ...] = ()
    questions: tuple[Question, ...] = ()
    """The questions that partners ask first."""
    revisions: tuple[Revision, ...] = ()
    """What changed since the edition before."""
    glossary: tuple[Term, ...] = ()
    boards: tuple[BoardName, ...] = ()
    gaps: tuple[Statement, ...] = ()
    lmc: LmcContact = LmcContact()
    failed_checks: Annotated[int, Field(ge=0, le=10_000)] = 0
    """How many style checks it failed when somebody added it anyway. A pack cannot set this."""
    sources: tuple[Source, ...] = Field(min_length=1)

    def source(self, source_id: str) -> Source:
        """Return the source with this id.

        Raises:
            KeyError: The edition lists no such source.
        """
        for source in self.sources:
            if source.id == source_id:
                return source
        raise KeyError(source_id)


class Pack(Value):
    """An edition with its actions."""

    edition: Edition
    actions: tuple[Action, ...] = Field(min_length=1)
    letters: tuple[LetterText, ...] = ()
    """Texts of letters that replace or add to the program's own."""

    @model_validator(mode="after")
    def _ids_are_unique(self) -> "Pack":
        ids = [item.id for item in self.items()]
        for item_id in ids:
            if ids.count(item_id) > 1:
                raise ValueError(f"two items have the id “{item_id}”")
        return self

    def items(self) -> Iterator[Item]:
        """Yield all items in the order of the guidance."""
        for action in self.actions:
            yield from action.items

    def item(self, item_id: str) -> Item:
        """Return the item with this id.

        Raises:
            KeyError: The pack has no such item.
        """
        for item in self.items():
            if item.id == item_id:
                return item
        raise KeyError(item_id)


@dataclass(frozen=True)
class Occurrence:
    """One place in a text where a term occurs."""

    start: int
    end: int
    """The position after its last character."""
    term: Term


def occurrences(text: str, glossary: Iterable[Term]) -> tuple[Occurrence, ...]:
    """Return where terms of the glossary occur in a text as whole words, in order; if two overlap, the longer one.

    An abbreviation (“ICB”) is found as it is written and with a plural s; other terms in any case.
    """
    taken: list[Occurrence] = []
    folded = text.casefold()
    # Looking for the letters first is much faster than a pattern, and most terms are not in most texts.
    likely = [term for term in glossary if term.term.casefold() in folded]
    for term in sorted(likely, key=lambda term: -len(term.term)):
        for found in _pattern(term.term).finditer(text):
            place = Occurrence(found.start(), found.end(), term)
            if all(place.end <= other.start or place.start >= other.end for other in taken):
                taken.append(place)
    return tuple(sorted(taken, key=lambda place: place.start))


def terms_in(texts: Iterable[str], glossary: Sequence[Term]) -> tuple[Term, ...]:
    """Return the terms that occur in any of these texts, each once, in the order of the glossary."""
    found = {place.term.id for text in dict.fromkeys(texts) for place in occurrences(text, glossary)}
    return tuple(term for term in glossary if term.id in found)


def meaning(term: Term) -> str:
    """Return what a term means in one line: “ICB: integrated care board. The NHS body …”."""
    return f"{term.term}: {term.long}. {term.text}" if term.long else f"{term.term}: {term.text}"


@lru_cache(maxsize=1_024)
def _pattern(term: str) -> re.Pattern[str]:
    flags = re.IGNORECASE if term == term.lower() else re.NOFLAG
    return re.compile(rf"(?<!\w){re.escape(term)}s?(?!\w)", flags)
