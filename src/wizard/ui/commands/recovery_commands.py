"""What a crash left behind is offered; what a plan left on this PC is forgotten. Loaded after the first paint."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from wizard.foundation.file_errors import file_words
from wizard.foundation.formatting import listed
from wizard.services.known_plans import forget_plan
from wizard.storage.local_plans import recent_plans
from wizard.ui.commands.command_context import say
from wizard.ui.session.plan_saver import PlanKeeping
from wizard.ui.session.save_dialogs import offer_what_was_kept
from wizard.ui.theme import Tone
from wizard.ui.widgets.buttons import Kind
from wizard.ui.widgets.dialogs import Answer, AskDialog

_GONE = "Removed from this PC: changes on the way to its file, copies of them, the entry among recent plans, log lines."
_DRAFT = "This plan has no file of its own yet: forgetting it deletes it, and nothing brings it back."
_FILE = "The plan’s own file stays where it is, and so do copies and PDFs that were saved elsewhere."


class Aftercare(QObject):
    """Asks the person, and does what they answer."""

    def __init__(self, window: QWidget, keeping: PlanKeeping) -> None:
        super().__init__(window)
        self._window, self._keeping = window, keeping
        self._waiting = 0

    @property
    def waiting(self) -> str:
        """What the person put off looking at, in a sentence; empty if nothing."""
        if not self._waiting:
            return ""
        plans = "a plan" if self._waiting == 1 else f"{self._waiting} plans"
        return f"Changes to {plans} are kept on this PC and never reached the file."

    def offer(self) -> bool:
        """Offer what never reached its plan's file; return whether something was opened."""
        before = self._keeping.path
        self._waiting = offer_what_was_kept(self._window, self._keeping)
        return self._keeping.path != before

    def forget(self, path: Path) -> bool:
        """Ask, then remove from this PC everything that tells of the plan at `path`; return whether it was done."""
        folders = self._keeping.folders
        is_open = self._keeping.path is not None and self._keeping.path.resolve() == path.resolve()
        is_draft = path.resolve().parent == folders.drafts.resolve()
        if not self._confirmed(path, is_draft):
            return False
        if is_open:
            self._keeping.leave(give_up=True)
        left = forget_plan(path, folders)
        if left:
            self._say("Not everything was removed", f"Still on this PC: {listed(left)}.", Tone.WAITING)
        return True

    def _confirmed(self, path: Path, is_draft: bool) -> bool:
        titles = {entry.path: entry.title for entry in recent_plans(self._keeping.folders.recent)}
        name = "this plan" if is_draft else file_words(titles.get(str(path)) or path.name)
        dialog = AskDialog(
            self._window,
            "Forget this plan on this PC?",
            f"Everything on this PC that tells of {name} is removed. {_DRAFT if is_draft else _FILE}",
            [Answer("forget", "Delete the plan" if is_draft else "Forget it", Kind.DANGER)],
            detail=f"{_GONE} Backups, and what a disk keeps of deleted files, are out of reach.",
            tone=Tone.WAITING,
        )
        return dialog.ask() == "forget"

    def _say(self, title: str, sentence: str, tone: Tone) -> None:
        say(self._window, title, sentence, tone)
