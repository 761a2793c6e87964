"""PDFs made with everything loaded, against the same words set by reportlab without tags, and how the time grows."""

import importlib.util
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench.side_by_side import FLOORS, PROGRAM, Figure, in_turn, measured_apart, run


def figures() -> Iterator[Figure]:
    """Yield the worked example with everything loaded, and the cost of more items, partners and tasks."""
    found = measured_apart("documents")
    example = found.pop("example")
    yield Figure("the worked example as a PDF, warm", "ms", example["ours"], example["floor"], aim=1.5, most=1.5)
    peak = found.pop("peak")["ours"]
    every = found.pop("set")
    said = "all documents in one process, against the plan with its annex"
    yield Figure(said, "ms", every["ours"], every["floor"], aim=2.5, most=2.5)
    for name in [each for each in found if each.startswith("page of ")]:
        taken = found.pop(name)
        yield Figure(f"a {name}, against a page of the plan", "ms", taken["ours"], taken["floor"], aim=1.0)
    for amount, taken in found.items():
        yield Figure(f"a PDF of a meeting with {amount}", "ms", taken["ours"])
    yield Figure("peak memory after all these PDFs", "MiB", peak)
    yield from _beside_weasyprint()


def _beside_weasyprint() -> Iterator[Figure]:
    """Yield the export as a whole process against weasyprint on the same words, if weasyprint is installed.

    `WEASYPRINT_PYTHON` names a Python that has it; our own environment does not.
    """
    python = os.environ.get("WEASYPRINT_PYTHON") or (sys.executable if importlib.util.find_spec("weasyprint") else "")
    if not python:
        print("weasyprint is not installed: not compared with it.", file=sys.stderr)
        return
    with tempfile.TemporaryDirectory() as folder:
        plan, pdf, page = (str(Path(folder, name)) for name in ("example.gpplan", "example.pdf", "example.html"))
        run([*PROGRAM, "example", plan])
        run([sys.executable, "-m", "bench.measured.as_html", page])
        theirs = [python, str(FLOORS / "weasyprint_file.py"), page, pdf + ".theirs"]
        ours, floor = in_turn([*PROGRAM, "export", plan, pdf, "--force"], theirs, rounds=3)
    yield Figure("export, whole process, against weasyprint", "ms", ours.time, floor.time, aim=0.3, most=0.3)
