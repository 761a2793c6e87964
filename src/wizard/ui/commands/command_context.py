"""What every command is done in: session, window, the way to a step, and the ways to ask and to say.

The system's dialogs and ours are imported when the first of them opens: none is needed for the window's first paint.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from wizard.foundation.policy import policy

if TYPE_CHECKING:
    from wizard.services.preferences import PreferencesFile
    from wizard.ui.session.disk_jobs import Progress, Waiting
    from wizard.ui.session.plan_saver import PlanSaver
    from wizard.ui.session.session import Session
    from wizard.ui.shell.main_window import Window
    from wizard.ui.theme import Tone

T = TypeVar("T")

PLANS, PDFS, GUIDANCE = "Plans (*.gpplan)", "PDF documents (*.pdf)", "Guidance (*.gppack)"
TEXTS, RETURNS = "Text (*.txt)", "Returns to the LMC (*.gpreturn)"
"""The kinds of file that are asked for."""


class CommandContext(NamedTuple):
    """What a command needs of the window around it."""

    session: Session
    window: Window
    go_to: Callable[[str], None]
    """Takes the reader to the step of this key."""
    preferences: PreferencesFile
    """Where a file was opened or saved last."""

    def say(self, title: str, sentence: str, tone: Tone) -> None:
        """Say `sentence` in a dialog, and return once it was read."""
        from wizard.ui.widgets.dialogs import SayDialog

        SayDialog(self.window, title, sentence, tone=tone).exec()

    def wait_for(self, work: Callable[[], T], waiting: Waiting, *, progress: Progress = lambda _say: None) -> T:
        """Do `work` that touches a disk beside the window; raise `LeftError` if the person does not wait."""
        from wizard.ui.session.disk_jobs import wait_for

        return wait_for(self.window, work, waiting, progress=progress)

    def wait_and_follow(self, work: Callable[[Callable[[str], None]], T], waiting: Waiting) -> T:
        """Do `work`, which says how far it is, beside the window; raise `LeftError` if the person does not wait."""
        from wizard.ui.session.followed_work import wait_and_follow

        return wait_and_follow(self.window, work, waiting)

    def ask_for_file(self, title: str, kinds: str) -> Path | None:
        """Return the file that the person picks to be opened, or None. `kinds` is a filter as Qt writes it."""
        from PySide6.QtWidgets import QFileDialog

        name, _kind = QFileDialog.getOpenFileName(self.window, title, self._last_folder(), kinds)
        return self._picked(name)

    def ask_where(self, title: str, suggested: str, kinds: str) -> Path | None:
        """Return where the person wants a new file, or None; a name without a folder is suggested in the last one."""
        from PySide6.QtWidgets import QFileDialog

        place = str(Path(self._last_folder()) / suggested)
        name, _kind = QFileDialog.getSaveFileName(self.window, title, place, kinds)
        return self._picked(name)

    def ask_for_folder(self, title: str) -> Path | None:
        """Return the folder that the person picks, or None."""
        from PySide6.QtWidgets import QFileDialog

        name = QFileDialog.getExistingDirectory(self.window, title, self._last_folder())
        return Path(name) if name else None

    def _last_folder(self) -> str:
        """Return the folder that was used last, if it answers; else the policy’s, “Documents”, or home."""
        from PySide6.QtCore import QStandardPaths

        from wizard.ui.session.disk_jobs import answers_soon

        last = self.preferences.now.last_folder
        if last and answers_soon(Path(last).is_dir):
            return last
        if policy().plans:
            return str(policy().plans)
        own = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        # Of a folder that is not there, Qt's dialog takes the name for that of a file.
        return own if answers_soon(Path(own).is_dir) else str(Path.home())

    def _picked(self, name: str) -> Path | None:
        if not name:
            return None
        if policy().keep_recent:
            self.preferences.change(last_folder=str(Path(name).parent))
        return Path(name)

    def suggested_name(self, ending: str) -> str:
        """Return a name for a file made of the open plan: the practice, the day of the meeting, “action plan”."""
        from wizard.foundation.file_names import safe_name

        plan, minutes = self.session.plan, self.session.minutes
        held_on = minutes.held_on if minutes else None
        parts = [plan.practice.name or "Action plan", held_on.isoformat() if held_on else "", "action plan"]
        return safe_name(" ".join(part for part in parts if part)) + ending


def leave_open_plan(context: CommandContext, saver: PlanSaver) -> None:
    """Let nothing typed be lost before another plan is opened, and note what is due in the one that is open."""
    context.window.leave_page()
    saver.remember()
