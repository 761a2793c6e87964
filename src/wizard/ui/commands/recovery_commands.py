"""Offers changes left behind by a crash, and removes the traces of a plan from this PC.

This is created before the first paint, when nothing is offered yet. Imports for offering and forgetting are local.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from wizard.ui.commands.command_context import leave_open_plan
from wizard.ui.theme import Tone

if TYPE_CHECKING:
    from collections.abc import Callable

    from wizard.services.left_behind import LeftBehind, Offer
    from wizard.ui.commands.command_context import CommandContext
    from wizard.ui.session.plan_saver import PlanSaver

_GONE = (
    "This removes from this PC: changes not yet in its file and copies of them, its entry among recent "
    "plans, pages of PDFs, the last folder used and lines in logs. It also removes anything left under an "
    "earlier name of the file."
)
_DRAFT = "This plan has not been saved as a file yet. Forgetting it deletes it, and you cannot get it back."
_FILE = "The plan’s own file stays where it is, and so do copies and PDFs saved elsewhere."


class RecoveryCommands:
    """Asks the person what to do, and does it."""

    def __init__(self, context: CommandContext, saver: PlanSaver, start_over: Callable[[], None]) -> None:
        """Start without having looked for changes.

        Args:
            context: The window around it.
            saver: Opens the plans with the kept changes.
            start_over: Shows the window as it is when no plan is open, including a notice of what is waiting.
        """
        self._context, self._saver, self._start_over = context, saver, start_over
        self._waiting = 0

    def waiting(self) -> str:
        """Return what the person put off looking at, in a sentence; empty if nothing."""
        if not self._waiting:
            return ""
        plans = "a plan" if self._waiting == 1 else f"{self._waiting} plans"
        return f"Changes to {plans} are kept on this PC but never reached the file."

    def offer_at_start(self) -> None:
        """Offer changes kept on this PC, if there are any."""
        from wizard.services.left_behind import is_anything_left

        if is_anything_left():
            self.offer_waiting()

    def offer_waiting(self) -> None:
        """Offer changes kept on this PC that never reached their plan's file."""
        if not leave_open_plan(self._context, self._saver):
            return
        if self.offer():
            self._saver.remember()
        if self._context.session.is_open:
            self._context.go_to("start")
        else:
            # Start is already shown. Show it again, so that it lists what is waiting.
            self._start_over()

    def offer(self) -> bool:
        """Ask about each waiting version and act on the answer; return whether a plan was opened."""
        from wizard.services.left_behind import LeftBehind

        before = self._saver.path
        left = LeftBehind()
        self._waiting = 0 if self._all_answered(left) else left.plans
        return self._saver.path != before

    def forget_plan(self, path: Path | None = None) -> None:
        """Ask, then remove the traces of a plan from this PC, by default those of the open plan."""
        path = path or self._saver.path
        if path is None:
            self._context.say("There is nothing to forget", "No plan is open.", Tone.NEUTRAL)
            return
        if not leave_open_plan(self._context, self._saver):
            return
        if self.forget(path):
            self._context.go_to("start")

    def forget(self, path: Path) -> bool:
        """Ask, then remove every trace of the plan at `path` from this PC; return whether that was done."""
        from wizard.foundation.formatting import listed
        from wizard.services.forgetting import forget_plan
        from wizard.ui.session.disk_jobs import LeftError, Waiting

        if not self._confirmed(path):
            return False
        try:
            if self._context.wait_for(lambda: self._saver.is_at(path), Waiting("Looking for the plan")):
                self._saver.leave(give_up=True)
            done = self._context.wait_for(lambda: forget_plan(path), Waiting("Forgetting the plan"))
        except LeftError:
            return False
        removed, left = list(done.removed), done.left
        if self._context.preferences.now.last_folder == str(path.parent):
            self._context.preferences.change(last_folder="")
            removed.append("the folder that was used last")
        said = f"Removed from this PC: {listed(removed)}." if removed else "This PC had kept nothing about it."
        if left:
            said += f" Still on this PC: {listed(left)}."
        title = "Not everything was removed" if left else "This PC has forgotten the plan"
        self._context.say(title, said, Tone.WAITING if left else Tone.GOOD)
        return True

    def _all_answered(self, left: LeftBehind) -> bool:
        """Ask about each version; return False if the person wants to look later or the chosen one did not open."""
        from wizard.ui.session.disk_jobs import LeftError, Waiting
        from wizard.ui.session.save_dialogs import ask_about_offer

        looking = Waiting(
            "Looking at changes that were kept on this PC", "The disk of one of the plans is slow to respond."
        )
        while True:
            try:
                offer = self._context.wait_for(left.next, looking)
            except LeftError:
                return False
            if offer is None:
                return True
            match ask_about_offer(self._context.window, offer, beside_newer=left.took_newer(offer)):
                case "leave":
                    left.leave(offer)
                case "take" if self._take(offer):
                    left.take(offer)
                case _:
                    return False

    def _take(self, offer: Offer) -> bool:
        """Open the kept version: in its plan's file if that is older and intact, else as a new plan."""
        from wizard.services.left_behind import drop, goes_into_its_file

        if offer.path is not None and goes_into_its_file(offer):
            return self._saver.recover(offer.path, offer.kept.plan, lambda: drop(offer))
        begun = self._saver.begin(offer.kept.plan)
        if begun:
            drop(offer)
        return begun

    def _confirmed(self, path: Path) -> bool:
        from wizard.foundation.file_errors import file_words
        from wizard.services.known_plans import is_draft, known_title
        from wizard.ui.session.disk_jobs import answers_soon
        from wizard.ui.widgets.buttons import ButtonKind
        from wizard.ui.widgets.dialogs import AskDialog, DialogAnswer

        draft = answers_soon(lambda: is_draft(path))
        name = "this plan" if draft else file_words(known_title(path))
        dialog = AskDialog(
            self._context.window,
            "Forget this plan on this PC?",
            f"Everything about {name} is removed from this PC. {_DRAFT if draft else _FILE}",
            [DialogAnswer("forget", "Delete the plan" if draft else "Forget it", ButtonKind.DANGER)],
            detail=f"{_GONE} The program cannot remove backups, or traces of deleted files on the disk.",
            tone=Tone.WAITING,
        )
        return dialog.ask() == "forget"
