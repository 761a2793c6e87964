"""The store of an open plan: takes each change at once, keeps it in the journal, and writes it to the plan's file.

It reports the progress of saving as `Saving`, `Saved`, `NotSaved` or `ChangedOnDisk`; the window turns these into words
and marks.
"""

import contextlib
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from wizard.foundation.file_errors import file_words, reason
from wizard.foundation.formatting import listed
from wizard.plan.plan import Plan
from wizard.storage.file_lock import Lock
from wizard.storage.journal import Journal, Record
from wizard.storage.plan_file import KnownParts, PlanFile, PlanFileError, plan_bytes, read_plan_bytes, write_new_plan
from wizard.storage.plan_writer import ChangedOnDiskError, FileWritten, PlanWriter, TakenOverError

PAUSES = (1.0, 2.0, 4.0, 8.0, 15.0, 30.0)
"""Seconds between tries while saving fails; the last one repeats."""

LOOK_BACK = 2.0
"""Seconds after a save before checking whether somebody wrote into the file that it replaced."""

_KEPT = "Your changes are kept on this PC"
_NOT_KEPT = "They could not be kept on this PC either: save a copy somewhere else now"

_OTHERS = "Check that everybody who needs it can open it."


@dataclass(frozen=True)
class Saving:
    """The plan is being written to its file. It may be in the journal already."""


@dataclass(frozen=True)
class Saved:
    """Everything is in the plan's file, on the disk."""

    at: datetime
    note: str = ""
    """A remark: that the owner could not be kept, or that somebody else saved meanwhile; else empty."""


@dataclass(frozen=True)
class NotSaved:
    """The file could not be written, and has not changed. The store tries again by itself."""

    sentence: str
    recovery: Path | None
    """A copy with all changes on this PC; None if that could not be written either."""
    kept: bool = True
    """Whether the changes are on this PC, in the journal or in that copy."""


@dataclass(frozen=True)
class ChangedOnDisk:
    """Somebody else changed the file since it was opened. It is not overwritten; our version is kept on this PC."""

    sentence: str
    other: Plan | None
    """The file's content now; None if it cannot be read."""
    recovery: Path | None


SaveState = Saving | Saved | NotSaved | ChangedOnDisk
"""One of the states above."""


@dataclass(frozen=True)
class Told:
    """The callbacks of a store. They run on the store's own threads; a window must pass them to its own thread."""

    state: Callable[[SaveState], None]
    """Called whenever the state changes."""
    acknowledged: Callable[[Plan], None] = lambda plan: None
    """Called when a plan is on a disk: in the journal, or else in its file. From then on it survives a power cut."""


@dataclass(frozen=True)
class _Pending:
    plan: Plan
    record: Record
    given: int
    """The call of `save` that it comes from."""
    acknowledged: bool


class PlanStore:
    """Keeps one plan. `save` returns at once; the newest plan wins; `close` waits. Created by `open_store`."""

    def __init__(
        self,
        path: Path,
        opened: PlanFile,
        parts: tuple[Lock, Journal, PlanWriter],
        told: Told,
        now: Callable[[], datetime],
        pauses: tuple[float, ...] = PAUSES,
        counted: int = 0,
    ) -> None:
        self.path = path
        """The plan's file."""
        self.opened = opened
        """The plan as it was when it was opened."""
        self._lock, self._journal, self._writer = parts
        self._told, self._now, self._pauses = told, now, pauses
        self._changed = threading.Condition()
        self._wanted: Plan | None = None
        self._pending: _Pending | None = None
        self._kept = False
        """Whether the journal's thread has ended."""
        self._closing = False
        self._ended = False
        """Whether the file's thread has ended."""
        self._gone = False
        """Whether the plan was given up."""
        self._forget: bool | None = None
        """What to do with what is not in the file, once the file's thread ends; None while somebody waits for it."""
        self._given = self._saved = self._failed = 0
        self._note = ""
        # Start above every counter kept beside the file too, so that no counter ever means two versions.
        self._counter = max(opened.counter, counted)
        self._parts = KnownParts()
        # Two threads, so that a share that does not answer never delays the journal. Daemons, so that they never stop
        # the program from ending.
        self._keeping = threading.Thread(target=self._keep, name="journal", daemon=True)
        self._writing = threading.Thread(target=self._write, name="plan file", daemon=True)
        self._keeping.start()
        self._writing.start()

    @property
    def path_words(self) -> str:
        """The file's name in quotation marks, for messages."""
        return file_words(self.path.name)

    @property
    def real(self) -> Path:
        """The path of the plan's file, links followed; the disk is not read."""
        return self._journal.plan

    @property
    def token(self) -> str:
        """The random token in the lock of this opening."""
        return self._lock.token

    @property
    def counter(self) -> int:
        """The highest counter of any version of this plan."""
        return self._counter

    def save(self, plan: Plan) -> None:
        """Keep this plan. Returns at once.

        Raises:
            ValueError: The store is closed.
        """
        with self._changed:
            if self._closing:
                raise ValueError("the plan is closed")
            self._wanted = plan
            self._given += 1
            self._changed.notify_all()

    def save_copy(self, path: Path, plan: Plan) -> None:
        """Write `plan` to a new file, wherever its own file is.

        Raises:
            PlanFileError: The file exists already, or cannot be written.
        """
        write_new_plan(path, plan, self._counter + 1)

    def try_again(self) -> None:
        """Try to write the file now, if it is not saved."""
        with self._changed:
            self._changed.notify_all()

    def settle(self, patience: float) -> bool:
        """Wait until the plan is in its file or has been tried once more; it stays open.

        Args:
            patience: Seconds to wait for a disk that does not answer.

        Returns:
            Whether every change so far is in the file.
        """
        with self._changed:
            given, failed = self._given, self._failed
            self._changed.notify_all()
            self._changed.wait_for(lambda: self._saved >= given or self._failed > failed, patience)
            return self._saved >= given

    def close(self, patience: float | None = None, *, forget: bool = False) -> bool:
        """Wait until the plan is in its file or, failing that, has been tried once more; then close it.

        Args:
            patience: Seconds to wait for a disk that does not answer; None to wait as long as it takes.
            forget: Changes that do not reach the file need not be kept: the person saved a copy, or gave them up.

        Returns:
            Whether everything is in the file. If not, the rest is in the journal and is offered at the next start.
        """
        until = None if patience is None else time.monotonic() + patience
        with self._changed:
            self._closing = True
            self._changed.notify_all()
        for thread in (self._keeping, self._writing):
            thread.join(None if until is None else max(0.0, until - time.monotonic()))
        with self._changed:
            if self._keeping.is_alive() or not self._ended:
                # The write may still finish; until then the plan is ours, and the lock says so.
                self._forget = forget
                return False
        return self._let_go(forget)

    def _let_go(self, forget: bool) -> bool:
        whole = self._saved == self._given
        if not self._gone:
            self._gone = True
            self._journal.close(remove=whole or forget)
            self._lock.release()
        return whole

    def _keep(self) -> None:
        """Write the newest plan to the journal, again and again."""
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._wanted is not None or self._closing)
                # Only the newest plan is kept: plans that were replaced while the disk was busy are skipped.
                plan, self._wanted, given = self._wanted, None, self._given
                if plan is None:
                    self._kept = True
                    self._changed.notify_all()
                    return
            pending = self._journalled(plan, given)
            if pending is not None:
                with self._changed:
                    self._pending = pending
                    self._changed.notify_all()

    def _journalled(self, plan: Plan, given: int) -> _Pending | None:
        self._counter += 1
        try:
            record = Record.of(self._counter, plan_bytes(plan, self._counter, self._parts))
        except (PlanFileError, ValueError) as error:
            self._told.state(NotSaved(f"{self.path_words} is not saved. {error}", None, kept=False))
            self._note_failure()
            return None
        try:
            self._journal.append(record)
        except OSError:
            # The journal cannot be written. The plan's own file is tried next, and if that fails too, the person is
            # told.
            return _Pending(plan, record, given, acknowledged=False)
        self._told.acknowledged(plan)
        return _Pending(plan, record, given, acknowledged=True)

    def _write(self) -> None:
        """Write plans to the file until the store closes; give the plan up if nobody is waiting for it."""
        try:
            self._write_all()
        finally:
            with self._changed:
                self._ended = True
                forget = self._forget
            if forget is not None:
                self._let_go(forget)

    def _note_failure(self) -> None:
        with self._changed:
            self._failed += 1
            self._changed.notify_all()

    def _write_all(self) -> None:
        """Write the newest record to the plan's file, again and again."""
        failures, look_back = 0, False
        while True:
            with self._changed:
                patience = LOOK_BACK if look_back else None
                in_time = self._changed.wait_for(lambda: self._pending is not None or self._kept, patience)
                pending, last_try = self._pending, self._kept
            if pending is None:
                if look_back:
                    self._look_back()
                if in_time:
                    return
                look_back = False
                continue
            look_back = True
            self._told.state(Saving())
            trouble = self._try(pending)
            if trouble is None:
                failures = 0
                self._done(pending)
                continue
            self._told.state(trouble)
            self._note_failure()
            if last_try and failures:
                return
            # Trying again cannot help: the other version stays in the file. Wait for a new change of ours instead.
            pause = None if isinstance(trouble, ChangedOnDisk) else self._pauses[min(failures, len(self._pauses) - 1)]
            failures += 1
            with self._changed:
                if self._pending is pending and not self._kept:
                    self._changed.wait(pause)

    def _try(self, pending: _Pending) -> SaveState | None:
        """Write a record to the file; return the error, or None."""
        try:
            written = self._writer.write(pending.record)
        except ChangedOnDiskError as error:
            return self._changed_on_disk(pending, error.data)
        except TakenOverError as error:
            return self._not_saved(pending, f"{error.holder.words} has taken the plan over")
        except OSError as error:
            return self._not_saved(pending, reason(error))
        self._note = self._note_of(written) or self._note
        return None

    def _note_of(self, written: FileWritten) -> str:
        """Return the remarks on a save, in sentences."""
        words = []
        if written.lost:
            words.append(f"{self.path_words} is saved, but {listed(written.lost)} could not be kept. {_OTHERS}")
        if written.beside is not None:
            kept = file_words(written.beside.name)
            words.append(
                f"Somebody else saved {self.path_words} at the same moment as you. The file has your version; "
                f"theirs is "
                f"kept beside it as {kept}."
            )
        return " ".join(words)

    def _look_back(self) -> None:
        """Report what somebody wrote into the file that the last save replaced."""
        # If that fails now, the replaced file is still the previous version (.bak), and the next save tries again.
        with contextlib.suppress(OSError):
            beside = self._writer.look_back()
            if beside is not None:
                self._told.state(Saved(self._now(), self._note_of(FileWritten(beside=beside))))

    def _done(self, pending: _Pending) -> None:
        self._journal.written(pending.record.counter)
        if not pending.acknowledged:
            self._told.acknowledged(pending.plan)
        with self._changed:
            newest = pending.given == self._given
            if self._pending is pending:
                self._pending = None
        if newest:
            self._told.state(Saved(self._now(), self._note))
            self._note = ""
        with self._changed:
            # Wake the waiting threads only after reporting the state: they show the last state reported.
            self._saved = pending.given
            self._changed.notify_all()

    def _not_saved(self, pending: _Pending, why: str) -> NotSaved:
        recovery = self._copy(pending)
        kept = recovery is not None or pending.acknowledged
        words = f"{self.path_words} is not saved: {why}. {_KEPT if kept else _NOT_KEPT}."
        return NotSaved(words, recovery, kept)

    def _changed_on_disk(self, pending: _Pending, data: bytes) -> ChangedOnDisk:
        recovery = self._copy(pending)
        try:
            other = read_plan_bytes(data, self.path.name)
        except PlanFileError:
            other = None
        kept = _KEPT if recovery or pending.acknowledged else _NOT_KEPT
        words = f"{self.path_words} was changed by somebody else after you opened it, so it is left as it is. {kept}."
        return ChangedOnDisk(words, other, recovery)

    def _copy(self, pending: _Pending) -> Path | None:
        try:
            return self._journal.keep_copy(pending.record.data)
        except OSError:
            return None
