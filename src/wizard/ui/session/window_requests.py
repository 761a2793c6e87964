"""Listens for another start of the program with the plan open here, and asks this window to come to the front."""

from __future__ import annotations

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from wizard.services.other_window import requests_folder, take_request

_OFTEN = 500
"""Milliseconds between checks, where the system does not report new files."""


class WindowRequests(QObject):
    """Watches the folder in local data where other starts of the program put their requests."""

    asked = Signal()
    """This window should come to the front."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._token = ""
        self._watcher: QFileSystemWatcher | None = None
        self._timer = QTimer(self, interval=_OFTEN)
        self._timer.timeout.connect(self._look)

    def watch(self, token: str) -> None:
        """Listen for requests to open the plan with this token."""
        self._token = token
        if self._watcher is None:
            folder = requests_folder()
            if folder is None:
                return
            self._watcher = QFileSystemWatcher(self)
            self._watcher.directoryChanged.connect(self._look)
            if not self._watcher.addPath(str(folder)):
                self._timer.start()

    def _look(self, _folder: str = "") -> None:
        if self._token and take_request(self._token):
            self.asked.emit()
