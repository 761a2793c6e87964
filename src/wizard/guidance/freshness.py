"""How old the guidance is: one line, used by the window, the briefing, the PDF, Review and Sign."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from wizard.foundation.dates import months_after, whole_months_between
from wizard.foundation.formatting import counted, date_in_words
from wizard.guidance.pack import Edition

STALE_AFTER_MONTHS = 3
"""The number of calendar months after its evidence date from which the program warns that guidance is old."""

OUT_OF_DATE = "Out of date: ask your LMC."
"""The warning once an edition's last day of use has passed."""


class Age(Enum):
    """How old guidance is on a day."""

    FRESH = "fresh"
    OLD = "old"
    """Three calendar months or more after its evidence date."""
    OUT_OF_DATE = "out of date"
    """Past the last day on which its edition is meant to be used."""


@dataclass(frozen=True)
class Freshness:
    """The words about the age of guidance on a day."""

    line: str
    """“Guidance checked up to 30 June 2026 · 5 months old”, without a full stop."""
    advice: str
    """Sentences after it: that it is out of date, or what to ask; and how many checks the edition fails."""
    age: Age

    @property
    def sentence(self) -> str:
        """The line and the advice, as sentences."""
        return f"{self.line}. {self.advice}".strip()

    @property
    def warns(self) -> bool:
        """Whether it is old or out of date."""
        return self.age is not Age.FRESH


def freshness(head: Edition, on: date | None, evidence: date | None = None, asked: date | None = None) -> Freshness:
    """Return the words about the age of an edition, or of one of its items, on a day.

    Args:
        head: The edition.
        on: The day of the meeting, to which the age is counted; None leaves out the age and gives the last day of use.
        evidence: The item's own evidence date; that of the whole edition if none is given.
        asked: The last day on which the practice asked its LMC about the item.
    """
    checked = evidence or head.evidence_as_at
    old = on is not None and is_stale(checked, on)
    late = is_out_of_date(head, on)
    line = f"Guidance checked up to {date_in_words(checked)}"
    if on is not None and old:
        line += f" · {counted(whole_months_between(checked, on), 'month')} old"
    if on is None and head.use_until is not None:
        line += f", and meant for use until {date_in_words(head.use_until)}"
    if asked is not None:
        line += f"; we asked our LMC on {date_in_words(asked)}"
    advice = " ".join(part for part in (OUT_OF_DATE if late else _advice(head), fails_checks(head)) if part)
    if late:
        return Freshness(line, advice, Age.OUT_OF_DATE)
    since = max(checked, asked) if asked else checked
    still_old = on is not None and is_stale(since, on)
    return Freshness(line, advice, Age.OLD if still_old else Age.FRESH)


def is_stale(evidence_as_at: date, on: date) -> bool:
    """Whether guidance is old on the day of the meeting: three calendar months or more after its evidence date."""
    return on >= stale_from(evidence_as_at)


def stale_from(evidence_as_at: date) -> date:
    """Return the first day on which the program warns that guidance with this evidence date is old."""
    return months_after(evidence_as_at, STALE_AFTER_MONTHS)


def is_out_of_date(head: Edition, on: date | None) -> bool:
    """Whether the edition's last day of use has passed; letters made from it then stay drafts."""
    return on is not None and head.use_until is not None and on > head.use_until


def fails_checks(head: Edition) -> str:
    """Return a note that the edition was added although it fails checks; empty if it fails none."""
    return f"This edition fails {counted(head.failed_checks, 'style check')}." if head.failed_checks else ""


def _advice(head: Edition) -> str:
    """Return the part of the edition's own line after its date: “Ask your LMC what has changed since.”"""
    return head.stale.partition(". ")[2]
