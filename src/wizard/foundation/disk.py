"""Files, one operation at a time: what the rest of storage uses, so that a test can make any of them fail."""

import os
import stat
from pathlib import Path

PRIVATE_FILE = 0o600
"""The mode of new files in local data: decisions on collective action are nobody else's business."""

SHARED_FILE = 0o666
"""The mode of new files where the person put them, less what the system takes off: the folder decides who reads."""

PRIVATE_FOLDER = 0o700
"""The mode of new folders in local data."""

HELD_OPEN = frozenset({5, 32, 33})
"""Windows' numbers for a file that another program has open: access denied, sharing violation, lock violation."""

_POSIX = os.name == "posix"

# Without O_BINARY, Windows changes line ends. O_NONBLOCK: if somebody put a FIFO there, opening it must not wait.
_READING = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0)
_WRITING = os.O_WRONLY | os.O_CREAT | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)


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


class Disk:
    """The file operations of this system. All raise `OSError`."""

    def read(self, path: Path, most: int) -> bytes:
        """Return what a plain file holds, but never more than `most` + 1 bytes.

        Raises:
            NotAFileError: It is no plain file; it was not opened.
        """
        refuse_special(path.stat())
        handle = os.open(path, _READING)
        try:
            refuse_special(found := os.fstat(handle))
            # Usually one read is enough. A file that grows meanwhile, or a share that answers in parts, takes more.
            pieces = [os.read(handle, min(found.st_size, most) + 1)]
            while pieces[-1] and sum(map(len, pieces)) <= most:
                pieces.append(os.read(handle, 1 << 20))
        finally:
            os.close(handle)
        return pieces[0] if len(pieces) == 2 and not pieces[1] else b"".join(pieces)[: most + 1]

    def create(self, path: Path, mode: int = PRIVATE_FILE) -> int:
        """Make a file that was not there, and return the handle to write to it."""
        # O_EXCL also refuses a link, so nobody can have us write through one that they put there.
        return os.open(path, _WRITING | os.O_EXCL, mode)

    def write(self, handle: int, data: bytes) -> None:
        """Write all of `data`."""
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(handle, rest) :]

    def sync(self, handle: int) -> None:
        """Wait until what was written is on the disk."""
        os.fsync(handle)

    def close(self, handle: int) -> None:
        """Let go of a handle."""
        os.close(handle)

    def set_mode(self, path: Path, mode: int) -> None:
        """Give a file its mode; Windows knows read-only alone, and there the rest is kept by the folder."""
        if _POSIX:
            path.chmod(mode)

    def mode(self, path: Path) -> int:
        """Return a file's mode, links followed."""
        return stat.S_IMODE(path.stat().st_mode)

    def link(self, source: Path, target: Path) -> None:
        """Give a file a second name that was not there. Some shares cannot."""
        os.link(source, target)

    def replace(self, source: Path, target: Path) -> None:
        """Put `source` in the place of `target`, in one step."""
        source.replace(target)

    def remove(self, path: Path) -> None:
        """Remove a file; it is no error if it is gone."""
        path.unlink(missing_ok=True)

    def sync_folder(self, folder: Path) -> None:
        """Wait until the names in a folder are on the disk. Windows cannot, and does it by itself."""
        if _POSIX:
            handle = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)

    def make_folder(self, folder: Path) -> None:
        """Make a folder and those above it, for this person alone, to stay; it is no error if it is there."""
        new = [path for path in (folder, *folder.parents) if not path.exists()]
        folder.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
        for path in new:
            self.sync_folder(path.parent)


DISK = Disk()
"""The disk of this PC."""
