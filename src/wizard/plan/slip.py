"""A slip of the pen in a closed record: where it can be corrected openly, and the name of each place.

Decisions, votes and attendance are not slips: only a new proposal at a meeting can change them.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

MOST_LETTERS = 160
"""The most characters that one correction may take out or put in: a name, a date, a number, a few words."""

NOT_A_SLIP = "This is part of what was decided. To change it, make a new proposal at a meeting."
"""The message if somebody tries to correct more than a slip."""

_ON_ITEM = re.compile(r"(?P<what>.+) on item (?P<item>[a-z0-9_-]+)(?:, proposal (?P<proposal>\d+))?")

SLIP_PLACES: Mapping[str, str] = {
    "practice": "The practice",
    "people": "People",
    "date, place and chair": "The meeting",
    "notice": "Notice of the meeting",
    "interests": "Declared interests",
    "last minutes": "Minutes of the last meeting",
    "matters arising": "Matters arising",
    "own items": "The practice’s own items",
    "facts": "Local facts",
    "minute": "Discussion",
    "advice from outside": "Who was asked",
    "dates": "Dates",
    "owner": "Owner",
    "reason": "Reason",
    "conditions": "Conditions",
    "check": "Check",
    "proposer": "Proposed by",
    "dissent": "Dissent",
    "tasks": "Tasks",
    "other business": "Any other business",
    "next meeting": "Next meeting",
}
"""The parts of a seal in which a slip may be corrected, by their names without the item; in the order of the pages."""


class SlipPlace(NamedTuple):
    """A part of the seal, taken apart."""

    what: str
    """“reason”, “practice”: a key of `SLIP_PLACES` where a slip may be corrected there."""
    item: str = ""
    """The item that it is on; empty if there is none."""
    proposal: int = 1
    """The number of the proposal on the item, from 1."""

    @property
    def allowed(self) -> bool:
        """Whether a slip may be corrected there."""
        return self.what in SLIP_PLACES


def slip_place(part: str) -> SlipPlace:
    """Return a part of the seal, such as “reason on item 3, proposal 2”, taken apart."""
    found = _ON_ITEM.fullmatch(part)
    if found is None:
        return SlipPlace(part)
    return SlipPlace(found["what"], found["item"], int(found["proposal"] or 1))
