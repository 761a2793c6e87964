"""Rules for tests, one a line."""

from typing import Any

from wizard.plan.tier import HALF, Base, Casting, CastingHolder, Need, Number, Quorum, Tier
from wizard.plan.voting_rule import DecidingRule, RuleSource, Tiers

CHAIR = Casting(who=CastingHolder.CHAIR)
"""The chair has a casting vote."""


def deed(need: Need = HALF, base: Base = Base.CAST, **parts: Any) -> DecidingRule:
    """A rule from a deed: more than half of the votes given, by default."""
    return DecidingRule(source=RuleSource.DEED, tiers=Tiers(ordinary=Tier(need=need, base=base, **parts)))


def quorum(number: int) -> Quorum:
    """A quorum of this many people."""
    return Quorum(need=Number(kind="number", number=number))


HALF_OF_VOTES = deed()
"""More than half of the votes given."""
