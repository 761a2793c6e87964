"""The title of the step that the keys have reached, beside a list that shows discs only."""

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from wizard.ui.theme import current
from wizard.ui.theme.marks import no_pen


class StepFlag(QWidget):
    """A flag over the page, there only while the list has the focus. The list says the same to the ear."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.text = ""
        """What is written on it."""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def show_at(self, text: str, place: QPoint) -> None:
        """Show `text`, the middle of the left edge at `place` in the window."""
        theme = current()
        self.text = text
        metrics = QFontMetrics(theme.font_of(11, strong=True))
        self.resize(metrics.horizontalAdvance(text) + theme.px(26), metrics.height() + theme.px(14))
        self.move(place.x(), place.y() - self.height() // 2)
        self.raise_()
        self.show()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground with its edge, and the words."""
        theme = current()
        painter = QPainter(self)
        no_pen(painter, theme.colours.surface)
        painter.setPen(QPen(QColor(theme.colours.accent), 2))
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(box, theme.px(6), theme.px(6))
        painter.setPen(QColor(theme.colours.ink))
        painter.setFont(theme.font_of(11, strong=True))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.text)
        painter.end()
