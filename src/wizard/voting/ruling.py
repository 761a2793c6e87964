"""The outcome of a proposal, with every number and name that explains it. `meets` works it out."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from wizard.plan.ruling_kind import IN_FORCE, RulingKind
from wizard.plan.tier import Tier
from wizard.voting.answers_given import Answers
from wizard.voting.room import Room
from wizard.voting.vote_count import VoteCount


class Tie(StrEnum):
    """The result of equal votes."""

    NONE = "none"
    """The votes are not equal, or equal votes mean nothing under this rule."""
    NO_CASTING = "no_casting"
    TOO_FEW = "too_few"
    """So many abstained or were absent that one more vote would not be enough."""
    NOBODY = "nobody"
    """The chair has the casting vote, and nobody chairs."""
    NOT_HERE = "not_here"
    OUT_OF_ROOM = "out_of_room"
    STEPS_ASIDE = "steps_aside"
    NO_VOTE = "no_vote"
    """The person with the casting vote may not vote on this at all."""
    AWAITED = "awaited"
    NOT_GIVEN = "not_given"
    """A later meeting was closed before it was given."""
    DECLINED = "declined"
    FOR = "for"
    AGAINST = "against"


class Reach(StrEnum):
    """Whether those here could carry a proposal, before it is put."""

    CAN = "can"
    ONLY_IF_ALL = "only_if_all"
    NOT_ALONE = "not_alone"
    CANNOT = "cannot"
    NO_QUORUM = "no_quorum"
    NOBODY = "nobody"
    CONTRACTOR = "contractor"


@dataclass(frozen=True, slots=True)
class QuorumHere:
    """Those here against the quorum, in people or in votes."""

    here: int
    needed: int | None = None
    """None if the rule has no quorum, or if only one person decides."""
    missing: tuple[str, ...] = ()
    """The names of those who must be here and are not."""

    @property
    def enough(self) -> bool:
        """Whether as many are here as must be."""
        return self.needed is None or self.here >= self.needed

    @property
    def met(self) -> bool:
        """Whether enough people are here, including those who must be."""
        return self.enough and not self.missing


@dataclass(frozen=True, slots=True)
class Ruling:
    """The outcome of a proposal. `outcome_sentences` puts it into words."""

    kind: RulingKind
    tier: Tier
    """The rule that was counted by: when nobody met, of all partners, whatever the practice's rule says."""
    room: Room
    answers: Answers
    count: VoteCount
    quorum: QuorumHere
    needed: int | None = None
    """How many must be for, of the present base; None if that decides nothing or is not settled."""
    of: int | None = None
    tie: Tie = Tie.NONE
    holder: str | None = None
    """The id of the person with the casting vote."""
    lapsed: str = ""
    """The name of a person who gave a casting vote but no longer has it; it decides nothing."""
    effective_on: date | None = None
    """The day on which it took effect, if after the meeting."""
    rule: Tier | None = None
    """The written rule, if it differs from the rule that was counted by."""
    reach: Reach | None = None
    """Only before it is put."""

    @property
    def takes_effect(self) -> bool:
        """Whether the proposal is the position on its item."""
        return self.kind in IN_FORCE
