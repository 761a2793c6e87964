"""One thing to be said of a plan before its meeting is closed, and the place where it is put right."""

from __future__ import annotations

from enum import StrEnum

from wizard.foundation.value import Key, Value
from wizard.guidance.position_kinds import NEEDS, Need
from wizard.overview.places import Control, Place, action_key
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
    return next((action_key(action.number) for action in guidance.actions if item_id in action.items), "meeting")


NEED_CONTROLS = {
    Need.START: Control.START,
    Need.HOLD_UNTIL: Control.HOLD_UNTIL,
    Need.BRING_BACK: Control.BRING_BACK,
    Need.OWNER: Control.OWNER,
    Need.REVIEW: Control.REVIEW_ON,
    Need.REASON: Control.REASON,
    Need.CHECKED: Control.CHECKED_BY,
    Need.MISSING: Control.MISSING,
    Need.ADVICE: Control.ADVICE_FROM,
}
"""The control that a particular is filled in with, or the first of several."""

_CONTROLS = {NEEDS[need].code: control for need, control in NEED_CONTROLS.items()} | {
    "no_practice_name": Control.PRACTICE_NAME,
    "ods_code_form": Control.ODS_CODE,
    "nobody_votes": Control.NEW_PERSON,
    "no_clause": Control.CLAUSE,
    "no_date": Control.MEETING_DATE,
    "date_ahead": Control.MEETING_DATE,
    "ends_before_start": Control.MEETING_END,
    "nobody_present": Control.EVERYBODY_PRESENT,
    "no_chair": Control.CHAIR,
    "chair_absent": Control.CHAIR,
    "owner_unknown": Control.OWNER,
    "review_after_hold": Control.REVIEW_ON,
    "no_latest": Control.LATEST,
    "no_watcher": Control.WATCHER,
    "not_recorded": Control.ASIDE,
    "not_added": Control.CHECKED_WITH,
    "casting_vote_awaited": Control.CASTING_VOTE,
}
"""The control that mends what a check found."""


def place_of_check(check: Check) -> str:
    """Return where a finding is mended, as exactly as it is known."""
    if check.place == "review":
        return check.place
    return str(Place(check.place, check.item or "", _CONTROLS.get(check.code, "")))
