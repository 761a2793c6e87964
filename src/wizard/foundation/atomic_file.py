"""The one writer of files: whatever is written is whole at every moment, either as it was or as it is to be.

Data goes to a temporary file of ours in the same folder, is on the disk before the file takes its name, and the folder
is on the disk before a call returns. `replace_file` is for a plan that is there; `write_file` for small files of the
program's own; `new_file` where nothing may be replaced; `put_in_place` for documents that are written piece by piece.
"""

import contextlib
import os
import secrets
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from wizard.foundation.disk import DISK, HELD_OPEN, PRIVATE_FILE, SHARED_FILE, Disk

WAITS = (0.05, 0.1, 0.2, 0.4, 0.8)
"""Seconds to wait before each further try to replace a file that another program has open (on Windows)."""

PREVIOUS = ".bak"
"""What the name of the previous version ends with."""

DAY = 86_400
"""Seconds after which a temporary file of ours was left behind by a crash."""

_TEMPORARY = ".gpplan-tmp"
# Linux allows 255 bytes for a name; the random part and the ending need room, and encrypting file systems allow less.
_MOST_OF_NAME = 80

Wait = Callable[[float], None]
"""Waits for so many seconds; a test waits for none."""


def replace_file(
    path: Path,
    data: bytes,
    *,
    disk: Disk = DISK,
    wait: Wait = time.sleep,
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
        # Replacing a file needs permission on its folder only, so check the file: whoever made it read-only meant it.
        raise PermissionError(13, "the file is read-only")
    temporary = write_beside(real, data, mode, disk)
    try:
        if keep_previous:
            _keep_previous(real, mode, disk)
        _replace(temporary, real, disk, wait)
    except OSError:
        _remove(temporary, disk)
        raise
    # The rename too has to be on the disk, or a power cut can undo it.
    disk.sync_folder(real.parent)


def write_file(
    path: Path, data: bytes, *, mode: int = PRIVATE_FILE, disk: Disk = DISK, wait: Wait = time.sleep
) -> None:
    """Make `data` the file at `path`, whether or not it is there; the folder must be there.

    Raises:
        OSError: It was not possible; what was there is as it was, unless the last step alone failed.
    """
    temporary = write_beside(path, data, mode, disk)
    try:
        _replace(temporary, path, disk, wait)
    except OSError:
        _remove(temporary, disk)
        raise
    disk.sync_folder(path.parent)


def new_file(path: Path, data: bytes, *, mode: int = SHARED_FILE, disk: Disk = DISK) -> None:
    """Make `data` a file that was not there yet.

    Raises:
        FileExistsError: There is a file already; it was left alone.
        OSError: It was not possible; nothing is left behind if the disk lets us remove it.
    """
    with _new(path, mode, disk) as handle:
        disk.write(handle, data)
    try:
        disk.sync_folder(path.parent)
    except OSError:
        _remove(path, disk)
        raise


def write_beside(path: Path, data: bytes, mode: int, disk: Disk) -> Path:
    """Write `data` to a new file in the folder of `path`, wait until it is on the disk, and return where it is.

    Raises:
        OSError: It was not possible; nothing is left behind if the disk lets us remove it.
    """
    temporary = _temporary_for(path)
    with _new(temporary, PRIVATE_FILE, disk) as handle:
        disk.write(handle, data)
    if mode != PRIVATE_FILE:
        try:
            disk.set_mode(temporary, mode)
        except OSError:
            _remove(temporary, disk)
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
        # Another program of ours may be sweeping the same folder.
        with contextlib.suppress(OSError):
            if now - path.lstat().st_mtime > DAY:
                disk.remove(path)
                swept += 1
    return swept


@contextmanager
def _new(path: Path, mode: int, disk: Disk) -> Iterator[int]:
    """Give the handle of a file that was not there; on leaving, what was written is on the disk, else the file goes."""
    handle = disk.create(path, mode)
    try:
        try:
            yield handle
            disk.sync(handle)
        finally:
            disk.close(handle)
    except BaseException:
        # BaseException, so that Cancel and Ctrl+C leave no half-written file either.
        _remove(path, disk)
        raise


def _remove(path: Path, disk: Disk) -> None:
    with contextlib.suppress(OSError):
        disk.remove(path)


def _temporary_for(path: Path) -> Path:
    """Return a new name in the same folder. It begins like the file's own as far as there is room, counted in bytes."""
    begins = path.name.encode("utf-8", "ignore")[:_MOST_OF_NAME].decode("utf-8", "ignore")
    # A random name, so that two programs that write the same file never share a temporary one.
    return path.with_name(f".{begins}.{secrets.token_hex(6)}{_TEMPORARY}")


def _keep_previous(real: Path, mode: int, disk: Disk) -> None:
    """Give the present file a second name; its bytes are on the disk already, so nothing need be copied."""
    second = _temporary_for(real)
    try:
        disk.link(real, second)
    except OSError:
        # Many shares and memory sticks (FAT) have no hard links: copy instead.
        second = write_beside(real, real.read_bytes(), mode, disk)
    try:
        disk.replace(second, real.with_name(real.name + PREVIOUS))
    except OSError:
        _remove(second, disk)
        raise


def _replace(source: Path, target: Path, disk: Disk, wait: Wait) -> None:
    for pause in WAITS:
        try:
            disk.replace(source, target)
        except OSError as error:
            # Virus scanners and indexers on Windows hold a new file open for a moment; every other error is final.
            if getattr(error, "winerror", None) not in HELD_OPEN:
                raise
            wait(pause)
        else:
            return
    disk.replace(source, target)


@contextmanager
def put_in_place(target: Path, disk: Disk = DISK, wait: Wait = time.sleep) -> Iterator[BinaryIO]:
    """Give a stream beside `target`; on leaving, what was written to it becomes `target`, and is on the disk.

    If anything is raised meanwhile, `target` stays as it was and nothing is left beside it. The document is as readable
    as others that are made in its folder.

    Raises:
        OSError: The folder or the file cannot be written.
    """
    unfinished = _temporary_for(target)
    with _new(unfinished, SHARED_FILE, disk) as handle, os.fdopen(handle, "wb", closefd=False) as stream:
        yield stream
    try:
        _replace(unfinished, target, disk, wait)
    except OSError:
        _remove(unfinished, disk)
        raise
    disk.sync_folder(target.parent)
