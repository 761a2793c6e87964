"""Addresses in the wizard: a step, and a control on it. Written “item-4b/owner”, or less. One item is one step.

A step's key alone is also an address: the step as the user left it, with the focus on its first field. The keys and the
titles of the steps are here, because the window lists them before a plan is open.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple, Protocol, runtime_checkable

FIRST_STEPS = {"start": "Start", "practice": "Practice", "meeting": "Meeting", "together": "Take together"}
"""The steps before the items: their titles by their keys, in order."""

LAST_STEPS = {"review": "Review", "sign": "Sign", "export": "Export", "due": "Due"}
"""The steps after the items: their titles by their keys, in order."""

_ITEM = "item-"


def item_key(item_id: str) -> str:
    """Return the key of an item's step: “item-4a”."""
    return f"{_ITEM}{item_id}"


def item_of_step(key: str) -> str | None:
    """Return the id of the item whose step has this key; None if it is another step's."""
    item_id = key.removeprefix(_ITEM)
    return item_id if item_id and item_id != key else None


class Control(StrEnum):
    """A control that a place can name, where a check's finding can be corrected. It is its widget's object name."""

    PRACTICE_NAME = "practice-name"
    ODS_CODE = "ods-code"
    NEW_PERSON = "new-person"
    CLAUSE = "clause"
    RULE = "rule"
    AWAY = "away"
    MEETING_DATE = "meeting-date"
    MEETING_END = "meeting-end"
    NOTICE_SENT = "notice-sent"
    ITEM_RULE = "item-rule"
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
    IN_WRITING = "in-writing"
    CORRECTIONS = "corrections"
    WHAT_NOW = "what-now"
    BEGIN = "begin"


class Place(NamedTuple):
    """A step's key and a `Control`; the control is empty if not known."""

    step: str
    control: str = ""

    def __str__(self) -> str:
        return "/".join(self).rstrip("/")


@runtime_checkable
class Landing(Protocol):
    """A page that can be opened at one of its controls."""

    def land(self, control: str) -> None:
        """Put the focus on the control if it is there."""
        ...


def read_place(text: str) -> Place:
    """Parse a place from its written form."""
    return Place(*text.split("/", 1))
