"""Everything around the text of a page: header, footer, watermark. Screen readers skip them."""

from math import cos, radians, sin

from wizard.tagged_pdf.drawing.document_info import Furniture
from wizard.tagged_pdf.drawing.line_breaking import Line, Piece, clean, printable, width
from wizard.tagged_pdf.drawing.tagged_canvas import TaggedCanvas
from wizard.tagged_pdf.drawing.text_styles import (
    FOOTER_RULE,
    FULL_WIDTH,
    HEADER_RULE,
    MM,
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

_HEADER = "/Type /Pagination /Subtype /Header /Attached [/Top]"
_FOOTER = "/Type /Pagination /Subtype /Footer /Attached [/Bottom]"
_WATERMARK = "/Type /Pagination /Subtype /Watermark"
_SLANT = 52
"""The angle of the watermark in degrees."""
_CLOSE = 1.0
"""From one line of a footer of two lines to the next, in sizes of its type: printers leave 4 mm of a page empty."""


def draw_furniture(canvas: TaggedCanvas, furniture: Furniture, sheet: PageSheet, number: int, pages: int) -> None:
    """Draw the header and footer of the current page, which is `number` of `pages` of its part."""
    style = sheet.style("furniture")
    with canvas.artifact(_HEADER):
        rule = PAGE_HEIGHT - HEADER_RULE
        top = rule + style.leading + 2
        right = _state(furniture, style)
        wanted = furniture.header_left if number > 1 or furniture.first else ""
        left = _fitted(wanted, style, "semibold", InkTone.INK, FULL_WIDTH - right.width - 12)
        _pair(canvas, left, right, style, top)
        _rule(canvas, rule, InkTone.ACCENT, 0.8)
    with canvas.artifact(_FOOTER):
        height = _footer_height(furniture, sheet)
        top = height - 3
        words = f"{furniture.pages} {number} of {pages}" if furniture.pages else ""
        right = _fitted(words, style, "regular", InkTone.MUTED, FULL_WIDTH)
        _rule(canvas, height, RULE, 0.6)
        marking = _fitted(furniture.marking, style, "semibold", InkTone.INK, FULL_WIDTH - right.width - 12)
        _pair(canvas, marking, right, style, top)
        _draw_footer_left(canvas, furniture, style, (marking.width, right.width), top)


def _footer_height(furniture: Furniture, sheet: PageSheet) -> float:
    """Return the height of the rule above the footer, higher in large print, whose footer takes two lines."""
    return FOOTER_RULE if sheet.columns or not furniture.footer_left else FOOTER_RULE + 2 * MM


def _state(furniture: Furniture, style: Style) -> Line:
    """Return the state with its date, or alone if both do not fit; it is never cut."""
    whole = " · ".join(part for part in (furniture.header_right, furniture.dated) if part)
    for words in (whole, furniture.header_right):
        line = _fitted(words, style, "semibold", InkTone.ACCENT, float("inf"))
        if line.width <= FULL_WIDTH:
            return line
    return _fitted(furniture.header_right, style, "semibold", InkTone.ACCENT, FULL_WIDTH)


def _draw_footer_left(
    canvas: TaggedCanvas, furniture: Furniture, style: Style, taken: tuple[float, float], top: float
) -> None:
    """Draw the text after the marking, or on a line of its own if it does not fit beside it."""
    marking, right = taken
    words = furniture.footer_left
    room = FULL_WIDTH - marking - right - 20
    whole = _fitted(words, style, "regular", InkTone.MUTED, float("inf"))
    if whole.width <= room:
        left = SIDE + (marking + 8 if marking else 0)
        if whole.pieces:
            canvas.write([whole], style, left, top, whole.width, right=False)
        return
    below = _fitted(words, style, "regular", InkTone.MUTED, FULL_WIDTH)
    _pair(canvas, below, Line((), 0.0), style, top - style.size * _CLOSE)


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
    """Return `text` as one line, with an ellipsis in place of words that do not fit."""
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
