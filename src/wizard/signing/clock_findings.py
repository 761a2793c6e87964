"""Moments that cannot be: an answer before the closing, a record before the one before it, a day in the future.

A clock that was wrong makes them too. So they are findings, and no reason to refuse a plan; and what is dated in the
future is a note alone, because it may be the clock of this PC that is wrong.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from wizard.foundation.formatting import capital, date_in_words
from wizard.plan.plan import Plan
from wizard.plan.record import ClosedRecord
from wizard.signing.record_findings import Fault, Finding, Sheet, link_in_words

_LENIENT = timedelta(days=1)
"""How far clocks of two PCs may differ before a moment is said to be in the future."""


def clock_findings(plan: Plan, records: Sequence[Sheet], reopened: Sequence[Sheet]) -> Iterator[Finding]:
    """Yield moments that do not follow each other."""
    before: Sheet | None = None
    for sheet in records:
        if before is not None and sheet.record.content.closed_at < before.record.content.closed_at:
            yield _early(f"the closing of {sheet.title}", f"{before.title} was closed")
        before = sheet
    for sheet in (*records, *reopened):
        if is_ahead(sheet.record) and not _asked(sheet.record):
            yield _late(f"the date of {sheet.title}")
        for entry in sheet.record.answers:
            if entry.at < sheet.record.content.closed_at:
                yield _early(f"{link_in_words(sheet, entry)}{sheet.where}", "the meeting was closed")
    for sheet, kept in zip(reopened, plan.reopenings, strict=True):
        if kept.reopened_at < sheet.record.content.closed_at:
            yield _early(f"the reopening of {sheet.title}", "it was closed")


def is_ahead(record: ClosedRecord) -> bool:
    """Whether a meeting bears a date after the day on which it was closed."""
    held_on = record.content.meeting.held_on
    return held_on is not None and held_on > record.content.closed_at.date()


def _asked(record: ClosedRecord) -> bool:
    """Whether somebody acknowledged what was odd about the meeting: the program asks before it closes such a one."""
    return any(entry.name == "meeting" for entry in record.content.acknowledged)


def dated_ahead(plan: Plan) -> Iterator[str]:
    """Yield in a sentence each, the meetings with a date after their closing that somebody acknowledged."""
    for record in plan.records:
        if is_ahead(record) and _asked(record):
            closed = date_in_words(record.content.closed_at.date())
            yield f"Meeting {record.content.number} is dated after it was closed, on {closed}."


def _late(place: str) -> Finding:
    return Finding(place, f"{capital(place)} is after the day on which it was closed.", Fault.CLOCK)


def _early(place: str, than: str) -> Finding:
    return Finding(place, f"{capital(place)} is dated before {than}.", Fault.CLOCK)


def in_the_future(plan: Plan, now: datetime) -> Iterator[str]:
    """Yield in a sentence each, the records and answers that are dated in the future."""
    for record in plan.records:
        of = f"of meeting {record.content.number}"
        if record.content.closed_at > now + _LENIENT:
            yield f"The closing {of} is dated in the future: {date_in_words(record.content.closed_at.date())}."
        late = max((entry.at for entry in record.answers if entry.at > now + _LENIENT), default=None)
        if late is not None:
            yield f"Answers to the record {of} are dated in the future, up to {date_in_words(late.date())}."
