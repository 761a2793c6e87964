"""Compares a PDF whose pages another program redrew with a fresh export, as far as possible.

Its words in reading order, annotations, attachments and metadata must be the same; its looks are compared within a
tolerance. This finds changes but proves nothing: such a file is never called sound.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from wizard.pdf_check.check_progress import LOOKING, Said, silent, told
from wizard.pdf_check.other_pages import more_or_fewer, pages_by_words
from wizard.pdf_check.page_annotations import Beside, Upon, beside
from wizard.pdf_check.page_words import other_words, same_words
from wizard.pdf_check.pdf_syntax import UnclearError
from wizard.pdf_check.read_pdf import attached, opened_pdf, pages_of
from wizard.pdf_check.told_texts import told_in

if TYPE_CHECKING:
    from PIL.Image import Image
    from pypdfium2 import PdfPage

_SCALE = 2
"""Pixels for each point."""
_BLOCK = 16
"""Pixels; at this scale 8 points each way, about one letter."""
_MOST_APART = 9
"""How far a block's mean colour may differ from the expected one, out of 255.

In the signed, draft, large-print and hostile copies saved by Ghostscript 10, which shifts letters by up to a pixel, it
differs by at most 7.7. Of 115 single letters painted over, the smallest difference was 10.4, and half were 25 or more.
At half the scale, or with blocks of half the size, the two ranges overlap.
"""


def rewritten_differences(data: bytes, fresh: bytes, say: Said = silent) -> Iterator[str]:
    """Yield the differences between an export and a copy whose pages another program redrew, in words.

    Raises:
        ReadingError: One of them is not a PDF.
    """
    yield from page_differences(data, fresh, say)
    yield from other_differences(beside(data), beside(fresh))
    yield from attachment_differences(data, fresh)
    yield from told_differences(data, fresh)


def page_differences(data: bytes, fresh: bytes, say: Said = silent, *, looks: bool = True) -> Iterator[str]:
    """Yield the pages whose words or looks differ from those expected; on other paper only the words are compared.

    Raises:
        ReadingError: One of them is not a PDF.
    """
    with opened_pdf(data) as given, opened_pdf(fresh) as meant:
        if len(pages_of(given)) != len(pages_of(meant)):
            yield from more_or_fewer(pages_by_words(given, meant), len(meant))
            return
        for number, (page, expected) in enumerate(zip(given, meant, strict=True), start=1):
            told(say, LOOKING)(number, len(meant))
            if not same_words(page, expected):
                words = other_words(page, expected)
                yield f"Page {number} has different words{': ' if words else ''}{words}."
            elif looks and looks_otherwise(page, expected):
                yield f"Page {number} looks different."


def other_differences(given: Beside, meant: Beside) -> Iterator[str]:
    """Yield the differences besides words and drawing: annotations, actions and metadata, in words."""
    yield from _upon(given, meant)
    yield from given.acting
    yield from (f"Its {name} was changed." for name in given.says if given.says[name] != meant.says[name])
    if given.bookmarks and given.bookmarks != meant.bookmarks:
        yield "A bookmark was changed."


def told_differences(data: bytes, fresh: bytes) -> Iterator[str]:
    """Yield screen-reader texts and metadata of a copy that the export does not have, in words.

    A program that redraws pages may lose such texts, but does not invent any.
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
    """Yield the differences between the attachments of a file and the export, in words.

    Raises:
        ReadingError: One of them is not a PDF.
    """
    given, meant = attached(data), attached(fresh)
    for name, content in meant.items():
        if name not in given:
            yield f"“{name}”, which was attached to it, was removed."
        elif given[name] != content:
            yield f"“{name}”, which is attached to it, was changed."
    for name in given.keys() - meant.keys():
        shown = "".join(character for character in name if character.isprintable())[:60]
        yield f"Something was attached to it: “{shown}”."


def foreign(given: Beside) -> tuple[str, ...]:
    """Return features that our files never have, in words, if there is no export to compare with."""
    pages = (number for number, upon in enumerate(given.upon, start=1) if not all(each.link for each in upon))
    return (*(f"Page {number} has something laid over it." for number in pages), *given.acting)


def _upon(given: Beside, meant: Beside) -> Iterator[str]:
    for number, (upon, expected) in enumerate(zip(given.upon, meant.upon, strict=False), start=1):
        if len(upon) > len(expected) or not all(each.link for each in upon):
            yield f"Page {number} has something laid over it."
        elif len(upon) < len(expected):
            yield f"A link on page {number} was removed."
        elif not _in_place(upon, expected):
            yield f"A link on page {number} was moved, or leads somewhere else."


def _in_place(upon: tuple[Upon, ...], expected: tuple[Upon, ...]) -> bool:
    pairs = zip(upon, expected, strict=True)
    return all(one.lies_as(two) and one.leads == two.leads for one, two in pairs)


def looks_otherwise(page: PdfPage, meant: PdfPage) -> bool:
    """Whether a page, with everything drawn on it, looks visibly different from the expected one."""
    sizes = zip(page.get_size(), meant.get_size(), strict=True)
    if any(abs(given - expected) > 1 for given, expected in sizes):
        return True
    one, other = _blocks(page), _blocks(meant)
    return one.size != other.size or one.mode != other.mode or _apart(one, other)


def _blocks(page: PdfPage) -> Image:
    """Return a page's picture as the mean colour of each block."""
    bitmap = page.render(scale=_SCALE)
    picture: Image = bitmap.to_pil().reduce(_BLOCK)
    bitmap.close()
    return picture


def _apart(one: Image, other: Image) -> bool:
    from PIL import ImageChops

    # One pair of limits if a picture has one channel, otherwise one pair for each.
    bounds = ImageChops.difference(one, other).getextrema()
    return max(high for _, high in (bounds if isinstance(bounds[0], tuple) else [bounds])) > _MOST_APART
