"""The window in use: each time up to the end of the painting, and each beside one frame of the screen."""

from collections.abc import Iterator

from bench.side_by_side import Figure, measured_apart

FRAME = 1000 / 60
"""What one frame of the screen lasts, in milliseconds."""


def figures() -> Iterator[Figure]:
    """Yield what moving, deciding, typing and changing the look take, and the memory after a walk."""
    found = measured_apart("window")
    yield Figure("the rest, loaded after the first paint (300 ms at most)", "ms", found["rest"]["ours"])
    yield Figure("opening the worked example in the window", "ms", found["example"]["ours"])
    for key, what in (
        ("first", "a step shown for the first time, its page built, against a frame"),
        ("again", "from step to step, against a frame"),
        ("decide", "recording a decision, until the window is free, against a frame"),
        ("typing", "a letter in a note of 19,600 characters, against a frame"),
        ("theme", "another theme, against a frame"),
        ("room", "room mode on or off, against a frame"),
    ):
        yield Figure(what, "ms", found[key]["ours"], FRAME, slowest=found[key]["p99"])
    yield Figure("recording a decision, until “Saved”", "ms", found["saved"]["ours"], slowest=found["saved"]["p99"])
    slowest = next(key for key in found if key.startswith("slowest "))
    yield Figure(f"the slowest first time: {slowest.removeprefix('slowest ')}", "ms", found[slowest]["ours"])
    yield Figure("peak memory after a walk through all steps", "MiB", found["walked"]["memory"])
