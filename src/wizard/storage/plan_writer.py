"""Writing one plan's file, having seen that it is still the file that was opened."""

import hashlib
import time
from collections.abc import Callable
from pathlib import Path

from wizard.foundation.atomic_file import new_file, replace_file
from wizard.foundation.disk import DISK, Disk, patient_disk
from wizard.storage.envelope import FILE_BYTES
from wizard.storage.file_lock import Holder, Lock
from wizard.storage.journal import Record


class ChangedOnDiskError(Exception):
    """The file is not what it was when we last read or wrote it."""

    def __init__(self, data: bytes) -> None:
        super().__init__("changed on disk")
        self.data = data
        """What it holds now."""


class TakenOverError(Exception):
    """Somebody took the plan over from us."""

    def __init__(self, holder: Holder) -> None:
        super().__init__(f"{holder.words} has taken the plan over")
        self.holder = holder


class PlanWriter:
    """Writes the file of a plan that we hold the lock of."""

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
        """Write to `path`, which now holds `data`; of version `keep` of the format if that is an older one."""
        self._path = path
        self._lock = lock
        self._disk = patient_disk(disk, wait)
        self._known = data
        # Hashes of what we tried to write since. After a failed write on a share, any of them may be what is in the
        # file.
        self._tried: set[str] = set()
        self._keep = keep

    def write(self, record: Record) -> tuple[str, ...]:
        """Replace the file; when this returns, it is on the disk. Return what of the old file could not be kept.

        Raises:
            ChangedOnDiskError: Somebody else changed it; it was left alone.
            TakenOverError: Somebody else holds the lock now; it was left alone.
            OSError: It was not possible, for example because the file is gone.
        """
        # Ask before every write: somebody may have taken the plan over while this PC slept.
        holder = self._lock.taken_by()
        if holder is not None:
            raise TakenOverError(holder)
        present = self._seen()
        if self._keep is not None:
            # The first saving writes another version of the format: older programs still read the file kept beside it.
            keep_older(self._path, present, self._keep, self._disk)
            self._keep = None
        self._tried.add(record.sha256)
        # Compare once more when all is synced: on a busy disk that takes long enough for somebody to save meanwhile.
        lost = replace_file(self._path, record.data, disk=self._disk, see_first=self._seen)
        self._known, self._tried = record.data, set()
        return lost

    def _seen(self) -> bytes:
        """Return what the file holds, having seen that it is what we last read or tried to write.

        Raises:
            ChangedOnDiskError: It is not.
            OSError: It cannot be read.
        """
        # Compare bytes, not times: clocks and file times of shares are unreliable.
        present = self._disk.read(self._path, FILE_BYTES)
        if present != self._known and _sha(present) not in self._tried:
            raise ChangedOnDiskError(present)
        self._known = present
        return present


def keep_older(path: Path, data: bytes, version: int, disk: Disk = DISK) -> Path:
    """Keep the bytes of a plan of an older version beside it, as `NAME.version-1.gpplan`, and return where.

    What was kept there before is never replaced.

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
