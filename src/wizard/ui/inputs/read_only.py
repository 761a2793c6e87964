"""A page of a plan that may only be read: what would change the plan is read-only from the start, not refused later.

Text stays text: it can be selected, copied and read aloud. What is chosen is shown and cannot be chosen otherwise.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QRadioButton, QScrollArea, QWidget

LOOKS_ONLY = "looksOnly"
"""The property of a widget in which choosing shows something else and changes nothing."""


class ReadOnlyGuard(QObject):
    """Makes what is in a widget read-only, and what is put into it later."""

    def __init__(self, root: QWidget) -> None:
        super().__init__(root)
        self._root = root
        self.renew()

    def renew(self) -> None:
        """Make read-only what was made since, or made editable."""
        for part in (self._root, *(area.widget() for area in self._root.findChildren(QScrollArea))):
            # What scrolls by itself tells nobody round it that something was added; watching it twice is watching once.
            if part is not None:
                part.installEventFilter(self)
        make_read_only(self._root)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Whatever is added asks for another layout."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.renew()
        return super().eventFilter(watched, event)


def make_read_only(root: QWidget) -> None:
    """Make every input in `root` read-only."""
    if root.property(LOOKS_ONLY):
        return
    if isinstance(root, QLineEdit | QPlainTextEdit):
        root.setReadOnly(True)
        for action in root.actions():
            action.setEnabled(False)
        return
    if isinstance(root, QComboBox | QCheckBox | QRadioButton):
        root.setEnabled(False)
        return
    for child in root.children():
        if isinstance(child, QWidget) and not child.isWindow():
            make_read_only(child)
