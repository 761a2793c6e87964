"""The context of every command: session, window, going to a step, asking questions and showing messages.

Our dialogs and the system's are imported on first use, because the first paint needs none.
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
"""The file types to ask for."""


class CommandContext(NamedTuple):
    """The parts of the window that commands need."""

    session: Session
    window: Window
    go_to: Callable[[str], None]
    """Takes the reader to the step with this key."""
    preferences: PreferencesFile
    """The folder where a file was last opened or saved."""

    def say(self, title: str, sentence: str, tone: Tone) -> None:
        """Show `sentence` in a dialog, and return once it is closed."""
        from wizard.ui.widgets.dialogs import SayDialog

        SayDialog(self.window, title, sentence, tone=tone).exec()

    def wait_for(self, work: Callable[[], T], waiting: Waiting, *, progress: Progress = lambda _say: None) -> T:
        """Run disk `work` on another thread; raise `LeftError` if the person stops waiting."""
        from wizard.ui.session.disk_jobs import wait_for

        return wait_for(self.window, work, waiting, progress=progress)

    def wait_and_follow(self, work: Callable[[Callable[[str], None]], T], waiting: Waiting) -> T:
        """Run `work` that reports progress on another thread; raise `LeftError` if the person stops waiting."""
        from wizard.ui.session.followed_work import wait_and_follow

        return wait_and_follow(self.window, work, waiting)

    def ask_for_file(self, title: str, kinds: str) -> Path | None:
        """Return the file that the person chooses to open, or None. `kinds` is a Qt file filter."""
        from PySide6.QtWidgets import QFileDialog

        name, _kind = QFileDialog.getOpenFileName(self.window, title, self._last_folder(), kinds)
        return self._picked(name)

    def ask_where(self, title: str, suggested: str, kinds: str) -> Path | None:
        """Return where the person wants to save a new file, or None. `suggested` may be a name without a folder."""
        from PySide6.QtWidgets import QFileDialog

        place = str(Path(self._last_folder()) / suggested)
        name, _kind = QFileDialog.getSaveFileName(self.window, title, place, kinds)
        return self._picked(name)

    def ask_for_folder(self, title: str) -> Path | None:
        """Return the folder that the person chooses, or None."""
        from PySide6.QtWidgets import QFileDialog

        name = QFileDialog.getExistingDirectory(self.window, title, self._last_folder())
        return Path(name) if name else None

    def _last_folder(self) -> str:
        """Return the last folder used if it answers, or else the policy’s, “Documents”, or home."""
        from PySide6.QtCore import QStandardPaths

        from wizard.ui.session.disk_jobs import answers_soon

        last = self.preferences.now.last_folder
        if last and answers_soon(Path(last).is_dir):
            return last
        if policy().plans:
            return str(policy().plans)
        own = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        # If the folder does not exist, Qt's dialog takes its name for a file name.
        return own if answers_soon(Path(own).is_dir) else str(Path.home())

    def _picked(self, name: str) -> Path | None:
        if not name:
            return None
        if policy().keep_recent:
            self.preferences.change(last_folder=str(Path(name).parent))
        return Path(name)

    def suggested_name(self, ending: str) -> str:
        """Return a file name made from the open plan: the practice, the day of the meeting, “action plan”."""
        from wizard.foundation.file_names import safe_name

        plan, minutes = self.session.plan, self.session.minutes
        held_on = minutes.held_on if minutes else None
        parts = [plan.practice.name or "Action plan", held_on.isoformat() if held_on else "", "action plan"]
        return safe_name(" ".join(part for part in parts if part)) + ending


def leave_open_plan(context: CommandContext, saver: PlanSaver) -> bool:
    """Keep everything typed before another plan is opened, and note what is due in the current one.

    Returns False if something typed cannot be read, and the person wants to correct it first.
    """
    context.window.leave_page()
    if context.session.is_open:
        from wizard.ui.shell.unread_fields import may_go_on_unread

        if not may_go_on_unread(context.window, "Leave this plan anyway"):
            return False
    saver.remember()
    return True
