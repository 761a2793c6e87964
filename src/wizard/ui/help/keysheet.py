"""The sheet of keys: every key of the program on one page."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QDialog, QFrame, QScrollArea, QSizePolicy, QWidget

from wizard.ui.help.texts import KeyGroup, KeyRow, key_groups
from wizard.ui.theme import current
from wizard.ui.widgets.buttons import Button, Kind
from wizard.ui.widgets.ring import FocusRing
from wizard.ui.widgets.spacing import TOP, Column, Row, Tiles
from wizard.ui.widgets.text import Body, CardTitle, Subheading

_CAPS = 132
"""The width in which the keys of a row stand, in pixels of the plain size."""
_COLUMN = 350
"""The least width of the window for each of its columns."""


class KeyCaps(QWidget):
    """Keys as caps in a row: “Ctrl+Z” “Ctrl+Y”."""

    def __init__(self, keys: Sequence[str], *, joined: str = "") -> None:
        super().__init__()
        self._keys = tuple(keys)
        self._joined = joined
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        current().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """As wide as the caps, and at least so that the words of a group stand below one another."""
        boxes = self._boxes()
        return QSize(max(current().px(_CAPS), round(boxes[-1].right()) + 1), round(boxes[-1].height()) + 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the caps."""
        theme = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font_of(9.5, strong=True))
        boxes = self._boxes()
        for key, box in zip(self._keys, boxes, strict=True):
            painter.setPen(QPen(QColor(theme.colours.outline), 1))
            painter.setBrush(QColor(theme.colours.sunken))
            painter.drawRoundedRect(box, theme.px(4), theme.px(4))
            painter.setPen(QColor(theme.colours.ink))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, key)
        if self._joined:
            between = QRectF(boxes[0].right(), 0, boxes[-1].left() - boxes[0].right(), boxes[0].height())
            painter.drawText(between, Qt.AlignmentFlag.AlignCenter, self._joined)
        painter.end()

    def _boxes(self) -> list[QRectF]:
        theme = current()
        metrics = QFontMetrics(theme.font_of(9.5, strong=True))
        left, boxes, gap = 0.5, [], theme.px(20 if self._joined else 4)
        for key in self._keys:
            width = max(metrics.horizontalAdvance(key) + theme.px(12), theme.px(24))
            boxes.append(QRectF(left, 0.5, width, theme.px(24)))
            left += width + gap
        return boxes


class _Group(QWidget):
    """The keys that belong together."""

    def __init__(self, group: KeyGroup) -> None:
        super().__init__()
        column = Column(6, parent=self)
        column.addWidget(Subheading(group.title))
        for row in group.rows:
            column.addWidget(_KeyLine(row))
        column.addStretch(1)
        self.setAccessibleName(group.title)


class _KeyLine(QWidget):
    """One line: the caps, and what they do."""

    def __init__(self, row: KeyRow) -> None:
        super().__init__()
        line = Row(10, parent=self)
        line.addWidget(KeyCaps(row.keys, joined="to" if row.range else ""), 0, TOP)
        line.addWidget(Body(row.does), 1)
        self.setAccessibleName(f"{(' to ' if row.range else ' or ').join(row.keys)}: {row.does}")


class KeySheet(QDialog):
    """Every key, group by group, in as many columns as fit. Stays open beside the window; Escape closes it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keys")
        self.setAccessibleName("Keys")
        self._groups = [_Group(group) for group in key_groups()]
        inside = QWidget()
        inside.setProperty("bare", True)
        self._tiles = Tiles(18, 28, inside)
        self._rolling = QScrollArea()
        self._rolling.setFrameShape(QFrame.Shape.NoFrame)
        self._rolling.setWidgetResizable(True)
        self._rolling.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._rolling.setAccessibleName("Keys")
        self._rolling.setWidget(inside)
        column = Column(12, (24, 20, 16, 16), self)
        column.addWidget(CardTitle("Keys"))
        column.addWidget(self._rolling, 1)
        foot = Row(8, (0, 0, 8, 0))
        foot.addStretch(1)
        foot.addWidget(Button("&Close", self.close, Kind.PRIMARY))
        column.addLayout(foot)
        FocusRing(self)

    def look_up(self) -> None:
        """Show the sheet, as large as the window beside it allows."""
        parent = self.parentWidget()
        room = parent.window().size() if parent else QSize(1024, 700)
        theme = current()
        self.resize(min(theme.px(3 * _COLUMN + 10), room.width() - 24), min(theme.px(720), room.height() - 24))
        self._arrange()
        self.show()
        self._rolling.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many columns as there is room for."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        columns = min(3, max(1, self.width() // current().px(_COLUMN)))
        self._tiles.arrange(self._groups, columns)
