"""Placing boxes on pages (what stays together, what is cut, where table heads repeat), and the page furniture.

Header, footer and watermark are artifacts: screen readers pass over them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, radians, sin

from wizard.tagged_pdf.boxes import Box, GapBox, RowBox
from wizard.tagged_pdf.drawing.document_info import Furniture
from wizard.tagged_pdf.drawing.line_breaking import Line, Piece, clean, printable, width
from wizard.tagged_pdf.drawing.tagged_canvas import TaggedCanvas
from wizard.tagged_pdf.drawing.text_styles import (
    FOOTER_RULE,
    FULL_WIDTH,
    HEADER_RULE,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    RULE,
    SIDE,
    WATERMARK,
    InkTone,
    PageSheet,
    Style,
    Weight,
    rgb,
)

# In points. Sums of lengths are floats: what fills a page exactly must not seem to be higher than it.
_FUZZ = 0.01

_HEADER = "/Type /Pagination /Subtype /Header /Attached [/Top]"
_FOOTER = "/Type /Pagination /Subtype /Footer /Attached [/Bottom]"
_WATERMARK = "/Type /Pagination /Subtype /Watermark"
_SLANT = 52
"""Degrees by which the watermark rises."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A box at its place; `top` is its distance from the top of the frame."""

    box: Box
    top: float
    again: bool = False
    """It is the head of a table, repeated."""


class PageFlow:
    """Pages being filled, in order."""

    def __init__(self, height: float) -> None:
        self.pages: list[list[Placed]] = [[]]
        self._height = height
        self._used = 0.0
        self._after = 0.0

    def place(self, boxes: Sequence[Box]) -> None:
        """Place all boxes.

        Raises:
            ValueError: A box that cannot be cut is higher than a page.
        """
        for index, box in enumerate(boxes):
            if isinstance(box, GapBox):
                self._leave(box)
                continue
            if self.pages[-1] and self._used + self._gap(box) + self._needed(boxes, index) > self._height + _FUZZ:
                self._turn()
            self._set(box)

    def _leave(self, gap: GapBox) -> None:
        if not self.pages[-1]:
            return
        if gap.new_page:
            self._turn()
        else:
            self._after = max(self._after, gap.room)

    def _needed(self, boxes: Sequence[Box], index: int) -> float:
        """Room that must be left for a box to begin here: all that stays with it, and the least of what follows."""
        needed = 0.0
        while boxes[index].keep and index + 1 < len(boxes):
            box, following = boxes[index], boxes[index + 1]
            # Of two neighbouring distances the larger counts, as with margins in CSS.
            needed += box.height + max(box.after, following.before)
            index += 1
        needed += boxes[index].least
        return needed

    def _gap(self, box: Box) -> float:
        return max(self._after, box.before) if self.pages[-1] else 0.0

    def _turn(self) -> None:
        self.pages.append([])
        self._used = self._after = 0.0

    def _set(self, box: Box) -> None:
        """Place a box, cut as often as it takes."""
        rest: Box | None = box
        while rest is not None:
            self._repeat_head(rest)
            room = self._height - self._used - self._gap(rest)
            if rest.height <= room + _FUZZ:
                self._put(rest)
                return
            fresh = self._fresh()
            # Forced only on a fresh page: a box that does not even fit there has to be cut somewhere.
            parts = rest.cut(room, forced=False) or (rest.cut(room, forced=True) if fresh else None)
            if parts is not None:
                self._put(parts[0])
                rest = parts[1]
            elif fresh:
                raise ValueError("Something is higher than a page and cannot be divided.")
            self._turn()

    def _fresh(self) -> bool:
        return all(placed.again for placed in self.pages[-1])

    def _repeat_head(self, box: Box) -> None:
        # A head of more than a third of a page would leave too little room for rows, so it is not repeated.
        if isinstance(box.header, RowBox) and not self.pages[-1] and box.header.height < self._height / 3:
            self.pages[-1].append(Placed(box.header, 0.0, again=True))
            self._used, self._after = box.header.height, 0.0

    def _put(self, box: Box) -> None:
        top = self._used + self._gap(box)
        self.pages[-1].append(Placed(box, top))
        self._used, self._after = top + box.height, box.after


def draw_furniture(canvas: TaggedCanvas, furniture: Furniture, sheet: PageSheet, pages: int) -> None:
    """Draw header and footer of the page at hand, the footer with its number."""
    style = sheet.style("furniture")
    with canvas.artifact(_HEADER):
        rule = PAGE_HEIGHT - HEADER_RULE
        top = rule + style.leading + 3
        right = _fitted(furniture.header_right, style, "regular", InkTone.MUTED, FULL_WIDTH * 0.7)
        left = _fitted(furniture.header_left, style, "semibold", InkTone.TITLE, FULL_WIDTH - right.width - 12)
        _pair(canvas, left, right, style, top)
        _rule(canvas, rule, InkTone.TITLE, 1.8)
    with canvas.artifact(_FOOTER):
        top = FOOTER_RULE - 4
        right = _fitted(f"Page {canvas.page + 1} of {pages}", style, "regular", InkTone.MUTED, FULL_WIDTH)
        left = _fitted(furniture.footer_left, style, "regular", InkTone.MUTED, FULL_WIDTH - right.width - 12)
        _rule(canvas, FOOTER_RULE, RULE, 0.8)
        _pair(canvas, left, right, style, top)
        # The notice says what was left out and must not be cut: in large print, set it smaller if it fits then.
        whole = width(printable(clean(furniture.notice)), "semibold") * style.size
        smaller = style.scaled(max(min(1.0, (FULL_WIDTH - 0.1) / whole), 1 / sheet.scale)) if whole else style
        notice = _fitted(furniture.notice, smaller, "semibold", InkTone.MUTED, FULL_WIDTH)
        _pair(canvas, notice, Line((), 0.0), smaller, top - style.leading)


def draw_watermark(canvas: TaggedCanvas, furniture: Furniture) -> None:
    """Draw the watermark across the page, as large as it fits."""
    text = printable(clean(furniture.watermark))
    if not text:
        return
    slant = radians(_SLANT)
    size = min(180.0, 640 / width(text, "bold"))
    wide, high = width(text, "bold") * size, 0.66 * size
    x = PAGE_WIDTH / 2 - (wide * cos(slant) - high * sin(slant)) / 2
    y = PAGE_HEIGHT / 2 - (wide * sin(slant) + high * cos(slant)) / 2
    with canvas.artifact(_WATERMARK):
        canvas.saveState()
        canvas.translate(x, y)
        canvas.rotate(_SLANT)
        piece = Piece(text, "bold", WATERMARK, None, wide)
        style = Style(size, size, "bold")
        canvas.write([Line((piece,), wide)], style, 0, style.ascent, wide, right=False)
        canvas.restoreState()


def _fitted(text: str, style: Style, weight: Weight, tone: InkTone, room: float) -> Line:
    """Return `text` as one line; words that do not fit give way to an ellipsis."""
    words = printable(clean(text)).split(" ")
    made = " ".join(words)
    while width(made, weight) * style.size > room and made:
        words.pop()
        made = " ".join(words) + "…" if words else ""
    wide = width(made, weight) * style.size
    return Line((Piece(made, weight, tone, None, wide),) if made else (), wide)


def _pair(canvas: TaggedCanvas, left: Line, right: Line, style: Style, top: float) -> None:
    for line, is_right in ((left, False), (right, True)):
        if line.pieces:
            canvas.write([line], style, SIDE, top, FULL_WIDTH, right=is_right)


def _rule(canvas: TaggedCanvas, y: float, colour: str, thickness: float) -> None:
    canvas.setStrokeColor(rgb(colour))
    canvas.setLineWidth(thickness)
    canvas.line(SIDE, y, PAGE_WIDTH - SIDE, y)
