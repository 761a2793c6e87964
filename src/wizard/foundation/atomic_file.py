"""Replacing a file so that it is whole at every moment: either as it was, or as it is to be.

Putting a file in its place: whole, or not at all.
"""

import contextlib
import os
import secrets
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from wizard.foundation.disk import DISK, PRIVATE_FILE, Disk
from wizard.foundation.file_errors import HELD_OPEN

WAITS = (0.05, 0.1, 0.2, 0.4, 0.8)
"""Seconds to wait before each further try to replace a file that another program has open (on Windows)."""


PREVIOUS = ".bak"
"""What the name of the previous version ends with."""


DAY = 86_400
"""Seconds after which a temporary file of ours was left behind by a crash."""


_TEMPORARY = ".gpplan-tmp"


_MOST_OF_NAME = 80


def replace_file(
    path: Path,
    data: bytes,
    *,
    disk: Disk = DISK,
    wait: Callable[[float], None] = time.sleep,
    keep_previous: bool = True,
) -> None:
    """Put `data` in the place of the file at `path`, which must be there, and keep it as it was under `PREVIOUS`.

    A link stays a link, and the file keeps its mode. When this returns, the new file is on the disk; when it raises,
    the file is whole, and as it was unless the last step alone failed.

    Raises:
        OSError: It was not possible; `PermissionError` too if the file is read-only.
    """
    real = path.resolve(strict=True)
    mode = disk.mode(real)
    if not os.access(real, os.W_OK) or not mode & 0o222:
        # Replacing asks only the folder for permission; the person who made the file read-only meant the file.
        raise PermissionError(13, "the file is read-only")
    temporary = write_beside(real, data, mode, disk)
    try:
        if keep_previous:
            _keep_previous(real, mode, disk)
        _replace(temporary, real, disk, wait)
    except OSError:
        with contextlib.suppress(OSError):
            disk.remove(temporary)
        raise
    disk.sync_folder(real.parent)


def write_beside(path: Path, data: bytes, mode: int, disk: Disk) -> Path:
    """Write `data` to a new file in the folder of `path`, wait until it is on the disk, and return where it is.

    Raises:
        OSError: It was not possible; nothing is left behind if the disk lets us remove it.
    """
    temporary = _temporary_for(path)
    handle = disk.create(temporary, PRIVATE_FILE)
    try:
        try:
            disk.write(handle, data)
            disk.sync(handle)
        finally:
            disk.close(handle)
        if mode != PRIVATE_FILE:
            disk.set_mode(temporary, mode)
    except OSError:
        with contextlib.suppress(OSError):
            disk.remove(temporary)
        raise
    return temporary


def previous_of(path: Path) -> Path:
    """Return where the previous version of the plan at `path` is kept."""
    real = path.resolve()
    return real.with_name(real.name + PREVIOUS)


def sweep(folder: Path, now: float, disk: Disk = DISK) -> int:
    """Remove our own temporary files that a crash left behind more than a day ago; return how many.

    Args:
        folder: Where plans lie.
        now: Seconds since 1970, as `time.time` gives them.
        disk: The disk that it lies on.
    """
    swept = 0
    for path in folder.glob(f".*{_TEMPORARY}"):
        with contextlib.suppress(OSError):
            if now - path.lstat().st_mtime > DAY:
                disk.remove(path)
                swept += 1
    return swept


def _temporary_for(path: Path) -> Path:
    """Return a new name in the same folder. It begins like the file's own as far as there is room, counted in bytes."""
    begins = path.name.encode("utf-8", "ignore")[:_MOST_OF_NAME].decode("utf-8", "ignore")
    return path.with_name(f".{begins}.{secrets.token_hex(6)}{_TEMPORARY}")


def _keep_previous(real: Path, mode: int, disk: Disk) -> None:
    """Give the present file a second name; its bytes are on the disk already, so nothing need be copied."""
    second = _temporary_for(real)
    try:
        disk.link(real, second)
    except OSError:
        # Shares and memory sticks that know no second names.
        second = write_beside(real, real.read_bytes(), mode, disk)
    try:
        disk.replace(second, real.with_name(real.name + PREVIOUS))
    except OSError:
        with contextlib.suppress(OSError):
            disk.remove(second)
        raise


def _replace(source: Path, target: Path, disk: Disk, wait: Callable[[float], None]) -> None:
    for pause in WAITS:
        try:
            disk.replace(source, target)
        except OSError as error:
            if getattr(error, "winerror", None) not in HELD_OPEN:
                raise
            wait(pause)
        else:
            return
    disk.replace(source, target)


@contextmanager
def put_in_place(target: Path) -> Iterator[BinaryIO]:
    """Give a stream beside `target`; on leaving, what was written to it becomes `target`, and is on the disk.

    If anything is raised meanwhile, `target` stays as it was and nothing is left beside it.

    Raises:
        OSError: The folder or the file cannot be written.
    """
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".part", dir=target.parent)
    unfinished = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        # What mkstemp makes is for its owner alone; a document is as readable as others made here.
        umask = os.umask(0)
        os.umask(umask)
        unfinished.chmod(0o666 & ~umask)
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)
