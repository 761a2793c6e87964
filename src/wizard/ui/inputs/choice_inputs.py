"""Controls for choosing: a drop-down list, a tick box with its statement, and a segment in a strip of choices.

A tick line is something that an action could bring or cost, with the people concerned and the source. Segments are
joined in a strip, as in a roll call or the attendance list.
"""

import sys
from collections.abc import Sequence
from enum import Enum
from typing import NamedTuple

from PySide6.QtCore import QElapsedTimer, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QTextLayout,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QListView,
    QRadioButton,
    QSizePolicy,
    QStyleOptionComboBox,
    QWidget,
)

from wizard.ui.accessibility.screen_reader import announce, set_tip
from wizard.ui.inputs.once_pressed import OncePressedBox
from wizard.ui.theme import Icon, current, paint_mark

_BESIDE = 18
"""The space beside the word, in pixels at zoom 1."""

_BOX, _GAP = 18, 12


class ListChoice(NamedTuple):
    """A choice in a list."""

    value: str
    label: str


class ChoiceField(QComboBox):
    """A drop-down list in which one choice, or none, is chosen."""

    chosen = Signal(str)
    """The reader chose the choice with this value."""

    def __init__(
        self, choices: Sequence[ListChoice] = (), placeholder: str = "Choose…", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setView(QListView(self))
        self.setPlaceholderText(placeholder)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.setMaxVisibleItems(14)
        self._choices: tuple[ListChoice, ...] = ()
        self._typed = QElapsedTimer()
        self.activated.connect(self._choose)
        self.set_choices(choices)
        current().changed.connect(self.updateGeometry)

    def setAccessibleName(self, name: str) -> None:
        """Name the list. On Linux Qt uses the text as the accessible name, so this name becomes the description."""
        super().setAccessibleName(name)
        if sys.platform.startswith("linux"):
            self.setAccessibleDescription(name)

    @property
    def choice(self) -> str | None:
        """The value of the current choice, or None."""
        at = self.currentIndex()
        return self._choices[at].value if at >= 0 else None

    def set_choices(self, choices: Sequence[ListChoice]) -> None:
        """Offer `choices` without emitting a signal. The current choice stays if it is still offered."""
        if self._choices == tuple(choices):
            return
        choice = self.choice
        self._choices = tuple(choices)
        self.clear()
        self.addItems([each.label for each in self._choices])
        self.show_choice(choice)

    def show_choice(self, value: str | None) -> None:
        """Show `value` as chosen, or the placeholder if it is None or not offered. Emits no signal."""
        values = [each.value for each in self._choices]
        self._shown = values.index(value) if value in values else -1
        self.setCurrentIndex(self._shown)
        set_tip(self, self.currentText())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Accept a space inside a name being typed (“Dr Amara”); otherwise let Space open the list."""
        within = self._typed.isValid() and self._typed.elapsed() < QApplication.keyboardInputInterval()
        if event.text() == " " and within:
            view, model = self.view(), self.model()
            view.setCurrentIndex(model.index(self.currentIndex(), self.modelColumn()))
            view.keyboardSearch(" ")
            at = view.currentIndex().row()
            if at != self.currentIndex():
                self.setCurrentIndex(at)
                self.activated.emit(at)
        else:
            super().keyPressEvent(event)
        if event.text().isprintable() and event.text():
            self._typed.start()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ignore the wheel, so that scrolling the page does not change the field."""
        event.ignore()

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        """Shorten a long label with an ellipsis, because Qt would cut through a letter."""
        super().initStyleOption(option)
        room = self.width() - current().px(10 + 10 + 32) - 4
        option.currentText = self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, room)

    def _choose(self, at: int) -> None:
        if at != self._shown:
            self._shown = at
            set_tip(self, self.currentText())
            if sys.platform.startswith("linux") and self.hasFocus():
                # Qt reports a new value here, which Orca only reads out for sliders.
                announce(self, self.currentText())
            self.chosen.emit(self._choices[at].value)


class Fill(Enum):
    """The colour of a chosen segment, so that opposite answers never look alike."""

    ACCENT = "accent"
    INK = "ink"
    EDGE = "edge"
    """Not filled, but with a strong edge, because contrast themes have no third colour."""


class Segment(QRadioButton):
    """One choice in a strip. Screen readers see a radio button; the row decides which one is shown as chosen."""

    def __init__(self, text: str, parent: QWidget, *, first: bool, last: bool, fill: Fill = Fill.ACCENT) -> None:
        """Show `text`, filled with `fill` when chosen. The `first` and `last` of a strip have rounded ends."""
        super().__init__(parent)
        self._text = text
        self._fill = fill
        self._first, self._last = first, last
        self.ink = ""
        """The colour of its text when it was last painted."""
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        current().changed.connect(self.updateGeometry)

    def show_as(self, text: str) -> None:
        """Show this word or letter."""
        if text != self._text:
            self._text = text
            self.updateGeometry()
            self.update()

    def nextCheckState(self) -> None:
        """Do nothing, because the row decides which segment is chosen."""

    def show_chosen(self, chosen: bool) -> None:
        """Show it as chosen or not. Emits only signals that pages ignore."""
        # Qt refuses to uncheck an exclusive button, so turn that off for a moment. It stays exclusive otherwise,
        # because screen readers would call it a check box.
        self.setAutoExclusive(False)
        self.setChecked(chosen)
        self.setAutoExclusive(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose on Space and leave other keys to the row, because Qt would use arrows to move to any widget."""
        if event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Treat a double click as one press."""
        event.accept()

    def hitButton(self, _point: object) -> bool:
        """Accept a press anywhere on the segment."""
        return True

    def ring(self) -> tuple[QRect, int]:
        """Put the focus ring round the segment."""
        return self.rect(), current().px(6)

    def sizeHint(self) -> QSize:
        """Return the size of its text in bold."""
        theme = current()
        return QSize(self.width_of(self._text), max(theme.px(30), theme.target))

    def width_of(self, text: str) -> int:
        """Return the width it would have with another text."""
        theme = current()
        word = QFontMetrics(theme.font_of(10.5, strong=True)).horizontalAdvance(text)
        return max(word + theme.px(_BESIDE), theme.target)

    def minimumSizeHint(self) -> QSize:
        """Return the full size, so that the text is never cut off."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the segment: filled and bold when chosen."""
        theme = current()
        colours = theme.colours
        chosen = self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground, words = {
            Fill.ACCENT: (colours.accent, colours.on_accent),
            Fill.INK: (colours.ink, colours.surface),
            Fill.EDGE: (colours.sunken, colours.ink),
        }[self._fill]
        self.ink = words if chosen else colours.ink
        if not chosen:
            edge, thick = colours.accent if self.underMouse() else colours.outline, 1
        else:
            edge, thick = (words, theme.px(2)) if self._fill is Fill.EDGE else (ground, 1)
        painter.setPen(QPen(QColor(edge), thick))
        painter.setBrush(QColor(ground if chosen else colours.surface))
        painter.drawPath(self._shape())
        painter.setPen(QColor(self.ink))
        painter.setFont(theme.font_of(10.5, strong=chosen))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._text)
        painter.end()

    def _shape(self) -> QPainterPath:
        # Of two neighbours, the left one draws the line between them. Only the ends of the strip are rounded.
        box = QRectF(self.rect()).adjusted(0.5 if self._first else -0.5, 0.5, -0.5, -0.5)
        radius = current().px(6)
        path = QPainterPath()
        path.addRoundedRect(box, radius, radius)
        if not self._first:
            path.addRect(QRectF(box.left(), box.top(), radius, box.height()))
        if not self._last:
            path.addRect(QRectF(box.right() - radius, box.top(), radius, box.height()))
        path.setFillRule(Qt.FillRule.WindingFill)
        return path.simplified()


class TickLine(OncePressedBox):
    """A check box with wrapping text, followed by “for whom” in a second colour and a source mark such as [3]."""

    ticked = Signal(bool)
    """The reader ticked or cleared the box."""

    def __init__(self, text: str, whom: str = "", source: str = "", parent: QWidget | None = None) -> None:
        """Show `text`, then `whom`, then the `source` mark; `set_source_hint` explains the mark."""
        super().__init__(parent)
        self._text = text
        self._whom = whom
        self._source = source
        self.setAccessibleName(" ".join(part for part in (text, f"({whom})" if whom else "", source) if part))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._heights: dict[int, int] = {}
        self.clicked.connect(self.ticked)
        current().changed.connect(self._forget_heights)

    def set_source_hint(self, text: str) -> None:
        """Explain the source mark, such as by publisher and date, in the tool tip and to screen readers."""
        set_tip(self, text)
        self.setAccessibleDescription(text)

    def show_ticked(self, ticked: bool) -> None:
        """Show it as ticked or not, without emitting a signal."""
        self.setChecked(ticked)

    def hitButton(self, point: QPoint) -> bool:
        """Accept a press anywhere on the line."""
        return self.rect().contains(point)

    def ring(self) -> tuple[QRect, int]:
        """Put the focus ring round the whole line."""
        return self.rect().adjusted(-current().px(2), 0, current().px(2), 0), current().px(5)

    def sizeHint(self) -> QSize:
        """Return a width of about forty characters."""
        width = current().px(300)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return a size narrow enough for two columns in a small window."""
        return QSize(current().px(130), current().target)

    def hasHeightForWidth(self) -> bool:
        """Text wraps, so the height depends on the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height that the text needs at `width`."""
        # Cached because layouts ask for the same few widths over and over.
        if width not in self._heights:
            needed = round(self._laid_out(width).boundingRect().height()) + current().px(6)
            self._heights[width] = max(needed, current().target)
        return self._heights[width]

    def _forget_heights(self) -> None:
        self._heights = {}
        self.updateGeometry()

    def _laid_out(self, width: int) -> QTextLayout:
        theme = current()
        words = "  ".join(part for part in (self._text, self._whom, self._source) if part)
        layout = QTextLayout(words, theme.font_of(10.5))
        layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
        second = QTextLayout.FormatRange()
        second.start = len(self._text)
        second.length = len(words) - len(self._text)
        second.format.setForeground(theme.colour("muted"))
        first = QTextLayout.FormatRange()
        first.start, first.length = 0, len(self._text)
        first.format.setForeground(theme.colour("ink" if self.isEnabled() else "muted"))
        layout.setFormats([first, second])
        room = max(20, width - theme.px(_BOX + _GAP))
        layout.beginLayout()
        top = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(room)
            line.setPosition(QPoint(0, round(top)))
            top += line.height()
        layout.endLayout()
        return layout

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the box, the tick and the text."""
        theme = current()
        colours = theme.colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = theme.px(_BOX)
        line = self.fontMetrics().height()
        box = QRectF(0.5, theme.px(3) + (line - side) / 2 + 0.5, side - 1, side - 1)
        hot = self.underMouse() and self.isEnabled()
        ticked = self.isChecked()
        painter.setPen(QPen(QColor(colours.accent if ticked or hot else colours.outline), max(1.0, 1.2 * theme.zoom)))
        empty = colours.surface if self.isEnabled() else colours.sunken
        painter.setBrush(QColor(colours.accent if ticked else empty))
        painter.drawRoundedRect(box, theme.px(4), theme.px(4))
        if ticked:
            inner = box.adjusted(side * 0.12, side * 0.12, -side * 0.12, -side * 0.12)
            paint_mark(painter, Icon.TICK, inner, colours.on_accent)
        self._laid_out(self.width()).draw(painter, QPoint(theme.px(_BOX + _GAP), theme.px(3)))
        painter.end()
