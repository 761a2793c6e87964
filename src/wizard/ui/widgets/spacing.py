"""Layouts whose margins and gaps grow with the theme's zoom, and showing a widget at the least cost.

Before the window is shown, nothing need be styled or measured.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QBoxLayout, QGridLayout, QLayout, QWidget
from shiboken6 import Shiboken

from wizard.ui.theme import current

Margins = tuple[int, int, int, int]
"""Left, top, right, bottom, in pixels of the plain size."""

NONE: Margins = (0, 0, 0, 0)

TOP = Qt.AlignmentFlag.AlignTop
LEFT = Qt.AlignmentFlag.AlignLeft
"""Short names for the two alignments that pages need."""

_ROUNDS = 4
"""How often a page is laid out, at most, until what wraps has found its height."""


def forget_items(layout: QLayout) -> None:
    """Have PySide drop what it keeps of a layout's items once the layout was added to another.

    It would keep it when Qt has removed an item, as for a row that is deleted or a part that moves, and take whatever
    Qt puts in the same place of memory for that item.
    """
    if not isinstance(layout, QBoxLayout | QGridLayout):
        # Our own layouts keep Python references to their items.
        return
    for at in range(layout.count()):
        item = layout.itemAt(at)
        if isinstance(item, QLayout):
            forget_items(item)
        elif item is not None:
            # PySide bug: it keeps its wrapper of a layout item after Qt deleted the item.
            Shiboken.invalidate(item)


class _Stacked(QBoxLayout):
    """A box whose spaces follow the zoom."""

    def __init__(self, direction: QBoxLayout.Direction, gap: int, margins: Margins, parent: QWidget | None) -> None:
        if parent is None:
            super().__init__(direction)
        else:
            super().__init__(direction, parent)
        self._gap = gap
        self._margins = margins
        current().changed.connect(self._rescale)
        self._rescale()

    def add(self, *parts: QWidget | QLayout) -> None:
        """Add `parts` one after the other."""
        for part in parts:
            if isinstance(part, QLayout):
                self.addLayout(part)
            else:
                self.addWidget(part)

    def addLayout(self, layout: QLayout, stretch: int | None = 0) -> None:
        """Add a layout with all that is in it."""
        super().addLayout(layout, stretch or 0)
        forget_items(layout)

    def clear(self) -> None:
        """Remove everything and delete the widgets."""
        while (item := self.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                # Not `setParent(None)`: Qt would make it a window and style it again just before it is deleted.
                widget.hide()
                widget.deleteLater()

    def set_margins(self, margins: Margins) -> None:
        """Change the margins, in pixels of the plain size."""
        self._margins = margins
        self._rescale()

    def _rescale(self) -> None:
        _rescale(self, self._gap, self._margins)


class ColumnLayout(_Stacked):
    """Parts from top to bottom, `gap` pixels of the plain size between them."""

    def __init__(self, gap: int = 12, margins: Margins = NONE, parent: QWidget | None = None) -> None:
        super().__init__(QBoxLayout.Direction.TopToBottom, gap, margins, parent)


class Row(_Stacked):
    """Parts from left to right, `gap` pixels of the plain size between them."""

    def __init__(self, gap: int = 12, margins: Margins = NONE, parent: QWidget | None = None) -> None:
        super().__init__(QBoxLayout.Direction.LeftToRight, gap, margins, parent)


class SideBySide(_Stacked):
    """Parts side by side while there is room, else one below the other; told its width with `fit`."""

    def __init__(self, least: int, gap: int = 16, margins: Margins = NONE, parent: QWidget | None = None) -> None:
        """Put parts side by side from `least` pixels of the plain size on."""
        super().__init__(QBoxLayout.Direction.LeftToRight, gap, margins, parent)
        self._least = least

    def fit(self, width: int) -> None:
        """Choose the direction for `width` pixels. Call it from the widget's `resizeEvent`."""
        wide = width >= current().px(self._least)
        self.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)


class GridLayout(QGridLayout):
    """Parts in rows and columns, `gap` pixels of the plain size between them."""

    def __init__(self, gap: int = 12, margins: Margins = NONE, parent: QWidget | None = None) -> None:
        if parent is None:
            super().__init__()
        else:
            super().__init__(parent)
        self._gap = gap
        self._margins = margins
        current().changed.connect(self._rescale)
        self._rescale()

    def set_margins(self, margins: Margins) -> None:
        """Change the margins, in pixels of the plain size."""
        self._margins = margins
        self._rescale()

    def _rescale(self) -> None:
        _rescale(self, self._gap, self._margins)


def _rescale(layout: QBoxLayout | QGridLayout, gap: int, margins: Margins) -> None:
    theme = current()
    layout.setSpacing(theme.px(gap))
    layout.setContentsMargins(*(theme.px(side) for side in margins))


class Tiles(GridLayout):
    """Parts of one width in columns: how many, `arrange` is told."""

    def __init__(self, gap: int = 8, between: int = 8, parent: QWidget | None = None) -> None:
        """Leave `gap` pixels of the plain size below a part, and `between` beside it."""
        self._between = between
        super().__init__(gap, NONE, parent)
        self._placed: tuple[tuple[QWidget, ...], int] = ((), 0)

    def arrange(self, parts: Sequence[QWidget], columns: int, *, down: bool = False) -> None:
        """Place `parts` in `columns` columns, row by row, or `down` one column after the other."""
        if self._placed == (tuple(parts), columns):
            return
        for part in self._placed[0]:
            self.removeWidget(part)
        for column in range(max(columns, self._placed[1])):
            self.setColumnStretch(column, 1 if column < columns else 0)
        rows = -(-len(parts) // columns)
        for at, part in enumerate(parts):
            row, column = (at % rows, at // rows) if down else divmod(at, columns)
            self.addWidget(part, row, column)
        self._placed = (tuple(parts), columns)

    def _rescale(self) -> None:
        super()._rescale()
        self.setHorizontalSpacing(current().px(self._between))

    def drop(self) -> None:
        """Remove and delete every part."""
        for part in self._placed[0]:
            self.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._placed = ((), 0)


def show_if(wanted: bool, *widgets: QWidget) -> None:
    """Hide `widgets`, or let them be seen as soon as what they stand in is.

    `setVisible(True)` makes Qt style and measure a widget at once, and opens a window of its own for one that stands
    in nothing yet; a widget that was never hidden needs neither.
    """
    for widget in widgets:
        if not wanted:
            widget.hide()
        elif widget.isHidden() and widget.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide):
            widget.show()


def lay_out_now() -> None:
    """Let what is shown find its sizes before it is painted: what wraps needs several rounds, each seen as a jump."""
    for _ in range(_ROUNDS):
        # A label that wraps asks for its height only once it has its width, so one round is not enough.
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
