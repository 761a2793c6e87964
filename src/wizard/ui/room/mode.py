"""Entering and leaving room mode: the card takes the place of everything in the window, and gives it back."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QMainWindow, QSizePolicy, QStackedWidget, QWidget

from wizard.ui.announce import announce
from wizard.ui.room.card import RoomCard
from wizard.ui.session import Session
from wizard.ui.theme import current

_LINES = 512
"""Pixels of the plain size that the window's height stands for on a wall: 768 pixels make 150 %, 1024 make 200 %."""


class RoomMode(QObject):
    """The card of one window; made when it is first wanted."""

    step_wanted = Signal(str)
    """The card shows an item of another step now; its key."""
    left = Signal()
    """The room wants the page back."""

    def __init__(self, window: QMainWindow, session: Session) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._stack: QStackedWidget | None = None
        self._card: RoomCard | None = None
        self._focus: QWidget | None = None
        self._zoom = 1.0

    @property
    def card(self) -> RoomCard | None:
        """The card, if it was wanted yet."""
        return self._card

    @property
    def is_on(self) -> bool:
        """Whether the card is what the window shows."""
        return self._stack is not None and self._stack.currentWidget() is self._card

    def set_on(self, on: bool, step: str = "") -> None:
        """Show the card, at the step of this key if it is an action's; or show the page again."""
        if on == self.is_on:
            return
        stack, card = self._made()
        if on:
            self._focus = QApplication.focusWidget()
            card.show_step(step)
            stack.setCurrentWidget(card)
            self._enlarge()
            if self._session.is_open:
                card.refresh(self._session.plan)
            card.setFocus(Qt.FocusReason.OtherFocusReason)
            announce(self._window, card.accessibleName())
            return
        card.clock.set_running(False)
        current().zoom_to(self._zoom)
        stack.setCurrentIndex(0)
        if self._focus is not None and self._focus.isVisible():
            self._focus.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self._window, "Room mode is off.")

    def follow(self, step: str) -> None:
        """Show the first item of this step if the card is on; a step that is no action's changes nothing."""
        if self._card is not None and self.is_on:
            self._card.show_step(step)
            self._card.setFocus(Qt.FocusReason.OtherFocusReason)

    def _enlarge(self) -> None:
        """A wall of more pixels is no larger than one of fewer: there, everything takes more of them."""
        theme = current()
        self._zoom = theme.text_zoom
        wanted = min(2.0, self._window.height() / _LINES)
        if wanted > theme.zoom:
            theme.zoom_to(self._zoom * wanted / theme.zoom)

    def _made(self) -> tuple[QStackedWidget, RoomCard]:
        if self._stack is None or self._card is None:
            self._card = RoomCard(self._session)
            self._card.step_wanted.connect(self.step_wanted)
            self._card.left.connect(self.left)
            self._stack = QStackedWidget()
            self._stack.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
            page = self._window.takeCentralWidget()
            if page is not None:
                self._stack.addWidget(page)
            self._stack.addWidget(self._card)
            self._window.setCentralWidget(self._stack)
            self._stack.show()
        return self._stack, self._card
