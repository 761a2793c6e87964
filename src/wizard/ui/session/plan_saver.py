"""Where the open plan is kept: opening and locking it, what is said of saving, copies, recovery.

Made before the first paint, when no plan is open: what opens and keeps plans is imported with the first of them.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from wizard.ui.session.save_status import SaveLabel
from wizard.ui.session.session import Session
from wizard.ui.widgets.typing_news import typing_news

if TYPE_CHECKING:
    from wizard.plan.plan import Plan
    from wizard.services.plan_files import ServiceError
    from wizard.services.plan_keeper import ChangedOnDisk, Hearing, HeldError, PlanKeeper, SaveState


class PlanSaver(QObject):
    """Opens plans into the session and sees that they are saved; asks the person where something is in the way."""

    saved = Signal(SaveLabel, str)
    """Where the last change is, and the words for it."""
    troubled = Signal(str, bool)
    """A sentence while changes do not reach the plan's file, and whether there are two versions to choose from."""
    left = Signal()
    """No plan is open any more."""
    _told = Signal(object, object)

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._keeper: PlanKeeper | None = None
        self._state: SaveState | None = None
        self._asked_about: ChangedOnDisk | None = None
        # The keeper calls from its own threads; a queued signal moves the call to the window's thread.
        self._told.connect(self._show_state)
        typing_news().began.connect(self._say_typing)
        typing_news().ended.connect(self._say_typed)

    @property
    def path(self) -> Path | None:
        """The file of the plan that is open; None for one that is read only, or if none is open."""
        return self._keeper.path if self._keeper else None

    @property
    def is_draft(self) -> bool:
        """Whether the plan lives in local data, without a name and a folder."""
        return self._keeper is not None and self._keeper.is_draft

    def begin(self, plan: Plan) -> bool:
        """Keep a new plan in local data until it has a name and a folder."""
        from wizard.services import plan_files, plan_keeper

        try:
            keeper = plan_keeper.begin_draft(plan, self._hearing())
        except plan_files.ServiceError as error:
            self._say("The plan cannot be begun", str(error))
            return False
        self._take(keeper)
        return True

    def open(self, path: Path, *, take_over: bool = False) -> bool:
        """Open a plan's file; say in a dialog what is in the way."""
        from wizard.services import plan_files, plan_keeper

        if self.path is not None and self.path.resolve() == path.resolve():
            # Release our own lock first, or the plan would seem to be open elsewhere.
            self.leave()
        try:
            keeper = plan_keeper.open_plan(path, self._hearing(), take_over=take_over)
        except plan_keeper.HeldError as error:
            return self._ask_about_lock(path, error)
        except plan_keeper.ReadOnlyError as error:
            return self._open_read_only(path, str(error))
        except plan_files.ServiceError as error:
            return self._ask_what_is_left(path, error)
        self._take(keeper)
        return True

    def move_to(self, path: Path) -> bool:
        """Give the open plan a file of its own; the draft goes once the new file is whole."""
        from wizard.services import plan_files, plan_keeper

        before = self._keeper
        try:
            keeper = plan_keeper.create_plan(path, self._session.plan, self._hearing())
        except plan_files.ServiceError as error:
            self._say("The plan was not saved there", str(error))
            return False
        if before is not None:
            # Don't wait for the old file: the new one has every change.
            before.given_up = True
        self._follow(keeper)
        self._session.replace_keeper(keeper)
        if before is not None and before.is_draft:
            plan_keeper.drop_draft(before.path)
        self._session.changed.emit(self._session.plan)
        return True

    def save_copy(self, path: Path) -> bool:
        """Write a copy of the open plan; its own file stays where it is."""
        from wizard.services import plan_files

        try:
            plan_files.keep_new(self._session.plan, path)
        except plan_files.ServiceError as error:
            self._say("The copy was not saved", str(error))
            return False
        return True

    def try_again(self) -> None:
        """Try now to bring the plan to its file."""
        if self._keeper is not None:
            self._keeper.try_again()

    def choose_version(self) -> None:
        """Ask which version is wanted where somebody else changed the file."""
        if self._asked_about is not None:
            self._ask_about_change(self._asked_about)

    def remember(self) -> None:
        """Put the open plan into the list of recent plans, with what is due in it; a draft is listed anyway."""
        from wizard.services.known_plans import note_plan

        if self._keeper is not None and not self._keeper.is_draft:
            # The list of recent plans is a convenience: failing to write it must not stop anything.
            with contextlib.suppress(OSError):
                note_plan(self._keeper.path, self._session.plan, self._session.now())

    def leave(self, *, give_up: bool = False) -> None:
        """Let go of the plan that is open. With `give_up`, what is not in its file need not be kept."""
        if self._keeper is not None:
            self._keeper.given_up = give_up
        self._session.close()
        self._keeper = self._state = None
        self.troubled.emit("", False)
        self.left.emit()

    def recover(self, path: Path, plan: Plan, done: Callable[[], None]) -> bool:
        """Open the plan at `path` and make `plan` its newest version; `done` is called once that is on a disk.

        `done` is called on another thread.
        """
        if not self.open(path) or self._keeper is None or self._session.read_only_because:
            return False
        self._keeper.hearing.call_once_kept(done)
        self._session.apply(plan, "recovery of the newer version", barrier=True)
        return True

    def secure(self) -> bool:
        """See that the plan as it stands is on a disk of this PC, whatever else has failed; any thread may ask.

        Returns:
            Whether it is.
        """
        return self._keeper is None or self._keeper.secure(self._session.plan)

    def go_on_aside(self) -> None:
        """Keep each further change on this PC alone: what brings it to its file was ended by an error."""
        from wizard.services.plan_keeper import STOPPED

        if self._keeper is None or self._keeper.broken:
            return
        self._keeper.broken = True
        self._session.replace_keeper(self._keeper.aside())
        self.saved.emit(SaveLabel.NOT_SAVED, "Not saved")
        self.troubled.emit(f"{self._keeper.name} {STOPPED}", False)

    def may_close(self) -> bool:
        """Wait until everything is in the plan's file; ask if that does not come about. True: the window may close."""
        if self._keeper is None or self._keeper.is_whole():
            return True
        from wizard.ui.session.save_dialogs import ask_about_closing

        return ask_about_closing(self._window, getattr(self._state, "sentence", "The disk does not answer."))

    def say_saved(self) -> None:
        """Say again where the last change is."""
        if self._state is not None and self._keeper is not None:
            self._show_state(self._keeper.hearing, self._state)

    def end(self) -> None:
        """Let go of the plan as the program ends; nothing is asked, and what is not in its file stays on this PC."""
        if self._keeper is not None:
            self.remember()
            self._keeper.left_behind = lambda _name: None
        self._session.close()
        self._keeper = self._state = None

    def _say_typing(self, field: QWidget) -> None:
        """Say that something is on its way as soon as it is typed, although nobody was told of it yet."""
        if self._keeper is not None and field.window() is self._window:
            self.saved.emit(SaveLabel.SAVING, "Saving…")

    def _say_typed(self, field: QWidget) -> None:
        """Say again where the last change is, if what was typed made none; else its saving is heard of."""
        if self._keeper is None or field.window() is not self._window or typing_news().untold:
            return
        if self._keeper.hearing.kept is self._session.plan:
            if self._state is None:
                self.saved.emit(SaveLabel.SAVED, "Everything is saved")
            self.say_saved()

    def _hearing(self) -> Hearing:
        from wizard.services.plan_keeper import Hearing

        return Hearing(self._told.emit)

    def _take(self, keeper: PlanKeeper) -> None:
        self._follow(keeper)
        self._session.open(keeper.opened, keeper)
        self.saved.emit(SaveLabel.SAVED, "Everything is saved")

    def _follow(self, keeper: PlanKeeper) -> None:
        """Listen to this keeper from now on."""
        keeper.left_behind = self._say_left_behind
        self._keeper = keeper
        self._state = self._asked_about = None
        self.troubled.emit("", False)

    def _open_read_only(self, path: Path, why: str) -> bool:
        from wizard.services import plan_files

        try:
            plan = plan_files.load(path)
        except plan_files.ServiceError as error:
            self._say("The plan cannot be opened", str(error))
            return False
        self._keeper = None
        self.troubled.emit("", False)
        self._session.open(plan, None, why)
        self.saved.emit(SaveLabel.SAVED, "Open for reading only")
        return True

    def _ask_about_lock(self, path: Path, error: HeldError) -> bool:
        from wizard.ui.session.save_dialogs import ask_about_lock

        answer = ask_about_lock(self._window, str(error), stale=error.stale)
        if answer == "read":
            return self._open_read_only(path, str(error))
        return self.open(path, take_over=True) if answer == "take" else False

    def _ask_what_is_left(self, path: Path, error: ServiceError) -> bool:
        from wizard.services.left_behind import remains_of
        from wizard.services.plan_files import UNSOUND
        from wizard.ui.session.save_dialogs import ask_what_is_left

        plan = ask_what_is_left(self._window, str(error), remains_of(path, damaged=error.code == UNSOUND))
        return plan is not None and self.begin(plan)

    def _show_state(self, hearing: Hearing, state: SaveState) -> None:
        from wizard.services import plan_keeper

        if self._keeper is None or self._keeper.broken or hearing is not self._keeper.hearing:
            # A late message about a plan that is not open any more.
            return
        self._state = state
        if isinstance(state, plan_keeper.Saving):
            self.saved.emit(SaveLabel.SAVING, "Saving…")
        elif isinstance(state, plan_keeper.Saved):
            self.saved.emit(SaveLabel.SAVED, f"Saved {state.at:%H:%M}")
            self.troubled.emit("", False)
        else:
            two = isinstance(state, plan_keeper.ChangedOnDisk)
            self.saved.emit(SaveLabel.NOT_SAVED, "Not saved")
            self.troubled.emit(state.sentence, two)
            # Ask once for each version that somebody else saved, not at every change made here.
            if isinstance(state, plan_keeper.ChangedOnDisk) and not self._has_asked(state):
                self._ask_about_change(state)

    def _has_asked(self, state: ChangedOnDisk) -> bool:
        return self._asked_about is not None and self._asked_about.other == state.other

    def _ask_about_change(self, state: ChangedOnDisk) -> None:
        from wizard.foundation.file_names import free_name
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
        elif answer == "mine" and not self.move_to(free_name(path)):
            self._asked_about = None

    def _say_left_behind(self, name: str) -> None:
        sentence = f"Not everything has reached {name}. It is kept on this PC and offered again at the next start."
        self._say("A change is on its way", sentence)

    def _say(self, title: str, sentence: str) -> None:
        from wizard.ui.theme import Tone
        from wizard.ui.widgets.dialogs import SayDialog

        SayDialog(self._window, title, sentence, tone=Tone.BAD).exec()
