"""The lock beside a plan: who has it open, on which PC, since when. It is never broken unasked."""

import contextlib
import json
import os
import platform
import secrets
import sys
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from wizard.foundation.disk import DISK, Disk
from wizard.foundation.paths import Folders
from wizard.foundation.value import typed

# A lock has some 200 bytes. It may come from anywhere, so read no more than this, and show no longer names.
_MOST_BYTES = 10_000
_NAME_LENGTH = 100


@dataclass(frozen=True)
class Holder:
    """Who holds a lock, in words to show."""

    person: str
    pc: str
    since: str
    """The moment, as ISO 8601 with the offset from UTC."""
    token: str = ""
    """Drawn at random for each opening."""

    @property
    def words(self) -> str:
        """Who and where: “Amara Osei on RECEPTION-2”."""
        return f"{self.person or 'somebody'} on {self.pc or 'a PC that is not named'}"


class LockedError(Exception):
    """Somebody has the plan open. It may be read, copied, or taken over by whoever has seen this."""

    def __init__(self, holder: Holder, *, stale: bool) -> None:
        when = f" since {holder.since}" if holder.since else ""
        left = "; that program has ended without closing it" if stale else ""
        super().__init__(f"The plan is held by {holder.words}{when}{left}.")
        self.holder = holder
        self.stale = stale
        """Whether it is known that nobody holds it: the program was on this PC and is gone."""


def this_person() -> Holder:
    """Return the name under which locks of this person on this PC are shown, as the system knows it."""
    person = os.environ.get("USERNAME") or os.environ.get("USER") or os.environ.get("LOGNAME") or ""
    return Holder(person=typed(person)[:_NAME_LENGTH], pc=typed(platform.node())[:_NAME_LENGTH], since="")


class Lock:
    """A lock that we hold."""

    def __init__(self, path: Path, words: bytes, token: str, alive: "Alive", disk: Disk) -> None:
        self._path = path
        self._words = words
        self.token = token
        """Drawn at random for this opening; the plan's journal bears it too."""
        self._alive = alive
        self._disk = disk

    def taken_by(self) -> Holder | None:
        """Return who took the plan over from us; None while it is ours or cannot be read."""
        try:
            # Compare the contents: on a share, times and owners of files cannot be relied on.
            if self._disk.read(self._path, _MOST_BYTES) == self._words:
                return None
        except OSError:
            return None
        holder = holder_of(self._path)
        return holder if holder is not None and holder.token != self.token else None

    def release(self) -> None:
        """Give the plan back; somebody else's lock is left alone."""
        with contextlib.suppress(OSError):
            if self.taken_by() is None:
                self._disk.remove(self._path)
        self._alive.end()


def lock_path(plan: Path) -> Path:
    """Return where the lock of a plan lies."""
    real = plan.resolve()
    return real.with_name(f"{real.name}.lock")


def holder_of(path: Path) -> Holder | None:
    """Return who holds the lock at `path`; None if there is none. One that cannot be made out has empty names."""
    try:
        found = json.loads(DISK.read(path, _MOST_BYTES).decode("utf-8"))
    except FileNotFoundError:
        return None
    # A lock that cannot be read is still a lock. RecursionError: it may hold deeply nested JSON.
    except (OSError, ValueError, RecursionError):
        return Holder("", "", "")
    if not isinstance(found, dict):
        return Holder("", "", "")
    words = {name: typed(str(found.get(name, "")))[:_NAME_LENGTH] for name in ("person", "pc", "since", "token")}
    return Holder(**words)


def take_lock(
    plan: Path, folders: Folders, who: Holder, now: datetime, *, take_over: bool = False, disk: Disk = DISK
) -> Lock:
    """Lock a plan for `who`. With `take_over`, somebody else's lock is replaced: ask the person first.

    Raises:
        LockedError: Somebody holds it, or held it when their program ended.
        OSError: The folder cannot be written to; the plan can be read only.
    """
    path = lock_path(plan)
    token = secrets.token_hex(16)
    words = json.dumps(asdict(Holder(who.person, who.pc, now.isoformat(timespec="seconds"), token))).encode()
    if take_over and (before := holder_of(path)) is not None:
        disk.remove(path)
        # Its program ran on this PC and has ended: remove its mark too, or it would stay for ever.
        if Alive.known(folders.running, before.token) and not Alive.lives(folders.running, before.token):
            disk.remove(folders.running / before.token)
    try:
        # Readable for everybody, so that colleagues can see who has the plan open.
        handle = disk.create(path, 0o644)
    except FileExistsError:
        holder = holder_of(path) or Holder("", "", "")
        known = Alive.known(folders.running, holder.token)
        # Only a program of this PC can be known to have ended. One on another PC may just be out of reach.
        stale = known and not Alive.lives(folders.running, holder.token)
        raise LockedError(holder, stale=stale) from None
    try:
        try:
            disk.write(handle, words)
        finally:
            disk.close(handle)
        return Lock(path, words, token, Alive(folders.running, token, disk), disk)
    except OSError:
        with contextlib.suppress(OSError):
            disk.remove(path)
        raise


class Alive:
    """A file in local data that the system itself locks for as long as our process lives, however it ends."""

    def __init__(self, folder: Path, token: str, disk: Disk = DISK) -> None:
        disk.make_folder(folder)
        self._path = folder / token
        self._handle = disk.create(self._path)
        # The system drops this lock when the process ends, also by a crash or a kill.
        _hold(self._handle)
        self._disk = disk

    def end(self) -> None:
        """Say that it is over."""
        self._disk.close(self._handle)
        with contextlib.suppress(OSError):
            self._disk.remove(self._path)

    @staticmethod
    def known(folder: Path, token: str) -> bool:
        """Whether a program of this person on this PC took the token and never said that it was over."""
        # The token comes from a file that anybody could have written, so it must not be a path.
        return token.isalnum() and (folder / token).is_file()

    @staticmethod
    def lives(folder: Path, token: str) -> bool:
        """Whether a program of this person on this PC holds the token now."""
        if not Alive.known(folder, token):
            return False
        try:
            handle = os.open(folder / token, os.O_RDWR)
        except OSError:
            return False
        try:
            _hold(handle)
        except OSError:
            return True
        finally:
            os.close(handle)
        return False


if sys.platform == "win32":
    import msvcrt

    def _hold(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _hold(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
