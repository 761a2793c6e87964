"""Catches errors from building or updating a page, and shows a page that reports them. The plan stays open."""

import sys
from collections.abc import Callable

from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import delete, isValid

from wizard.ui.shell.main_window import Window
from wizard.ui.steps.step_page import BrokenPage


class ContainedPages:
    """Shows the pages of the window, and a `BrokenPage` for each that fails."""

    def __init__(self, window: Window, broken: Callable[[str], BrokenPage]) -> None:
        """Show pages in `window`. `broken` makes the replacement for a failed page, by its step's key."""
        self._window, self._broken = window, broken

    def show(self, key: str) -> None:
        """Show the page of a step, building it again if it failed before."""
        if isinstance(self._window.page(key), BrokenPage):
            self._window.put_page(key, None)
        before = set(QApplication.topLevelWidgets())
        try:
            self._window.show_step(key)
        except Exception:  # noqa: BLE001  # An error of any kind in one page must not end the program.
            sys.excepthook(*sys.exc_info())
            _throw_away(set(QApplication.topLevelWidgets()) - before)
            self._show_broken(key)

    def replace(self, key: str) -> None:
        """Remove a page that failed after it was built. If it is shown, show a `BrokenPage` in its place."""
        if key == self._window.current_key:
            self._show_broken(key)
        else:
            self._window.put_page(key, None)

    def _show_broken(self, key: str) -> None:
        self._window.put_page(key, self._broken(key))
        self._window.show_step(key)


def _throw_away(widgets: set[QWidget]) -> None:
    """Delete now whatever a failed page has created, which would otherwise keep receiving changes of the plan."""
    for widget in widgets:
        # Deleting one may have deleted another.
        if isValid(widget) and not widget.isVisible():
            delete(widget)
