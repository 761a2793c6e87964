"""Opens, copies and closes plans on other threads. The window says what it is waiting for, and people can stop waiting.

It also asks whatever opening a plan needs: who has it open, what to recover from it, where to put a new one.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QWidget

from wizard.foundation.file_errors import file_words, reason
from wizard.foundation.file_names import free_name
from wizard.services import plan_files, plan_keeper
from wizard.services.left_behind import remains_of
from wizard.services.other_window import ask_to_show
from wizard.services.plan_keeper import Hearing, Held, HeldError, PlanKeeper
from wizard.services.sync_copies import is_online_only
from wizard.ui.session import save_dialogs
from wizard.ui.session.disk_jobs import LeftError, Waiting, WayOut, answers_soon, wait_for

if TYPE_CHECKING:
    from wizard.plan.plan import Plan

_STAY, _CLOSE, _GO_ON = (
    WayOut("stay", "Keep the window open"),
    WayOut("close", "Close now"),
    WayOut("go on", "Go on without waiting"),
)


def _opening(path: Path) -> Waiting:
    title = f"Opening {file_words(path.name)}"
    if answers_soon(lambda: is_online_only(path)):
        return Waiting(title, "The file is not on this PC yet. OneDrive, or another sync program, is downloading it.")
    return Waiting(title)


class OpenedPlan(NamedTuple):
    """A plan that was opened."""

    plan: Plan
    keeper: PlanKeeper | None
    """The keeper that saves it; None if it is read-only."""
    why: str = ""
    """Why it is read-only; empty if it can be edited."""


class PlanDisk:
    """Handles plan files on disk for one window."""

    def __init__(
        self,
        window: QWidget,
        hearing: Callable[[], Hearing],
        say: Callable[[str, str], object],
        ask_for_place: Callable[[], Path | None],
        plan_from_old: Callable[[Path], Plan | None],
    ) -> None:
        """Start with no plan open.

        Args:
            window: The parent of dialogs.
            hearing: Creates the listener for a plan's keeper.
            say: Shows a title and a sentence in a dialog.
            ask_for_place: Asks where to keep a new plan that cannot be kept on this PC.
            plan_from_old: Makes a new plan from one of version 0.1; None if the person cancelled or it failed.
        """
        self._window, self._hearing, self._say, self._ask_for_place = window, hearing, say, ask_for_place
        self._plan_from_old = plan_from_old

    def open(self, path: Path, *, take_over: bool = False, ours: str = "", sure: bool = False) -> OpenedPlan | None:
        """Open a plan's file, asking about anything in the way. Returns None if it was not opened.

        Args:
            path: The plan's file.
            take_over: Replace somebody else's lock. Use only after the person has seen whose it is.
            ours: The token of the plan open in this window.
            sure: Do not ask about a lock left by a program that ended on this PC, because the person wants to carry on.

        Raises:
            OpenHereError: The plan is the one open in this window.
            ShownElsewhereError: The plan is open in another window, which has come to the front.
        """
        try:
            return self._kept(
                lambda hearing: plan_keeper.open_plan(path, hearing, take_over=take_over),
                _opening(path),
            )
        except LeftError:
            return None
        except HeldError as error:
            if ours and error.token == ours:
                raise OpenHereError from error
            if sure and error.held is Held.ENDED:
                return self.open(path, take_over=True)
            return self._open_held(path, error)
        except plan_keeper.ReadOnlyError as error:
            return self._open_read_only(path, str(error))
        except plan_keeper.OldVersionError as error:
            plan = self._plan_from_old(path) if save_dialogs.ask_about_old_plan(self._window, str(error)) else None
        except plan_files.ServiceError as error:
            plan = self._what_is_left(path, error)
        return None if plan is None else self.begin(plan)

    def begin(self, plan: Plan) -> OpenedPlan | None:
        """Keep a new plan in local data, or else in a folder that the person chooses; None if they choose none."""
        waiting = Waiting("Beginning a new plan")
        try:
            return self._kept(lambda hearing: plan_keeper.begin_draft(plan, hearing), waiting)
        except LeftError:
            return None
        except plan_files.ServiceError as error:
            why = str(error)
        while save_dialogs.ask_for_a_folder(self._window, why) and (path := self._ask_for_place()) is not None:
            try:
                return self._created(path, plan)
            except LeftError:
                return None
            except plan_files.ServiceError as error:
                why = str(error)
        return None

    def create(self, path: Path, plan: Plan) -> OpenedPlan | None:
        """Write `plan` to a new file and keep it there. On failure, say so in a dialog and return None."""
        try:
            return self._created(path, plan)
        except LeftError:
            return None
        except plan_files.ServiceError as error:
            self._say("The plan was not saved there", str(error))
            return None

    def copy(self, path: Path, plan: Plan) -> bool:
        """Write a copy of `plan`. On failure, say so in a dialog and return False."""
        try:
            wait_for(self._window, lambda: plan_files.keep_new(plan, path), _saving(file_words(path.name)))
        except LeftError:
            return False
        except plan_files.ServiceError as error:
            self._say("The copy was not saved", str(error))
            return False
        return True

    def free_place(self, path: Path) -> Path | None:
        """Return a free file name beside `path`. If the folder does not answer, say so in a dialog and return None."""
        try:
            return wait_for(self._window, lambda: free_name(path), _saving(file_words(path.name)))
        except LeftError:
            return None
        except OSError as error:
            self._say("The plan was not saved there", f"Its folder cannot be read: {reason(error)}.")
            return None

    def let_go(self, keeper: PlanKeeper) -> None:
        """Close a plan. If some changes did not reach its file, keep them on this PC and say so."""
        try:
            whole = wait_for(self._window, keeper.close_now, _saving(keeper.name, _GO_ON))
        except LeftError:
            whole = False
        if not whole and not keeper.given_up and not keeper.broken:
            kept = "It is kept on this PC, and you will be offered it when you next start the program."
            self._say("Still saving", f"The last changes are not in {keeper.name} yet. {kept}")

    def may_close(self, keeper: PlanKeeper, plan: Plan, cause: Callable[[], str]) -> bool:
        """Save everything to the plan's file and close it. If that fails, ask what to do.

        Args:
            keeper: The plan's keeper.
            plan: The plan as it is now.
            cause: Returns why some changes are not in the file, and shows that in the bar too.

        Returns:
            Whether the window may close. If not, the plan is still open.
        """
        sentence = "The disk or the network is slow to respond. You can wait, or go on working."
        waiting = Waiting(f"Saving {keeper.name} before the window closes", sentence, (_STAY, _CLOSE))
        hurried = False
        try:
            whole = wait_for(self._window, keeper.is_whole, waiting)
        except LeftError as error:
            if error.how == _STAY.value:
                return False
            whole, hurried = False, True
        if not whole and not self._may_stay_behind(keeper, plan, cause, hurried=hurried):
            return False
        with contextlib.suppress(LeftError):
            wait_for(self._window, keeper.close_now, Waiting(f"Closing {keeper.name}", ways_out=(_CLOSE,)))
        return True

    def _may_stay_behind(self, keeper: PlanKeeper, plan: Plan, cause: Callable[[], str], *, hurried: bool) -> bool:
        """Whether the window may close although some changes are not in the file. Nobody is asked twice."""
        try:
            kept = wait_for(self._window, lambda: keeper.secure(plan), Waiting("Keeping your changes on this PC"))
        except LeftError:
            kept = False
        return (hurried and kept) or save_dialogs.ask_about_closing(self._window, cause(), kept=kept)

    def _kept(self, opens: Callable[[Hearing], PlanKeeper], waiting: Waiting) -> OpenedPlan:
        hearing = self._hearing()
        keeper = wait_for(self._window, lambda: opens(hearing), waiting, give_back=PlanKeeper.close_now)
        return OpenedPlan(keeper.opened, keeper)

    def _created(self, path: Path, plan: Plan) -> OpenedPlan:
        return self._kept(lambda hearing: plan_keeper.create_plan(path, plan, hearing), _saving(file_words(path.name)))

    def _open_read_only(self, path: Path, why: str) -> OpenedPlan | None:
        waiting = Waiting(f"Opening {file_words(path.name)}")
        try:
            return OpenedPlan(wait_for(self._window, lambda: plan_files.load(path), waiting), None, why)
        except LeftError:
            return None
        except plan_files.ServiceError as error:
            self._say("The plan cannot be opened", str(error))
            return None

    def _open_held(self, path: Path, error: HeldError) -> OpenedPlan | None:
        """Bring the window that has the plan open to the front, or else ask what to do."""
        if error.held is Held.HERE:
            try:
                answered = wait_for(self._window, lambda: ask_to_show(error.token), Waiting(str(error)))
            except LeftError:
                return None
            if answered:
                raise ShownElsewhereError from error
        match save_dialogs.ask_about_lock(self._window, str(error), error.held):
            case "read":
                return self._open_read_only(path, str(error))
            case "take":
                return self.open(path, take_over=True)
        return None

    def _what_is_left(self, path: Path, error: plan_files.ServiceError) -> Plan | None:
        """Ask what to recover from a plan that cannot be opened."""
        damaged = error.code == plan_files.UNSOUND
        waiting = Waiting(f"Finding what can still be read in {file_words(path.name)}")
        try:
            remains = wait_for(self._window, lambda: remains_of(path, damaged=damaged), waiting)
        except LeftError:
            return None
        return save_dialogs.ask_what_is_left(self._window, str(error), remains)


class OpenHereError(Exception):
    """The plan is open in this window."""


class ShownElsewhereError(Exception):
    """The plan is open in another window of this PC, which has come to the front."""


def _saving(name: str, way_out: WayOut | None = None) -> Waiting:
    return Waiting(f"Saving {name}", ways_out=(way_out,)) if way_out else Waiting(f"Saving {name}")
