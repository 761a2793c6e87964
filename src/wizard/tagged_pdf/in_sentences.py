"""Tables as sentences, row by row, for large print, which has no columns; and lines for writing notes."""

from collections.abc import Iterator, Sequence

from wizard.tagged_pdf import story_blocks as blocks
from wizard.tagged_pdf.boxes import Cell, Ground, RowBox
from wizard.tagged_pdf.drawing.line_breaking import broken
from wizard.tagged_pdf.drawing.structure_tree import Element
from wizard.tagged_pdf.drawing.text_styles import (
    FULL_WIDTH,
    RULE,
    InkTone,
    PageSheet,
    Text,
    bold,
    plain,
    runs,
    semibold,
)

_NOTES_LINE = 27.0
_FEW_FACTS = 2
_ROW = 0.3
"""A row that takes more than this share of a page may break."""


def spoken_table(table: blocks.Table) -> Iterator[blocks.Block]:
    """Yield a table as sentences, one below the other."""
    if plain(table.caption).strip():
        yield blocks.Paragraph(table.caption, "caption", with_next=True)
    if not table.facing:
        for row in table.rows:
            yield blocks.Together(list(spoken_row(table.head, row)), most=_ROW)
        return
    for column, head in enumerate(table.head):
        yield blocks.Paragraph(head, "group", with_next=True)
        rows = [row for row in table.rows if not isinstance(row, blocks.TableRow)]
        yield blocks.Bullets([row[column] for row in rows])


def spoken_strip(strip: blocks.Strip) -> blocks.Block:
    """Return two facts as a line each, and more as one paragraph: “In force from: 11 January 2027. Until: …”."""
    pairs = [(label, value) for label, value in strip.pairs if plain(value).strip()]
    if len(pairs) <= _FEW_FACTS:
        return blocks.Labels(strip.pairs)
    said: list[Text] = []
    for label, value in pairs:
        said += [" " if said else "", semibold(plain(label)), ": ", *runs(value), "." if _ends_open(value) else ""]
    return blocks.Paragraph(tuple(part for text in said for part in runs(text)), with_next=True)


def _ends_open(value: Text) -> bool:
    return not plain(value).rstrip().endswith((".", "!", "?"))


def spoken_row(head: Sequence[Text], row: blocks.TableRow | Sequence[Text]) -> Iterator[blocks.Block]:
    """Yield a row of a table as paragraphs: its subject, and each other cell after its column's heading."""
    cells = row.cells if isinstance(row, blocks.TableRow) else row
    first, *rest = cells
    if isinstance(first, blocks.Signature):
        yield first
    else:
        anchored = isinstance(row, blocks.TableRow) and row.kind != "row"
        strong = bold(plain(first), InkTone.ACCENT) if anchored else semibold(plain(first))
        anchor = row.anchor if isinstance(row, blocks.TableRow) else ""
        yield blocks.Paragraph(strong, with_next=bool(rest), anchor=anchor)
    drawn = [cell for cell in rest if isinstance(cell, blocks.Signature)]
    said: list[Text] = []
    for title, cell in zip(head[1:], rest, strict=False):
        if not isinstance(cell, blocks.Signature) and plain(cell).strip():
            said += ["\n" if said else "", f"{plain(title)}: ", *runs(cell)]
    yield blocks.Paragraph(tuple(part for text in said for part in runs(text)))
    yield from drawn


def notes_of(sheet: PageSheet, title: str) -> tuple[RowBox, RowBox]:
    """Return a title and a line for notes, which is repeated as often as it fits. Neither is read out."""
    style, element = sheet.style("h3"), Element("P")
    head = RowBox(cells=[Cell(broken(title, style, FULL_WIDTH), style, element, 0.0, FULL_WIDTH)], width=FULL_WIDTH)
    line = RowBox(cells=[], width=FULL_WIDTH, ground=Ground(rule=RULE, rule_width=0.6), pad_top=_NOTES_LINE)
    return head, line
