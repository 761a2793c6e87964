"""Figures on the page, and drawn signatures as figures."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

from reportlab.lib.rl_accel import fp_str

from wizard.tagged_pdf.boxes import Box
from wizard.tagged_pdf.drawing.figure_pen import Pen, Point
from wizard.tagged_pdf.drawing.structure_tree import Element
from wizard.tagged_pdf.drawing.tagged_canvas import TaggedCanvas
from wizard.tagged_pdf.drawing.text_styles import MM, InkTone, PageSheet
from wizard.tagged_pdf.story_blocks import Figure, Signature

_TOLERANCE = 0.25
"""The most, in points, that a simplified stroke may differ from the pen's path."""

_WIDTHS = 10
"""The number of different line widths in one signature."""


@dataclass(slots=True, kw_only=True)
class FigureBox(Box):
    """A drawing; it is never cut."""

    paint: Callable[[Pen], None]
    width: float
    drawn_height: float
    element: Element
    sheet: PageSheet

    @property
    def height(self) -> float:
        """Height in points."""
        return self.drawn_height

    def draw(self, canvas: TaggedCanvas, left: float, top: float) -> None:
        """Draw the figure as one piece of content, and record its place in the structure."""
        size = self.width, self.drawn_height
        _draw_figure(canvas, self.element, self.paint, (left, top), size, self.sheet)


def _draw_figure(
    canvas: TaggedCanvas,
    element: Element,
    paint: Callable[[Pen], None],
    corner: Point,
    size: tuple[float, float],
    sheet: PageSheet,
) -> None:
    (left, top), (width, height) = corner, size
    box = fp_str(left, top - height, left + width, top)
    # PDF/UA requires a figure's bounding box, which is only known once the figure is placed.
    element.attributes = f"<</O /Layout /Placement /Block /BBox [{box}]>>"
    with canvas.tagged(element):
        canvas.saveState()
        paint(Pen(canvas, left, top, width, height, sheet))
        canvas.restoreState()


def signature_cell(
    signature: Signature, room: float, sheet: PageSheet
) -> tuple[Callable[[TaggedCanvas, float, float, Element], None], float]:
    """Return a function that draws a signature in a table cell `room` wide, and the height it needs."""
    size = min(room, signature.width * sheet.scale), signature.height * sheet.scale
    paint = partial(_draw_signature, signature)

    def draw(canvas: TaggedCanvas, left: float, top: float, element: Element) -> None:
        _draw_figure(canvas, element, paint, (left, top), size, sheet)

    return draw, size[1]


def signature_figure(signature: Signature) -> Figure:
    """Return a signature as a figure."""
    paint = partial(_draw_signature, signature)
    return Figure(paint, signature.height, signature.alt, width=signature.width)


def _draw_signature(signature: Signature, pen: Pen) -> None:
    """Draw the strokes, scaled down to fit, at the lower edge of the frame."""
    points = [point for stroke in signature.strokes for point in stroke]
    if not points:
        return
    left, upper = min(x for x, _, _ in points), min(y for _, y, _ in points)
    unit = MM / 100
    wide, high = (max(x for x, _, _ in points) - left) * unit, (max(y for _, y, _ in points) - upper) * unit
    scale = min(1.0, (pen.width - 4) / max(wide, 1), (pen.height - 4) / max(high, 1)) * unit
    down = pen.height - 2 - high * scale / unit
    thickest = max(width for _, _, width in points) * unit
    for stroke in signature.strokes:
        path = [(2 + (x - left) * scale, down + (y - upper) * scale, width * unit) for x, y, width in stroke]
        _draw_stroke(_simplified(path), max(thickest, 0.1), pen)


def _draw_stroke(path: list[tuple[float, float, float]], thickest: float, pen: Pen) -> None:
    """Draw smooth curves through the points: one path for each run of equal widths, a dot for a single point."""
    if len(path) == 1:
        # Not every reader draws a line of length 0; all draw one of a hundredth of a point, as a dot.
        path = [path[0], (path[0][0] + 0.01, *path[0][1:])]
    step = thickest / _WIDTHS
    levels = [max(1, round((one[2] + other[2]) / 2 / step)) for one, other in pairwise(path)]
    start = 0
    while start < len(levels):
        end = start
        while end + 1 < len(levels) and levels[end + 1] == levels[start]:
            end += 1
        segments = [_segment(path, index) for index in range(start, end + 1)]
        pen.curves(path[start][:2], segments, InkTone.INK, levels[start] * step)
        start = end + 1


def _segment(path: list[tuple[float, float, float]], index: int) -> tuple[Point, Point, Point]:
    """Return the Bézier curve of a Catmull-Rom spline from point `index` to the next."""
    before, start = path[max(index - 1, 0)], path[index]
    end, after = path[index + 1], path[min(index + 2, len(path) - 1)]
    return (
        (start[0] + (end[0] - before[0]) / 6, start[1] + (end[1] - before[1]) / 6),
        (end[0] - (after[0] - start[0]) / 6, end[1] - (after[1] - start[1]) / 6),
        (end[0], end[1]),
    )


def _simplified(path: list[tuple[float, float, float]]) -> list[tuple[float, float, float]]:
    """Return the path without points that lie within `_TOLERANCE` of the line through those kept (Douglas-Peucker)."""
    kept = {0, len(path) - 1}
    spans = [(0, len(path) - 1)]
    while spans:
        first, last = spans.pop()
        farthest, distance = 0, 0.0
        for index in range(first + 1, last):
            away = _distance(path[index], path[first], path[last])
            if away > distance:
                farthest, distance = index, away
        if distance > _TOLERANCE:
            kept.add(farthest)
            spans += [(first, farthest), (farthest, last)]
    return [path[index] for index in sorted(kept)]


def _distance(point: tuple[float, float, float], start: tuple[float, float, float], end: tuple[float, ...]) -> float:
    """Return the distance of a point from the line through two others, or from both if they are the same."""
    across, down = end[0] - start[0], end[1] - start[1]
    x, y = point[0] - start[0], point[1] - start[1]
    length = (across * across + down * down) ** 0.5
    if length < 1e-9:
        return float((x * x + y * y) ** 0.5)
    return float(abs(across * y - down * x) / length)
