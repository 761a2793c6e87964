"""Minutes of items kept from one version of a plan to the next: an edit changes one item, and the others stay."""

from collections.abc import Callable
from typing import TypeVar

from wizard.minutes.entries import EntryMinutes
from wizard.plan.meeting import Matter
from wizard.plan.plan import Plan
from wizard.plan.proposal import Agreed
from wizard.voting.sitting import Sitting

Entry = TypeVar("Entry", bound=EntryMinutes)
Frame = tuple[object, ...]

_MOST_KEPT = 256
_kept: dict[object, tuple[Frame, Matter, EntryMinutes]] = {}


def frame_of(plan: Plan, sitting: Sitting) -> Frame:
    """Return everything that the minutes of an item at an open meeting depend on, besides what was done on it.

    That is all of the plan and of the meeting, so nothing can be forgotten here; only what was done on other items is
    left out, apart from which of them were taken together.
    """
    meeting = sitting.meeting
    around = [value for name, value in vars(plan).items() if name != "meeting"]
    held = [value for name, value in vars(meeting).items() if name != "matters"]
    together = [matter.item for matter in meeting.matters if any(_together(put.decision) for put in matter.proposals)]
    return (sitting.today, sitting.people, together, held, around)


def _together(decision: object) -> bool:
    return type(decision) is Agreed and decision.together


def kept_entry(frame: Frame, sitting: Sitting, item_id: str, kind: type[Entry], work: Callable[[], Entry]) -> Entry:
    """Return the minutes of an item: those kept, if nothing that they depend on has changed, or else new ones."""
    matter, key = sitting.matter(item_id), (kind, sitting.meeting.number, sitting.today, item_id)
    known = _kept.get(key)
    # Values are frozen, and comparing an object with itself is immediate, so this comparison is cheap.
    if known is not None and known[1] == matter and known[0] == frame and isinstance(known[2], kind):
        return known[2]
    if len(_kept) >= _MOST_KEPT:
        _kept.clear()
    found = work()
    _kept[key] = frame, matter, found
    return found
