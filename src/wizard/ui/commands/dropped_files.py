"""Files and folders that are dropped on the window: guidance is added, a plan or a PDF is opened."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

_PLANS = (".gpplan", ".pdf")
_GUIDANCE = ".gppack"


class DroppedFiles(QObject):
    """Watches a window for what is dropped on it."""

    def __init__(self, window: QWidget, add: Callable[[Path], object], open_plan: Callable[[Path], object]) -> None:
        super().__init__(window)
        self._add, self._open = add, open_plan
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take one file or folder that is known; leave everything else alone."""
        if not isinstance(event, QDropEvent) or (path := _known(event)) is None:
            return super().eventFilter(watched, event)
        event.acceptProposedAction()
        if event.type() == QEvent.Type.Drop:
            (self._open if path.suffix.lower() in _PLANS else self._add)(path)
        return True


def _known(event: QDropEvent) -> Path | None:
    """Return the one file or folder that is dropped, if it is guidance, a plan or a PDF."""
    urls = event.mimeData().urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    path = Path(urls[0].toLocalFile())
    ending = path.suffix.lower()
    return path if ending in (_GUIDANCE, *_PLANS) or (path / "pack.toml").is_file() else None
