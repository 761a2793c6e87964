"""The window in use: the time until the end of painting, each against one screen frame."""

from collections.abc import Iterator

from bench.side_by_side import Figure, measured_apart

FRAME = 1000 / 60
"""The length of one screen frame, in milliseconds."""


def figures() -> Iterator[Figure]:
    """Yield the times for moving, deciding, typing and changing the look, and the memory after going to each step."""
    found = measured_apart("window")
    yield Figure("the rest, loaded after the first paint (300 ms at most)", "ms", found["rest"]["ours"])
    for key, what, bound in (
        ("example", "opening the worked example in the window, against 120 ms", 120.0),
        ("first", "a step shown for the first time, its page built, against 50 ms", 50.0),
        ("again", "from step to step, against a frame", FRAME),
        ("decide", "recording a decision, until the window is free, against a frame", FRAME),
        ("typing", "a letter in a note of 19,600 characters, against a frame", FRAME),
        ("theme", "another look, against 150 ms", 150.0),
        ("size", "another text size, against 150 ms", 150.0),
        ("room", "room mode on or off, against two frames", 2 * FRAME),
    ):
        yield Figure(what, "ms", found[key]["ours"], bound, fixed=True, aim=1.0, slowest=found[key].get("p99"))
    yield Figure("recording a decision, until “Saved”", "ms", found["saved"]["ours"], slowest=found["saved"]["p99"])
    slowest = next(key for key in found if key.startswith("slowest "))
    name = slowest.removeprefix("slowest ")
    yield Figure(
        f"the slowest first time, against 100 ms: {name}", "ms", found[slowest]["ours"], 100.0, fixed=True, aim=1
    )
    walked = found["walked"]["memory"]
    yield Figure("peak memory after a walk through all steps, against 130 MiB", "MiB", walked, 130.0, fixed=True, aim=1)
