"""A list of rows with a title, a text and a place. A click or Enter chooses a row."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from wizard.ui.theme import current

_Index = QModelIndex | QPersistentModelIndex
_PAD, _GAP = 10, 2
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_CAP = 110
"""The space for a key on the right, in pixels at zoom 1."""
_WRAP = int(Qt.TextFlag.TextWordWrap)
_LONGEST = 240
"""The maximum number of characters of a text shown in a row; the rest is at its place."""


class WordRow(NamedTuple):
    """One row."""

    key: str
    """The value emitted when it is chosen."""
    title: str
    text: str = ""
    where: str = ""
    cap: str = ""
    """The shortcut for the same, shown on the right."""
    off: bool = False
    """Whether it cannot be chosen now and is shown in grey."""

    @property
    def shown_text(self) -> str:
        """The text, shortened at the end of a word if it is long."""
        if len(self.text) <= _LONGEST:
            return self.text
        return self.text[:_LONGEST].rsplit(" ", 1)[0] + " …"

    @property
    def spoken(self) -> str:
        """The row in spoken form."""
        return ". ".join(part.rstrip(".") for part in (self.title, self.text, self.where, self.cap) if part)


class _Rows(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: tuple[WordRow, ...] = ()

    def show(self, rows: Sequence[WordRow]) -> None:
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.rows[index.row()].spoken
        return None


class _Delegate(QStyledItemDelegate):
    """Paints a row with the height of its text."""

    def __init__(self, view: "WordList") -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:
        width = self._view.viewport().width()
        boxes = self._boxes(QRect(0, 0, width, 100_000), self._view.row_at(index.row()))
        pad = current().px(_PAD)
        return QSize(width, max(boxes[-1].bottom() + pad, current().target))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        theme = current()
        rect, state = option.rect, option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(QColor(theme.colours.accent if chosen else theme.colours.hairline))
            painter.setBrush(QColor(theme.colours.tint))
            painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), theme.px(6), theme.px(6))
        row = self._view.row_at(index.row())
        ink, muted = theme.colours.ink, theme.colours.muted if not chosen else theme.colours.ink
        if row.off:
            ink = muted = theme.colours.muted
        boxes = self._boxes(rect, row)
        for box, text, points, strong, colour in zip(
            boxes,
            (row.title, row.shown_text, row.where),
            (10.5, 10.5, 9.5),
            (True, False, False),
            (ink, ink, muted),
            strict=True,
        ):
            painter.setFont(theme.font_of(points, strong=strong))
            painter.setPen(QColor(colour))
            painter.drawText(box, _WRAP, text)
        if row.cap:
            painter.setFont(theme.font_of(9.5, strong=True))
            painter.setPen(QColor(muted))
            painter.drawText(rect.adjusted(0, 0, -theme.px(_PAD), 0), _RIGHT, row.cap)
        painter.restore()

    def _boxes(self, rect: QRect, row: WordRow) -> list[QRect]:
        """Return the boxes for title, text and place; an empty one has no height."""
        theme = current()
        pad, top, boxes = theme.px(_PAD), rect.top() + theme.px(_PAD) - theme.px(3), []
        width = max(1, rect.width() - 2 * pad - (theme.px(_CAP) if row.cap else 0))
        for text, points, strong in ((row.title, 10.5, True), (row.shown_text, 10.5, False), (row.where, 9.5, False)):
            metrics = QFontMetrics(theme.font_of(points, strong=strong), self._view)
            height = metrics.boundingRect(QRect(0, 0, width, 100_000), _WRAP, text).height() if text else 0
            boxes.append(QRect(rect.left() + pad, top, width, height))
            top += height + (theme.px(_GAP) if text else 0)
        return boxes


class WordList(QListView):
    """The rows. Up and Down move the mark; Enter or a click chooses."""

    chosen = Signal(str)
    """The key of the chosen row."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = _Rows(self)
        self.setModel(self._rows)
        self.setItemDelegate(_Delegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setStyleSheet("WordList { background: transparent; border: none; }")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setAccessibleName(name)
        self.clicked.connect(lambda index: self.chosen.emit(self.row_at(index.row()).key))
        current().changed.connect(self.scheduleDelayedItemsLayout)

    @property
    def rows(self) -> tuple[WordRow, ...]:
        """The rows from top to bottom."""
        return self._rows.rows

    def row_at(self, at: int) -> WordRow:
        """Return the row at this index."""
        return self._rows.rows[at]

    def show_rows(self, rows: Sequence[WordRow]) -> None:
        """Show these rows with the first one marked, without emitting a signal."""
        if self._rows.rows != tuple(rows):
            self._rows.show(rows)
            self.move_by(0)
            self.scrollToTop()

    def move_by(self, step: int) -> None:
        """Move the mark down or up by this number of rows."""
        if self.rows:
            at = max(0, self.currentIndex().row()) + step
            self.setCurrentIndex(self._rows.index(min(len(self.rows) - 1, max(0, at))))

    def choose_marked(self) -> None:
        """Choose the marked row."""
        if self.currentIndex().isValid():
            self.chosen.emit(self.row_at(self.currentIndex().row()).key)

    def ring(self) -> tuple[QRect, int]:
        """Put the focus ring round the marked row."""
        index = self.currentIndex()
        if not index.isValid():
            return self.rect(), current().px(6)
        return self.visualRect(index).translated(self.viewport().pos()), current().px(6)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose the row on Enter and Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.choose_marked()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the text again."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
