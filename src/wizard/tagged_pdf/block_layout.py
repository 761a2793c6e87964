"""From blocks to boxes: words are broken into lines, and each block gets its place in the structure tree.

Short labels are set side by side in columns, so that a page of particulars is not half empty.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from wizard.tagged_pdf import story_blocks as blocks
from wizard.tagged_pdf.boxes import Box, Cell, GapBox, Ground, RowBox
from wizard.tagged_pdf.drawing.line_breaking import broken, clean, natural_width
from wizard.tagged_pdf.drawing.structure_tree import Element
from wizard.tagged_pdf.drawing.text_styles import (
    FRAME_HEIGHT,
    FULL_WIDTH,
    TINT,
    InkTone,
    PageSheet,
    Style,
    StyleName,
    Text,
    plain,
    semibold,
)
from wizard.tagged_pdf.figures import FigureBox, signature_figure
from wizard.tagged_pdf.tables import TableGrid

BOOKMARK_LEVELS = 3
"""Headings of deeper levels have no bookmark."""

Pair = tuple[Text, Text]


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A heading as outline and contents list know it, and the cells of the contents that wait for its page."""

    level: int
    title: str
    anchor: str


@dataclass(frozen=True, slots=True)
class LabelColumn:
    """Where labels and their values stand: from `left`, `width` points, of which `label` are the label's."""

    left: float
    width: float
    label: float


@dataclass(slots=True)
class Layout:
    """Boxes being made of a story, and the tree of its structure."""

    sheet: PageSheet
    root: Element
    entries: Sequence[Bookmark]
    boxes: list[Box] = field(default_factory=list)
    waiting: list[tuple[RowBox, str]] = field(default_factory=list)
    """Rows of the contents list, each with the anchor whose page it is to show."""

    headings: int = 0

    def add(self, block: blocks.Block) -> None:
        """Make the boxes of one block.

        Raises:
            ValueError: The block cannot be part of a conforming document; the message says why.
        """
        makers: dict[type, Callable[..., None]] = {
            blocks.Heading: self._heading,
            blocks.Paragraph: self._paragraph,
            blocks.Bullets: self._bullets,
            blocks.Labels: self._labels,
            blocks.Table: self._table,
            blocks.Figure: self._figure,
            blocks.Signature: self._signature,
            blocks.Quote: self._quote,
            blocks.Callout: self._callout,
            blocks.Contents: self._contents,
            blocks.PageBreak: self._page_break,
            blocks.Space: self._space,
            blocks.Together: self._together,
            blocks.Compact: self._compact,
        }
        makers[type(block)](block)

    def _text(
        self, text: Text, style: StyleName, element: Element, width: float, *, indent: float = 0.0
    ) -> RowBox | None:
        """Return a row of one cell, or None if nothing in `text` can be seen."""
        set_in = self.sheet.style(style)
        lines = broken(text, set_in, width - indent)
        if not lines:
            return None
        cell = Cell(lines, set_in, element, indent, width - indent)
        return RowBox(cells=[cell], width=width, before=set_in.before, after=set_in.after)

    def _push(
        self, text: Text, style: StyleName, role: str, width: float, parent: Element | None = None
    ) -> RowBox | None:
        """Add a paragraph tagged as `role`; nothing if it has no visible character."""
        if not plain(text).strip():
            return None
        element = Element(role)
        box = self._text(text, style, element, width)
        if box is not None:
            element.hang(parent or self.root)
            self.boxes.append(box)
        return box

    def _heading(self, block: blocks.Heading) -> None:
        if block.new_page:
            self.boxes.append(GapBox(new_page=True))
        styles: tuple[StyleName, ...] = ("h1", "h2", "h3", "h4")
        box = self._push(block.text, styles[block.level - 1], f"H{block.level}", FULL_WIDTH)
        if box is None:
            raise ValueError("A heading needs words.")
        box.keep = True
        entry = self.entries[self.headings]
        self.headings += 1
        box.anchor = entry.anchor
        if entry.title and block.level <= BOOKMARK_LEVELS:
            box.bookmark, box.level = entry.title, block.level

    def _paragraph(self, block: blocks.Paragraph) -> None:
        box = self._push(block.text, block.style, "P", FULL_WIDTH if block.wide else self.sheet.measure)
        if box is not None:
            box.keep = block.with_next

    def _bullets(self, block: blocks.Bullets) -> None:
        style, scale = self.sheet.style(block.style), self.sheet.scale
        marks = list(block.marks) or [
            f"{number}." if block.numbered else "•" for number in range(1, len(block.items) + 1)
        ]
        room = max([natural_width(mark, style) for mark in marks], default=0.0) + 3 * scale
        items = [(mark, item) for mark, item in zip(marks, block.items, strict=True) if plain(item).strip()]
        numbering = "Decimal" if block.numbered else "None" if block.marks else "Disc"
        column = LabelColumn(3 * scale, FULL_WIDTH if block.wide else self.sheet.measure, max(room, 14 * scale))
        self._list([[pair] for pair in items], block.style, [column], numbering)

    def _labels(self, block: blocks.Labels) -> None:
        style, measure = self.sheet.style("body"), self.sheet.measure
        pairs: list[Pair] = [
            (semibold(label) if isinstance(label, str) else label, value) for label, value in block.pairs
        ]
        widest = max([natural_width(label, style) for label, _ in pairs], default=0.0) + 16 * self.sheet.scale
        share = block.label_width * measure if block.label_width else min(widest, 0.4 * measure)
        rows, columns = [[pair] for pair in pairs], [LabelColumn(0.0, FULL_WIDTH if block.paired else measure, share)]
        if block.paired:
            rows, columns = paired(pairs, style, columns[0], 16 * self.sheet.scale)
        self._list(rows, "body", columns, "None")

    def _list(
        self, rows: Sequence[Sequence[Pair]], name: StyleName, columns: Sequence[LabelColumn], numbering: str
    ) -> None:
        """Add a list of labels, each with its body beside it, as many in a row as `rows` say.

        The first of `columns` is for what stands alone in its row, the others for what stands side by side.
        """
        style = self.sheet.style(name)
        parent: Element | None = None
        for row in rows:
            parent = parent or Element("L", self.root, attributes=f"<</O /List /ListNumbering /{numbering}>>")
            cells: list[Cell] = []
            for (label, body), column in zip(row, columns[1:] if len(row) > 1 else columns[:1], strict=True):
                cells += self._item(label, body, style, column, Element("LI", parent))
            last = cells[-1]
            self.boxes.append(RowBox(cells=cells, width=last.left + last.room, after=4 * self.sheet.air))
        if parent is not None:
            self.boxes[-1].after = style.after + 2 * self.sheet.air

    def _item(self, label: Text, body: Text, style: Style, column: LabelColumn, item: Element) -> list[Cell]:
        # End the label in a space, or screen readers and copied text run it together with what follows.
        labels = [line.spaced() for line in broken(label, style, column.label - 2 * self.sheet.scale)]
        room = column.width - column.label
        return [
            Cell(labels, style, Element("Lbl", item), column.left, column.label),
            Cell(broken(body, style, room), style, Element("LBody", item), column.left + column.label, room),
        ]

    def _table(self, block: blocks.Table) -> None:
        element = Element("Table", self.root)
        caption = self._push(block.caption, "caption", "Caption", FULL_WIDTH, element)
        if caption is not None:
            caption.keep, caption.after = True, 4 * self.sheet.air
        self.boxes += TableGrid(block, self.sheet).boxes(element)

    def _figure(self, block: blocks.Figure) -> None:
        if not clean(block.alt):
            raise ValueError("A figure needs an alternative text.")
        scale = self.sheet.scale
        width = FULL_WIDTH if block.width is None else min(FULL_WIDTH, block.width * scale)
        if block.height * scale > FRAME_HEIGHT:
            raise ValueError("A figure is higher than a page.")
        element = Element("Figure", self.root, alt=clean(block.alt))
        figure = FigureBox(
            paint=block.draw, width=width, drawn_height=block.height * scale, element=element, sheet=self.sheet
        )
        figure.before, figure.after = 4 * scale, 8 * scale
        self.boxes.append(figure)
        caption = self._push(block.caption, "caption", "P", FULL_WIDTH)
        if caption is not None:
            figure.keep = caption.whole = True

    def _signature(self, block: blocks.Signature) -> None:
        self._figure(signature_figure(block))

    def _quote(self, block: blocks.Quote) -> None:
        element, scale = Element("BlockQuote"), self.sheet.scale
        first = len(self.boxes)
        for text, style in ((block.text, "body"), (block.by, "note")):
            self._push(text, "body" if style == "body" else "note", "P", self.sheet.measure - 14 * scale, element)
        self._ground(first, element, Ground(bar=InkTone.ACCENT), pad=2 * scale)

    def _callout(self, block: blocks.Callout) -> None:
        element, scale = Element("Div"), self.sheet.scale
        first = len(self.boxes)
        title = semibold(block.title, InkTone.TITLE) if isinstance(block.title, str) else block.title
        for text in (title, block.text):
            self._push(text, "body", "P", FULL_WIDTH - 28 * scale, element)
        self._ground(first, element, Ground(fill=TINT, bar=InkTone.ACCENT), pad=9 * scale)

    def _ground(self, first: int, element: Element, ground: Ground, pad: float) -> None:
        """Put the paragraphs from `first` on one ground, indented, and hang them into the tree as `element`."""
        made = [box for box in self.boxes[first:] if isinstance(box, RowBox)]
        if not made:
            return
        element.hang(self.root)
        scale = self.sheet.scale
        for box in made:
            cell = box.cells[0]
            box.cells = [Cell(cell.lines, cell.style, cell.element, 14 * scale, cell.room)]
            box.width = cell.room + 28 * scale
            box.ground, box.before, box.after = ground, 0.0, 0.0
            box.pad_top = 0.0 if box is not made[0] else pad
            box.pad_bottom = pad if box is made[-1] else 2 * scale
            box.keep = box is not made[-1]
        made[0].before, made[-1].after = 8 * scale, 12 * scale

    def _contents(self, block: blocks.Contents) -> None:
        scale = self.sheet.scale
        parent: Element | None = None
        for number, entry in enumerate(self.entries):
            # Leave out the heading of the contents list itself.
            if entry.level > block.levels or not entry.title or number == self.headings - 1:
                continue
            parent = parent or Element("TOC", self.root)
            link = Element("Link", Element("Reference", Element("TOCI", parent)))
            style, indent, room = self.sheet.style("body"), (entry.level - 1) * 16 * scale, 40 * scale
            text: Text = semibold(entry.title, InkTone.TITLE) if entry.level == 1 else entry.title
            title = [line.spaced() for line in broken(text, style, self.sheet.measure - room - indent)]
            cells = [
                Cell(title, style, link, indent, self.sheet.measure - room - indent),
                Cell((), style, link, self.sheet.measure - room, room, right=True),
            ]
            row = RowBox(cells=cells, width=self.sheet.measure, target=f"#{entry.anchor}", whole=True)
            row.before = (7 if entry.level == 1 else 2) * self.sheet.air
            self.boxes.append(row)
            self.waiting.append((row, entry.anchor))

    def _page_break(self, block: blocks.PageBreak) -> None:
        self.boxes.append(GapBox(new_page=True))

    def _space(self, block: blocks.Space) -> None:
        self.boxes.append(GapBox(room=block.height * self.sheet.scale))

    def _together(self, block: blocks.Together) -> None:
        first = len(self.boxes)
        for each in block.blocks:
            self.add(each)
        made = [box for box in self.boxes[first:] if not isinstance(box, GapBox)]
        if sum(box.before + box.height + box.after for box in made) > FRAME_HEIGHT:
            return
        for box in made:
            box.keep, box.whole = box is not made[-1], True

    def _compact(self, block: blocks.Compact) -> None:
        usual, self.sheet = self.sheet, self.sheet.compacted(block.size)
        for each in block.blocks:
            self.add(each)
        self.sheet = usual


def paired(
    pairs: Sequence[Pair], style: Style, alone: LabelColumn, gap: float
) -> tuple[list[list[Pair]], list[LabelColumn]]:
    """Return `pairs` in rows of one or two, and the columns: for one that stands alone, for the first, the second.

    Two stand in a row where both fit in half the page without a break, in the order in which they are read. The room
    for labels is that of those that stand alone, or what lets more of them stand in pairs.
    """
    half = (FULL_WIDTH - gap) / 2
    sizes = [(natural_width(label, style) + gap, natural_width(value, style)) for label, value in pairs]

    def fitting(room: float) -> list[bool]:
        return [label <= room and room + value <= half for label, value in sizes]

    rooms = [alone.label, *sorted({label for label, _ in sizes if label < half}, reverse=True)]
    room = max(rooms, key=lambda each: sum(fitting(each)))
    columns = [alone, LabelColumn(0.0, half, room), LabelColumn(half + gap, half, room)]
    return list(_rows(pairs, fitting(room))), columns


def _rows(pairs: Sequence[Pair], short: Sequence[bool]) -> Iterator[list[Pair]]:
    waiting: list[Pair] = []
    for pair, fits in zip(pairs, short, strict=True):
        if waiting and not fits:
            yield waiting
            waiting = []
        waiting.append(pair)
        if not fits or len(waiting) == 2:
            yield waiting
            waiting = []
    if waiting:
        yield waiting
