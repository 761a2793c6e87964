"""The room on a second screen: the projector shows the card, the PC keeps the page."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from wizard.ui.room.room_card import RoomCard
from wizard.ui.session.session import Session
from wizard.ui.widgets.spacing import ColumnLayout


class WallWindow(QWidget):
    """Fills one screen with the card; the window with the page stays where it is and keeps the keys."""

    left = Signal()
    """It was closed."""

    def __init__(self, session: Session) -> None:
        # The keys stay with the page: a window that took the focus would take them, too.
        kind = Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowDoesNotAcceptFocus
        super().__init__(None, kind)
        self.setWindowTitle("Room")
        self.setAccessibleName("Room")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.card = RoomCard(session)
        """What it shows."""
        ColumnLayout(0, parent=self).addWidget(self.card)

    def show_on(self, screen: QScreen) -> None:
        """Fill `screen`."""
        self.setScreen(screen)
        self.setGeometry(screen.geometry())
        # Not `showFullScreen`, which asks for the keys.
        self.setWindowState(Qt.WindowState.WindowFullScreen)
        self.show()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Say that the room is left."""
        super().closeEvent(event)
        self.left.emit()


def other_screen(window: QWidget) -> QScreen | None:
    """Return a screen that shows something else than the one that `window` is on; None if there is none."""
    here = window.screen()
    return next((each for each in QGuiApplication.screens() if not each.geometry().intersects(here.geometry())), None)
