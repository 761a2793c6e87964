"""Ticking what was done once a meeting was closed. It is kept beside the record, outside the seal."""

from datetime import date

from wizard.overview.aftermath_lines import Aftermath
from wizard.plan.office import StageTick
from wizard.plan.plan import Plan


def with_tick(plan: Plan, meeting: int, what: Aftermath, on: date | None) -> Plan:
    """Return the plan with a line of “What to do now” ticked for a meeting on a day, or with None no longer."""
    others = tuple(tick for tick in plan.office.ticks if (tick.meeting, tick.what) != (meeting, what.value))
    given = (StageTick(meeting=meeting, what=what.value, on=on),) if on is not None else ()
    return plan.replace(office=plan.office.replace(ticks=others + given))
