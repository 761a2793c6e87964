"""The field where a signature is drawn, with a pen, a finger or the mouse, and with pressure if available."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QEventPoint,
    QInputDevice,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QTabletEvent,
    QTouchEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from wizard.signing.strokes import MOST_KEPT, Point, point, signature_of
from wizard.ui.accessibility.shortcuts import Scope, pressed
from wizard.ui.theme import current

HOW_TO_SIGN = "Use a pen, finger or mouse. If you use the keyboard, choose to type your name instead."
_MM_PER_INCH = 25.4
_NO_PRESSURE = 0.5
"""The pressure used for a mouse, which reports none."""
_THINNEST, _THICKEST = 1.1, 3.6
_Ink = list[tuple[QPointF, float]]


class SignaturePad(QWidget):
    """A field to draw in. Backspace removes the last stroke. Only new segments are painted."""

    changed = Signal()
    """A stroke was started, removed or restored, or all were cleared."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._strokes: list[_Ink] = []
        self._taken_back: list[_Ink] = []
        self._drawing = False
        self._paper = QPixmap()
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Field to draw the signature in")
        self.setAccessibleDescription(HOW_TO_SIGN)
        current().changed.connect(self._renew)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is drawn."""
        return not self._strokes

    @property
    def can_put_back(self) -> bool:
        """Whether a removed stroke can be restored."""
        return bool(self._taken_back)

    @property
    def signature(self) -> tuple[tuple[Point, ...], ...]:
        """The drawing in its stored form: in hundredths of a millimetre, simplified to 0.25 pt."""
        scale = _MM_PER_INCH / self.logicalDpiX()
        return signature_of(
            [[point(at.x() * scale, at.y() * scale, hard) for at, hard in ink] for ink in self._strokes]
        )

    def take_back(self) -> None:
        """Remove the last stroke."""
        if self._strokes:
            self._taken_back.append(self._strokes.pop())
            self._renew()
            self.changed.emit()

    def put_back(self) -> None:
        """Restore the stroke removed last."""
        if self._taken_back:
            self._strokes.append(self._taken_back.pop())
            self._renew()
            self.changed.emit()

    def clear(self) -> None:
        """Remove all strokes. Each can be restored."""
        while self._strokes:
            self._taken_back.append(self._strokes.pop())
        self._renew()
        self.changed.emit()

    def forget(self) -> None:
        """Discard the drawing for good, without emitting a signal."""
        self._strokes, self._taken_back, self._drawing = [], [], False
        self._renew()

    def sizeHint(self) -> QSize:
        """Return a wide, low size that suits a signature."""
        return QSize(current().px(420), current().px(136))

    def minimumSizeHint(self) -> QSize:
        """Return a size narrow enough for a small window."""
        return QSize(current().px(240), current().px(136))

    def ring(self) -> tuple[QRect, int]:
        """Put the focus ring round the field."""
        return self.rect(), current().px(8)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Start a stroke."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._begin(event.position(), _NO_PRESSURE)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Continue the stroke."""
        self._go_on(event.position(), _NO_PRESSURE)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the stroke."""
        self._drawing = False

    def tabletEvent(self, event: QTabletEvent) -> None:
        """Draw with a pen. Accepting the event prevents a mouse event after it."""
        hard = event.pressure() if event.pressure() > 0 else _NO_PRESSURE
        match event.type():
            case QEvent.Type.TabletPress:
                self._begin(event.position(), hard)
            case QEvent.Type.TabletMove if self._drawing:
                self._go_on(event.position(), hard)
            case QEvent.Type.TabletRelease:
                self._drawing = False
        event.accept()

    def event(self, event: QEvent) -> bool:
        """Draw with one finger, ignoring any others."""
        if isinstance(event, QTouchEvent) and event.points():
            self._touch(event.points()[0], event.device())
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Remove the last stroke on Backspace, or all on Delete."""
        shortcut = pressed(Scope.SIGNATURE, event)
        if shortcut == "stroke_back":
            self.take_back()
        elif shortcut == "clear_strokes":
            self.clear()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Repaint the drawing."""
        super().resizeEvent(event)
        self._renew()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Copy the requested part from the stored image."""
        ratio = self._paper.devicePixelRatio()
        part = QRectF(event.rect())
        source = QRectF(part.topLeft() * ratio, part.size() * ratio)
        painter = QPainter(self)
        painter.drawPixmap(part, self._paper, source)
        painter.end()

    def _touch(self, finger: QEventPoint, device: QInputDevice) -> None:
        measured = bool(device.capabilities() & QInputDevice.Capability.Pressure)
        hard = finger.pressure() if measured and finger.pressure() > 0 else _NO_PRESSURE
        match finger.state():
            case QEventPoint.State.Pressed:
                self._begin(finger.position(), hard)
            case QEventPoint.State.Updated:
                self._go_on(finger.position(), hard)
            case QEventPoint.State.Released:
                self._drawing = False

    def _begin(self, at: QPointF, hard: float) -> None:
        if len(self._strokes) >= MOST_KEPT:
            return
        first = not self._strokes
        self._drawing = True
        self._taken_back = []
        self._strokes.append([(at, hard)])
        if first:
            self._renew()
        else:
            self._draw_last()
        self.changed.emit()

    def _go_on(self, at: QPointF, hard: float) -> None:
        if self._drawing and self._strokes[-1][-1][0] != at:
            inside = QPointF(min(max(at.x(), 0), self.width()), min(max(at.y(), 0), self.height()))
            self._strokes[-1].append((inside, hard))
            self._draw_last()

    def _draw_last(self) -> None:
        """Draw the last segment on the stored image, and repaint only that part."""
        ink = self._strokes[-1]
        # A stroke of one point is drawn as a dot: a line from the point to itself.
        (before, _), (at, hard) = ink[-2:][0], ink[-1]
        painter = QPainter(self._paper)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _draw(painter, before, at, hard)
        painter.end()
        edge = current().px(_THICKEST) + 1
        self.update(QRectF(before, at).normalized().adjusted(-edge, -edge, edge, edge).toAlignedRect())

    def _renew(self) -> None:
        """Redraw the whole stored image."""
        theme, ratio = current(), self.devicePixelRatioF()
        self._paper = QPixmap(QSize(round(self.width() * ratio), round(self.height() * ratio)))
        self._paper.setDevicePixelRatio(ratio)
        self._paper.fill(QColor(theme.colours.surface))
        painter = QPainter(self._paper)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_ground(painter)
        for ink in self._strokes:
            for (before, _), (at, hard) in zip([ink[0], *ink], ink, strict=False):
                _draw(painter, before, at, hard)
        painter.end()
        self.updateGeometry()
        self.update()

    def _draw_ground(self, painter: QPainter) -> None:
        theme = current()
        painter.fillRect(self.rect(), QColor(theme.colours.surface))
        painter.setPen(QPen(QColor(theme.colours.outline), 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), theme.px(7), theme.px(7))
        base, side = self.height() * 0.74, theme.px(24)
        painter.drawLine(QPointF(side, base), QPointF(self.width() - side, base))
        if not self._strokes:
            painter.setPen(QColor(theme.colours.muted))
            painter.setFont(theme.font_of(10.5))
            words = "Sign here with a pen, finger or mouse"
            painter.drawText(QRectF(side, base + 4, self.width() - 2 * side, theme.px(28)), words)


def _draw(painter: QPainter, before: QPointF, at: QPointF, hard: float) -> None:
    theme = current()
    width = (_THINNEST + (_THICKEST - _THINNEST) * hard) * theme.zoom
    painter.setPen(
        QPen(
            QColor(theme.colours.ink), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
        )
    )
    if before == at:
        painter.drawPoint(at)
    else:
        painter.drawLine(before, at)
