"""The journal: every change is on this PC's own disk before it is written to the plan's file.

A journal is a folder of segments, one folder for each opening of a plan. Records are only appended to a segment; each
is a whole plan file after a line with its length and digest, so that a record that was cut off is recognised and
skipped. A segment is never emptied: it is removed when a later one, or the plan's own file, has something newer on the
disk. A further line notes that the plan's file has a record, so that it is not offered at start.
"""

import contextlib
import hashlib
import json
import os
import re
import threading
from dataclasses import dataclass
from pathlib import Path

from wizard.foundation.atomic_file import write_file
from wizard.foundation.disk import DISK, Disk
from wizard.storage.envelope import FILE_BYTES

SEGMENT_BYTES = 8_000_000
"""When a segment is longer than this, the next record begins a new one and the old ones are removed."""

_LINE = re.compile(rb"gp-action-wizard journal 1 ([0-9]{1,16}) ([0-9]{1,8}) ([0-9a-f]{64})\n")
_WRITTEN = re.compile(rb"gp-action-wizard journal 1 written ([0-9]{1,16})\n")
_ABOUT = "plan.json"
_COPY = "recovery.gpplan"
_MOST_BYTES = SEGMENT_BYTES + 2 * FILE_BYTES


@dataclass(frozen=True)
class Record:
    """One change: the new bytes of the plan file."""

    counter: int
    data: bytes
    sha256: str
    """The digest of `data`."""

    @classmethod
    def of(cls, counter: int, data: bytes) -> "Record":
        """Return the record of these bytes."""
        return cls(counter, data, _sha(data))


def journal_key(real: Path) -> str:
    """Return the prefix of the names of a plan's journals, made from its path, links followed.

    The disk is not read: it may be a network share that does not answer.
    """
    return hashlib.sha256(os.path.normcase(real).encode("utf-8", "surrogateescape")).hexdigest()[:32]


class Journal:
    """The journal of one plan. Its calls may come from different threads."""

    def __init__(self, journals: Path, plan: Path, token: str, disk: Disk = DISK) -> None:
        """Keep a journal below `journals` for the plan at `plan`; nothing is created before the first record.

        Args:
            journals: The folder of all journals.
            plan: The path of the plan's file, links followed.
            token: A random token for this opening of the plan.
            disk: The disk of local data.
        """
        self._folder = journals / f"{journal_key(plan)}-{token}"
        self.plan = plan
        """Where the plan's file lies, links followed."""
        self._disk = disk
        self._guard = threading.Lock()
        self._handle: int | None = None
        self._size = 0
        self._number = 0
        self._last = 0

    def append(self, record: Record) -> None:
        """Append a record; when this returns, it is on the disk.

        Raises:
            OSError: It is not. The earlier records are still there.
        """
        # Length and digest come first: they tell a whole record from one that a crash cut off.
        line = f"gp-action-wizard journal 1 {record.counter} {len(record.data)} {record.sha256}\n".encode()
        with self._guard:
            fresh = self._handle is None or self._size > SEGMENT_BYTES
            handle = self._begin() if fresh or self._handle is None else self._handle
            try:
                self._disk.write(handle, line + record.data + b"\n")
                self._disk.sync(handle)
                if fresh:
                    # After a crash, a new file is only found if its folder is on the disk too.
                    self._disk.sync_folder(self._folder)
            except OSError:
                # Half a record may have been written. Close this segment, so that the next record begins a new one.
                self._let_go()
                raise
            self._size += len(line) + len(record.data) + 1
            self._last = record.counter
            if fresh:
                # Remove the older segments only now that the newer one is on the disk.
                self._remove_before(self._number)

    def written(self, counter: int) -> None:
        """Note that the plan's file has this counter on the disk."""
        line = f"gp-action-wizard journal 1 written {counter}\n".encode()
        with self._guard:
            if self._handle is not None:
                try:
                    # Not synced: if this line is lost, a change that is already saved is offered once more, which does
                    # no harm.
                    self._disk.write(self._handle, line)
                except OSError:
                    self._let_go()
                else:
                    self._size += len(line)
            if self._last <= counter:
                with contextlib.suppress(OSError):
                    self._disk.remove(self._folder / _COPY)

    def keep_copy(self, data: bytes) -> Path:
        """Keep the plan as a file that somebody can open by hand until it is in the plan's own file; return its path.

        Raises:
            OSError: It was not possible.
        """
        with self._guard:
            self._disk.make_folder(self._folder)
            self._describe()
            copy = self._folder / _COPY
            write_file(copy, data, disk=self._disk)
            return copy

    def close(self, *, remove: bool) -> None:
        """Close the files, and remove them if nothing in them is wanted any more."""
        with self._guard:
            self._let_go()
            if remove:
                with contextlib.suppress(OSError):
                    remove_journal(self._folder, self._disk)

    def _begin(self) -> int:
        self._let_go()
        self._disk.make_folder(self._folder)
        self._describe()
        self._number += 1
        self._handle = self._disk.create(self._folder / f"{self._number:08}.journal")
        self._size = 0
        return self._handle

    def _describe(self) -> None:
        about = self._folder / _ABOUT
        if not about.exists():
            words = json.dumps({"path": str(self.plan)}).encode()
            write_file(about, words, disk=self._disk)

    def _let_go(self) -> None:
        if self._handle is not None:
            handle, self._handle = self._handle, None
            with contextlib.suppress(OSError):
                self._disk.close(handle)

    def _remove_before(self, number: int) -> None:
        for path in segments(self._folder):
            if int(path.stem) < number:
                # A segment that cannot be removed does no harm: it is older than the version offered at start, and the
                # next try removes it.
                with contextlib.suppress(OSError):
                    self._disk.remove(path)


def segments(folder: Path) -> list[Path]:
    """Return the segments of a journal, oldest first; none if there is no journal."""
    return sorted(path for path in folder.glob("*.journal") if path.stem.isdecimal())


def remove_journal(folder: Path, disk: Disk = DISK) -> None:
    """Remove a whole journal: first the segments, then the file that names its plan.

    Raises:
        OSError: It was not possible; what is left is still a journal.
    """
    # The file that names the plan is removed last: until then, a removal that was cut short leaves a readable
    # journal.
    for path in [*segments(folder), *folder.glob(".*"), folder / _COPY, folder / _ABOUT]:
        disk.remove(path)
    with contextlib.suppress(FileNotFoundError):
        folder.rmdir()


def plan_of(folder: Path, disk: Disk = DISK) -> Path | None:
    """Return the path of a journal's plan, or None if it is no longer known."""
    try:
        about = json.loads(disk.read(folder / _ABOUT, 100_000))
    except (OSError, ValueError, RecursionError):
        return None
    path = about.get("path") if isinstance(about, dict) else None
    return Path(path) if isinstance(path, str) and path else None


@dataclass(frozen=True)
class Left:
    """The content of a journal that was left behind."""

    unsaved: bytes | None
    """The newest plan file in it, unless the plan's own file has it; None if there is none."""
    known: bool
    """Whether all of it was read and understood; the rest may hold a change that a later try or newer program finds."""


def left_in(folder: Path, disk: Disk = DISK) -> Left:
    """Return the content of a journal. An older record never replaces one that could not be read."""
    known = True
    try:
        # `glob` silently finds nothing in a folder that cannot be listed; `iterdir` raises.
        next(folder.iterdir(), None)
        # Newest first: the first whole record that is found is the newest.
        for path in reversed(segments(folder)):
            data = disk.read(path, _MOST_BYTES)
            found, written = _last_in(data)
            if found is not None:
                return Left(found.data if found.counter > written else None, known)
            # No whole record in this segment: it was cut off or damaged, or a newer program wrote it.
            known = known and not data
        copy = folder / _COPY
        return Left(disk.read(copy, FILE_BYTES) if copy.exists() else None, known)
    except OSError:
        return Left(None, known=False)


def unsaved(folder: Path, disk: Disk = DISK) -> bytes | None:
    """Return the newest plan file in a journal; None if there is none, or if the plan's own file has it."""
    return left_in(folder, disk).unsaved


def _last_in(data: bytes) -> tuple[Record | None, int]:
    """Return the last whole record, and the highest counter that was written to the plan's file."""
    found, written, place = None, 0, 0
    while True:
        if note := _WRITTEN.match(data, place):
            written, place = int(note[1]), note.end()
            continue
        line = _LINE.match(data, place)
        if line is None:
            return found, written
        content = data[line.end() : line.end() + int(line[2])]
        if _sha(content).encode() != line[3]:
            return found, written
        found, place = Record(int(line[1]), content, line[3].decode()), line.end() + len(content) + 1


def _sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
