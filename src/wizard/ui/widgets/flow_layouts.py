"""Layouts that wrap: chips and buttons by their own widths, fields in even columns.

`TwoColumns` shows cards side by side in a wide window. In a narrow one they are stacked, in their own order.
"""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from wizard.ui.theme import current
from wizard.ui.widgets.spacing import Tiles

_GAP = 16


class Flow(QLayout):
    """A layout that places its parts one after the other in as many lines as needed."""

    def __init__(self, gap: int = 8, parent: QWidget | None = None, *, right: bool = False) -> None:
        """Leave `gap` pixels at zoom 1 between parts. With `right`, lines are aligned right."""
        if parent is None:
            super().__init__()
        else:
            super().__init__(parent)
        # Qt leaves the items to the layout, and without a reference here PySide would delete them.
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self._right = right
        self._heights: dict[int, int] = {}
        self.setContentsMargins(0, 0, 0, 0)
        current().changed.connect(self.invalidate)

    def add(self, *parts: QWidget) -> None:
        """Add `parts` one after the other."""
        for part in parts:
            self.addWidget(part)

    def insert(self, at: int, part: QWidget) -> None:
        """Insert a part at this index."""
        self.addWidget(part)
        self._items.insert(at, self._items.pop())
        self.invalidate()

    def addItem(self, item: QLayoutItem) -> None:
        """Add one part at the end."""
        self._items.append(item)

    def count(self) -> int:
        """Return the number of parts."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return a part, or None after the last."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Remove and return a part, or None after the last."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Return no direction, because it never takes extra space."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """A narrower space needs more lines, so the height depends on the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines at `width`."""
        # Cached until `invalidate`, because Qt asks for the same width many times while it lays out a page.
        if width not in self._heights:
            self._heights[width] = self._place(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    def invalidate(self) -> None:
        """Clear the cache, because a part has changed its size."""
        self._heights = {}
        super().invalidate()

    def sizeHint(self) -> QSize:
        """Return the size of all parts in one line."""
        sizes = [item.sizeHint() for item in self._items if not item.isEmpty()]
        gaps = current().px(self._gap) * max(0, len(sizes) - 1)
        return QSize(sum(size.width() for size in sizes) + gaps, max((size.height() for size in sizes), default=0))

    def minimumSize(self) -> QSize:
        """Return the width of the widest part."""
        sizes = [item.minimumSize() for item in self._items if not item.isEmpty()]
        return QSize(max((size.width() for size in sizes), default=0), max((s.height() for s in sizes), default=0))

    def setGeometry(self, rect: QRect) -> None:
        """Place every part."""
        super().setGeometry(rect)
        self._place(rect, move=True)

    def _place(self, rect: QRect, *, move: bool) -> int:
        gap = current().px(self._gap)
        top = rect.top()
        for line in self._lines(rect.width(), gap):
            sizes = [self._size(item, rect.width()) for item in line]
            height = max(size.height() for size in sizes)
            left = rect.left()
            if self._right:
                left = rect.right() + 1 - sum(size.width() for size in sizes) - gap * (len(line) - 1)
            for item, size in zip(line, sizes, strict=True):
                if move:
                    item.setGeometry(QRect(QPoint(left, top + (height - size.height()) // 2), size))
                left += size.width() + gap
            top += height + gap
        return max(0, top - gap - rect.top())

    def _lines(self, width: int, gap: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = []
        used = 0
        for item in self._items:
            if item.isEmpty():
                continue
            wanted = self._size(item, width).width()
            if not lines or used + gap + wanted > width:
                lines.append([])
                used = -gap
            lines[-1].append(item)
            used += gap + wanted
        return lines

    @staticmethod
    def _size(item: QLayoutItem, width: int) -> QSize:
        size = item.sizeHint().expandedTo(item.minimumSize())
        wide = min(size.width(), width)
        return QSize(wide, item.heightForWidth(wide) if item.hasHeightForWidth() else size.height())


class FieldRow(QWidget):
    """Fields side by side in even columns. Those that do not fit go below."""

    def __init__(
        self,
        *fields: QWidget,
        least: int = 150,
        weights: tuple[int, ...] = (),
        grid: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        """Place `fields`, each at least `least` pixels wide at zoom 1. `weights` divide up a complete row.

        With `grid`, there are at most this many columns, even if there are fewer fields, so that fields of several rows
        line up.
        """
        super().__init__(parent)
        self._grid = grid
        self._fields = fields
        self._shown = fields
        self._least = least
        self._weights = weights
        self._tiles = Tiles(12, 12, self)
        for field in fields:
            field.setParent(self)
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        """Return the width of one field. Using the current layout would keep it from becoming narrower."""
        return QSize(current().px(self._least), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use as many columns as fit."""
        super().resizeEvent(event)
        self._arrange()

    def show_fields(self, *fields: QWidget) -> None:
        """Show only these of its fields, in this order."""
        self._shown = fields
        self._arrange()
        for field in self._fields:
            field.setVisible(field in fields)

    def _arrange(self) -> None:
        theme = current()
        room = (self.width() + theme.px(12)) // (theme.px(self._least) + theme.px(12))
        columns = max(1, min(room, self._grid or len(self._shown)))
        if self._shown:
            self._tiles.arrange(self._shown, columns)
        if columns == len(self._weights):
            for column, weight in enumerate(self._weights):
                self._tiles.setColumnStretch(column, weight)


class _Columns(QLayout):
    """Places its parts for the width available, without changing their parents or layouts."""

    def __init__(self, parent: QWidget, right: frozenset[QWidget], shares: tuple[int, int], least: int) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._right, self._shares, self._least = right, shares, least
        self.setContentsMargins(0, 0, 0, 0)
        current().changed.connect(self.invalidate)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), move=False)

    def sizeHint(self) -> QSize:
        width = current().px(self._least)
        return QSize(width, self.heightForWidth(width))

    def minimumSize(self) -> QSize:
        widths = [item.minimumSize().width() for item in self._items if not item.isEmpty()]
        return QSize(max(widths, default=0), 0)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, move=True)

    def _place(self, rect: QRect, *, move: bool) -> int:
        gap = current().px(_GAP)
        shown = [item for item in self._items if not item.isEmpty()]
        if rect.width() < current().px(self._least):
            return self._stack(shown, rect.topLeft(), rect.width(), move=move)
        room, (first, second) = rect.width() - gap, self._shares
        left = room * first // (first + second)
        there = [item for item in shown if item.widget() in self._right]
        here = [item for item in shown if item.widget() not in self._right]
        beside = rect.topLeft() + QPoint(left + gap, 0)
        return max(
            self._stack(here, rect.topLeft(), left, move=move), self._stack(there, beside, room - left, move=move)
        )

    def _stack(self, items: Sequence[QLayoutItem], at: QPoint, width: int, *, move: bool) -> int:
        """Return the height of the items stacked."""
        gap = current().px(_GAP)
        top = at.y()
        for item in items:
            height = item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
            height = max(height, item.minimumSize().height())
            if move:
                item.setGeometry(QRect(at.x(), top, width, height))
            top += height + gap
        return max(0, top - gap - at.y())


class TwoColumns(QWidget):
    """Cards side by side from a certain width on."""

    def __init__(
        self,
        cards: Sequence[QWidget],
        right: Sequence[QWidget],
        shares: tuple[int, int] = (1, 1),
        least: int = 960,
    ) -> None:
        """Stack `cards` in a narrow window. In a wide one, put those listed in `right` into the right column.

        Args:
            cards: The cards in reading and Tab order. Create them in this order.
            right: The cards for the right column.
            shares: The ratio of the left and right widths.
            least: The minimum width for two columns, in pixels at zoom 1.
        """
        super().__init__()
        layout = _Columns(self, frozenset(right), shares, least)
        for card in cards:
            layout.addWidget(card)
