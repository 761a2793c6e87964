"""The dialog shown while a disk is slow: what is being done, its progress, and the buttons to stop waiting."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressBar, QWidget

from wizard.ui.widgets.buttons import Button, ButtonKind
from wizard.ui.widgets.dialogs import RollingDialog
from wizard.ui.widgets.text_labels import Body, CardTitle


class WaitDialog(RollingDialog):
    """A dialog that closes by itself once the work is over."""

    def __init__(self, parent: QWidget | None, title: str, sentence: str, ways_out: Sequence[tuple[str, str]]) -> None:
        """Show a button for each way out, given as value and label. Escape means the first."""
        super().__init__(parent, title, 520)
        self._words = Body(sentence)
        self.way_out = ""
        """The value of the button pressed; empty if none was."""
        self.setAccessibleDescription(sentence)
        moving = QProgressBar()
        moving.setRange(0, 0)
        moving.setTextVisible(False)
        moving.setAccessibleName(title)
        self.body.add(CardTitle(title), self._words, moving)
        self._escape = ways_out[0][0]
        for number, (way_out, label) in enumerate(ways_out):
            button = Button(label, kind=ButtonKind.OUTLINED)
            button.clicked.connect(lambda _checked=False, value=way_out: self._leave(value))
            self.foot.add(button)
            if number == 0:
                button.setDefault(True)
                button.setFocus(Qt.FocusReason.OtherFocusReason)

    def say(self, sentence: str) -> None:
        """Show the progress."""
        self._words.setText(sentence)

    def reject(self) -> None:
        """Treat Escape and the window's close button as the first way out."""
        self.way_out = self.way_out or self._escape
        super().reject()

    def _leave(self, value: str) -> None:
        self.way_out = value
        self.reject()
