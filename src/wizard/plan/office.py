"""The practice's entries for letters and copies; they are outside the seal and never in a copy of the plan."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from wizard.foundation.value import Day, Digest, Key, Line, Note, Value
from wizard.foundation.word import Word
from wizard.plan.meeting import MeetingNumber
from wizard.plan.proposal import Owner


class Letterhead(Value):
    """The practice's letterhead, besides its name."""

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
    """A contract or agreement affected by a decision, and how to give notice on it."""

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
    """The number of days after which it counts as received."""
    working_days: bool = False
    """Whether these are working days."""
    deemed_words: Line = ""
    notices_to: Key | None = None
    """The address to which notices go, by its id."""
    note: Note = ""


class Dispatch(Value):
    """A document that was made, and what happened to it."""

    id: Key
    """Unique within the plan: “d1”."""
    document: Key
    """The kind of document."""
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
    """The proof of sending, and where it is kept."""
    acknowledged_on: Day | None = None
    answered_on: Day | None = None
    answer: Note = ""
    chase_on: Day | None = None
    closed: bool = False
    replaces: Key | None = None
    """The dispatch that this one corrects."""


class StageTick(Value):
    """A tick on one line of “What to do now”."""

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
    """The day on which it was ticked for this reader; None if it is not ticked."""


LETTER_WORDS = "letter-"
"""The prefix of the place of a text typed only for the practice's letters."""


class TypedText(Value):
    """A text typed for one reader, and who checked it."""

    reader: OutsideReader
    place: Key
    """Its place: “script”, “urgent-route”, “ask”."""
    item: Key | None = None
    words: Note = ""
    checked_by: Line = ""
    checked_on: Day | None = None


class Support(StrEnum):
    """The kinds of support that a practice may want from its LMC on an item."""

    ADVICE = "advice"
    WORDING = "wording"
    ICB = "icb"
    OTHERS = "others"
    TRAINING = "training"


class Returns(Value):
    """The practice's entries for the return to its LMC."""

    sequence: Annotated[int, Field(ge=0, le=10_000)] = 0
    """How many returns were made."""
    made_on: Day | None = None
    contact: Key | None = None
    """The id of the LMC's contact."""
    contact_consents: bool = False
    numbers: tuple[Line, ...] = ()
    """The facts to include: “3.services”."""
    obstacles: Mapping[Key, tuple[Key, ...]] = Field(default_factory=dict)
    """By item: the ids of the guidance's obstacles."""
    support: Mapping[Key, tuple[Key, ...]] = Field(default_factory=dict)
    words: Mapping[Key, Line] = Field(default_factory=dict)


class Confirmation(Value):
    """Confirmation that the receiving service takes the patients, and that patients have letters."""

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
