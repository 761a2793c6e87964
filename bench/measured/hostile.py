"""Reads every hostile file of the tests, each in a process of its own; prints the slowest times as JSON."""

import json
import tempfile
from collections.abc import Iterable
from pathlib import Path

from tests.forks import Forks
from tests.pdf_check import reading_hostile_pdf
from tests.storage import reading_hostile


def slowest(module: str, cases: Iterable[str]) -> float:
    """Return the milliseconds of processor time that `module` takes to read the slowest of `cases`.

    Raises:
        RuntimeError: A file was not refused as it should be.
    """
    taken: list[float] = []
    with Forks(module) as forks:
        for case in cases:
            with tempfile.TemporaryDirectory() as folder:
                done = forks.run(Path(folder), case, folder)
            if done.code != 0:
                raise RuntimeError(f"“{case}” ended with {done.code}: {done.stderr.strip()}")
            taken.append(float(done.stdout.split("\t")[0]) * 1000)
    return max(taken)


if __name__ == "__main__":
    plans = slowest(reading_hostile.__name__, [*reading_hostile.CASES, *reading_hostile.SPECIAL])
    pdfs = slowest(reading_hostile_pdf.__name__, reading_hostile_pdf.CASES)
    print(json.dumps({"plan": {"ours": plans}, "PDF": {"ours": pdfs}}))
