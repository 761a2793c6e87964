"""One line of what an action could bring or cost: a tick box, the words, for whom, and where it stands written."""

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from wizard.ui.accessibility.tip import set_tip
from wizard.ui.theme import Mark, current, paint_mark

_BOX, _GAP = 18, 12


class TickLine(QCheckBox):
    """A check box whose words wrap, with “for whom” after them in second colour and a source mark such as [3]."""

    ticked = Signal(bool)
    """The reader ticked or unticked it."""

    def __init__(self, text: str, whom: str = "", source: str = "", parent: QWidget | None = None) -> None:
        """Show `text`, then `whom`, then the `source` mark; `set_source_hint` explains the mark."""
        super().__init__(parent)
        self._text = text
        self._whom = whom
        self._source = source
        self.setAccessibleName(" ".join(part for part in (text, f"({whom})" if whom else "", source) if part))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._heights: dict[int, int] = {}
        self.clicked.connect(self.ticked)
        current().changed.connect(self._forget_heights)

    def set_source_hint(self, text: str) -> None:
        """Explain the source mark, e.g. with publisher and date: in the tool tip and to the ear."""
        set_tip(self, text)
        self.setAccessibleDescription(text)

    def show_ticked(self, ticked: bool) -> None:
        """Show it as ticked or not; emits nothing."""
        self.setChecked(ticked)

    def hitButton(self, point: QPoint) -> bool:
        """The whole line is the target."""
        return self.rect().contains(point)

    def ring(self) -> tuple[QRect, int]:
        """The focus ring goes round the whole line."""
        return self.rect().adjusted(-current().px(2), 0, current().px(2), 0), current().px(5)

    def sizeHint(self) -> QSize:
        """About forty characters wide."""
        width = current().px(300)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for two columns in a small window."""
        return QSize(current().px(130), current().target)

    def hasHeightForWidth(self) -> bool:
        """Words wrap, so height follows width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height that the words need at `width`."""
        # A layout asks for the same few widths over and over.
        if width not in self._heights:
            needed = round(self._laid_out(width).boundingRect().height()) + current().px(6)
            self._heights[width] = max(needed, current().target)
        return self._heights[width]

    def _forget_heights(self) -> None:
        self._heights = {}
        self.updateGeometry()

    def _laid_out(self, width: int) -> QTextLayout:
        theme = current()
        words = "  ".join(part for part in (self._text, self._whom, self._source) if part)
        layout = QTextLayout(words, theme.font_of(10.5))
        layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
        second = QTextLayout.FormatRange()
        second.start = len(self._text)
        second.length = len(words) - len(self._text)
        second.format.setForeground(theme.colour("muted"))
        first = QTextLayout.FormatRange()
        first.start, first.length = 0, len(self._text)
        first.format.setForeground(theme.colour("ink"))
        layout.setFormats([first, second])
        room = max(20, width - theme.px(_BOX + _GAP))
        layout.beginLayout()
        top = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(room)
            line.setPosition(QPoint(0, round(top)))
            top += line.height()
        layout.endLayout()
        return layout

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint box, tick and words."""
        theme = current()
        colours = theme.colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = theme.px(_BOX)
        line = self.fontMetrics().height()
        box = QRectF(0.5, theme.px(3) + (line - side) / 2 + 0.5, side - 1, side - 1)
        hot = self.underMouse() and self.isEnabled()
        ticked = self.isChecked()
        painter.setPen(QPen(QColor(colours.accent if ticked or hot else colours.outline), max(1.0, 1.2 * theme.zoom)))
        painter.setBrush(QColor(colours.accent if ticked else colours.surface))
        painter.drawRoundedRect(box, theme.px(4), theme.px(4))
        if ticked:
            inner = box.adjusted(side * 0.12, side * 0.12, -side * 0.12, -side * 0.12)
            paint_mark(painter, Mark.TICK, inner, colours.on_accent)
        self._laid_out(self.width()).draw(painter, QPoint(theme.px(_BOX + _GAP), theme.px(3)))
        painter.end()
