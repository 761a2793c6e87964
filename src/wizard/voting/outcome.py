"""What an outcome consists of: its kind, and every number that explains it. `outcome.py` works it out."""

from enum import StrEnum

from wizard.foundation.value import Value
from wizard.plan.people import Person
from wizard.plan.voting_rule import Rule
from wizard.voting.entitlement import Entitlement
from wizard.voting.quorum import QuorumCount
from wizard.voting.tally import Tally


class Casting(StrEnum):
    """What the chair's casting vote does to a tie."""

    NO_TIE = "no_tie"
    NOT_IN_RULE = "not_in_rule"
    NO_CHAIR = "no_chair"
    MAY_NOT = "may_not"
    """The chair is not entitled on the item, or was not there."""
    TOO_FEW = "too_few"
    """For and against are equal, but so many abstained or were absent that one more vote would not be enough."""
    AWAITED = "awaited"
    FOR = "for"
    AGAINST = "against"


class OutcomeKind(StrEnum):
    """What a proposal, or an item without one, came to."""

    CARRIED = "carried"
    NOT_CARRIED = "not_carried"
    TIED = "tied"
    """The chair's casting vote is awaited."""
    INQUORATE = "inquorate"
    INCOMPLETE = "incomplete"
    AGREED = "agreed"
    """Without a vote: the chair asked and nobody present objected."""
    CONTRACTOR = "contractor"
    """The decision of the single contractor."""
    NOTED = "noted"
    """The check of a duty, recorded without a vote."""
    NOT_PUT = "not_put"
    NOT_REACHED = "not_reached"
    """On the agenda, and nothing was proposed."""
    NOT_TAKEN = "not_taken"
    """Not for this meeting: the position is unchanged."""


TAKES_EFFECT = frozenset({OutcomeKind.CARRIED, OutcomeKind.AGREED, OutcomeKind.CONTRACTOR, OutcomeKind.NOTED})
"""The outcomes that make a proposal the item's position."""


class Outcome(Value):
    """What a proposal came to, with every number that explains it."""

    kind: OutcomeKind
    rule: Rule
    quorum: QuorumCount
    tally: Tally = Tally()
    needed: int | None = None
    """How many votes must be for, given the base as it stands; None where there is no vote."""
    of: int | None = None
    """The base, in votes."""
    casting: Casting = Casting.NO_TIE
    chair: Person | None = None
    lapsed: str = ""
    """Who cast a casting vote as the chair and is not the chair any more, by name; it decides nothing."""
    awaited: tuple[Person, ...] = ()
    """Who is entitled and present and has no vote recorded."""
    entitled: Entitlement
    """Who could vote, and who was there."""
    sentence: str = ""
    """All of it in one plain sentence."""

    @property
    def quorum_needed(self) -> int | None:
        """How many people had to be present; None if the rule has no quorum."""
        return self.quorum.needed

    @property
    def present(self) -> int:
        """How many people entitled on the item were there."""
        return self.quorum.present

    @property
    def takes_effect(self) -> bool:
        """Whether the proposal is now the item's position."""
        return self.kind in TAKES_EFFECT
