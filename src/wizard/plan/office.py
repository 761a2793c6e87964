"""What the practice keeps for its letters and copies: outside the seal, and in no copy that leaves the plan."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from wizard.foundation.value import Day, Digest, Key, Line, Note, Value
from wizard.foundation.word import Word
from wizard.plan.meeting import MeetingNumber
from wizard.plan.proposal import Owner


class Letterhead(Value):
    """What stands at the head of the practice's letters, beside its name."""

    address: Note = ""
    telephone: Line = ""
    email: Line = ""
    website: Line = ""


class Signatory(Value):
    """Who signs letters for the partnership: one of the practice's people, or somebody named in words."""

    person: Key | None = None
    name: Line = ""
    role: Line = ""
    """“for the partnership”."""


class AddressRole(Word):
    """What an address is for."""

    ICB_CONTRACTS = "icb_contracts"
    ICB_NOTICES = "icb_notices"
    ICB_INFORMATION = "icb_information"
    ICB_MEDICINES = "icb_medicines"
    ICB_ONLINE = "icb_online"
    LMC = "lmc"
    DPO = "dpo"
    """The data protection officer."""
    PROVIDER = "provider"
    SUPPLIER = "supplier"
    PCN = "pcn"
    SPONSOR = "sponsor"
    OTHER = "other"


class Address(Value):
    """An entry of the address book."""

    id: Key
    role: AddressRole
    name: Line = ""
    post_holder: Line = ""
    address: Note = ""
    email: Line = ""
    telephone: Line = ""
    note: Note = ""


class Agreement(Value):
    """A contract or agreement that a decision touches: how notice on it is given."""

    id: Key
    name: Line = ""
    item: Key | None = None
    """The item whose table it is a row of, if any."""
    row: Line = ""
    """The row's name in that table."""
    reference: Line = ""
    dated: Day | None = None
    parties: Line = ""
    notice_clause: Line = ""
    served_by: Line = ""
    """How notice is served, as the agreement says."""
    deemed_days: Annotated[int, Field(ge=0, le=365)] | None = None
    """After how many days it is deemed received."""
    working_days: bool = False
    """Whether these are working days."""
    deemed_words: Line = ""
    notices_to: Key | None = None
    """The address to which notices go, by its id."""
    note: Note = ""


class Dispatch(Value):
    """A document that was made, and what became of it."""

    id: Key
    """Unique within the plan: “d1”."""
    document: Key
    """Which of the documents it is."""
    item: Key | None = None
    row: Line = ""
    meeting: MeetingNumber
    decision: Line = ""
    """The decision that it carries out: “3.1”."""
    to: Key | None = None
    """The address it goes to, by its id."""
    to_words: Line = ""
    made_on: Day
    sha256: Digest | None = None
    sent_on: Day | None = None
    sent_how: Line = ""
    proof: Line = ""
    """What proves the sending, and where it is kept."""
    acknowledged_on: Day | None = None
    answered_on: Day | None = None
    answer: Note = ""
    chase_on: Day | None = None
    closed: bool = False
    replaces: Key | None = None
    """The dispatch that this one corrects."""


class StageTick(Value):
    """One line of “What to do now” that was done."""

    meeting: MeetingNumber
    what: Key
    on: Day
    by: Owner | None = None


class OutsideReader(Word):
    """For whom a line or a text is."""

    STAFF = "staff"
    LMC = "lmc"
    ICB = "icb"
    PUBLIC = "public"


class ReaderLine(Value):
    """A line for one reader: the guidance's own, or one in the practice's words."""

    reader: OutsideReader
    item: Key | None = None
    line: Key | None = None
    """The guidance's own line, by its id."""
    words: Note = ""
    ticked_on: Day | None = None
    """The day on which somebody said that this reader gets it; None: it is not for that reader."""


LETTER_WORDS = "letter-"
"""How the place of a text begins that was typed for the practice's letters alone."""


class TypedText(Value):
    """A text that was typed for one reader, and who read it through."""

    reader: OutsideReader
    place: Key
    """Where it stands: “script”, “urgent-route”, “ask”."""
    item: Key | None = None
    words: Note = ""
    checked_by: Line = ""
    checked_on: Day | None = None


class Support(StrEnum):
    """What a practice may want of its LMC on an item."""

    ADVICE = "advice"
    WORDING = "wording"
    ICB = "icb"
    OTHERS = "others"
    TRAINING = "training"


class Returns(Value):
    """What the practice tells its LMC in figures, where it does."""

    sequence: Annotated[int, Field(ge=0, le=10_000)] = 0
    """How many returns were made."""
    made_on: Day | None = None
    contact: Key | None = None
    """Whom the LMC may ask, by the person's id."""
    contact_consents: bool = False
    numbers: tuple[Line, ...] = ()
    """The facts that go with it: “3.services”."""
    obstacles: Mapping[Key, tuple[Key, ...]] = Field(default_factory=dict)
    """By item: what stands in the way, by the guidance's own ids."""
    support: Mapping[Key, tuple[Key, ...]] = Field(default_factory=dict)
    words: Mapping[Key, Line] = Field(default_factory=dict)


class Confirmation(Value):
    """That somebody confirmed what patients are to be told, and that they were written to."""

    item: Key
    row: Line = ""
    by: Line = ""
    on: Day | None = None
    patients_written_on: Day | None = None


class Office(Value):
    """Everything of this kind."""

    letterhead: Letterhead = Letterhead()
    signatory: Signatory = Signatory()
    addresses: tuple[Address, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    dispatches: tuple[Dispatch, ...] = ()
    ticks: tuple[StageTick, ...] = ()
    lines: tuple[ReaderLine, ...] = ()
    typed: tuple[TypedText, ...] = ()
    returns: Returns = Returns()
    confirmations: tuple[Confirmation, ...] = ()
    icb_asked_on: Day | None = None
    """The day on which the ICB asked for the plan."""
    keeper: Line = ""
    """Who keeps the plan."""
    keep_until: Day | None = None
