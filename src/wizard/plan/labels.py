"""The words for every choice in a plan or the guidance: ONE table for each, the same on screen and in print.

If the screen and the paper still use different words, the row has both. Also the practice's settings and details in
words.
"""

from collections.abc import Mapping
from typing import NamedTuple

from wizard.foundation.formatting import counted
from wizard.guidance.item import Permanence
from wizard.guidance.letter_text import Recipient
from wizard.guidance.statement import Audience, LinkKind
from wizard.plan.choice import Choice
from wizard.plan.consent import CastingChoice
from wizard.plan.meeting import InterestKind, Presence
from wizard.plan.office import AddressRole
from wizard.plan.people import Marking, Practice, Role, Settings, SignerKind, Signers, VotesPrinted
from wizard.plan.plan import DraftKind
from wizard.plan.record import AnswerKind
from wizard.plan.ruling_kind import RulingKind
from wizard.plan.task import TaskState

# --- The practice and its people --------------------------------------------------------------------------------------

ROLES: Mapping[Role, str] = {
    Role.PARTNER: "Partner",
    Role.SALARIED_GP: "Salaried GP",
    Role.LOCUM: "Locum",
    Role.MANAGER: "Manager",
    Role.NURSE: "Nurse",
    Role.STAFF: "Staff",
    Role.GUEST: "Guest",
}
"""The roles in the practice."""

SIGNERS: Mapping[SignerKind, str] = {
    SignerKind.ALL_PARTNERS: "All partners",
    SignerKind.ALL_PRESENT: "All partners present",
    SignerKind.CHAIR_AND_OTHERS: "The chair and some others",
}
"""Who must sign."""

VOTES_PRINTED: Mapping[VotesPrinted, str] = {
    VotesPrinted.OUTCOME: "The outcome only",
    VotesPrinted.COUNTS: "How many voted each way",
    VotesPrinted.NAMES: "How each partner voted, by name",
}
"""How votes are printed."""

MARKINGS: Mapping[Marking, str] = {
    Marking.PARTNERS: "Confidential to the partners",
    Marking.LMC: "For the LMC",
    Marking.NONE: "None",
}
"""The mark on every page."""


# --- The meeting ------------------------------------------------------------------------------------------------------


class PresenceWords(NamedTuple):
    """A way to attend."""

    words: str
    short: str
    """In narrow places."""


PRESENCES: Mapping[Presence, PresenceWords] = {
    Presence.IN_ROOM: PresenceWords("In the room", "Room"),
    Presence.BY_LINK: PresenceWords("Online", "Online"),
    Presence.APOLOGIES: PresenceWords("Apologies", "Apologies"),
    Presence.ABSENT: PresenceWords("Absent", "Absent"),
    Presence.IN_ATTENDANCE: PresenceWords("In attendance", "Attending"),
}
"""How somebody attended."""


class InterestWords(NamedTuple):
    """What somebody with an interest does."""

    chosen: str
    """As it is chosen on the screen."""
    printed: str
    """In the list of declared interests."""
    declared: str
    """After the name, in the entry of an item."""
    away: str
    """In the roll call, instead of a vote; empty for those who vote."""
    barred: str
    """Shown to the person themselves; empty for those who vote."""


INTERESTS: Mapping[InterestKind, InterestWords] = {
    InterestKind.NOTED: InterestWords("Noted, and votes", "noted, and still votes", "declared an interest.", "", ""),
    InterestKind.SPEAKS: InterestWords(
        chosen="Speaks, does not vote",
        printed="speaks without voting",
        declared="declared an interest and did not vote.",
        away="Does not vote",
        barred="You did not vote, because of an interest",
    ),
    InterestKind.WITHDRAWS: InterestWords(
        chosen="Withdraws",
        printed="withdraws",
        declared="declared an interest and withdrew.",
        away="Withdrew",
        barred="You withdrew, because of an interest",
    ),
}
"""What somebody with a declared interest does on the item."""


class ChoiceWords(NamedTuple):
    """A vote."""

    ballot: str
    """On its button in the roll call."""
    voters: str
    """Before the names or the number of people who voted this way."""
    view: str
    """After the name of somebody without a vote."""
    own_vote: str
    """Said to the person themselves."""
    own_view: str
    """Shown to the person themselves, if they have no vote."""


CHOICES: Mapping[Choice, ChoiceWords] = {
    Choice.FOR: ChoiceWords("For", "For", "for", "You voted for", "in favour"),
    Choice.AGAINST: ChoiceWords("Against", "Against", "against", "You voted against", "against"),
    Choice.ABSTAIN: ChoiceWords("Abstain", "Abstained", "no view", "You abstained", "neither for nor against"),
}
"""What somebody voted."""


class DraftWords(NamedTuple):
    """Words that were typed and not recorded."""

    called: str
    """The name for undo."""
    listed: str
    """Their name in the check before closing; empty if there is a separate check."""


DRAFTS: Mapping[DraftKind, DraftWords] = {
    DraftKind.INTEREST: DraftWords("words of an interest", "an interest"),
    DraftKind.DISSENT: DraftWords("words of a dissent", "a dissent"),
    DraftKind.RULE: DraftWords("reason for a different rule", "the reason for a different rule"),
    DraftKind.ASKED: DraftWords("words of who was asked", ""),
    DraftKind.MESSAGE: DraftWords("words of a message", "a message"),
}
"""What unrecorded words will become."""

TASK_STATES: Mapping[TaskState, str] = {
    TaskState.OPEN: "Open",
    TaskState.DONE: "Done",
    TaskState.DROPPED: "Dropped",
}
"""The state of a task."""


# --- What a proposal came to -----------------------------------------------------------------------------------------

CASTING_CHOICES: Mapping[CastingChoice, str] = {
    CastingChoice.FOR: "for",
    CastingChoice.AGAINST: "against",
    CastingChoice.DECLINED: "declined",
}
"""What became of a casting vote."""


class RulingWords(NamedTuple):
    """The outcome of a proposal."""

    label: str
    """Used alone, and for practices that print outcomes without numbers."""
    short: str
    """In a table."""


RULINGS: Mapping[RulingKind, RulingWords] = {
    RulingKind.CARRIED: RulingWords("Carried", "Carried"),
    RulingKind.AGREED: RulingWords("Agreed without a vote", "Agreed"),
    RulingKind.NOT_CARRIED: RulingWords("Not carried", "Not carried"),
    RulingKind.TIED: RulingWords("Tied", "Tied"),
    RulingKind.AWAITING: RulingWords("Awaiting consent", "Awaiting consent"),
    RulingKind.INCOMPLETE: RulingWords("Incomplete", "Incomplete"),
    RulingKind.NO_QUORUM: RulingWords("No quorum", "No quorum"),
    RulingKind.CONTRACTOR: RulingWords("Decision of the contractor", "Decided"),
    RulingKind.NOTED: RulingWords("Noted", "Noted"),
    RulingKind.CARRIED_OVER: RulingWords("No decision: carried over", "Carried over"),
    RulingKind.NOT_PUT: RulingWords("Not put to the vote", "Not decided"),
}
"""The outcome of a proposal."""


# --- The record -------------------------------------------------------------------------------------------------------


class AnswerWords(NamedTuple):
    """An answer to a closed record."""

    given: str
    """Once it was given."""
    offered: str
    """As offered to the person at the screen; empty if others record it."""
    asked: str = ""
    """The prompt for words; empty if none are needed."""
    button: str = ""
    """On the button, if it is not “Sign as” and the name."""
    told: str = ""
    """On page one, after the name; empty for a signature."""


ANSWERS: Mapping[AnswerKind, AnswerWords] = {
    AnswerKind.SIGNED: AnswerWords("Signed", "I sign"),
    AnswerKind.SIGNED_WITH_CORRECTION: AnswerWords(
        given="Signed with a correction",
        offered="I sign, with a correction",
        asked="The correction, in your words",
    ),
    AnswerKind.DECLINED: AnswerWords(
        given="Refused to sign",
        offered="I refuse to sign",
        asked="Why you refuse, in your words",
        button="Record that I refuse",
        told="refused to sign",
    ),
    AnswerKind.UNAVAILABLE: AnswerWords("No longer available", "", told="is not available"),
    AnswerKind.READ_AND_AGREED: AnswerWords(
        given="Not present; read and agreed",
        offered="I have read it and agree",
        button="Sign that I agree",
    ),
    AnswerKind.READ_AND_DISAGREES: AnswerWords(
        given="Not present; read, does not agree",
        offered="I have read it and do not agree",
        asked="What you do not agree with, if you wish to say",
        button="Sign that I do not agree",
        told="does not agree",
    ),
}
"""The answers to a closed record."""


# --- The guidance -----------------------------------------------------------------------------------------------------


class ShownAndPrinted(NamedTuple):
    """Words of the guidance."""

    shown: str
    """On the screen."""
    printed: str
    """In the PDF."""


REVERSIBILITY: Mapping[Permanence, ShownAndPrinted] = {
    Permanence.PERMANENT: ShownAndPrinted("Lasting", "Lasting"),
    Permanence.REVERSIBLE: ShownAndPrinted("Can be reversed", "Can be undone"),
    Permanence.EITHER: ShownAndPrinted("Lasting or for a time", "Can last, or be undone"),
}
"""Whether an item can be undone."""

AUDIENCES: Mapping[Audience, ShownAndPrinted] = {
    Audience.PATIENTS: ShownAndPrinted("for patients", "For patients"),
    Audience.CLINICIANS: ShownAndPrinted("for clinicians", "For clinicians"),
    Audience.STAFF: ShownAndPrinted("for staff", "For staff"),
    Audience.PRACTICE: ShownAndPrinted("for practice", "For the practice"),
    Audience.SYSTEM: ShownAndPrinted("for system", "For the wider system"),
}
"""Who gains, or bears the cost or risk."""

LINKS: Mapping[LinkKind, str] = {
    LinkKind.PULLS_AGAINST: "Conflicts with",
    LinkKind.DEPENDS_ON: "Depends on",
    LinkKind.GOES_WITH: "Goes with",
    LinkKind.LIES_OUTSIDE: "Outside",
}
"""How one item relates to another."""


# --- What was settled, and what the practice says of itself -----------------------------------------------------------


def signers_in_words(signers: Signers) -> str:
    """Return who must sign: “All partners”, “The chair and 2 other partners”."""
    if signers.kind is SignerKind.CHAIR_AND_OTHERS:
        return f"The chair and {counted(signers.others, 'other partner')}"
    return SIGNERS[signers.kind]


def settled(settings: Settings) -> dict[str, str]:
    """Return the settings for the record, under the names used on the Practice step."""
    return {
        "who must sign": signers_in_words(settings.signers),
        "votes are printed as": VOTES_PRINTED[settings.votes_printed],
        "mark on every page": MARKINGS[settings.marking],
    }


def particulars_of_practice(practice: Practice) -> dict[str, str]:
    """Return the practice's details, under the names used on the Practice step; empty ones included."""
    return {
        "practice’s name": practice.name,
        "ODS code": practice.ods_code,
        "contract": practice.contract.value if practice.contract else "",
        "ICB": practice.icb,
        "primary care network": practice.pcn,
        "list size": f"{practice.list_size:,}" if practice.list_size is not None else "",
    }


# --- Letters ----------------------------------------------------------------------------------------------------------

ADDRESS_ROLES: Mapping[AddressRole, str] = {
    AddressRole.ICB_CONTRACTS: "ICB, primary care contracts",
    AddressRole.ICB_NOTICES: "ICB, address for notices",
    AddressRole.ICB_INFORMATION: "ICB, chief clinical information officer",
    AddressRole.ICB_MEDICINES: "ICB, medicines team",
    AddressRole.ICB_ONLINE: "ICB, mailbox for online access",
    AddressRole.LMC: "LMC",
    AddressRole.DPO: "Data protection officer",
    AddressRole.PROVIDER: "Trust or provider",
    AddressRole.SUPPLIER: "Supplier",
    AddressRole.PCN: "PCN clinical director",
    AddressRole.SPONSOR: "Sponsor of a pilot",
    AddressRole.OTHER: "Other",
}
"""What an address is for."""

RECIPIENTS: Mapping[Recipient, str] = {
    Recipient.STAFF: "All staff, locums and registrars",
    Recipient.PATIENTS: "Our patients",
    Recipient.REFERRERS: "All who refer to this service, and its other providers",
}
"""Who a letter goes to, if not to an address in the book."""

LETTER_STATES: Mapping[bool, str] = {True: "Draft", False: "Ready to send"}
"""The state of a letter, by whether it is a draft."""
