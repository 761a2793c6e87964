"""From the start of the process to the first paint of the window, against a bare window."""

import sys
from collections.abc import Iterator

from bench.side_by_side import FLOORS, PROGRAM, Figure, in_turn


def figures() -> Iterator[Figure]:
    """Yield time and peak memory of a start that ends with the first paint."""
    ours, floor = in_turn([*PROGRAM, "--smoke"], [sys.executable, str(FLOORS / "bare_window.py")], rounds=21)
    yield Figure("start to first paint", "ms", ours.time, floor.time, aim=1.5, most=2.0)
    yield Figure("peak memory at first paint", "MiB", ours.memory, floor.memory, aim=1.3, most=1.3)
