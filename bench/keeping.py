"""Saving against bare file calls, and opening against `json.loads`, measured in a process of their own."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from bench.side_by_side import FailedProcessError, Figure


def figures() -> Iterator[Figure]:
    """Yield the time of a save, of serialising alone as meetings grow, and of opening sixty meetings.

    Raises:
        FailedProcessError: The measuring process failed.
    """
    command = [sys.executable, "-m", "bench.measured.keeping"]
    root = Path(__file__).parents[1]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, timeout=300, check=False)
    if done.returncode != 0:
        raise FailedProcessError(f"{' '.join(command)} exited with {done.returncode}: {done.stderr.strip()}")
    found = json.loads(done.stdout)
    for meetings in (1, 10, 60):
        save, serialise = found[f"save {meetings}"], found[f"serialise {meetings}"]
        size = f"{meetings} signed meetings of 6, {save['kilobytes']:,.0f} KB"
        yield Figure(f"one save, {size}", "ms", save["ours"], save["floor"], aim=1.3, most=1.3, slowest=save["p99"])
        yield Figure(f"serialising for it, {size}", "ms", serialise["again"])
        yield Figure(f"serialising for the first time, {size}", "ms", serialise["ours"])
    until = found["until saved"]
    yield Figure("from a change to “Saved”, 1 meeting of 6", "ms", until["ours"], slowest=until["p99"])
    for how in ("drawn", "typed"):
        opened = found[f"open {how}"]
        what = f"opening 60 meetings of 20, {how} signatures, {opened['kilobytes']:,.0f} KB"
        yield Figure(what, "ms", opened["ours"], opened["floor"], aim=4.0, most=4.0, slowest=opened["p99"])
        checked, most = found[f"check {how}"], {"drawn": 5.5, "typed": 6.1}[how]
        what = f"checking 60 signed meetings of 20, {how} signatures, {checked['kilobytes']:,.0f} KB"
        yield Figure(what, "ms", checked["ours"], checked["floor"], aim=most, most=most, slowest=checked["p99"])
