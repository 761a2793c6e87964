"""The container of a step's page: scrolls up and down and never sideways; its text column has a greatest width."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from wizard.ui.accessibility.tab_order import in_reading_order
from wizard.ui.theme import current
from wizard.ui.widgets.spacing import Column, Row
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
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._inside = ScrollColumn()
        self._inside.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._content = QWidget()
        self._outer = Row(0, (28, 24, 28, 24), self._inside)
        self._outer.addWidget(self._content, 1000)
        self._outer.addStretch(1)
        self.column = Column(16, parent=self._content)
        """The column of the page's content."""
        self._eyebrow, self._title, self._lead = Eyebrow(eyebrow), Title(title), Lead(lead)
        self.head = Column(2)
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
