"""Places in the wizard: a step, on it an item, on that a control. Written “action-4/4b/Owner”, or as much as is known.

A step's key alone is a place, too: that of the step as it was left, with the focus on its first field.
"""

from __future__ import annotations

from typing import NamedTuple, Protocol, runtime_checkable


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
