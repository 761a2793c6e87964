"""Rows that open something: a mark, what it is, a second text, and the whole row is the button."""

from collections.abc import Callable

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QContextMenuEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy, QWidget

from wizard.ui.accessibility.tip import set_tip
from wizard.ui.theme import Mark, Tone, current, paint_mark

_SIDE, _GAP, _PAD = 20, 12, 10
_FORGET = "Delete, or the menu key, forgets it on this PC."
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class OpeningRow(QAbstractButton):
    """One row. Enter, Space or a click opens."""

    def __init__(
        self,
        title: str,
        detail: str,
        pressed: Callable[[], object],
        mark: Mark = Mark.DOCUMENT,
        tone: Tone = Tone.ACCENT,
        parent: QWidget | None = None,
        *,
        forget: Callable[[], object] | None = None,
    ) -> None:
        super().__init__(parent)
        self._forget = forget
        self._title, self._detail, self._mark, self._tone = title, detail, mark, tone
        self.setAccessibleName(f"{title}, {detail}" if detail else title)
        set_tip(self, f"{title}\n{detail}" + (f"\n{_FORGET}" if forget else ""))
        self.setAccessibleDescription(_FORGET if forget else "")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda _checked=False: pressed())
        current().changed.connect(self.updateGeometry)

    @property
    def title(self) -> str:
        """What it opens."""
        return self._title

    @property
    def detail(self) -> str:
        """The second text."""
        return self._detail

    def ring(self) -> tuple[QRect, int]:
        """The focus ring goes round the whole row."""
        return self.rect(), current().px(7)

    def sizeHint(self) -> QSize:
        """Two lines high."""
        theme = current()
        lines = QFontMetrics(theme.font_of(10.5)).height() + QFontMetrics(theme.font_of(9.5)).height()
        return QSize(theme.px(260), max(lines + theme.px(14), theme.target))

    def minimumSizeHint(self) -> QSize:
        """Its words are cut with an ellipsis rather than wrapped."""
        return QSize(current().px(140), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens as well as Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() == Qt.Key.Key_Delete and self._forget is not None:
            self._forget()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer to forget what the row opens."""
        if self._forget is None:
            super().contextMenuEvent(event)
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction("Forget this plan on this PC…").triggered.connect(lambda _checked=False: self._ask_to_forget())
        menu.popup(event.globalPos())

    def _ask_to_forget(self) -> None:
        if self._forget is not None:
            self._forget()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground, mark, words and the arrow at the right."""
        theme = current()
        colours = theme.colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        hot = self.underMouse()
        if hot or self.isDown():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.sunken if self.isDown() else colours.tint))
            painter.drawRoundedRect(QRectF(self.rect()), theme.px(7), theme.px(7))
        side, pad = theme.px(_SIDE), theme.px(_PAD)
        ink = colours.of_tone(self._tone)[0]
        paint_mark(painter, self._mark, QRectF(pad, (self.height() - side) / 2, side, side), ink)
        arrow = theme.px(14)
        right = self.width() - pad - arrow
        colour = colours.accent if hot else colours.muted
        paint_mark(painter, Mark.RIGHT, QRectF(right, (self.height() - arrow) / 2, arrow, arrow), colour)
        left = pad + side + theme.px(_GAP)
        self._paint_words(painter, QRect(left, 0, right - left - pad, self.height()))
        painter.end()

    def _paint_words(self, painter: QPainter, room: QRect) -> None:
        theme = current()
        top = (self.height() - self.sizeHint().height()) // 2 + theme.px(7)
        # The end of a path says which file it is; the beginning of a title says what.
        for text, size, strong, colour, cut in (
            (self._title, 10.5, True, theme.colours.ink, Qt.TextElideMode.ElideRight),
            (self._detail, 9.5, False, theme.colours.muted, Qt.TextElideMode.ElideMiddle),
        ):
            font = theme.font_of(size, strong=strong)
            metrics = QFontMetrics(font)
            painter.setFont(font)
            painter.setPen(QColor(colour))
            line = QRect(room.left(), top, room.width(), metrics.height())
            painter.drawText(line, _LEFT, metrics.elidedText(text, cut, room.width()))
            top += metrics.height()
