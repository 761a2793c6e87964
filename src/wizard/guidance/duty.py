"""Duties: which items are one, what a duty requires, and what has become of an item since the guidance was issued."""

from datetime import date
from enum import StrEnum

from pydantic import Field

from wizard.foundation.value import Name, Value
from wizard.guidance.position_kinds import POSITION_KINDS
from wizard.guidance.statement import Statement


class StatusKind(StrEnum):
    """What has become of an item since the guidance was issued."""

    OPEN = "open"
    RULES_TIGHTENED = "rules_tightened"
    ROUTE_FIXED = "route_fixed"
    STANDING_DUTY = "standing_duty"
    NOW_CONTRACTUAL = "now_contractual"
    NOW_LEGAL_DUTY = "now_legal_duty"
    CONDITION_LAPSED = "condition_lapsed"


class Status(Value):
    """An item's status in words, with its date and sources."""

    kind: StatusKind
    words: Name
    """The status as the screen and the PDF say it: “A contractual duty since 1 October 2025”."""
    since: date | None = None
    detail: Statement
    """One or two sentences on what changed."""


DUTY_KINDS = frozenset(kind for kind, row in POSITION_KINDS.items() if row.duty)
"""The kinds of position on a duty: a check that was made, not a choice."""


class Duty(Value):
    """What a duty requires and how to see whether it is met."""

    required: tuple[Statement, ...] = Field(min_length=1)
    how_to_check: tuple[Statement, ...] = Field(min_length=1)
