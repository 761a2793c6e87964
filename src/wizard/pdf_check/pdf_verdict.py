"""The results of a PDF check: three verdicts, and what the person can do next."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

SOUND, UNSOUND, NOT_PROVEN = 0, 1, 4
"""Proven the same; changed or damaged; not proven, because something could not be compared. Also used as exit codes."""


class NextMove(Enum):
    """What the person can do next."""

    GENUINE = "genuine"
    """Have the genuine pages written again from the record."""
    FINGERPRINT = "fingerprint"
    """Compare the fingerprint with the one on a printed page."""
    PLAN = "plan"
    """Compare the pages with the plan they were made from."""


STEPS = {
    NextMove.GENUINE: (
        "Write the genuine pages again from the record. They are the pages that were exported.",
        "check FILE --genuine OUT.pdf",
    ),
    NextMove.FINGERPRINT: (
        "Compare the fingerprint at the foot of a page with the one that the plan shows.",
        "check FILE --fingerprint XXXX",
    ),
    NextMove.PLAN: ("Compare the pages with the plan they were made from.", "check FILE --plan PLAN"),
}
"""Each step in one sentence, and its command-line option."""


@dataclass(frozen=True)
class PdfVerdict:
    """Whether a PDF is whole and what was exported, in words."""

    code: int
    """`SOUND`, `UNSOUND` or `NOT_PROVEN`."""
    headline: str
    findings: tuple[str, ...] = ()
    """The errors, each in one sentence."""
    notes: tuple[str, ...] = ()
    """Further notes, and the limits of the check."""
    steps: tuple[NextMove, ...] = ()
    """What the person can do next."""

    @property
    def sound(self) -> bool:
        """Whether it is proven that nothing was changed."""
        return self.code == SOUND
