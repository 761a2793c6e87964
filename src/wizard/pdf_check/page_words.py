"""The words of a page in visual reading order, found by the positions of the letters, not the order of drawing.

Two programs draw the letters of a page in a different order and in different pieces. Sorted from top to bottom and left
to right they are the same, so a changed letter can be told from a redrawn page.
"""

from __future__ import annotations

from collections.abc import Iterator
from ctypes import byref, c_double
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

_LINE = 2.5
"""Points: letters whose baselines differ by no more than this are on one line."""
_HEAD, _FOOT = 790.0, 46.0
"""Points from the bottom: the header is above and the footer below, and both depend on the page."""
_MOST_SHOWN = 60

Letter = tuple[float, float, str]
"""Its baseline, its left side and the letter."""


def same_words(one: PdfPage, two: PdfPage) -> bool:
    """Whether two pages have the same letters in the same reading order; spaces are not compared."""
    first, second = (page.get_textpage().get_text_bounded() for page in (one, two))
    return tight(first) == tight(second) or tight(seen_text(one)) == tight(seen_text(two))


def other_words(given: PdfPage, meant: PdfPage) -> str:
    """Return the first difference in a page's words in one clause; empty if there is none."""
    one, two = seen_text(given).split(), seen_text(meant).split()
    for kind, a, b, c, d in SequenceMatcher(None, one, two, autojunk=False).get_opcodes():
        now, then = " ".join(one[a:b])[:_MOST_SHOWN], " ".join(two[c:d])[:_MOST_SHOWN]
        if kind == "replace" and tight(now) != tight(then):
            return f"it says “{now}” where “{then}” was exported"
        if kind == "insert":
            return f"“{then}” is missing"
        if kind == "delete":
            return f"“{now}” was added"
    return ""


def seen_text(page: PdfPage) -> str:
    """Return a page's text line by line, each from left to right."""
    lines: list[list[Letter]] = []
    for letter in sorted(_letters(page), key=lambda each: -each[0]):
        if not lines or lines[-1][-1][0] - letter[0] > _LINE:
            lines.append([])
        lines[-1].append(letter)
    return "\n".join("".join(letter for _, _, letter in sorted(line, key=lambda each: each[1])) for line in lines)


def body_text(document: PdfDocument) -> str:
    """Return the text of all pages in drawing order, without headers, footers and spaces.

    A sentence that continues on the next page is therefore complete.
    """
    return tight("".join(letter for page in document for foot, _, letter in _letters(page) if _FOOT < foot < _HEAD))


def document_text(document: PdfDocument) -> str:
    """Return the text of all pages without spaces, headers and footers included."""
    return tight("".join(page.get_textpage().get_text_bounded() for page in document))


def tight(text: str) -> str:
    """Return a text without spaces and without soft hyphens at line ends."""
    return "".join(text.replace("\N{SOFT HYPHEN}", "").split())


def _letters(page: PdfPage) -> Iterator[Letter]:
    from pypdfium2 import raw

    text = page.get_textpage()
    left, foot = c_double(), c_double()
    for index in range(text.count_chars()):
        raw.FPDFText_GetCharOrigin(text, index, byref(left), byref(foot))
        yield foot.value, left.value, chr(raw.FPDFText_GetUnicode(text, index))
