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
from tests.torture.troubles import trouble_rounds
from tests.torture.typing_kills import typing_rounds
from tests.torture.walking import attack_rounds


def main() -> int:
    parser = argparse.ArgumentParser(prog="tests.torture")
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--cuts", type=int, default=5_000)
    parser.add_argument("--flips", type=int, default=100_000)
    parser.add_argument("--spoils", type=int, default=20_000)
    parser.add_argument("--tears", type=int, default=5_000)
    parser.add_argument("--typing", type=int, default=40)
    parser.add_argument("--troubles", type=int, default=50, help="of each kind")
    parser.add_argument("--attacks", type=int, default=None, help="on each plan; all if it is not given")
    parser.add_argument("--seed", type=int, default=int(time.time()))
    asked = parser.parse_args()
    print(f"seed {asked.seed}")
    bad = _with_files(asked)
    flips = flip_rounds(asked.flips, asked.seed)
    print(flips, flush=True)
    spoils = spoil_rounds(asked.spoils, asked.seed)
    print(spoils, flush=True)
    tears = tear_rounds(asked.tears, asked.seed)
    print(tears, flush=True)
    attacks = attack_rounds(asked.attacks, asked.seed)
    print(attacks)
    return 1 if bad + flips.taken + spoils.speechless + tears.taken + attacks.bad else 0


def _with_files(asked: argparse.Namespace) -> int:
    """Do what needs a folder, and return how often something was lost or damaged."""
    with tempfile.TemporaryDirectory() as folder:
        places = [Path(folder, name) for name in ("kills", "typing", "troubles", "cuts")]
        for place in places:
            place.mkdir()
        kills = kill_rounds(places[0], asked.kills, asked.seed)
        print(kills, flush=True)
        typing = typing_rounds(places[1], asked.typing, asked.seed)
        print(typing, flush=True)
        troubles = trouble_rounds(places[2], asked.troubles, asked.seed)
        print(troubles, flush=True)
        cuts = power_cuts(places[3], runs=max(1, asked.cuts // 50), cuts=50, seed=asked.seed)
        print(cuts, flush=True)
    lost = kills.lost + typing.lost + troubles.lost + troubles.overwritten + cuts.lost
    return lost + kills.damaged + typing.damaged + cuts.damaged


if __name__ == "__main__":
    sys.exit(main())
