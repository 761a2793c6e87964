"""The smallest parts of a pack: sources, and statements based on them."""

from datetime import date
from typing import Annotated

from pydantic import Field, model_validator

from wizard.foundation.value import Key, Line, Name, Note, Value
from wizard.foundation.word import Word

SourceId = Annotated[str, Field(pattern=r"^[A-Z][A-Za-z0-9]{0,7}$")]
"""A source's id: a capital letter and up to seven letters or digits, as `B12`."""

AsAt = Annotated[str, Field(pattern=r"^(about )?\d{4}(-\d{2}(-\d{2})?)?$")]
"""The day, month or year in which a stance was taken: “2026-04-29”, “2024-08”, “about 2025” if it is inferred."""


def is_older(one: AsAt, other: AsAt) -> bool:
    """Whether a stance is older than another, as far as both dates say: “2025” is not older than “2025-04”."""
    first, second = one.removeprefix("about "), other.removeprefix("about ")
    known = min(len(first), len(second))
    return first[:known] < second[:known]


class Side(Word):
    """The two sides whose stances on the contract are printed beside each other."""

    BMA = "bma"
    """The BMA and its committee, GPC England."""
    NHS_ENGLAND = "nhs_england"
    """NHS England, including the Government."""


class Read(Word):
    """How far a source was read."""

    WHOLE = "whole"
    OPENING = "opening"
    """Its opening part only."""
    REPORTED = "reported"
    """Nothing: we know it from somebody else's report."""


class Source(Value):
    """Where a fact comes from."""

    id: SourceId
    publisher: Name
    """Who published it: “BMA”, “NHS England”, “Pulse”."""
    title: Name
    dated: Line = ""
    """When it was published, in words, as precisely as it is known: “June 2026”, “22 April 2026”, “undated”."""
    url: Line = ""
    """Its address, printed as plain text and never opened by the program; empty if it has none."""
    no_url: Line = ""
    """Why it has no address, in one sentence."""
    read: Read | None = None
    """How much of it was read. None in plans made before packs gave this."""
    seen: date | None = None
    """The day on which it was read."""
    reported: bool = False
    """Used in plans made before `read` existed; packs no longer have it."""

    @property
    def known_by_report(self) -> bool:
        """Whether we know it only from somebody else's report."""
        return self.reported or self.read is Read.REPORTED


class Statement(Value):
    """One statement of fact with its sources, or our own statement, marked editorial."""

    text: Annotated[Note, Field(min_length=1)]
    sources: tuple[SourceId, ...] = ()
    editorial: bool = False
    """Whether the words or the conclusion are ours."""
    side: Side | None = None
    """Whose stance it states; for the two sides of a contract, its place says so."""
    as_at: AsAt | None = None
    """When that stance was taken. The text gives the date too, so that it is printed with the text."""

    @model_validator(mode="after")
    def _stands_on_something(self) -> "Statement":
        if not self.sources and not self.editorial:
            raise ValueError("needs a source, or “editorial = true”")
        return self


class Audience(Word):
    """For whom something is a gain, a cost or a risk."""

    PATIENTS = "patients"
    CLINICIANS = "clinicians"
    STAFF = "staff"
    PRACTICE = "practice"
    SYSTEM = "system"


class TradeOff(Statement):
    """Something that an item could bring, or could cost or risk."""

    id: Key
    """Unique within its item; a plan uses this id to record what mattered to the partners."""
    whom: Audience


class Step(Statement):
    """One step in carrying out an item."""

    owner: Line = ""
    """Who usually does it, in words: “practice manager”."""


class GuidanceDate(Value):
    """A date that the guidance or a later rule names."""

    id: Key
    words: Name
    """The date as printed: “until after October 2024”."""
    passed_from: date
    """The first day from which it counts as past."""
    about: Statement
    """What the date is for."""
    since: Statement | None = None
    """What happened after it, if it has passed."""
    offer: bool = False
    """Whether it can be a quick pick for deciding later while it is in the future."""


class LinkKind(Word):
    """How one item stands to another."""

    GOES_WITH = "goes_with"
    PULLS_AGAINST = "pulls_against"
    DEPENDS_ON = "depends_on"
    LIES_OUTSIDE = "lies_outside"


class ItemLink(Statement):
    """How an item relates to another item, with the reason in words."""

    kind: LinkKind
    item: Key
    """The other item's id."""
