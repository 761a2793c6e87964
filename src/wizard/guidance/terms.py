"""Words of the field where they stand: which terms of the glossary occur in a text, and what they mean."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from wizard.guidance.pack import Term


@dataclass(frozen=True)
class Occurrence:
    """One place in a text where a term stands."""

    start: int
    end: int
    """The first character after it."""
    term: Term


def occurrences(text: str, glossary: Iterable[Term]) -> tuple[Occurrence, ...]:
    """Return where terms of the glossary stand in a text as whole words, in order; of two that overlap, the longer.

    An abbreviation (“ICB”) is found as it is written and with a plural s; other terms in any case.
    """
    taken: list[Occurrence] = []
    for term in sorted(glossary, key=lambda term: -len(term.term)):
        for found in _pattern(term.term).finditer(text):
            place = Occurrence(found.start(), found.end(), term)
            if all(place.end <= other.start or place.start >= other.end for other in taken):
                taken.append(place)
    return tuple(sorted(taken, key=lambda place: place.start))


def terms_in(texts: Iterable[str], glossary: Sequence[Term]) -> tuple[Term, ...]:
    """Return the terms that occur in any of these texts, each once, in the order of the glossary."""
    found = {place.term.id for text in texts for place in occurrences(text, glossary)}
    return tuple(term for term in glossary if term.id in found)


def meaning(term: Term) -> str:
    """Return what a term means in one line: “ICB: integrated care board. The NHS body …”."""
    return f"{term.term}: {term.long}. {term.text}" if term.long else f"{term.term}: {term.text}"


def _pattern(term: str) -> re.Pattern[str]:
    flags = re.IGNORECASE if term == term.lower() else re.NOFLAG
    return re.compile(rf"(?<!\w){re.escape(term)}s?(?!\w)", flags)
