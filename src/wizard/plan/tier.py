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
"""A numerator or denominator; never zero."""


class Over(Value):
    """More than a fraction: “more than half”. Equality is not enough."""

    kind: Literal["over"]
    part: Part
    of: Part

    @model_validator(mode="after")
    def _is_less_than_all(self) -> Self:
        if self.part >= self.of:
            raise ValueError("more than the whole is impossible: the first number must be less than the second")
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
    """All but this number; all, if it is 0."""

    kind: Literal["all_but"]
    fewer: Annotated[int, Field(ge=0, le=MOST_PARTS)] = 0


class Number(Value):
    """At least this number, whatever the total."""

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
    """Everybody who is here when it is put, and absent partners who answered; including abstentions."""
    ALL = "all"
    """All partners, including the absent."""


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
    """They stay in it, so they count as not for."""
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
            raise ValueError("name the person if one of the partners has the casting vote, and only then")
        return self


class Quorum(Value):
    """How many must be here; anyone who steps aside because of an interest is not counted as here."""

    need: QuorumNeed
    unit: Unit = Unit.HEADS
    includes: tuple[Key, ...] = ()
    """People who must be among them."""
    adjourned: QuorumNeed | None = None
    """The quorum of an adjourned meeting; None means the usual number."""
    adjourned_any: bool = False
    """Whether anyone who is here is enough at such a meeting."""

    @model_validator(mode="after")
    def _has_one_adjourned_quorum(self) -> Self:
        if self.adjourned is not None and self.adjourned_any:
            raise ValueError("an adjourned meeting has its own quorum, or whoever is here is enough: not both")
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
    """The number of days after the meeting for absent partners to answer; None means until the chair ends it."""
    interests: Interests = Interests.OUT
    veto: tuple[Key, ...] = ()
    """People with a veto: if one of them votes against, the proposal is not carried."""
    deadlock: Line = ""
    """Clause on what happens after a tie: “clause 12.6”."""
    clause: Line = ""
    """The deed's clause, as “12.3”."""

    @property
    def breaks_ties(self) -> bool:
        """Whether equal votes are a tie that a casting vote can break, which is only so under “more than half”."""
        return isinstance(self.need, Over) and 2 * self.need.part == self.need.of

    @property
    def casts(self) -> bool:
        """Whether somebody has a casting vote, and under a need where it can act."""
        return self.casting.who is not CastingHolder.NOBODY and self.breaks_ties


def least(part: int, of: int) -> Least:
    """Return the smallest number that is at least this fraction."""
    return Least(kind="least", part=part, of=of)


def needed_of(need: Need, base: int) -> int:
    """Return how many of a base must be for; at least one, so that nothing is carried without votes."""
    match need:
        case Over(part=part, of=of):
            return base * part // of + 1
        case Least(part=part, of=of):
            return max(1, -(-base * part // of))
        case AllBut(fewer=fewer):
            return max(1, base - fewer)
        case Number(number=number):
            return number
