"""Keeps the last figures of each machine, and names what became slower since: python -m bench --compare [NAME...].

Times from two days cannot be compared directly: another program may have been running. So each is compared with
something measured in the same run that does not depend on us: its floor or, without one, a yardstick, which is
a fixed piece of work. Only these ratios are kept and compared.
"""

import hashlib
import json
import os
import platform
import statistics
import time
from collections.abc import Iterable, Mapping
from pathlib import Path

from bench.side_by_side import Figure

TOLERANCE = 1.1
"""The factor over its last ratio at which something counts as slower."""

Shares = Mapping[str, float]
"""The ratio of each measured thing to its floor or the yardstick, by its name."""


def yardstick(rounds: int = 7) -> float:
    """Return how many milliseconds a fixed piece of work takes now: parsing, writing, hashing and calling."""
    text = json.dumps([{"number": number, "words": "a fixed piece of work" * 3} for number in range(4_000)])

    def work() -> None:
        parsed = json.loads(text)
        hashlib.sha256(json.dumps(parsed, sort_keys=True).encode()).hexdigest()
        sum(map(abs, range(100_000)))

    times = []
    for _ in range(rounds):
        begin = time.perf_counter()
        work()
        times.append((time.perf_counter() - begin) * 1000)
    return statistics.median(times)


def shares(figures: Iterable[Figure], unit: float) -> dict[str, float]:
    """Return the ratio of each figure; `unit` is the yardstick of this run. Memory needs no yardstick."""
    found = {}
    for figure in figures:
        beside = figure.floor if figure.floor and not figure.fixed else unit if figure.unit == "ms" else 1.0
        found[figure.what] = figure.ours / beside
    return found


def slower(before: Shares, now: Shares) -> list[str]:
    """Return a sentence for everything whose ratio grew by more than the tolerance."""
    return [
        f"{what}: {share / before[what] - 1:.0%} more than in the run before."
        for what, share in now.items()
        if what in before and share > before[what] * TOLERANCE
    ]


def kept_in(environment: Mapping[str, str], home: Path) -> Path:
    """Return the file with the last figures of this machine: in the user's cache, never in the project."""
    name = "LOCALAPPDATA" if os.name == "nt" else "XDG_CACHE_HOME"
    cache = Path(environment[name]) if environment.get(name) else home / ".cache"
    machine = f"{platform.node()}-{os.cpu_count()}-{platform.python_version()}"
    return cache / "gp-action-wizard" / f"bench-{hashlib.sha256(machine.encode()).hexdigest()[:12]}.json"


def compared(path: Path, now: Shares) -> list[str]:
    """Compare with the figures in a file, keep the new ones there, and return what became slower.

    Figures that were not measured this time stay as they were. An unreadable file is started again.
    """
    before: dict[str, float] = {}
    if path.exists():
        try:
            found = json.loads(path.read_text(encoding="utf-8"))
            before = {what: float(share) for what, share in found.items()}
        except (ValueError, TypeError, AttributeError):
            before = {}
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(before | dict(now), indent=1, ensure_ascii=False), encoding="utf-8")
    return slower(before, now)
