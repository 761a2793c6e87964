"""What a practice has settled about its record and says of itself, in words; the same on screen and in print."""

from collections.abc import Mapping

from wizard.foundation.formatting import counted
from wizard.plan.people import Marking, Practice, Settings, SignerKind, Signers, VotesPrinted

SIGNERS: Mapping[SignerKind, str] = {
    SignerKind.ALL_PARTNERS: "All partners",
    SignerKind.ALL_PRESENT: "All partners present",
    SignerKind.CHAIR_AND_OTHERS: "The chair and some others",
}
"""Who must sign."""

VOTES_PRINTED: Mapping[VotesPrinted, str] = {
    VotesPrinted.OUTCOME: "The outcome only",
    VotesPrinted.COUNTS: "How many voted how",
    VotesPrinted.NAMES: "Who voted how, by name",
}
"""What votes are printed as."""

MARKINGS: Mapping[Marking, str] = {
    Marking.PARTNERS: "Confidential to the partners",
    Marking.LMC: "For the LMC",
    Marking.NONE: "None",
}
"""The mark on every page."""


def signers_in_words(signers: Signers) -> str:
    """Return who must sign: “All partners”, “The chair and 2 other partners”."""
    if signers.kind is SignerKind.CHAIR_AND_OTHERS:
        return f"The chair and {counted(signers.others, 'other partner')}"
    return SIGNERS[signers.kind]


def settled(settings: Settings) -> dict[str, str]:
    """Return what was settled about the record, under the names that the Practice step gives it."""
    return {
        "who must sign": signers_in_words(settings.signers),
        "votes are printed as": VOTES_PRINTED[settings.votes_printed],
        "mark on every page": MARKINGS[settings.marking],
    }


def particulars_of_practice(practice: Practice) -> dict[str, str]:
    """Return what the practice says of itself, under the names that the Practice step gives it; empty where nothing."""
    return {
        "practice’s name": practice.name,
        "ODS code": practice.ods_code,
        "contract": practice.contract.value if practice.contract else "",
        "ICB": practice.icb,
        "primary care network": practice.pcn,
        "list size": f"{practice.list_size:,}" if practice.list_size is not None else "",
    }
