"""Layouts whose margins and gaps follow the zoom, and cheap ways to show a widget.

Before the window is shown, nothing needs to be styled or measured.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QBoxLayout, QGridLayout, QLayout, QWidget
from shiboken6 import Shiboken

from wizard.ui.theme import current

Margins = tuple[int, int, int, int]
"""Left, top, right and bottom, in pixels at zoom 1."""

NONE: Margins = (0, 0, 0, 0)

TOP = Qt.AlignmentFlag.AlignTop
LEFT = Qt.AlignmentFlag.AlignLeft
"""Short names for two alignments that pages use."""

_ROUNDS = 4
"""The maximum number of rounds of layout for a page until wrapping text has found its height."""


def forget_items(layout: QLayout) -> None:
    """Have PySide drop its wrappers of a layout's items after the layout was added to another.

    PySide would otherwise keep a wrapper after Qt has deleted its item, as when a row is deleted or a part moves. It
    would then use the wrapper for whatever Qt creates at the same address.
    """
    if not isinstance(layout, QBoxLayout | QGridLayout):
        # Our own layouts keep Python references to their items.
        return
    for at in range(layout.count()):
        item = layout.itemAt(at)
        if isinstance(item, QLayout):
            forget_items(item)
        elif item is not None:
            # PySide bug: it keeps the wrapper of a layout item after Qt has deleted the item.
            Shiboken.invalidate(item)


class _Stacked(QBoxLayout):
    """A box layout whose spacing follows the zoom."""

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
        """Add a layout with its content."""
        super().addLayout(layout, stretch or 0)
        forget_items(layout)

    def clear(self) -> None:
        """Remove everything and delete the widgets."""
        while (item := self.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                # Do not use `setParent(None)`: Qt would make the widget a window and restyle it first.
                widget.hide()
                widget.deleteLater()

    def set_margins(self, margins: Margins) -> None:
        """Change the margins, in pixels at zoom 1."""
        self._margins = margins
        self._rescale()

    def set_gap(self, gap: int) -> None:
        """Change the gap between parts, in pixels at zoom 1."""
        self._gap = gap
        self._rescale()

    def _rescale(self) -> None:
        _rescale(self, self._gap, self._margins)


class ColumnLayout(_Stacked):
    """Parts from top to bottom with `gap` between them, in pixels at zoom 1."""

    def __init__(self, gap: int = 12, margins: Margins = NONE, parent: QWidget | None = None) -> None:
        super().__init__(QBoxLayout.Direction.TopToBottom, gap, margins, parent)


class Row(_Stacked):
    """Parts from left to right with `gap` between them, in pixels at zoom 1."""

    def __init__(self, gap: int = 12, margins: Margins = NONE, parent: QWidget | None = None) -> None:
        super().__init__(QBoxLayout.Direction.LeftToRight, gap, margins, parent)


class SideBySide(_Stacked):
    """Parts side by side if they fit, else stacked. Call `fit` with the width."""

    def __init__(self, least: int, gap: int = 16, margins: Margins = NONE, parent: QWidget | None = None) -> None:
        """Put parts side by side from a width of `least` pixels at zoom 1."""
        super().__init__(QBoxLayout.Direction.LeftToRight, gap, margins, parent)
        self._least = least

    def fit(self, width: int) -> None:
        """Choose the direction for `width` pixels. Call it from the widget's `resizeEvent`."""
        wide = width >= current().px(self._least)
        self.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)


class GridLayout(QGridLayout):
    """Parts in rows and columns with `gap` between them, in pixels at zoom 1."""

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
        """Change the margins, in pixels at zoom 1."""
        self._margins = margins
        self._rescale()

    def _rescale(self) -> None:
        _rescale(self, self._gap, self._margins)


def _rescale(layout: QBoxLayout | QGridLayout, gap: int, margins: Margins) -> None:
    theme = current()
    layout.setSpacing(theme.px(gap))
    layout.setContentsMargins(*(theme.px(side) for side in margins))


class Tiles(GridLayout):
    """Parts of equal width in columns. `arrange` sets the number of columns."""

    def __init__(self, gap: int = 8, between: int = 8, parent: QWidget | None = None) -> None:
        """Leave `gap` below each part and `between` beside it, in pixels at zoom 1."""
        self._between = between
        super().__init__(gap, NONE, parent)
        self._placed: tuple[tuple[QWidget, ...], int] = ((), 0)

    def arrange(self, parts: Sequence[QWidget], columns: int, *, down: bool = False) -> None:
        """Place `parts` in `columns` columns, row by row or, with `down`, column by column."""
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
    """Hide `widgets`, or let them appear as soon as their parent does.

    `setVisible(True)` makes Qt style and measure a widget at once, and makes a widget without a parent a window. A
    widget that was never hidden does not need it.
    """
    for widget in widgets:
        if not wanted:
            widget.hide()
        elif widget.isHidden() and widget.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide):
            widget.show()


def lay_out_now() -> None:
    """Lay out a widget before it is painted. Wrapping text needs several rounds, which people would see as jumps."""
    for _ in range(_ROUNDS):
        # A wrapping label asks for its height only once it has its width, so one round is not enough.
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
