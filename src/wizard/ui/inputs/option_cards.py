"""A choice of one card at most. The whole card is the button."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QWidget

from wizard.ui.accessibility.screen_reader import announce
from wizard.ui.accessibility.tab_order import bring_into_sight
from wizard.ui.theme import Icon, current, paint_mark
from wizard.ui.widgets.spacing import Tiles

_PAD, _DISC, _GAP = 14, 20, 12
_DIGIT = 24
"""The diameter of the disc that shows a card's key."""
_LEAST = 184
"""The minimum width of a card beside another, in pixels at zoom 1."""
_WORDS = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class Option(NamedTuple):
    """An option on a card."""

    value: str
    label: str
    detail: str = ""
    """A second text, such as its meaning. On a card with a digit it is on the right."""
    muted: bool = False
    """Whether it is shown less prominently, though it can still be chosen."""


class OptionCard(QRadioButton):
    """An option as a card that can be pressed anywhere. Screen readers see a radio button."""

    def __init__(self, option: Option, parent: QWidget | None = None, *, digit: str = "") -> None:
        """Show `option`. With a `digit` in the disc it takes one line, with its detail on the right."""
        super().__init__(parent)
        self.option = option
        self._digit = digit
        self._tight = False
        self.setAccessibleName(option.label)
        self.setAccessibleDescription(option.detail)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        current().changed.connect(self.updateGeometry)

    def show_option(self, option: Option) -> None:
        """Show the same option with a different detail."""
        if option != self.option:
            self.option = option
            self.setAccessibleDescription(option.detail)
            self.updateGeometry()
            self.update()

    def set_tight(self, tight: bool) -> None:
        """Use less height in a low window."""
        if tight != self._tight:
            self._tight = tight
            self.updateGeometry()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Treat a double click as one press."""
        event.accept()

    def hitButton(self, point: QPoint) -> bool:
        """Accept a press anywhere on the card."""
        return self.rect().contains(point)

    def nextCheckState(self) -> None:
        """Do nothing, because only the list of cards decides which one is shown as chosen."""

    def show_chosen(self, chosen: bool) -> None:
        """Show it as chosen or not. Emits only signals that pages ignore."""
        # Qt refuses to uncheck an exclusive button, so turn that off for a moment. It stays exclusive otherwise,
        # because screen readers would call it a check box.
        self.setAutoExclusive(False)
        self.setChecked(chosen)
        self.setAutoExclusive(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose on Space and leave arrows and Enter to the list, because Qt would use arrows to move to any widget."""
        if event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def ring(self) -> tuple[QRect, int]:
        """Put the focus ring round the whole card."""
        return self.rect(), current().px(8)

    def sizeHint(self) -> QSize:
        """Return the preferred width of its label, and the height of its text."""
        theme = current()
        width = self.fontMetrics().horizontalAdvance(self.option.label) * 11 // 10
        width += theme.px(_PAD * 2 + _DISC + _GAP)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return a size narrow enough for a side panel; the text wraps."""
        least = 40 if not self._digit else 32 if self._tight else 38
        return QSize(current().px(120), max(current().px(least), current().target))

    def hasHeightForWidth(self) -> bool:
        """Text wraps, so the height depends on the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height that label and detail need at `width`."""
        label, detail = self._words(width)
        theme = current()
        if self._digit:
            least = theme.px(32 if self._tight else 38)
            return max(max(label.height(), detail.height()) + theme.px(10), least, theme.target)
        height = label.height() + (detail.height() if self.option.detail else 0)
        return max(height + theme.px(18), theme.px(40), theme.target)

    def _words(self, width: int) -> tuple[QRect, QRect]:
        theme = current()
        if self._digit:
            return self._words_in_line(width)
        left = theme.px(_PAD + _DISC + _GAP)
        room = QRect(left, theme.px(9), max(1, width - left - theme.px(_PAD)), 10_000)
        label = _box(self, room, self.option.label, strong=True)
        below = room.translated(0, label.height())
        return label, _box(self, below, self.option.detail, strong=False)

    def _words_in_line(self, width: int) -> tuple[QRect, QRect]:
        theme = current()
        left, right = theme.px(10 + _DIGIT + 10), theme.px(10 + _DISC + 6 if self.isChecked() else 12)
        room = max(1, width - left - right)
        small = QFontMetrics(theme.font_of(9.5), self)
        label = QFontMetrics(theme.font_of(10.5, strong=True), self).horizontalAdvance(self.option.label)
        most = max(room // 2, room - label - theme.px(12))
        # A little wider than the text, or rounding would break the line.
        note = min(small.horizontalAdvance(self.option.detail) + theme.px(3), most) if self.option.detail else 0
        detail = small.boundingRect(QRect(0, 0, max(1, note), 10_000), _WORDS, self.option.detail)
        detail.moveTo(width - right - note, 0)
        words = QRect(left, 0, max(1, room - (note + theme.px(8) if note else 0)), 10_000)
        return _box(self, words, self.option.label, strong=True), QRect(detail.x(), 0, note + 1, detail.height())

    def _paint_in_line(self, painter: QPainter, *, hot: bool) -> None:
        """Paint the digit in its disc, the label, the detail and, if chosen, a tick."""
        theme, colours, chosen = current(), current().colours, self.isChecked()
        side = theme.even_px(_DIGIT)
        disc = QRectF(theme.px(10), (self.height() - side) / 2, side, side).adjusted(1, 1, -1, -1)
        painter.setPen(QPen(QColor(colours.accent if chosen or hot else colours.outline), max(1.0, 1.3 * theme.zoom)))
        painter.setBrush(QColor(colours.accent if chosen else colours.surface))
        painter.drawEllipse(disc)
        painter.setPen(QColor(colours.on_accent if chosen else colours.ink))
        painter.setFont(theme.font_of(9.5, strong=True))
        painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, self._digit)
        label, detail = self._words_in_line(self.width())
        back = self.option.muted or not self.isEnabled()
        painter.setPen(QColor(colours.muted if back else colours.ink))
        painter.setFont(theme.font_of(10.5, strong=True))
        painter.drawText(label.translated(0, (self.height() - label.height()) // 2), _WORDS, self.option.label)
        painter.setFont(theme.font_of(9.5))
        painter.setPen(QColor(colours.ink if chosen else colours.muted))
        painter.drawText(detail.translated(0, (self.height() - detail.height()) // 2), _WORDS, self.option.detail)
        if chosen:
            tick = theme.px(_DISC)
            place = QRectF(self.width() - theme.px(10) - tick, (self.height() - tick) / 2, tick, tick)
            paint_mark(painter, Icon.TICK, place, colours.accent)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the card, the disc and the text."""
        theme = current()
        colours = theme.colours
        chosen, hot = self.isChecked(), self.underMouse() and self.isEnabled()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # Draw the thicker edge of a chosen card inwards, so that the text does not move.
        edge = theme.px(2) if chosen else 1
        inset = edge / 2
        painter.setPen(QPen(QColor(colours.accent if chosen or hot else colours.outline), edge))
        painter.setBrush(QColor(colours.tint if chosen else colours.surface))
        radius = theme.px(7)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), radius, radius)
        if self._digit:
            self._paint_in_line(painter, hot=hot)
            painter.end()
            return
        label, detail = self._words(self.width())
        # If the row stretches the card, keep the disc and the text in the middle.
        used = label.height() + (detail.height() if self.option.detail else 0) + theme.px(18)
        spare = (self.height() - used) // 2
        self._paint_disc(painter, chosen, hot, label.top() + spare + self.fontMetrics().height() / 2)
        painter.setPen(QColor(colours.ink if self.isEnabled() else colours.muted))
        painter.setFont(theme.font_of(10.5, strong=True))
        painter.drawText(label.translated(0, spare), _WORDS, self.option.label)
        painter.setPen(QColor(colours.ink if chosen else colours.muted))
        painter.setFont(theme.font_of(10.5))
        painter.drawText(detail.translated(0, spare), _WORDS, self.option.detail)
        painter.end()

    def _paint_disc(self, painter: QPainter, chosen: bool, hot: bool, middle: float) -> None:
        theme = current()
        colours = theme.colours
        side = theme.even_px(_DISC)
        disc = QRectF(theme.px(_PAD), middle - side / 2, side, side).adjusted(1, 1, -1, -1)
        line = max(1.0, 1.6 * theme.zoom)
        painter.setPen(QPen(QColor(colours.accent if chosen or hot else colours.outline), line))
        painter.setBrush(QColor(colours.accent if chosen else colours.surface))
        painter.drawEllipse(disc)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.on_accent))
            dot = side * 0.19
            painter.drawEllipse(disc.center(), dot, dot)


class OptionCards(QWidget):
    """Cards of which one or none is chosen. Arrow keys move and choose; Space, Enter and digits choose."""

    chosen = Signal(str)
    """The reader chose the option with this value."""

    def __init__(
        self,
        name: str,
        options: Sequence[Option] = (),
        columns: int = 1,
        parent: QWidget | None = None,
        *,
        numbered: bool = False,
        least: int = _LEAST,
    ) -> None:
        """Offer `options` in up to `columns` columns if they fit.

        If `numbered`, each card is one line with its key in the disc. Cards side by side are at least `least` wide.
        """
        super().__init__(parent)
        self._columns = columns
        self._numbered = numbered
        self._least = least
        self._tiles = Tiles(6 if numbered else 8, parent=self)
        self._cards: list[OptionCard] = []
        self.keys_choose = True
        """Whether digits choose, and arrows too once a card is chosen. If not, they only move the focus."""
        self.setAccessibleName(name)
        self.set_options(options)

    @property
    def choice(self) -> str | None:
        """The value of the chosen option, or None."""
        return next((card.option.value for card in self._cards if card.isChecked()), None)

    @property
    def cards(self) -> tuple[OptionCard, ...]:
        """The cards from top to bottom."""
        return tuple(self._cards)

    def set_options(self, options: Sequence[Option]) -> None:
        """Offer `options`, keeping the current choice if it is still offered. Does nothing if they are the same."""
        if [card.option for card in self._cards] == list(options):
            return
        if [card.option.value for card in self._cards] == [option.value for option in options]:
            # Cards that stay keep the focus.
            for card, option in zip(self._cards, options, strict=True):
                if card.option.label == option.label:
                    card.show_option(option)
            if [card.option for card in self._cards] == list(options):
                return
        choice = self.choice
        self._tiles.drop()
        self._cards = []
        for number, option in enumerate(options, 1):
            card = OptionCard(option, digit=str(number) if self._numbered else "")
            card.clicked.connect(lambda _checked=False, value=option.value: self._choose(value))
            self._cards.append(card)
        self._arrange()
        self.show_choice(choice)

    def show_choice(self, value: str | None) -> None:
        """Show `value` as chosen. If it is None or not offered, no card is shown as chosen."""
        for card in self._cards:
            card.show_chosen(card.option.value == value)
        stop = next((card for card in self._cards if card.isChecked()), self._cards[0] if self._cards else None)
        for card in self._cards:
            card.setFocusPolicy(Qt.FocusPolicy.StrongFocus if card is stop else Qt.FocusPolicy.ClickFocus)
        if stop is not None:
            self.setFocusProxy(stop)

    def set_tight(self, tight: bool) -> None:
        """Make the cards lower in a low window."""
        for card in self._cards:
            card.set_tight(tight)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use as many columns as fit."""
        super().resizeEvent(event)
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        """Return the width of one card. Using the current layout would keep it from becoming narrower."""
        return QSize(current().px(120), super().minimumSizeHint().height())

    def _arrange(self) -> None:
        theme = current()
        columns = min(self._columns, max(1, self.width() // theme.px(self._least)), max(1, len(self._cards)))
        self._tiles.arrange(self._cards, columns)
        # A squeezed card would cut off its text. In a low window, the area round the cards scrolls.
        rows = -(-len(self._cards) // columns)
        gap = theme.px(6 if self._numbered else 8)
        highest = max((card.minimumSizeHint().height() for card in self._cards), default=0)
        self.setMinimumHeight(rows * highest + max(0, rows - 1) * gap)

    def _choose(self, value: str) -> None:
        if self.choice == value:
            return
        self.show_choice(value)
        self.chosen.emit(value)

    def _choose_aloud(self, card: OptionCard) -> None:
        """Choose the focused card and announce it: screen readers report a chosen radio button only after Space."""
        if self.choice != card.option.value:
            announce(card, f"{card.option.label}, chosen")
            self._choose(card.option.value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move among the cards; each card leaves these keys to its list."""
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1}
        at = next((i for i, card in enumerate(self._cards) if card.hasFocus()), None)
        key = Qt.Key(event.key())
        if at is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif key in steps:
            card = self._cards[(at + steps[key]) % len(self._cards)]
            card.setFocus(Qt.FocusReason.TabFocusReason)
            if self.choice is not None and self.keys_choose:
                self._choose(card.option.value)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose_aloud(self._cards[at])
        elif event.text().isdecimal() and 0 < int(event.text()) <= len(self._cards):
            card = self._cards[int(event.text()) - 1]
            was_there = card.hasFocus()
            card.setFocus(Qt.FocusReason.TabFocusReason)
            bring_into_sight(card)
            if self.keys_choose and was_there:
                self._choose_aloud(card)
            elif self.keys_choose:
                self._choose(card.option.value)
        else:
            super().keyPressEvent(event)


def _box(widget: QWidget, room: QRect, text: str, *, strong: bool) -> QRect:
    metrics = QFontMetrics(current().font_of(10.5, strong=strong), widget)
    return metrics.boundingRect(room, _WORDS, text)
