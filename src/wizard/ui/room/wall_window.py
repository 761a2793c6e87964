"""Room mode on a second screen: the projector shows the card and the PC keeps the page."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from wizard.ui.room.room_card import RoomCard
from wizard.ui.session.session import Session
from wizard.ui.widgets.spacing import ColumnLayout


class WallWindow(QWidget):
    """Fills one screen with the card. The main window still shows the page and keeps the keyboard."""

    left = Signal()
    """The window was closed."""

    def __init__(self, session: Session) -> None:
        # The page keeps the keyboard, so this window must not take the focus.
        kind = Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowDoesNotAcceptFocus
        super().__init__(None, kind)
        self.setWindowTitle("Room")
        self.setAccessibleName("Room")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.card = RoomCard(session)
        """The card shown."""
        ColumnLayout(0, parent=self).addWidget(self.card)

    def show_on(self, screen: QScreen) -> None:
        """Fill `screen`."""
        self.setScreen(screen)
        self.setGeometry(screen.geometry())
        # Do not use `showFullScreen`, which takes the keyboard focus.
        self.setWindowState(Qt.WindowState.WindowFullScreen)
        self.show()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell the program that the wall was closed."""
        super().closeEvent(event)
        self.left.emit()


def other_screen(window: QWidget) -> QScreen | None:
    """Return a screen that does not mirror the one `window` is on; None if there is none."""
    here = window.screen()
    return next((each for each in QGuiApplication.screens() if not each.geometry().intersects(here.geometry())), None)
