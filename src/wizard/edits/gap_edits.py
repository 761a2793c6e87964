"""Filling in empty fields on several items at once; existing entries are never replaced."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from wizard.checks.gaps import GapRow
from wizard.edits.decision_edits import with_particulars
from wizard.plan.plan import Plan
from wizard.plan.proposal import Owner


def filled(plan: Plan, rows: Iterable[GapRow], owner: Owner | None, review_on: date | None) -> Plan:
    """Return the plan with this owner and this review date wherever they are empty in `rows`.

    Raises:
        pydantic.ValidationError: A particular has a value that a proposal does not allow.
    """
    for row in rows:
        changes = changes_of(row, owner, review_on)
        if changes:
            plan = with_particulars(plan, row.item, **changes)
    return plan


def changes_of(row: GapRow, owner: Owner | None, review_on: date | None) -> dict[str, Any]:
    """Return the changes that filling in would make to the item of a row."""
    changes: dict[str, Any] = {}
    if owner is not None and row.owner.empty:
        changes["owner"] = owner
    if review_on is not None and row.review.empty:
        changes["review_on"] = review_on
    return changes
