"""Measures whole processes alternately, so that other load on the machine affects both."""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

FLOORS = Path(__file__).with_name("floors")
PROGRAM = (sys.executable, "-m", "wizard")


@dataclass(frozen=True)
class Figure:
    """One line of the table: our figure, and the one to compare it with, if there is one."""

    what: str
    unit: str
    """`ms` or `MiB`, the unit of every number here except the ratios."""
    ours: float
    """The median."""
    floor: float | None = None
    """The median of the comparison."""
    aim: float | None = None
    """The ratio to aim at."""
    most: float | None = None
    """The ratio never to exceed."""
    slowest: float | None = None
    """Our 99th percentile."""
    fixed: bool = False
    """Whether the floor is a fixed number rather than a measurement: a screen frame, a limit in milliseconds."""


@dataclass(frozen=True)
class Cost:
    """The cost of one process from start to end: milliseconds, and its peak memory in MiB."""

    time: float
    memory: float


class FailedProcessError(Exception):
    """A measured process failed. The message has its command and its output."""


def run(command: Sequence[str]) -> Cost:
    """Run `command` to its end and return its cost.

    The kernel counts the parent's memory at the start as the child's, so this process must stay small: work that
    needs Qt or reportlab is measured in a child.

    Raises:
        FailedProcessError: It did not exit with 0.
    """
    with tempfile.TemporaryFile() as said:
        start = time.perf_counter()
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=said, stderr=said)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            said.seek(0)
            words = said.read().decode(errors="replace").strip()
            raise FailedProcessError(f"{' '.join(command)} exited with {process.returncode}: {words}")
    return Cost(time=seconds * 1000, memory=usage.ru_maxrss / 1024)


def measured_apart(name: str, *arguments: str) -> dict[str, dict[str, float]]:
    """Return the JSON that the module `bench.measured.NAME` prints, run in a process of its own.

    Raises:
        FailedProcessError: It did not exit with 0.
    """
    command = [sys.executable, "-m", f"bench.measured.{name}", *arguments]
    root = Path(__file__).parents[1]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, timeout=600, check=False)
    if done.returncode != 0:
        raise FailedProcessError(f"{' '.join(command)} exited with {done.returncode}: {done.stderr.strip()}")
    found: dict[str, dict[str, float]] = json.loads(done.stdout.splitlines()[-1])
    return found


def in_turn(ours: Sequence[str], floor: Sequence[str], rounds: int) -> tuple[Cost, Cost]:
    """Run both commands `rounds` times alternately, after one unmeasured round, and return the medians of each."""
    costs = [(run(ours), run(floor)) for _ in range(rounds + 1)][1:]
    return median([first for first, _ in costs]), median([second for _, second in costs])


def median(costs: Sequence[Cost]) -> Cost:
    """Return the median time and the median memory of `costs`."""
    return Cost(
        time=statistics.median(cost.time for cost in costs), memory=statistics.median(cost.memory for cost in costs)
    )
