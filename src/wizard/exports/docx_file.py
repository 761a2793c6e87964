"""Word files made by us: A4, British English, real styles, header rows, and the same bytes for the same words.

python-docx is loaded when one is asked for, and writes the clock into its zip: so the zip is written again, with fixed
dates.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time
from functools import cache
from typing import TYPE_CHECKING, Any

from wizard.exports.written_piece import WrittenPiece
from wizard.foundation.value import typed

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table

_EARLIEST = (1980, 1, 1, 0, 0, 0)
_NO_DAY = date(2000, 1, 1)
_FACE = "Arial"
_LONGEST, _MARGIN = 60, 3
_SHORT, _SIGNS = 18, 78
"""The longest text that is never broken, and the characters that fit across a table."""
_SIDE = 25
_TEXT = 210 - 2 * _SIDE
"""Millimetres: the margin on each side, and the width between them."""
_SIZES = {"Normal": 11, "Title": 18, "Heading 1": 14, "Heading 2": 12, "List Bullet": 11, "List Number": 11}
_RULE = "9AA5B1"
_UNUSED_PARTS = frozenset({"stylesWithEffects", "thumbnail", "customXml"})
_ROOM = 8
"""Points between a list or a table and the words after it."""
NOTE_STYLE = "Draft note"
"""The style of what is removed before a document is sent."""
CELL_STYLE = "Table text"
"""The style of what stands in a table of ours; a practice's template has its own."""
_USED_STYLES = frozenset(
    {
        *_SIZES,
        *("Default Paragraph Font", "Normal Table", "No List", "Table Grid", "Header", "Footer", "Heading 3"),
        *(NOTE_STYLE, CELL_STYLE),
    }
)


def new_docx(title: str, author: str, on: date | None, *, subject: str = "") -> Document:
    """Return an empty document in our styles.

    Args:
        title: The title in its properties.
        author: Who made it: the practice.
        on: The date in its properties, never the current date.
        subject: The subject in its properties.
    """
    import docx

    document = docx.Document(io.BytesIO(_base()))
    about = document.core_properties
    about.title, about.author, about.subject = _property(title), _property(author), _property(subject)
    made = datetime.combine(on or _NO_DAY, time(), tzinfo=UTC).replace(tzinfo=None)
    put(about, last_modified_by="", language="en-GB", comments="", revision=1, created=made, modified=made)
    return document


def docx_bytes(document: Document) -> bytes:
    """Return a document as a file: the same bytes for the same document, whenever it is written."""
    written = io.BytesIO()
    document.save(written)
    out = io.BytesIO()
    with zipfile.ZipFile(written) as made, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as fixed:
        for name in sorted(made.namelist(), key=lambda each: (each != "[Content_Types].xml", each)):
            entry = zipfile.ZipInfo(name, _EARLIEST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            fixed.writestr(entry, made.read(name))
    return out.getvalue()


def put(thing: Any, **values: Any) -> None:
    """Set attributes on a python-docx object, for Word to read."""
    for name, value in values.items():
        setattr(thing, name, value)


def said(text: str) -> str:
    """Return words without invisible characters, such as marks of direction."""
    return typed(text, lines=True)


def add_lines(document: Document, lines: Iterable[str], *, room: int = 0, name: int = 0) -> None:
    """Add lines that belong together, such as an address, as one paragraph.

    Args:
        document: Where they go.
        lines: What they say.
        room: Points of room above them.
        name: Of how many points the first line is, in bold, as a letter's name; 0 if as the rest.
    """
    from docx.shared import Pt

    paragraph = document.add_paragraph()
    put(paragraph.paragraph_format, space_before=Pt(room), keep_together=True)
    for number, line in enumerate(lines):
        run = paragraph.add_run(said(line))
        if number:
            # The break goes before the line, so that no empty line follows the last.
            run.text = ""
            run.add_break()
            run.add_text(said(line))
        elif name:
            put(run.font, bold=True, size=Pt(name))


def add_table(
    document: Document, head: Sequence[str], rows: Iterable[Sequence[str]], *, style: str | None = "Table Grid"
) -> None:
    """Add a table whose first row is repeated on every page and read out as its heads.

    Without heads, the first column says what is beside it.
    """
    rows = [list(row) for row in rows]
    if not head and not rows:
        return
    table: Any = document.add_table(rows=0, cols=len(head or rows[0]), style=style)
    if _is_table(table._tbl.getprevious()):
        # Word makes one table of two that touch.
        table._tbl.addprevious(document.add_paragraph()._p)
    put(table, autofit=False)
    own = any(each.name == CELL_STYLE for each in document.styles)
    if head:
        _flag(_add_row(table, head, range(len(head)), CELL_STYLE if own else None), "w:tblHeader")
    for row in rows:
        _flag(_add_row(table, row, () if head else (0,), CELL_STYLE if own else None), "w:cantSplit")
    _keep_ends(table.rows)
    _set_widths(table, [list(head), *rows] if head else rows)


def _add_row(table: Any, words: Sequence[str], bold: Iterable[int], style: str | None) -> Any:
    row = table.add_row()
    for at, (cell, each) in enumerate(zip(row.cells, words, strict=True)):
        cell.text = said(each)
        for paragraph in cell.paragraphs:
            paragraph.style = style
            for run in paragraph.runs:
                run.bold = True if at in bold else None
    return row


def _keep_ends(rows: Any) -> None:
    """Keep the first two rows of a table on one page, and the last two."""
    for row in (rows[0], rows[-2]) if len(rows) > 1 else ():
        for cell in row.cells:
            for paragraph in cell.paragraphs:
                put(paragraph.paragraph_format, keep_with_next=True)


def _is_table(element: Any) -> bool:
    from docx.oxml.ns import qn

    return element is not None and element.tag == qn("w:tbl")


def set_apart(paragraph: Any) -> None:
    """Give words after a list or a table room above them, as there is between two paragraphs."""
    from docx.shared import Pt
    from docx.text.paragraph import Paragraph

    before = paragraph._p.getprevious()
    if before is None:
        return
    style: Any = None if _is_table(before) else Paragraph(before, paragraph._parent).style
    if style is None or style.name.startswith("List "):
        put(paragraph.paragraph_format, space_before=Pt(_ROOM))


def _unbroken(cell: str, short: int) -> int:
    """Return how many characters of a cell stay together: all of a short text such as a date, else the longest word."""
    return len(cell) if len(cell) <= short else max(map(len, cell.split()), default=0)


def _set_widths(table: Table, rows: Sequence[Sequence[str]]) -> None:
    """Set each column's width from its contents, wide enough that no date breaks."""
    from docx.shared import Emu, Mm

    whole = Mm(_TEXT)
    columns = [[row[at] for row in rows] for at in range(len(rows[0]))]
    needed = [max(_unbroken(cell, _SHORT) for cell in column) + _MARGIN for column in columns]
    if sum(needed) > _SIGNS:
        needed = [max(_unbroken(cell, 0) for cell in column) + _MARGIN for column in columns]
    longest = [min(max(map(len, column)), _LONGEST) + _MARGIN for column in columns]
    # First the text that must not break; the remaining width goes to the columns with longer text.
    more = [max(0, length - need) for length, need in zip(longest, needed, strict=True)]
    left = max(0, _SIGNS - sum(needed)) / (sum(more) or 1)
    shares = [int(100 * (need + left * extra)) for need, extra in zip(needed, more, strict=True)]
    for column, share in zip(table.columns, shares, strict=True):
        width = Emu(whole * share // sum(shares))
        column.width = width
        for cell in column.cells:
            cell.width = width


def write_pieces(document: Document, pieces: Iterable[WrittenPiece]) -> None:
    """Write pieces in our styles; a heading of level 2 is a “Heading 2”."""
    for piece in pieces:
        if piece.heading:
            document.add_paragraph(said(piece.heading), style=f"Heading {piece.level}")
        if piece.text:
            set_apart(document.add_paragraph(said(piece.text)))
        for bullet in piece.bullets:
            document.add_paragraph(said(bullet), style="List Number" if piece.numbered else "List Bullet")
        if piece.rows or piece.head:
            add_table(document, piece.head, piece.rows)


def mark_as_draft(document: Document, words: str) -> None:
    """Write a mark in the header of every page."""
    paragraph = document.sections[0].header.paragraphs[0]
    paragraph.text = ""
    run = paragraph.add_run(words)
    run.bold = True


def _flag(row: Any, name: str) -> None:
    from docx.oxml.parser import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement(name))


def _property(text: str) -> str:
    return said(text).replace("\n", " ")[:255]


@cache
def _base() -> bytes:
    """Return the empty document that all others start from."""
    import docx
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Mm, Pt, RGBColor

    document = docx.Document()
    section = document.sections[0]
    put(section, page_width=Mm(210), page_height=Mm(297), left_margin=Mm(_SIDE), right_margin=Mm(_SIDE))
    put(section, top_margin=Mm(22), bottom_margin=Mm(22))
    for name, size in _SIZES.items():
        _set_style(document.styles[name], size)
    note: Any = document.styles.add_style(NOTE_STYLE, WD_STYLE_TYPE.PARAGRAPH)
    put(note, base_style=document.styles["Normal"])
    put(note.font, italic=True)
    note.font.color.rgb = RGBColor(0x9A, 0x34, 0x12)
    put(note.paragraph_format, space_before=Pt(6), space_after=Pt(6))
    styles: Any = document.styles
    cell: Any = styles.add_style(CELL_STYLE, WD_STYLE_TYPE.PARAGRAPH)
    put(cell, base_style=styles["Normal"])
    put(cell.paragraph_format, space_before=Pt(3), space_after=Pt(3))
    _rule(styles["Table Grid"])
    put(styles["Normal"].paragraph_format, space_after=Pt(8))
    for name in ("List Bullet", "List Number"):
        put(styles[name].paragraph_format, space_after=Pt(3))
    for name in ("Title", "Heading 1", "Heading 2"):
        put(styles[name].paragraph_format, space_before=Pt(12), space_after=Pt(4), keep_with_next=True)
    _speak_english(document)
    _drop_unused(document)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def _drop_unused(document: Document) -> None:
    """Drop the styles of the library's template that we do not use, their double for old versions, its thumbnail.

    They were nine tenths of each file, and Word has them all by itself.
    """
    used = _USED_STYLES | {f"{name} Char" for name in _USED_STYLES}
    for style in list(document.styles):
        if style.name not in used:
            style.delete()
    for part in (document.part, document.part.package):
        for key, link in list(part.rels.items()):
            if link.reltype.rpartition("/")[2] in _UNUSED_PARTS:
                del part.rels[key]


def _rule(table: Any) -> None:
    """Leave a style of tables thin rules between its rows, and none between its columns."""
    from docx.oxml.ns import qn

    for rule in next(table.element.iter(qn("w:tblBorders"))):
        if rule.tag in (qn("w:left"), qn("w:right"), qn("w:insideV")):
            rule.set(qn("w:val"), "nil")
        else:
            rule.set(qn("w:color"), _RULE)


def _set_style(style: Any, size: int) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    style.font.name, style.font.size = _FACE, Pt(size)
    style.font.color.rgb = RGBColor(0x1F, 0x29, 0x33)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        # A typeface from the theme takes precedence over one given by name.
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    for kind in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{kind}"), _FACE)


def _speak_english(document: Document) -> None:
    """Mark the text as British English in the styles, for screen readers and spelling checkers."""
    from docx.oxml.ns import qn

    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "en-GB")
