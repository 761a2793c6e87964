"""PDFs made warm, against the same words set by reportlab without tags, and how they grow."""

import importlib.util
import sys
from collections.abc import Iterator

from bench.side_by_side import Figure, measured_apart


def figures() -> Iterator[Figure]:
    """Yield the worked example warm, and what more items, partners and tasks cost."""
    found = measured_apart("documents")
    example = found.pop("example")
    yield Figure("the worked example as a PDF, warm", "ms", example["ours"], example["floor"], aim=1.5, most=1.5)
    peak = found.pop("peak")["ours"]
    for amount, taken in found.items():
        yield Figure(f"a PDF of a meeting with {amount}", "ms", taken["ours"])
    yield Figure("peak memory after all these PDFs", "MiB", peak)
    if importlib.util.find_spec("weasyprint") is None:
        print("weasyprint is not installed: not compared with it.", file=sys.stderr)
