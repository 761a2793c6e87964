"""Every way of deciding, as answers: by name, by numbers, without objection, in writing."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from wizard.plan.choice import Choice
from wizard.plan.consent import CastingChoice, ConsentWay


class Way(StrEnum):
    """The way in which a proposal was decided."""

    ROLL_CALL = "roll_call"
    COUNT = "count"
    AGREED = "agreed"
    """The chair asked, and nobody here was against except those whose dissent is recorded."""
    CONTRACTOR = "contractor"
    NOTED = "noted"
    """The check of a duty: nothing is put to a vote."""
    CARRIED_OVER = "carried_over"
    """Nothing was decided; the next meeting begins with it."""
    NOT_PUT = "not_put"


@dataclass(frozen=True, slots=True)
class Hands:
    """A vote by numbers."""

    votes_for: int = 0
    against: int = 0
    abstain: int = 0


@dataclass(frozen=True, slots=True)
class Written:
    """An absent partner's answer, to the words that were put."""

    person: str
    choice: Choice
    on: date | None = None
    how: ConsentWay = ConsentWay.EMAIL
    seen_by: str = ""


@dataclass(frozen=True, slots=True)
class CastingVote:
    """A casting vote, or a refusal to give one, and whose it was."""

    choice: CastingChoice
    by: str | None = None
    """The id of the person who gave it; None for the person who holds it."""


@dataclass(frozen=True, slots=True)
class Answers:
    """All answers to one proposal."""

    way: Way
    votes: Mapping[str, Choice] = field(default_factory=dict)
    """At a roll call, by the person's id."""
    hands: Hands = Hands()
    dissents: frozenset[str] = frozenset()
    """The ids of those whose dissent is recorded; without a vote by name it counts as a vote against."""
    written: tuple[Written, ...] = ()
    casting: CastingVote | None = None
    casting_over: bool = False
    """Whether the wait for a casting vote is over because a later meeting was closed."""
    carried_to: date | None = None
    """The day to which it was carried over, if no decision was made."""

    @property
    def key(self) -> tuple[object, ...]:
        """All of it in one value that can be used as a key."""
        votes = tuple(self.votes.items())
        rest = self.dissents, self.written, self.casting, self.casting_over, self.carried_to
        hands = self.hands.votes_for, self.hands.against, self.hands.abstain
        return (self.way, votes, hands, *rest)
