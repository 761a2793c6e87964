"""What a story is made of: immutable blocks that say what is there, not where on a page it falls.

A story is a sequence of blocks in reading order; that order is the order of the structure tree, whatever the pages do.
`mapped` sends every text of every block through one function: that is how names are left out of a copy.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from wizard.tagged_pdf.drawing.text_styles import COMPACT_SIZE, Run, StyleName, Text

if TYPE_CHECKING:
    from wizard.tagged_pdf.drawing.figure_pen import Pen

Stroke = Sequence[tuple[int, int, int]]
"""One line of a pen: (x, y, width) each in hundredths of a millimetre, y downwards."""

Change = Callable[[str], str]
"""Takes the words of a block, or of a run in it, and returns others."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 4. Levels nest: 3 never follows 1. It is never left alone at the foot of a page."""

    level: Literal[1, 2, 3, 4]
    text: Text
    bookmark: str | None = None
    """Words of the outline and of the contents list when they differ from the heading's; empty for none."""

    anchor: str | None = None
    """A name, unique in the story, to which links go as `#name`."""

    new_page: bool = False
    """Start on a new page (nothing happens at the top of one)."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of running text."""

    text: Text
    style: StyleName = "body"
    wide: bool = False
    """As wide as tables are, and not only as wide as reads well."""

    with_next: bool = False
    """Stay on the page on which the next block begins."""


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list, bulleted or numbered."""

    items: Sequence[Text]
    numbered: bool = False
    marks: Sequence[Text] = ()
    """Other marks than bullets, one for each item (“✓”, “○”)."""

    style: StyleName = "body"
    wide: bool = False
    """As wide as tables are."""


@dataclass(frozen=True, slots=True)
class Labels:
    """A list of labels, each with its value beside it: “Owner”, “Dr A. Patel”."""

    pairs: Sequence[tuple[Text, Text]]
    label_width: float | None = None
    """Share of the measure, 0 to 1; by default as wide as the widest label, at most 0.4."""

    paired: bool = False
    """Short ones stand two in a row, across the full width; the order of reading is along the rows."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a header row, which is repeated on every page. No row heading, no span, no nested table.

    Raises ValueError when built if a row is not as long as `head`, or a header cell is empty.
    """

    head: Sequence[Text]
    rows: Sequence[Sequence[Text]]
    widths: Sequence[float] = ()
    """Shares of the full width, one a column; by default found from the words."""

    row_headers: bool = True
    """The first cell of each row is its header (TH with scope Row)."""

    right: frozenset[int] = frozenset()
    """Columns set flush right, counted from 0: for numbers."""

    caption: Text = ""
    """Printed above, and tied to the table for assistive software."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing with an alternative text that carries the same facts.

    `draw` gets a `Pen` whose `width` and `height` are the room there is, in points.
    """

    draw: "Callable[[Pen], None]"
    height: float
    """At the normal size; in large print it grows with the text."""

    alt: str
    caption: Text = ""
    width: float | None = None
    """None: as wide as tables are."""


@dataclass(frozen=True, slots=True)
class Signature:
    """A drawn signature, as curves. Scaled down to fit, never up."""

    strokes: Sequence[Stroke]
    alt: str
    """For example “Drawn signature of Dr A. Patel”."""

    width: float = 200
    height: float = 56


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of another, set off from the text; `by` says whose they are."""

    text: Text
    by: Text = ""


@dataclass(frozen=True, slots=True)
class Callout:
    """A boxed remark with a title."""

    title: Text
    text: Text = ""


@dataclass(frozen=True, slots=True)
class Contents:
    """The linked list of the story's headings of level 1 to `levels`, with their pages."""

    levels: int = 2


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows starts on a new page; at the top of one, nothing happens."""


@dataclass(frozen=True, slots=True)
class Space:
    """Empty room, in points at the normal size. Dropped at the top of a page."""

    height: float


@dataclass(frozen=True, slots=True)
class Together:
    """Blocks that stay on one page if one page can hold them."""

    blocks: "Sequence[Block]"


@dataclass(frozen=True, slots=True)
class Compact:
    """Blocks that are looked up and not read through: set smaller and closer. In large print they are as all others."""

    blocks: "Sequence[Block]"
    size: float = COMPACT_SIZE
    """Of the body, in points."""


Block = (
    Heading | Paragraph | Bullets | Labels | Table | Figure | Signature | Quote | Callout | Contents | PageBreak | Space
    | Together | Compact
)  # fmt: skip
"""Anything that a story may hold."""


def mapped(story: Iterable[Block], change: Change) -> Iterator[Block]:
    """Yield a story with `change` made to all its words: text, captions, alternative texts, bookmarks."""
    for block in story:
        yield _block(block, change)


def _text(text: Text, change: Change) -> Text:
    if isinstance(text, str):
        return change(text)
    if isinstance(text, Run):
        return replace(text, text=change(text.text))
    return tuple(change(part) if isinstance(part, str) else replace(part, text=change(part.text)) for part in text)


def _block(block: Block, change: Change) -> Block:
    match block:
        case Heading():
            bookmark = change(block.bookmark) if block.bookmark else block.bookmark
            return replace(block, text=_text(block.text, change), bookmark=bookmark)
        case Paragraph():
            return replace(block, text=_text(block.text, change))
        case Bullets():
            return replace(block, items=[_text(item, change) for item in block.items])
        case Labels():
            return replace(block, pairs=[(_text(label, change), _text(value, change)) for label, value in block.pairs])
        case Table():
            rows = [tuple(_text(cell, change) for cell in row) for row in block.rows]
            return replace(block, rows=rows, caption=_text(block.caption, change))
        case Figure() | Signature():
            return replace(block, alt=change(block.alt))
        case Quote():
            return replace(block, text=_text(block.text, change), by=_text(block.by, change))
        case Callout():
            return replace(block, title=_text(block.title, change), text=_text(block.text, change))
        case Together() | Compact():
            return replace(block, blocks=[_block(each, change) for each in block.blocks])
        case _:
            return block
