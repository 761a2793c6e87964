"""Documents built in memory for the tests, and what other programs report about them."""

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import page
import pikepdf
import pypdfium2

from wizard.tagged_pdf import Attachment, Block, Furniture, Info, TypeScale, build

INFO = Info("Action plan", datetime(2026, 6, 30, 12, 30, tzinfo=UTC), "plan 1", author="Example Surgery")
FURNITURE = Furniture(
    header_left="Example Surgery: action plan",
    header_right="Signed",
    dated="8 December 2026",
    marking="For the partners",
    footer_left="Fingerprint 9f2c 41d0",
    first=True,
)


def pdf(
    story: Sequence[Block],
    info: Info = INFO,
    *,
    furniture: Furniture = FURNITURE,
    attachments: Sequence[Attachment] = (),
    scale: TypeScale = TypeScale.PLAN,
    progress: Callable[[int, int], None] | None = None,
) -> bytes:
    """Return the story as a PDF."""
    target = BytesIO()
    build(
        target,
        story,
        info,
        furniture=furniture,
        attachments=attachments,
        scale=scale,
        progress=progress,
    )
    return target.getvalue()


def faults(data: bytes) -> list[str]:
    """Return the faults that an independent checker finds against PDF/UA-1 and PDF/A-3a."""
    return [
        f"{failure.rule_id}: {failure.message}"
        for profile in (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_3A)
        for failure in page.validate_pdf_bytes(data, profile=profile).failures
    ]


def pages(data: bytes) -> list[str]:
    """Return the text of each page, furniture included."""
    document = pypdfium2.PdfDocument(data)
    texts = []
    for sheet in document:
        text = sheet.get_textpage()
        texts.append(text.get_text_bounded().replace("\r\n", "\n"))
        text.close()
        sheet.close()
    document.close()
    return texts


def right_edges(data: bytes) -> list[tuple[str, float]]:
    """Return each piece of text on the first page with its right edge, in points."""
    document = pypdfium2.PdfDocument(data)
    text = document[0].get_textpage()
    edges = []
    for index in range(text.count_rects()):
        left, bottom, right, top = text.get_rect(index)
        edges.append((str(text.get_text_bounded(left, bottom, right, top)).strip(), float(right)))
    text.close()
    document.close()
    return edges


def opened(data: bytes) -> pikepdf.Pdf:
    """Return the PDF as objects."""
    return pikepdf.open(BytesIO(data))


def roles(data: bytes) -> list[str]:
    """Return the structure in reading order: one line an element, indented by its depth."""
    with opened(data) as document:
        return list(_roles(document.Root.StructTreeRoot.K, 0))


def _roles(element: pikepdf.Object, depth: int) -> Iterator[str]:
    yield "  " * depth + str(element.S).removeprefix("/")
    kids = element.get("/K", pikepdf.Array([]))
    for kid in list(kids) if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield from _roles(kid, depth + 1)


def saved(data: bytes, folder: Path) -> Path:
    """Write the PDF into `folder` and return its path."""
    path = folder / "built.pdf"
    path.write_bytes(data)
    return path
