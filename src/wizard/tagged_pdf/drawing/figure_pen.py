"""The pen for drawing a figure: lines, shapes and words, in a frame whose origin is its upper left corner."""

from collections.abc import Sequence

from wizard.tagged_pdf.drawing.line_breaking import Line, broken, natural_width
from wizard.tagged_pdf.drawing.tagged_canvas import TaggedCanvas
from wizard.tagged_pdf.drawing.text_styles import InkTone, PageSheet, Style, StyleName, Text, Weight, rgb

Point = tuple[float, float]


class Pen:
    """Draws inside a figure. x grows to the right, y downwards, lengths are in points; colours are `#rrggbb`."""

    def __init__(
        self, canvas: TaggedCanvas, left: float, top: float, width: float, height: float, sheet: PageSheet
    ) -> None:
        self.width = width
        self.height = height
        self.scale = sheet.scale
        """How many times the normal size everything is: multiply lengths of your own by it."""

        self._canvas = canvas
        self._left = left
        self._top = top
        self._sheet = sheet

    def style(
        self,
        name: StyleName = "note",
        *,
        size: float | None = None,
        weight: Weight | None = None,
        tone: str = InkTone.INK,
    ) -> Style:
        """Return a style for words of the figure; `size` (at the normal size) sets another size and leading."""
        base = self._sheet.style(name)
        points = base.size if size is None else size * self.scale
        return Style(points, base.leading * points / base.size, weight or base.weight, tone)

    def lines(self, text: Text, style: Style, room: float) -> list[Line]:
        """Return `text` broken into lines of width `room`, for `write`."""
        return broken(text, style, room)

    def text_width(self, text: Text, style: Style) -> float:
        """Return the width of `text` on one line."""
        return natural_width(text, style)

    def text(self, x: float, y: float, text: Text, style: Style, *, right: bool = False) -> None:
        """Write one line with its upper edge at `y`, beginning at `x`, or ending there with `right`."""
        room = natural_width(text, style) + 1
        self.write(x - room if right else x, y, broken(text, style, room), style, room, right=right)

    def write(
        self, x: float, y: float, lines: Sequence[Line], style: Style, room: float = 0.0, *, right: bool = False
    ) -> None:
        """Write broken lines with the first one's upper edge at `y`."""
        if lines:
            # End in a space: it keeps labels apart when the words of a figure are searched or copied.
            lines = [*lines[:-1], lines[-1].spaced()]
            self._canvas.write(lines, style, self._left + x, self._top - y, room, right=right)

    def line(self, start: Point, end: Point, colour: str, width: float = 0.6, dash: Sequence[float] = ()) -> None:
        """Draw a straight line."""
        self.path([start, end], stroke=colour, width=width, dash=dash, closed=False)

    def box(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        *,
        fill: str = "",
        stroke: str = "",
        line_width: float = 1.0,
        dash: Sequence[float] = (),
        radius: float = 0.0,
    ) -> None:
        """Draw a rectangle with its upper left corner at (x, y): filled, outlined or both."""
        self._set(fill, stroke, line_width, dash)
        lower = self._top - y - height
        painted = {"fill": int(bool(fill)), "stroke": int(bool(stroke))}
        if radius:
            self._canvas.roundRect(self._left + x, lower, width, height, radius, **painted)
        else:
            self._canvas.rect(self._left + x, lower, width, height, **painted)

    def path(
        self,
        points: Sequence[Point],
        *,
        fill: str = "",
        stroke: str = "",
        width: float = 1.0,
        dash: Sequence[float] = (),
        closed: bool = True,
    ) -> None:
        """Draw straight lines through `points`: a polygon, or an open line with `closed=False`."""
        self._set(fill, stroke, width, dash)
        path = self._canvas.beginPath()
        for index, (x, y) in enumerate(points):
            (path.lineTo if index else path.moveTo)(self._left + x, self._top - y)
        if closed:
            path.close()
        self._canvas.drawPath(path, fill=int(bool(fill)), stroke=int(bool(stroke)))

    def diamond(
        self, x: float, y: float, radius: float, *, fill: str = "", stroke: str = "", width: float = 1.2
    ) -> None:
        """Draw a diamond round (x, y)."""
        corners = [(x, y - radius), (x + radius, y), (x, y + radius), (x - radius, y)]
        self.path(corners, fill=fill, stroke=stroke, width=width)

    def curves(self, start: Point, segments: Sequence[tuple[Point, Point, Point]], colour: str, width: float) -> None:
        """Draw Bézier curves with round ends from `start`: each two control points and an end."""
        self._set("", colour, width, ())
        self._canvas.setLineCap(1)
        self._canvas.setLineJoin(1)
        path = self._canvas.beginPath()
        path.moveTo(self._left + start[0], self._top - start[1])
        for segment in segments:
            path.curveTo(*(length for x, y in segment for length in (self._left + x, self._top - y)))
        self._canvas.drawPath(path, fill=0, stroke=1)
        self._canvas.setLineCap(0)
        self._canvas.setLineJoin(0)

    def _set(self, fill: str, stroke: str, width: float, dash: Sequence[float]) -> None:
        if fill:
            self._canvas.setFillColor(rgb(fill))
        if stroke:
            self._canvas.setStrokeColor(rgb(stroke))
            self._canvas.setLineWidth(width)
            self._canvas.setDash(list(dash))
