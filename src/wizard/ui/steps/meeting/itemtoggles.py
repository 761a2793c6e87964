"""The items of the guidance as small boxes, of which any may be marked."""

from collections.abc import Mapping

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QWidget

from wizard.ui.accessibility.tip import set_tip
from wizard.ui.theme import current
from wizard.ui.widgets.flow_layouts import Flow


class ItemToggle(QCheckBox):
    """One item: its number, filled and bold when marked."""

    def __init__(self, item: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._item = item
        set_tip(self, f"Item {item}, {title}")
        self.setAccessibleName(f"Item {item}, {title}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        current().changed.connect(self.updateGeometry)

    def hitButton(self, _point: object) -> bool:
        """The whole box is the target."""
        return True

    def ring(self) -> tuple[QRect, int]:
        """The focus ring goes round the box."""
        return self.rect(), current().px(6)

    def sizeHint(self) -> QSize:
        """Wide enough for its number in bold."""
        theme = current()
        width = QFontMetrics(theme.font_of(10.5, strong=True)).horizontalAdvance(self._item) + theme.px(18)
        height = max(theme.px(30), theme.target)
        return QSize(max(width, height), height)

    def minimumSizeHint(self) -> QSize:
        """Its number is never cut."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the box."""
        theme = current()
        colours = theme.colours
        marked = self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours.accent if marked or self.underMouse() else colours.outline), 1))
        painter.setBrush(QColor(colours.accent if marked else colours.surface))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, theme.px(6), theme.px(6))
        painter.setPen(QColor(colours.on_accent if marked else colours.ink))
        painter.setFont(theme.font_of(10.5, strong=marked))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._item)
        painter.end()


class ItemToggles(QWidget):
    """All items, in as many lines as it takes."""

    edited = Signal()
    """The reader marked an item, or took the mark away."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.boxes: dict[str, ItemToggle] = {}
        self._flow = Flow(6, self)

    @property
    def items(self) -> tuple[str, ...]:
        """The items that are marked, in the guidance's order."""
        return tuple(item for item, box in self.boxes.items() if box.isChecked())

    def offer(self, titles: Mapping[str, str]) -> None:
        """Offer these items; nothing happens if they are the same."""
        if list(self.boxes) == list(titles):
            return
        while (taken := self._flow.takeAt(0)) is not None:
            if (widget := taken.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.boxes = {item: ItemToggle(item, title) for item, title in titles.items()}
        for box in self.boxes.values():
            box.clicked.connect(lambda _on: self.edited.emit())
            self._flow.addWidget(box)
        if self.boxes:
            self.setFocusProxy(next(iter(self.boxes.values())))

    def show_items(self, items: tuple[str, ...]) -> None:
        """Show these as marked; emits nothing."""
        for item, box in self.boxes.items():
            box.setChecked(item in items)
