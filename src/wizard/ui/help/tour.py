"""The tour: a few cards shown when the program is first opened on a PC, and never again."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from wizard.ui.accessibility.screen_reader import announce
from wizard.ui.help.help_texts import HelpSection, tour_cards
from wizard.ui.theme import current
from wizard.ui.theme.marks import no_pen
from wizard.ui.widgets.buttons import Button, ButtonKind
from wizard.ui.widgets.dialogs import RollingDialog
from wizard.ui.widgets.spacing import ColumnLayout
from wizard.ui.widgets.text_labels import Lead, Title


class _Dots(QWidget):
    """Dots that show which card is shown. They are decoration; screen readers get this from the card's name."""

    def __init__(self, count: int) -> None:
        super().__init__()
        self._count = count
        self._at = 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_place(self, at: int) -> None:
        self._at = at
        self.update()

    def sizeHint(self) -> QSize:
        theme = current()
        return QSize(theme.px(18) * self._count, theme.px(12))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current()
        painter = QPainter(self)
        side = theme.even_px(8)
        for at in range(self._count):
            no_pen(painter, theme.colours.accent)
            dot = QRectF(at * theme.px(18) + 1, (self.height() - side) / 2, side, side)
            if at != self._at:
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QColor(theme.colours.outline))
            painter.drawEllipse(dot)
        painter.end()


class TourDialog(RollingDialog):
    """The cards one after the other. Enter goes on, Left and Right turn, Escape ends the tour."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, "Welcome", 560, margins=(28, 24, 28, 20))
        self._cards = tour_cards()
        self._stack = QStackedWidget()
        self._shown = [_card(card) for card in self._cards]
        for shown in self._shown:
            self._stack.addWidget(shown)
        self._dots = _Dots(len(self._cards))
        self._back = Button("&Back", lambda: self.turn(-1), repeats=True)
        self._on = Button("&Next", lambda: self.turn(1), ButtonKind.PRIMARY, repeats=True)
        self.body.addWidget(self._stack)
        self.note.addWidget(self._dots)
        self.foot.add(Button("&Skip", self.reject, ButtonKind.TEXT), self._back, self._on)
        self._show(0)

    @property
    def place(self) -> int:
        """The index of the card shown, from 0."""
        return self._stack.currentIndex()

    def turn(self, by: int) -> None:
        """Turn forward or back by this number of cards. Going past the last one ends the tour."""
        to = self.place + by
        if to >= len(self._cards):
            self.accept()
        elif to >= 0:
            self._show(to)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn with Left and Right, go on with Enter."""
        turns = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Return: 1, Qt.Key.Key_Enter: 1}
        key = Qt.Key(event.key())
        if key not in turns:
            super().keyPressEvent(event)
        elif key != Qt.Key.Key_Right or self.place < len(self._cards) - 1:
            self.turn(turns[key])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give every card the height of the tallest, so that nothing moves."""
        super().resizeEvent(event)
        width = self._stack.width()
        self._stack.setMinimumHeight(max(card.heightForWidth(width) for card in self._shown))

    def _show(self, at: int) -> None:
        card = self._cards[at]
        self._stack.setCurrentIndex(at)
        self._dots.show_place(at)
        self._back.setVisible(at > 0)
        last = at == len(self._cards) - 1
        self._on.set_text("&Begin" if last else "&Next")
        self._on.setFocus(Qt.FocusReason.OtherFocusReason)
        self.setAccessibleName(f"Welcome, {at + 1} of {len(self._cards)}: {card.title}")
        self.setAccessibleDescription(" ".join(card.text))
        announce(self, f"{card.title}. {' '.join(card.text)}")


def _card(card: HelpSection) -> QWidget:
    widget = QWidget()
    column = ColumnLayout(12, parent=widget)
    column.addWidget(Title(card.title))
    for paragraph in card.text:
        column.addWidget(Lead(paragraph))
    column.addStretch(1)
    widget.setAccessibleName(card.title)
    return widget
