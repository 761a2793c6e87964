"""What makes an item a duty: its status in law or contract, what the duty requires, and the kinds of its positions."""

from datetime import date

from pydantic import Field

from wizard.foundation.value import Key, Name, Value
from wizard.foundation.word import Word
from wizard.guidance.position_kinds import POSITION_KINDS
from wizard.guidance.statement import Statement


class StatusKind(Word):
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


class Requirement(Statement):
    """One thing that a duty requires. Nothing else counts towards the duty."""

    fact: Key | None = None
    """The item's yes-or-no field that answers it, among the practice's facts."""
    how: Statement | None = None
    """How to check it."""


class Duty(Value):
    """What a duty requires and how to check whether it is met."""

    required: tuple[Requirement, ...] = Field(min_length=1)
    how_to_check: tuple[Statement, ...] = ()
    """Further ways to check, for the duty as a whole."""

    @property
    def checks(self) -> tuple[Statement, ...]:
        """Every way to check the duty: first those of each requirement, then those of the whole duty."""
        return (*(each.how for each in self.required if each.how is not None), *self.how_to_check)
