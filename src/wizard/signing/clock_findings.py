"""Find impossible moments: an answer before the closing, a record before the one before it, a date in the future.

A wrong clock causes these too. So they are findings, not a reason to refuse a plan; and a date in the future is only a
note, because this PC's clock may be the wrong one.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from wizard.foundation.formatting import capital, date_in_words
from wizard.plan.plan import Plan
from wizard.plan.record import ClosedRecord
from wizard.signing.record_findings import Fault, Finding, Sheet, link_in_words

_LENIENT = timedelta(days=1)
"""How far the clocks of two PCs may differ before a moment counts as in the future."""


def clock_findings(plan: Plan, records: Sequence[Sheet], reopened: Sequence[Sheet]) -> Iterator[Finding]:
    """Yield moments that are in the wrong order."""
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
    """Whether a meeting's date is after the day on which it was closed."""
    held_on = record.content.meeting.held_on
    return held_on is not None and held_on > record.content.closed_at.date()


def _asked(record: ClosedRecord) -> bool:
    """Whether somebody acknowledged the odd date of the meeting: the program asks before it closes such a meeting."""
    return any(entry.name == "meeting" for entry in record.content.acknowledged)


def dated_ahead(plan: Plan) -> Iterator[str]:
    """Yield a sentence on each meeting whose date, after its closing, somebody acknowledged."""
    for record in plan.records:
        if is_ahead(record) and _asked(record):
            closed = date_in_words(record.content.closed_at.date())
            yield f"Meeting {record.content.number} is dated after it was closed, on {closed}."


def _late(place: str) -> Finding:
    return Finding(place, f"{capital(place)} is after the day on which it was closed.", Fault.CLOCK)


def _early(place: str, than: str) -> Finding:
    return Finding(place, f"{capital(place)} is dated before {than}.", Fault.CLOCK)


def in_the_future(plan: Plan, now: datetime) -> Iterator[str]:
    """Yield a sentence on each record and answer dated in the future."""
    for record in plan.records:
        of = f"of meeting {record.content.number}"
        if record.content.closed_at > now + _LENIENT:
            yield f"The closing {of} is dated in the future: {date_in_words(record.content.closed_at.date())}."
        late = max((entry.at for entry in record.answers if entry.at > now + _LENIENT), default=None)
        if late is not None:
            yield f"Answers to the record {of} are dated in the future, up to {date_in_words(late.date())}."
