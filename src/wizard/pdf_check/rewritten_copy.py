"""A PDF whose pages another program drew anew, compared with a fresh export in what is still there to compare.

Its words in reading order, what is on its pages, what it carries and says of itself must be the same; its looks are
compared within bounds. That finds changes, and proves nothing: what was compared here is never called sound.
"""

from __future__ import annotations

from collections.abc import Iterator
from struct import unpack
from typing import TYPE_CHECKING

from wizard.foundation.formatting import counted
from wizard.pdf_check.page_annotations import Beside, Upon, beside
from wizard.pdf_check.page_words import other_words, same_words
from wizard.pdf_check.pdf_syntax import UnclearError
from wizard.pdf_check.read_pdf import attached, opened_pdf, pages_of
from wizard.pdf_check.told_texts import told_in

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

_SMALL = 0.6
"""Points become pixels at this scale for a first look: what is equal then is equal."""
_SCALE = 2
_BLOCK = 16
"""Pixels: at that scale 8 points each way, about a letter."""
_COLOURS = 3
_MOST_APART = 9.0
"""How far a colour's mean over a block may be from what is expected, of 255.

Measured over the signed, draft, large-print and hostile copies as Ghostscript 10 saves them, whose letters come out up
to a pixel aside: at most 7.7. Of 115 single letters painted over the least came to 10.4 and half to 25 or more. At half
the scale, or with blocks of half the size, the two ranges meet.
"""


def rewritten_differences(data: bytes, fresh: bytes) -> Iterator[str]:
    """Yield what differs between an export and a copy whose pages another program drew anew, in words.

    Raises:
        ReadingError: One of them is not a PDF.
    """
    yield from page_differences(data, fresh)
    yield from other_differences(beside(data), beside(fresh))
    yield from attachment_differences(data, fresh)
    yield from told_differences(data, fresh)


def page_differences(data: bytes, fresh: bytes, *, looks: bool = True) -> Iterator[str]:
    """Yield which pages read, or look, otherwise than those expected; on other paper only the words are compared.

    Raises:
        ReadingError: One of them is not a PDF.
    """
    with opened_pdf(data) as given, opened_pdf(fresh) as meant:
        if len(pages_of(given)) != len(pages_of(meant)):
            yield f"It has {counted(len(given), 'page')} and not {len(meant)}."
        for number, (page, expected) in enumerate(zip(given, meant, strict=False), start=1):
            if not same_words(page, expected):
                words = other_words(page, expected)
                yield f"Page {number} reads otherwise{': ' if words else ''}{words}."
            elif looks and looks_otherwise(page, expected):
                yield f"Page {number} looks otherwise."


def other_differences(given: Beside, meant: Beside) -> Iterator[str]:
    """Yield what differs beside words and drawing: what is on the pages, acts, or is said of the file, in words."""
    yield from _upon(given, meant)
    yield from given.acting
    yield from (f"Its {name} was changed." for name in given.says if given.says[name] != meant.says[name])
    if given.bookmarks and given.bookmarks != meant.bookmarks:
        yield "A bookmark was changed."


def told_differences(data: bytes, fresh: bytes) -> Iterator[str]:
    """Yield what a copy lets a screen reader speak, or says of itself, that the export does not, in words.

    A program that draws pages anew may lose such texts; it makes none up.
    """
    try:
        given, meant = told_in(data), told_in(fresh)
    except UnclearError:
        yield from ()
        return
    if given.spoken - meant.spoken:
        yield f"The text that a screen reader speaks was changed: “{min(given.spoken - meant.spoken)[:60]}”."
    if given.described - meant.described:
        yield "The description of the file (its XMP metadata) was changed."


def attachment_differences(data: bytes, fresh: bytes) -> Iterator[str]:
    """Yield what a file carries otherwise than the one exported, in words.

    Raises:
        ReadingError: One of them is not a PDF.
    """
    given, meant = attached(data), attached(fresh)
    for name, content in meant.items():
        if name not in given:
            yield f"“{name}”, which it carried, was taken out."
        elif given[name] != content:
            yield f"“{name}”, which it carries, was changed."
    for name in given.keys() - meant.keys():
        shown = "".join(character for character in name if character.isprintable())[:60]
        yield f"Something was attached to it: “{shown}”."


def foreign(given: Beside) -> tuple[str, ...]:
    """Return what a file has that no file of ours has, in words, where there is none to compare it with."""
    pages = (number for number, upon in enumerate(given.upon, start=1) if not all(each.link for each in upon))
    return (*(f"Page {number} has something laid over it." for number in pages), *given.acting)


def _upon(given: Beside, meant: Beside) -> Iterator[str]:
    for number, (upon, expected) in enumerate(zip(given.upon, meant.upon, strict=False), start=1):
        if len(upon) > len(expected) or not all(each.link for each in upon):
            yield f"Page {number} has something laid over it."
        elif len(upon) < len(expected):
            yield f"A link of page {number} was taken out."
        elif not _in_place(upon, expected):
            yield f"A link of page {number} was moved, or leads elsewhere."


def _in_place(upon: tuple[Upon, ...], expected: tuple[Upon, ...]) -> bool:
    pairs = zip(upon, expected, strict=True)
    return all(one.lies_as(two) and one.leads == two.leads for one, two in pairs)


def looks_otherwise(page: PdfPage, meant: PdfPage) -> bool:
    """Whether a page, with everything that is drawn on it, would strike an eye as another than the one meant."""
    sizes = zip(page.get_size(), meant.get_size(), strict=True)
    if any(abs(given - expected) > 1 for given, expected in sizes):
        return True
    if _drawn(page, _SMALL) == _drawn(meant, _SMALL):
        return False
    (one, stride), (other, expected) = _drawn(page, _SCALE), _drawn(meant, _SCALE)
    return (len(one), stride) != (len(other), expected) or _apart(one, other, stride)


def _drawn(page: PdfPage, scale: float) -> tuple[bytes, int]:
    """Return a page's picture and the length of a row in it."""
    bitmap = page.render(scale=scale)
    picture, stride = bytes(bitmap.buffer), int(bitmap.stride)
    bitmap.close()
    return picture, stride


def _apart(one: bytes, other: bytes, stride: int) -> bool:
    most = _MOST_APART * _BLOCK * _BLOCK
    for start in range(0, len(one), stride * _BLOCK):
        band, expected = (picture[start : start + stride * _BLOCK] for picture in (one, other))
        if band == expected:
            continue
        if any(abs(a - b) > most for a, b in zip(_sums(band, stride), _sums(expected, stride), strict=True)):
            return True
    return False


def _sums(band: bytes, stride: int) -> Iterator[int]:
    """Yield the sum of each colour over each block of a band of rows."""
    total = 0
    for start in range(0, len(band), stride):
        # Spread each byte over two and add whole rows as one long integer: far faster in Python than adding byte by
        # byte.
        wide = bytearray(2 * stride)
        wide[::2] = band[start : start + stride]
        total += int.from_bytes(wide, "little")
    columns = unpack(f"<{stride}H", total.to_bytes(2 * stride, "little"))
    for colour in range(_COLOURS):
        for start in range(colour, stride, _COLOURS * _BLOCK):
            yield sum(columns[start : start + _COLOURS * _BLOCK : _COLOURS])
