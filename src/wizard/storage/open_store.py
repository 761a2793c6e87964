"""Open a plan for editing: lock it, read it, and tidy up after earlier failures."""

import contextlib
import os
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from wizard.foundation.atomic_file import sweep
from wizard.foundation.dates import local_now
from wizard.foundation.disk import DISK, PRIVATE_FILE, SHARED_FILE, Disk, patient_disk
from wizard.foundation.file_errors import reason
from wizard.foundation.paths import Folders, is_passing, real_path
from wizard.plan.plan import Plan
from wizard.storage.envelope import VERSION
from wizard.storage.file_lock import Holder, Lock, take_lock, this_person
from wizard.storage.journal import Journal
from wizard.storage.plan_file import (
    UNREADABLE,
    PlanFileError,
    parse_plan,
    read_bytes,
    see_that_it_may_be_read,
    write_new_plan,
)
from wizard.storage.plan_store import PAUSES, PlanStore, Told
from wizard.storage.plan_writer import PlanWriter
from wizard.storage.recovery import drop_written


class CannotLockError(PlanFileError):
    """The plan's file or its folder cannot be written to, so the plan can be read but not edited there."""


@dataclass(frozen=True)
class Surroundings:
    """The parts of the system that a store uses; a test replaces them."""

    folders: Folders
    who: Holder = field(default_factory=this_person)
    """The name in the lock, shown to others."""
    now: Callable[[], datetime] = local_now
    wait: Callable[[float], None] = time.sleep
    """Waits some seconds while another program has the file open."""
    pauses: tuple[float, ...] = PAUSES
    """Seconds between tries while saving fails."""
    disk: Disk = DISK
    """The disk of plans."""
    local: Disk = DISK
    """The disk of the journal."""


def open_store(path: Path, surroundings: Surroundings, told: Told, *, take_over: bool = False) -> PlanStore:
    """Open a plan for editing; `store.opened` is its content.

    With `take_over`, another person's lock is replaced: only after the person has seen whose it is.

    Raises:
        LockedError: Somebody has the plan open, or had it open when their program ended.
        CannotLockError: The file or its folder cannot be written to; `read_plan` still reads it.
        PlanFileError: It cannot be read, exceeds a limit, is damaged, or is of a newer version.
    """
    see_that_it_may_be_read(path)
    real, disk = real_path(path), patient_disk(surroundings.disk, surroundings.wait)
    _see_that_it_may_be_edited(real, disk)
    # Lock before reading: otherwise somebody could change the file in between.
    lock = _locked(real, surroundings, take_over)
    try:
        data = read_bytes(real, disk)
        opened = parse_plan(data, path.name)
    except PlanFileError:
        lock.release()
        raise
    with contextlib.suppress(OSError):
        # A failure to tidy up must not stop a plan from being opened.
        sweep(real.parent, surroundings.now().timestamp(), disk)
    local = patient_disk(surroundings.local, surroundings.wait)
    kept = drop_written(surroundings.folders, real, local)
    journal = Journal(surroundings.folders.recovery, real, lock.token, local)
    older = opened.version if opened.version < VERSION else None
    writer = PlanWriter(real, data, lock, disk=disk, keep=older)
    return PlanStore(path, opened, (lock, journal, writer), told, surroundings.now, surroundings.pauses, counted=kept)


def create_store(path: Path, plan: Plan, surroundings: Surroundings, told: Told) -> PlanStore:
    """Write `plan` to a new file, and open it for editing.

    Raises:
        PlanFileError: The file exists already, or cannot be written.
        LockedError: There is a lock from a plan of the same name.
    """
    is_draft = path.parent == surroundings.folders.drafts
    disk = patient_disk(surroundings.disk, surroundings.wait)
    write_new_plan(path, plan, disk=disk, mode=PRIVATE_FILE if is_draft else SHARED_FILE)
    return open_store(path, surroundings, told)


def _see_that_it_may_be_edited(real: Path, disk: Disk) -> None:
    """See that a plan opened here can be saved here: mail programs open read-only or temporary copies."""
    try:
        if is_passing(real):
            raise CannotLockError(real.name, "was opened inside a message or a zip file", UNREADABLE)
        if not disk.mode(real) & 0o222 or not os.access(real, os.W_OK):
            raise CannotLockError(real.name, "can only be read: the file is read-only", UNREADABLE)
    except OSError as error:
        raise CannotLockError(real.name, f"can only be read: {reason(error)}", UNREADABLE) from error


def _locked(path: Path, surroundings: Surroundings, take_over: bool) -> Lock:
    try:
        return take_lock(
            path,
            surroundings.folders,
            surroundings.who,
            surroundings.now(),
            take_over=take_over,
            disk=patient_disk(surroundings.disk, surroundings.wait),
        )
    except OSError as error:
        raise CannotLockError(path.name, f"can only be read: {reason(error)}", UNREADABLE) from error
