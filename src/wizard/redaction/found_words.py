"""Find names, sums, telephone numbers and addresses in typed text, for somebody to read before a document is sent.

Nothing is removed or replaced: the reader gets the text as it was typed or approved. The names of the practice's people
are found in every form in which people type them, other names by their titles, sums as “£9-10k”, “ten thousand pounds”
or “10k”. Uncertain finds are listed too.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from wizard.redaction.name_finder import TITLE, Names, folded

_NO_NAMES = (r"ms teams", r"ms word", r"ms excel", r"ms office", r"sister practices?", r"sister surger(?:y|ies)")
"""Words that look like a title with a name, and are not."""
_THINGS = re.compile(r"\s+(?:patients?|contacts?|people|appointments?|calls?|letters?|visits?|records?|practices)\b")
_MAIL = re.compile(r"\b[\w.+'-]{1,64}@\w[\w-]*(?:\.\w[\w-]*)+")
_TELEPHONE = re.compile(r"(?<![\w.])(?:\+44\s?|0)\d(?:[\s-]?\d){8,9}(?!\w)")
_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b")

# These search folded text, where accents, apostrophes and hyphens are plain.
_WORD = r"(?![a-z])[^\W\d_](?:\w|['-](?!s\b)\w)+"
_TITLED = rf"\b(?i:{TITLE})\b(?:\.[ ]?|[ ])[ ]*(?:[A-Z]\.?[ ]+|[A-Z]\.)*{_WORD}(?:[ ]+{_WORD})?"
_TITLED_NAME = re.compile(_TITLED)

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


@dataclass(frozen=True)
class FoundWord:
    """A word or phrase that a person should read before the text is sent."""

    words: str
    what: str
    """“a name”, “a sum”, “a telephone number”, “an address”."""


def found_in(text: str, names: Iterable[str], practice: str = "") -> tuple[FoundWord, ...]:
    """Return the names, sums, telephone numbers and addresses in a text, in order. The text is not changed.

    Args:
        text: What was typed.
        names: The names of the practice's people.
        practice: The practice's own name, which is not a person's name.
    """
    known, stays = _finders(tuple(names), practice)
    plain = folded(text)
    kept = [match.span() for match in stays.finditer(plain.text)]
    spans = [(found.start, found.end, "a name") for found in known.found(plain.text)]
    spans += [(*match.span(), "a name") for match in _TITLED_NAME.finditer(plain.text)]
    for pattern, what in ((_MAIL, "an address"), (_TELEPHONE, "a telephone number"), (_POSTCODE, "an address")):
        spans += [(*match.span(), what) for match in pattern.finditer(plain.text)]
    spans += [
        (*match.span(), "a sum") for match in re.finditer(_SUM, plain.text, re.IGNORECASE) if _sum(plain.text, match)
    ]
    found: dict[tuple[int, int], FoundWord] = {}
    last = 0
    for start, end, what in sorted(spans, key=lambda each: (each[0], -each[1])):
        if start < last or _touches(start, end, kept):
            continue
        first, after = plain.origins[start], plain.origins[end - 1] + 1
        found[start, end] = FoundWord(text[first:after], what)
        last = end
    return tuple(found.values())


def _sum(text: str, match: re.Match[str]) -> bool:
    """Whether this is a sum of money: “10k patients” is not."""
    counted = match[0][-1:].lower() in "km" and not re.search("[£€$]", match[0])
    return not (counted and _THINGS.match(text, match.end()))


@lru_cache(maxsize=8)
def _finders(people: tuple[str, ...], practice: str) -> tuple[Names, re.Pattern[str]]:
    """Return the finder of known names, and the finder of words that are not names."""
    own = [re.escape(part) for part in folded(practice).text.split()]
    stays = [*([" +".join(own)] if own else []), *_NO_NAMES]
    names = tuple((name, name) for name in people)
    return Names(names, ()), re.compile(rf"(?<!\w)(?i:{'|'.join(stays)})(?!\w)")


def _touches(start: int, end: int, spans: Iterable[tuple[int, int]]) -> bool:
    return any(start < last and first < end for first, last in spans)
