"""Measures saving and opening inside one process, ours and the floor in turn, and prints the medians as JSON.

Run by `bench/keeping.py`, in a process of its own because it loads pydantic and the domain.
"""

import gc
import json
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from tests.signing.large_plans import signed_plan
from tests.storage.samples import Listener, large_plan, surroundings, with_list_size

from wizard.foundation.disk import Disk
from wizard.foundation.gc_pause import no_sweeping
from wizard.foundation.paths import Folders
from wizard.plan.plan import Plan
from wizard.signing.verify_plan import verify
from wizard.storage.file_lock import Holder, take_lock
from wizard.storage.journal import Journal, Record
from wizard.storage.open_store import create_store
from wizard.storage.plan_file import KnownParts, parse_plan, plan_bytes
from wizard.storage.plan_store import Saved, Told
from wizard.storage.plan_writer import PlanWriter

ROUNDS = 200


def seconds(work: Callable[[], object]) -> float:
    """Return the time of `work`, without the time to free its result."""
    begin = time.perf_counter()
    result = work()
    taken = time.perf_counter() - begin
    del result
    return taken


def in_turn(ours: Callable[[], object], floor: Callable[[], object], rounds: int) -> dict[str, float]:
    """Return medians and our 99th percentile in milliseconds, each round measuring one after the other."""
    gc.collect()
    both = [(seconds(ours), seconds(floor)) for _ in range(rounds + 3)][3:]
    mine, theirs = ([pair[place] * 1000 for pair in both] for place in (0, 1))
    return {
        "ours": statistics.median(mine),
        "floor": statistics.median(theirs),
        "p99": sorted(mine)[max(0, round(len(mine) * 0.99) - 1)],
    }


class BareFiles:
    """The floor of a save: the same bytes to the same files by bare calls, without checks."""

    def __init__(self, folder: Path, data: bytes) -> None:
        self._plan, self._previous = folder / "floor.gpplan", folder / "floor.gpplan.bak"
        self._temporary, self._second = folder / "floor.tmp", folder / "floor.second"
        self._data = data
        self._plan.write_bytes(data)
        self._journal = os.open(folder / "floor.journal", os.O_WRONLY | os.O_CREAT, 0o600)

    def save(self) -> None:
        os.write(self._journal, self._data)
        os.fsync(self._journal)
        handle = os.open(self._temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        os.write(handle, self._data)
        os.fsync(handle)
        os.close(handle)
        os.link(self._plan, self._second)
        self._second.replace(self._previous)
        self._temporary.replace(self._plan)
        folder = os.open(self._plan.parent, os.O_RDONLY)
        os.fsync(folder)
        os.close(folder)


def one_save(folder: Path, data: bytes) -> dict[str, float]:
    """Measure journal and file of one save against the bare calls."""
    path = folder / "ours.gpplan"
    path.write_bytes(data)
    folders = Folders(folder)
    lock = take_lock(path, folders, Holder("bench", "bench", ""), datetime.now(UTC))
    journal = Journal(folder, path, lock.token, Disk())
    writer = PlanWriter(path, data, lock)
    counter, known = 0, Record.of(0, data)

    def save() -> None:
        nonlocal counter
        counter += 1
        record = replace(known, counter=counter)
        journal.append(record)
        writer.write(record)
        journal.written(counter)

    found = in_turn(save, BareFiles(folder, data).save, ROUNDS)
    journal.close(remove=True)
    lock.release()
    return found


def serialising(plan: Plan, known: KnownParts | None) -> float:
    """Return the time to turn a plan into bytes: the first time or, with `known` parts, at later saves."""
    plan_bytes(plan, 1, known)
    return statistics.median(seconds(lambda: plan_bytes(plan, 1, known)) * 1000 for _ in range(9))


def until_saved(folder: Path) -> dict[str, float]:
    """Measure from the call of `save` to the report that it is saved, including threads and serialising."""
    listener, plan = Listener(), large_plan(1, 6)
    store = create_store(folder / "whole.gpplan", plan, surroundings(folder), Told(listener.hear))
    times = []
    for size in range(ROUNDS):
        begin = time.perf_counter()
        store.save(with_list_size(plan, size))
        listener.wait_for(Saved, times=size + 1)
        times.append((time.perf_counter() - begin) * 1000)
    store.close()
    return {"ours": statistics.median(times), "p99": sorted(times)[round(ROUNDS * 0.99) - 1]}


def checking(data: bytes) -> Plan:
    """Read a plan and check all of it, as `check` does; return it, so that freeing it is not counted."""
    plan = parse_plan(data, "bench").plan
    with no_sweeping():
        verdict = verify(plan)
    assert verdict.sound, verdict.headline
    return plan


def main() -> None:
    """Measure everything and print it."""
    found: dict[str, dict[str, float]] = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for meetings in (1, 10, 60):
            plan = large_plan(meetings, 6)
            data = plan_bytes(plan, 1)
            place = folder / str(meetings)
            place.mkdir()
            found[f"save {meetings}"] = one_save(place, data) | {"kilobytes": len(data) / 1000}
            found[f"serialise {meetings}"] = {"ours": serialising(plan, None), "again": serialising(plan, KnownParts())}
        found["until saved"] = until_saved(folder)
    for points, name in ((60, "drawn"), (0, "typed")):
        data = plan_bytes(large_plan(60, 20, points), 1)
        opened = in_turn(lambda data=data: parse_plan(data, "bench"), lambda data=data: json.loads(data), 15)  # type: ignore[misc]
        found[f"open {name}"] = opened | {"kilobytes": len(data) / 1000}
        signed = plan_bytes(signed_plan(60, 20, points), 1)
        checked = in_turn(lambda data=signed: checking(data), lambda data=signed: json.loads(data), 15)  # type: ignore[misc]
        found[f"check {name}"] = checked | {"kilobytes": len(signed) / 1000}
    print(json.dumps(found))


if __name__ == "__main__":
    main()
