"""One finding on a plan, before its meeting is closed."""

from enum import StrEnum

from wizard.foundation.value import Key, Value
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
