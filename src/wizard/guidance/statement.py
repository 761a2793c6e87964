"""The smallest parts of a pack: sources, and statements that stand on them."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import Field, model_validator

from wizard.foundation.value import Key, Line, Name, Note, Value

SourceId = Annotated[str, Field(pattern=r"^[A-Z][A-Za-z0-9]{0,7}$")]
"""A source's id: a capital letter and up to seven letters or digits, as `B12`."""


class Source(Value):
    """Where a fact comes from."""

    id: SourceId
    publisher: Name
    """Who published it: “BMA”, “NHS England”, “Pulse”."""
    title: Name
    dated: Line = ""
    """Its date in words, as precise as it is known: “June 2026”, “22 April 2026”, “undated”."""
    url: Line = ""
    """Its address, printed as plain text and never opened by the program; empty if it has none."""
    reported: bool = False
    """Whether we know it through somebody else's report of it only."""


class Statement(Value):
    """One statement of fact with its sources, or one of our own that is marked editorial."""

    text: Annotated[Note, Field(min_length=1)]
    sources: tuple[SourceId, ...] = ()
    editorial: bool = False
    """Whether the words or the conclusion are ours."""

    @model_validator(mode="after")
    def _stands_on_something(self) -> "Statement":
        if not self.sources and not self.editorial:
            raise ValueError("needs a source, or “editorial = true”")
        return self


class Audience(StrEnum):
    """For whom something is a gain, a cost or a risk."""

    PATIENTS = "patients"
    CLINICIANS = "clinicians"
    STAFF = "staff"
    PRACTICE = "practice"
    SYSTEM = "system"


class TradeOff(Statement):
    """Something that an item could bring, or could cost or risk."""

    id: Key
    """Unique within its item; a plan records by this id what weighed with the partners."""
    whom: Audience


class Step(Statement):
    """One step in carrying an item out."""

    owner: Line = ""
    """Who usually does it, in words: “practice manager”."""


class GuidanceDate(Value):
    """A date that the guidance or a later rule names."""

    id: Key
    words: Name
    """The date as it was printed: “until after October 2024”."""
    passed_from: date
    """The first day on which it counts as passed."""
    about: Statement
    """What the date is for."""
    since: Statement | None = None
    """What came after it, if it has passed."""
    offer: bool = False
    """Whether it may be offered as a quick pick for deciding later while it lies ahead."""


class LinkKind(StrEnum):
    """How one item stands to another."""

    GOES_WITH = "goes_with"
    PULLS_AGAINST = "pulls_against"
    DEPENDS_ON = "depends_on"
    LIES_OUTSIDE = "lies_outside"


class ItemLink(Statement):
    """How an item stands to another item, with the reason in words."""

    kind: LinkKind
    item: Key
    """The other item's id."""
