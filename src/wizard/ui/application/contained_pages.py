"""An error while a page is built or brought in line with the plan: another page says so, and the plan stays open."""

import sys
from collections.abc import Callable

from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import delete, isValid

from wizard.ui.shell.main_window import Window
from wizard.ui.steps.step_page import BrokenPage


class ContainedPages:
    """Shows the pages of the window, and a `BrokenPage` for each that fails."""

    def __init__(self, window: Window, broken: Callable[[str], BrokenPage]) -> None:
        """Show pages in `window`; `broken` makes the page that stands for one, by its step's key."""
        self._window, self._broken = window, broken

    def show(self, key: str) -> None:
        """Show the page of a step; one that failed before is built anew."""
        if isinstance(self._window.page(key), BrokenPage):
            self._window.put_page(key, None)
        before = set(QApplication.topLevelWidgets())
        try:
            self._window.show_step(key)
        except Exception:  # noqa: BLE001  # Whatever it is, one page must not take the window with it.
            sys.excepthook(*sys.exc_info())
            _throw_away(set(QApplication.topLevelWidgets()) - before)
            self._show_broken(key)

    def replace(self, key: str) -> None:
        """Take away a page that failed while it was there; if it is shown, another one says so."""
        if key == self._window.current_key:
            self._show_broken(key)
        else:
            self._window.put_page(key, None)

    def _show_broken(self, key: str) -> None:
        self._window.put_page(key, self._broken(key))
        self._window.show_step(key)


def _throw_away(widgets: set[QWidget]) -> None:
    """Let go at once of what a page that failed has made: it would go on hearing of the plan."""
    for widget in widgets:
        # One may have gone with another.
        if isValid(widget) and not widget.isVisible():
            delete(widget)
