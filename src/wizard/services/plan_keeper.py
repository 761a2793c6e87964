"""Who keeps the session's plan: a store, nobody for a plan that is only read, or the journal alone as a last resort."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wizard.foundation.paths import Folders
    from wizard.plan.plan import Plan
    from wizard.storage.file_lock import Alive
    from wizard.storage.journal import Journal
    from wizard.storage.plan_store import PlanStore

PATIENCE = 10.0
"""Seconds that closing waits for a disk that does not answer, before it asks."""

STOPPED = (
    "is not saved any more: an error in the program has stopped that. Your changes are kept on this PC: close the "
    "program, open it again, and take the newer version."
)
"""What follows a file’s name where its store has ended."""

SECURING = 2.0
"""Seconds that an unforeseen error waits for the journal, before the plan is kept by other means."""

_BRIEF = 0.5
"""`PATIENCE` where it is known that some of it will never come."""


class Acknowledged:
    """The last plan that a store said is on a disk; called on the store's own threads."""

    def __init__(self) -> None:
        self.plan: Plan | None = None
        """The plan; at first the one that was opened."""
        self.first: Callable[[], None] | None = None
        """Called once, when the next plan is on a disk."""

    def __call__(self, plan: Plan) -> None:
        """Take note that `plan` is on a disk."""
        self.plan = plan
        if self.first is not None:
            first, self.first = self.first, None
            first()


class Kept:
    """A store, let go of with patience and not for ever."""

    def __init__(self, store: PlanStore, left_behind: Callable[[str], None]) -> None:
        self._store = store
        self._left_behind = left_behind
        self.given_up = False
        """Whether what does not reach the file need not be kept: the person has it elsewhere, or gave it up."""
        self.broken = False
        """Whether a thread of the store has ended by an error: there is little to wait for."""
        self._aside: Stopgap | None = None

    def aside(self, folders: Folders) -> Stopgap:
        """Return what keeps the plan where this store cannot: the same one at every call."""
        if self._aside is None:
            self._aside = Stopgap(folders, self._store.path, self._store.counter)
        return self._aside

    def save(self, plan: Plan) -> None:
        """Keep this plan."""
        self._store.save(plan)

    def close(self) -> None:
        """Let go of it; what did not reach the file is in the journal, and that is said."""
        whole = self._store.close(_BRIEF if self.broken else PATIENCE, forget=self.given_up)
        if self._aside is not None and not self.broken:
            self._aside.close(remove=whole or self.given_up)
        if not whole and not self.given_up and not self.broken:
            self._left_behind(self._store.path_words)


class Nothing:
    """Keeps nothing: the plan is open for reading."""

    def save(self, plan: Plan) -> None:
        """Not called: a plan that is open for reading is never changed."""

    def close(self) -> None:
        """Nothing to let go of."""


class Stopgap:
    """Keeps each change on this PC alone, at once, where a store can no longer: in one journal, ever newer.

    Its calls may come from different threads.
    """

    def __init__(self, folders: Folders, path: Path, counter: int) -> None:
        """Keep changes to the plan at `path`; `counter` is the highest that any version of it was given."""
        self._folders, self._path, self._counter = folders, path, counter
        self._guard = threading.Lock()
        self._journal: Journal | None = None
        self._alive: Alive | None = None

    def keep(self, plan: Plan) -> bool:
        """Keep this plan where the next start finds it; return whether it is on the disk."""
        from wizard.storage.journal import Record
        from wizard.storage.plan_file import PlanFileError, plan_bytes

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
        """It is all on the disk; let go of it, and remove it if nothing in it is wanted any more."""
        with self._guard:
            if self._journal is not None:
                self._journal.close(remove=remove)
            if self._alive is not None:
                self._alive.end()
            self._journal = self._alive = None

    def _opened(self) -> Journal:
        import secrets

        from wizard.storage.file_lock import Alive
        from wizard.storage.journal import Journal

        if self._journal is None:
            token = secrets.token_hex(16)
            # While it is written to, it is not offered and so not removed; where that cannot be said, it is written.
            with contextlib.suppress(OSError):
                self._alive = Alive(self._folders.running, token)
            self._journal = Journal(self._folders.recovery, self._path, token)
        return self._journal
