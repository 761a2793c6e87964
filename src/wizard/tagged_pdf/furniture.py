"""What lies round and beneath the text: header, footer, watermark. All of it artifacts."""

from math import cos, radians, sin

from wizard.tagged_pdf.drawing.info import Furniture
from wizard.tagged_pdf.drawing.line_breaking import Line, Piece
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
    Sheet,
    Style,
    Tone,
    rgb,
)
from wizard.tagged_pdf.drawing.typeface import clean, printable, width
from wizard.tagged_pdf.drawing.words import Weight

_HEADER = "/Type /Pagination /Subtype /Header /Attached [/Top]"
_FOOTER = "/Type /Pagination /Subtype /Footer /Attached [/Bottom]"
_WATERMARK = "/Type /Pagination /Subtype /Watermark"
_SLANT = 52
"""Degrees by which the watermark rises."""


def draw_furniture(canvas: TaggedCanvas, furniture: Furniture, sheet: Sheet, pages: int) -> None:
    """Draw header and footer of the page at hand, the footer with its number."""
    style = sheet.style("furniture")
    with canvas.artifact(_HEADER):
        rule = PAGE_HEIGHT - HEADER_RULE
        top = rule + style.leading + 3
        right = _fitted(furniture.header_right, style, "regular", Tone.MUTED, FULL_WIDTH * 0.7)
        left = _fitted(furniture.header_left, style, "semibold", Tone.TITLE, FULL_WIDTH - right.width - 12)
        _pair(canvas, left, right, style, top)
        _rule(canvas, rule, Tone.TITLE, 1.8)
    with canvas.artifact(_FOOTER):
        top = FOOTER_RULE - 4
        right = _fitted(f"Page {canvas.page + 1} of {pages}", style, "regular", Tone.MUTED, FULL_WIDTH)
        left = _fitted(furniture.footer_left, style, "regular", Tone.MUTED, FULL_WIDTH - right.width - 12)
        _rule(canvas, FOOTER_RULE, RULE, 0.8)
        _pair(canvas, left, right, style, top)
        # What a notice says must not be cut: in large print it is set somewhat smaller if that keeps it whole.
        whole = width(printable(clean(furniture.notice)), "semibold") * style.size
        smaller = style.scaled(max(min(1.0, (FULL_WIDTH - 0.1) / whole), 1 / sheet.scale)) if whole else style
        notice = _fitted(furniture.notice, smaller, "semibold", Tone.MUTED, FULL_WIDTH)
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


def _fitted(text: str, style: Style, weight: Weight, tone: Tone, room: float) -> Line:
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
