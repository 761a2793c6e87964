"""Turn blocks into boxes: break words into lines, and give each block its place in the structure tree.

Large print has no columns except for numbers: tables and labels become sentences below each other.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from wizard.tagged_pdf import story_blocks as blocks
from wizard.tagged_pdf.boxes import Box, Cell, GapBox, Ground, RowBox, SideBox
from wizard.tagged_pdf.drawing.line_breaking import broken, clean, longest_word, natural_width, spoken
from wizard.tagged_pdf.drawing.structure_tree import Element
from wizard.tagged_pdf.drawing.text_styles import (
    FRAME_HEIGHT,
    FULL_WIDTH,
    GUTTER,
    RULE,
    TINT,
    InkTone,
    PageSheet,
    Style,
    StyleName,
    Text,
    bold,
    on_page,
    plain,
    runs,
    semibold,
)
from wizard.tagged_pdf.figures import FigureBox, signature_figure
from wizard.tagged_pdf.fitting import add_first_that_fits
from wizard.tagged_pdf.in_sentences import notes_of, spoken_strip, spoken_table
from wizard.tagged_pdf.tables import TableGrid

BOOKMARK_LEVELS = 3
"""Headings of deeper levels have no bookmark."""

_STRIP_SIDE, _BAR_SIDE = 7.0, 13.0


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A heading as the outline shows it."""

    level: int
    title: str
    anchor: str


@dataclass(slots=True)
class Layout:
    """The boxes made from a story, and its structure tree."""

    sheet: PageSheet
    root: Element
    entries: Sequence[Bookmark]
    boxes: list[Box] = field(default_factory=list)
    width: float = FULL_WIDTH
    """The width of the column that is being filled."""

    headings: int = 0

    def add(self, block: blocks.Block) -> None:
        """Make the boxes of one block.

        Raises:
            ValueError: The block cannot be part of a conforming document; the message says why.
        """
        _MAKERS[type(block)](self, block)

    def _push(
        self,
        text: Text,
        name: StyleName,
        role: str,
        width: float,
        parent: Element | None = None,
        *,
        left: float = 0.0,
    ) -> RowBox | None:
        """Add a paragraph tagged as `role`, as wide as the space beside `left`; nothing if no character is visible."""
        if not plain(text).strip():
            return None
        style, element = self.sheet.style(name), Element(role)
        lines = broken(text, style, width - left)
        if not lines:
            return None
        element.hang(parent or self.root)
        cell = Cell(lines, style, element, left, width - left)
        box = RowBox(cells=[cell], width=width, before=style.before, after=style.after)
        self.boxes.append(box)
        return box

    def _heading(self, block: blocks.Heading) -> None:
        if block.new_page:
            self.boxes.append(GapBox(new_page=True))
        styles: tuple[StyleName, ...] = ("h1", "h2", "h3", "h4")
        box = (
            self._entry(block)
            if block.number
            else self._push(block.text, styles[block.level - 1], f"H{block.level}", self.width)
        )
        if box is None:
            raise ValueError("A heading needs words.")
        box.keep = True
        box.before = 0.0 if block.close else box.before
        entry = self.entries[self.headings]
        self.headings += 1
        box.anchor = entry.anchor
        if entry.title and block.level <= BOOKMARK_LEVELS:
            box.bookmark, box.level = entry.title, block.level
        if block.aside and not self.sheet.columns:
            aside = self._push(block.aside, "body", "P", self.width, left=self.sheet.number)
            if aside is not None:
                aside.keep = True

    def _entry(self, block: blocks.Heading) -> RowBox:
        """Add the heading of an entry below a rule: its number, its title, and the words at the right edge."""
        sheet, element = self.sheet, Element(f"H{block.level}", self.root)
        style = sheet.style("entry" if block.level <= 2 else "h3")
        side = sheet.style("head")
        number = broken(bold(block.number, InkTone.ACCENT), style, self.width)
        left = max(sheet.number, number[0].width + 10 * sheet.scale)
        aside = broken(block.aside, side, self.width / 2) if sheet.columns else []
        wide = max((line.width for line in aside), default=-14.0) + 14
        room = self.width - left - wide
        # A space at its end keeps the number from running into the title.
        cells = [
            Cell([line.spaced() for line in number], style, element, 0.0, left),
            Cell(broken(block.text, style, room), style, element, left, room),
        ]
        if aside:
            down = style.ascent - side.ascent
            cells.append(Cell(aside, side, Element("P", self.root), 0.0, self.width, right=True, top=down))
        ground = (
            Ground(above=InkTone.ACCENT, above_width=1.2) if block.level <= 2 else Ground(above=RULE, above_width=0.6)
        )
        box = RowBox(cells=cells, width=self.width, ground=ground, pad_top=5 * sheet.scale, before=style.leading * 0.6)
        box.after = style.after
        self.boxes.append(box)
        return box

    def _paragraph(self, block: blocks.Paragraph) -> None:
        left = self.sheet.number if block.indented else 0.0
        box = self._push(block.text, block.style, "P", self.width, left=left)
        if box is not None:
            box.keep, box.anchor = block.with_next, block.anchor

    def _bullets(self, block: blocks.Bullets) -> None:
        style, scale = self.sheet.style(block.style), self.sheet.scale
        marks = list(block.marks) or [
            f"{number}." if block.numbered else "•" for number in range(1, len(block.items) + 1)
        ]
        room = max([natural_width(mark, style) for mark in marks], default=0.0) + 4 * scale
        items = [(mark, item) for mark, item in zip(marks, block.items, strict=True) if plain(item).strip()]
        numbering = "Decimal" if block.numbered else "None" if block.marks else "Disc"
        rows = self._list(items, style, style, max(room, 12.5 * scale), numbering)
        for row in rows:
            row.after = 2.5 * scale
        if rows:
            rows[-1].after = style.after + 1.5 * scale

    def _labels(self, block: blocks.Labels) -> None:
        pairs = [(label, value) for label, value in block.pairs if plain(value).strip()]
        if not self.sheet.columns:
            for label, value in pairs:
                self._push((semibold(plain(label)), ": ", *runs(value)), "body", "P", self.width)
            return
        name: StyleName = "group" if block.strong else "label"
        style = replace(self.sheet.style(name), tone=InkTone.INK) if block.strong else self.sheet.style(name)
        scale, column = self.sheet.scale, self.sheet.label
        if block.strong:
            # Dates that readers look for need their whole width.
            longest = max((longest_word(label, style) for label, _ in pairs), default=0.0)
            column = min(max(column, longest + 10 * scale), self.width * 0.4)
        rows = self._list(pairs, style, self.sheet.style(block.style), column, "None")
        for index, row in enumerate(rows):
            row.after, row.keep = 2.9 * scale, index < block.whole - 1
            row.whole = row.height < FRAME_HEIGHT / 3
            if block.ruled:
                row.pad_top = row.pad_bottom = (1.3 if block.close else 2.6) * scale
                row.after, row.ground = 0.0, Ground(rule=RULE, rule_width=0.6)
        if rows:
            rows[-1].after = 6 * scale

    def _list(
        self, pairs: Sequence[tuple[Text, Text]], label_style: Style, style: Style, column: float, numbering: str
    ) -> list[RowBox]:
        """Add a list of labels, each with its body beside it, starting at `column`."""
        made: list[RowBox] = []
        parent: Element | None = None
        for label, body in pairs:
            parent = parent or Element("L", self.root, attributes=f"<</O /List /ListNumbering /{numbering}>>")
            item, room = Element("LI", parent), self.width - column
            # End the label in a space, or screen readers and copied text run it together with what follows.
            labels = [line.spaced() for line in broken(label, label_style, column - 4 * self.sheet.scale)]
            cells = [
                Cell(labels, label_style, Element("Lbl", item), 0.0, column),
                Cell(broken(body, style, room), style, Element("LBody", item), column, room),
            ]
            made.append(RowBox(cells=cells, width=self.width))
        self.boxes += made
        return made

    def _strip(self, block: blocks.Strip) -> None:
        if not self.sheet.columns:
            self.add(spoken_strip(block))
            return
        sheet, style = self.sheet, self.sheet.style("table")
        side = _STRIP_SIDE * sheet.scale
        shares = block.shares or [1.0] * len(block.pairs)
        parent = Element("L", self.root, attributes="<</O /List /ListNumbering /None>>")
        cells: list[Cell] = []
        left = side
        for (label, value), share in zip(block.pairs, shares, strict=True):
            room = (self.width - side) * share / sum(shares)
            cells += self._fact(label, value, Element("LI", parent), left, room - side)
            left += room
        box = RowBox(cells=cells, width=self.width, ground=Ground(fill=TINT), keep=True, whole=True)
        box.pad_top = box.pad_bottom = style.leading * 0.32
        box.before, box.after = 3 * sheet.scale, 6 * sheet.scale
        self.boxes.append(box)

    def _fact(self, label: Text, value: Text, item: Element, left: float, room: float) -> list[Cell]:
        """Return a label and the value below it; without a value, the label alone as the statement."""
        style = self.sheet.style("table")
        above = broken(label, self.sheet.style("label") if isinstance(label, str) else style, room)
        below = broken(semibold(value) if isinstance(value, str) else value, style, room)
        if not below:
            return [Cell(above, style, Element("LBody", item), left, room)]
        down = len(above) * style.leading
        return [
            Cell([line.spaced() for line in above], style, Element("Lbl", item), left, room),
            Cell(below, style, Element("LBody", item), left, room, top=down),
        ]

    def _table(self, block: blocks.Table) -> None:
        if not self.sheet.columns:
            for each in spoken_table(block):
                self.add(each)
            return
        element = Element("Table", self.root)
        caption = self._push(block.caption, "caption", "Caption", self.width, element)
        if caption is not None:
            caption.keep, caption.after = True, 4 * self.sheet.scale
        self.boxes += TableGrid(block, self.sheet).boxes(element)

    def _figure(self, block: blocks.Figure) -> None:
        if not clean(block.alt):
            raise ValueError("A figure needs an alternative text.")
        scale = self.sheet.scale
        width = FULL_WIDTH if block.width is None else min(FULL_WIDTH, block.width * scale)
        if block.height * scale > FRAME_HEIGHT:
            raise ValueError("A figure is taller than a page.")
        element = Element("Figure", self.root, alt=spoken(block.alt))
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
        element = Element("BlockQuote")
        left = self.sheet.label if block.indented and self.sheet.columns else 0.0
        first, room = len(self.boxes), self.width - left - _BAR_SIDE * self.sheet.scale
        self._push(block.text, "body", "P", room, element)
        self._push(block.by, "note", "P", room, element)
        self._ground(first, element, Ground(bar=InkTone.ACCENT), left, pad=0.0)

    def _callout(self, block: blocks.Callout) -> None:
        element = Element("Div")
        first, room = len(self.boxes), self.width - 2 * _BAR_SIDE * self.sheet.scale
        title = semibold(block.title, InkTone.TITLE) if isinstance(block.title, str) else block.title
        self._push(title, "table", "P", room, element)
        self._push(block.text, "table", "P", room, element)
        self._ground(first, element, Ground(fill=TINT, bar=block.tone), 0.0, pad=4 * self.sheet.scale)

    def _ground(self, first: int, element: Element, ground: Ground, inset: float, pad: float) -> None:
        """Put the paragraphs from `first` on one background and add them to the tree as `element`."""
        made = [box for box in self.boxes[first:] if isinstance(box, RowBox)]
        scale, side = self.sheet.scale, _BAR_SIDE * self.sheet.scale
        for box in made:
            box.cells = [replace(cell, left=side) for cell in box.cells if isinstance(cell, Cell)]
            box.width, box.inset = self.width - inset, inset
            box.ground, box.before, box.after = ground, 0.0, 0.0
            box.pad_top = pad if box is made[0] else 0.0
            box.pad_bottom = pad if box is made[-1] else 1 * scale
            box.keep = box is not made[-1]
        if made:
            element.hang(self.root)
            made[0].before, made[-1].after = 4 * scale, 8 * scale

    def _contents(self, block: blocks.Contents) -> None:
        style, room = self.sheet.style("table"), 40 * self.sheet.scale
        parent: Element | None = None
        for words, anchor in block.lines:
            parent = parent or Element("TOC", self.root)
            link = Element("Link", Element("Reference", Element("TOCI", parent)))
            title = [line.spaced() for line in broken(words, style, self.width - room)]
            number = broken(on_page("", anchor), style, room)
            cells = [
                Cell(title, style, link, 0.0, self.width - room, linked=False),
                Cell(number, style, link, self.width - room, room, right=True, linked=False),
            ]
            row = RowBox(cells=cells, width=self.width, target=f"#{anchor}", whole=True)
            row.after = 2.9 * self.sheet.scale
            self.boxes.append(row)

    def _page_break(self, block: blocks.PageBreak) -> None:
        self.boxes.append(GapBox(new_page=True, to=block.to, notes=notes_of(self.sheet, "Notes")))

    def _notes(self, block: blocks.NotesLines) -> None:
        self.boxes.append(GapBox(notes=notes_of(self.sheet, block.title)))

    def _part(self, block: blocks.PagePart) -> None:
        self.sheet = self.sheet.turned(block.scale)
        self.boxes.append(GapBox(new_page=True, part=block))

    def _space(self, block: blocks.Space) -> None:
        self.boxes.append(GapBox(room=block.height * self.sheet.scale))

    def _together(self, block: blocks.Together) -> None:
        first = len(self.boxes)
        for each in block.blocks:
            self.add(each)
        made = [box for box in self.boxes[first:] if not isinstance(box, GapBox)]
        if sum(box.before + box.height + box.after for box in made) <= FRAME_HEIGHT * block.most:
            for box in made:
                box.keep, box.whole = box is not made[-1], True

    def _beside(self, block: blocks.FacingColumns) -> None:
        if not self.sheet.columns:
            for each in (*block.left, *block.right):
                self.add(each)
            return
        whole, self.width = self.width, (self.width - GUTTER) / 2
        stacks = []
        for start, side in ((0.0, block.left), (self.width + GUTTER, block.right)):
            first = len(self.boxes)
            for each in side:
                self.add(each)
            stacks.append((start, self.boxes[first:]))
            del self.boxes[first:]
        self.width = whole
        box = SideBox(stacks=stacks)
        if box.height <= FRAME_HEIGHT:
            box.after = 6 * self.sheet.scale
            self.boxes.append(box)
        else:
            # If the columns are higher than a page, put them below each other, in half the width.
            self.boxes += [each for _, boxes in stacks for each in boxes]

    def _scaled(self, block: blocks.Scaled) -> None:
        usual, self.sheet = self.sheet, self.sheet.turned(block.scale)
        for each in block.blocks:
            self.add(each)
        self.sheet = usual


def _add_first_that_fits(layout: Layout, block: blocks.FirstThatFits) -> None:
    add_first_that_fits(layout, block, lambda: replace(layout, root=Element("Document"), boxes=[]))


_MAKERS: dict[type, Callable[[Layout, Any], None]] = {
    blocks.Heading: Layout._heading,
    blocks.Paragraph: Layout._paragraph,
    blocks.Bullets: Layout._bullets,
    blocks.Labels: Layout._labels,
    blocks.Strip: Layout._strip,
    blocks.Table: Layout._table,
    blocks.Figure: Layout._figure,
    blocks.Signature: Layout._signature,
    blocks.Quote: Layout._quote,
    blocks.Callout: Layout._callout,
    blocks.Contents: Layout._contents,
    blocks.PageBreak: Layout._page_break,
    blocks.NotesLines: Layout._notes,
    blocks.PagePart: Layout._part,
    blocks.Space: Layout._space,
    blocks.Together: Layout._together,
    blocks.FirstThatFits: _add_first_that_fits,
    blocks.FacingColumns: Layout._beside,
    blocks.Scaled: Layout._scaled,
}
