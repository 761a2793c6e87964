"""The single file operations that the rest of storage uses, so that a test can make any of them fail."""

import contextlib
import errno
import os
import stat
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from wizard.foundation.exchange import exchange
from wizard.foundation.file_traits import FileTraits, traits_of, with_traits

if sys.platform == "win32":
    from wizard.foundation import windows_files

PRIVATE_FILE = 0o600
"""The mode of new files in local data: other people on the PC must not read the practice's decisions."""

SHARED_FILE = 0o666
"""The mode of new files in folders that the person chose, before the system's own mask: the folder decides who reads.
"""

PRIVATE_FOLDER = 0o700
"""The mode of new folders in local data."""

HELD_OPEN = frozenset({32, 33, 303, 1175, 1224})
"""Windows' error numbers for a file that another program has open, often only briefly, such as a virus scanner."""

DENIED = 5
"""Windows' error number for “access denied”, which it also gives briefly for a file that is being removed."""

IN_EARNEST = (0.05, 0.1, 0.2, 0.4, 0.8, *[1.0] * 8)
"""Seconds before each retry if a person is waiting, or if it is their plan: ten in all."""

BRIEFLY = IN_EARNEST[:3]
"""The same for optional work, and after Windows said “access denied”."""

_POSIX = os.name == "posix"

# O_NONBLOCK: if somebody put a FIFO there, opening it must not wait.
_READING = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0)
_WRITING = os.O_WRONLY | os.O_CREAT | getattr(os, "O_CLOEXEC", 0)

T = TypeVar("T")


class NotAFileError(OSError):
    """The path leads to a folder, a device, a FIFO or a socket, which is never opened."""


def refuse_special(found: os.stat_result) -> None:
    """See that what was found is a plain file.

    Raises:
        NotAFileError: It is not.
    """
    if not stat.S_ISREG(found.st_mode):
        kind = "a folder" if stat.S_ISDIR(found.st_mode) else "a device or a pipe"
        raise NotAFileError(f"it is {kind} and not a file")


def native(path: Path) -> str:
    """Return a path in the form that the system accepts at any length."""
    return _native(str(path))


class Disk:
    """The file operations of this system, each tried once. All raise `OSError`, on Windows with Windows' number."""

    def read(self, path: Path, most: int) -> bytes:
        """Return the content of a plain file, but never more than `most` + 1 bytes.

        Raises:
            NotAFileError: It is no plain file; it was not opened.
        """
        name = native(path)
        refuse_special(os.stat(name))  # noqa: PTH116  # A path of Windows that is too long for `Path`.
        handle = _open_to_read(name)
        try:
            refuse_special(found := os.fstat(handle))
            # Usually one read is enough. A file that grows meanwhile, or a share that answers in parts, takes more.
            pieces = [_read(handle, min(found.st_size, most) + 1)]
            while pieces[-1] and sum(map(len, pieces)) <= most:
                pieces.append(_read(handle, 1 << 20))
        finally:
            os.close(handle)
        return pieces[0] if len(pieces) == 2 and not pieces[1] else b"".join(pieces)[: most + 1]

    def create(self, path: Path, mode: int = PRIVATE_FILE) -> int:
        """Create a file that does not exist yet, and return the handle to write to it."""
        # This also refuses a link, so that nobody can redirect our writing with one.
        return _open_new(native(path), mode)

    def write(self, handle: int, data: bytes) -> None:
        """Write all of `data`."""
        rest = memoryview(data)
        while rest:
            rest = rest[_write(handle, rest) :]

    def sync(self, handle: int) -> None:
        """Wait until the data is on the disk."""
        _sync(handle)

    def close(self, handle: int) -> None:
        """Close a handle."""
        os.close(handle)

    def set_mode(self, path: Path, mode: int) -> None:
        """Set a file's mode; Windows only knows read-only, and its folder decides the rest."""
        if _POSIX:
            path.chmod(mode)

    def mode(self, path: Path) -> int:
        """Return a file's mode, links followed."""
        return stat.S_IMODE(os.stat(native(path)).st_mode)  # noqa: PTH116  # As above.

    def traits(self, path: Path) -> FileTraits:
        """Return owner, group and attributes of a file, links followed."""
        return traits_of(path)

    def keep_traits(self, path: Path, traits: FileTraits, mode: int) -> tuple[str, ...]:
        """Set these traits and the mode on a new file; return in words what could not be kept."""
        return with_traits(path, traits, mode)

    def link(self, source: Path, target: Path) -> None:
        """Give a file a second, new name.

        Some network shares cannot do this. Not used on Windows: while somebody has the file open, the second name could
        neither be renamed nor removed.
        """
        if not _POSIX:
            raise OSError(errno.ENOTSUP, "no second names here")
        os.link(source, target)

    def replace(self, source: Path, target: Path) -> None:
        """Replace `target` with `source` in one step; on Windows it gets the permissions of `target`."""
        _replace(native(source), native(target))

    def exchange(self, source: Path, target: Path) -> Path | None:
        """Replace `target` with `source` in one step, and keep the old file in the same folder.

        Returns:
            The old file's path; None if the disk cannot do this, and nothing was done.
        """
        aside = _exchange(native(source), native(target))
        return source.with_name(os.path.basename(aside)) if aside else None  # noqa: PTH119  # As above.

    def remove(self, path: Path) -> None:
        """Remove a file; it is not an error if it does not exist."""
        with contextlib.suppress(FileNotFoundError):
            os.unlink(native(path))  # noqa: PTH108  # As above.

    def sync_folder(self, folder: Path) -> None:
        """Wait until the names in a folder are on the disk. Windows cannot, and does it by itself."""
        if _POSIX:
            handle = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)

    def make_folder(self, folder: Path) -> None:
        """Make a folder and those above it, for this person only; it is not an error if it exists."""
        new = [path for path in (folder, *folder.parents) if not path.exists()]
        # Make them one by one: otherwise the upper ones would get the system's default permissions.
        for path in reversed(new):
            path.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
        folder.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
        for path in new:
            self.sync_folder(path.parent)

    def move_folder(self, source: Path, target: Path) -> None:
        """Rename a folder to a name that does not exist yet."""
        os.rename(native(source), native(target))  # noqa: PTH104  # As above.

    def remove_folder(self, folder: Path) -> None:
        """Remove a folder and its content without following links; it is not an error if it does not exist."""
        with contextlib.suppress(FileNotFoundError):
            for path in list(folder.iterdir()):
                if path.is_dir() and not path.is_symlink():
                    self.remove_folder(path)
                else:
                    self.remove(path)
            os.rmdir(native(folder))  # noqa: PTH106  # As above.


class PatientDisk(Disk):
    """A disk that retries for a while if another program has a file open. It does not wait otherwise."""

    def __init__(
        self, disk: Disk, waits: tuple[float, ...] = IN_EARNEST, wait: Callable[[float], None] = time.sleep
    ) -> None:
        """Do everything on `disk`, waiting these numbers of seconds before each retry."""
        self._disk, self._waits, self._wait = disk, waits, wait

    def briefly(self) -> "PatientDisk":
        """Return the same disk with few retries."""
        return PatientDisk(self._disk, BRIEFLY, self._wait)

    def read(self, path: Path, most: int) -> bytes:
        """See `Disk`."""
        return self._tried(lambda: self._disk.read(path, most))

    def create(self, path: Path, mode: int = PRIVATE_FILE) -> int:
        """See `Disk`."""
        return self._tried(lambda: self._disk.create(path, mode))

    def write(self, handle: int, data: bytes) -> None:
        """See `Disk`; another program having the file open does not matter here."""
        self._disk.write(handle, data)

    def sync(self, handle: int) -> None:
        """See `Disk`."""
        self._disk.sync(handle)

    def close(self, handle: int) -> None:
        """See `Disk`."""
        self._disk.close(handle)

    def set_mode(self, path: Path, mode: int) -> None:
        """See `Disk`."""
        self._tried(lambda: self._disk.set_mode(path, mode))

    def mode(self, path: Path) -> int:
        """See `Disk`."""
        return self._tried(lambda: self._disk.mode(path))

    def traits(self, path: Path) -> FileTraits:
        """See `Disk`."""
        return self._tried(lambda: self._disk.traits(path))

    def keep_traits(self, path: Path, traits: FileTraits, mode: int) -> tuple[str, ...]:
        """See `Disk`."""
        return self._tried(lambda: self._disk.keep_traits(path, traits, mode))

    def link(self, source: Path, target: Path) -> None:
        """See `Disk`; tried only once, because a copy is made if a link fails."""
        self._disk.link(source, target)

    def replace(self, source: Path, target: Path) -> None:
        """See `Disk`."""
        self._tried(lambda: self._disk.replace(source, target))

    def exchange(self, source: Path, target: Path) -> Path | None:
        """See `Disk`."""
        return self._tried(lambda: self._disk.exchange(source, target))

    def remove(self, path: Path) -> None:
        """See `Disk`."""
        self._tried(lambda: self._disk.remove(path))

    def sync_folder(self, folder: Path) -> None:
        """See `Disk`."""
        self._disk.sync_folder(folder)

    def make_folder(self, folder: Path) -> None:
        """See `Disk`."""
        self._tried(lambda: self._disk.make_folder(folder))

    def move_folder(self, source: Path, target: Path) -> None:
        """See `Disk`. Windows says “access denied” for a folder while any file in it is open."""
        self._tried(lambda: self._disk.move_folder(source, target), denied=self._waits)

    def remove_folder(self, folder: Path) -> None:
        """See `Disk`."""
        self._tried(lambda: self._disk.remove_folder(folder))

    def _tried(self, act: Callable[[], T], denied: tuple[float, ...] = BRIEFLY) -> T:
        done = 0
        while True:
            try:
                return act()
            except OSError as error:
                number = getattr(error, "winerror", None)
                waits = self._waits if number in HELD_OPEN else denied if number == DENIED else ()
                if done >= len(waits):
                    raise
                self._wait(waits[done])
                done += 1


def patient_disk(disk: Disk, wait: Callable[[float], None] = time.sleep) -> PatientDisk:
    """Return `disk` with retries; unchanged if it already has them."""
    return disk if isinstance(disk, PatientDisk) else PatientDisk(disk, wait=wait)


if sys.platform == "win32":
    _native, _open_to_read, _read = windows_files.extended, windows_files.open_to_read, windows_files.read
    _write, _sync, _replace = windows_files.write, windows_files.sync, windows_files.replace
    _exchange = windows_files.exchange

    def _open_new(name: str, _mode: int) -> int:
        return windows_files.open_new(name)
else:
    _native, _read, _write, _sync, _replace, _exchange = str, os.read, os.write, os.fsync, os.replace, exchange

    def _open_to_read(name: str) -> int:
        return os.open(name, _READING)

    def _open_new(name: str, mode: int) -> int:
        return os.open(name, _WRITING | os.O_EXCL, mode)


def append_line(log: Path, words: str) -> None:
    """Append a line to a log in local data, for this person only; its folder is made if needed.

    Raises:
        OSError: It was not possible.
    """
    Disk().make_folder(log.parent)
    handle = os.open(native(log), os.O_WRONLY | os.O_CREAT | os.O_APPEND, PRIVATE_FILE)
    try:
        os.write(handle, f"{words}\n".encode())
    finally:
        os.close(handle)


DISK = PatientDisk(Disk())
"""The disk of this PC, for work that a person is waiting for, and for their plan."""

BRISK = DISK.briefly()
"""The disk of this PC, for optional work and for reading before the first paint."""
