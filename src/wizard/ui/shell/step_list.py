"""The list of steps on the left: number, title and state of each, read out as one sentence.

When the titles are hidden, the title of the focused step is shown beside the list.
"""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QPoint, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from wizard.guidance.position_kinds import Mark
from wizard.ui.shell.step_model import Index, StepModel, StepView
from wizard.ui.theme import Icon, current, paint_mark
from wizard.ui.theme.marks import no_pen
from wizard.ui.widgets.state_mark import mark_colour, paint_state

_GREY = 0.4
"""The opacity of the list while no step can be chosen."""
_ROW, _DISC, _STATE, _LEFT, _GROUP_GAP = 30, 22, 16, 10, 13
_MARKS = {
    "start": Icon.HOME,
    "practice": Icon.PERSON,
    "meeting": Icon.CALENDAR,
    "together": Icon.TOGETHER,
    "review": Icon.LIST,
    "sign": Icon.PEN,
    "export": Icon.DOCUMENT,
    "due": Icon.CLOCK,
}
_PLAIN = (Mark.NOT_DECIDED, Mark.DUTY_NOT_CHECKED)
"""States for which the ring round the number is enough, unless there is a word that says why."""


class StepDelegate(QStyledItemDelegate):
    """Paints a step: its number in a ring or its mark, its title, and its state with a word if needed."""

    def __init__(self, view: "StepList") -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return a row that follows the zoom, with a gap before a new group."""
        theme = current()
        height = max(theme.px(_ROW), theme.target)
        return QSize(theme.px(60), height + (theme.px(_GROUP_GAP) if self._begins_group(index) else 0))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one step."""
        theme = current()
        colours = theme.colours
        step = self._view.step_at(index.row())
        box = self._view.row_box(option.rect, gap=self._begins_group(index))
        chosen = step.key == self._view.current_key
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self._view.isEnabled():
            painter.setOpacity(_GREY)
        if self._begins_group(index):
            painter.setPen(QPen(QColor(colours.hairline), 1))
            line = box.top() - theme.px(_GROUP_GAP) // 2
            painter.drawLine(box.left() + theme.px(8), line, box.right() - theme.px(8), line)
        hot = index.row() == self._view.hot_row
        if chosen or hot:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.accent if chosen else colours.tint))
            painter.drawRoundedRect(QRectF(box), theme.px(6), theme.px(6))
        side = theme.even_px(_DISC)
        left = theme.px(3) if self._view.compact else theme.px(_LEFT)
        disc = QRectF(box.left() + left, box.center().y() + 0.5 - side / 2, side, side).adjusted(1, 1, -1, -1)
        mark = _MARKS.get(step.key)
        if mark is not None:
            paint_mark(painter, mark, disc, colours.on_accent if chosen else colours.ink)
        else:
            self._paint_number(painter, disc, step, chosen)
        room = box.adjusted(round(left) + side + theme.px(10), 0, -theme.px(8 if not self._view.compact else 3), 0)
        room = self._paint_state(painter, room, step, chosen)
        if not self._view.compact:
            self._paint_words(painter, room, step, chosen)
        painter.restore()

    def _paint_state(self, painter: QPainter, room: QRect, step: StepView, chosen: bool) -> QRect:
        """Paint the state at the end of a row, and return the space left for the words."""
        theme = current()
        side = theme.even_px(_STATE)
        place = QRectF(room.right() - side, room.center().y() + 0.5 - side / 2, side, side)
        if step.mark is None:
            if not step.done or step.key == "start":
                return room
            paint_mark(painter, Icon.TICK, place, theme.colours.on_accent if chosen else theme.colours.good)
        elif step.mark in _PLAIN and not step.beside:
            return room
        else:
            paint_state(painter, step.mark, place, apart=chosen)
        return room.adjusted(0, 0, -side - theme.px(8), 0)

    def _begins_group(self, index: Index) -> bool:
        at = index.row()
        return at > 0 and self._view.step_at(at).group != self._view.step_at(at - 1).group

    def _paint_number(self, painter: QPainter, disc: QRectF, step: StepView, chosen: bool) -> None:
        theme = current()
        colours = theme.colours
        painter.setPen(QPen(QColor(colours.on_accent if chosen else colours.outline), max(1.0, 1.3 * theme.zoom)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(disc)
        painter.setPen(QColor(colours.on_accent if chosen else colours.ink))
        painter.setFont(theme.font_of(9 if len(step.number) < 3 else 8, strong=True))
        painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, step.number)

    def _paint_words(self, painter: QPainter, room: QRect, step: StepView, chosen: bool) -> None:
        """Paint the title, and the short word of its state if both fit."""
        theme = current()
        colours = theme.colours
        painter.setFont(theme.font_of(9))
        word = painter.fontMetrics().horizontalAdvance(step.beside) if step.beside else 0
        painter.setFont(theme.font_of(10, strong=chosen))
        painter.setPen(QColor(colours.on_accent if chosen else colours.ink))
        middle = Qt.AlignmentFlag.AlignVCenter
        title = painter.fontMetrics().elidedText(step.title, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignLeft, title)
        if word and painter.fontMetrics().horizontalAdvance(title) + theme.px(8) + word <= room.width():
            plain = step.mark is None or step.mark in _PLAIN
            painter.setFont(theme.font_of(9))
            colour = colours.muted if plain or step.mark is None else mark_colour(step.mark)
            painter.setPen(QColor(colours.on_accent if chosen else colour))
            painter.drawText(room, middle | Qt.AlignmentFlag.AlignRight, step.beside)


class StepList(QListView):
    """The steps. A click, Enter or Space chooses one; Up and Down only move the focus."""

    chosen = Signal(str)
    """The reader chose the step with this key."""

    def __init__(
        self, parent: QWidget | None = None, *, beside: "StepList | None" = None, groups: frozenset[str] = frozenset()
    ) -> None:
        """Show the steps of these `groups`, by default all; `beside` is the list that shows the others."""
        super().__init__(parent)
        self._steps = beside.step_model if beside is not None else StepModel(self)
        self._groups = groups
        self.current_key = ""
        self.compact = False
        self.hot_row = -1
        self._flag: StepFlag | None = None
        self.setModel(self._steps)
        self.setItemDelegate(StepDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setAccessibleName("Steps")
        self.clicked.connect(lambda index: self.chosen.emit(self.step_at(index.row()).key))
        self.entered.connect(self._heat)
        self.viewportEntered.connect(lambda: self._heat(QModelIndex()))
        self.verticalScrollBar().valueChanged.connect(lambda _value: self._show_flag())
        current().changed.connect(self.scheduleDelayedItemsLayout)

    @property
    def step_model(self) -> StepModel:
        """All steps, including those shown in another list."""
        return self._steps

    @property
    def steps(self) -> tuple[StepView, ...]:
        """The steps shown."""
        return self._steps.steps

    def step_at(self, row: int) -> StepView:
        """Return the step in `row`."""
        return self._steps.steps[row]

    def spoken(self, key: str) -> str:
        """Return the step in spoken form."""
        return self._steps.spoken(key)

    def show_steps(self, steps: Sequence[StepView]) -> None:
        """Show `steps` without emitting a signal."""
        self._steps.set_steps(steps)
        self.hide_others()

    def hide_others(self) -> None:
        """Hide the steps of the other groups."""
        for row, step in enumerate(self.steps):
            self.setRowHidden(row, bool(self._groups) and step.group not in self._groups)
        self.updateGeometry()

    def needed_height(self) -> int:
        """Return the height of all rows together."""
        shown = [row for row in range(len(self.steps)) if not self.isRowHidden(row)]
        return sum(self.sizeHintForRow(row) for row in shown)

    def show_current(self, key: str) -> None:
        """Mark the step of `key` as the current one and scroll to it, without emitting a signal."""
        self.current_key = key
        row = next((at for at, step in enumerate(self.steps) if step.key == key), -1)
        if row >= 0 and not self.isRowHidden(row):
            self.setCurrentIndex(self._steps.index(row))
            self.scrollTo(self._steps.index(row))
        self._steps.repaint_rows()

    def set_compact(self, compact: bool) -> None:
        """Show only numbers, or titles as well."""
        if compact != self.compact:
            self.compact = compact
            self.scheduleDelayedItemsLayout()
            self._steps.repaint_rows()
            self._show_flag()

    def row_box(self, rect: QRect, *, gap: bool) -> QRect:
        """Return the highlighted part of a row's `rect`."""
        theme = current()
        side = theme.px(8)
        return rect.adjusted(side, (theme.px(_GROUP_GAP) if gap else 0) + 1, -side, -1)

    def ring(self) -> tuple[QRect, int]:
        """Put the focus ring round the row reached with the arrow keys."""
        index = self.currentIndex()
        row = index.row()
        if row < 0:
            return self.rect(), current().px(6)
        gap = row > 0 and self.step_at(row).group != self.step_at(row - 1).group
        box = self.row_box(self.visualRect(index), gap=gap)
        return box.translated(self.viewport().pos()), current().px(6)

    def currentChanged(self, now: Index, before: Index) -> None:
        """Show the title of the row reached with the arrow keys."""
        super().currentChanged(now, before)
        self._show_flag()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Announce the focused step if titles are hidden."""
        super().focusInEvent(event)
        self._show_flag()
        # Qt reports the focus on the list after this call; the row is announced after that.
        QTimer.singleShot(0, self, self._tell_row)

    def _tell_row(self) -> None:
        from PySide6.QtGui import QAccessible, QAccessibleEvent

        index = self.currentIndex()
        if QAccessible.isActive() and self.hasFocus() and index.isValid():
            event = QAccessibleEvent(self, QAccessible.Event.Focus)
            event.setChild(index.row())
            QAccessible.updateAccessibility(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the flag."""
        super().focusOutEvent(event)
        self._show_flag()

    def _show_flag(self) -> None:
        """Show the title beside the focused row while the list shows no titles."""
        index = self.currentIndex()
        if not (self.compact and self.hasFocus() and index.isValid()):
            if self._flag is not None:
                self._flag.hide()
            return
        if self._flag is None:
            self._flag = StepFlag(self.window())
        box, _radius = self.ring()
        place = self.mapTo(self.window(), QPoint(self.width() + current().px(4), box.center().y()))
        self._flag.show_at(self._steps.written(index.row()), place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose the step on Enter or Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self.currentIndex().isValid():
            self.chosen.emit(self.step_at(self.currentIndex().row()).key)
        else:
            super().keyPressEvent(event)

    def leaveEvent(self, event: Any) -> None:
        """Clear the highlight under the pointer."""
        super().leaveEvent(event)
        self._heat(QModelIndex())

    def _heat(self, index: QModelIndex) -> None:
        self.hot_row = index.row()
        self.viewport().update()


class StepFlag(QWidget):
    """A label over the page, shown only while the list has the focus. Screen readers get the same from the list."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.text = ""
        """The text shown."""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def show_at(self, text: str, place: QPoint) -> None:
        """Show `text` with the middle of its left edge at `place` in the window."""
        theme = current()
        self.text = text
        metrics = QFontMetrics(theme.font_of(11, strong=True))
        self.resize(metrics.horizontalAdvance(text) + theme.px(26), metrics.height() + theme.px(14))
        self.move(place.x(), place.y() - self.height() // 2)
        self.raise_()
        self.show()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the background, the edge and the words."""
        theme = current()
        painter = QPainter(self)
        no_pen(painter, theme.colours.surface)
        painter.setPen(QPen(QColor(theme.colours.accent), 2))
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(box, theme.px(6), theme.px(6))
        painter.setPen(QColor(theme.colours.ink))
        painter.setFont(theme.font_of(11, strong=True))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.text)
        painter.end()
