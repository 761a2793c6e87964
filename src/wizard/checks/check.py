"""One finding on a plan, before its meeting is closed."""

from __future__ import annotations

from enum import StrEnum

from wizard.foundation.value import Key, Value
from wizard.guidance.position_kinds import NEEDS, Need
from wizard.overview.places import Place
from wizard.plan.meeting import MeetingGuidance


class Severity(StrEnum):
    """What a finding asks for."""

    BLOCKING = "blocking"
    """The meeting cannot be closed before it is mended."""
    ACKNOWLEDGE = "acknowledge"
    """The meeting can be closed once somebody has said that they saw it."""
    RESULT = "result"
    """How it is: printed, carried to the next meeting, never in the way."""


class Check(Value):
    """One finding."""

    code: Key
    """Its kind: “no_owner”."""
    severity: Severity
    item: Key | None = None
    """The item it is about; None for the meeting, the practice or the actions log."""
    other: Key | None = None
    """What tells it from others of its kind on the same item: the other item, or a task’s id."""
    place: Key
    """The step where it is mended: “practice”, “meeting”, “action-4”, “review”."""
    sentence: str
    """One sentence that names the item and says what is to be mended, or how it is."""

    @property
    def name(self) -> str:
        """The name under which it is acknowledged: “no_owner:3”, “pulls_against:1:10”, or the code alone."""
        return ":".join(part for part in (self.code, self.item, self.other) if part)


def place_of(guidance: MeetingGuidance, item_id: str | None) -> str:
    """Return the step of an item's action; “meeting” for what belongs to no item of the guidance."""
    return next((f"action-{action.number}" for action in guidance.actions if item_id in action.items), "meeting")


_CONTROLS = {row.code: row.control for row in NEEDS.values()} | {
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
    "owner_unknown": NEEDS[Need.OWNER].control,
    "review_after_hold": NEEDS[Need.REVIEW].control,
    "no_latest": "At the latest on",
    "no_watcher": "Who watches for it",
    "not_recorded": "Interests, dissent, another rule",
    "not_added": "Checked with",
    "casting_vote_awaited": "Casting vote: for",
}
"""The control that mends what a check found, by the beginning of its name."""


def place_of_check(check: Check) -> str:
    """Return where a finding is mended, as exactly as it is known."""
    if check.place == "review":
        return check.place
    return str(Place(check.place, check.item or "", _CONTROLS.get(check.code, "")))
