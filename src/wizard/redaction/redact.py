"""Leaving names and sums out of a copy: in every block of its story, and inside what people typed.

Names of the practice's people become “Partner A”, “Manager A” wherever they stand, and owners typed in words
“Person A” (`pseudonyms.py`). Other names are found by their titles, and addresses by their @. What nothing here can
find (“the senior partner’s wife”) is why a person reads a copy's free text before it goes out: `free_text.py` lists it.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache, partial

from wizard.redaction.folding import folded
from wizard.redaction.name_finder import NAME_LEFT_OUT, TITLE, Found, Names, in_place
from wizard.redaction.pseudonyms import PSEUDONYM
from wizard.redaction.reader_copy import Copy
from wizard.redaction.sums import without_sums
from wizard.tagged_pdf import Block
from wizard.tagged_pdf.mapping import mapped

# Both are looked for in folded text: accents, apostrophes and hyphens are plain there.
_WORD = r"(?![a-z])[^\W\d_](?:\w|['-](?!s\b)\w)+"
_TITLED = rf"\b(?i:{TITLE})\b(?:\.[ ]?|[ ])[ ]*(?:[A-Z]\.?[ ]+|[A-Z]\.)*{_WORD}(?:[ ]+{_WORD})?"
_ADDRESS = r"\b[\w.+'-]{1,64}@\w[\w-]*(?:\.\w[\w-]*)+"
_Pairs = tuple[tuple[str, str], ...]
_OTHER = re.compile(rf"{_ADDRESS}|{_TITLED}")


def redacted(story: Iterable[Block], copy: Copy) -> Iterator[Block]:
    """Yield a story with the names and sums left out that the copy's reader does not get."""
    gets = copy.gets
    if gets.names and gets.money:
        yield from story
        return
    yield from mapped(story, words_without(copy))


def words_without(copy: Copy) -> Callable[[str], str]:
    """Return what leaves names and sums out of a text, as the copy's reader asks for."""
    steps: list[Callable[[str], str]] = []
    if not copy.gets.money:
        steps.append(without_sums)
    if not copy.gets.names:
        steps.append(partial(_without_names, copy.called.names, copy.called.others, copy.minutes.practice.name))

    def without(text: str) -> str:
        for step in steps:
            text = step(text)
        return text

    return without


def _without_names(people: _Pairs, typed: _Pairs, practice: str, text: str) -> str:
    known, stays = _finders(people, typed, practice)
    plain = folded(text)
    kept = [match.span() for match in stays.finditer(plain.text)]
    found = [each for each in known.found(plain.text) if not _touches(each.start, each.end, kept)]
    others = [
        Found(*match.span(), NAME_LEFT_OUT)
        for match in _OTHER.finditer(plain.text)
        if not _touches(match.start(), match.end(), kept)
    ]
    return in_place(text, _merged(found, others), plain.origins)


@lru_cache(maxsize=8)
def _finders(people: _Pairs, typed: _Pairs, practice: str) -> tuple[Names, re.Pattern[str]]:
    """Return what finds known names, and what finds the words that stay: the practice's own name, and pseudonyms."""
    own = " +".join(re.escape(part) for part in folded(practice).text.split())
    return Names(people, typed), re.compile(rf"(?<!\w)(?i:{own})(?!\w)|{PSEUDONYM}" if own else PSEUDONYM)


def _touches(start: int, end: int, spans: Iterable[tuple[int, int]]) -> bool:
    return any(start < last and first < end for first, last in spans)


def _merged(known: list[Found], others: list[Found]) -> list[Found]:
    """Return known names and others in their order; somebody else with a known surname is somebody else."""
    merged: list[Found] = []
    for each in sorted([*known, *others], key=lambda found: (found.start, found.called == NAME_LEFT_OUT)):
        last = merged[-1] if merged else None
        if last is None or each.start >= last.end:
            merged.append(each)
        elif each.end > last.end:
            # “Mr Imran Shah” where a partner is Dr Shah; and “Dr Shah Imran”, of whom only the first is known.
            merged[-1] = Found(last.start, each.end, last.called)
    return merged
