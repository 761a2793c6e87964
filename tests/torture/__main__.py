"""`make torture`: what `make test` does a little of, done at length. Prints its figures; ends with 1 if any is bad."""

import argparse
import sys
import tempfile
import time
from pathlib import Path

from tests.torture.flipping import flip_rounds
from tests.torture.killing import kill_rounds
from tests.torture.power import power_cuts
from tests.torture.spoiling import spoil_rounds
from tests.torture.tearing import tear_rounds


def main() -> int:
    parser = argparse.ArgumentParser(prog="tests.torture")
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--cuts", type=int, default=5_000)
    parser.add_argument("--flips", type=int, default=100_000)
    parser.add_argument("--spoils", type=int, default=20_000)
    parser.add_argument("--tears", type=int, default=5_000)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    asked = parser.parse_args()
    print(f"seed {asked.seed}")
    with tempfile.TemporaryDirectory() as folder:
        (place := Path(folder, "kills")).mkdir()
        kills = kill_rounds(place, asked.kills, asked.seed)
        print(kills, flush=True)
        (place := Path(folder, "cuts")).mkdir()
        cuts = power_cuts(place, runs=max(1, asked.cuts // 50), cuts=50, seed=asked.seed)
        print(cuts, flush=True)
    flips = flip_rounds(asked.flips, asked.seed)
    print(flips, flush=True)
    spoils = spoil_rounds(asked.spoils, asked.seed)
    print(spoils, flush=True)
    tears = tear_rounds(asked.tears, asked.seed)
    print(tears)
    lost = kills.lost + kills.damaged + cuts.lost + cuts.damaged
    return 1 if lost + flips.taken + spoils.speechless + tears.taken else 0


if __name__ == "__main__":
    sys.exit(main())
