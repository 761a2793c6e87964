"""Who each document is for, and what each reader gets: one table for all of it.

To add a reader, add a member and a row.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from wizard.foundation.formatting import capital


class Reader(StrEnum):
    """Who a document is for."""

    PARTNERS = "partners"
    STAFF = "staff"
    LMC = "lmc"
    ICB = "icb"
    PUBLIC = "public"


@dataclass(frozen=True)
class ReaderRow:
    """One reader's document."""

    words: str
    """The reader, as people say it: “the LMC”."""
    document: str
    """The name of the document: “Return to the LMC”."""
    stem: str
    """The name of its file, without the practice's name: “return to the LMC”."""
    summary: str
    """What the reader gets, in one line where the document is chosen."""
    inferred: str
    """What the reader may infer from it, in one line."""
    most_pages: int
    """The number of pages above which the program warns before saving; it never reduces the type to fit."""
    marking: str = ""
    """The text at the foot of each page; empty for none."""
    heading: str = ""
    """The title on paper, where it differs from the document's name."""
    names: bool = False
    """Whether it names people."""
    corrected: frozenset[str] = frozenset()
    """The places of a record that it prints, by their names in `SLIP_PLACES`; it prints their corrections there.

    The partners’ plan prints all of them, each at its place.
    """

    @property
    def title(self) -> str:
        """Its title on paper."""
        return self.heading or self.document

    @property
    def label(self) -> str:
        """The reader, as a choice: “The LMC”."""
        return capital(self.words)


_LINES = frozenset({"practice", "facts", "dates"})
_MEETING = _LINES | {"people", "date, place and chair"}

READERS: Mapping[Reader, ReaderRow] = MappingProxyType(
    {
        Reader.PARTNERS: ReaderRow(
            "the partners",
            "Action plan",
            "action plan",
            "The whole record: decisions, votes as the practice prints them, reasons, tasks, signatures.",
            "Everything.",
            8,
            names=True,
        ),
        Reader.STAFF: ReaderRow(
            "staff",
            "Staff sheet",
            "staff sheet",
            "What changes for staff, from when, what they do, who to ask. No votes, reasons or money.",
            "That any work not listed is unchanged.",
            2,
            "For staff. Please do not pass on.",
            names=True,
            corrected=_MEETING | {"owner", "conditions", "tasks", "next meeting"},
        ),
        Reader.LMC: ReaderRow(
            "the LMC",
            "Return to the LMC",
            "return to the LMC",
            "Positions and services once notice was sent. No reasons, terms or votes, and no names except a contact "
            "who agreed.",
            "Positions, but not how they were decided or by whom.",
            3,
            "In confidence to the LMC. This is not the record: the record stays with the partners.",
            corrected=_MEETING,
        ),
        Reader.ICB: ReaderRow(
            "the ICB",
            "Information for the ICB",
            "information for the ICB",
            "Only the lines that you tick, in the same form whatever the vote. No names and no numbers of patients.",
            "Its lines, and that they were decided before the first date.",
            2,
            corrected=_LINES,
        ),
        Reader.PUBLIC: ReaderRow(
            "patients",
            "Noticeboard page",
            "noticeboard",
            "Emergencies first, then plain lines that you wrote and ticked.",
            "Its lines, and that they were decided before the first date.",
            1,
            heading="Changes at our practice",
            corrected=_LINES,
        ),
    }
)
"""Every reader, in the order in which the command line and the Export step offer them."""
