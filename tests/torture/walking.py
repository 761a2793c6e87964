"""Every attack on closed parts, on plans of every kind: refused, found, or without effect; none called sound."""

import time
from dataclasses import dataclass, field

from tests.signing.walked_plans import PLANS
from tests.signing.walking import Walked, walk


@dataclass
class Attacks:
    """The results of all attacks."""

    plans: list[Walked] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def bad(self) -> int:
        """How many were called sound, or found without naming the place."""
        return sum(len(walked.survived) + len(walked.nowhere) for walked in self.plans)

    def __str__(self) -> str:
        total = Walked("all plans")
        for walked in self.plans:
            total.tried += walked.tried
            total.refused += walked.refused
            total.found += walked.found
            total.same += walked.same
            total.survived += walked.survived
            total.nowhere += walked.nowhere
        lines = [str(walked) for walked in self.plans]
        return "\n".join([*lines, *total.survived, *total.nowhere, f"{total}; in {self.seconds:.0f} s"])


def attack_rounds(sample: int | None, seed: int) -> Attacks:
    """Try all attacks on each plan, or a random sample of this many."""
    begin, attacks = time.perf_counter(), Attacks()
    for name, make in PLANS.items():
        attacks.plans.append(walk(name, make(), sample, seed))
    attacks.seconds = time.perf_counter() - begin
    return attacks
