"""One of a list, folded away."""

import sys
from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QListView, QSizePolicy, QStyleOptionComboBox, QWidget

from wizard.ui.accessibility.tip import set_tip
from wizard.ui.theme import current


class Choice(NamedTuple):
    """One thing that may be chosen."""

    value: str
    label: str


class ChoiceField(QComboBox):
    """A list of choices of which one, or none, is chosen."""

    chosen = Signal(str)
    """The reader chose the choice of this value."""

    def __init__(
        self, choices: Sequence[Choice] = (), placeholder: str = "Choose…", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setView(QListView(self))
        self.setPlaceholderText(placeholder)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.setMaxVisibleItems(14)
        self._choices: tuple[Choice, ...] = ()
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

    def set_choices(self, choices: Sequence[Choice]) -> None:
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
            self.chosen.emit(self._choices[at].value)
