"""Blocks that have a size, to be placed on pages. A box can report its height, be cut in two, and be drawn."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby, pairwise

from wizard.tagged_pdf.drawing.line_breaking import Line
from wizard.tagged_pdf.drawing.structure_tree import Element
from wizard.tagged_pdf.drawing.tagged_canvas import TaggedCanvas
from wizard.tagged_pdf.drawing.text_styles import Style, rgb
from wizard.tagged_pdf.story_blocks import PagePart

_FUZZ = 0.01
"""The rounding error, in points, that sums of lengths may have."""


@dataclass(slots=True, kw_only=True)
class Box(ABC):
    """Something with a height that is placed on a page."""

    before: float = 0.0
    """Space above, shared with the space below the box before; none at the top of a page."""

    after: float = 0.0
    keep: bool = False
    """Stay on the page on which the next box begins."""

    whole: bool = False
    """Never cut, unless it is higher than a page."""

    header: "RowBox | None" = None
    """Drawn again, as an artifact, when this box is the first on a page."""

    @property
    @abstractmethod
    def height(self) -> float:
        """Height in points."""

    @property
    def least(self) -> float:
        """Height of the smallest part that may be at the foot of a page."""
        return self.height

    def cut(self, room: float, *, forced: bool) -> "tuple[Box, Box] | None":
        """Return the part that fits in `room` and the rest, or None if it should not be cut; `forced` cuts anywhere."""
        return None

    @abstractmethod
    def draw(self, canvas: TaggedCanvas, left: float, top: float) -> None:
        """Draw with the upper left corner at this point."""


@dataclass(frozen=True, slots=True)
class Cell:
    """Lines of one style in a column of a row. `left` is from the row's left edge."""

    lines: Sequence[Line]
    style: Style
    element: Element
    left: float
    room: float
    right: bool = False
    top: float = 0.0
    """The distance below the row's upper edge at which it begins."""
    linked: bool = True
    """Whether its links are separate links; not if the whole row is one link."""

    @property
    def height(self) -> float:
        """Height in points."""
        return self.top + len(self.lines) * self.style.leading

    def draw(self, canvas: TaggedCanvas, left: float, top: float, element: Element | None) -> None:
        """Draw the lines below `top`, tagged as `element`, or inside marks that are open already."""
        if not self.lines:
            return
        left, top = left + self.left, top - self.top
        if element is None:
            canvas.write(self.lines, self.style, left, top, self.room, right=self.right)
        elif not self.linked:
            lines = [line.numbered(canvas.pages, self.style.size) for line in self.lines]
            with canvas.tagged(element):
                canvas.write(lines, self.style, left, top, self.room, right=self.right)
        elif any(piece.link for line in self.lines for piece in line.pieces):
            self._draw_links(canvas, left, top, element)
        else:
            with canvas.tagged(element):
                canvas.write(self.lines, self.style, left, top, self.room, right=self.right)

    def _draw_links(self, canvas: TaggedCanvas, left: float, top: float, element: Element) -> None:
        """Draw piece by piece: each link is an element of its own, with an annotation on each of its lines."""
        target: str | None = ""
        link = element
        for given in self.lines:
            line = given.numbered(canvas.pages, self.style.size)
            x = left + self.room - line.width if self.right else left
            for linked, group in groupby(line.pieces, key=lambda piece: piece.link):
                pieces = tuple(group)
                width = sum(piece.width for piece in pieces)
                if linked != target:
                    target = linked
                    # Words beside links are elements of their own, so that their order is clear to every reader.
                    link = Element("Link" if target else "Span", element)
                with canvas.tagged(link):
                    canvas.write([Line(pieces, width)], self.style, x, top, self.room, right=False)
                if target:
                    words = "".join(piece.text for piece in pieces)
                    canvas.link(link, target, words, (x, top - self.style.leading, x + width, top))
                    if pieces[0].underlined:
                        # In running text, colour alone does not tell a link from other words (WCAG 1.4.1).
                        below = top - self.style.ascent - 0.13 * self.style.size
                        canvas.underline(x, below, width, pieces[0].tone)
                x += width
            top -= self.style.leading


@dataclass(frozen=True, slots=True)
class DrawnCell:
    """A drawing in a cell of a table: a signature. It is never cut."""

    paint: Callable[[TaggedCanvas, float, float, Element], None]
    """Draws it with its upper left corner at this point."""
    height: float
    style: Style
    element: Element
    left: float
    lines: Sequence[Line] = ()

    def draw(self, canvas: TaggedCanvas, left: float, top: float, element: Element | None) -> None:
        """Draw it."""
        if element is not None:
            self.paint(canvas, left + self.left, top, element)


@dataclass(frozen=True, slots=True)
class Ground:
    """The background of a row: a fill, a bar at the left, a rule below and one above."""

    fill: str = ""
    bar: str = ""
    rule: str = ""
    rule_width: float = 0.0
    above: str = ""
    above_width: float = 0.0
    spans: tuple[tuple[float, float], ...] = ()
    """The ranges of the rules; empty for the whole width."""


@dataclass(slots=True, kw_only=True)
class RowBox(Box):
    """Cells side by side on one ground: a paragraph, an item of a list, a row of a table."""

    cells: Sequence[Cell | DrawnCell]
    width: float
    ground: Ground = field(default_factory=Ground)
    pad_top: float = 0.0
    pad_bottom: float = 0.0
    inset: float = 0.0
    """The distance from the left edge of the frame."""
    target: str = ""
    """The target of the whole row as a link; the cells' element is the link."""

    bookmark: str = ""
    level: int = 0
    """The level of the bookmark, 0 for none."""

    anchor: str = ""

    @property
    def height(self) -> float:
        """Height in points."""
        return self.pad_top + max((cell.height for cell in self.cells), default=0.0) + self.pad_bottom

    @property
    def least(self) -> float:
        """Two lines, or the whole box if fewer than two lines would be left over."""
        if self.whole or self.keep or len(max(self.cells, key=lambda cell: len(cell.lines)).lines) < 4:
            return self.height
        return self.pad_top + max(min(2, len(cell.lines)) * cell.style.leading for cell in self.cells)

    def cut(self, room: float, *, forced: bool) -> "tuple[RowBox, RowBox] | None":
        """Cut between lines, in every cell at the same height; at least two lines on either side unless forced."""
        if not forced and (self.whole or self.keep):
            return None
        counts = [int((room - self.pad_top - self.pad_bottom + _FUZZ) / cell.style.leading) for cell in self.cells]
        longest = max(range(len(self.cells)), key=lambda index: self.cells[index].height)
        total, count = len(self.cells[longest].lines), counts[longest]
        if not forced and total - count < 2:
            # Never leave a single line over: move one more line to the next page.
            spared = count - (total - 2)
            count, counts = total - 2, [each - spared for each in counts]
        if count < (1 if forced else 2) or count >= total:
            return None
        counts = [max(0, each) for each in counts]
        upper = [replace(cell, lines=cell.lines[:end]) for cell, end in zip(self.cells, counts, strict=True)]
        lower = [replace(cell, lines=cell.lines[end:]) for cell, end in zip(self.cells, counts, strict=True)]
        # The rule below a row belongs to its last part.
        ground, lower_ground = replace(self.ground, rule=""), replace(self.ground, above="")
        return (
            replace(self, cells=upper, after=0.0, keep=False, ground=ground),
            replace(self, cells=lower, before=0.0, bookmark="", level=0, anchor="", ground=lower_ground),
        )

    def draw(self, canvas: TaggedCanvas, left: float, top: float) -> None:
        """Draw the row, each cell tagged as its element."""
        left += self.inset
        self._draw_ground(canvas, left, top)
        for cell in self.cells:
            cell.draw(canvas, left, top - self.pad_top, cell.element)
        if self.target:
            words = "".join(piece.text for line in self.cells[0].lines for piece in line.pieces)
            canvas.link(self.cells[0].element, self.target, words, (left, top - self.height, left + self.width, top))

    def draw_again(self, canvas: TaggedCanvas, left: float, top: float) -> None:
        """Draw the row as an artifact: the repeated head of a table."""
        self._draw_ground(canvas, left, top)
        with canvas.artifact():
            for cell in self.cells:
                cell.draw(canvas, left, top - self.pad_top, None)

    def _draw_ground(self, canvas: TaggedCanvas, left: float, top: float) -> None:
        ground, bottom = self.ground, top - self.height
        if not (ground.fill or ground.bar or ground.rule or ground.above):
            return
        with canvas.artifact():
            if ground.fill:
                canvas.setFillColor(rgb(ground.fill))
                canvas.rect(left, bottom, self.width, self.height, stroke=0, fill=1)
            if ground.bar:
                canvas.setFillColor(rgb(ground.bar))
                canvas.rect(left, bottom, 2.5, self.height, stroke=0, fill=1)
            if ground.rule:
                self._rule(canvas, left, bottom, ground.rule, ground.rule_width)
            if ground.above:
                self._rule(canvas, left, top, ground.above, ground.above_width)

    def _rule(self, canvas: TaggedCanvas, left: float, y: float, colour: str, thickness: float) -> None:
        canvas.setStrokeColor(rgb(colour))
        canvas.setLineWidth(thickness)
        for start, end in self.ground.spans or ((0.0, self.width),):
            canvas.line(left + start, y, left + end, y)


@dataclass(slots=True, kw_only=True)
class GapBox(Box):
    """Empty space, dropped at the top of a page; or, without a height, the start of a new page."""

    room: float = 0.0
    new_page: bool = False
    to: str = "next"
    """Which page to start: the next one, a left one with an even number, or a right one."""
    notes: "Sequence[RowBox]" = ()
    """The title and the line to print on a blank page or, without a new page, on the rest of this one."""
    part: PagePart | None = None
    """The part that begins on the new page."""

    @property
    def height(self) -> float:
        """Height in points."""
        return self.room

    def draw(self, canvas: TaggedCanvas, left: float, top: float) -> None:
        """Draw nothing."""


@dataclass(slots=True, kw_only=True)
class SideBox(Box):
    """Two short stacks of boxes next to each other, read one after the other; it is never cut."""

    stacks: Sequence[tuple[float, Sequence[Box]]]
    """The left edge of each stack, and its boxes."""

    @property
    def height(self) -> float:
        """Height in points."""
        return max((_stacked(boxes) for _, boxes in self.stacks), default=0.0)

    def draw(self, canvas: TaggedCanvas, left: float, top: float) -> None:
        """Draw one stack, then the other."""
        for start, boxes in self.stacks:
            y = top
            for index, box in enumerate(boxes):
                y -= max(boxes[index - 1].after, box.before) if index else 0.0
                box.draw(canvas, left + start, y)
                y -= box.height


def _stacked(boxes: Sequence[Box]) -> float:
    between = sum(max(above.after, below.before) for above, below in pairwise(boxes))
    return between + sum(box.height for box in boxes)
