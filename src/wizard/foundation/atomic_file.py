"""The only code that writes files: at every moment a file is either the complete old one or the complete new one.

Data goes to a temporary file in the same folder. It is flushed to disk before the file is renamed, and so is the folder
before a call returns. `replace_file` is for an existing plan; `write_file` for small files of the program's own;
`new_file` if nothing may be replaced; `put_in_place` for documents that are written piece by piece.
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
"""The ending of the previous version's name."""

DAY = 86_400
"""A temporary file of ours older than this (in seconds) was left behind by a crash."""

_TEMPORARY = ".gpaw-tmp"
# The names that earlier versions gave their temporary files.
_TEMPORARIES = (f".*{_TEMPORARY}", ".*.gpplan-tmp")
_TRIES = 6
_PIECE = 1 << 16
_ALL = sys.maxsize - 1

Wait = Callable[[float], None]
"""Waits this many seconds; tests pass one that does not wait."""

See = Callable[[bytes], object]
"""Called with a file's old content; raises if it must not be replaced."""


def replace_file(
    path: Path,
    data: bytes,
    *,
    disk: Disk = DISK,
    wait: Wait = time.sleep,
    see: See = lambda _: None,
) -> tuple[str, ...]:
    """Replace the existing file at `path` with `data`, and keep the old content under `PREVIOUS`.

    A link stays a link, and the file keeps its mode, owner, group and attributes. When this returns, the new file is on
    the disk. When it raises, the file is complete, and unchanged unless only the last step failed. `see` is called with
    the content that was replaced; if it raises, that content is put back. (If a disk cannot swap two files, it is
    called with the content just before.)

    Returns:
        Which of these attributes could not be kept, in words (`file_traits`).

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
    # The rename must be flushed to disk too, or a power cut can undo it.
    patient.sync_folder(real.parent)
    return lost


def _part_with(aside: Path, real: Path, data: bytes, see: See, disk: PatientDisk) -> None:
    """Make the replaced file the previous version; if it is not the expected one, put it back."""
    try:
        see(disk.read(aside, _ALL))
        _replace_previous(aside, previous_of(real), disk.briefly())
    except BaseException:
        _put_back(aside, real, data, disk)
        raise
    # Also after the rename: if both are names of one file, renaming does nothing and leaves both.
    _remove(aside, disk)


def _put_back(aside: Path, real: Path, data: bytes, disk: PatientDisk) -> None:
    """Put back the file that `data` replaced, and keep beside it anything that somebody else saved there meanwhile.

    If the disk does not allow that, the file stays where it is rather than being removed: it may be somebody's work.
    """
    with contextlib.suppress(OSError):
        ours = disk.exchange(aside, real)
        if ours is None or disk.read(ours, len(data)) != data:
            keep_beside(ours or aside, real, disk)
        else:
            _remove(ours, disk)


def keep_beside(other: Path, path: Path, disk: Disk) -> Path:
    """Rename a version of `path` that somebody else wrote to a name beside it, and return that name.

    It looks like the name that a sync program would choose, so that `services/sync_copies` finds it and reports it. It
    stays the same file, so a program that is still writing to it can continue.

    Raises:
        OSError: It was not possible; the file is where it was.
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
    """Check that a file may be written, and return its mode."""
    mode = disk.mode(real)
    if not mode & 0o222 or not _may_write(real):
        # Replacing a file only needs permission on its folder, so check the file: if it is read-only, somebody meant
        # that.
        raise PermissionError(errno.EACCES, "the file is read-only")
    return mode


def write_file(
    path: Path, data: bytes, *, mode: int = PRIVATE_FILE, disk: Disk = DISK, wait: Wait = time.sleep
) -> None:
    """Write `data` to `path`, whether or not the file exists; the folder must exist.

    Raises:
        OSError: It was not possible; the old file is unchanged, unless only the last step failed.
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
    """Write `data` to a file that does not exist yet.

    Raises:
        FileExistsError: There is already a file; it was left alone.
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
    """Write all of these files or, if that fails, none that did not exist before; existing files are replaced.

    All are first written beside their final names, so a full or missing disk changes nothing. `go_on` is called before
    each file is written; anything it raises stops the writing, and nothing is left.

    Raises:
        OSError: It was not possible; new files are removed again, because half a set could be taken for all of it.
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
    """Write `data` to a new file in the folder of `path`, wait until it is on the disk, and return its path.

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
        folder: The folder with plans. now: Seconds since 1970, as `time.time` gives them.
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
    """On leaving, flush a new file to disk; if that fails, remove the file."""
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
    """Make a new temporary file in the folder of `path`, and return its path and the handle to write to it.

    Its name is random, so that two programs never share one, and short, so that it fits wherever `path` fits.
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
    """Give the present file a second name: its bytes are already on the disk, so nothing need be copied.

    If another program has the previous version open, it is left as it is: saving the new one matters more.
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
    """Make `second` the previous version; if another program has the old one open, leave that as it is."""
    try:
        brisk.replace(second, previous)
    except OSError as error:
        if getattr(error, "winerror", None) not in {DENIED, *HELD_OPEN}:
            raise


def _refuse_special(target: Path) -> None:
    """Refuse to replace a device or a pipe; the system itself refuses a folder, with a better message."""
    with contextlib.suppress(FileNotFoundError):
        found = target.stat()
        if not stat.S_ISDIR(found.st_mode):
            refuse_special(found)


def _may_write(path: Path) -> bool:
    """Whether a file may be changed; only POSIX can say, because the answer on Windows ignores permissions."""
    return os.name != "posix" or os.access(path, os.W_OK)


class _Writing(io.RawIOBase):
    """A stream that writes to an open file and raises the disk's own errors."""

    def __init__(self, handle: int, disk: Disk) -> None:
        super().__init__()
        self._handle, self._disk = handle, disk
        self.is_over = False
        """Whether writing has ended, because the handle may by then belong to another file."""

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
    """Give a stream to a file beside `target`; on leaving, that file becomes `target` and is on the disk.

    If anything is raised meanwhile, `target` stays as it was and nothing is left beside it. The document gets the usual
    permissions of its folder; in local data, as for a preview, only this person can read it.

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
