"""The fields still empty before a meeting is closed, one row for each item, so that all can be filled in one place."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from wizard.checks.check import Check
from wizard.guidance.position_kinds import NEEDS, Need
from wizard.minutes.minutes import Minutes
from wizard.minutes.resolution import name_of
from wizard.plan.proposal import Proposal

_BEGINS = (Need.START, Need.HOLD_UNTIL, Need.BRING_BACK)
"""Dates for the second column, which shows the first one that the position has."""


class GapCell(NamedTuple):
    """One particular of an item: empty and to be filled in, or what is recorded."""

    need: Need | None
    """Which field it is; None if the position does not need any field of this column."""
    empty: bool
    """Whether it is still empty."""
    value: str | date | None = None
    """What is recorded."""


class GapRow(NamedTuple):
    """An item with something empty."""

    item: str
    """The item's id."""
    owner: GapCell
    begins: GapCell
    """When it starts, until when it is on hold, or until when it is deferred."""
    review: GapCell
    others: tuple[Check, ...]
    """Other empty fields of the item; each is filled in elsewhere."""

    @property
    def cells(self) -> tuple[GapCell, GapCell, GapCell]:
        """Its three fields, from left to right."""
        return self.owner, self.begins, self.review


def gap_rows(minutes: Minutes, found: Iterable[Check], also: Iterable[str] = ()) -> tuple[GapRow, ...]:
    """Return the items on which something is empty, in the order of the agenda.

    Args:
        minutes: The minutes of the open meeting.
        found: The findings on it.
        also: The ids of items that keep a row even if nothing in them is empty any more.
    """
    gaps: dict[str, list[Check]] = {item: [] for item in also}
    for check in found:
        if check.is_gap and check.item is not None:
            gaps.setdefault(check.item, []).append(check)
    return tuple(
        _row(entry.id, entry.last.proposal, entry.last.position.needs, gaps[entry.id], minutes)
        for entry in minutes.entries
        if entry.id in gaps and entry.last is not None
    )


def _row(item: str, proposal: Proposal, needs: tuple[Need, ...], gaps: list[Check], minutes: Minutes) -> GapRow:
    codes = {check.code for check in gaps}

    def cell(need: Need | None, value: str | date | None) -> GapCell:
        return GapCell(need, need is not None and NEEDS[need].code in codes, value)

    begins = next((need for need in _BEGINS if need in needs), None)
    owner = cell(Need.OWNER, name_of(proposal.owner, minutes.people))
    first = cell(begins, _begins(proposal, begins))
    review = cell(Need.REVIEW if Need.REVIEW in needs else None, proposal.review_on)
    here = {NEEDS[each.need].code for each in (owner, first, review) if each.empty and each.need}
    return GapRow(item, owner, first, review, tuple(check for check in gaps if check.code not in here))


def _begins(proposal: Proposal, need: Need | None) -> str | date | None:
    if need is Need.BRING_BACK and proposal.bring_back is not None:
        return proposal.bring_back.on or proposal.bring_back.event
    return getattr(proposal, NEEDS[need].place) if need in (Need.START, Need.HOLD_UNTIL) else None
