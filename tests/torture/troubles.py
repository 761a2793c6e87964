"""Troubles during work on a plan: its folder vanishes, somebody else writes, the profile is full or read-only.

There is also a share on which every call takes a second. Acknowledged changes are there in the end, and other people's
changes are never lost.
"""

import errno
import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.storage.samples import FailingDisk, Listener, small_plan, surroundings, with_list_size

from wizard.foundation.atomic_file import previous_of
from wizard.foundation.disk import Disk
from wizard.foundation.paths import Folders
from wizard.storage.open_store import open_store
from wizard.storage.plan_file import PlanFileError, plan_bytes, read_plan, read_plan_bytes, write_new_plan
from wizard.storage.plan_store import ChangedOnDisk, PlanStore, Told
from wizard.storage.recovery import offers

KINDS = ("folder vanishes", "second writer", "full profile", "read-only profile")
_CHANGES = 12
_PATIENCE = 20.0


@dataclass
class Troubles:
    """The results of all rounds."""

    rounds: int = 0
    changes: int = 0
    acknowledged: int = 0
    from_journal: int = 0
    """Rounds after which only the journal had the last change."""
    lost: int = 0
    """Rounds after which the last acknowledged change was nowhere."""
    others: int = 0
    """Versions that somebody else put into the file, ignoring the lock."""
    overwritten: int = 0
    """How many of them are gone without any report."""
    beside: int = 0
    """How many were kept beside the plan, having been written into a file that we had just replaced."""
    slowest: float = 0.0
    """Seconds that the window's call to keep a change took."""
    acknowledged_within: float = 0.0
    """The longest time in seconds until a change was acknowledged, on a share that delays every call by a second."""

    def __str__(self) -> str:
        return (
            f"{self.rounds} troubles, {self.changes} changes, {self.acknowledged} acknowledged; last change in the "
            f"journal alone after {self.from_journal}; acknowledged changes lost {self.lost}; of somebody else’s "
            f"{self.others} versions kept beside ours {self.beside}, overwritten unseen {self.overwritten}; "
            f"slowest call {self.slowest * 1000:.0f} ms; "
            f"on a share that takes a second for each call acknowledged within {self.acknowledged_within * 1000:.0f} ms"
        )


class Round:
    """One plan in a folder of its own, changed while something goes wrong."""

    def __init__(self, folder: Path, chance: random.Random, found: Troubles) -> None:
        self.folder, self.chance, self.found = folder, chance, found
        self.path = folder / "shared" / "osei.gpplan"
        self.path.parent.mkdir(parents=True)
        write_new_plan(self.path, small_plan())
        self.listener = Listener()
        self.others: list[bytes] = []
        self.replaced: set[bytes] = set()
        """Those of them that somebody else replaced themselves."""

    def work(self, trouble: Callable[[], None], local: Disk | None = None) -> None:
        """Open the plan, change it again and again with `trouble` in between, close it, and check what is there."""
        told = Told(self.listener.hear, self.listener.acknowledge)
        around = surroundings(self.folder, None, local)
        store = open_store(self.path, around, told)
        plan, given = store.opened.plan, list[int | None]()
        for _ in range(_CHANGES):
            plan = with_list_size(plan, self.chance.randrange(1, 10**6))
            given.append(plan.practice.list_size)
            begin = time.perf_counter()
            store.save(plan)
            self.found.slowest = max(self.found.slowest, time.perf_counter() - begin)
            self.found.changes += 1
            trouble()
            time.sleep(self.chance.choice((0, 0.001, 0.02)))
        self._end(store, given, around.folders)

    def _end(self, store: PlanStore, given: list[int | None], folders: Folders) -> None:
        whole = store.close(_PATIENCE)
        self.found.rounds += 1
        self.found.acknowledged += len(self.listener.acknowledged)
        held = {_sizes(self.path), *(offer.kept.plan.practice.list_size for offer in offers(folders))}
        self.found.from_journal += not whole
        if self.listener.acknowledged:
            # A later version may have taken its place.
            last = given.index(self.listener.acknowledged[-1].practice.list_size)
            self.found.lost += held.isdisjoint(given[last:])
        self._look_for_others()

    def _look_for_others(self) -> None:
        """See that each version of somebody else is in the file, is its previous version, or was reported."""
        told = [state.other for state in self.listener.states if isinstance(state, ChangedOnDisk)]
        beside = [path.read_bytes() for path in self.path.parent.glob("*(conflicted copy*")]
        there = [path.read_bytes() for path in (self.path, previous_of(self.path)) if path.exists()]
        self.found.others += len(self.others)
        self.found.beside += len(beside)
        for other in self.others:
            is_known = other in there or other in beside or other in self.replaced
            seen = read_plan_bytes(other, "other") in told
            self.found.overwritten += not is_known and not seen


def _sizes(path: Path) -> int | None:
    try:
        return read_plan(path).practice.list_size
    except PlanFileError:
        return None


def _vanishing(work: Round) -> None:
    aside = work.folder / "away"

    def trouble() -> None:
        if work.chance.random() < 0.3:
            work.path.parent.rename(aside)
            time.sleep(work.chance.random() * 0.03)
            aside.rename(work.path.parent)

    work.work(trouble)


def _second_writer(work: Round) -> None:
    def trouble() -> None:
        if work.chance.random() < 0.15:
            # Timed to hit a save, which takes some milliseconds.
            time.sleep(work.chance.random() * 0.006)
            data = plan_bytes(with_list_size(small_plan("Another"), work.chance.randrange(10**6)), 99)
            if (present := work.path.read_bytes()) in work.others:
                work.replaced.add(present)
            _written(work.path, data, work.chance)
            work.others.append(data)

    work.work(trouble)


def _written(path: Path, data: bytes, chance: random.Random) -> None:
    """Write as editors do: into the file, or another file in its place, or into the one that they opened before."""
    way = chance.randrange(3)
    if way == 0:
        path.write_bytes(data)
    elif way == 1:
        beside = path.with_name("their.tmp")
        beside.write_bytes(data)
        beside.replace(path)
    else:
        with path.open("r+b") as held:
            time.sleep(chance.random() * 0.003)
            held.truncate()
            held.write(data)


def _profile(work: Round, number: int) -> None:
    # From some moment on, or now and then.
    share = work.chance.choice((0.2, 1.0))
    names = ("create", "write", "sync", "replace", "make_folder")
    fails = FailingDisk(
        lambda name, _: (
            OSError(number, "as the test wants it")
            if opened and name in names and work.chance.random() < share
            else None
        )
    )
    opened: list[bool] = []

    def trouble() -> None:
        if not opened:
            opened.append(True)

    work.work(trouble, fails)


class SlowShare(Disk):
    """A share that delays every call to the plan's folder."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds

    def read(self, path: Path, most: int) -> bytes:
        time.sleep(self._seconds)
        return super().read(path, most)

    def create(self, path: Path, mode: int = 0o600) -> int:
        time.sleep(self._seconds)
        return super().create(path, mode)

    def sync(self, handle: int) -> None:
        time.sleep(self._seconds)
        super().sync(handle)

    def replace(self, source: Path, target: Path) -> None:
        time.sleep(self._seconds)
        super().replace(source, target)

    def sync_folder(self, folder: Path) -> None:
        time.sleep(self._seconds)
        super().sync_folder(folder)


def _slow_share(folder: Path, seconds: float, found: Troubles) -> None:
    """Change a plan on a slow share, and measure how long it takes until each change is acknowledged."""
    path = folder / "shared" / "osei.gpplan"
    path.parent.mkdir(parents=True)
    write_new_plan(path, small_plan())
    listener = Listener()
    store = open_store(path, surroundings(folder, SlowShare(seconds)), Told(listener.hear, listener.acknowledge))
    plan = store.opened.plan
    for size in range(1, _CHANGES + 1):
        plan = with_list_size(plan, size)
        begin = time.perf_counter()
        store.save(plan)
        found.slowest = max(found.slowest, time.perf_counter() - begin)
        listener.wait_for_acknowledged(plan)
        found.acknowledged_within = max(found.acknowledged_within, time.perf_counter() - begin)
        found.changes += 1
    found.acknowledged += _CHANGES
    found.rounds += 1
    whole = store.close(30 * seconds + 5)
    found.lost += not whole or read_plan(path) != plan


def trouble_rounds(folder: Path, rounds: int, seed: int, seconds: float = 1.0) -> Troubles:
    """Go through this many troubles of each kind, and once with a share that takes `seconds` for every call."""
    found, chance = Troubles(), random.Random(seed)
    for number in range(rounds):
        for kind in KINDS:
            work = Round(folder / f"{kind}-{number}", chance, found)
            match kind:
                case "folder vanishes":
                    _vanishing(work)
                case "second writer":
                    _second_writer(work)
                case _:
                    _profile(work, errno.ENOSPC if kind == "full profile" else errno.EROFS)
    _slow_share(folder / "slow", seconds, found)
    return found
