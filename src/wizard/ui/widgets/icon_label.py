"""A mark as a widget, the tinted frame of banners and outcomes, and a chip with a short status.

In each, mark, words and colour mean the same.
"""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from wizard.ui.accessibility.screen_reader import plain_tip
from wizard.ui.theme import Icon, Tone, current, paint_mark
from wizard.ui.theme.marks import no_pen
from wizard.ui.widgets.spacing import Row, show_if
from wizard.ui.widgets.text_labels import Subheading


class Sign(QWidget):
    """A mark of 18 pixels at zoom 1 beside words. Screen readers skip it, because the words say the same."""

    def __init__(self, mark: Icon, tone: Tone, parent: QWidget | None = None, *, side: int = 18) -> None:
        super().__init__(parent)
        self._mark = mark
        self._tone = tone
        self._side = side
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        current().changed.connect(self.updateGeometry)

    def show_mark(self, mark: Icon, tone: Tone) -> None:
        """Show `mark` in the colour of `tone`."""
        self._mark = mark
        self._tone = tone
        self.update()

    def sizeHint(self) -> QSize:
        """Return a square that follows the zoom, high enough to stand beside a line of text."""
        theme = current()
        return QSize(theme.px(self._side), max(theme.px(self._side), self.fontMetrics().height()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the mark in the middle."""
        painter = QPainter(self)
        theme = current()
        side = theme.px(self._side)
        box = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        paint_mark(painter, self._mark, box, theme.colours.of_tone(self._tone)[0])
        painter.end()


class TintedFrame(QFrame):
    """A rounded background in a tone's tint with a thin edge and, if wanted, a bar of the tone's ink on the left."""

    def __init__(self, tone: Tone, parent: QWidget | None = None, *, bar: bool = True, radius: int = 8) -> None:
        super().__init__(parent)
        self._tone = tone
        self._bar = bar
        self._radius = radius

    @property
    def tone(self) -> Tone:
        """The tone shown."""
        return self._tone

    def set_tone(self, tone: Tone) -> None:
        """Change the tone."""
        self._tone = tone
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the background, the bar and the edge."""
        theme = current()
        ink, ground = theme.colours.of_tone(self._tone)
        painter = QPainter(self)
        no_pen(painter, ground)
        radius = theme.px(self._radius)
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        painter.drawPath(shape)
        if self._bar:
            painter.setClipPath(shape)
            painter.fillRect(0, 0, theme.px(4), self.height(), QColor(ink))
            painter.setClipping(False)
        # In the contrast look the background has the page's colour, so draw the edge in full.
        edge = QColor(ink)
        edge.setAlphaF(1.0 if ground == theme.colours.surface else 0.28)
        painter.setPen(QPen(edge, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(shape)
        painter.end()


class StatusChip(TintedFrame):
    """A chip such as “Open, rules tightened”."""

    def __init__(
        self, text: str, tone: Tone = Tone.NEUTRAL, mark: Icon | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(tone, parent, bar=False, radius=6)
        row = Row(6, (10, 1, 10, 1), self)
        self._sign = Sign(mark or Icon.INFORMATION, tone, side=16)
        show_if(mark is not None, self._sign)
        self._label = Subheading(text)
        row.addWidget(self._sign)
        row.addWidget(self._label, 1)
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(text)

    @property
    def text(self) -> str:
        """The words shown."""
        return self._label.text()

    def set_brief(self, brief: bool) -> None:
        """Show only the mark, with the words in its tool tip and accessible name."""
        show_if(not brief, self._label)
        self.setToolTip(plain_tip(self._label.text()) if brief else "")

    def show_status(self, text: str, tone: Tone = Tone.NEUTRAL, mark: Icon | None = None) -> None:
        """Change the status."""
        self._label.setText(text)
        self._sign.setVisible(mark is not None)
        if mark is not None:
            self._sign.show_mark(mark, tone)
        self.set_tone(tone)
        self.setAccessibleName(text)
