"""Commands of the current page that have a shortcut: whether they can be used, why not, and running them.

The menu and the command list need this, because some laptops have media keys in place of the function keys.
"""

from __future__ import annotations

from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QWidget

from wizard.ui.accessibility.shortcuts import sequences
from wizard.ui.shell.bottom_bar import BarPart
from wizard.ui.widgets.frame_size import FrameSize, frame_of

_ELSEWHERE = {
    "agreed": "On an item’s page and on Take together",
    "roll_call": "On the page of an item that needs a vote",
    "other_part": "On an item’s page in a small window: here you can see both",
    "record_sums": "On items 1 and 3, where sums are worked out",
    "unfold": "On an item’s page",
}
"""Where each command can be used."""


def _bound(window: QWidget, shortcut: str) -> QShortcut | None:
    """Return the `QShortcut` of this command on the current page."""
    keys = sequences(shortcut)
    for found in window.findChildren(QShortcut):
        holder = found.parent()
        if found.key() in keys and isinstance(holder, QWidget) and holder.isVisible() and holder.window() is window:
            return found
    return None


def why_not(window: QWidget, shortcut: str) -> str:
    """Return why a command of the page cannot be used now; empty if it can."""
    if _bound(window, shortcut) is None or (shortcut == "other_part" and frame_of(window) is not FrameSize.LOW):
        return _ELSEWHERE.get(shortcut, "Not on this page")
    said = (part.why_not(shortcut) for part in window.findChildren(BarPart) if part.isVisible())
    return next((words for words in said if words), "")


def do(window: QWidget, shortcut: str) -> None:
    """Run a command of the current page. Does nothing if the page does not have it."""
    found = _bound(window, shortcut)
    if found is not None:
        found.activated.emit()
