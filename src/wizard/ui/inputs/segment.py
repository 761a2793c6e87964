"""One segment of a strip of choices that stand edge to edge, as in a roll call or a list of who is there."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QWidget

from wizard.ui.theme import current

_BESIDE = 18
"""What stands beside the word, in pixels of the plain size."""


class Segment(QRadioButton):
    """One choice: a radio button to the ear, painted here, its row shows what is chosen."""

    def __init__(self, text: str, parent: QWidget, *, first: bool, last: bool) -> None:
        """Show `text`; the `first` of a strip is round at the left, the `last` at the right."""
        super().__init__(parent)
        self._text = text
        self._first, self._last = first, last
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        current().changed.connect(self.updateGeometry)

    def show_as(self, text: str) -> None:
        """Show this word or letter."""
        if text != self._text:
            self._text = text
            self.updateGeometry()
            self.update()

    def nextCheckState(self) -> None:
        """The row shows what is chosen."""

    def show_chosen(self, chosen: bool) -> None:
        """Show it as chosen or not; emits nothing that a page listens to."""
        # An exclusive button refuses to be unchecked, and one that is not exclusive is a check box to the ear.
        self.setAutoExclusive(False)
        self.setChecked(chosen)
        self.setAutoExclusive(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space chooses; every other key is the row's, where Qt would go to the next widget of any kind."""
        if event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def hitButton(self, _point: object) -> bool:
        """The whole segment is the target."""
        return True

    def ring(self) -> tuple[QRect, int]:
        """The focus ring goes round the segment."""
        return self.rect(), current().px(6)

    def sizeHint(self) -> QSize:
        """Wide enough for its word in bold."""
        theme = current()
        return QSize(self.width_of(self._text), max(theme.px(30), theme.target))

    def width_of(self, text: str) -> int:
        """How wide it would be with another word or letter."""
        theme = current()
        word = QFontMetrics(theme.font_of(10.5, strong=True)).horizontalAdvance(text)
        return max(word + theme.px(_BESIDE), theme.target)

    def minimumSizeHint(self) -> QSize:
        """Its word is never cut."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the segment: filled and bold when chosen."""
        theme = current()
        colours = theme.colours
        chosen = self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours.accent if chosen or self.underMouse() else colours.outline), 1))
        painter.setBrush(QColor(colours.accent if chosen else colours.surface))
        painter.drawPath(self._shape())
        painter.setPen(QColor(colours.on_accent if chosen else colours.ink))
        painter.setFont(theme.font_of(10.5, strong=chosen))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._text)
        painter.end()

    def _shape(self) -> QPainterPath:
        # The line between two neighbours is the left one's; only the ends of the strip are round.
        box = QRectF(self.rect()).adjusted(0.5 if self._first else -0.5, 0.5, -0.5, -0.5)
        radius = current().px(6)
        path = QPainterPath()
        path.addRoundedRect(box, radius, radius)
        if not self._first:
            path.addRect(QRectF(box.left(), box.top(), radius, box.height()))
        if not self._last:
            path.addRect(QRectF(box.right() - radius, box.top(), radius, box.height()))
        path.setFillRule(Qt.FillRule.WindingFill)
        return path.simplified()
