"""Both sides of an item on the wall: equally many of each."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from wizard.ui.room.large_text import LargeText
from wizard.ui.widgets.spacing import Column, SideBySide


class Statements(QWidget):
    """A heading and statements below it."""

    def __init__(self, heading: str) -> None:
        super().__init__()
        self._column = Column(6, parent=self)
        self._column.addWidget(LargeText(12, strong=True, muted=True, text=heading))
        self._column.addStretch(1)
        self._lines: list[LargeText] = []
        self.setAccessibleName(heading)

    def show_texts(self, texts: Sequence[str]) -> None:
        """Show these statements."""
        while len(self._lines) < len(texts):
            self._lines.append(LargeText(14, bullet=True))
            self._column.insertWidget(len(self._lines), self._lines[-1])
        for at, line in enumerate(self._lines):
            line.setText(texts[at] if at < len(texts) else "")
            line.setVisible(at < len(texts))


class Sides(QWidget):
    """What it could bring beside what it could cost or risk."""

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
        """Put the two side by side, or one below the other."""
        direction = SideBySide.Direction
        self._pair.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
