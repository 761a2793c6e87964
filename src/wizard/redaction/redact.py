"""Hide the names of others in what one person is shown about themselves.

Names of the practice's people become “Partner A”, “Manager A” wherever they occur (`pseudonyms`). Other names are found
by their titles, e-mail addresses by their @.
"""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache, partial

from wizard.redaction.name_finder import NAME_LEFT_OUT, TITLE, Found, Names, folded, in_place
from wizard.redaction.pseudonyms import PSEUDONYM, Called

# These search folded text, where accents, apostrophes and hyphens are plain.
_WORD = r"(?![a-z])[^\W\d_](?:\w|['-](?!s\b)\w)+"
_TITLED = rf"\b(?i:{TITLE})\b(?:\.[ ]?|[ ])[ ]*(?:[A-Z]\.?[ ]+|[A-Z]\.)*{_WORD}(?:[ ]+{_WORD})?"
_ADDRESS = r"\b[\w.+'-]{1,64}@\w[\w-]*(?:\.\w[\w-]*)+"
_Pairs = tuple[tuple[str, str], ...]
_OTHER = re.compile(rf"{_ADDRESS}|{_TITLED}")


def others_hidden(called: Called, practice: str, named: str) -> Callable[[str], str]:
    """Return a function that removes every name from a text except that of the person `named` so in `called`."""
    return partial(_without_names, called.names, called.others, practice, stays=named)


def names_in(called: Called, practice: str, text: str) -> frozenset[str]:
    """Return the replacement of each person named in a text; `NAME_LEFT_OUT` if a name could mean several."""
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
    """Return the finder of known names, and the finder of words to keep: the practice's own name, and pseudonyms."""
    own = " +".join(re.escape(part) for part in folded(practice).text.split())
    return Names(people, typed), re.compile(rf"(?<!\w)(?i:{own})(?!\w)|{PSEUDONYM}" if own else PSEUDONYM)


def _touches(start: int, end: int, spans: Iterable[tuple[int, int]]) -> bool:
    return any(start < last and first < end for first, last in spans)


def _merged(known: list[Found], others: list[Found]) -> list[Found]:
    """Return known and other names in order; a known surname with a different first name counts as somebody else."""
    merged: list[Found] = []
    for each in sorted([*known, *others], key=lambda found: (found.start, found.called == NAME_LEFT_OUT)):
        last = merged[-1] if merged else None
        if last is None or each.start >= last.end:
            merged.append(each)
        elif each.end > last.end:
            # “Mr Imran Shah” where a partner is Dr Shah; and “Dr Shah Imran”, where only the first word is known.
            merged[-1] = Found(last.start, each.end, last.called)
    return merged
