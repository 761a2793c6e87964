"""`make torture`: longer runs of what `make test` samples, on two cores. Prints its figures as they come.

Ends with 1 if anything was lost, damaged, silently overwritten, wrongly called sound, or refused without a sentence.
`--times 10` does ten times as much; `--attacks 0` tries every attack on every plan.
"""

import argparse
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor, as_completed
from multiprocessing import get_context
from pathlib import Path

from tests.torture.parts import PARTS

_CORES = 2


def main() -> int:
    parser = argparse.ArgumentParser(prog="tests.torture")
    for part, often in PARTS.items():
        parser.add_argument(f"--{part.__name__}", type=int, default=None, help=f"{part.__doc__} ({often:,})")
    parser.add_argument("--times", type=float, default=1.0, help="so many times as much of everything")
    parser.add_argument("--seed", type=int, default=int(time.time()))
    asked = parser.parse_args()
    print(f"seed {asked.seed}", flush=True)
    bad, begin = 0, time.perf_counter()
    with tempfile.TemporaryDirectory() as name, ProcessPoolExecutor(_CORES, get_context("spawn")) as pool:
        running = []
        for part, often in PARTS.items():
            given = getattr(asked, part.__name__)
            folder = Path(name, part.__name__)
            folder.mkdir()
            rounds = max(1, round(often * asked.times)) if given is None else given
            running.append(pool.submit(part, folder, rounds, asked.seed))
        for done in as_completed(running):
            words, wrong = done.result()
            print(words, flush=True)
            bad += wrong
    print(f"{bad} bad; all in {time.perf_counter() - begin:,.0f} s")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
