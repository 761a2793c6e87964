"""What an outcome consists of: the count of the votes, its kind, and every number that explains it.

`outcome_rules` works it out.
"""

from enum import StrEnum

from wizard.foundation.value import Value
from wizard.plan.people import Person
from wizard.plan.proposal import Choice, Counted, Decision, RollCall
from wizard.plan.voting_rule import Rule
from wizard.voting.entitlement import Entitlement, votes_of
from wizard.voting.quorum import QuorumCount


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


class Tally(Value):
    """Votes, by weight: all of them whole numbers, and equal to heads where everybody holds one vote."""

    votes_for: int = 0
    against: int = 0
    abstain: int = 0
    not_voting: int = 0
    """Held by those who do not vote because of an interest."""
    absent: int = 0
    """Held by those who are entitled and were not there. Absent is not abstained."""
    not_recorded: int = 0
    """Held by those who are entitled and present, and for whom no vote is recorded."""
    too_many: int = 0
    """In a vote by numbers: by how many the numbers exceed the votes present."""

    @property
    def cast(self) -> int:
        """For plus against."""
        return self.votes_for + self.against

    def named(self) -> dict[str, int]:
        """Return the numbers under the names that `show --json` gives them."""
        return {
            "for": self.votes_for,
            "against": self.against,
            "abstain": self.abstain,
            "not_voting": self.not_voting,
            "absent": self.absent,
            "not_recorded": self.not_recorded,
        }


def tally(decision: Decision | None, entitled: Entitlement) -> Tally:
    """Count a decision; where it was none by vote, only those who could not take part are counted."""
    apart = Tally(not_voting=votes_of(entitled.not_voting), absent=votes_of(entitled.absent))
    match decision:
        case RollCall():
            return _roll_call(decision, entitled, apart)
        case Counted():
            return _by_numbers(decision, entitled, apart)
        case _:
            return apart


def _roll_call(decision: RollCall, entitled: Entitlement, apart: Tally) -> Tally:
    # A vote recorded for somebody who is absent or not entitled stays in the record but is not counted.
    chosen = {vote.person: vote.choice for vote in decision.votes}
    count: dict[Choice | None, int] = {}
    for person in entitled.present:
        choice = chosen.get(person.id)
        count[choice] = count.get(choice, 0) + person.votes
    return apart.replace(
        votes_for=count.get(Choice.FOR, 0),
        against=count.get(Choice.AGAINST, 0),
        abstain=count.get(Choice.ABSTAIN, 0),
        not_recorded=count.get(None, 0),
    )


def _by_numbers(decision: Counted, entitled: Entitlement, apart: Tally) -> Tally:
    left = votes_of(entitled.present) - decision.votes_for - decision.against - decision.abstain
    return apart.replace(
        votes_for=decision.votes_for,
        against=decision.against,
        abstain=decision.abstain,
        not_recorded=max(left, 0),
        too_many=max(-left, 0),
    )


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


def not_recorded(decision: Decision | None, entitled: Entitlement) -> tuple[Person, ...]:
    """Return who is entitled and present and has no vote recorded; a vote by numbers names nobody."""
    if not isinstance(decision, RollCall):
        return ()
    voted = {vote.person for vote in decision.votes}
    return tuple(person for person in entitled.present if person.id not in voted)
