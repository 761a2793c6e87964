"""The lock beside a plan: who has it open, on which PC, since when. Nobody's lock is broken without asking."""

import contextlib
import json
import os
import platform
import secrets
import sys
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import Enum
from pathlib import Path

from wizard.foundation.best_effort import best_effort
from wizard.foundation.disk import DISK, PRIVATE_FILE, Disk
from wizard.foundation.file_errors import file_words
from wizard.foundation.formatting import date_in_words, time_in_words
from wizard.foundation.paths import Folders, real_path
from wizard.foundation.value import typed

# A lock has some 200 bytes. It may come from anywhere, so read no more than this, and show no longer names.
_MOST_BYTES = 10_000
_NAME_LENGTH = 100


@dataclass(frozen=True)
class Holder:
    """The holder of a lock, in words to show."""

    person: str
    pc: str
    since: str
    """The moment, as ISO 8601 with the offset from UTC."""
    token: str = ""
    """A random token for each opening."""

    @property
    def words(self) -> str:
        """The person and the PC: “Amara Osei on RECEPTION-2”."""
        return f"{self.person or 'somebody'} on {self.pc or 'a PC that is not named'}"


class Held(Enum):
    """Where a locked plan is open."""

    HERE = "here"
    """In another window of this person on this PC."""
    ENDED = "ended"
    """In a program of this person on this PC that ended without closing it: nobody is working on it."""
    ELSEWHERE = "elsewhere"
    """By somebody else, or on another PC."""


class LockedError(Exception):
    """Somebody has the plan open. It can be read, copied, or taken over once the person has seen who has it."""

    def __init__(self, plan: str, holder: Holder, held: Held, now: datetime) -> None:
        """Say in a sentence who has the plan open; `plan` is its file's name, `now` the time on this PC."""
        super().__init__(held_words(plan, holder, held, now))
        self.holder = holder
        self.held = held


def held_words(plan: str, holder: Holder, held: Held, now: datetime) -> str:
    """Return who has a plan open: “Grace Hollis has had “ex.gpplan” open on RECEPTION-2 since 12:03.”"""
    name = file_words(plan)
    if held is Held.HERE:
        return f"{name} is open in another window on this PC."
    if held is Held.ENDED:
        return f"{name} was open on this PC when the program stopped without closing it. Nobody is working on it now."
    when = since_words(holder.since, now)
    has = "has had" if when else "has"
    return f"{holder.person or 'Somebody'} {has} {name} open{f' on {holder.pc}' if holder.pc else ''}{when}."


def since_words(moment: str, now: datetime) -> str:
    """Return since when, by this PC's clock: “ since 12:03”, with the day unless it is today."""
    try:
        since = datetime.fromisoformat(moment).astimezone(now.tzinfo)
    except (ValueError, OverflowError, OSError):
        return ""
    day = "" if since.date() == now.date() else f" on {date_in_words(since.date())}"
    return f" since {time_in_words(since.time())}{day}"


def this_person() -> Holder:
    """Return the name shown in this person's locks on this PC, as the system knows it."""
    person = os.environ.get("USERNAME") or os.environ.get("USER") or os.environ.get("LOGNAME") or ""
    return Holder(person=typed(person)[:_NAME_LENGTH], pc=typed(platform.node())[:_NAME_LENGTH], since="")


class Lock:
    """A lock that we hold."""

    def __init__(self, path: Path, words: bytes, token: str, alive: "Alive | None", disk: Disk) -> None:
        self._path = path
        self._words = words
        self.token = token
        """Drawn at random for this opening; the plan's journal bears it too."""
        self._alive = alive
        self._disk = disk

    def taken_by(self) -> Holder | None:
        """Return who took the plan over from us; None while it is ours or the lock cannot be read."""
        try:
            # Compare the contents: on a network share, times and owners of files are unreliable.
            if self._disk.read(self._path, _MOST_BYTES) == self._words:
                return None
        except OSError:
            return None
        holder = holder_of(self._path)
        return holder if holder is not None and holder.token != self.token else None

    def release(self) -> None:
        """Release the lock; another person's lock is left alone."""
        with contextlib.suppress(OSError):
            if self.taken_by() is None:
                self._disk.remove(self._path)
        if self._alive is not None:
            self._alive.end()


def lock_path(plan: Path) -> Path:
    """Return the path of a plan's lock."""
    real = real_path(plan)
    return real.with_name(f"{real.name}.lock")


def holder_of(path: Path) -> Holder | None:
    """Return who holds the lock at `path`; None if there is none. An unreadable lock has empty names."""
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
    """Lock a plan for `who`. With `take_over`, another person's lock is replaced: ask the person first.

    Raises:
        LockedError: Somebody has the plan open, or had it open when their program ended.
        OSError: The folder cannot be written to; the plan can only be read.
    """
    path = lock_path(plan)
    token = secrets.token_hex(16)
    words = json.dumps(asdict(Holder(who.person, who.pc, now.isoformat(timespec="seconds"), token))).encode()
    if take_over and (before := holder_of(path)) is not None:
        disk.remove(path)
        if _held_by(before.token, folders) is Held.ENDED:
            with best_effort("mark of a program that ended"):
                disk.remove(folders.running / before.token)
    try:
        # Everybody may read it, so that colleagues can see who has the plan open; a draft is private.
        handle = disk.create(path, PRIVATE_FILE if plan.parent == folders.drafts else 0o644)
    except FileExistsError:
        holder = holder_of(path) or Holder("", "", "")
        raise LockedError(plan.name, holder, _held_by(holder.token, folders), now) from None
    try:
        try:
            disk.write(handle, words)
        finally:
            disk.close(handle)
    except OSError:
        with contextlib.suppress(OSError):
            disk.remove(path)
        raise
    return Lock(path, words, token, _alive(folders, token, disk), disk)


def _held_by(token: str, folders: Folders) -> Held:
    if not Alive.known(folders.running, token):
        return Held.ELSEWHERE
    return Held.HERE if Alive.lives(folders.running, token) else Held.ENDED


def _alive(folders: Folders, token: str, disk: Disk) -> "Alive | None":
    """Mark that this program runs; without the mark, as on a full profile, its lock later looks like another's."""
    with best_effort("mark that the program is running"):
        return Alive(folders.running, token, disk)
    return None


class Alive:
    """A file in local data that the operating system locks while our process runs, however it ends."""

    def __init__(self, folder: Path, token: str, disk: Disk = DISK) -> None:
        disk.make_folder(folder)
        self._path = folder / token
        self._handle = disk.create(self._path)
        self._disk = disk
        try:
            _hold(self._handle)
        except OSError:
            self.end()
            raise

    def end(self) -> None:
        """Mark that the program has ended."""
        self._disk.close(self._handle)
        with contextlib.suppress(OSError):
            self._disk.remove(self._path)

    @staticmethod
    def known(folder: Path, token: str) -> bool:
        """Whether a program of this person on this PC took the token and never marked its end."""
        # The token comes from a file that anybody could have written, so it must not be a path.
        return token.isalnum() and (folder / token).is_file()

    @staticmethod
    def lives(folder: Path, token: str) -> bool:
        """Whether a program of this person on this PC holds the token now."""
        if not Alive.known(folder, token):
            return False
        try:
            handle = os.open(folder / token, os.O_RDWR)
        except FileNotFoundError:
            return False
        except OSError:
            # The file is there and somebody holds it: assume that the program is still running.
            return True
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
