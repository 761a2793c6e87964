"""A PDF that another program saved again, compared with a fresh export in everything but its bytes.

Two pages are the same if they look the same to an eye, although the other program may have packed the typefaces anew.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from struct import unpack
from typing import TYPE_CHECKING

from wizard.pdf_check.page_annotations import Beside, Upon
from wizard.pdf_check.read_pdf import attached, opened_pdf, pages_of

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

_NOT_TOLD = "The reading order and the descriptions of its pictures, which screen readers need, were lost on the way."

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


@dataclass(frozen=True)
class PagesApart:
    """How the pages of a file differ from those that are expected."""

    given: int
    """How many there are."""
    expected: int
    read: tuple[int, ...] = ()
    """Which of them, from 1, read otherwise."""
    look: tuple[int, ...] = ()
    """Which of the others look otherwise."""

    def each(self) -> Iterator[str]:
        """Yield a sentence for each difference."""
        if self.given != self.expected:
            yield f"It has {self.given} pages and not {self.expected}."
        for number in sorted((*self.read, *self.look)):
            yield f"Page {number} {'reads' if number in self.read else 'looks'} otherwise."

    def together(self) -> Iterator[str]:
        """Yield a sentence for each kind of difference, and one where there is none."""
        if self.given != self.expected:
            yield f"It has {self.given} pages and not {self.expected}."
        for pages, (one, more) in ((self.read, ("reads", "read")), (self.look, ("looks", "look"))):
            if pages:
                named = f"Page {pages[0]} {one}" if len(pages) == 1 else f"Pages {_listed(pages)} {more}"
                yield f"{named} otherwise."
        if self == PagesApart(self.given, self.given):
            yield "Every page reads and looks the same."


def _listed(pages: tuple[int, ...]) -> str:
    """Return numbers in words: “1, 6 to 9 and 12”."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][-1] + 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    words = [str(run[0]) if len(run) == 1 else f"{run[0]} to {run[-1]}" for run in runs]
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1])))


def pages_apart(data: bytes, fresh: bytes) -> PagesApart:
    """Return how the pages of two files differ, read and looked at.

    Raises:
        ReadingError: One of them is not a PDF.
    """
    read, look = [], []
    with opened_pdf(data) as given, opened_pdf(fresh) as meant:
        counts = len(pages_of(given)), len(pages_of(meant))
        for number, (page, expected) in enumerate(zip(given, meant, strict=False), start=1):
            if page.get_textpage().get_text_bounded() != expected.get_textpage().get_text_bounded():
                read.append(number)
            elif looks_otherwise(page, expected):
                look.append(number)
    return PagesApart(*counts, tuple(read), tuple(look))


def other_differences(given: Beside, meant: Beside) -> Iterator[str]:
    """Yield what differs beside words and drawing: what lies upon the pages, acts, or is spoken, in words."""
    yield from _upon(given, meant)
    yield from given.acting
    if given.title != meant.title:
        yield "Its title was changed."
    if any(told is not None for told in given.told):
        pairs = enumerate(zip(given.told, meant.told, strict=False), start=1)
        yield from (f"The description of a picture on page {number} was changed." for number, (a, b) in pairs if a != b)


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


def losses(given: Beside) -> tuple[str, ...]:
    """Return what a program that saves a file may harmlessly lose, and lost here, in words."""
    return () if any(told is not None for told in given.told) else (_NOT_TOLD,)


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
    """Whether a page, with everything that is drawn upon it, would strike an eye as another than the one meant."""
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
