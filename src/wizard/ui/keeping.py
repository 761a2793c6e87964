"""Where the open plan is kept: opening and locking it, what is said of saving, copies, recovery."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from wizard.ui.session import Session
from wizard.ui.theme import Tone
from wizard.ui.widgets.buttons import Kind
from wizard.ui.widgets.dialogs import Answer, AskDialog, SayDialog
from wizard.ui.window import Saved

if TYPE_CHECKING:
    from wizard.domain.plan import Plan
    from wizard.storage.lock import LockedError
    from wizard.storage.opening import Surroundings
    from wizard.storage.states import ChangedOnDisk, SaveState
    from wizard.storage.store import PlanStore, Told

PATIENCE = 10.0
"""Seconds that closing waits for a disk that does not answer, before it asks."""


class PlanKeeping(QObject):
    """Opens plans into the session and keeps them; speaks to the person where something is in the way."""

    saved = Signal(Saved, str)
    """Where the last change is, and the words for it."""
    _told = Signal(object)

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._store: PlanStore | None = None
        self._state: SaveState | None = None
        # The store tells from its own threads; a queued signal brings it over to the window's.
        self._told.connect(self._show_state)

    @property
    def path(self) -> Path | None:
        """The file of the plan that is open; None for one that is read only, or if none is open."""
        return self._store.path if self._store else None

    @property
    def is_draft(self) -> bool:
        """Whether the plan lives in local data, without a name and a folder."""
        return self.path is not None and self.path.parent == self._surroundings().folders.drafts

    def begin(self, plan: Plan) -> bool:
        """Keep a new plan in local data until it has a name and a folder."""
        from wizard.storage.drafts import draft_path
        from wizard.storage.opening import create_store
        from wizard.storage.planfile import PlanFileError

        around = self._surroundings()
        around.folders.drafts.mkdir(parents=True, exist_ok=True)
        try:
            store = create_store(draft_path(around.folders.drafts, plan.id), plan, around, self._tellers())
        except PlanFileError as error:
            self._say("The plan cannot be begun", str(error))
            return False
        self._take(store, plan)
        return True

    def open(self, path: Path, *, take_over: bool = False) -> bool:
        """Open a plan's file; say in a dialog what is in the way."""
        from wizard.storage.lock import LockedError
        from wizard.storage.opening import CannotLockError, open_store
        from wizard.storage.planfile import PlanFileError

        try:
            store = open_store(path, self._surroundings(), self._tellers(), take_over=take_over)
        except LockedError as error:
            return self._ask_about_lock(path, error)
        except CannotLockError as error:
            return self._open_read_only(path, str(error))
        except PlanFileError as error:
            return self._offer_previous(path, str(error))
        self._take(store, store.opened.plan)
        return True

    def move_to(self, path: Path) -> bool:
        """Give the open plan a file of its own; the draft goes once the new file is whole."""
        from wizard.storage.drafts import remove_draft
        from wizard.storage.opening import create_store
        from wizard.storage.planfile import PlanFileError

        draft = self.path if self.is_draft else None
        try:
            store = create_store(path, self._session.plan, self._surroundings(), self._tellers())
        except PlanFileError as error:
            self._say("The plan was not saved there", str(error))
            return False
        self._store = store
        self._session.replace_keeper(_Kept(store, self._say_left_behind))
        if draft is not None:
            # What is left behind of a draft does no harm: it is offered again at the next start.
            with contextlib.suppress(OSError):
                remove_draft(draft)
        self._session.changed.emit(self._session.plan)
        return True

    def save_copy(self, path: Path) -> bool:
        """Write a copy of the open plan; its own file stays where it is."""
        from wizard import office

        try:
            office.keep_new(self._session.plan, path)
        except office.OfficeError as error:
            self._say("The copy was not saved", str(error))
            return False
        return True

    def may_close(self) -> bool:
        """Wait until everything is in the plan's file; ask if that does not come about. True: the window may close."""
        if self._store is None:
            return True
        if self._store.close(PATIENCE):
            return True
        sentence = getattr(self._state, "sentence", "The disk does not answer.")
        dialog = AskDialog(
            self._window,
            "Not everything is in the plan’s file",
            f"{sentence} It is kept on this PC and offered again at the next start.",
            [Answer("close", "Close all the same", Kind.DANGER)],
            cancel="Go on waiting",
            tone=Tone.WAITING,
        )
        return dialog.ask() == "close"

    def say_saved(self) -> None:
        """Say again where the last change is."""
        if self._state is not None:
            self._show_state(self._state)

    def _take(self, store: PlanStore, plan: Plan, read_only: str = "") -> None:
        self._store = store
        self._session.open(plan, _Kept(store, self._say_left_behind), read_only)
        self.saved.emit(Saved.SAVED, "Everything is saved")

    def _open_read_only(self, path: Path, why: str) -> bool:
        from wizard import office

        try:
            plan = office.load(path)
        except office.OfficeError as error:
            self._say("The plan cannot be opened", str(error))
            return False
        self._store = None
        self._session.open(plan, _Nothing(), why)
        self.saved.emit(Saved.SAVED, "Open for reading only")
        return True

    def _ask_about_lock(self, path: Path, error: LockedError) -> bool:
        answers = [Answer("read", "Open for reading", Kind.PRIMARY), Answer("take", "Take it over", Kind.DANGER)]
        detail = (
            "The program that held it has ended without letting go of it."
            if error.stale
            else "If they are still working on it, what they write after that is not lost: it stays on their PC."
        )
        answer = AskDialog(self._window, "Somebody has this plan open", str(error), answers, detail=detail).ask()
        if answer == "read":
            return self._open_read_only(path, str(error))
        return self.open(path, take_over=True) if answer == "take" else False

    def _offer_previous(self, path: Path, why: str) -> bool:
        from wizard.storage.recovery import previous_version

        previous = previous_version(path)
        if previous is None:
            self._say("The plan cannot be opened", why)
            return False
        answers = [Answer("previous", "Open the previous version as a new plan", Kind.PRIMARY)]
        detail = "The file itself is left as it is."
        if AskDialog(self._window, "The plan cannot be opened", why, answers, detail=detail).ask() is None:
            return False
        return self.begin(previous.plan)

    def _show_state(self, state: SaveState) -> None:
        from wizard.storage import states

        self._state = state
        if isinstance(state, states.Saved):
            self.saved.emit(Saved.SAVED, f"Saved {state.at:%H:%M}")
        elif isinstance(state, states.NotSaved):
            self.saved.emit(Saved.NOT_SAVED, state.sentence)
        elif isinstance(state, states.ChangedOnDisk):
            self.saved.emit(Saved.NOT_SAVED, state.sentence)
            self._ask_about_change(state)
        else:
            self.saved.emit(Saved.SAVING, "Saving…")

    def _ask_about_change(self, state: ChangedOnDisk) -> None:
        answers = [Answer("mine", "Keep mine under another name", Kind.PRIMARY)]
        if state.other is not None:
            answers.append(Answer("theirs", "Open what the file holds now"))
        answer = AskDialog(self._window, "The plan was changed by somebody else", state.sentence, answers).ask()
        path = self.path
        if answer == "theirs" and path is not None:
            self._session.close()
            self.open(path)
        elif answer == "mine" and path is not None:
            self.move_to(_free_name(path))

    def _say_left_behind(self, name: str) -> None:
        sentence = f"Not everything has reached {name}. It is kept on this PC and offered again at the next start."
        self._say("A change is on its way", sentence)

    def _say(self, title: str, sentence: str) -> None:
        SayDialog(self._window, title, sentence, tone=Tone.BAD).exec()

    def _surroundings(self) -> Surroundings:
        from wizard.storage.folders import local_folders
        from wizard.storage.opening import Surroundings

        return Surroundings(local_folders())

    def _tellers(self) -> Told:
        from wizard.storage.store import Told

        return Told(self._told.emit)


class _Kept:
    """A store, let go of with patience and not for ever."""

    def __init__(self, store: PlanStore, left_behind: Callable[[str], None]) -> None:
        self._store = store
        self._left_behind = left_behind

    def save(self, plan: Plan) -> None:
        """Keep this plan."""
        self._store.save(plan)

    def close(self) -> None:
        """Let go of it; what did not reach the file is in the journal, and that is said."""
        if not self._store.close(PATIENCE):
            self._left_behind(self._store.path_words)


class _Nothing:
    """Keeps nothing: the plan is open for reading."""

    def save(self, plan: Plan) -> None:
        """Not called: a plan that is open for reading is never changed."""

    def close(self) -> None:
        """Nothing to let go of."""


def _free_name(path: Path) -> Path:
    """Return a name beside `path` that no file has: “plan (2).gpplan”."""
    number = 2
    while (candidate := path.with_name(f"{path.stem} ({number}){path.suffix}")).exists():
        number += 1
    return candidate
