"""Leaving names and sums out of a copy: in every block of its story, and inside what people typed.

Names of the practice's people become “Partner A”, “Manager A” wherever they occur, and owners typed in words “Person A”
(`pseudonyms`). Other names are found by their titles, addresses by their @, and sums of money as “£9-10k”, “ten
thousand pounds”, “10k”. What no search can find (“the senior partner’s wife”) is why a person reads a copy's free text
before it goes out: `free_text_review` lists it.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache, partial

from wizard.redaction.name_finder import NAME_LEFT_OUT, TITLE, Found, Names, folded, in_place
from wizard.redaction.pseudonyms import PSEUDONYM, Called
from wizard.redaction.reader_copy import Copy
from wizard.tagged_pdf import Block
from wizard.tagged_pdf.story_blocks import mapped

# These search folded text, in which accents, apostrophes and hyphens are plain.
_WORD = r"(?![a-z])[^\W\d_](?:\w|['-](?!s\b)\w)+"
_TITLED = rf"\b(?i:{TITLE})\b(?:\.[ ]?|[ ])[ ]*(?:[A-Z]\.?[ ]+|[A-Z]\.)*{_WORD}(?:[ ]+{_WORD})?"
_ADDRESS = r"\b[\w.+'-]{1,64}@\w[\w-]*(?:\.\w[\w-]*)+"
_Pairs = tuple[tuple[str, str], ...]
_OTHER = re.compile(rf"{_ADDRESS}|{_TITLED}")

SUM_LEFT_OUT = "[sum left out]"

_DASH = "[-‐‑‒–—−]"
_SIGN = r"(?:[£€$]|(?:GBP|EUR|USD)(?![A-Z]))\s?"
_NUMBER = r"\d+(?:[,\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}]\d{3})*(?:\.\d+)?"
_UNIT = r"(?:\s?(?:k|m|mn|bn|grand|thousand|million|billion)\b)"

# After “to”, a number is a sum only if it looks like one: “£500 to 12 practices”.
_LIKE_A_SUM = rf"(?:{_SIGN}{_NUMBER}{_UNIT}?|{_NUMBER}{_UNIT}|\d{{1,3}}(?:,\d{{3}})+)"
_ON = rf"(?:{_DASH}(?:{_SIGN})?{_NUMBER}{_UNIT}?|\s(?:{_DASH}|to)\s{_LIKE_A_SUM})"
_WITH_SIGN = rf"(?:\b{_NUMBER}{_UNIT}?{_DASH}|{_DASH})?{_SIGN}{_NUMBER}{_UNIT}?{_ON}*"
_SHORT = rf"(?<![\w.,])(?:{_NUMBER}(?:k|mn?|bn)?(?:\s?{_DASH}\s?|\s(?:to|or)\s))?{_NUMBER}(?:\s?k|mn?|bn)\b"
_COUNTS = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
    r"|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?|billions?"
    r"|half|dozen|few|several|couple)\b"
)
_COUNT = rf"(?:{_NUMBER}(?:k|mn?|bn)?|\b{_COUNTS})"
_JOINED = rf"(?:(?:\s|{_DASH})+(?:{_COUNT}|(?:k|m|a|an|and|of|or|to)\b)){{0,12}}"
_IN_WORDS = rf"(?<![\w.,]){_COUNT}{_JOINED}\s?(?:pounds?|quid|grand|pence|penny|sterling|GBP|euros?|dollars?)\b"
_PENCE = rf"(?<![\w.,]){_NUMBER}p\b"
_SUM = "|".join((_WITH_SIGN, _IN_WORDS, _SHORT, _PENCE))


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


def others_hidden(called: Called, practice: str, named: str) -> Callable[[str], str]:
    """Return what leaves every name out of a text but that of the one who is `named` so in `called`."""
    return partial(_without_names, called.names, called.others, practice, stays=named)


def names_in(called: Called, practice: str, text: str) -> frozenset[str]:
    """Return what those are called whom a text names; `NAME_LEFT_OUT` where it could be several of them."""
    known, _stays = _finders(called.names, called.others, practice)
    return frozenset(found.called for found in known.found(folded(text).text))


def _without_names(people: _Pairs, typed: _Pairs, practice: str, text: str, stays: str = "") -> str:
    known, words = _finders(people, typed, practice)
    plain = folded(text)
    kept = [match.span() for match in words.finditer(plain.text)]
    everybody = [each for each in known.found(plain.text) if not _touches(each.start, each.end, kept)]
    kept += [(each.start, each.end) for each in everybody if each.called == stays]
    found = [each for each in everybody if each.called != stays]
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


def without_sums(text: str) -> str:
    """Return a text with its sums of money left out; a range of sums is one."""
    # Compiled at first use and then cached by `re`: the partners' own copy never needs it.
    return re.sub(_SUM, SUM_LEFT_OUT, text, flags=re.IGNORECASE)
