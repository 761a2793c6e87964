"""The slowest of the hostile files that the tests keep, plans and PDFs, beside the second that each may take."""

from collections.abc import Iterator

from bench.side_by_side import Figure, measured_apart

BOUND = 1000.0
"""Milliseconds of processor time: what docs/reliability.md says of an idle PC."""


def figures() -> Iterator[Figure]:
    """Yield what refusing the slowest hostile plan and the slowest hostile PDF takes."""
    for what, slowest in measured_apart("hostile").items():
        yield Figure(
            f"refusing the slowest hostile {what}, against a second", "ms", slowest["ours"], BOUND, fixed=True, aim=1.0
        )
