"""The practice's voting rule: a threshold over a base, a casting vote or none, a quorum or none."""

from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, model_validator

from wizard.foundation.value import Key, Line, Name, Note, Value


class Threshold(StrEnum):
    """How much of the base must be for a proposal."""

    MORE_THAN_HALF = "more_than_half"
    TWO_THIRDS = "two_thirds"
    THREE_QUARTERS = "three_quarters"
    ALL = "all"


class Base(StrEnum):
    """Of what the threshold is a part."""

    CAST = "cast"
    """Votes for and against."""
    PRESENT = "present"
    """The votes of those entitled and present, abstentions included."""
    ALL = "all"
    """The votes of all who are entitled, the absent included."""


class RuleSource(StrEnum):
    """Where the rule comes from."""

    ACT = "act"
    """Partnership Act 1890 s.24(8), for want of a deed."""
    DEED = "deed"
    """A clause of the partnership deed."""
    AGREED = "agreed"
    """The partners agreed it among themselves."""


class Quorum(Value):
    """How many must be present: a number of people, or a fraction of all who have a vote, rounded up.

    Counted before interests: somebody who may not vote on an item is still one of all who have a vote.
    """

    number: Annotated[int, Field(ge=1, le=10_000)] | None = None
    numerator: Annotated[int, Field(ge=1, le=100)] | None = None
    denominator: Annotated[int, Field(ge=1, le=100)] | None = None

    @model_validator(mode="after")
    def _is_one_or_the_other(self) -> Self:
        fraction = self.numerator is not None and self.denominator is not None
        if (self.number is not None) == fraction or (self.numerator is None) != (self.denominator is None):
            raise ValueError("a quorum is a number, or a fraction with numerator and denominator")
        if self.numerator is not None and self.denominator is not None and self.numerator > self.denominator:
            raise ValueError("a quorum cannot be more than all")
        return self


class Rule(Value):
    """By what a vote is decided."""

    threshold: Threshold = Threshold.MORE_THAN_HALF
    base: Base = Base.CAST
    casting_vote: bool = False
    """Whether the chair has a casting vote on a tie under “more than half”."""
    quorum: Quorum | None = None
    interests_counted: bool = False
    """Whether those who do not vote because of an interest stay in the count (as under the Act)."""
    source: RuleSource = RuleSource.AGREED
    clause: Line = ""
    """The deed's clause, as “12.3”; asked for where there is a casting vote or a quorum."""
    board: tuple[Key, ...] = ()
    """The members of a delegated board, where it and not the whole partnership decides."""
    board_name: Line = ""


class RuleOverride(Value):
    """Another rule for one item, with the reason."""

    rule: Rule
    reason: Annotated[Note, Field(min_length=1)]


class Preset(Value):
    """A rule that can be picked whole."""

    id: Key
    label: Name
    rule: Rule


PARTNERSHIP_ACT = Rule(base=Base.ALL, interests_counted=True, source=RuleSource.ACT)
"""Partnership Act 1890 s.24(8): differences on ordinary matters go by a majority of the partners."""

PARTNERSHIP_ACT_NATURE = PARTNERSHIP_ACT.replace(threshold=Threshold.ALL)
"""The same clause: no change in the nature of the business without the consent of all existing partners."""

MAJORITY_OF_CAST = Rule()
"""More than half of the votes cast, as many deeds have it."""

PRESETS = (
    Preset(id="act", label="Partnership Act 1890 s.24(8), no deed", rule=PARTNERSHIP_ACT),
    Preset(
        id="act-nature",
        label="Partnership Act 1890 s.24(8), change in the nature of the business",
        rule=PARTNERSHIP_ACT_NATURE,
    ),
    Preset(id="majority", label="More than half of votes cast", rule=MAJORITY_OF_CAST),
    Preset(
        id="two-thirds",
        label="At least two thirds of votes cast",
        rule=MAJORITY_OF_CAST.replace(threshold=Threshold.TWO_THIRDS),
    ),
    Preset(
        id="unanimous",
        label="All of those present",
        rule=MAJORITY_OF_CAST.replace(threshold=Threshold.ALL, base=Base.PRESENT),
    ),
)
"""The rules that a practice can pick from; every part can then be changed."""
