"""Open a plan for editing, and keep it: with a store, or with the journal alone as a last resort.

The progress of saving is sent as `Saving`, `Saved`, `NotSaved` or `ChangedOnDisk`, on the store's own threads.
"""

from __future__ import annotations

import contextlib
import secrets
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from wizard.foundation.best_effort import best_effort
from wizard.foundation.disk import DISK
from wizard.foundation.file_errors import reason
from wizard.foundation.paths import Folders, local_folders, real_path
from wizard.foundation.policy import policy
from wizard.plan.plan import Plan
from wizard.services.plan_files import ServiceError
from wizard.storage.file_lock import Alive, Held, LockedError
from wizard.storage.journal import Journal, Record
from wizard.storage.local_plans import free_draft, remove_draft
from wizard.storage.open_store import CannotLockError, Surroundings, create_store, open_store
from wizard.storage.plan_file import OldPlanError, PlanFileError, plan_bytes
from wizard.storage.plan_store import ChangedOnDisk, NotSaved, PlanStore, Saved, SaveState, Saving, Told
from wizard.storage.recovery import differences

__all__ = [
    "ChangedOnDisk",
    "Hearing",
    "Held",
    "HeldError",
    "NotSaved",
    "OldVersionError",
    "PlanKeeper",
    "ReadOnlyError",
    "SaveState",
    "Saved",
    "Saving",
    "Stopgap",
    "begin_draft",
    "create_plan",
    "drop_draft",
    "open_plan",
    "where_mine_differs",
]

PATIENCE = 60.0
"""Seconds that closing waits for a disk that does not answer before it asks; the person may stop waiting sooner."""

AT_THE_END = 3.0
"""Seconds to wait for a disk when the session or the program is ended; the journal already has everything."""

STOPPED = (
    "is no longer being saved: an error in the program has stopped it. Your changes are kept on this PC: "
    "close the program, open it again, and take the newer version."
)
"""Added to a file’s name where its store has ended."""

SECURING = 2.0
"""Seconds that an unexpected error waits for the journal before the plan is kept in another way."""

_BRIEF = 0.5
"""Used instead of `PATIENCE` once the store is broken, because part of it will never finish."""


class HeldError(ServiceError):
    """Somebody has the plan open. It can be opened to read, or taken over once the person has seen who has it."""

    def __init__(self, sentence: str, held: Held, token: str) -> None:
        super().__init__(sentence)
        self.held = held
        """Where it is open."""
        self.token = token
        """What its lock bears; empty if that cannot be made out."""


class ReadOnlyError(ServiceError):
    """The plan's file or folder cannot be written to, so the plan can be read but not edited there."""


class OldVersionError(ServiceError):
    """The plan was made by version 0.1 and holds closed meetings; a new plan can be begun from it."""


class Hearing:
    """Listens to one plan's store: passes on the progress of saving and notes the last plan that is on a disk."""

    def __init__(self, tell: Callable[[Hearing, SaveState], None]) -> None:
        """Pass everything on to `tell`, which is called on the store's own threads."""
        self._tell = tell
        self._first: Callable[[], None] | None = None
        self.kept: Plan | None = None
        """The last plan that the store said is on a disk."""
        self.state: SaveState | None = None
        """How saving went last, whether or not it was passed on yet."""

    def call_once_kept(self, done: Callable[[], None]) -> None:
        """Call `done` once, on another thread, when the next plan is on a disk."""
        self._first = done

    def told(self) -> Told:
        """Return the callbacks that the store needs."""
        return Told(self._hear, self._acknowledged)

    def _hear(self, state: SaveState) -> None:
        self.state = state
        self._tell(self, state)

    def _acknowledged(self, plan: Plan) -> None:
        self.kept = plan
        if self._first is not None:
            first, self._first = self._first, None
            first()


class PlanKeeper:
    """Keeps one plan that is open for editing; closing it waits patiently, but not for ever."""

    def __init__(self, store: PlanStore, plan: Plan, hearing: Hearing, folders: Folders) -> None:
        """Keep the plan with `store`, which was opened with `plan` and reports to `hearing`."""
        self._store, self._folders = store, folders
        self._aside: Stopgap | None = None
        self.hearing = hearing
        """What the store tells."""
        hearing.kept = plan
        self.opened = plan
        """The plan as it was when it was opened."""
        self.given_up = False
        """Whether what does not reach the file need not be kept: the person has it elsewhere, or gave it up."""
        self.broken = False
        """Whether a thread of the store has ended by an error: there is little to wait for."""
        self.closes: Callable[[PlanKeeper], object] = PlanKeeper.close_now
        """What closing does; whoever has a window closes beside it."""
        self._closed = False

    @property
    def path(self) -> Path:
        """The plan's file."""
        return self._store.path

    @property
    def token(self) -> str:
        """The token in the lock of this opening."""
        return self._store.token

    def is_at(self, path: Path) -> bool:
        """Whether the file at `path` is this plan's; this reads the disk that it is on."""
        return real_path(path) == self._store.real

    @property
    def name(self) -> str:
        """The file's name in quotation marks, for messages."""
        return self._store.path_words

    @property
    def is_draft(self) -> bool:
        """Whether the plan is a draft in local data, without a name and a folder."""
        return self.path.parent == self._folders.drafts

    def save(self, plan: Plan) -> None:
        """Keep this plan; returns at once, and reports later."""
        if self._closed:
            # The window is closing and waits for the disk: keep this change aside.
            self.aside().keep(plan)
        else:
            self._store.save(plan)

    def try_again(self) -> None:
        """Try now to save the plan to its file."""
        self._store.try_again()

    def secure(self, plan: Plan) -> bool:
        """See that `plan`, the newest, is on a disk of this PC, whatever else has failed; any thread may call this.

        Returns:
            Whether it is.
        """
        if self.broken:
            # In this state each change has already been written to the journal.
            return True
        until = time.monotonic() + SECURING
        while time.monotonic() < until:
            if self.hearing.kept is plan:
                return True
            # Poll: this may run on any thread, even after an error in the thread that would have told us.
            time.sleep(0.02)
        return self.aside().keep(plan)

    def aside(self) -> Stopgap:
        """Return the stopgap that keeps the plan when this store cannot: the same one at every call."""
        if self._aside is None:
            self._aside = Stopgap(self._folders, self._store.real, self._store.counter)
        return self._aside

    def is_whole(self) -> bool:
        """Wait until everything is in the plan's file or has been tried; return whether it is. The plan stays open."""
        return self.broken or self._store.settle(PATIENCE)

    def close(self) -> None:
        """Close it, once."""
        if not self._closed:
            self._closed = True
            self.closes(self)

    def close_now(self, patience: float = PATIENCE) -> bool:
        """Close it; return whether everything is in the file. The rest is in the journal, unless it was given up."""
        self._closed = True
        whole = self._store.close(_BRIEF if self.broken else patience, forget=self.given_up)
        if self._aside is not None and not self.broken:
            self._aside.close(remove=whole or self.given_up)
        return whole


class Stopgap:
    """Writes each change at once to one journal on this PC, when a store no longer can, with an ever higher counter.

    Its calls may come from different threads.
    """

    def __init__(self, folders: Folders, path: Path, counter: int) -> None:
        """Keep changes to the plan at `path`, links followed; `counter` is the highest that any version has had."""
        self._folders, self._path, self._counter = folders, path, counter
        self._guard = threading.Lock()
        self._journal: Journal | None = None
        self._alive: Alive | None = None

    def keep(self, plan: Plan) -> bool:
        """Keep this plan where the next start finds it; return whether it is on the disk."""
        with self._guard:
            self._counter += 1
            try:
                self._opened().append(Record.of(self._counter, plan_bytes(plan, self._counter)))
            except (OSError, PlanFileError):
                return False
        return True

    def save(self, plan: Plan) -> None:
        """Keep this plan."""
        self.keep(plan)

    def close(self, *, remove: bool = False) -> None:
        """Close it, and remove it if nothing in it is wanted any more; everything is on the disk."""
        with self._guard:
            if self._journal is not None:
                self._journal.close(remove=remove)
            if self._alive is not None:
                self._alive.end()
            self._journal = self._alive = None

    def _opened(self) -> Journal:
        if self._journal is None:
            token = secrets.token_hex(16)
            # The mark stops other windows from offering, and so removing, this journal. Without it, write anyway.
            with best_effort("mark that changes are kept aside"):
                self._alive = Alive(self._folders.running, token)
            self._journal = Journal(self._folders.recovery, self._path, token)
        return self._journal


def open_plan(path: Path, hearing: Hearing, *, take_over: bool = False) -> PlanKeeper:
    """Open a plan's file for editing.

    With `take_over`, another person's lock is replaced: only after the person has seen whose it is.

    Raises:
        HeldError: Somebody has the plan open, or had it open when their program ended.
        ReadOnlyError: The file or its folder cannot be written to; the plan can still be read.
        ServiceError: It cannot be read, is damaged (code `UNSOUND`), or is of a newer version.
    """
    folders = local_folders()
    with _in_words():
        store = open_store(path, Surroundings(folders), hearing.told(), take_over=take_over)
    return PlanKeeper(store, store.opened.plan, hearing, folders)


def create_plan(path: Path, plan: Plan, hearing: Hearing) -> PlanKeeper:
    """Write `plan` to a new file, and open it for editing.

    Raises:
        ServiceError: The file exists already, or cannot be written, or a lock of its name exists.
    """
    folders = local_folders()
    with _in_words():
        store = create_store(path, plan, Surroundings(folders), hearing.told())
    return PlanKeeper(store, plan, hearing, folders)


def begin_draft(plan: Plan, hearing: Hearing) -> PlanKeeper:
    """Keep a new plan in local data until it has a name and a folder.

    Raises:
        ServiceError: It cannot be written, or IT does not allow drafts there.
    """
    if not policy().keep_drafts:
        raise ServiceError("IT requires a new plan to be saved in a folder from the start.")
    drafts = local_folders().drafts
    try:
        DISK.make_folder(drafts)
    except OSError as error:
        raise ServiceError(f"A new plan cannot be kept on this PC: {reason(error)}.") from error
    return create_plan(free_draft(drafts, plan.id), plan, hearing)


def drop_draft(path: Path) -> None:
    """Remove a draft that now has a file of its own."""
    # A draft that stays does no harm: it is offered again at the next start.
    with best_effort("draft that has a file of its own"):
        remove_draft(path)


def where_mine_differs(state: ChangedOnDisk, mine: Plan) -> tuple[str, ...] | None:
    """Return where our version differs from the file's, in a few words each; None if the file cannot be read."""
    return None if state.other is None else differences(state.other, mine)


@contextlib.contextmanager
def _in_words() -> Iterator[None]:
    """Turn the errors of storage into errors of a service."""
    try:
        yield
    except LockedError as error:
        raise HeldError(str(error), error.held, error.holder.token) from error
    except CannotLockError as error:
        raise ReadOnlyError(str(error), error.exit_code) from error
    except OldPlanError as error:
        raise OldVersionError(str(error), error.exit_code) from error
    except PlanFileError as error:
        raise ServiceError(str(error), error.exit_code) from error
