"""Measures whole processes side by side, in turn, so that whatever else the machine does falls on both."""

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
    """One line of the table: ours beside what it is compared to, where there is such a thing."""

    what: str
    unit: str
    """`ms` or `MiB`, of every number here but the ratios."""
    ours: float
    """The median."""
    floor: float | None = None
    """The median of what ours is compared to."""
    aim: float | None = None
    """The ratio that we aim at."""
    most: float | None = None
    """The ratio never to go above."""
    slowest: float | None = None
    """The 99th percentile of ours."""
    fixed: bool = False
    """Whether the floor is a number that was set and not measured: a frame of the screen, a bound in milliseconds."""


@dataclass(frozen=True)
class Cost:
    """What one process took, from its start to its end: milliseconds, and its peak memory in MiB."""

    time: float
    memory: float


class FailedProcessError(Exception):
    """A measured process did not end well. The message holds its command and what it said."""


def run(command: Sequence[str]) -> Cost:
    """Run `command` to its end and return what it took.

    The kernel counts the parent's memory at the start as the child's, so this process must stay a small one: what
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
    """Return what the module `bench.measured.NAME` measures in a process of its own, and prints as JSON.

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
    """Run both commands `rounds` times in turn, after one round unmeasured, and return the medians of each."""
    costs = [(run(ours), run(floor)) for _ in range(rounds + 1)][1:]
    return median([first for first, _ in costs]), median([second for _, second in costs])


def median(costs: Sequence[Cost]) -> Cost:
    """Return the median time and the median memory of `costs`."""
    return Cost(
        time=statistics.median(cost.time for cost in costs), memory=statistics.median(cost.memory for cost in costs)
    )
