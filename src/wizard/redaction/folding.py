"""Text as it is compared: without accents, with one apostrophe, one hyphen and one kind of space.

People type “Sian O'Brien” for “Siân O’Brien”, and a word processor puts in signs that look alike.
"""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_APOSTROPHES = frozenset("'`´ʼʹʻ‘’‛′＇")
_HYPHENS = frozenset("-‐‑‒–—―−﹣－")
# Letters that Unicode does not take apart into a plain letter and a mark.
_LETTERS = {"ß": "ss", "ẞ": "SS", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L"}
_LETTERS |= {"đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ħ": "h", "Ħ": "H", "ı": "i"}


@dataclass(frozen=True)
class Folded:
    """A text as it is compared, and where each of its characters came from."""

    text: str
    origins: tuple[int, ...]
    """For each character of `text`, its place in the text that was typed; one more for the end."""


def folded(text: str) -> Folded:
    """Return a text as it is compared."""
    letters: list[str] = []
    origins: list[int] = []
    for index, sign in enumerate(text):
        plain = _plain(sign)
        letters.append(plain)
        origins += [index] * len(plain)
    return Folded("".join(letters), (*origins, len(text)))


@lru_cache(maxsize=4096)
def _plain(sign: str) -> str:
    """Return what one character is compared as; nothing for marks and for what is not seen."""
    if sign in _APOSTROPHES:
        return "'"
    if sign in _HYPHENS:
        return "-"
    if sign in _LETTERS:
        return _LETTERS[sign]
    if sign == "\t" or unicodedata.category(sign) == "Zs":
        return " "
    kept = [each for each in unicodedata.normalize("NFD", sign) if unicodedata.category(each) not in ("Mn", "Cf")]
    return "".join(kept)
