"""All findings on a plan before its meeting is closed. Pure: the same plan and day give the same findings."""

from collections.abc import Iterator
from datetime import date

from wizard.checks.check import Check, Severity, without_weaker
from wizard.checks.item_checks import item_checks, tension_checks
from wizard.checks.meeting_checks import evidence_checks, meeting_checks, practice_checks, task_checks
from wizard.checks.text_checks import draft_checks, text_checks
from wizard.minutes.minutes import minutes_of
from wizard.plan.meeting import Meeting
from wizard.plan.plan import Plan

__all__ = ["Check", "Severity", "blocking", "checks"]

_ORDER = {severity: place for place, severity in enumerate(Severity)}


def checks(plan: Plan, today: date) -> tuple[Check, ...]:
    """Return all findings on the open meeting: those that block first, then those to acknowledge, then results.

    A plan without an open meeting has none.
    """
    if plan.meeting is None:
        return ()
    found = without_weaker(_found(plan, plan.meeting, today))
    return tuple(sorted(found, key=lambda check: _ORDER[check.severity]))


def blocking(found: tuple[Check, ...]) -> tuple[Check, ...]:
    """Return the findings that keep the meeting from being closed."""
    return tuple(check for check in found if check.severity is Severity.BLOCKING)


def _found(plan: Plan, meeting: Meeting, today: date) -> Iterator[Check]:
    minutes = minutes_of(plan, meeting.number, today)
    yield from practice_checks(plan)
    yield from meeting_checks(plan, meeting, today)
    for entry in minutes.entries:
        yield from item_checks(plan, minutes, entry)
    yield from draft_checks(plan, meeting)
    yield from tension_checks(minutes)
    yield from evidence_checks(plan, meeting, today)
    yield from task_checks(plan, meeting)
    yield from text_checks(plan, meeting)
