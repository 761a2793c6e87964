"""Addresses in the wizard: a step, an item on it, a control on that. Written “action-4/4b/Owner”, or less.

A step's key alone is an address too: that of the step as it was left, with the focus on its first field. The keys and
the titles of the steps are here, because the window lists them before a plan is open.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple, Protocol, runtime_checkable

FIRST_STEPS = {"start": "Start", "practice": "Practice", "meeting": "Meeting", "together": "Take together"}
"""The steps before the actions: their titles by their keys, in order."""

LAST_STEPS = {"review": "Review", "sign": "Sign", "export": "Export"}
"""The steps after the actions: their titles by their keys, in order."""

_ACTION = "action-"
_OWN = "own-"


def action_key(number: int) -> str:
    """Return the key of an action's step: “action-4”."""
    return f"{_ACTION}{number}"


def action_number(key: str) -> int | None:
    """Return the number of the action whose step has this key; None if it is another step's."""
    number = key.removeprefix(_ACTION)
    return int(number) if number != key and number.isdecimal() else None


def own_key(item_id: str) -> str:
    """Return the key of the step of an item of the practice's own: “own-o1”."""
    return f"{_OWN}{item_id}"


def own_item(key: str) -> str:
    """Return the id of the practice's own item whose step has this key; empty if it is another step's."""
    item = key.removeprefix(_OWN)
    return item if item != key else ""


class Control(StrEnum):
    """A control that a place may name: one that mends what a check found. It is its widget's object name."""

    PRACTICE_NAME = "practice-name"
    ODS_CODE = "ods-code"
    NEW_PERSON = "new-person"
    CLAUSE = "clause"
    MEETING_DATE = "meeting-date"
    MEETING_END = "meeting-end"
    EVERYBODY_PRESENT = "everybody-present"
    CHAIR = "chair"
    START = "start"
    HOLD_UNTIL = "hold-until"
    OWNER = "owner"
    REVIEW_ON = "review-on"
    REASON = "reason"
    MISSING = "missing"
    CHECKED_BY = "checked-by"
    ADVICE_FROM = "advice-from"
    BRING_BACK = "bring-back"
    LATEST = "latest"
    WATCHER = "watcher"
    ASIDE = "aside"
    CHECKED_WITH = "checked-with"
    CASTING_VOTE = "casting-vote"
    NEXT_MEETING = "next-meeting"


class Place(NamedTuple):
    """A step's key, an item's id and a `Control`; empty where it is not known."""

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
