"""Who a copy is for, and what each reader gets of the record: ONE table, read by every section.

A new reader is a member and a row.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from wizard.foundation.formatting import capital, listed
from wizard.plan.people import VotesPrinted


class Reader(StrEnum):
    """Who a copy is for."""

    PARTNERS = "partners"
    STAFF = "staff"
    LMC = "lmc"
    ICB = "icb"
    PUBLIC = "public"


@dataclass(frozen=True)
class Gets:
    """What one reader gets of the record. Whatever is False is left out, and said to be."""

    words: str
    """For whom, as the page says it: “the LMC”."""
    summary: str
    """What they get, in one line where the copy is chosen."""
    names: bool = False
    """People by name; else each is “Partner A”, “Person B”, in free text too."""
    votes: VotesPrinted = VotesPrinted.OUTCOME
    """The most that is printed of votes; the practice may have set less."""
    reasons: bool = False
    """Reasons, conditions, what was said, what weighed, advice, interests and dissent."""
    money: bool = False
    """Sums of money, in fields, tables and free text."""
    facts: bool = False
    """The practice's own facts and tables, and the particulars of a decision beyond its dates and owner."""
    tasks: bool = False
    signatures: bool = False
    """Drawn signatures, and the words of those who corrected or declined; else only how many have signed."""
    record: bool = False
    """The attachment that the copy can be checked with."""

    @property
    def label(self) -> str:
        """For whom, as a choice: “The LMC”."""
        return capital(self.words)

    @property
    def left_out(self) -> tuple[str, ...]:
        """What the copy leaves out, in words, for every page of it."""
        parts = (
            (self.names, "names"),
            (self.votes is not VotesPrinted.OUTCOME, "votes"),
            (self.reasons, "reasons"),
            (self.money, "money"),
            (self.facts, "local facts"),
            (self.tasks, "tasks"),
            (self.signatures, "signatures"),
        )
        return tuple(words for there, words in parts if not there)

    @property
    def notice(self) -> str:
        """The line at the foot of every page of a copy that is not the record itself; empty for the record."""
        left_out = self.left_out
        return f"Copy for {self.words}. Left out: {listed(left_out)}." if left_out else ""


GETS: Mapping[Reader, Gets] = MappingProxyType(
    {
        Reader.PARTNERS: Gets(
            "the partners",
            "The whole record, with the plan inside it: it can be checked and opened again.",
            names=True,
            votes=VotesPrinted.NAMES,
            reasons=True,
            money=True,
            facts=True,
            tasks=True,
            signatures=True,
            record=True,
        ),
        # Staff carry the decisions out: who does what by when, and how the practice works now.
        Reader.STAFF: Gets(
            "staff",
            "What was decided and who does what; no votes, reasons or money.",
            names=True,
            facts=True,
            tasks=True,
        ),
        # An LMC advises: it needs why, and how firmly, and not who.
        Reader.LMC: Gets(
            "the LMC",
            "Decisions, counts and reasons; no names of who voted how.",
            votes=VotesPrinted.COUNTS,
            reasons=True,
            facts=True,
        ),
        Reader.ICB: Gets("the ICB", "Decisions as the practice gives them out; no votes, names or reasons."),
        Reader.PUBLIC: Gets("the public", "What was decided and from when; nothing more."),
    }
)
"""What each reader gets: the command line and the Export step offer these, in this order."""

_PRINTED = (VotesPrinted.OUTCOME, VotesPrinted.COUNTS, VotesPrinted.NAMES)


def votes_for(reader: Reader, chosen: VotesPrinted) -> VotesPrinted:
    """Return how votes are printed for a reader: as the practice chose, and never more than the reader gets."""
    return min(chosen, GETS[reader].votes, key=_PRINTED.index)
