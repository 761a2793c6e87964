"""Before and after, side by side: a comparison with the previous meeting or with a decision's earlier guidance."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from wizard.ui.theme import current
from wizard.ui.widgets.spacing import TOP, ColumnLayout, GridLayout
from wizard.ui.widgets.text_labels import Body, Hint, Muted, Subheading


class Difference(NamedTuple):
    """Something that has changed."""

    place: str
    """“Item 3”, “The practice”."""
    what: str
    """“position”, “owner”."""
    before: str
    after: str


class Hairline(QWidget):
    """A thin line between two rows."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the line in the theme's colour."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(current().colours.hairline))
        painter.end()


class Comparison(QWidget):
    """Differences in rows: the subject, the old value, the new value."""

    def __init__(self, heads: tuple[str, str] = ("Was", "Is now")) -> None:
        super().__init__()
        self._heads = heads
        self._shown: tuple[Difference, ...] | None = None
        self._column = ColumnLayout(0, parent=self)

    def show_differences(self, differences: Sequence[Difference], nothing: str) -> None:
        """Show these differences, or the sentence `nothing` if there are none."""
        wanted = tuple(differences)
        if wanted == self._shown:
            return
        self._shown = wanted
        self._column.clear()
        if not wanted:
            self._column.addWidget(Muted(nothing))
            return
        table = QWidget()
        grid = GridLayout(8, parent=table)
        for column, name in enumerate(("", *self._heads)):
            grid.addWidget(Hint(name), 0, column)
        for index, difference in enumerate(wanted):
            self._add_row(grid, 2 * index + 1, difference)
        for column, share in enumerate((22, 39, 39)):
            grid.setColumnStretch(column, share)
        self._column.addWidget(table)

    def _add_row(self, grid: GridLayout, row: int, difference: Difference) -> None:
        grid.addWidget(Hairline(), row, 0, 1, 3)
        about = QWidget()
        ColumnLayout(0, parent=about).add(Subheading(difference.place), Muted(difference.what))
        before = Muted(difference.before or "Nothing")
        after = Body(difference.after or "No longer")
        spoken = ", ".join(part for part in (difference.place, difference.what) if part)
        was, now = (head[:1].lower() + head[1:] for head in self._heads)
        before.setAccessibleName(f"{spoken}, {was}: {before.text()}")
        after.setAccessibleName(f"{spoken}, {now}: {after.text()}")
        for column, widget in enumerate((about, before, after)):
            grid.addWidget(widget, row + 1, column, TOP)
