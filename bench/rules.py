"""A roll call of sixty people on all twelve items, worked out again, beside one frame of the screen."""

from collections.abc import Iterator

from bench.side_by_side import Figure, measured_apart
from bench.window import FRAME


def figures() -> Iterator[Figure]:
    """Yield what every outcome, tally and sentence of such a meeting takes, and what one more vote takes before it."""
    found = measured_apart("rules")
    outcomes, vote = found["outcomes"], found["vote"]
    what = f"all outcomes of 60 people, {outcomes['votes']:.0f} votes by name, against a frame"
    yield Figure(what, "ms", outcomes["ours"], FRAME, most=1.0, slowest=outcomes["p99"])
    yield Figure("one vote more in that plan, checked", "ms", vote["ours"], FRAME, slowest=vote["p99"])
