"""Where the open plan is kept: opening and locking it, what is said of saving, copies, recovery."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from wizard.services.plan_keeper import PATIENCE, SECURING, STOPPED, Acknowledged, Kept, Nothing
from wizard.ui.session.save_status import Saved
from wizard.ui.session.session import Session
from wizard.ui.theme import Tone
from wizard.ui.widgets.dialogs import SayDialog

if TYPE_CHECKING:
    from wizard.foundation.paths import Folders
    from wizard.plan.plan import Plan
    from wizard.storage.file_lock import LockedError
    from wizard.storage.open_store import Surroundings
    from wizard.storage.plan_store import ChangedOnDisk, PlanStore, SaveState, Told


class PlanKeeping(QObject):
    """Opens plans into the session and keeps them; speaks to the person where something is in the way."""

    saved = Signal(Saved, str)
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
        self._store: PlanStore | None = None
        self._state: SaveState | None = None
        self._kept: Kept | None = None
        self._heard = self._hears_next = Acknowledged()
        self._asked_about: ChangedOnDisk | None = None
        # The store tells from its own threads; a queued signal brings it over to the window's.
        self._told.connect(self._show_state)

    @property
    def path(self) -> Path | None:
        """The file of the plan that is open; None for one that is read only, or if none is open."""
        return self._store.path if self._store else None

    @property
    def folders(self) -> Folders:
        """Where things are kept on this PC."""
        return self._surroundings().folders

    @property
    def is_draft(self) -> bool:
        """Whether the plan lives in local data, without a name and a folder."""
        return self.path is not None and self.path.parent == self.folders.drafts

    def begin(self, plan: Plan) -> bool:
        """Keep a new plan in local data until it has a name and a folder."""
        from wizard.storage.local_plans import free_draft
        from wizard.storage.open_store import create_store
        from wizard.storage.plan_file import PlanFileError

        around = self._surroundings()
        around.folders.drafts.mkdir(parents=True, exist_ok=True)
        draft = free_draft(around.folders.drafts, plan.id)
        try:
            store = create_store(draft, plan, around, self._tellers())
        except PlanFileError as error:
            self._say("The plan cannot be begun", str(error))
            return False
        self._take(store, plan)
        return True

    def open(self, path: Path, *, take_over: bool = False) -> bool:
        """Open a plan's file; say in a dialog what is in the way."""
        from wizard.storage.file_lock import LockedError
        from wizard.storage.open_store import CannotLockError, open_store
        from wizard.storage.plan_file import PlanFileError

        if self._store is not None and self._store.path.resolve() == path.resolve():
            # It would be held by nobody but us.
            self.leave()
        try:
            store = open_store(path, self._surroundings(), self._tellers(), take_over=take_over)
        except LockedError as error:
            return self._ask_about_lock(path, error)
        except CannotLockError as error:
            return self._open_read_only(path, str(error))
        except PlanFileError as error:
            from wizard.ui.session.save_dialogs import ask_what_is_left

            plan = ask_what_is_left(self._window, path, error)
            return plan is not None and self.begin(plan)
        self._take(store, store.opened.plan)
        return True

    def move_to(self, path: Path) -> bool:
        """Give the open plan a file of its own; the draft goes once the new file is whole."""
        from wizard.storage.local_plans import remove_draft
        from wizard.storage.open_store import create_store
        from wizard.storage.plan_file import PlanFileError

        draft = self.path if self.is_draft else None
        try:
            store = create_store(path, self._session.plan, self._surroundings(), self._tellers())
        except PlanFileError as error:
            self._say("The plan was not saved there", str(error))
            return False
        if self._kept is not None:
            # The new file holds all that the old one may still lack.
            self._kept.given_up = True
        self._session.replace_keeper(self._follow(store, self._session.plan))
        if draft is not None:
            # What is left behind of a draft does no harm: it is offered again at the next start.
            with contextlib.suppress(OSError):
                remove_draft(draft)
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
        if self._store is not None:
            self._store.try_again()

    def choose_version(self) -> None:
        """Ask which version is wanted where somebody else changed the file."""
        if self._asked_about is not None:
            self._ask_about_change(self._asked_about)

    def leave(self, *, give_up: bool = False) -> None:
        """Let go of the plan that is open. With `give_up`, what is not in its file need not be kept."""
        if self._kept is not None:
            self._kept.given_up = give_up
        self._session.close()
        self._store = self._state = self._kept = None
        self.troubled.emit("", False)
        self.left.emit()

    def recover(self, path: Path, plan: Plan, done: Callable[[], None]) -> bool:
        """Open the plan at `path` and make `plan` its newest version; `done` is called once that is on a disk.

        `done` is called on another thread.
        """
        if not self.open(path) or self._store is None or self._session.read_only_because:
            return False
        self._heard.first = done
        self._session.apply(plan, "recovery of the newer version", barrier=True)
        return True

    def secure(self) -> bool:
        """See that the plan as it stands is on a disk of this PC, whatever else has failed; any thread may ask.

        Returns:
            Whether it is.
        """
        if self._store is None or self._kept is None:
            return True
        plan, until = self._session.plan, time.monotonic() + SECURING
        while time.monotonic() < until:
            if self._heard.plan is plan:
                return True
            time.sleep(0.02)
        return self._kept.aside(self.folders).keep(plan)

    def go_on_aside(self) -> None:
        """Keep each further change on this PC alone: what brings it to its file was ended by an error."""
        if self._store is None or self._kept is None:
            return
        self._kept.broken = True
        aside, self._kept = self._kept.aside(self.folders), None
        self._session.replace_keeper(aside)
        self.saved.emit(Saved.NOT_SAVED, "Not saved")
        self.troubled.emit(f"{self._store.path_words} {STOPPED}", False)

    def may_close(self) -> bool:
        """Wait until everything is in the plan's file; ask if that does not come about. True: the window may close."""
        if self._store is None or self._kept is None or self._store.close(PATIENCE):
            return True
        from wizard.ui.session.save_dialogs import ask_about_closing

        return ask_about_closing(self._window, getattr(self._state, "sentence", "The disk does not answer."))

    def say_saved(self) -> None:
        """Say again where the last change is."""
        if self._state is not None:
            self._show_state(self._heard, self._state)

    def _take(self, store: PlanStore, plan: Plan, read_only: str = "") -> None:
        self._session.open(plan, self._follow(store, plan), read_only)
        self.saved.emit(Saved.SAVED, "Everything is saved")

    def _follow(self, store: PlanStore, plan: Plan) -> Kept:
        """Listen to this store from now on; what it was opened with is on the disk."""
        self._store, self._kept, self._heard = store, Kept(store, self._say_left_behind), self._hears_next
        self._heard.plan = plan
        self._state = self._asked_about = None
        self.troubled.emit("", False)
        return self._kept

    def _open_read_only(self, path: Path, why: str) -> bool:
        from wizard.services import plan_files

        try:
            plan = plan_files.load(path)
        except plan_files.ServiceError as error:
            self._say("The plan cannot be opened", str(error))
            return False
        self._store = self._kept = None
        self.troubled.emit("", False)
        self._session.open(plan, Nothing(), why)
        self.saved.emit(Saved.SAVED, "Open for reading only")
        return True

    def _ask_about_lock(self, path: Path, error: LockedError) -> bool:
        from wizard.ui.session.save_dialogs import ask_about_lock

        answer = ask_about_lock(self._window, error)
        if answer == "read":
            return self._open_read_only(path, str(error))
        return self.open(path, take_over=True) if answer == "take" else False

    def _show_state(self, heard: Acknowledged, state: SaveState) -> None:
        from wizard.storage import plan_store

        if heard is not self._heard or self._kept is None:
            # Said of a plan that was open before.
            return
        self._state = state
        if isinstance(state, plan_store.Saving):
            self.saved.emit(Saved.SAVING, "Saving…")
        elif isinstance(state, plan_store.Saved):
            self.saved.emit(Saved.SAVED, f"Saved {state.at:%H:%M}")
            self.troubled.emit("", False)
        else:
            two = isinstance(state, plan_store.ChangedOnDisk)
            self.saved.emit(Saved.NOT_SAVED, "Not saved")
            self.troubled.emit(state.sentence, two)
            # Asked once for each version that somebody else saved, and not at every change made here.
            if isinstance(state, plan_store.ChangedOnDisk) and not self._has_asked(state):
                self._ask_about_change(state)

    def _has_asked(self, state: ChangedOnDisk) -> bool:
        return self._asked_about is not None and self._asked_about.other == state.other

    def _ask_about_change(self, state: ChangedOnDisk) -> None:
        from wizard.foundation.file_names import free_name
        from wizard.ui.session.save_dialogs import ask_which

        self._asked_about = state
        answer, path = ask_which(self._window, state, self._session.plan), self.path
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
        SayDialog(self._window, title, sentence, tone=Tone.BAD).exec()

    def _surroundings(self) -> Surroundings:
        from wizard.foundation.paths import local_folders
        from wizard.storage.open_store import Surroundings

        return Surroundings(local_folders())

    def _tellers(self) -> Told:
        from wizard.storage.plan_store import Told

        heard = self._hears_next = Acknowledged()
        return Told(lambda state: self._told.emit(heard, state), heard)
