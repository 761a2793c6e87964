"""Enters and leaves room mode, in which a card covers the whole window."""

from PySide6.QtCore import QChildEvent, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QApplication, QDialog, QDockWidget, QWidget
from shiboken6 import isValid

from wizard.ui.accessibility.screen_reader import announce
from wizard.ui.room.room_card import RoomCard
from wizard.ui.room.wall_window import WallWindow, other_screen
from wizard.ui.session.session import Session
from wizard.ui.shell.main_window import Window
from wizard.ui.theme import LARGEST, current

_LINES = 512
"""The height of the wall in pixels at zoom 1: a window 768 pixels high is shown at 150 %, 1024 at 200 %."""


class RoomMode(QObject):
    """The card of one window, created on first use."""

    step_wanted = Signal(str)
    """The card now shows the item of this step key."""
    left = Signal()
    """The room wants to go back to the page."""

    def __init__(self, window: Window, session: Session) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._card: RoomCard | None = None
        self._focus: QWidget | None = None
        self._zoom = 1.0
        self._wall: WallWindow | None = None
        """The window on a second screen; None if there is none."""
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.screenRemoved.connect(self._lose_screen)
        window.closing.connect(self._hide_wall)

    @property
    def card(self) -> RoomCard | None:
        """The card, or None if it was never used."""
        return self._card

    @property
    def is_on(self) -> bool:
        """Whether the window shows the card."""
        return self._card is not None and self._window.face.currentWidget() is self._card

    @property
    def seen_card(self) -> RoomCard | None:
        """The card that the room sees, in the window or on another screen; None if none is shown."""
        if self._wall is not None:
            return self._wall.card
        return self._card if self.is_on else None

    def set_on(self, on: bool, step: str = "") -> None:
        """Show the card, starting at this step if it is an item's, or go back to the page.

        If there is a second screen, the card fills it and the page stays as it is. Before a plan is open there is no
        item to show, so the page itself is enlarged. The window is full screen meanwhile, and then goes back to its old
        size.
        """
        screen = other_screen(self._window) if on and self._session.is_open else None
        if screen is not None:
            self._show_wall(screen, step)
            return
        self._hide_wall()
        full = Qt.WindowState.WindowFullScreen
        if self._window.isVisible() and self._window.isFullScreen() is not on:
            self._window.setWindowState(self._window.windowState() ^ full)
        wanted = on and self._session.is_open
        if wanted == self.is_on:
            if not wanted:
                current().set_room(on)
        elif wanted:
            self._enter(step)
        else:
            self._leave()

    def follow(self, step: str) -> None:
        """Show the item of this step if the card is on. Steps without an item change nothing."""
        if self._wall is not None:
            self._wall.card.show_step(step)
        elif self._card is not None and self.is_on:
            self._card.show_step(step)
            self._card.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_wall(self, screen: QScreen, step: str) -> None:
        if self._wall is None:
            self._wall = WallWindow(self._session)
            self._wall.card.step_wanted.connect(self.step_wanted)
            self._wall.card.left.connect(self.left)
            self._wall.left.connect(self.left)
            announce(self._window, "Room mode is on the other screen.")
        card = self._wall.card
        card.show_step(step)
        self._wall.show_on(screen)
        card.refresh(self._session.plan)

    def _hide_wall(self) -> None:
        if self._wall is not None:
            wall, self._wall = self._wall, None
            wall.left.disconnect(self.left)
            wall.close()
            wall.deleteLater()

    def _lose_screen(self, _screen: QScreen) -> None:
        """Move room mode to the window when the projector is unplugged."""
        if self._wall is not None:
            # Qt sends this signal just before it removes the screen.
            QTimer.singleShot(0, self, lambda: self.set_on(True, self._window.current_key))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enlarge dialogs and panels that open beside the card; style them normally when there is no card."""
        if event.type() == QEvent.Type.ChildPolished and isinstance(event, QChildEvent):
            self._watch(event.child())
        elif event.type() == QEvent.Type.Show and watched is not self._window and isinstance(watched, QWidget):
            current().dress(watched)
        return False

    def _enter(self, step: str) -> None:
        card = self._made()
        theme = current()
        self._focus = QApplication.focusWidget()
        self._zoom = theme.text_zoom
        # Scale by the window's height: a 4K projector shows the same wall as an HD one.
        theme.set_room(True, wall=min(LARGEST, self._window.height() / _LINES))
        card.show_step(step)
        self._dress()
        self._window.face.setCurrentWidget(card)
        card.refresh(self._session.plan)
        card.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self._window, card.accessibleName())

    def _leave(self) -> None:
        card = self._made()
        card.clock.set_running(False)
        theme = current()
        theme.set_room(False)
        if theme.text_zoom != self._zoom:
            theme.zoom_to(self._zoom)
        self._window.face.setCurrentIndex(0)
        if self._focus is not None and isValid(self._focus) and self._focus.isVisible():
            self._focus.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self._window, "Room mode is off.")

    def _dress(self) -> None:
        """Style the card and any visible dialogs. A hidden card keeps its style for next time."""
        theme = current()
        if theme.room and self._card is not None:
            theme.dress(self._card)
        for part in self._window.children():
            if isinstance(part, QDialog | QDockWidget) and part.isVisible():
                theme.dress(part)

    def _watch(self, part: QObject) -> None:
        if isinstance(part, QDialog | QDockWidget):
            part.installEventFilter(self)
            current().dress(part)

    def _made(self) -> RoomCard:
        if self._card is None:
            self._card = RoomCard(self._session)
            self._card.step_wanted.connect(self.step_wanted)
            self._card.left.connect(self.left)
            self._window.face.addWidget(self._card)
            self._window.installEventFilter(self)
            for part in self._window.children():
                self._watch(part)
            current().changed.connect(self._dress)
        return self._card
