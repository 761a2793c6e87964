"""Source Sans 3 in three weights: registered once per process, measured, and asked which characters it lacks."""

import re
import unicodedata
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING

from wizard.foundation.paths import resource
from wizard.tagged_pdf.drawing.words import Weight

if TYPE_CHECKING:
    from reportlab.pdfbase.ttfonts import TTFont

FILES: dict[Weight, str] = {"regular": "Regular", "semibold": "SemiBold", "bold": "Bold"}

# Characters that steer other characters and print nothing: bidi marks and overrides, joiners, variation selectors,
# soft hyphens, tags, controls, broken halves of characters. Text is drawn in the order in which it was typed, so that
# an override can neither hide nor reverse a word of the record.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f"
    "\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\ud800-\udfff"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")


@lru_cache(maxsize=1)
def typeface() -> dict[Weight, "TTFont"]:
    """Register the three weights with reportlab, once, and return them.

    Raises:
        MissingResourceError: A font file is not where it is shipped.
    """
    from reportlab.pdfbase.pdfmetrics import registerFont
    from reportlab.pdfbase.ttfonts import TTFont

    fonts: dict[Weight, TTFont] = {}
    for weight, name in FILES.items():
        path = resource("fonts", f"SourceSans3-{name}.ttf")
        fonts[weight] = TTFont(f"SourceSans3-{name}", str(path), asciiReadable=True, shapable=False)
        registerFont(fonts[weight])
    return fonts


@lru_cache(maxsize=1)
def _characters() -> frozenset[str]:
    """Every character that all three weights can print, with the newline."""
    codes = frozenset.intersection(*(frozenset(font.face.charToGlyph) for font in typeface().values()))
    private = {code for code in codes if unicodedata.category(chr(code)) in {"Co", "Cn", "Cc"}}
    return frozenset(map(chr, codes - private)) - set(map(chr, range(32))) | {"\n"}


def _settled(text: str) -> str:
    text = _BREAKS.sub("\n", text).replace("\t", " ")
    return unicodedata.normalize("NFC", _UNSEEN.sub("", text))


def missing_characters(text: str) -> tuple[str, ...]:
    """Return the characters of `text` that no weight can print, each once, in the order of their numbers.

    Characters that print nothing by nature (joiners, bidi marks) are not among them: leaving them out loses nothing.
    """
    return tuple(sorted(set(_settled(text)) - _characters()))


def printable(text: str) -> str:
    """Return `text` as it is printed: characters without a glyph become their numbers, `[U+5F20 U+4F1F]`.

    A number keeps two names apart, where an empty box would make one of them. Line breaks of every kind become
    newlines, tabs become spaces, unseen characters go.
    """
    characters = _characters()
    if text.isascii() and characters.issuperset(text):
        return text
    text = _settled(text)
    if characters.issuperset(text):
        return text
    parts = []
    for known, group in groupby(text, characters.__contains__):
        part = "".join(group)
        parts.append(part if known else f"[{' '.join(f'U+{ord(each):04X}' for each in part)}]")
    return "".join(parts)


def clean(text: str) -> str:
    """Return `text` fit for metadata and alternative texts: any script, one line, nothing that XML or PDF refuses."""
    return " ".join(_settled(text).split())


@lru_cache(maxsize=50_000)
def width(text: str, weight: Weight) -> float:
    """Return how wide `text` is at size 1; `text` must have passed `printable`."""
    widths = typeface()[weight].face.charWidths
    # A no-break space is drawn with the glyph of the space.
    return float(sum(widths[ord(each)] for each in text.replace("\xa0", " "))) / 1000
