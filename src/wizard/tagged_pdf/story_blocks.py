"""The blocks of a story: immutable, and without a place on a page.

A story is a sequence of blocks in reading order, which is also the order of the structure tree, whatever the pages do.
`mapped` passes every text of every block through one function: that is how names are removed from a copy.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from wizard.tagged_pdf.drawing.text_styles import InkTone, Run, StyleName, Text, TypeScale

if TYPE_CHECKING:
    from wizard.tagged_pdf.drawing.document_info import Furniture
    from wizard.tagged_pdf.drawing.figure_pen import Pen

Stroke = Sequence[tuple[int, int, int]]
"""One line of a pen: (x, y, width), each in hundredths of a millimetre, y downwards."""

Change = Callable[[str], str]
"""Takes the words of a block, or of one of its runs, and returns other words."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 4. Levels nest: 3 never follows 1. It is never left alone at the foot of a page."""

    level: Literal[1, 2, 3, 4]
    text: Text
    bookmark: str | None = None
    """The words in the outline if they differ from the heading's; empty for none."""

    anchor: str | None = None
    """A name, unique in the story, that links refer to as `#name`."""

    new_page: bool = False
    """Start on a new page, unless already at the top of one."""

    number: str = ""
    """The number of an entry, “1.1”, in a column of its own, with a rule above it."""

    aside: Text = ""
    """The words at the right edge of an entry, “Carried 4–1”."""

    close: bool = False
    """Close to the block above it."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of running text."""

    text: Text
    style: StyleName = "body"
    with_next: bool = False
    """Stay on the page on which the next block begins."""

    indented: bool = False
    """Below the title of an entry rather than below its number."""

    anchor: str = ""
    """A name, unique in the story, that links refer to as `#name`."""


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list, bulleted or numbered."""

    items: Sequence[Text]
    numbered: bool = False
    marks: Sequence[Text] = ()
    """Marks other than bullets, one for each item (“✓”, “○”)."""

    style: StyleName = "body"


@dataclass(frozen=True, slots=True)
class Labels:
    """A list of labels, each with its value beside it; all values start at the same place: “Owner”, “Dr A. Patel”.

    In large print each is a line of its own: “Owner: Dr A. Patel”.
    """

    pairs: Sequence[tuple[Text, Text]]
    ruled: bool = False
    """A thin rule below each label."""
    close: bool = False
    """Rows are close together."""
    strong: bool = False
    """Readers look for the labels, so they are semibold and not muted."""
    style: StyleName = "table"
    """The width of the values."""
    whole: int = 0
    """How many rows at the start stay with the block before."""


@dataclass(frozen=True, slots=True)
class Strip:
    """Up to four facts next to each other on a tinted background, each with its label above it."""

    pairs: Sequence[tuple[Text, Text]]
    shares: Sequence[float] = ()
    """The shares of the width; by default all equal."""


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row of a table."""

    cells: "Sequence[Text | Signature]"
    kind: Literal["row", "group", "span", "total"] = "row"
    """A group row heads those below it; a span says one thing across all columns; a total closes the table."""
    anchor: str = ""
    """A name, unique in the story, that links refer to as `#name`."""


def group(text: Text) -> TableRow:
    """Return a row that heads those below it: “Adopted: 4”."""
    return TableRow((text,), "group")


def span(text: Text, anchor: str = "") -> TableRow:
    """Return a row that says one thing across all columns."""
    return TableRow((text,), "span", anchor)


def total(*cells: Text) -> TableRow:
    """Return the row that closes a table."""
    return TableRow(cells, "total")


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a header row, which is repeated on every page.

    Raises ValueError when built if a row is not as long as `head`, or a header cell is empty.
    """

    head: Sequence[Text]
    rows: "Sequence[TableRow | Sequence[Text]]"
    widths: Sequence[float] = ()
    """The width of each column in points, 0 for the rest; by default worked out from the words. A column is never
    narrower than an unbreakable word in it."""

    row_headers: bool = True
    """The first cell of each row is its header (TH with scope Row)."""

    right: frozenset[int] = frozenset()
    """Columns aligned right, counted from 0: for numbers."""

    caption: Text = ""
    """The caption, printed above, and tied to the table for assistive software."""

    close: bool = False
    """Rows are close together."""

    facing: bool = False
    """Two facing columns, each with rules of its own."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing with an alternative text that carries the same facts.

    `draw` gets a `Pen` whose `width` and `height` are the space available, in points.
    """

    draw: "Callable[[Pen], None]"
    height: float
    """The height at the size of the plan; it grows with the text."""

    alt: str
    caption: Text = ""
    width: float | None = None
    """None for the width of tables."""


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
    """Another person's words, set off from the text; `by` names that person."""

    text: Text
    by: Text = ""
    indented: bool = True
    """Below the values of labels rather than at the left edge."""


@dataclass(frozen=True, slots=True)
class Callout:
    """A boxed remark with a title."""

    title: Text
    text: Text = ""
    tone: InkTone = InkTone.ACCENT
    """The tone of the bar at its left."""


@dataclass(frozen=True, slots=True)
class Contents:
    """A linked list of places, each with its page."""

    lines: Sequence[tuple[Text, str]]
    """The words of each entry, and its anchor."""


@dataclass(frozen=True, slots=True)
class PageBreak:
    """The next block starts on a new page, unless already at the top of one."""

    to: Literal["next", "left", "right"] = "next"
    """Left: on a page with an even number, of two that lie open the left one; a page left blank is headed “Notes”.
    Right: on one with an odd number, where it stays if it is on one."""


@dataclass(frozen=True, slots=True)
class NotesLines:
    """Lines for notes, as many as fit on the rest of the page, below a title. They are not read out."""

    title: str = "My notes"


@dataclass(frozen=True, slots=True)
class PagePart:
    """The next blocks are a separate part: on a new page, with pages counted from 1, in another type scale."""

    furniture: "Furniture"
    scale: TypeScale = TypeScale.ANNEX


@dataclass(frozen=True, slots=True)
class Space:
    """Empty space, in points at the normal size. Dropped at the top of a page."""

    height: float


@dataclass(frozen=True, slots=True)
class Together:
    """Blocks that stay on one page if they take no more than the share `most` of it."""

    blocks: "Sequence[Block]"
    most: float = 1.0
    """The share of a page; a larger group may break, except where its blocks stay together anyway."""


@dataclass(frozen=True, slots=True)
class FirstThatFits:
    """The first of several choices that fits on the rest of the page; the last if none does.

    Most choices are never tried, and they share many blocks: so `choice` changes the words only of the blocks that it
    returns, and of each block once.
    """

    choices: "Sequence[Sequence[Block]]"
    change: Change | None = None
    """The change still to be made to the words of the choices."""
    changed: "dict[int, Block]" = field(default_factory=dict, init=False, compare=False, repr=False)
    """The changed blocks so far, by the identity of the original."""

    def choice(self, at: int) -> "list[Block]":
        """Return the blocks of one choice, with their words changed; a block shared by several is the same object."""
        return [self._changed(each) for each in self.choices[at]]

    def _changed(self, block: "Block") -> "Block":
        if self.change is None:
            return block
        if id(block) not in self.changed:
            self.changed[id(block)] = _block(block, self.change)
        return self.changed[id(block)]


@dataclass(frozen=True, slots=True)
class FacingColumns:
    """Two short runs of blocks next to each other, the left read first; in large print one after the other."""

    left: "Sequence[Block]"
    right: "Sequence[Block]"


@dataclass(frozen=True, slots=True)
class Scaled:
    """Blocks in another type scale. In large print they have the same size as all others."""

    blocks: "Sequence[Block]"
    scale: TypeScale = TypeScale.ANNEX


Block = (
    Heading | Paragraph | Bullets | Labels | Strip | Table | Figure | Signature | Quote | Callout | Contents | PageBreak
    | Space | NotesLines | PagePart | Together | FirstThatFits | FacingColumns | Scaled
)  # fmt: skip
"""Any block that a story may contain."""


def inside(block: Block) -> Sequence[Block] | None:
    """Return the blocks inside a block that only arranges others, or the first of several choices; None for others."""
    match block:
        case Together() | Scaled():
            return block.blocks
        case FirstThatFits():
            return block.choice(0)
        case FacingColumns():
            return (*block.left, *block.right)
    return None


def mapped(story: Iterable[Block], change: Change) -> Iterator[Block]:
    """Yield a story with `change` applied to all its words: text, captions, alternative texts, bookmarks."""
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
            return replace(block, text=_text(block.text, change), bookmark=bookmark, aside=_text(block.aside, change))
        case Paragraph():
            return replace(block, text=_text(block.text, change))
        case Bullets():
            return replace(block, items=[_text(item, change) for item in block.items])
        case Labels() | Strip():
            return replace(block, pairs=[(_text(label, change), _text(value, change)) for label, value in block.pairs])
        case Table():
            head = [_text(cell, change) for cell in block.head]
            rows = [_row(row, change) for row in block.rows]
            return replace(block, head=head, rows=rows, caption=_text(block.caption, change))
        case Figure() | Signature():
            return replace(block, alt=change(block.alt))
        case Quote():
            return replace(block, text=_text(block.text, change), by=_text(block.by, change))
        case Callout():
            return replace(block, title=_text(block.title, change), text=_text(block.text, change))
        case Together() | Scaled():
            return replace(block, blocks=[_block(each, change) for each in block.blocks])
        case FirstThatFits():
            before = block.change
            return replace(block, change=(lambda text: change(before(text))) if before else change)
        case FacingColumns():
            left, right = ([_block(each, change) for each in side] for side in (block.left, block.right))
            return replace(block, left=left, right=right)
        case _:
            return block


def _row(row: TableRow | Sequence[Text], change: Change) -> TableRow | Sequence[Text]:
    if not isinstance(row, TableRow):
        return tuple(_text(cell, change) for cell in row)
    cells = [
        replace(cell, alt=change(cell.alt)) if isinstance(cell, Signature) else _text(cell, change)
        for cell in row.cells
    ]
    return replace(row, cells=cells)
