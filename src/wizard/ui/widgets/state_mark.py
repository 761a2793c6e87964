"""The mark of an item's state. A choice is round and a duty square; filled means recorded, outlined a forecast.

`MARKS` defines the marks, for paper and `show` too.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from wizard.guidance.position_kinds import MARKS, Mark, MarkGlyph, MarkShape, MarkTone
from wizard.ui.theme import current

_STROKES = {
    MarkGlyph.NONE: (),
    MarkGlyph.TICK: (((0.28, 0.52), (0.44, 0.67), (0.72, 0.36)),),
    MarkGlyph.CROSS: (((0.35, 0.35), (0.65, 0.65)), ((0.65, 0.35), (0.35, 0.65))),
    MarkGlyph.CLOCK: (((0.5, 0.27), (0.5, 0.52), (0.66, 0.62)),),
    MarkGlyph.DASH: (((0.32, 0.5), (0.68, 0.5)),),
    MarkGlyph.ALERT: (((0.5, 0.26), (0.5, 0.56)), ((0.5, 0.73), (0.5, 0.74))),
    MarkGlyph.DOTS: (((0.31, 0.5), (0.32, 0.5)), ((0.5, 0.5), (0.51, 0.5)), ((0.69, 0.5), (0.7, 0.5))),
}
"""The lines of each glyph, in a unit square."""

_FILLED = (MarkShape.DISC, MarkShape.FILLED_SQUARE)
_SQUARE = (MarkShape.SQUARE, MarkShape.FILLED_SQUARE)


def mark_colour(mark: Mark) -> str:
    """Return the colour of a mark in the current look."""
    colours = current().colours
    return {
        MarkTone.GOOD: colours.good,
        MarkTone.ACCENT: colours.accent,
        MarkTone.WAITING: colours.waiting,
        MarkTone.BAD: colours.bad,
        MarkTone.MUTED: colours.muted,
        MarkTone.OUTLINE: colours.outline,
    }[MARKS[mark].tone]


def paint_state(painter: QPainter, mark: Mark, box: QRectF, *, apart: bool = False, forecast: bool = False) -> None:
    """Paint the mark of a state into `box`.

    Args:
        painter: The painter to use.
        mark: The state.
        box: The square to paint in.
        apart: Whether the background is coloured, so that the mark needs its own.
        forecast: Whether this is only a forecast, painted as an outline.
    """
    theme, row = current(), MARKS[mark]
    colour = QColor(mark_colour(mark))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if apart:
        rim = theme.px(2)
        _draw(painter, row.shape, box.adjusted(-rim, -rim, rim, rim), Qt.PenStyle.NoPen, QColor(theme.colours.surface))
    line = max(1.0, box.width() * 0.09)
    filled = row.shape in _FILLED and not forecast
    if filled:
        _draw(painter, row.shape, box, Qt.PenStyle.NoPen, colour)
    else:
        inset = line / 2
        _draw(painter, row.shape, box.adjusted(inset, inset, -inset, -inset), _edge(row.shape, colour, line), None)
    _draw_glyph(painter, row.glyph, box, QColor(theme.colours.surface) if filled else colour)
    painter.restore()


def _edge(shape: MarkShape, colour: QColor, line: float) -> QPen:
    pen = QPen(colour, line)
    if shape is MarkShape.DASHED:
        pen.setDashPattern([2.2, 1.6])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    elif shape is MarkShape.DOTTED:
        pen.setDashPattern([0.1, 2.2])
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    return pen


def _draw(painter: QPainter, shape: MarkShape, box: QRectF, pen: QPen | Qt.PenStyle, fill: QColor | None) -> None:
    painter.setPen(pen)
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    if shape in _SQUARE:
        painter.drawRoundedRect(box, box.width() * 0.16, box.width() * 0.16)
    else:
        painter.drawEllipse(box)


def _draw_glyph(painter: QPainter, glyph: MarkGlyph, box: QRectF, colour: QColor) -> None:
    width = box.width() * (0.13 if glyph is MarkGlyph.DOTS else 0.1)
    pen = QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for stroke in _STROKES[glyph]:
        painter.drawPolyline([QPointF(box.x() + x * box.width(), box.y() + y * box.height()) for x, y in stroke])


class StateMark(QWidget):
    """The mark of a state beside words, which say the same to screen readers."""

    def __init__(self, mark: Mark, parent: QWidget | None = None, *, side: int = 18) -> None:
        super().__init__(parent)
        self._mark, self._side = mark, side
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        current().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Return a square that follows the zoom, high enough to stand beside a line of text."""
        theme = current()
        return QSize(theme.px(self._side), max(theme.px(self._side), self.fontMetrics().height()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the mark in the middle."""
        painter = QPainter(self)
        side = current().even_px(self._side) - 2
        box = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        paint_state(painter, self._mark, box)
        painter.end()
