"""The slowest of the tests' hostile files, plans and PDFs, against the limit of one second each."""

from collections.abc import Iterator

from bench.side_by_side import Figure, measured_apart

BOUND = 1000.0
"""Milliseconds of processor time: the figure for an idle PC in docs/reliability.md."""


def figures() -> Iterator[Figure]:
    """Yield the time to refuse the slowest hostile plan and the slowest hostile PDF."""
    for what, slowest in measured_apart("hostile").items():
        yield Figure(
            f"refusing the slowest hostile {what}, against a second", "ms", slowest["ours"], BOUND, fixed=True, aim=1.0
        )
