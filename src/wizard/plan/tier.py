"""How one kind of matter is decided: how much must be for, of whom, and whether absent partners may answer."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from wizard.foundation.value import Key, Line, Value
from wizard.foundation.word import Word

MOST_PARTS = 1_000
"""The largest numerator or denominator of a fraction in a deed."""

MOST_NEEDED = 1_000_000
"""The largest number of votes or partners that a deed may ask for."""

Part = Annotated[int, Field(ge=1, le=MOST_PARTS)]
"""A numerator or denominator; never nought."""


class Over(Value):
    """More than a fraction: “more than half”. Equality is not enough."""

    kind: Literal["over"]
    part: Part
    of: Part

    @model_validator(mode="after")
    def _is_less_than_all(self) -> Self:
        if self.part >= self.of:
            raise ValueError("more than all can never be reached: the first number must be less than the second")
        return self


class Least(Value):
    """At least a fraction: “two thirds”. Equality is enough."""

    kind: Literal["least"]
    part: Part
    of: Part

    @model_validator(mode="after")
    def _is_at_most_all(self) -> Self:
        if self.part > self.of:
            raise ValueError("a fraction cannot be more than all: the first number must not exceed the second")
        return self


class AllBut(Value):
    """All but so many; all, if that is nought."""

    kind: Literal["all_but"]
    fewer: Annotated[int, Field(ge=0, le=MOST_PARTS)] = 0


class Number(Value):
    """At least so many, however many there are."""

    kind: Literal["number"]
    number: Annotated[int, Field(ge=1, le=MOST_NEEDED)]


Need = Annotated[Over | Least | AllBut | Number, Field(discriminator="kind")]
"""How much of the base must be for a proposal."""

QuorumNeed = Annotated[Least | Number, Field(discriminator="kind")]
"""How many must be here: a number, or a fraction rounded up."""

HALF = Over(kind="over", part=1, of=2)
"""More than half."""

EVERYBODY = AllBut(kind="all_but")
"""All of the base."""


class Base(Word):
    """Of what the need is a part."""

    CAST = "cast"
    """Votes for and against."""
    PRESENT = "present"
    """All who are here when it is put, and absent partners who answered; abstentions are in it."""
    ALL = "all"
    """All partners, the absent included."""


class Unit(Word):
    """What is counted."""

    HEADS = "heads"
    VOTES = "votes"
    """Votes held, where the deed gives partners different numbers."""


class AbsentAnswers(Word):
    """Whether absent partners may answer. Silence is never an answer."""

    NO = "no"
    WRITTEN = "written"
    """By letter, e-mail or message, or by telling somebody who notes it."""
    PROXY = "proxy"
    """In writing, or by somebody who votes for them."""


class Interests(Word):
    """Whether partners who do not vote because of an interest stay in the base."""

    IN = "in"
    """They stay in it, and so count as not for."""
    OUT = "out"


class CastingHolder(Word):
    """Who has a casting vote."""

    NOBODY = "nobody"
    CHAIR = "chair"
    PERSON = "person"


class Casting(Value):
    """Who has a casting vote; it acts only where more than half is needed."""

    who: CastingHolder = CastingHolder.NOBODY
    person: Key | None = None

    @model_validator(mode="after")
    def _names_its_person(self) -> Self:
        if (self.who is CastingHolder.PERSON) != (self.person is not None):
            raise ValueError("a casting vote of a person needs that person, and no other does")
        return self


class Quorum(Value):
    """How many must be here, counted before interests; who steps aside is not one of those here."""

    need: QuorumNeed
    unit: Unit = Unit.HEADS
    includes: tuple[Key, ...] = ()
    """People who must be among them."""
    adjourned: QuorumNeed | None = None
    """How many are enough when the meeting is held again after an adjournment; None: as many as ever."""
    adjourned_any: bool = False
    """Whether at such a meeting those here are a quorum, whoever they are."""

    @model_validator(mode="after")
    def _has_one_adjourned_quorum(self) -> Self:
        if self.adjourned is not None and self.adjourned_any:
            raise ValueError("an adjourned meeting has a quorum of its own, or those here are enough: not both")
        return self


class Tier(Value):
    """How one kind of matter is decided."""

    need: Need
    base: Base
    unit: Unit = Unit.HEADS
    quorum: Quorum | None = None
    casting: Casting = Casting()
    absent: AbsentAnswers = AbsentAnswers.NO
    answer_within: Annotated[int, Field(ge=1, le=365)] | None = None
    """For how many days after the meeting absent partners may answer; None: until the waiting is ended."""
    interests: Interests = Interests.OUT
    veto: tuple[Key, ...] = ()
    """People without whose leave nothing is carried: a vote against by one of them ends it."""
    deadlock: Line = ""
    """Clause on what happens after a tie: “clause 12.6”."""
    clause: Line = ""
    """The deed's clause, as “12.3”."""

    @property
    def breaks_ties(self) -> bool:
        """Whether equal votes are a tie that a casting vote could break: only under “more than half”."""
        return isinstance(self.need, Over) and 2 * self.need.part == self.need.of

    @property
    def casts(self) -> bool:
        """Whether somebody has a casting vote, and under a need where it can act."""
        return self.casting.who is not CastingHolder.NOBODY and self.breaks_ties


def least(part: int, of: int) -> Least:
    """Return “at least so many parts”."""
    return Least(kind="least", part=part, of=of)


def needed_of(need: Need, base: int) -> int:
    """Return how many must be for, of a base of so many; at least one, so that nothing is carried by nobody."""
    match need:
        case Over(part=part, of=of):
            return base * part // of + 1
        case Least(part=part, of=of):
            return max(1, -(-base * part // of))
        case AllBut(fewer=fewer):
            return max(1, base - fewer)
        case Number(number=number):
            return number
