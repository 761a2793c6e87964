"""The practice, its people and their roles, and the practice's settings for all its meetings.

`is_named` and `in_practice` say whether an owner is named, and whether they are in the practice.
"""

from collections.abc import Iterable
from itertools import takewhile
from typing import Annotated

from pydantic import Field

from wizard.foundation.value import Day, Key, Line, Name, Value
from wizard.foundation.word import Word
from wizard.plan.proposal import Owner
from wizard.plan.spell import Spell
from wizard.plan.voting_rule import DecidingRule

MOST_VOTES = 1_000
"""The most votes that one person may hold."""

MOST_PATIENTS = 10_000_000
"""The longest list of patients that a practice may have."""

MOST_SIGNERS = 1_000
"""The most other partners who may have to sign besides the chair."""


TITLES = frozenset(
    {"dr", "drs", "doctor", "doctors", "prof", "professor", "mr", "mrs", "ms", "miss", "mx", "sir", "dame", "lord",
     "lady", "rev", "revd", "reverend", "sister", "nurse", "cllr"}
)  # fmt: skip
"""Titles before a name, in lower case and without a full stop."""

_DOCTORS = frozenset({"dr", "doctor"})


def titles_of(name: str) -> tuple[str, ...]:
    """Return the titles that a name begins with, as `TITLES` has them."""
    words = name.casefold().replace(".", " ").split()
    return tuple(takewhile(TITLES.__contains__, words))


def is_doctor(name: str) -> bool:
    """Whether somebody is called a doctor: “Dr Osei”, “Prof Dr Ng”; not “Drew Barry”."""
    return not _DOCTORS.isdisjoint(titles_of(name))


class ContractKind(Word):
    """The kind of contract for primary medical services."""

    GMS = "GMS"
    PMS = "PMS"
    APMS = "APMS"


class Practice(Value):
    """The practice that owns the plan."""

    name: Line = ""
    ods_code: Line = ""
    """Its code: usually a letter and five digits; any other code gives a warning but is accepted."""
    contract: ContractKind | None = None
    icb: Line = ""
    """The integrated care board's name; any text, because boards keep merging."""
    pcn: Line = ""
    """The primary care network's name."""
    list_size: Annotated[int, Field(ge=0, le=MOST_PATIENTS)] | None = None
    """Registered patients."""


class Role(Word):
    """What somebody is in the practice."""

    PARTNER = "partner"
    SALARIED_GP = "salaried_gp"
    LOCUM = "locum"
    MANAGER = "manager"
    NURSE = "nurse"
    STAFF = "staff"
    GUEST = "guest"


class Person(Value):
    """Somebody who takes part in meetings, owns tasks, or both."""

    id: Key
    name: Name
    """The name as printed: “Dr Amara Osei”."""
    latin: Line = ""
    """The name in Latin letters, if it is written in another script."""
    role: Role = Role.PARTNER
    votes: Annotated[int, Field(ge=0, le=MOST_VOTES)] = 1
    """The number of votes; partners have one unless the deed says otherwise, others have none."""
    gp: bool = True
    """Whether a GP; a partner need not be one."""
    joined: Day | None = None
    """The day on which a partner joined the partnership, if it is known."""
    left: bool = False
    """Whether they have left: old records keep them, new meetings leave them out.

    An open meeting that already has them keeps them (`Plan.people_at_meeting`).
    """

    @property
    def has_vote(self) -> bool:
        """Whether a partner who holds votes and is still with the practice."""
        return self.role is Role.PARTNER and self.votes > 0 and not self.left


class SignerKind(Word):
    """Who must answer to a closed record."""

    ALL_PARTNERS = "all_partners"
    ALL_PRESENT = "all_present"
    CHAIR_AND_OTHERS = "chair_and_others"


class Signers(Value):
    """Who must answer to a closed record."""

    kind: SignerKind = SignerKind.ALL_PARTNERS
    others: Annotated[int, Field(ge=0, le=MOST_SIGNERS)] = 1
    """With `CHAIR_AND_OTHERS`: the number of partners besides the chair."""


class VotesPrinted(Word):
    """How votes are printed."""

    OUTCOME = "outcome"
    COUNTS = "counts"
    NAMES = "names"


class Marking(Word):
    """The mark on every page of the PDF."""

    PARTNERS = "partners"
    LMC = "lmc"
    NONE = "none"


class Settings(Value):
    """The practice's settings for all its meetings."""

    rule: DecidingRule = DecidingRule()
    spells: tuple[Spell, ...] = ()
    """The times in which partners are away: on leave, suspended, under notice, retired for a day."""
    counts_before_guests: bool = False
    """Whether the wall shows only counts while people without a vote are at the meeting."""
    signers: Signers = Signers()
    votes_printed: VotesPrinted = VotesPrinted.COUNTS
    marking: Marking = Marking.PARTNERS


def is_named(owner: Owner | None) -> bool:
    """Whether an owner names anybody."""
    return owner is not None and bool(owner.person or owner.name)


def in_practice(owner: Owner, people: Iterable[Person]) -> bool:
    """Whether an owner is one of the practice's present people, by id or by exact name."""
    name = owner.name.casefold()
    return any(
        person.id == owner.person or (owner.person is None and person.name.casefold() == name)
        for person in people
        if not person.left
    )
