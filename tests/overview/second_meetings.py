"""The worked example, closed, and its second meeting seven months later, when many things have lapsed."""

from datetime import UTC, date, datetime
from typing import Any

from tests.plans import shipped_pack, worked_example

from wizard.edits.attendance_edits import with_everybody_here
from wizard.edits.meeting_edits import new_meeting
from wizard.plan.plan import Plan, open_meeting
from wizard.plan.proposal import BringBack, Proposal
from wizard.signing.closing import close

LATER = date(2027, 7, 6)
"""The day of the second meeting."""

CLOSED = datetime(2026, 12, 8, 14, 30, tzinfo=UTC)


def altered(plan: Plan, item: str, **changes: Any) -> Plan:
    """Return a plan with the last proposal on an item changed."""
    matter = open_meeting(plan).matter(item)
    *others, last = matter.proposals
    return plan.with_matter(matter.replace(proposals=(*others, last.replace(**changes))))


def second_meeting(seven: dict[str, Any] | None = None, eight: dict[str, Any] | None = None) -> Plan:
    """Return the plan with its second meeting open; `seven` changes the decision on 7, `eight` when 8 is due again."""
    plan = worked_example()
    plan = altered(plan, "7", **(seven or {}))
    if eight:
        put: Proposal = open_meeting(plan).matter("8").proposals[-1]
        back = put.bring_back or BringBack()
        plan = altered(plan, "8", bring_back=back.replace(**eight))
    plan = new_meeting(close(plan, CLOSED), shipped_pack())
    return with_everybody_here(plan.with_meeting(open_meeting(plan).replace(held_on=LATER)))
