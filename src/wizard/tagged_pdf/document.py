"""Turn a story into bytes: check headings, make and place boxes, draw pages, put the file together."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFString

from wizard.tagged_pdf import story_blocks as blocks
from wizard.tagged_pdf.block_layout import Bookmark, Layout
from wizard.tagged_pdf.boxes import RowBox
from wizard.tagged_pdf.drawing.document_info import PRODUCER, Attachment, Attachments, Furniture, Info
from wizard.tagged_pdf.drawing.line_breaking import clean
from wizard.tagged_pdf.drawing.pdf_archive import embedded, output_intent, pdf_date, xmp
from wizard.tagged_pdf.drawing.pdf_file import Document
from wizard.tagged_pdf.drawing.structure_tree import Tree, check_headings
from wizard.tagged_pdf.drawing.tagged_canvas import TaggedCanvas
from wizard.tagged_pdf.drawing.text_styles import (
    FRAME_HEIGHT,
    FRAME_TOP,
    PAGE_HEIGHT,
    SIDE,
    PageSheet,
    TypeScale,
    plain,
)
from wizard.tagged_pdf.page_flow import PageFlow, Placed
from wizard.tagged_pdf.pages import draw_furniture, draw_watermark

_TOP = PAGE_HEIGHT - FRAME_TOP


def written(
    story: Sequence[blocks.Block],
    info: Info,
    furniture: Furniture,
    attachments: Attachments,
    scale: TypeScale,
    progress: Callable[[int, int], None] | None,
) -> tuple[bytes, tuple[int, ...]]:
    """Return the file and the number of pages of each part; `wizard.tagged_pdf.build` describes more."""
    sheet, tree = PageSheet(scale), Tree()
    headings = list(_headings(story))
    check_headings([heading.level for heading in headings])
    layout = Layout(sheet, tree.document, _entries(headings))
    for block in story:
        layout.add(block)
    flow = PageFlow(FRAME_HEIGHT)
    flow.place(layout.boxes)
    # A page break at the very end would leave an empty page.
    pages = [page for page in flow.pages if page] or [[]]
    document = Document(info, pdf_date(info.created))
    canvas = TaggedCanvas(document, tree)
    canvas.anchors = _anchors(pages)
    sheets = list(_sheets(sheet, furniture, flow.parts, len(pages)))
    # Page numbers are only known once everything has been placed.
    canvas.pages = {anchor: str(sheets[page].number) for anchor, (page, _) in canvas.anchors.items()}
    tree.open_pages(len(pages))
    for number, (page, at) in enumerate(zip(pages, sheets, strict=True), start=1):
        _draw(canvas, page, at)
        if progress is not None:
            progress(number, len(pages))
    files = attachments(document.pages_digest) if callable(attachments) else attachments
    _complete(document, tree, info, files)
    return document.GetPDFData(canvas), tuple(at.of for at in sheets if at.number == 1)


@dataclass(frozen=True, slots=True)
class _Leaf:
    """One page: its scale, its header and footer, its number in its part, and the number of pages of that part."""

    sheet: PageSheet
    furniture: Furniture
    number: int
    of: int


def _sheets(
    sheet: PageSheet, furniture: Furniture, parts: Mapping[int, blocks.PagePart], pages: int
) -> Iterator[_Leaf]:
    """Yield each page; the parts begin on the pages with these indices."""
    starts = sorted({0, *parts})
    for start, end in pairwise([*starts, pages]):
        part = parts.get(start)
        at = (sheet.turned(part.scale), part.furniture) if part else (sheet, furniture)
        yield from (_Leaf(*at, page - start + 1, end - start) for page in range(start, end))


def _headings(story: Sequence[blocks.Block]) -> Iterator[blocks.Heading]:
    for block in story:
        if isinstance(block, blocks.Heading):
            yield block
        # Take any of several choices: they all have the same headings.
        yield from _headings(blocks.inside(block) or ())


def _entries(headings: Sequence[blocks.Heading]) -> list[Bookmark]:
    """Return the headings for the outline and the contents, each with an anchor.

    Raises:
        ValueError: Two headings have the same anchor.
    """
    named = [heading.anchor for heading in headings if heading.anchor]
    if len(set(named)) < len(named):
        raise ValueError("Two headings of the document have the same anchor.")
    return [
        Bookmark(
            heading.level,
            clean(f"{heading.number} {plain(heading.text)}".strip() if heading.bookmark is None else heading.bookmark),
            # Callers' anchors have no spaces, so a made-up name with a space never equals one of them.
            heading.anchor or f"heading {number}",
        )
        for number, heading in enumerate(headings)
    ]


def _anchors(pages: Sequence[Sequence[Placed]]) -> dict[str, tuple[int, float]]:
    return {
        placed.box.anchor: (number, _TOP - placed.top + 6)
        for number, page in enumerate(pages)
        for placed in page
        if isinstance(placed.box, RowBox) and placed.box.anchor
    }


def _draw(canvas: TaggedCanvas, page: Sequence[Placed], leaf: _Leaf) -> None:
    """Draw one page: the background, header and footer, then the boxes in reading order."""
    # First, so that everything else is drawn over it.
    draw_watermark(canvas, leaf.furniture)
    draw_furniture(canvas, leaf.furniture, leaf.sheet, leaf.number, leaf.of)
    for placed in page:
        top = _TOP - placed.top
        if placed.again and isinstance(placed.box, RowBox):
            placed.box.draw_again(canvas, SIDE, top)
            continue
        placed.box.draw(canvas, SIDE, top)
        if isinstance(placed.box, RowBox) and placed.box.bookmark:
            _bookmark(canvas, placed.box)
    canvas.finish_page()


def _bookmark(canvas: TaggedCanvas, box: RowBox) -> None:
    """Add the heading to the outline, no deeper than one level below the entry before it."""
    _, height = canvas.anchors[box.anchor]
    canvas.bookmarkPage(box.anchor, fit="XYZ", top=height)
    # reportlab refuses an entry more than one level deeper than the one before it.
    canvas.outline_level = min(box.level - 1, canvas.outline_level + 1)
    canvas.addOutlineEntry(box.bookmark, box.anchor, canvas.outline_level, closed=canvas.outline_level > 0)


def _complete(document: Document, tree: Tree, info: Info, attachments: Sequence[Attachment]) -> None:
    """Add structure, metadata, output intent and attachments to the document's root."""
    catalog = document.Catalog
    catalog.StructTreeRoot = tree
    catalog.Metadata = xmp(info, PRODUCER)
    catalog.OutputIntents = output_intent()
    files = embedded(attachments, info.created)
    if files:
        names = [part for name, file in files for part in (PDFString(name), file)]
        catalog.Names = PDFDictionary({"EmbeddedFiles": PDFDictionary({"Names": PDFArray(names)})})
        catalog.AF = PDFArray([file for _, file in files])
    if document.outline.levelstack:
        catalog.setPageMode("UseOutlines")
