"""Export the worked example as a whole process, against loading the modules that any export loads."""

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench.side_by_side import FLOORS, PROGRAM, Figure, in_turn, run


def figures() -> Iterator[Figure]:
    """Yield time and peak memory of an export of the worked example."""
    with tempfile.TemporaryDirectory() as folder:
        plan, pdf = str(Path(folder, "example.gpplan")), str(Path(folder, "example.pdf"))
        run([*PROGRAM, "example", plan])
        floor_command = [sys.executable, str(FLOORS / "imports_of_an_export.py")]
        ours, floor = in_turn([*PROGRAM, "export", plan, pdf, "--force"], floor_command, rounds=15)
    yield Figure("export of the worked example", "ms", ours.time, floor.time, aim=2.0, most=2.0)
    yield Figure("peak memory of that export", "MiB", ours.memory, floor.memory)
