"""The timeline: solid bars are in force, outlined ones deferred, dashed ones waiting; a diamond marks a review."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from wizard.foundation.dates import written
from wizard.overview.timeline import BARS, Axis, Bar, BarKind, timeline_bounds
from wizard.ui.accessibility.screen_reader import set_tip
from wizard.ui.theme import current

_ROW, _HEAD, _KEY, _BAR = 30, 38, 30, 12
_TITLES, _AFTER = 0.27, 92

_MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class TimelineView(QWidget):
    """The bars of a meeting's items over the months. Each bar's sentence is in the description and in its tool tip."""

    def __init__(self) -> None:
        super().__init__()
        self._bars: tuple[Bar, ...] = ()
        self._axis: Axis | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Timeline")
        current().changed.connect(self.updateGeometry)

    def show_bars(self, bars: tuple[Bar, ...]) -> None:
        """Show these bars; with none, nothing is drawn."""
        bounds = timeline_bounds(bars)
        self._bars = bars
        self._axis = Axis.over(*bounds) if bounds else None
        self.setAccessibleDescription(" ".join(bar.sentence for bar in bars))
        set_tip(self, "\n".join(bar.sentence for bar in bars))
        self.setVisible(bool(bars))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the height of a row for each bar, the months and the key."""
        return QSize(current().px(640), current().px(_HEAD + _ROW * len(self._bars) + _KEY))

    def minimumSizeHint(self) -> QSize:
        """Return a size narrow enough for a small window."""
        return QSize(current().px(320), self.sizeHint().height())

    def ring(self) -> tuple[QRect, int]:
        """Put the focus ring round the drawing."""
        return self.rect(), current().px(6)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint rows, months, bars and the key."""
        if self._axis is None:
            return
        theme = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        head, row = theme.px(_HEAD), theme.px(_ROW)
        for index in range(0, len(self._bars), 2):
            painter.fillRect(QRect(0, head + row * index, self.width(), row), _ground(index))
        self._paint_axis(painter, self._axis, head + row * len(self._bars))
        for index, bar in enumerate(self._bars):
            self._paint_title(painter, bar, head + row * index)
            self._paint_bar(painter, bar, self._axis, head + row * index + row / 2, _ground(index))
        self._paint_key(painter, head + row * len(self._bars) + theme.px(_KEY / 2 + 2))
        painter.end()

    @property
    def _left(self) -> float:
        return max(self.width() * _TITLES, float(current().px(210)))

    @property
    def _room(self) -> float:
        return self.width() - self._left - current().px(_AFTER)

    def _x(self, axis: Axis, share: float) -> float:
        return self._left + self._room * share

    def _paint_axis(self, painter: QPainter, axis: Axis, bottom: int) -> None:
        theme = current()
        for tick in axis.ticks():
            x = self._x(axis, axis.share(tick.day))
            painter.setPen(QPen(QColor(theme.colours.hairline), 1))
            painter.drawLine(QPointF(x, theme.px(2 if tick.year else 20)), QPointF(x, bottom))
            painter.setPen(QColor(theme.colours.ink))
            painter.setFont(theme.font_of(9.5, strong=True))
            painter.drawText(QPointF(x + theme.px(4), theme.px(14)), tick.year)
            painter.setPen(QColor(theme.colours.muted))
            painter.drawText(QPointF(x + theme.px(4), theme.px(31)), tick.month)

    def _paint_title(self, painter: QPainter, bar: Bar, top: int) -> None:
        theme = current()
        row = theme.px(_ROW)
        painter.setPen(QColor(theme.colours.ink))
        painter.setFont(theme.font_of(10.5, strong=True))
        painter.drawText(QRect(theme.px(8), top, theme.px(30), row), _MIDDLE, bar.item)
        painter.setFont(theme.font_of(10.5))
        box = QRect(theme.px(38), top, round(self._left) - theme.px(48), row)
        words = painter.fontMetrics().elidedText(bar.title, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, _MIDDLE, words)

    def _paint_bar(self, painter: QPainter, bar: Bar, axis: Axis, middle: float, ground: QColor) -> None:
        theme = current()
        end = bar.end or bar.review
        right = self._x(axis, axis.share(end or axis.last))
        if bar.start:
            start = self._x(axis, axis.share(bar.start))
            _paint_span(painter, bar.kind, QRectF(start, middle, max(right - start, theme.px(3)), 0), open_end=not end)
        painter.setFont(theme.font_of(9.5))
        after = right + theme.px(12)
        if bar.review:
            x = self._x(axis, axis.share(bar.review))
            _paint_diamond(painter, x, middle)
            after = max(after, x + theme.px(12))
            words = written(bar.review) if bar.review == end or not bar.end else f"to {written(bar.end)}"
        else:
            words = f"to {written(bar.end)}" if bar.end else ""
        if not words:
            return
        place = QRectF(after, middle - theme.px(12), theme.px(_AFTER), theme.px(24))
        # Clear the background behind the date, or the line of a month would seem to cross it out.
        painter.fillRect(painter.boundingRect(place, _MIDDLE, words).adjusted(-2, 0, 2, 0).toAlignedRect(), ground)
        painter.setPen(QColor(theme.colours.ink))
        painter.drawText(place, _MIDDLE, words)

    def _paint_key(self, painter: QPainter, middle: float) -> None:
        """Explain only the signs used in the drawing."""
        theme = current()
        x = float(theme.px(8))
        painter.setFont(theme.font_of(9.5))
        for kind, words in BARS.items():
            if any(bar.kind is kind and bar.start for bar in self._bars):
                _paint_span(painter, kind, QRectF(x, middle, theme.px(24), 0), open_end=False)
                x = self._say(painter, x + theme.px(32), middle, words.shown)
        if any(bar.review for bar in self._bars):
            _paint_diamond(painter, x + theme.px(7), middle)
            self._say(painter, x + theme.px(20), middle, "Review")

    def _say(self, painter: QPainter, x: float, middle: float, words: str) -> float:
        theme = current()
        painter.setPen(QColor(theme.colours.muted))
        width = painter.fontMetrics().horizontalAdvance(words)
        painter.drawText(QRectF(x, middle - theme.px(12), width + 4, theme.px(24)), _MIDDLE, words)
        return x + width + theme.px(20)


def _ground(index: int) -> QColor:
    """Return the background colour of this row; every other row is tinted."""
    colours = current().colours
    return QColor(colours.surface if index % 2 else colours.page)


def _paint_span(painter: QPainter, kind: BarKind, line: QRectF, *, open_end: bool) -> None:
    """Paint a bar along `line`, which has no height, in the style of its kind."""
    theme = current()
    half = theme.px(_BAR) / 2
    box = line.adjusted(0, -half, 0, half)
    if kind is BarKind.RUNNING:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.colours.accent))
        painter.drawRoundedRect(box, 2, 2)
        if open_end:
            tip = [
                QPointF(box.right(), box.top() - 3),
                QPointF(box.right() + theme.px(8), box.center().y()),
                QPointF(box.right(), box.bottom() + 3),
            ]
            painter.drawPolygon(QPolygonF(tip))
        return
    dashed = kind is BarKind.WAITING
    pen = QPen(QColor(theme.colours.waiting if dashed else theme.colours.accent), 1.4 * theme.zoom)
    if dashed:
        pen.setDashPattern([3.0, 2.0])
    painter.setPen(pen)
    painter.setBrush(QBrush(QColor(theme.colours.surface)))
    painter.drawRect(box) if dashed else painter.drawRoundedRect(box, 2, 2)


def _paint_diamond(painter: QPainter, x: float, middle: float) -> None:
    theme = current()
    half = theme.px(6)
    painter.setPen(QPen(QColor(theme.colours.ink), 1.5 * theme.zoom))
    painter.setBrush(QColor(theme.colours.surface))
    corners = [
        QPointF(x, middle - half),
        QPointF(x + half, middle),
        QPointF(x, middle + half),
        QPointF(x - half, middle),
    ]
    painter.drawPolygon(QPolygonF(corners))
