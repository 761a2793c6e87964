"""Write one plan's file, after checking that it is still the file that was opened."""

import hashlib
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from wizard.foundation.atomic_file import keep_beside, new_file, previous_of, replace_file
from wizard.foundation.disk import DISK, Disk, patient_disk
from wizard.storage.envelope import FILE_BYTES
from wizard.storage.file_lock import Holder, Lock
from wizard.storage.journal import Record


class ChangedOnDiskError(Exception):
    """The file has changed since we last read or wrote it."""

    def __init__(self, data: bytes) -> None:
        super().__init__("changed on disk")
        self.data = data
        """What it holds now."""


class TakenOverError(Exception):
    """Somebody took the plan over from us."""

    def __init__(self, holder: Holder) -> None:
        super().__init__(f"{holder.words} has taken the plan over")
        self.holder = holder


class FileWritten(NamedTuple):
    """Remarks on a successful save."""

    lost: tuple[str, ...] = ()
    """What could not be kept from the old file, in words."""
    beside: Path | None = None
    """The path of a version that somebody else wrote into the file that we had just replaced."""


class PlanWriter:
    """Writes the file of a plan whose lock we hold."""

    def __init__(
        self,
        path: Path,
        data: bytes,
        lock: Lock,
        *,
        disk: Disk = DISK,
        wait: Callable[[float], None] = time.sleep,
        keep: int | None = None,
    ) -> None:
        """Write to `path`, which now contains `data`; `keep` is the version of its format if that is an older one."""
        self._path = path
        self._lock = lock
        self._disk = patient_disk(disk, wait)
        self._known = data
        # Hashes of what we have tried to write since. After a failed write on a share, any of them may be in the file.
        self._tried: set[str] = set()
        self._keep = keep
        # What the previous version may contain: what we replaced last, or what was there before if it could not be put
        # there. Nothing before our first save.
        self._previous: tuple[bytes, ...] = ()

    def write(self, record: Record) -> FileWritten:
        """Replace the file; when this returns, it is on the disk.

        Raises:
            ChangedOnDiskError: Somebody else changed it; it was left alone.
            TakenOverError: Somebody else holds the lock now; it was left alone.
            OSError: It was not possible, for example because the file is gone.
        """
        # Ask before every write: somebody may have taken the plan over while this PC slept.
        holder = self._lock.taken_by()
        if holder is not None:
            raise TakenOverError(holder)
        present = self._seen(self._disk.read(self._path, FILE_BYTES))
        beside = self._kept_beside(present)
        if self._keep is not None:
            # The first save writes another version of the format: keep the old file beside it, for older programs.
            keep_older(self._path, present, self._keep, self._disk)
            self._keep = None
        self._tried.add(record.sha256)
        # Compare again what was really replaced: somebody else may save while ours is being written.
        lost = replace_file(self._path, record.data, disk=self._disk, see=self._seen)
        self._known, self._tried = record.data, set()
        return FileWritten(lost, beside)

    def look_back(self) -> Path | None:
        """See whether somebody had the file open while we replaced it, and so wrote into the present previous version.

        Returns:
            Where their version is kept; None if there is none, or if the file has changed since.

        Raises:
            OSError: It could not be read, or not be kept; it is still the previous version.
        """
        if self._previous and self._disk.read(self._path, FILE_BYTES) == self._known:
            return self._kept_beside(self._known)
        return None

    def _kept_beside(self, present: bytes) -> Path | None:
        """Keep the previous version under its own name, unless it is what we put there or what is `present`."""
        expected = (*self._previous, present)
        try:
            found = self._disk.read(previous_of(self._path), FILE_BYTES)
        except FileNotFoundError:
            self._previous = (present,)
            return None
        unknown = bool(self._previous) and found not in expected
        beside = keep_beside(previous_of(self._path), self._path, self._disk) if unknown else None
        self._previous = (found, present)
        return beside

    def _seen(self, present: bytes) -> bytes:
        """Return what the file contains or contained, after checking that it is what we last read or tried to write.

        Raises:
            ChangedOnDiskError: It is not.
        """
        # Compare bytes, not times: clocks and file times of shares are unreliable.
        if present != self._known and _sha(present) not in self._tried:
            raise ChangedOnDiskError(present)
        self._known = present
        return present


def keep_older(path: Path, data: bytes, version: int, disk: Disk = DISK) -> Path:
    """Keep the bytes of a plan of an older version beside it, as `NAME.version-1.gpplan`, and return the path.

    A file kept before is never replaced.

    Raises:
        OSError: It was not possible.
    """
    number = 1
    while True:
        again = f"-{number}" if number > 1 else ""
        kept = path.with_name(f"{path.stem}.version-{version}{again}{path.suffix}")
        try:
            new_file(kept, data, mode=disk.mode(path), disk=disk)
        except FileExistsError:
            if disk.read(kept, FILE_BYTES) == data:
                return kept
            number += 1
        else:
            return kept


def _sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
