"""Makes one large file of version 1, reads it in this separate process, and prints its size and the peak memory.

Run by `tests.forks` with the name of the case and a folder. One rare character makes a Python string four times longer,
so every note has one.
"""

import hashlib
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.forks import peak

FILES = Path(__file__).with_name("files")
NOTE = "\U0001f600" + "x" * 19_000


def _open(notes: int, votes: int = 0) -> dict[str, Any]:
    plan: dict[str, Any] = json.loads((FILES / "version-1-open.gpplan").read_bytes())["plan"]
    plan["private"]["notes"] |= {f"k{number}": NOTE for number in range(notes)}
    if votes:
        put = plan["meeting"]["matters"][0]["proposals"][0]
        put["decision"] = {"how": "roll_call", "votes": [{"person": "osei", "choice": "for"}] * votes}
    return plan


def _closed(notes: int, votes: int) -> dict[str, Any]:
    plan: dict[str, Any] = json.loads((FILES / "version-1.gpplan").read_bytes())["plan"]
    plan["private"] = {"notes": {f"k{number}": NOTE for number in range(notes)}}
    (record,) = plan["records"]
    answer = record["answers"][0]
    record["answers"] = [{**answer, "strokes": [[[12345, 12345, 999]] * 5_000]} for _ in range(50)]
    put = record["content"]["meeting"]["matters"][0]["proposals"][0]
    put["decision"] = {"how": "roll_call", "votes": [{"person": "p1", "choice": "for"}] * votes}
    return plan


READ: dict[str, tuple[Callable[[], dict[str, Any]], bool]] = {
    "notes": (lambda: _open(950), False),
    "notes, laid out by somebody else": (lambda: _open(950), True),
    "votes and notes": (lambda: _open(800, 50_000), False),
    "closed, with signatures": (lambda: _closed(650, 45_000), False),
}
"""The content of the file, and whether its layout differs from ours."""


def load() -> None:
    """Load the modules that read a plan: that counts in no case."""
    import wizard.storage.old_plan  # noqa: F401


def _write(path: Path, case: str) -> None:
    make, spaced = READ[case]
    plan = make()
    content = json.dumps(plan, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()
    head = {
        "format": "gp-action-wizard plan",
        "version": 1,
        "counter": 7,
        "sha256": hashlib.sha256(content).hexdigest(),
    }
    text = json.dumps({**head, "plan": plan}, ensure_ascii=False, indent=0).encode()
    path.write_bytes(text if spaced else json.dumps(head)[:-1].encode() + b',"plan":' + content + b"}\n")


def main(case: str, place: str) -> None:
    """Make the file, read it, and print the cost."""
    path = Path(place) / "old.gpplan"
    if os.fork() == 0:
        # Another process makes it, so that making it does not count.
        _write(path, case)
        os._exit(0)
    os.wait()
    from wizard.storage.old_plan import read_old_plan
    from wizard.storage.plan_file import OldPlanError, PlanFileError, read_plan

    closed = False
    try:
        read_plan(path)
    except OldPlanError:
        closed = True
    except PlanFileError:
        # No meeting can have so many votes: it is refused in a sentence, after all of it was read.
        closed = False
    if closed:
        read_old_plan(path)
    print(path.stat().st_size, f"{peak():.0f}")
