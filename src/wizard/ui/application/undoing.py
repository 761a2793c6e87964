"""Undo and redo in the window. Unsaved typing comes first, and every change is shown on the screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, Protocol, runtime_checkable
from weakref import ref

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from wizard.overview.places import Place, item_of_step
from wizard.ui.accessibility.screen_reader import announce
from wizard.ui.accessibility.tab_order import bring_into_sight
from wizard.ui.session.session import Session
from wizard.ui.shell.main_window import Window


@runtime_checkable
class Private(Protocol):
    """A page that may be handed to somebody who must not see the rest of the plan."""

    @property
    def is_handed_over(self) -> bool:
        """Whether it is handed over now."""
        ...


class Scene(NamedTuple):
    """The place where a change was made."""

    place: Place
    control: Callable[[], QWidget | None]
    """Returns the widget that had the focus, if it still exists."""


class Undoing(QObject):
    """Undoes and redoes changes at the place where they were made."""

    def __init__(
        self, session: Session, window: Window, go_to: Callable[[str], None], say: Callable[[str, str], None]
    ) -> None:
        """Undo changes of `session`. `go_to` takes the reader to a place, and `say` shows a message with a title."""
        super().__init__(window)
        self._session, self._window, self._go_to, self._say = session, window, go_to, say
        session.where = self._scene

    def undo(self) -> None:
        """Undo the last change, showing where it was made."""
        self._window.finish_typing()
        label = self._session.undo_label
        if label and self._bring_into_view(self._session.undo_place, f"To undo “{label}”"):
            self._session.undo()
            announce(self._window, f"Undone: {label}")

    def redo(self) -> None:
        """Redo the last undone change, showing where it was made."""
        self._window.finish_typing()
        label = self._session.redo_label
        if label and self._bring_into_view(self._session.redo_place, f"To redo “{label}”"):
            self._session.redo()
            announce(self._window, f"Redone: {label}")

    def renew(self) -> None:
        """Update the undo and redo commands; disable them while the page is handed over."""
        page: object = self._window.page(self._window.current_key)
        held = isinstance(page, Private) and page.is_handed_over
        undo, redo = ("", "") if held else (self._session.undo_label, self._session.redo_label)
        self._window.isolate(held)
        self._window.commands.show_undo(undo, redo)

    def _scene(self) -> Scene:
        focus = QApplication.focusWidget()
        kept = ref(focus) if focus is not None else lambda: None
        return Scene(self._here(), kept)

    def _here(self) -> Place:
        return Place(self._window.current_key)

    def _bring_into_view(self, scene: object, purpose: str) -> bool:
        """Show where a change was made; return whether it may be undone or redone now."""
        page: object = self._window.page(self._window.current_key)
        if isinstance(page, Private) and page.is_handed_over:
            return False
        if not isinstance(scene, Scene):
            return True
        # With a second screen the page stays in the window, whatever the wall shows.
        in_room = self._window.commands.room.isChecked() and self._window.face.currentIndex() > 0
        if in_room and item_of_step(scene.place.step) is None:
            self._say("This is not shown in the room", f"{purpose}, leave room mode first.")
            return False
        if scene.place != self._here():
            self._go_to(str(scene.place))
        control = scene.control()
        if control is not None and isValid(control) and control.isVisible():
            bring_into_sight(control)
        return True
