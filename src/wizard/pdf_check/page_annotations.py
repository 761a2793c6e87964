"""What a PDF has besides the words and drawing of its pages, as read by pdfium."""

from __future__ import annotations

import re
from collections.abc import Iterator
from ctypes import c_float, create_string_buffer
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any

from wizard.pdf_check.read_pdf import ReadingError, opened_pdf, pages_of

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

_ACTS = "It does something by itself, such as when it is opened."
_FIELDS = "It has fields that can be filled in."
_LAYERS = "It has layers that can be shown and hidden."
_ACTING = {
    "AcroForm": _FIELDS,
    "XFA": _FIELDS,
    "OCProperties": _LAYERS,
    "OpenAction": _ACTS,
    "AA": _ACTS,
    "JavaScript": _ACTS,
    "JS": _ACTS,
    "Launch": _ACTS,
    "Collection": "It shows its attachments instead of its pages.",
}
"""Features that our files never have, by their PDF names."""

_NAMES = re.compile(rb"/(" + "|".join(_ACTING).encode() + rb")(?=[\s<\[(/>])")
_STREAM = re.compile(rb"stream\r\n.*?\r\nendstream", re.DOTALL)
# Limits for files of unknown origin, far above what ours have.
_MOST_UPON = 2_000
_MOST_DEEP = 15
_SAYS = ("Title", "Author", "Subject", "Keywords")
_SIDES = ("left", "bottom", "right", "top")
_DRAWN_KEYS = (b"AP", b"BS", b"MK", b"OC")
"""Keys that change a link's look or hide it."""


@dataclass(frozen=True)
class Upon:
    """One annotation on a page."""

    link: bool
    """Whether it is a plain link, with a standard look."""
    place: tuple[float, ...]
    """Its four sides in points."""
    leads: str
    """Where a link leads: a page, or another action."""

    def lies_as(self, other: Upon) -> bool:
        """Whether both are plain links in the same place, to within a point."""
        near = all(abs(one - two) <= 1 for one, two in zip(self.place, other.place, strict=True))
        return self.link and other.link and near


@dataclass(frozen=True)
class Beside:
    """What a PDF has besides the words and drawing of its pages."""

    says: dict[str, str]
    """Its metadata: title, author, subject and keywords."""
    acting: tuple[str, ...]
    """Features that our files never have, each in one sentence."""
    upon: tuple[tuple[Upon, ...], ...]
    """The annotations of each page."""
    bookmarks: tuple[tuple[int, str, int | None], ...]
    """Each bookmark's depth, title and page; empty if they were lost."""


def beside(data: bytes) -> Beside:
    """Return what a PDF has beside the words and the drawing of its pages.

    Raises:
        ReadingError: It is not a PDF, or has more of it than any of ours.
    """
    with opened_pdf(data) as document:
        return Beside(
            says={key.lower(): document.get_metadata_value(key) for key in _SAYS},
            acting=tuple(dict.fromkeys(_acting(document))),
            upon=tuple(tuple(_upon(document, page)) for page in pages_of(document)),
            bookmarks=tuple(_bookmarks(document)),
        )


def _bookmarks(document: PdfDocument) -> Iterator[tuple[int, str, int | None]]:
    for mark in document.get_toc(max_depth=_MOST_DEEP):
        place = mark.get_dest()
        yield mark.level, mark.get_title(), place.get_index() if place else None


def _acting(document: PdfDocument) -> Iterator[str]:
    from pypdfium2 import raw

    if raw.FPDF_GetFormType(document) != raw.FORMTYPE_NONE:
        yield _FIELDS
    if raw.FPDFDoc_GetJavaScriptActionCount(document):
        yield _ACTS
    # pdfium has no function for the rest. After saving with pdfium, all objects are unpacked and names have one
    # spelling, so search there.
    spelt = BytesIO()
    document.save(spelt, flags=raw.FPDF_NO_INCREMENTAL | raw.FPDF_REMOVE_SECURITY)
    found = {name.decode() for name in _NAMES.findall(_STREAM.sub(b"", spelt.getvalue()))}
    yield from (sentence for name, sentence in _ACTING.items() if name in found)


def _upon(document: PdfDocument, page: PdfPage) -> Iterator[Upon]:
    from pypdfium2 import raw

    count = raw.FPDFPage_GetAnnotCount(page)
    if count > _MOST_UPON:
        raise ReadingError("A page of the PDF has more on it than any of our pages.")
    for index in range(count):
        annotation = raw.FPDFPage_GetAnnot(page, index)
        if not annotation:
            yield Upon(link=False, place=(), leads="")
            continue
        place = raw.FS_RECTF()
        raw.FPDFAnnot_GetRect(annotation, place)
        yield Upon(
            link=_is_plain_link(annotation),
            place=tuple(getattr(place, side) for side in _SIDES),
            leads=_leads(document, raw.FPDFAnnot_GetLink(annotation)),
        )
        raw.FPDFPage_CloseAnnot(annotation)


def _is_plain_link(annotation: Any) -> bool:
    from pypdfium2 import raw

    if raw.FPDFAnnot_GetSubtype(annotation) != raw.FPDF_ANNOT_LINK:
        return False
    _, _, border = sizes = (c_float(), c_float(), c_float())
    has_border = raw.FPDFAnnot_GetBorder(annotation, *sizes) and border.value > 0
    return not has_border and not any(raw.FPDFAnnot_HasKey(annotation, key) for key in _DRAWN_KEYS)


def _leads(document: PdfDocument, link: Any) -> str:
    """Return where a link leads: the index of a page, or the kind of action with its address."""
    from pypdfium2 import raw

    if not link:
        return ""
    action = raw.FPDFLink_GetAction(link)
    kind = raw.FPDFAction_GetType(action) if action else raw.PDFACTION_GOTO
    if kind == raw.PDFACTION_GOTO:
        place = raw.FPDFLink_GetDest(document, link)
        return str(raw.FPDFDest_GetDestPageIndex(document, place)) if place else "nowhere"
    size = raw.FPDFAction_GetURIPath(document, action, None, 0)
    address = create_string_buffer(max(size, 1))
    raw.FPDFAction_GetURIPath(document, action, address, size)
    return f"action {kind} {address.value!r}"
