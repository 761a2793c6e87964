"""The container of a step's page: its head stays, and what is below scrolls up and down and never sideways.

Running text has a greatest width. A pane scrolls by itself beside others where there is room.
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
"""The greatest width of running text, in pixels of the plain size."""

NARROW = 760
"""Below this width, in pixels of the plain size, a page's margins are narrow."""

_ABOVE, _BELOW, _BELOW_LOW = 4, 14, 10
"""The margins above and below what scrolls, in pixels of the plain size."""

_TWO_LINES, _ONE_LINE = 88, 46
"""The height of a page's head, in pixels of the plain size."""


class ScrollColumn(QWidget):
    """What scrolls inside a page."""


class PageHead(QWidget):
    """A page's title, with what it belongs to above and beside it. In a low window all of it is one line."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._low = False
        self._eyebrow, self._title = Eyebrow("", wrap=False), Title(title)
        self._middle, self._right = QWidget(), QWidget()
        self.beside = Row(8, parent=self._middle)
        """Beside the eyebrow: a `StatusChip`, or a way to another page."""
        self.right = Row(8, parent=self._right)
        """At the right: what is said of the page as a whole, or how it is shown."""
        self._grid = GridLayout(2, parent=self)
        self._arrange()

    def show_texts(self, title: str, eyebrow: str) -> None:
        """Show them; an empty one takes no room."""
        self._title.show_text(title)
        self._eyebrow.show_text(eyebrow)

    def set_low(self, low: bool) -> None:
        """Put all into one line, or the title below what it belongs to."""
        if low != self._low:
            self._low = low
            self._arrange()

    def fit(self, side: int) -> None:
        """Follow the zoom; `side` is the margin at both sides, in pixels of the plain size."""
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
    """What scrolls of a page."""


class ScrollPage(QWidget):
    """A page: its head, and below it what scrolls: a lead and `column` for its content."""

    def __init__(
        self,
        title: str,
        eyebrow: str = "",
        lead: str = "",
        width: int = TEXT_WIDTH,
        parent: QWidget | None = None,
    ) -> None:
        """Make a page whose content is at most `width` pixels of the plain size wide."""
        super().__init__(parent)
        self._width = width
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.head = PageHead(title)
        """Its title, and what is beside it."""
        self.area = ScrollView()
        """What scrolls."""
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        # A scroll area takes the focus by default, which would be a stop of Tab that says nothing.
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._inside = ScrollColumn()
        self._inside.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._content = QWidget()
        self._outer = Row(0, (28, _ABOVE, 28, _BELOW), self._inside)
        self._outer.addWidget(self._content, 1000)
        self._outer.addStretch(1)
        self.column = ColumnLayout(14, parent=self._content)
        """The column of the page's content."""
        self._lead = Lead(lead)
        self.column.addWidget(self._lead)
        self.area.setWidget(self._inside)
        whole = ColumnLayout(0, parent=self)
        whole.addWidget(self.head)
        whole.addWidget(self.area, 1)
        self.set_title(title, eyebrow, lead)
        current().changed.connect(self.fit_frame)

    def set_title(self, title: str, eyebrow: str = "", lead: str = "") -> None:
        """Show these at the top; an empty one takes no room. The page is named by its title."""
        self.head.show_texts(title, eyebrow)
        self._lead.show_text(lead)
        self.setAccessibleName(title)
        self._inside.setAccessibleName(title)

    def finish(self) -> None:
        """Keep what is above at the top: call once everything has been added."""
        self.column.addStretch(1)

    def first_field(self) -> QWidget | None:
        """Return the first thing on the page that takes the focus by Tab, or None."""
        return next(in_reading_order(self._inside), None) or next(self.stops(), None)

    def ring(self) -> tuple[QRect, int]:
        """Where nothing on it takes the focus the page has it: a ring round all of it would say nothing."""
        return QRect(), 0

    def stops(self) -> Iterator[QWidget]:
        """Yield what Tab reaches on the page, in its order."""
        return in_reading_order(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrow margins in a narrow window, a head of one line in a low one."""
        self.fit_frame()
        super().resizeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Lay itself out for the window that it is in now."""
        self.fit_frame()
        super().showEvent(event)

    def room(self) -> int:
        """Return how high what the page shows may be if it is not to scroll."""
        theme = current()
        below = _BELOW_LOW if frame_of(self) is FrameSize.LOW else _BELOW
        head = max(self.head.minimumHeight(), self.head.height())
        return self.height() - head - theme.px(_ABOVE) - theme.px(below)

    def fit_frame(self) -> None:
        """Lay itself out for its window."""
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
        """Hold `content`; `on_card` lets the card's colour through."""
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
        # A scroll area does not pass its content's wish for another height on to its own layout.
        content.installEventFilter(self)
        current().changed.connect(self.updateGeometry)
        self.set_scrolling(False)

    @property
    def is_scrolling(self) -> bool:
        """Whether it scrolls within the room given."""
        return self._scrolling

    def set_scrolling(self, scrolling: bool) -> None:
        """Scroll within the room given, or take the room that the content needs."""
        if scrolling is self._scrolling and self._is_set:
            return
        self._is_set, self._scrolling = True, scrolling
        vertical = QSizePolicy.Policy.Expanding if scrolling else QSizePolicy.Policy.Minimum
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, vertical)
        # Qt only asks `heightForWidth` of a widget in a layout if its policy says so.
        policy.setHeightForWidth(not scrolling)
        self.setSizePolicy(policy)
        bar = Qt.ScrollBarPolicy.ScrollBarAsNeeded if scrolling else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(bar)
        self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep what has the focus in sight: the outcome below may have taken room while its vote goes on."""
        super().resizeEvent(event)
        self._keep_focus_in_sight()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ask for another height when the content does; where it scrolls, keep what has the focus in sight."""
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
