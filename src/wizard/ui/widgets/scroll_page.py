"""The container of a step's page: it scrolls up and down and never sideways; its text has a greatest width.

A pane scrolls by itself beside others where there is room. What is on the strip at the foot is always in reach.
"""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QSizePolicy, QWidget

from wizard.ui.accessibility.tab_order import in_reading_order
from wizard.ui.theme import current
from wizard.ui.widgets.spacing import ColumnLayout, Row
from wizard.ui.widgets.text_labels import Eyebrow, Lead, Title

TEXT_WIDTH = 820
"""The greatest width of running text, in pixels of the plain size."""

NARROW = 760
"""Below this width, in pixels of the plain size, a page's margins are narrow."""


class ScrollColumn(QWidget):
    """What scrolls inside a page."""


class ScrollPage(QScrollArea):
    """A page: eyebrow, title and lead at its top, and `column` for its content."""

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
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        # A scroll area takes the focus by default, which would be a stop of Tab that says nothing.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._inside = ScrollColumn()
        self._inside.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._content = QWidget()
        self._outer = Row(0, (28, 24, 28, 24), self._inside)
        self._outer.addWidget(self._content, 1000)
        self._outer.addStretch(1)
        self.column = ColumnLayout(16, parent=self._content)
        """The column of the page's content."""
        self._eyebrow, self._title, self._lead = Eyebrow(eyebrow), Title(title), Lead(lead)
        self.head = ColumnLayout(2)
        """The column of eyebrow, title and lead; what is added to it stands below them."""
        self.eyebrow_row = Row(8)
        """The row of the eyebrow; a `StatusChip` may be added to it."""
        self.eyebrow_row.addWidget(self._eyebrow)
        self.head.add(self.eyebrow_row, self._title, self._lead)
        self.column.addLayout(self.head)
        self.setWidget(self._inside)
        self.set_title(title, eyebrow, lead)
        current().changed.connect(self._fit)

    def set_title(self, title: str, eyebrow: str = "", lead: str = "") -> None:
        """Show these at the top; an empty one takes no room. The page is named by its title."""
        for label, text in ((self._title, title), (self._eyebrow, eyebrow), (self._lead, lead)):
            label.show_text(text)
        self.setAccessibleName(title)
        self._inside.setAccessibleName(title)

    def finish(self) -> None:
        """Keep what is above at the top: call once everything has been added."""
        self.column.addStretch(1)

    def first_field(self) -> QWidget | None:
        """Return the first thing on the page that takes the focus by Tab, or None."""
        return next(self.stops(), None)

    def stops(self) -> Iterator[QWidget]:
        """Yield what Tab comes to on the page, in its order."""
        return in_reading_order(self._inside)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrow margins in a narrow window."""
        self._fit()
        super().resizeEvent(event)

    def _fit(self) -> None:
        theme = current()
        narrow = self.width() < theme.px(NARROW)
        side = 16 if narrow else 28
        self._outer.set_margins((side, 16 if narrow else 22, side, 24))
        self._content.setMaximumWidth(theme.px(self._width))


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
        # A scroll area does not pass its content's wish for another height on to its own layout.
        content.installEventFilter(self)
        current().changed.connect(self.updateGeometry)
        self.set_scrolling(False)

    def set_scrolling(self, scrolling: bool) -> None:
        """Scroll within the room given, or take the room that the content needs."""
        self._scrolling = scrolling
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


class FootStrip(QFrame):
    """Lies below the view of `area` and takes its room from it, as much as `part` needs; none while that is hidden."""

    def __init__(self, area: QScrollArea) -> None:
        super().__init__(area)
        self._area = area
        self._part: QWidget | None = None
        self._side = 0
        self._column = ColumnLayout(0, parent=self)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.hide()

    @property
    def part(self) -> QWidget | None:
        """What stands on it."""
        return self._part

    def hold(self, part: QWidget | None) -> None:
        """Let `part` stand on it, in place of what did; that is to be put elsewhere by whoever lent it."""
        if part is not self._part:
            if self._part is not None:
                self._column.removeWidget(self._part)
            self._part = part
            if part is not None:
                move_into(self._column, part)
        self.place()

    def place(self) -> None:
        """Find its height and its place anew; the area calls it when it is resized."""
        theme = current()
        # The same margins as the page, so that the strip is in line with what scrolls.
        side = 16 if self._area.width() < theme.px(NARROW) else 28
        if side != self._side:
            self._side = side
            self._column.set_margins((side, 10, side, 8))
        width = self._area.viewport().width()
        part = self._part if self._part is not None and not _is_put_away(self._part) else None
        height = self._needed(width) if part is not None and part.sizeHint().height() > 0 else 0
        if self._area.viewportMargins().bottom() != height:
            self._area.setViewportMargins(0, 0, 0, height)
            width = self._area.viewport().width()
        self.setGeometry(0, self._area.height() - height, width, height)
        # Keep it visible even without a height: Qt ignores the shortcuts of hidden widgets.
        self.setVisible(part is not None)

    def _needed(self, width: int) -> int:
        column = self._column
        return column.totalHeightForWidth(width) if column.hasHeightForWidth() else column.totalSizeHint().height()

    def event(self, event: QEvent) -> bool:
        """Follow what stands on it as it grows and shrinks."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self.place()
        return done


def move_into(column: ColumnLayout, part: QWidget) -> None:
    """Put `part` at the end of `column`, seen or hidden as it was, and with the focus if that was in it."""
    # Giving a widget another parent hides it and takes the focus from it, so note both first.
    put_away, focused = _is_put_away(part), QApplication.focusWidget()
    within = focused is not None and part.isAncestorOf(focused)
    column.addWidget(part)
    if not put_away:
        part.show()
    if focused is not None and within:
        focused.setFocus(Qt.FocusReason.OtherFocusReason)


def _is_put_away(part: QWidget) -> bool:
    return part.isHidden() and part.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)
