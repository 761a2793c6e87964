"""Tagged, archival PDF: PDF/UA-1 and PDF/A-3a in one pass. This package knows nothing of plans.

A *story* is a sequence of blocks in reading order; `build` sets it in pages:

    from wizard.tagged_pdf import Bullets, Furniture, Heading, Info, Paragraph, Table, bold, build

    story = [
        Heading(1, "Decisions"),
        Paragraph("Six of six partners were present.", style="lead"),
        Heading(2, "Action 1", anchor="action-1"),
        Paragraph((bold("✓ Agreed", Tone.GOOD), ", six votes for. Owner: Dr A. Patel.")),
        Bullets(["Less reception time until the review.", "A slower start for the afternoon team."]),
        Table(("Item", "Owner", "Due"), [("1", "Dr A. Patel", unbroken("3 March 2027"))], caption="Tasks"),
    ]
    build(path, story, Info("Action plan", author="Example Surgery", created=closed_at, identity=seal))

Strings are printed as they are: there is no markup, so nothing needs escaping. Emphasis, colour and links are `Run`s.
A figure is drawn by a function that gets a `Pen` (`wizard.tagged_pdf.drawing.figure_pen`): words, lines, boxes,
diamonds.
Blocks are immutable and may be built any number of times. The same story gives the same bytes.

Importing this package does not import reportlab; `build`, `words_fit`, `missing_characters` and `printable` do when
called.

What it meets of ISO 14289-1:2014 (PDF/UA-1): 5 (identification), 6.2 and 7.1 (all content tagged or artifact, reading
order, title shown, role names standard), 7.2 (language, Unicode for each character), 7.3 (figures with alternative
text and bounding box), 7.4 (headings that never skip a level), 7.5 (tables with header cells and scope), 7.6 (lists),
7.8 (page furniture as artifacts), 7.9 (contents as TOC and TOCI), 7.17 (outline), 7.18 (links tagged, described, in
structure order), 7.21 (fonts embedded, .notdef never drawn). Of ISO 19005-3:2012 (PDF/A-3, level A): 6.1 (file
structure, identifier, streams), 6.2.3 (sRGB output intent), 6.2.11 (fonts, Unicode mapping), 6.3 (annotations print),
6.6 (XMP, extension schema, equal to the document information), 6.7 (logical structure, language), 6.8 (embedded files
with relationship and type). Not used, so that nothing need be shown: transparency, forms, scripts, encryption, actions
other than links, optional content, images, sound and film.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import BinaryIO

from wizard.foundation.atomic_file import put_in_place
from wizard.tagged_pdf.drawing.document_info import Attachment, Attachments, Furniture, Info
from wizard.tagged_pdf.drawing.line_breaking import missing_characters, printable
from wizard.tagged_pdf.drawing.text_styles import (
    FULL_WIDTH,
    MM,
    RULE,
    TINT,
    WHITE,
    InkTone,
    PageSheet,
    Run,
    Text,
    TypeScale,
    address,
    bold,
    linked,
    narrow,
    on_page,
    plain,
    semibold,
    toned,
    unbroken,
)
from wizard.tagged_pdf.story_blocks import (
    Block,
    Bullets,
    Callout,
    Contents,
    FacingColumns,
    Figure,
    FirstThatFits,
    Heading,
    Labels,
    NotesLines,
    PageBreak,
    PagePart,
    Paragraph,
    Quote,
    Scaled,
    Signature,
    Space,
    Strip,
    Stroke,
    Table,
    TableRow,
    Together,
    group,
    span,
    total,
)

__all__ = [
    "FULL_WIDTH",
    "MM",
    "RULE",
    "TINT",
    "WHITE",
    "Attachment",
    "Block",
    "Bullets",
    "Callout",
    "Contents",
    "FacingColumns",
    "Figure",
    "FirstThatFits",
    "Furniture",
    "Heading",
    "Info",
    "InkTone",
    "Labels",
    "NotesLines",
    "PageBreak",
    "PagePart",
    "Paragraph",
    "Quote",
    "Run",
    "Scaled",
    "Signature",
    "Space",
    "Strip",
    "Stroke",
    "Table",
    "TableRow",
    "Text",
    "Together",
    "TypeScale",
    "address",
    "bold",
    "build",
    "group",
    "linked",
    "missing_characters",
    "narrow",
    "on_page",
    "plain",
    "printable",
    "semibold",
    "span",
    "toned",
    "total",
    "unbroken",
    "words_fit",
]


def words_fit(table: Table, scale: TypeScale = TypeScale.PLAN) -> bool:
    """Whether every word of a table fits into its column, so that none has to be divided."""
    from wizard.tagged_pdf.tables import TableGrid

    return TableGrid(table, PageSheet(scale)).words_fit


def build(
    target: Path | BinaryIO,
    story: Sequence[Block],
    info: Info,
    *,
    furniture: Furniture | None = None,
    attachments: Attachments = (),
    scale: TypeScale = TypeScale.PLAN,
    progress: Callable[[int, int], None] | None = None,
) -> tuple[int, ...]:
    """Write `story` to `target` as a PDF and return the number of pages of each of its parts (there is at least one).

    Args:
        target: A file, which is replaced, or a stream open for bytes.
        story: The blocks, in reading order.
        info: Title, author, language, date and identity of the file.
        furniture: The header, footer and watermark of each page.
        attachments: Files to embed, in any order; or a function that makes them from the digest of the pages' content.
        scale: The kind of reader, which sets the size of the type.
        progress: Gets (page, pages) after each page is drawn. If it raises, the build ends and no file is changed.

    Raises:
        ValueError: The story cannot be a conforming document; the message says why (a heading skips a level, a link
            goes nowhere, a figure has no alternative text or is higher than a page, a table's rows differ in length,
            two attachments share a name).
        OSError: `target` cannot be written.
    """
    from wizard.tagged_pdf.document import written

    data, pages = written(story, info, furniture or Furniture(), attachments, scale, progress)
    if isinstance(target, Path):
        with put_in_place(target) as stream:
            stream.write(data)
    else:
        target.write(data)
    return pages
