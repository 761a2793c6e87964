"""The frame of a step's page: a fixed head, and below it an area that scrolls vertically.

Running text has a maximum width. In a large window, panes scroll separately.
"""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QSizePolicy, QWidget

from wizard.ui.accessibility.tab_order import in_reading_order
from wizard.ui.theme import current
from wizard.ui.widgets.frame_size import FrameSize, frame_of
from wizard.ui.widgets.spacing import ColumnLayout, GridLayout, Row
from wizard.ui.widgets.text_labels import Eyebrow, Lead, Title

TEXT_WIDTH = 820
"""The maximum width of running text, in pixels at zoom 1."""

NARROW = 760
"""Below this width, in pixels at zoom 1, a page has narrow margins."""

_ABOVE, _BELOW, _BELOW_LOW = 4, 14, 10
"""The margins above and below the scrolling area, in pixels at zoom 1."""

_TWO_LINES, _ONE_LINE = 88, 46
"""The height of a page's head, in pixels at zoom 1."""


class ScrollColumn(QWidget):
    """The column that scrolls inside a page."""


class PageHead(QWidget):
    """A page's title, with its context above and beside it. In a low window everything is on one line."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._low = False
        self._eyebrow, self._title = Eyebrow("", wrap=False), Title(title)
        self._middle, self._right = QWidget(), QWidget()
        self.beside = Row(8, parent=self._middle)
        """Beside the eyebrow: a `StatusChip`, or a link to another page."""
        self.right = Row(8, parent=self._right)
        """On the right: the status of the whole page, or controls for its view."""
        self._grid = GridLayout(2, parent=self)
        self._arrange()

    def show_texts(self, title: str, eyebrow: str) -> None:
        """Show these texts; an empty one takes no space."""
        self._title.show_text(title)
        self._eyebrow.show_text(eyebrow)

    def set_low(self, low: bool) -> None:
        """Put everything on one line, or the title below its context."""
        if low != self._low:
            self._low = low
            self._arrange()

    def fit(self, side: int) -> None:
        """Follow the zoom. `side` is the margin on both sides, in pixels at zoom 1."""
        theme = current()
        above, below = (6, 4) if self._low else (10, 2)
        self._grid.set_margins((side, above, side, below))
        self._grid.setHorizontalSpacing(theme.px(10))
        self.setMinimumHeight(theme.px(_ONE_LINE if self._low else _TWO_LINES))

    def _arrange(self) -> None:
        parts = (self._eyebrow, self._title, self._middle, self._right)
        for part in parts:
            self._grid.removeWidget(part)
        for column in range(5):
            self._grid.setColumnStretch(column, 0)
        self._title.setProperty("low", self._low)
        self._title.style().unpolish(self._title)
        self._title.style().polish(self._title)
        if self._low:
            for column, part in enumerate((self._eyebrow, self._title, self._middle)):
                self._grid.addWidget(part, 0, column)
            self._grid.setColumnStretch(3, 1)
            self._grid.addWidget(self._right, 0, 4)
            return
        self._grid.addWidget(self._eyebrow, 0, 0)
        self._grid.addWidget(self._middle, 0, 1)
        self._grid.setColumnStretch(2, 1)
        self._grid.addWidget(self._right, 0, 3)
        self._grid.addWidget(self._title, 1, 0, 1, 4, Qt.AlignmentFlag.AlignTop)
        self._grid.setRowStretch(1, 1)


class ScrollView(QScrollArea):
    """The scroll area of a page."""


class ScrollPage(QWidget):
    """A page: its head, and below it a scrolling area with a lead and a `column` for its content."""

    def __init__(
        self,
        title: str,
        eyebrow: str = "",
        lead: str = "",
        width: int = TEXT_WIDTH,
        parent: QWidget | None = None,
    ) -> None:
        """Make a page whose content is at most `width` pixels wide at zoom 1."""
        super().__init__(parent)
        self._width = width
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.head = PageHead(title)
        """The head with its title."""
        self.area = ScrollView()
        """The scroll area."""
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        # A scroll area accepts the focus by default, which would be a silent tab stop.
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._inside = ScrollColumn()
        self._inside.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._content = QWidget()
        self._outer = Row(0, (28, _ABOVE, 28, _BELOW), self._inside)
        self._outer.addWidget(self._content, 1000)
        self._outer.addStretch(1)
        self.column = ColumnLayout(14, parent=self._content)
        """The column for the page's content."""
        self._lead = Lead(lead)
        self.column.addWidget(self._lead)
        self.area.setWidget(self._inside)
        whole = ColumnLayout(0, parent=self)
        whole.addWidget(self.head)
        whole.addWidget(self.area, 1)
        self.set_title(title, eyebrow, lead)
        current().changed.connect(self.fit_frame)

    def set_title(self, title: str, eyebrow: str = "", lead: str = "") -> None:
        """Show these texts at the top and name the page after its title. An empty text takes no space."""
        self.head.show_texts(title, eyebrow)
        self._lead.show_text(lead)
        self.setAccessibleName(title)
        self._inside.setAccessibleName(title)

    def finish(self) -> None:
        """Keep the content at the top. Call this after adding everything."""
        self.column.addStretch(1)

    def first_field(self) -> QWidget | None:
        """Return the first tab stop on the page, or None."""
        return next(in_reading_order(self._inside), None) or next(self.stops(), None)

    def ring(self) -> tuple[QRect, int]:
        """Return no ring. The page has the focus only if nothing on it accepts the focus."""
        return QRect(), 0

    def stops(self) -> Iterator[QWidget]:
        """Yield the tab stops of the page, in order."""
        return in_reading_order(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use narrow margins in a narrow window, and a head of one line in a low one."""
        self.fit_frame()
        super().resizeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Fit the page to its current window."""
        self.fit_frame()
        super().showEvent(event)

    def room(self) -> int:
        """Return the height available without scrolling."""
        theme = current()
        below = _BELOW_LOW if frame_of(self) is FrameSize.LOW else _BELOW
        head = max(self.head.minimumHeight(), self.head.height())
        return self.height() - head - theme.px(_ABOVE) - theme.px(below)

    def fit_frame(self) -> None:
        """Fit the page to the size class of its window."""
        theme = current()
        low = frame_of(self) is FrameSize.LOW
        side = 16 if low or self.width() < theme.px(NARROW) else 28
        self.head.set_low(low)
        self.head.fit(side)
        self._outer.set_margins((side, _ABOVE, side, _BELOW_LOW if low else _BELOW))
        self._content.setMaximumWidth(theme.px(self._width))


class Pane(QScrollArea):
    """Holds `content`. It never scrolls sideways."""

    def __init__(self, content: QWidget, *, on_card: bool = False, parent: QWidget | None = None) -> None:
        """Hold `content`. With `on_card`, the card's colour shows through."""
        super().__init__(parent)
        self._scrolling = self._is_set = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(content)
        if on_card:
            self.viewport().setAutoFillBackground(False)
            content.setAutoFillBackground(False)
        # A scroll area does not pass on height changes of its content to its own layout.
        content.installEventFilter(self)
        current().changed.connect(self.updateGeometry)
        self.set_scrolling(False)

    @property
    def is_scrolling(self) -> bool:
        """Whether it scrolls within the space available."""
        return self._scrolling

    def set_scrolling(self, scrolling: bool) -> None:
        """Scroll within the space available, or take the height that the content needs."""
        if scrolling is self._scrolling and self._is_set:
            return
        self._is_set, self._scrolling = True, scrolling
        vertical = QSizePolicy.Policy.Expanding if scrolling else QSizePolicy.Policy.Minimum
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, vertical)
        # Qt only asks for `heightForWidth` of a widget in a layout if its policy says so.
        policy.setHeightForWidth(not scrolling)
        self.setSizePolicy(policy)
        bar = Qt.ScrollBarPolicy.ScrollBarAsNeeded if scrolling else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(bar)
        self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the focused widget visible, because the outcome below may have grown during a vote."""
        super().resizeEvent(event)
        self._keep_focus_in_sight()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Pass on height changes of the content and, if it scrolls, keep the focused widget visible."""
        if event.type() == QEvent.Type.LayoutRequest and not self._scrolling:
            self.updateGeometry()
        seen = super().eventFilter(watched, event)
        if event.type() == QEvent.Type.Resize:
            self._keep_focus_in_sight()
        return seen

    def _keep_focus_in_sight(self) -> None:
        focused = QApplication.focusWidget()
        if focused is not None and self._scrolling and self.isAncestorOf(focused):
            self.ensureWidgetVisible(focused)

    def hasHeightForWidth(self) -> bool:
        """The height depends on the width unless it scrolls."""
        return not self._scrolling

    def heightForWidth(self, width: int) -> int:
        """Return the height that the content needs at `width`."""
        return self._needed(width)

    def sizeHint(self) -> QSize:
        """Return a small size if it scrolls, else the size of the content."""
        if self._scrolling:
            return QSize(current().px(280), current().px(160))
        width = self.width() or current().px(280)
        return QSize(width, self._needed(width))

    def minimumSizeHint(self) -> QSize:
        """Return a size narrow enough for a small window."""
        height = current().px(120) if self._scrolling else self._needed(max(self.width(), current().px(200)))
        return QSize(current().px(200), height)

    def _needed(self, width: int) -> int:
        content = self.widget()
        return max(content.heightForWidth(width), content.minimumSizeHint().height(), 0) if content else 0


def column_of(name: str = "") -> ScrollColumn:
    """Return an empty widget in the page's colour for a pane's content."""
    content = ScrollColumn()
    content.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    content.setAccessibleName(name)
    return content
