"""Text on the wall, as large as the card has space for, whatever the style sheet says about labels.

The outcome has its mark beside it. Both sides of an item list the same number of statements.
"""

from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from wizard.plan.ruling_kind import RulingKind
from wizard.ui.accessibility.screen_reader import announce, make_reading
from wizard.ui.decision.decision_looks import OUTCOME_LOOKS
from wizard.ui.theme import Icon, Tone, current
from wizard.ui.widgets.icon_label import Sign, TintedFrame
from wizard.ui.widgets.spacing import ColumnLayout, Row, SideBySide
from wizard.ui.widgets.text_labels import PlainLabel

_FLAGS = int(Qt.TextFlag.TextWordWrap)
_MIDDLE = int(Qt.AlignmentFlag.AlignVCenter)
# Taller than any text, so that only the width limits the measured height.
_TALL = 100_000

# On the wall, a checked duty is shown as information, not as a success.
_LOOKS = {**OUTCOME_LOOKS, RulingKind.NOTED: (Tone.ACCENT, Icon.INFORMATION)}
_DECIDED = frozenset(RulingKind) - {RulingKind.NOT_PUT}
_LOUD, _QUIET = 4.8, 3.8
LEAST = 3.0
"""The smallest text on the wall, in hundredths of the window's height, so that people across the room can read it."""


def hundredths(part: QWidget, amount: float) -> int:
    """Return this many hundredths of the height of the part's window, in pixels; at least 1."""
    return max(1, round(part.window().height() * amount / 100))


class LargeText(PlainLabel):
    """Plain text sized in hundredths of the window's height, scaled by the card's `fit` but never below the minimum."""

    def __init__(
        self, size: float, *, strong: bool = False, muted: bool = False, bullet: bool = False, text: str = ""
    ) -> None:
        self._hundredths = size
        self._strong = strong
        self._muted = muted
        self._bullet = bullet
        self._fit = 1.0
        super().__init__(text)

    def set_fit(self, fit: float) -> None:
        """Scale the text by `fit`, where 1 is the middle of the scale."""
        if fit != self._fit:
            self._fit = fit
            self.updateGeometry()
            self.update()

    def hasHeightForWidth(self) -> bool:
        """Text wraps, so its height depends on its width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height that the text needs at `width`."""
        return _height(self.text(), max(1, width - self._indent()), *self._size()) + 1

    def sizeHint(self) -> QSize:
        """Return the size of one line."""
        width = self._metrics().horizontalAdvance(self.text()) + self._indent() + 2
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return the width of the longest word."""
        return QSize(_longest_word(self.text(), *self._size()) + self._indent(), self._metrics().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the text, after a bullet if it is part of a list."""
        colours = current().colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(wall_font(*self._size()))
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

    @property
    def size_in_hundredths(self) -> float:
        """Return the current size of the text, in hundredths of the window's height."""
        return max(LEAST, self._hundredths * self._fit)

    def _size(self) -> tuple[int, bool]:
        return hundredths(self, self.size_in_hundredths), self._strong

    def _metrics(self) -> QFontMetrics:
        return _metrics(*self._size())


# The card tries several sizes for every item, so measurements are cached.


@lru_cache(maxsize=64)
def _metrics(pixels: int, strong: bool) -> QFontMetrics:
    return QFontMetrics(wall_font(pixels, strong))


def wall_font(pixels: int, strong: bool) -> QFont:
    """Return the typeface at this height in pixels."""
    font = current().font_of(10, strong=strong)
    font.setPixelSize(pixels)
    return font


@lru_cache(maxsize=4096)
def _height(text: str, width: int, pixels: int, strong: bool) -> int:
    return _metrics(pixels, strong).boundingRect(QRect(0, 0, width, _TALL), _FLAGS, text).height()


@lru_cache(maxsize=4096)
def _longest_word(text: str, pixels: int, strong: bool) -> int:
    metrics = _metrics(pixels, strong)
    return max((metrics.horizontalAdvance(word) for word in text.split()), default=0)


class LargeOutcome(TintedFrame):
    """The outcome of the proposal, shown very large once there is one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Tone.NEUTRAL, parent, radius=10)
        row = Row(14, (20, 10, 16, 10), self)
        self._sign = Sign(Icon.INFORMATION, Tone.NEUTRAL, side=30)
        self._loud, self._quiet = LargeText(_LOUD, strong=True), LargeText(_QUIET, strong=True, muted=True)
        row.addWidget(self._sign)
        row.addWidget(self._loud, 1)
        row.addWidget(self._quiet, 1)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._sentence = ""
        make_reading(self, "", "")

    @property
    def sentence(self) -> str:
        """The sentence shown."""
        return self._sentence

    def show_outcome(self, kind: RulingKind, sentence: str, *, aloud: bool, said: str = "") -> None:
        """Show the outcome. With `aloud`, announce a changed sentence, or `said` in its place, to screen readers."""
        tone, mark = _LOOKS[kind]
        loud = kind in _DECIDED
        self._loud.setVisible(loud)
        self._quiet.setVisible(not loud)
        (self._loud if loud else self._quiet).setText(sentence)
        self._sign.show_mark(mark, tone)
        self.set_tone(tone)
        self.setAccessibleName(sentence)
        new, self._sentence = sentence != self._sentence, sentence
        if new and aloud:
            announce(self, said or sentence)


class Statements(QWidget):
    """A heading and statements below it."""

    def __init__(self, heading: str) -> None:
        super().__init__()
        self._column = ColumnLayout(6, parent=self)
        self._column.addWidget(LargeText(3, strong=True, muted=True, text=heading))
        self._column.addStretch(1)
        self._lines: list[LargeText] = []
        self.setAccessibleName(heading)

    def show_texts(self, texts: Sequence[str]) -> None:
        """Show these statements."""
        while len(self._lines) < len(texts):
            self._lines.append(LargeText(3.6, bullet=True))
            self._column.insertWidget(len(self._lines), self._lines[-1])
        for at, line in enumerate(self._lines):
            line.setText(texts[at] if at < len(texts) else "")
            line.setVisible(at < len(texts))


class Sides(QWidget):
    """The benefits of an item beside its costs and risks."""

    def __init__(self) -> None:
        super().__init__()
        self._pair = SideBySide(0, 28, parent=self)
        self._gains, self._costs = Statements("What it could bring"), Statements("What it could cost or risk")
        self._pair.addWidget(self._gains, 1)
        self._pair.addWidget(self._costs, 1)

    def show_sides(self, gains: Sequence[str], costs: Sequence[str]) -> None:
        """Show these statements."""
        self._gains.show_texts(gains)
        self._costs.show_texts(costs)

    def set_beside(self, beside: bool) -> None:
        """Put the two sides next to each other, or one below the other."""
        direction = SideBySide.Direction
        self._pair.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
