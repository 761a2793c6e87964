"""What every part of the real desk stands on: session, window, signals, and the ways to ask and to say."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from wizard.ui.session.save_status import Saved
from wizard.ui.session.session import Session
from wizard.ui.shell.main_window import Window
from wizard.ui.theme import Tone

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
        from wizard.ui.commands.asking import ask_for_file

        return ask_for_file(self._window, title, kinds)

    def _new_file(self, title: str, suggested: str, kinds: str) -> Path | None:
        from wizard.ui.commands.asking import ask_where

        return ask_where(self._window, title, suggested, kinds)

    def _say(self, title: str, sentence: str, tone: Tone) -> None:
        from wizard.ui.commands.asking import say

        say(self._window, title, sentence, tone)
