"""The key sheet: every shortcut of the program on one page."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from wizard.ui.accessibility.shortcuts import KeyGroup, KeyRow, key_groups
from wizard.ui.theme import current
from wizard.ui.widgets.buttons import Button, ButtonKind
from wizard.ui.widgets.dialogs import RollingDialog
from wizard.ui.widgets.spacing import TOP, ColumnLayout, Row, Tiles
from wizard.ui.widgets.text_labels import Body, CardTitle, Subheading

_CAPS = 132
"""The width for the keys of a row, in pixels at zoom 1."""
_COLUMN = 350
"""The minimum width of the window for each column."""


class KeyCaps(QWidget):
    """Keys drawn as caps in a row: “Ctrl+Z” “Ctrl+Y”."""

    def __init__(self, keys: Sequence[str], *, joined: str = "") -> None:
        super().__init__()
        self._keys = tuple(keys)
        self._joined = joined
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        current().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Return the width of the caps, or more, so that the texts of a group are aligned."""
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
    """The keys under one heading."""

    def __init__(self, group: KeyGroup) -> None:
        super().__init__()
        column = ColumnLayout(6, parent=self)
        column.addWidget(Subheading(group.title))
        for row in group.rows:
            column.addWidget(_KeyLine(row))
        column.addStretch(1)
        self.setAccessibleName(group.title)


class _KeyLine(QWidget):
    """A line with the caps and what they do."""

    def __init__(self, row: KeyRow) -> None:
        super().__init__()
        line = Row(10, parent=self)
        line.addWidget(KeyCaps(row.keys, joined="to" if row.spans else ""), 0, TOP)
        line.addWidget(Body(row.does), 1)
        self.setAccessibleName(f"{(' to ' if row.spans else ' or ').join(row.keys)}: {row.does}")


class KeySheet(RollingDialog):
    """Every key, by group, in as many columns as fit. The window stays open beside the main one; Escape closes it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, "Keys", 3 * _COLUMN + 10, modal=False)
        self._groups = [_Group(group) for group in key_groups()]
        self._tiles = Tiles(18, 28)
        self.body.addLayout(self._tiles)
        self.head.addWidget(CardTitle("Keys"))
        self.read_as(
            "Keys", "\n".join(line.accessibleName() for group in self._groups for line in group.findChildren(_KeyLine))
        )
        self.foot.add(Button("&Close", self.close, ButtonKind.PRIMARY))

    def look_up(self) -> None:
        """Show the sheet with the focus on the keys, so that the arrow keys scroll them."""
        self.show()
        self.rolling.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use as many columns as fit."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        columns = min(3, max(1, self.width() // current().px(_COLUMN)))
        self._tiles.arrange(self._groups, columns)
