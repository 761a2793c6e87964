"""Text for the wall: as large as the card finds room for, whatever the style sheet says of labels."""

from functools import lru_cache

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent

from wizard.ui.theme import current
from wizard.ui.widgets.text_labels import PlainLabel

_FLAGS = int(Qt.TextFlag.TextWordWrap)
_MIDDLE = int(Qt.AlignmentFlag.AlignVCenter)
_TALL = 100_000


class LargeText(PlainLabel):
    """Plain text at so many points of the plain size, times the theme's zoom, times the card's own `fit`."""

    def __init__(
        self, points: float, *, strong: bool = False, muted: bool = False, bullet: bool = False, text: str = ""
    ) -> None:
        self._points = points
        self._strong = strong
        self._muted = muted
        self._bullet = bullet
        self._fit = 1.0
        super().__init__(text)

    def set_fit(self, fit: float) -> None:
        """Make the text `fit` times as large as it is in the middle of the scale."""
        if fit != self._fit:
            self._fit = fit
            self.updateGeometry()
            self.update()

    def hasHeightForWidth(self) -> bool:
        """Words wrap, so height follows width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height that the words need at `width`."""
        return _height(self.text(), max(1, width - self._indent()), *self._size()) + 1

    def sizeHint(self) -> QSize:
        """One line, if there is room for it."""
        width = self._metrics().horizontalAdvance(self.text()) + self._indent() + 2
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """As narrow as the longest word."""
        return QSize(_longest_word(self.text(), *self._size()) + self._indent(), self._metrics().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the words, and before them a disc if they are one of a list."""
        colours = current().colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(_font(*self._size()))
        painter.setPen(QColor(colours.muted if self._muted else colours.ink))
        room = self.rect().adjusted(self._indent(), 0, 0, 0)
        painter.drawText(room, _FLAGS if self._bullet else _FLAGS | _MIDDLE, self.text())
        if self._bullet:
            radius = self._metrics().xHeight() * 0.26
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.accent))
            painter.drawEllipse(
                QRect(0, 0, round(2 * radius), round(2 * radius)).translated(2, round(self._line_middle() - radius))
            )
        painter.end()

    def _line_middle(self) -> float:
        metrics = self._metrics()
        return metrics.ascent() - metrics.xHeight() / 2

    def _indent(self) -> int:
        return round(self._metrics().height() * 0.62) if self._bullet else 0

    def _size(self) -> tuple[float, bool]:
        return self._points * self._fit * current().zoom, self._strong

    def _metrics(self) -> QFontMetrics:
        return _metrics(*self._size())


# The card tries several sizes for every item it shows, so what was measured once is kept.


@lru_cache(maxsize=64)
def _metrics(points: float, strong: bool) -> QFontMetrics:
    return QFontMetrics(_font(points, strong))


def _font(points: float, strong: bool) -> QFont:
    theme = current()
    return theme.font_of(points / theme.zoom, strong=strong)


@lru_cache(maxsize=4096)
def _height(text: str, width: int, points: float, strong: bool) -> int:
    return _metrics(points, strong).boundingRect(QRect(0, 0, width, _TALL), _FLAGS, text).height()


@lru_cache(maxsize=4096)
def _longest_word(text: str, points: float, strong: bool) -> int:
    metrics = _metrics(points, strong)
    return max((metrics.horizontalAdvance(word) for word in text.split()), default=0)
