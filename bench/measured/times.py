"""Medians and percentiles of repeated measurements inside one process."""

import statistics
import time
from collections.abc import Callable, Sequence


def milliseconds(work: Callable[[], object]) -> float:
    """Return the time of `work` in milliseconds."""
    begin = time.perf_counter()
    work()
    return (time.perf_counter() - begin) * 1000


def summary(times: Sequence[float]) -> dict[str, float]:
    """Return the median, the 99th percentile and the maximum of `times`."""
    inner = sorted(times)
    return {
        "ours": statistics.median(inner),
        "p99": inner[max(0, round(len(inner) * 0.99) - 1)],
        "greatest": inner[-1],
    }
