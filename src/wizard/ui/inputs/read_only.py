"""Makes the page of a read-only plan read-only from the start, so that no change has to be refused later.

Text can still be selected, copied and read aloud. Choices are shown but cannot be changed.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QRadioButton, QScrollArea, QWidget

LOOKS_ONLY = "looksOnly"
"""Marks a widget in which choosing only changes what is shown."""


class ReadOnlyGuard(QObject):
    """Makes everything in a widget read-only, including what is added later."""

    def __init__(self, root: QWidget) -> None:
        super().__init__(root)
        self._root = root
        self.renew()

    def renew(self) -> None:
        """Make new widgets, and any made editable again, read-only."""
        for part in (self._root, *(area.widget() for area in self._root.findChildren(QScrollArea))):
            # Scroll areas do not report additions to their parents, so watch them too. Watching twice is harmless.
            if part is not None:
                part.installEventFilter(self)
        make_read_only(self._root)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look again on each layout request, because every addition causes one."""
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
