"""A part of a page that scrolls by itself beside others where there is room, and else as high as its content."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QSizePolicy, QWidget

from wizard.ui.theme import current
from wizard.ui.widgets.scroll_page import ScrollColumn


class Pane(QScrollArea):
    """Holds `content`. It never scrolls sideways."""

    def __init__(self, content: QWidget, *, on_card: bool = False) -> None:
        """Hold `content`; `on_card` lets the card's colour through."""
        super().__init__()
        self._scrolling = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(content)
        if on_card:
            self.viewport().setAutoFillBackground(False)
            content.setAutoFillBackground(False)
        content.installEventFilter(self)
        current().changed.connect(self.updateGeometry)
        self.set_scrolling(False)

    def set_scrolling(self, scrolling: bool) -> None:
        """Scroll within the room given, or take the room that the content needs."""
        self._scrolling = scrolling
        vertical = QSizePolicy.Policy.Expanding if scrolling else QSizePolicy.Policy.Minimum
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, vertical)
        policy.setHeightForWidth(not scrolling)
        self.setSizePolicy(policy)
        bar = Qt.ScrollBarPolicy.ScrollBarAsNeeded if scrolling else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(bar)
        self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep what has the focus in sight: the outcome below may have taken room while its vote goes on."""
        super().resizeEvent(event)
        focused = QApplication.focusWidget()
        if focused is not None and self._scrolling and self.isAncestorOf(focused):
            self.ensureWidgetVisible(focused)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ask for another height when the content does."""
        if event.type() == QEvent.Type.LayoutRequest and not self._scrolling:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def hasHeightForWidth(self) -> bool:
        """Only where it does not scroll."""
        return not self._scrolling

    def heightForWidth(self, width: int) -> int:
        """What the content needs at `width`."""
        return self._needed(width)

    def sizeHint(self) -> QSize:
        """Little where it scrolls, else what the content needs."""
        if self._scrolling:
            return QSize(current().px(280), current().px(160))
        width = self.width() or current().px(280)
        return QSize(width, self._needed(width))

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for a small window."""
        height = current().px(120) if self._scrolling else self._needed(max(self.width(), current().px(200)))
        return QSize(current().px(200), height)

    def _needed(self, width: int) -> int:
        content = self.widget()
        return max(content.heightForWidth(width), content.minimumSizeHint().height(), 0) if content else 0


def column_of(name: str = "") -> ScrollColumn:
    """Return an empty widget for a pane's content, in the page's colour."""
    content = ScrollColumn()
    content.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    content.setAccessibleName(name)
    return content
