"""Find links that only the whole plan proves wrong: who ended a wait and when, and who noted an answer for somebody.

It also checks what a record says was acknowledged: a record keeps only names and a digest, and the names must exist.
"""

from collections.abc import Iterator, Sequence

from wizard.foundation.formatting import capital
from wizard.plan.plan import Plan
from wizard.plan.record import LEFT_OPEN, Entry, RecordContent, WaitingEnded
from wizard.signing.later_answers import first_day
from wizard.signing.record_findings import Fault, Finding, Sheet, link_in_words

GROUPS = frozenset({"practice", "meeting", LEFT_OPEN})
"""What else is acknowledged together, besides the findings on an item (“item:3”)."""


def named_findings(plan: Plan, records: Sequence[Sheet], reopened: Sequence[Sheet]) -> Iterator[Finding]:
    """Yield ends of waiting, notes and acknowledgements that nobody could have made."""
    sheets = [*records, *reopened]
    for sheet in sheets:
        yield from _acknowledged(sheet)
        later = [each.record.content for each in sheets if _is_later(each.record.content, sheet.record.content)]
        for entry in sheet.record.answers:
            if why := _why_not(plan, sheet.record.content, later, entry):
                place = f"{link_in_words(sheet, entry)}{sheet.where}"
                yield Finding(place, f"{capital(place)} cannot have been given. {why}", Fault.NOT_WHOLE)


def _acknowledged(sheet: Sheet) -> Iterator[Finding]:
    meeting = sheet.record.content.meeting
    known = frozenset[str]() if meeting.in_writing else GROUPS | {f"item:{item}" for item in meeting.order}
    if not {entry.name for entry in sheet.record.content.acknowledged} <= known:
        place = f"what was acknowledged{sheet.where}"
        yield Finding(place, f"{capital(place)} is not a check that is asked before closing.", Fault.NOT_WHOLE)


def _is_later(content: RecordContent, than: RecordContent) -> bool:
    return content.number > than.number


def _why_not(plan: Plan, content: RecordContent, later: Sequence[RecordContent], entry: Entry) -> str:
    # Most links name only the person who gave them, and a large plan has thousands.
    if type(entry) is not WaitingEnded and not entry.recorded_by:
        return ""
    lists = (plan.people, content.people, *(each.people for each in later))
    known = {person.id for people in lists for person in people}
    # A copy of one record from a PDF does not know who joined the practice later.
    may_be_copy = plan.meeting is None and not later and plan.people == content.people
    if isinstance(entry, WaitingEnded):
        if why := _ended_wrongly(content, later, entry):
            return why
        if entry.by not in known and not may_be_copy:
            return "Nobody of that name is in the plan."
    if entry.recorded_by and entry.recorded_by not in known and not may_be_copy:
        return "It was noted by somebody who is not in the plan."
    return ""


def _ended_wrongly(content: RecordContent, later: Sequence[RecordContent], entry: WaitingEnded) -> str:
    """Return why a wait cannot have ended in this way: only the chair or the closing of a later meeting ends one."""
    closings = {(_chair(each), each.meeting.held_on or each.closed_at.date()) for each in later}
    if later and entry.by != _chair(content) and entry.by not in {chair for chair, _ in closings}:
        return "Only the chair, or the closing of a later meeting, can end the wait for answers."
    if entry.on in {on for _, on in closings}:
        return ""
    if entry.on > entry.at.date():
        return "Its date is in the future."
    first = first_day(content.meeting)
    return "Its date is before the meeting." if first is not None and entry.on < first else ""


def _chair(content: RecordContent) -> str:
    return content.meeting.chair or next(iter(content.expected), "")
