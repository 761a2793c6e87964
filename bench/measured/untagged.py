"""A story set by reportlab alone: the same words in the same order and typeface, untagged. The floor of our PDFs."""

from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from xml.sax.saxutils import escape

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, ListFlowable, SimpleDocTemplate, Spacer
from reportlab.platypus import Paragraph as Words
from reportlab.platypus import Table as Grid

from wizard.tagged_pdf import (
    Block,
    Bullets,
    Callout,
    Figure,
    Heading,
    Labels,
    Paragraph,
    Quote,
    Strip,
    Table,
    Text,
)
from wizard.tagged_pdf.drawing.line_breaking import typeface
from wizard.tagged_pdf.drawing.text_styles import plain
from wizard.tagged_pdf.story_blocks import Signature, TableRow, inside

_BODY, _HEAD = (
    ParagraphStyle(name, fontName=f"SourceSans3-{name}", fontSize=10, leading=14) for name in ("Regular", "Bold")
)

_WIDTH = 430
"""The space between the margins, in points. (Without widths, reportlab takes long to find some.)"""


def untagged(story: Iterable[Block]) -> bytes:
    """Return `story` as a PDF without tags; drawings become empty space of the same height."""
    typeface()
    out = BytesIO()
    SimpleDocTemplate(out).build(list(_flowables(story)))
    return out.getvalue()


def words_of_row(row: TableRow | Sequence[Text]) -> list[Text]:
    """Return the words of a row of a table; for a signature, its description."""
    cells = row.cells if isinstance(row, TableRow) else row
    return [cell.alt if isinstance(cell, Signature) else cell for cell in cells]


def _words(text: Text, style: ParagraphStyle = _BODY) -> Words:
    return Words(escape(plain(text)), style)


def _flowables(story: Iterable[Block]) -> Iterator[Flowable]:
    for block in story:
        within = inside(block)
        if within is not None:
            yield from _flowables(within)
        elif isinstance(block, Figure):
            yield Spacer(1, block.height)
        else:
            yield from _set(block)


def _set(block: Block) -> Iterator[Flowable]:
    def cells(texts: Iterable[Text]) -> list[Words]:
        return [_words(text) for text in texts]

    def grid(rows: list[list[Words]]) -> Iterator[Flowable]:
        if rows:
            yield Grid(rows, [_WIDTH / len(rows[0])] * len(rows[0]), repeatRows=1)

    match block:
        case Heading():
            yield _words(block.text, _HEAD)
        case Paragraph() | Quote():
            yield _words(block.text)
        case Callout():
            yield from (_words(block.title, _HEAD), _words(block.text))
        case Bullets():
            yield ListFlowable(cells(block.items))
        case Labels() | Strip():
            yield from grid([cells(pair) for pair in block.pairs])
        case Table():
            rows = [words_of_row(row) for row in block.rows]
            whole = [row for row in rows if len(row) == len(block.head)]
            yield from grid([cells(block.head), *(cells(row) for row in whole)])
            yield from (_words(row[0]) for row in rows if len(row) != len(block.head))
        case _:
            pass
