"""A step as the window shows it, and the steps as they are before a plan is open."""

from enum import StrEnum
from typing import NamedTuple

from wizard.guidance.packs.pack_outline import Outline

_FIRST = (("start", "Start"), ("practice", "Practice"), ("meeting", "Meeting"))
_LAST = (("review", "Review"), ("sign", "Sign"), ("export", "Export"))


class ShownState(StrEnum):
    """How far a step is; its word says it more exactly."""

    PLAIN = "plain"
    """A step with nothing to finish."""
    OPEN = "open"
    DEFERRED = "deferred"
    DONE = "done"


class StepView(NamedTuple):
    """One step as it is shown."""

    key: str
    group: str
    """Steps of one group stand together; a gap comes before the next."""
    number: str
    """The action's number; empty for a step that is no action."""
    title: str
    state: str
    """A `ShownState`."""
    state_word: str
    """The state in words: “not decided”, “decided”, “decide later”."""


def opening_steps(pack: Outline) -> tuple[StepView, ...]:
    """Return the steps as they are listed before a plan is open."""
    plain = ShownState.PLAIN.value
    actions = [
        StepView(f"action-{action.number}", "actions", str(action.number), action.short_title, ShownState.OPEN, "")
        for action in pack.actions
    ]
    return (
        *(StepView(key, "before", "", title, plain, "") for key, title in _FIRST),
        *actions,
        *(StepView(key, "after", "", title, plain, "") for key, title in _LAST),
    )
