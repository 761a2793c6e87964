"""A check box on which a double press counts once, and which Enter marks as Space does."""

from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QCheckBox, QWidget

from wizard.ui.widgets.buttons import enter_presses
from wizard.ui.widgets.second_press import Arrival, presses


class OncePressedBox(QCheckBox):
    """A check box whose second press, a moment after the first, does nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._arrival = Arrival()
        # The second half of a double press would clear what the first half ticked.
        self.clicked.connect(self._arrival.note)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick on Enter as well as Space. A key press meant for another box does nothing."""
        if presses(event):
            if self._arrival.is_second:
                event.accept()
                return
            Arrival.note_press()
        if enter_presses(self, event):
            Arrival.note_done()
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Note that the press is done, because Space ticks when it is released."""
        super().keyReleaseEvent(event)
        Arrival.note_release(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Notice when the program moved the focus here, as when the line above was ticked and removed."""
        self._arrival.note_focus(event.reason())
        super().focusInEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Treat a double click as one press."""
        event.accept()
