"""The one writer of files: whatever is written is whole at every moment, either as it was or as it is to be.

Data goes to a temporary file of ours in the same folder, is on the disk before the file takes its name, and the folder
is on the disk before a call returns. `replace_file` is for a plan that is there; `write_file` for small files of the
program's own; `new_file` where nothing may be replaced; `put_in_place` for documents that are written piece by piece.
"""

from __future__ import annotations

import contextlib
import errno
import io
import os
import secrets
import stat
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from wizard.foundation.disk import (
    DENIED,
    DISK,
    HELD_OPEN,
    PRIVATE_FILE,
    SHARED_FILE,
    Disk,
    PatientDisk,
    patient_disk,
    refuse_special,
)
from wizard.foundation.paths import is_in_local_data, real_path

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

PREVIOUS = ".bak"
"""What the name of the previous version ends with."""

DAY = 86_400
"""Seconds after which a temporary file of ours was left behind by a crash."""

_TEMPORARY = ".gpaw-tmp"
# The names that earlier versions gave their temporary files.
_TEMPORARIES = (f".*{_TEMPORARY}", ".*.gpplan-tmp")
_TRIES = 6
_PIECE = 1 << 16
_ALL = sys.maxsize - 1

Wait = Callable[[float], None]
"""Waits for so many seconds; a test waits for none."""

See = Callable[[bytes], object]
"""Is given what a file held, and raises if that may not be replaced."""


def replace_file(
    path: Path,
    data: bytes,
    *,
    disk: Disk = DISK,
    wait: Wait = time.sleep,
    see: See = lambda _: None,
) -> tuple[str, ...]:
    """Put `data` in the place of the file at `path`, which must be there, and keep it as it was under `PREVIOUS`.

    A link stays a link, and the file keeps its mode, its owner, its group and its attributes. When this returns, the
    new file is on the disk; when it raises, the file is whole, and as it was unless the last step alone failed.
    `see` is given what was replaced; if it raises, that takes its place again. (Where a disk cannot exchange two files,
    it is given what the file holds just before.)

    Returns:
        What of these could not be kept, in words (`file_traits`).

    Raises:
        OSError: It was not possible; `PermissionError` too if the file is read-only.
    """
    patient, real = patient_disk(disk, wait), real_path(path)
    mode = _mode_to_keep(real, patient)
    traits = patient.traits(real)
    temporary = write_beside(real, data, PRIVATE_FILE, patient)
    try:
        lost = patient.keep_traits(temporary, traits, mode)
        aside = patient.exchange(temporary, real)
        if aside is None:
            see(patient.read(real, _ALL))
            _keep_previous(real, mode, patient)
            patient.replace(temporary, real)
    except BaseException:
        _remove(temporary, patient)
        raise
    if aside is not None:
        _part_with(aside, real, data, see, patient)
    # The rename too has to be on the disk, or a power cut can undo it.
    patient.sync_folder(real.parent)
    return lost


def _part_with(aside: Path, real: Path, data: bytes, see: See, disk: PatientDisk) -> None:
    """Make what was replaced the previous version; if it is not what it should be, it takes its place again."""
    try:
        see(disk.read(aside, _ALL))
        _replace_previous(aside, previous_of(real), disk.briefly())
    except BaseException:
        _put_back(aside, real, data, disk)
        raise
    # Also after the rename: if both are names of one file, renaming does nothing and leaves both.
    _remove(aside, disk)


def _put_back(aside: Path, real: Path, data: bytes, disk: PatientDisk) -> None:
    """Let what was replaced by `data` take its place again; what somebody else put there meanwhile is kept beside.

    What the disk does not let us put back stays where it is, rather than be removed: it may be somebody's work.
    """
    with contextlib.suppress(OSError):
        ours = disk.exchange(aside, real)
        if ours is None or disk.read(ours, len(data)) != data:
            keep_beside(ours or aside, real, disk)
        else:
            _remove(ours, disk)


def keep_beside(other: Path, path: Path, disk: Disk) -> Path:
    """Give a version of the file at `path` that somebody else wrote a name beside it, and return that.

    Its name is as a program that syncs folders would choose it, so that it is looked for and told of in the same way
    (`services/sync_copies`). It stays the same file: whoever still writes into it goes on doing so.

    Raises:
        OSError: It was not possible; it is where it was.
    """
    number = 1
    while True:
        kept = path.with_name(f"{path.stem} (conflicted copy{f' {number}' if number > 1 else ''}){path.suffix}")
        try:
            disk.link(other, kept)
        except FileExistsError:
            number += 1
            continue
        except OSError:
            # This file system has no hard links.
            if kept.exists():
                number += 1
                continue
            disk.replace(other, kept)
        return kept


def _mode_to_keep(real: Path, disk: Disk) -> int:
    """Return the mode of a file, having seen that it may be written."""
    mode = disk.mode(real)
    if not mode & 0o222 or not _may_write(real):
        # Replacing a file needs permission on its folder only, so check the file: whoever made it read-only meant it.
        raise PermissionError(errno.EACCES, "the file is read-only")
    return mode


def write_file(
    path: Path, data: bytes, *, mode: int = PRIVATE_FILE, disk: Disk = DISK, wait: Wait = time.sleep
) -> None:
    """Make `data` the file at `path`, whether or not it is there; the folder must be there.

    Raises:
        OSError: It was not possible; what was there is as it was, unless the last step alone failed.
    """
    patient = patient_disk(disk, wait)
    temporary = write_beside(path, data, mode, patient)
    try:
        patient.replace(temporary, path)
    except OSError:
        _remove(temporary, patient)
        raise
    patient.sync_folder(path.parent)


def new_file(path: Path, data: bytes, *, mode: int = SHARED_FILE, disk: Disk = DISK) -> None:
    """Make `data` a file that was not there yet.

    Raises:
        FileExistsError: There is a file already; it was left alone.
        OSError: It was not possible; nothing is left behind if the disk lets us remove it.
    """
    handle = disk.create(path, mode)
    with _whole(path, handle, disk):
        disk.write(handle, data)
    try:
        disk.sync_folder(path.parent)
    except OSError:
        _remove(path, disk)
        raise


def write_all(files: Mapping[Path, bytes], *, disk: Disk = DISK, go_on: Callable[[], object] = lambda: None) -> None:
    """Make all of these files, or none that was not there before; one that is there is replaced.

    All are written beside their names first, so a disk that is full or gone by then has changed nothing.

    `go_on` is called before each file is written. What it raises ends it, and nothing is left.

    Raises:
        OSError: It was not possible; half of a set would look like all of it, so what was new is removed again.
    """
    written: dict[Path, Path] = {}
    fresh: list[Path] = []
    try:
        for path, data in files.items():
            go_on()
            _refuse_special(path)
            unfinished, handle = _beside(path, SHARED_FILE, disk)
            with _whole(unfinished, handle, disk):
                disk.write(handle, data)
            written[path] = unfinished
        for path in tuple(written):
            is_new = not path.exists()
            disk.replace(written[path], path)
            del written[path]
            fresh += [path] * is_new
        for folder in {path.parent for path in files}:
            disk.sync_folder(folder)
    except BaseException:
        for path in (*written.values(), *fresh):
            _remove(path, disk)
        raise


def write_beside(path: Path, data: bytes, mode: int, disk: Disk) -> Path:
    """Write `data` to a new file in the folder of `path`, wait until it is on the disk, and return where it is.

    Raises:
        OSError: It was not possible; nothing is left behind if the disk lets us remove it.
    """
    temporary, handle = _beside(path, PRIVATE_FILE, disk)
    with _whole(temporary, handle, disk):
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
    real = real_path(path)
    return real.with_name(real.name + PREVIOUS)


def sweep(folder: Path, now: float, disk: Disk = DISK) -> int:
    """Remove our own temporary files that a crash left behind more than a day ago; return how many.

    Args:
        folder: Where plans lie.
        now: Seconds since 1970, as `time.time` gives them.
        disk: The disk that it is on.
    """
    swept = 0
    for path in (path for pattern in _TEMPORARIES for path in folder.glob(pattern)):
        # Another program of ours may be sweeping the same folder.
        with contextlib.suppress(OSError):
            if now - path.lstat().st_mtime > DAY:
                disk.remove(path)
                swept += 1
    return swept


@contextmanager
def _whole(path: Path, handle: int, disk: Disk) -> Iterator[None]:
    """See that what is written to a new file is on the disk on leaving; if it is not, the file goes."""
    try:
        try:
            yield
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


def _beside(path: Path, mode: int, disk: Disk) -> tuple[Path, int]:
    """Make a new file of ours in the folder of `path`, and return where it is and the handle to write to it.

    Its name is random, so that two programs that write the same file never share one, and short, so that there is room
    for it wherever there is room for `path`.
    """
    tries_left = _TRIES
    while True:
        temporary = _temporary_for(path)
        try:
            return temporary, disk.create(temporary, mode)
        except FileExistsError:
            tries_left -= 1
            if not tries_left:
                raise


def _temporary_for(path: Path) -> Path:
    return path.with_name(f".{secrets.token_hex(4)}{_TEMPORARY}")


def _keep_previous(real: Path, mode: int, disk: PatientDisk) -> None:
    """Give the present file a second name; its bytes are on the disk already, so nothing need be copied.

    Where the version before is held open, it stays as it is for now: the new one is worth more.
    """
    brisk = disk.briefly()
    second = _temporary_for(real)
    try:
        disk.link(real, second)
    except OSError:
        # Many shares and memory sticks (FAT) have no hard links: copy instead.
        second = write_beside(real, disk.read(real, _ALL), mode, disk)
    try:
        _replace_previous(second, real.with_name(real.name + PREVIOUS), brisk)
    finally:
        # Also after the rename: if both are names of one file, renaming does nothing and leaves both.
        _remove(second, brisk)


def _replace_previous(second: Path, previous: Path, brisk: PatientDisk) -> None:
    """Let `second` be the previous version; where the version before is held open, it stays as it is for now."""
    try:
        brisk.replace(second, previous)
    except OSError as error:
        if getattr(error, "winerror", None) not in {DENIED, *HELD_OPEN}:
            raise


def _refuse_special(target: Path) -> None:
    """Refuse to put a file in the place of a device or a pipe; a folder is refused by the system, in better words."""
    with contextlib.suppress(FileNotFoundError):
        found = target.stat()
        if not stat.S_ISDIR(found.st_mode):
            refuse_special(found)


def _may_write(path: Path) -> bool:
    """Whether a file may be changed; only POSIX can be asked, Windows’ answer leaves out who may."""
    return os.name != "posix" or os.access(path, os.W_OK)


class _Writing(io.RawIOBase):
    """A stream of what is written to an open file, with the errors that the disk gives."""

    def __init__(self, handle: int, disk: Disk) -> None:
        super().__init__()
        self._handle, self._disk = handle, disk
        self.is_over = False
        """Whether nothing more is written: the handle may be another file's by then."""

    def writable(self) -> bool:
        """Yes."""
        return True

    def write(self, data: ReadableBuffer, /) -> int:
        """Write all of it."""
        taken = bytes(data)
        if not self.is_over:
            self._disk.write(self._handle, taken)
        return len(taken)


@contextmanager
def put_in_place(target: Path, disk: Disk = DISK, wait: Wait = time.sleep) -> Iterator[BinaryIO]:
    """Give a stream beside `target`; on leaving, what was written to it becomes `target`, and is on the disk.

    If anything is raised meanwhile, `target` stays as it was and nothing is left beside it. The document is as readable
    as others that are made in its folder; in local data, as for a preview, it is for this person alone.

    Raises:
        OSError: The folder or the file cannot be written.
    """
    _refuse_special(target)
    patient = patient_disk(disk, wait)
    unfinished, handle = _beside(target, PRIVATE_FILE if is_in_local_data(target) else SHARED_FILE, patient)
    raw = _Writing(handle, patient)
    with _whole(unfinished, handle, patient):
        stream = io.BufferedWriter(raw, _PIECE)
        try:
            yield stream
            stream.flush()
        finally:
            raw.is_over = True
    try:
        patient.replace(unfinished, target)
    except OSError:
        _remove(unfinished, patient)
        raise
    patient.sync_folder(target.parent)
