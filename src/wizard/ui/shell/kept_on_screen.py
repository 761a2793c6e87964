"""Keeps the window and its dialogs within their screen, at the start and whenever the screen changes."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QApplication, QDialog, QWidget

_FRAME = QSize(16, 40)
"""The assumed size of the system's window frame and title bar until the real size is known."""
_LEAST = QSize(760, 480)
"""The minimum size of the window, unless its screen is even smaller."""
_SETTLED = 200
"""Milliseconds to wait until a changing screen has reported all changes: first its size, then its task bar."""


def room_of(window: QWidget) -> QRect:
    """Return the part of the window's screen that no task bar covers."""
    # This does not use `widgets.dialogs`, because no dialog is loaded before the first paint.
    return window.screen().availableGeometry()


class KeptOnScreen(QObject):
    """Keeps a window visible. If the screen is too small it is maximised, and restored when there is space again."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._screen: QScreen | None = None
        self._before: QRect | None = None
        self._later = QTimer(self, interval=_SETTLED, singleShot=True)
        self._later.timeout.connect(self.fit)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        for changed in (application.screenAdded, application.screenRemoved, application.primaryScreenChanged):
            changed.connect(self._look_again)

    @property
    def maximised_by_need(self) -> bool:
        """Whether the window is maximised because its screen is too small, not because somebody maximised it."""
        return self._before is not None and self._window.isMaximized()

    def show(self, *, maximised: bool) -> None:
        """Show the window for the first time, maximised if its screen is too small for it."""
        room, wished = self._room(), self._window.size()
        if not maximised and not _fits(wished + _FRAME, room.size()):
            self._before = QRect(room.topLeft(), wished)
            maximised = True
        self._allow_for(room)
        self._window.resize(wished.boundedTo(room.size() - _FRAME))
        if maximised:
            self._window.showMaximized()
        else:
            self._window.show()
        self._follow_screen()
        if (handle := self._window.windowHandle()) is not None:
            handle.screenChanged.connect(self._look_again)
            handle.windowStateChanged.connect(self._note_state)

    def fit(self) -> None:
        """Bring the window and its open dialogs back onto their screen."""
        self._follow_screen()
        room, window = self._room(), self._window
        self._allow_for(room)
        covers = Qt.WindowState.WindowMaximized | Qt.WindowState.WindowFullScreen | Qt.WindowState.WindowMinimized
        before = self._before
        if before is not None and window.windowState() == Qt.WindowState.WindowMaximized:
            if _fits(before.size() + _FRAME, room.size()):
                window.showNormal()
                window.setGeometry(before)
                _bring_inside(window, room)
        elif not window.windowState() & covers:
            if _fits(window.frameGeometry().size(), room.size()):
                _bring_inside(window, room)
            else:
                self._before = window.geometry()
                window.showMaximized()
        for dialog in QApplication.topLevelWidgets():
            if isinstance(dialog, QDialog) and dialog.isVisible():
                _bring_inside(dialog, room_of(dialog))

    def _note_state(self, state: Qt.WindowState) -> None:
        """Forget the size to restore once somebody resizes the window."""
        # Use the window's signal, because an event filter would pass every event of the start through Python.
        if state == Qt.WindowState.WindowNoState:
            self._before = None

    def _room(self) -> QRect:
        return room_of(self._window)

    def _allow_for(self, room: QRect) -> None:
        self._window.setMinimumSize(_LEAST.boundedTo(room.size() - _FRAME))

    def _look_again(self, *_about: object) -> None:
        self._later.start()

    def _follow_screen(self) -> None:
        """Watch for changes of the window's screen."""
        screen = self._window.screen()
        if screen is not self._screen:
            self._screen = screen
            screen.availableGeometryChanged.connect(self._look_again)
            screen.geometryChanged.connect(self._look_again)


def _fits(size: QSize, room: QSize) -> bool:
    return size.width() <= room.width() and size.height() <= room.height()


def _bring_inside(window: QWidget, room: QRect) -> None:
    """Shrink a window with its frame to fit into `room`, and move it inside."""
    frame = window.frameGeometry().size() - window.size()
    most = room.size() - frame
    if not _fits(window.size(), most):
        window.resize(window.size().boundedTo(most))
    place = window.frameGeometry()
    left = max(room.left(), min(place.left(), room.right() + 1 - place.width()))
    top = max(room.top(), min(place.top(), room.bottom() + 1 - place.height()))
    if (left, top) != (place.left(), place.top()):
        window.move(left, top)
