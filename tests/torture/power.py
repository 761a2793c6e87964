"""Power cuts, simulated: a disk that forgets what was not synced, cut at every kind of moment.

The disk keeps a log of every operation on it. A cut takes the log up to some moment; of the operations not yet synced,
any part may have arrived: the file's bytes cut off, zeroed or all there, and the folder's changes up to any of
them, in order, as journalling file systems keep them.
"""

import random
import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from tests.storage.samples import large_plan, surroundings, with_list_size

from wizard.foundation.disk import PRIVATE_FILE, Disk
from wizard.plan.plan import Plan
from wizard.storage.open_store import open_store
from wizard.storage.plan_file import PlanFileError, read_plan_file, write_new_plan
from wizard.storage.plan_store import Told
from wizard.storage.recovery import offers

PLAN = "osei.gpplan"


@dataclass
class Cuts:
    """The results of all cuts."""

    cuts: int = 0
    from_journal: int = 0
    damaged: int = 0
    lost: int = 0

    def __str__(self) -> str:
        return (
            f"{self.cuts} simulated power cuts; last change in the journal alone after {self.from_journal}; damaged "
            f"plans {self.damaged}; acknowledged changes lost {self.lost}"
        )


@dataclass
class _File:
    written: bytes = b""
    synced: bytes = b""


@dataclass
class _Step:
    """One step of the log: a change of a file's bytes or of a folder's names, or an acknowledgement."""

    kind: str
    file: _File = field(default_factory=_File)
    data: bytes = b""
    path: Path = Path()
    source: Path = Path()
    size: int = -1


class ForgetfulDisk(Disk):
    """A real disk with a log of every operation on it."""

    def __init__(self) -> None:
        self.log: list[_Step] = []
        self._guard = threading.RLock()
        self._open: dict[int, _File] = {}

    @contextmanager
    def _logging(self, *steps: _Step) -> Iterator[None]:
        with self._guard:
            yield
            self.log.extend(steps)

    def acknowledge(self, plan: Plan) -> None:
        with self._logging(_Step("acknowledged", size=plan.practice.list_size or 0)):
            pass

    def create(self, path: Path, mode: int = PRIVATE_FILE) -> int:
        file = _File()
        with self._logging(_Step("create", file, path=path)):
            handle = super().create(path, mode)
            self._open[handle] = file
        return handle

    def write(self, handle: int, data: bytes) -> None:
        with self._logging(_Step("write", self._open[handle], data=data)):
            super().write(handle, data)

    def sync(self, handle: int) -> None:
        with self._logging(_Step("sync", self._open[handle])):
            super().sync(handle)

    def link(self, source: Path, target: Path) -> None:
        with self._logging(_Step("link", path=target, source=source)):
            super().link(source, target)

    def replace(self, source: Path, target: Path) -> None:
        with self._logging(_Step("replace", path=target, source=source)):
            super().replace(source, target)

    def exchange(self, source: Path, target: Path) -> Path | None:
        with self._guard:
            aside = super().exchange(source, target)
            if aside is not None:
                self.log.append(_Step("exchange", path=target, source=source))
        return aside

    def remove(self, path: Path) -> None:
        with self._logging(_Step("remove", path=path)):
            super().remove(path)

    def sync_folder(self, folder: Path) -> None:
        with self._logging(_Step("sync_folder", path=folder)):
            super().sync_folder(folder)


def power_cuts(folder: Path, runs: int, cuts: int, seed: int) -> Cuts:
    """Save plans in `runs` runs and cut the power `cuts` times in each."""
    found, chance = Cuts(), random.Random(seed)
    for number in range(runs):
        place = folder / f"run{number}"
        place.mkdir()
        disk, begin = _run(place, chance)
        for _ in range(cuts):
            end = chance.randrange(len(disk.log) + 1)
            size = max((step.size for step in disk.log[:end] if step.kind == "acknowledged"), default=0)
            _restore(place, _after_cut(disk.log[:end], begin, chance))
            _look(place, size, found)
        shutil.rmtree(place)
    return found


def _run(place: Path, chance: random.Random) -> tuple[ForgetfulDisk, dict[Path, bytes]]:
    """Save a plan some thirty times; return the log and what was on the disk before."""
    plan = with_list_size(large_plan(0, 3), 0)
    write_new_plan(place / PLAN, plan)
    begin = {place / PLAN: (place / PLAN).read_bytes()}
    disk = ForgetfulDisk()
    around = replace(surroundings(place), disk=disk, local=disk)
    store = open_store(place / PLAN, around, Told(lambda state: None, disk.acknowledge))
    for size in range(1, 30):
        store.save(with_list_size(plan, size))
        time.sleep(chance.choice((0, 0.001, 0.004)))
    store.close()
    return disk, begin


def _after_cut(log: list[_Step], begin: dict[Path, bytes], chance: random.Random) -> dict[Path, bytes]:
    """Return what is on the disk after a cut at the end of `log`."""
    names = {path: _File(data, data) for path, data in begin.items()}
    waiting: dict[Path, list[_Step]] = {}
    for step in log:
        step.file.written = step.file.synced = b""
    for step in log:
        if step.kind == "write":
            step.file.written += step.data
        elif step.kind == "sync":
            step.file.synced = step.file.written
        elif step.kind == "sync_folder":
            for change in waiting.pop(step.path, []):
                _apply(change, names)
        elif step.path != Path():
            waiting.setdefault(step.path.parent, []).append(step)
    for changes in waiting.values():
        for change in changes[: chance.randrange(len(changes) + 1)]:
            _apply(change, names)
    return {path: _arrived(file, chance) for path, file in names.items()}


def _apply(step: _Step, names: dict[Path, _File]) -> None:
    if step.kind == "create":
        names[step.path] = step.file
    elif step.kind == "remove":
        names.pop(step.path, None)
    elif step.kind == "exchange":
        names[step.path], names[step.source] = names[step.source], names[step.path]
    elif step.source in names:
        names[step.path] = names[step.source] if step.kind == "link" else names.pop(step.source)


def _arrived(file: _File, chance: random.Random) -> bytes:
    rest = file.written[len(file.synced) :]
    kept = rest[: chance.randrange(len(rest) + 1)]
    return file.synced + chance.choice((b"", kept, bytes(len(rest)), rest))


def _restore(place: Path, files: dict[Path, bytes]) -> None:
    for path in place.iterdir():
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    for path, data in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def _look(place: Path, acknowledged: int, found: Cuts) -> None:
    found.cuts += 1
    try:
        best = read_plan_file(place / PLAN)
    except PlanFileError:
        found.damaged += 1
        return
    for offer in offers(surroundings(place).folders):
        if offer.kept.counter > best.counter:
            best = offer.kept
            found.from_journal += 1
    found.lost += (best.plan.practice.list_size or 0) < acknowledged
