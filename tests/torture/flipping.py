"""Random damage: bytes flipped, cut out, doubled, inserted. The reader never crashes, hangs, or calls it sound."""

import random
import time
from dataclasses import dataclass

from tests.storage.samples import large_plan, small_plan

from wizard.plan.plan import Plan
from wizard.storage.plan_file import PlanFileError, parse_plan, plan_bytes
from wizard.storage.salvage import salvage


@dataclass
class Flips:
    """The results of all cases."""

    cases: int = 0
    refused: int = 0
    unharmed: int = 0
    """Cases that left the plan itself as it was: an extra space, another counter."""
    taken: int = 0
    """Cases in which a different plan was called sound."""
    slowest: float = 0.0
    """Seconds of processor time: by the clock, a busy machine takes many times as long."""

    def __str__(self) -> str:
        return (
            f"{self.cases:,} damaged files: {self.refused:,} refused with a sentence, {self.unharmed:,} unharmed, "
            f"{self.taken} another plan taken for sound; slowest {self.slowest * 1000:.0f} ms"
        )


def flip_rounds(cases: int, seed: int) -> Flips:
    """Damage plan files at random and read each; salvage every hundredth."""
    flips, chance = Flips(), random.Random(seed)
    samples = [(plan, plan_bytes(plan, 7)) for plan in (small_plan(), large_plan(1, 3, points=5))]
    for number in range(cases):
        plan, whole = chance.choice(samples)
        data = _damaged(whole, chance)
        begin = time.process_time()
        _read(plan, data, flips)
        if number % 100 == 0:
            salvage(data)
        flips.slowest = max(flips.slowest, time.process_time() - begin)
        flips.cases += 1
    return flips


def _read(plan: Plan, data: bytes, flips: Flips) -> None:
    try:
        found = parse_plan(data, "osei.gpplan").plan
    except PlanFileError as error:
        flips.refused += str(error).startswith("“osei.gpplan” ")
        return
    flips.unharmed += found == plan
    flips.taken += found != plan


def _damaged(whole: bytes, chance: random.Random) -> bytes:
    data = bytearray(whole)
    for _ in range(chance.choice((1, 1, 1, 3, 20))):
        place = chance.randrange(len(data)) if data else 0
        match chance.randrange(5):
            case 0 | 1 if data:
                data[place] ^= 1 << chance.randrange(8)
            case 2:
                del data[place : place + chance.randrange(40)]
            case 3:
                data[place:place] = data[place : place + chance.randrange(40)]
            case _:
                data[place:place] = chance.choice((b"\x00", b'"', b"{", b"]", b"\\u0000", b"1e9", b"\xff", b",", b" "))
    return bytes(data)
