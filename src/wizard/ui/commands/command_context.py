"""What every part of the real desk stands on: session, window, signals, and the ways to ask and to say.

What is asked of and said to the person in dialogs: for files and folders, and what came of a wish.

Imported when the first of them opens: none is needed for the window's first paint.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from wizard.ui.session.save_status import Saved
from wizard.ui.session.session import Session
from wizard.ui.shell.main_window import Window
from wizard.ui.theme import Tone
from wizard.ui.widgets.dialogs import SayDialog

if TYPE_CHECKING:
    from wizard.guidance.pack import Pack


PLANS, PDFS = "Plans (*.gpplan)", "PDF documents (*.pdf)"
"""The kinds of file that are asked for."""


class DeskGround(QObject):
    """The ground on which the parts of the desk stand."""

    saved = Signal(Saved, str)
    """Where the last change is, and the words for it."""
    troubled = Signal(str, bool)
    """A sentence while changes do not reach the plan's file, and whether there are two versions to choose from."""
    left = Signal()
    """No plan is open any more."""
    step_wanted = Signal(str)
    """The reader is to be taken to this step."""

    def __init__(self, session: Session, window: Window) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._pack: Pack | None = None

    def _suggested(self, ending: str) -> str:
        from wizard.foundation.file_names import safe_name

        plan, minutes = self._session.plan, self._session.minutes
        held_on = minutes.held_on if minutes else None
        parts = [plan.practice.name or "Action plan", held_on.isoformat() if held_on else "", "action plan"]
        return safe_name(" ".join(part for part in parts if part)) + ending

    def _asked_for(self, title: str, kinds: str) -> Path | None:

        return ask_for_file(self._window, title, kinds)

    def _new_file(self, title: str, suggested: str, kinds: str) -> Path | None:

        return ask_where(self._window, title, suggested, kinds)

    def _say(self, title: str, sentence: str, tone: Tone) -> None:

        say(self._window, title, sentence, tone)


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
