"""What is dragged over the window: files are for the window to open, and are copied, never moved."""

from pathlib import Path

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget


def files_in(data: QMimeData) -> list[Path]:
    """Return the files on this PC or its network that are dragged; none where words are."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def accept_as_copy(event: QDropEvent, target: QWidget | None = None) -> None:
    """Take what is dragged, if a field or a window takes it, and leave it where it came from.

    Within `target` itself words are moved about.
    """
    if event.isAccepted() and (target is None or event.source() is not target):
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
