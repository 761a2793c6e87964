"""What is asked of and said to the person in dialogs: for files and folders, and what came of a wish.

Imported when the first of them opens: none is needed for the window's first paint.
"""

from pathlib import Path

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from wizard.ui.theme import Tone
from wizard.ui.widgets.dialogs_2 import SayDialog


def ask_for_file(window: QWidget, title: str, kinds: str) -> Path | None:
    """Return the file that the person picks to be opened, or None. `kinds` is a filter as Qt writes it."""
    name, _kind = QFileDialog.getOpenFileName(window, title, "", kinds)
    return Path(name) if name else None


def ask_where(window: QWidget, title: str, suggested: str, kinds: str) -> Path | None:
    """Return where the person wants a new file, or None; a name without a folder is suggested in “Documents”."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    name, _kind = QFileDialog.getSaveFileName(window, title, str(Path(folder) / suggested), kinds)
    return Path(name) if name else None


def ask_for_folder(window: QWidget, title: str) -> Path | None:
    """Return the folder that the person picks, or None."""
    name = QFileDialog.getExistingDirectory(window, title)
    return Path(name) if name else None


def say(window: QWidget, title: str, sentence: str, tone: Tone) -> None:
    """Say `sentence` in a dialog, and return once it was read."""
    SayDialog(window, title, sentence, tone=tone).exec()


def show_folder(folder: Path) -> None:
    """Open `folder` in the system's file manager."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
