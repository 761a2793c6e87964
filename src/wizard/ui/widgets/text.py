"""Labels: plain text, wrapping, each with one size and weight of the scale."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

_WIDEST = 90
"""The most characters of a line that a label asks room for."""


class PlainLabel(QLabel):
    """Text as it is: no markup, no link, no mnemonic. Wraps, and takes the height that its width needs."""

    def __init__(self, text: str = "", parent: QWidget | None = None, *, wrap: bool = True) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.setWordWrap(wrap)
        policy = QSizePolicy(
            QSizePolicy.Policy.Preferred if wrap else QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Minimum
        )
        policy.setHeightForWidth(wrap)
        self.setSizePolicy(policy)
        self.setText(text)

    def sizeHint(self) -> QSize:
        """One line where that is not too wide; Qt's own guess would make a square of it."""
        if not self.wordWrap():
            return super().sizeHint()
        line = max(
            (self.fontMetrics().horizontalAdvance(line) for line in self.text().split("\n")),
            default=0,
        )
        width = min(line + 4, self.fontMetrics().averageCharWidth() * _WIDEST)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Let a wrapping label shrink to its longest word; its height follows from its width."""
        hint = super().minimumSizeHint()
        if not self.wordWrap():
            return hint
        longest = max((self.fontMetrics().horizontalAdvance(word) for word in self.text().split()), default=0)
        return QSize(min(hint.width(), longest + 2) if longest else hint.width(), self.fontMetrics().height())


class Eyebrow(PlainLabel):
    """The small line above a title."""


class Title(PlainLabel):
    """The title of a page."""


class CardTitle(PlainLabel):
    """The title of a card."""


class Subheading(PlainLabel):
    """A heading inside a card."""


class Lead(PlainLabel):
    """The one sentence below a page's title."""


class Body(PlainLabel):
    """Running text."""


class Muted(PlainLabel):
    """Second text: for whom, what for."""


class Hint(PlainLabel):
    """Small second text below a control."""
