"""Sixty people on twelve items, a third of them in writing: time to work it all out again, against one screen frame."""

from collections.abc import Iterator

from bench.side_by_side import Figure, measured_apart
from bench.window import FRAME


def figures() -> Iterator[Figure]:
    """Yield the time for every outcome and sentence, all again and after one vote, and for that vote itself."""
    found = measured_apart("rules")
    outcomes, again, vote = found["outcomes"], found["again"], found["vote"]
    items, votes, written = (f"{outcomes[part]:.0f}" for part in ("items", "votes", "consents"))
    what = f"all outcomes of 60 people, {items} items, {votes} votes by name, {written} in writing, against a frame"
    yield Figure(what, "ms", outcomes["ours"], FRAME, fixed=True, most=1.0, slowest=outcomes["p99"])
    yield Figure("the same after one vote more", "ms", again["ours"], FRAME, fixed=True, most=0.5, slowest=again["p99"])
    yield Figure("one vote more in that plan, checked", "ms", vote["ours"], FRAME, fixed=True, slowest=vote["p99"])
