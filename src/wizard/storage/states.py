"""What a plan's keeping can be said to be. A store tells these; the window puts them into its own words and marks."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from wizard.plan.plan import Plan


@dataclass(frozen=True)
class Saving:
    """The plan is on its way to its file. It may be in the journal already."""


@dataclass(frozen=True)
class Saved:
    """Everything is in the plan's file, on the disk."""

    at: datetime


@dataclass(frozen=True)
class NotSaved:
    """The file could not be written; it is as it was. It is tried again by itself."""

    sentence: str
    recovery: Path | None
    """A copy with all changes on this PC; None if that could not be written either."""


@dataclass(frozen=True)
class ChangedOnDisk:
    """Somebody else changed the file since it was opened. It is not overwritten; what we have is kept on this PC."""

    sentence: str
    other: Plan | None
    """What the file holds now; None if it cannot be read."""
    recovery: Path | None


SaveState = Saving | Saved | NotSaved | ChangedOnDisk
"""One of the states above."""
