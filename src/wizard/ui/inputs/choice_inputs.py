"""Ways to choose: a list that folds away, a tick box with its statement, and a segment of a strip of choices.

A tick line is one thing that an action could bring or cost, for whom, and where it is written. Segments stand edge to
edge, as in a roll call or in the list of who is there.
"""

import sys
from collections.abc import Sequence
from enum import Enum
from typing import NamedTuple

from PySide6.QtCore import QElapsedTimer, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
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
    QCheckBox,
    QComboBox,
    QListView,
    QRadioButton,
    QSizePolicy,
    QStyleOptionComboBox,
    QWidget,
)

from wizard.ui.accessibility.screen_reader import announce, set_tip
from wizard.ui.theme import Icon, current, paint_mark
from wizard.ui.widgets.buttons import enter_presses
from wizard.ui.widgets.second_press import Arrival

_BESIDE = 18
"""The space beside the word, in pixels of the plain size."""

_BOX, _GAP = 18, 12


class ListChoice(NamedTuple):
    """One thing that may be chosen."""

    value: str
    label: str


class ChoiceField(QComboBox):
    """A list of choices of which one, or none, is chosen."""

    chosen = Signal(str)
    """The reader chose the choice of this value."""

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
        """Name the list. Qt names one by its text on Linux, so what it is for is said there as its description."""
        super().setAccessibleName(name)
        if sys.platform.startswith("linux"):
            self.setAccessibleDescription(name)

    @property
    def choice(self) -> str | None:
        """The value shown as chosen, or None."""
        at = self.currentIndex()
        return self._choices[at].value if at >= 0 else None

    def set_choices(self, choices: Sequence[ListChoice]) -> None:
        """Offer `choices`; what was chosen stays so if it is among them. Emits nothing."""
        if self._choices == tuple(choices):
            return
        choice = self.choice
        self._choices = tuple(choices)
        self.clear()
        self.addItems([each.label for each in self._choices])
        self.show_choice(choice)

    def show_choice(self, value: str | None) -> None:
        """Show `value` as chosen; None, or one that is not offered, shows the placeholder. Emits nothing."""
        values = [each.value for each in self._choices]
        self._shown = values.index(value) if value in values else -1
        self.setCurrentIndex(self._shown)
        set_tip(self, self.currentText())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take a space within a name that is being typed as part of it: “Dr Amara”. Any other opens the list."""
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
        """Leave the wheel to the page: scrolling past a field must not change it."""
        event.ignore()

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        """Cut a long label with an ellipsis; Qt would cut through a letter."""
        super().initStyleOption(option)
        room = self.width() - current().px(10 + 10 + 32) - 4
        option.currentText = self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, room)

    def _choose(self, at: int) -> None:
        if at != self._shown:
            self._shown = at
            set_tip(self, self.currentText())
            if sys.platform.startswith("linux") and self.hasFocus():
                # Qt tells of a new value there, which Orca reads of sliders alone.
                announce(self, self.currentText())
            self.chosen.emit(self._choices[at].value)


class Fill(Enum):
    """The colour of a segment that is chosen: answers that mean the opposite never look alike."""

    ACCENT = "accent"
    INK = "ink"
    EDGE = "edge"
    """Not filled, with a strong edge: in a contrast look there is no third colour."""


class Segment(QRadioButton):
    """One choice: a radio button to the ear, painted here, its row shows what is chosen."""

    def __init__(self, text: str, parent: QWidget, *, first: bool, last: bool, fill: Fill = Fill.ACCENT) -> None:
        """Show `text`, filled so when chosen; the `first` of a strip is round at the left, the `last` at the right."""
        super().__init__(parent)
        self._text = text
        self._fill = fill
        self._first, self._last = first, last
        self.ink = ""
        """The colour of its word, once it was painted."""
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
        """The row shows what is chosen."""

    def show_chosen(self, chosen: bool) -> None:
        """Show it as chosen or not; emits nothing that a page listens to."""
        # Qt refuses to uncheck an exclusive button, so undo needs it switched off for a moment. It stays exclusive
        # otherwise, or screen readers would call it a check box.
        self.setAutoExclusive(False)
        self.setChecked(chosen)
        self.setAutoExclusive(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space chooses; every other key is the row's, where Qt would go to the next widget of any kind."""
        if event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click is one press."""
        event.accept()

    def hitButton(self, _point: object) -> bool:
        """The whole segment is the target."""
        return True

    def ring(self) -> tuple[QRect, int]:
        """The focus ring goes round the segment."""
        return self.rect(), current().px(6)

    def sizeHint(self) -> QSize:
        """Wide enough for its word in bold."""
        theme = current()
        return QSize(self.width_of(self._text), max(theme.px(30), theme.target))

    def width_of(self, text: str) -> int:
        """How wide it would be with another word or letter."""
        theme = current()
        word = QFontMetrics(theme.font_of(10.5, strong=True)).horizontalAdvance(text)
        return max(word + theme.px(_BESIDE), theme.target)

    def minimumSizeHint(self) -> QSize:
        """Its word is never cut."""
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
        # The left of two neighbours draws the line between them; only the ends of the strip are round.
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


class TickLine(QCheckBox):
    """A check box whose words wrap, with “for whom” after them in second colour and a source mark such as [3]."""

    ticked = Signal(bool)
    """The reader ticked or unticked it."""

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
        self._arrival = Arrival()
        self.clicked.connect(self.ticked)
        current().changed.connect(self._forget_heights)

    def set_source_hint(self, text: str) -> None:
        """Explain the source mark, e.g. with publisher and date: in the tool tip and to the ear."""
        set_tip(self, text)
        self.setAccessibleDescription(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter ticks it as Space does, whatever stands round it; a key meant for another tick does nothing."""
        if event.text() in (" ", "\r", "\n"):
            if self._arrival.is_second:
                event.accept()
                return
            Arrival.note_press()
        if enter_presses(self, event):
            Arrival.note_done()
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Tick it, which Space does as it is let go."""
        super().keyReleaseEvent(event)
        Arrival.note_done()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Notice when the focus came to it by itself, as when the line above it is ticked and gone."""
        self._arrival.note_focus(event.reason())
        super().focusInEvent(event)

    def show_ticked(self, ticked: bool) -> None:
        """Show it as ticked or not; emits nothing."""
        self.setChecked(ticked)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click is one press."""
        event.accept()

    def hitButton(self, point: QPoint) -> bool:
        """The whole line is the target."""
        return self.rect().contains(point)

    def ring(self) -> tuple[QRect, int]:
        """The focus ring goes round the whole line."""
        return self.rect().adjusted(-current().px(2), 0, current().px(2), 0), current().px(5)

    def sizeHint(self) -> QSize:
        """About forty characters wide."""
        width = current().px(300)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for two columns in a small window."""
        return QSize(current().px(130), current().target)

    def hasHeightForWidth(self) -> bool:
        """Words wrap, so height follows width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height that the words need at `width`."""
        # Cached: a layout asks for the same few widths over and over.
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
        """Paint box, tick and words."""
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
