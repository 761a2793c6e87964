"""Places in the wizard: a step, on it an item, on that a control. Written “action-4/4b/Owner”, or as much as is known.

A step's key alone is a place, too: that of the step as it was left, with the focus on its first field.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol, runtime_checkable

if TYPE_CHECKING:
    from wizard.checks.check import Check

_CONTROLS = {
    "no_practice_name": "Name",
    "ods_code_form": "ODS code",
    "nobody_votes": "Add somebody",
    "no_clause": "Deed’s clause",
    "no_date": "Date",
    "date_ahead": "Date",
    "ends_before_start": "Ends",
    "nobody_present": "Everybody in the room",
    "no_chair": "In the chair",
    "chair_absent": "In the chair",
    "no_start": "Starts on",
    "no_hold_end": "Hold until",
    "no_owner": "Owner",
    "owner_unknown": "Owner",
    "no_review": "Review on",
    "review_after_hold": "Review on",
    "no_reason": "Reason",
    "nothing_missing": "What is missing",
    "not_checked_how": "Checked by",
    "no_advice": "Advice taken from",
    "no_bring_back": "Bring it back",
    "no_latest": "At the latest on",
    "no_watcher": "Who watches for it",
    "not_recorded": "Interests, dissent, another rule",
    "not_added": "Checked with",
    "casting_vote_awaited": "Casting vote: for",
}
"""The control that mends what a check found, by the beginning of its name."""


class Place(NamedTuple):
    """A step's key, an item's id and the beginning of a control's name; empty where it is not known."""

    step: str
    item: str = ""
    control: str = ""

    def __str__(self) -> str:
        return "/".join(self).rstrip("/")


@runtime_checkable
class Landing(Protocol):
    """A page on which one can land at an item and a control."""

    def land(self, item: str, control: str) -> None:
        """Show the item, and put the focus on the control if it is there."""
        ...


def read_place(text: str) -> Place:
    """Return the place that is written so."""
    return Place(*text.split("/", 2))


def place_of_check(check: Check) -> str:
    """Return where a finding is mended, as exactly as it is known."""
    if check.place == "review":
        return check.place
    return str(Place(check.place, check.item or "", _CONTROLS.get(check.code, "")))
