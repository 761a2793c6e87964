"""Pauses Python's garbage collection during some work."""

import contextlib
import gc
from collections.abc import Iterator


@contextlib.contextmanager
def no_sweeping() -> Iterator[None]:
    """Pause the collection of cyclic garbage during work that makes many objects and few cycles.

    Looking for cycles takes a third of the time of parsing a plan, and a twentieth of an export. The work must be
    limited, because no cycle is freed meanwhile.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            # Freezing and unfreezing moves the new objects to the oldest generation. Otherwise the next collection
            # would visit them all.
            gc.freeze()
            gc.unfreeze()
            gc.enable()
