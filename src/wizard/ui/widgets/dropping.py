"""Drag and drop: the window opens dropped files, and everything is copied, never moved."""

from pathlib import Path

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget


def files_in(data: QMimeData) -> list[Path]:
    """Return the dragged files that are on this PC or its network; none if text is dragged."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def accept_as_copy(event: QDropEvent, target: QWidget | None = None) -> None:
    """If a field or a window accepts the drag, copy the data and leave the original in place.

    Within `target` itself, text is moved.
    """
    if event.isAccepted() and (target is None or event.source() is not target):
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()


def take_files(event: QDropEvent) -> list[Path]:
    """Accept dragged files as copies, and return them; none if something else is dragged."""
    if files := files_in(event.mimeData()):
        event.accept()
        accept_as_copy(event)
    return files
