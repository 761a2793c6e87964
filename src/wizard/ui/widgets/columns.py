"""Two columns of cards in a wide window; in a narrow one a single column, in an order of its own."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from wizard.ui.theme import current

_GAP = 16


class _Columns(QLayout):
    """Places its parts for the width that it is given; no part ever changes its parent or its layout."""

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
        """Return how high the items are, one below the other."""
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
    """Cards side by side from a least width on."""

    def __init__(
        self,
        cards: Sequence[QWidget],
        right: Sequence[QWidget],
        shares: tuple[int, int] = (1, 1),
        least: int = 960,
    ) -> None:
        """Stack `cards` in a narrow place; in a wide one, put those that are in `right` into a column of their own.

        Args:
            cards: In the order of reading and of Tab: make them in this order.
            right: Those that stand at the right.
            shares: How the width is shared out between left and right.
            least: The least width with two columns, in pixels of the plain size.
        """
        super().__init__()
        layout = _Columns(self, frozenset(right), shares, least)
        for card in cards:
            layout.addWidget(card)
