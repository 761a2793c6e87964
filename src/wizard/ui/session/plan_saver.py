"""Keeps the open plan: opens and locks it, reports on saving, and makes and recovers copies.

It is created before the first paint, when no plan is open. Code to open and keep plans is imported with the first plan.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from wizard.ui.session.save_status import SaveLabel
from wizard.ui.session.session import Session
from wizard.ui.widgets.typing_news import typing_news

if TYPE_CHECKING:
    from wizard.plan.plan import Plan
    from wizard.services.plan_keeper import ChangedOnDisk, Hearing, PlanKeeper, SaveState
    from wizard.ui.session.plan_disk import OpenedPlan, PlanDisk
    from wizard.ui.session.window_requests import WindowRequests

_SLOW = 10_000
"""Milliseconds after which saving that has neither succeeded nor failed is reported as slow."""


class PlanSaver(QObject):
    """Opens plans into the session and keeps them saved, and asks the person about any problem."""

    saved = Signal(SaveLabel, str)
    """Where the last change is, and the text for it."""
    troubled = Signal(str, bool)
    """A sentence while changes do not reach the plan's file, and whether there are two versions to choose from."""
    noted = Signal(str)
    """A sentence on what could not be kept of the plan's file, although everything is saved."""
    reading = Signal(str)
    """The open plan is read-only, for this reason. A copy can be edited."""
    left = Signal()
    """The plan was closed, and none is open now."""
    asked_for = Signal()
    """The program was started again with the plan open here, so this window should come to the front."""
    shown_elsewhere = Signal()
    """The plan to open is already open in another window, which has come to the front."""
    _told = Signal(object, object)

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._keeper: PlanKeeper | None = None
        self._state: SaveState | None = None
        self._asked_about: ChangedOnDisk | None = None
        self.ask_for_place: Callable[[], Path | None] = lambda: None
        """Asks where to keep a new plan that cannot be kept on this PC."""
        self.plan_from_old: Callable[[Path], Plan | None] = lambda _path: None
        """Makes a new plan from one of version 0.1 with closed meetings."""
        self._slow = QTimer(self, interval=_SLOW, singleShot=True)
        self._slow.timeout.connect(self._say_slow)
        # The keeper reports on its own threads; a queued signal passes the report to the window's thread.
        self._told.connect(self._show_state)
        typing_news().began.connect(self._say_typing)
        typing_news().ended.connect(self._say_typed)

    @property
    def path(self) -> Path | None:
        """The file of the open plan; None if it is read-only or no plan is open."""
        return self._keeper.path if self._keeper else None

    @property
    def is_draft(self) -> bool:
        """Whether the plan is still in local data, without a name and a folder."""
        return self._keeper is not None and self._keeper.is_draft

    @property
    def cause(self) -> str:
        """Why some changes are not in the plan's file, in a sentence; empty if no plan is kept."""
        if self._keeper is None:
            return ""
        waiting = f"{self._keeper.name} is not saved yet: its disk is not responding."
        return getattr(self._keeper.hearing.state, "sentence", waiting)

    @cached_property
    def _disk(self) -> PlanDisk:
        from wizard.ui.session.plan_disk import PlanDisk

        return PlanDisk(
            self._window,
            self._hearing,
            self._say,
            lambda: self.ask_for_place(),
            lambda path: self.plan_from_old(path),
        )

    @cached_property
    def _requests(self) -> WindowRequests:
        from wizard.ui.session.window_requests import WindowRequests

        requests = WindowRequests(self)
        requests.asked.connect(self.asked_for)
        return requests

    def is_at(self, path: Path) -> bool:
        """Whether `path` is the file of the open plan. It reads the disk, and any thread may call it."""
        return self._keeper is not None and self._keeper.is_at(path)

    def begin(self, plan: Plan) -> bool:
        """Keep a new plan in local data until it has a name and a folder."""
        return self._take(self._disk.begin(plan))

    def open(self, path: Path, *, anew: bool = False) -> bool:
        """Open a plan's file, showing any problem in a dialog.

        With `anew`, a plan open here is read again, and a lock left behind on this PC is ignored.
        """
        from wizard.ui.session.plan_disk import OpenHereError, ShownElsewhereError

        ours = self._keeper.token if self._keeper else ""
        try:
            return self._take(self._disk.open(path, ours=ours, sure=anew))
        except OpenHereError:
            if not anew:
                return True
        except ShownElsewhereError:
            self.shown_elsewhere.emit()
            return False
        self.leave()
        return self.open(path, anew=True)

    def move_to(self, path: Path) -> bool:
        """Give the open plan its own file; delete the draft once the new file is complete."""
        from wizard.services import plan_keeper

        before, plan = self._keeper, self._session.plan
        opened = self._disk.create(path, plan)
        if opened is None or opened.keeper is None:
            return False
        if before is not None:
            # Don't wait for the old file: the new one has every change.
            before.given_up = True
        self._follow(opened.keeper)
        self._session.replace_keeper(opened.keeper)
        if before is not None and before.is_draft:
            plan_keeper.drop_draft(before.path)
        self._session.changed.emit(self._session.plan)
        return True

    def save_copy(self, path: Path) -> bool:
        """Write a copy of the open plan, which stays in its own file."""
        return self.save_new(path, self._session.plan)

    def save_new(self, path: Path, plan: Plan) -> bool:
        """Write a plan to a new file. On failure, say so in a dialog and return False."""
        return self._disk.copy(path, plan)

    def try_again(self) -> None:
        """Try to save to the plan's file now."""
        if self._keeper is not None:
            self._keeper.try_again()

    def choose_version(self) -> None:
        """Ask which version to use after somebody else changed the file."""
        if self._asked_about is not None:
            self._ask_about_change(self._asked_about)

    def remember(self) -> None:
        """Add the open plan, with what is due in it, to the list of recent plans. Drafts are listed in any case."""
        from wizard.foundation.best_effort import best_effort
        from wizard.services.known_plans import note_plan

        if self._keeper is not None and not self._keeper.is_draft:
            # The list is only a convenience: if it cannot be written, the plan can still be found as a file.
            with best_effort("list of recent plans"):
                note_plan(self._keeper.path, self._session.plan, self._session.now())

    def leave(self, *, give_up: bool = False) -> None:
        """Close the open plan. With `give_up`, changes that are not in its file may be lost."""
        if self._keeper is not None:
            self._keeper.given_up = give_up
            self._keeper.close()
        self._session.close()
        self._keeper = self._state = None
        self.troubled.emit("", False)
        self.noted.emit("")
        self.left.emit()

    def recover(self, path: Path, plan: Plan, done: Callable[[], None]) -> bool:
        """Open the plan at `path` and make `plan` its newest version; call `done` once that is on a disk.

        `done` is called on another thread.
        """
        if not self.open(path, anew=True) or self._keeper is None or self._session.read_only_because:
            return False
        self._keeper.hearing.call_once_kept(done)
        self._session.apply(plan, "recovery of the newer version", barrier=True)
        return True

    def secure(self) -> bool:
        """Save the current plan on a disk of this PC, whatever else has failed. Any thread may call this.

        Returns:
            Whether it was saved.
        """
        return self._keeper is None or self._keeper.secure(self._session.plan)

    def go_on_aside(self) -> None:
        """Keep further changes on this PC only, because an error has stopped saving to the plan's file."""
        from wizard.services.plan_keeper import STOPPED

        if self._keeper is None or self._keeper.broken:
            return
        self._keeper.broken = True
        self._session.replace_keeper(self._keeper.aside())
        self.saved.emit(SaveLabel.NOT_SAVED, "Not saved")
        self.troubled.emit(f"{self._keeper.name} {STOPPED}", False)

    def may_close(self) -> bool:
        """Wait until everything is in the plan's file, or ask if that fails. Return whether the window may close."""
        return self._keeper is None or self._disk.may_close(self._keeper, self._session.plan, self._show_cause)

    def say_saved(self) -> None:
        """Show again where the last change is."""
        if self._state is not None and self._keeper is not None:
            self._show_state(self._keeper.hearing, self._state)

    def end(self) -> None:
        """Close the plan when the program ends, without asking. Changes not in its file stay on this PC."""
        if self._keeper is not None:
            from wizard.ui.widgets.form_shelf import form_shelf

            form_shelf().end()
            from wizard.services.plan_keeper import AT_THE_END

            self.remember()
            # The window is gone: save without showing anything, and give up after a fixed time.
            self._keeper.closes = lambda keeper: keeper.close_now(AT_THE_END)
        self._session.close()
        self._keeper = self._state = None

    def _say_typing(self, field: QWidget) -> None:
        """Show “Saving…” as soon as somebody types, before the field has passed on the change."""
        if self._keeper is not None and field.window() is self._window:
            self.saved.emit(SaveLabel.SAVING, "Saving…")

    def _say_typed(self, field: QWidget) -> None:
        """Show again where the last change is if the typing changed nothing; otherwise saving reports it."""
        if self._keeper is None or field.window() is not self._window or typing_news().untold:
            return
        if self._keeper.hearing.kept is self._session.plan:
            if self._state is None:
                self.saved.emit(SaveLabel.SAVED, "Saved")
            self.say_saved()

    def _hearing(self) -> Hearing:
        from wizard.services.plan_keeper import Hearing

        return Hearing(self._told.emit)

    def _take(self, opened: OpenedPlan | None) -> bool:
        """Make the opened plan the current one; return whether there is one."""
        if opened is None:
            return False
        if self._keeper is not None:
            # Close the old keeper while its plan is still the open one, so that its last changes are kept.
            self._keeper.close()
        self._follow(opened.keeper)
        self._session.open(opened.plan, opened.keeper, opened.why)
        self.saved.emit(SaveLabel.SAVED, "Open for reading only" if opened.keeper is None else "Saved")
        if opened.keeper is None:
            self.reading.emit(opened.why)
        return True

    def _follow(self, keeper: PlanKeeper | None) -> None:
        """Listen to this keeper from now on."""
        from wizard.ui.widgets.form_shelf import form_shelf

        self._keeper = keeper
        form_shelf().use(keeper.path if keeper else None)
        self._state = self._asked_about = None
        self._slow.stop()
        self.troubled.emit("", False)
        self.noted.emit("")
        if keeper is not None:
            keeper.closes = self._disk.let_go
            self._requests.watch(keeper.token)

    def _show_state(self, hearing: Hearing, state: SaveState) -> None:
        from wizard.services import plan_keeper
        from wizard.ui.session.disk_jobs import is_waiting

        if self._keeper is None or self._keeper.broken or hearing is not self._keeper.hearing:
            # This is a late message about a plan that is no longer open.
            return
        self._state = state
        self._slow.stop()
        if isinstance(state, plan_keeper.Saving):
            self._slow.start()
            self.saved.emit(SaveLabel.SAVING, "Saving…")
        elif isinstance(state, plan_keeper.Saved):
            self.saved.emit(SaveLabel.SAVED, f"Saved {state.at:%H:%M}")
            self.troubled.emit("", False)
            if state.note:
                self.noted.emit(state.note)
        else:
            two = isinstance(state, plan_keeper.ChangedOnDisk)
            self.saved.emit(SaveLabel.NOT_SAVED, "Not saved")
            self.troubled.emit(state.sentence, two)
            # Ask once for each version that somebody else saved, not at every change made here. Do not ask during a
            # wait, when the bar asks.
            if isinstance(state, plan_keeper.ChangedOnDisk) and not self._has_asked(state) and not is_waiting():
                self._ask_about_change(state)

    def _has_asked(self, state: ChangedOnDisk) -> bool:
        return self._asked_about is not None and self._asked_about.other == state.other

    def _ask_about_change(self, state: ChangedOnDisk) -> None:
        from wizard.services.plan_keeper import where_mine_differs
        from wizard.ui.session.save_dialogs import ask_which

        self._asked_about = state
        answer = ask_which(self._window, state.sentence, where_mine_differs(state, self._session.plan))
        path = self.path
        if path is None:
            return
        if answer == "theirs":
            self.leave()
            self.open(path)
        elif answer == "mine" and not self._move_beside(path):
            self._asked_about = None

    def _move_beside(self, path: Path) -> bool:
        """Save the open plan to its own file beside the one at `path`; return whether that worked."""
        free = self._disk.free_place(path)
        return free is not None and self.move_to(free)

    def _show_cause(self) -> str:
        """Show in the bar why some changes are not in the file, and return it, so that dialogs give the same reason."""
        self.troubled.emit(self.cause, self._asked_about is not None)
        return self.cause

    def _say_slow(self) -> None:
        """Say in the bar that the disk does not answer, until it does."""
        if self._keeper is not None:
            self.troubled.emit(self.cause, False)

    def _say(self, title: str, sentence: str) -> None:
        from wizard.ui.theme import Tone
        from wizard.ui.widgets.dialogs import SayDialog

        SayDialog(self._window, title, sentence, tone=Tone.BAD).exec()
