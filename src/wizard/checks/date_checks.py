"""Checks of a proposal's dates against each other and the meeting, and of the notice dates in its tables."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from wizard.checks.check import Found, Severity
from wizard.foundation.dates import months_after
from wizard.foundation.formatting import counted, date_in_words
from wizard.guidance.item import FieldKind, Item, Position
from wizard.guidance.position_kinds import POSITION_KINDS
from wizard.minutes.practice_figures import notice_ends
from wizard.minutes.resolution import day_held
from wizard.plan.meeting import Matter
from wizard.plan.proposal import Fields, Proposal, Row

MOST_YEARS_AHEAD = 5
"""If a start is more than this many years after the meeting, the year is probably a typing error."""

STAFF_WEEK = 7
"""How many days before a start staff are to be told."""

PREPARED: Mapping[str, str] = {
    "dpo_consulted_on": "the data protection officer is consulted on",
    "privacy_notice_on": "the privacy notice is brought up to date on",
    "safety_checked_on": "the safety check is made on",
}
"""The date fields of preparations that must come before the start, and how the sentence about each begins."""

TOLD = "told_in_writing_on"
"""The field by which an item says that it changes how staff work."""

PATIENTS_TOLD = "patients_told_by"
NOTICE_MONTHS, NOTICE_SENT, ENDS = "notice_months", "notice_sent", ("ends", "ends_on")
"""The fields and columns that say that something ends by notice."""


def start_checks(position: Position, proposal: Proposal, held_on: date | None) -> Iterator[Found]:
    """Yield a start that is before the meeting, or in an unlikely year."""
    start = proposal.start
    # “Already our practice” has no start: it began before the meeting.
    if start is None or held_on is None or POSITION_KINDS[position.kind].began_before:
        return
    words = f"it starts on {date_in_words(start)}, "
    if start < months_after(held_on, -12):
        years = f"{counted(_years(start, held_on), 'year')} before the meeting"
    elif start > months_after(held_on, 12 * MOST_YEARS_AHEAD):
        years = f"{counted(_years(held_on, start), 'year')} after the meeting"
    else:
        if start < held_on:
            days = counted((held_on - start).days, "day")
            yield "start_before", Severity.ACKNOWLEDGE, f"{words}{days} before the meeting"
        return
    yield "start_year", Severity.BLOCKING, f"{words}{years}: correct the year, or leave the start date empty"


def _years(first: date, last: date) -> int:
    return last.year - first.year - ((last.month, last.day) < (first.month, first.day))


def order_checks(proposal: Proposal) -> Iterator[Found]:
    """Yield a review before the start, and a deferral date after the latest date given."""
    review, start, back = proposal.review_on, proposal.start, proposal.bring_back
    if review and start and review < start:
        words = f"the review on {date_in_words(review)} comes before the start on {date_in_words(start)}"
        yield "review_before_start", Severity.ACKNOWLEDGE, words
    if back and back.on and back.latest and back.on > back.latest:
        on, latest = date_in_words(back.on), date_in_words(back.latest)
        words = f"it is deferred until {on}, after the latest date, {latest}"
        yield "return_after_latest", Severity.ACKNOWLEDGE, words


def ahead_checks(proposal: Proposal, matter: Matter, held_on: date | None) -> Iterator[Found]:
    """Yield a check, advice or an answer that is dated after the meeting that relied on it."""
    dated = [("the check", proposal.check.on if proposal.check else None)]
    dated += [("the advice", proposal.advice.on if proposal.advice else None)]
    dated += [(f"the answer of {entry.whom}", entry.on) for entry in matter.checked_with]
    for what, on in dated:
        if on is not None and held_on is not None and on > held_on:
            words = f"{what} is dated {date_in_words(on)}, after the meeting"
            yield "checked_ahead", Severity.ACKNOWLEDGE, words


# --- What has to be done before the start -----------------------------------------------------------------------------


def preparation_checks(position: Position, proposal: Proposal, held: Fields) -> Iterator[Found]:
    """Yield where staff are told late, and preparations that come after the start instead of before it."""
    start = proposal.start
    if start is None:
        return
    told = day_held(held.get(TOLD)) if TOLD in position.fields else None
    if told is not None and (start - told).days < STAFF_WEEK:
        words = f"staff are told in writing on {date_in_words(told)}, {_before((start - told).days)}"
        yield "told_late", Severity.ACKNOWLEDGE, words
    for field_id, what in PREPARED.items():
        on = day_held(held.get(field_id)) if field_id in position.fields else None
        if on is not None and on > start:
            yield "prepared_after_start", Severity.ACKNOWLEDGE, f"{what} {date_in_words(on)}, after it starts"


def _before(days: int) -> str:
    if not days:
        return "the day it starts"
    return f"{counted(abs(days), 'day')} {'before' if days > 0 else 'after'} it starts"


# --- Notice -----------------------------------------------------------------------------------------------------------


class _Notice(NamedTuple):
    """A row of a table that says how something ends."""

    name: str
    months: int | None
    sent: date | None
    ends: date | None


def notice_checks_of(item: Item, position: Position, held: Fields, held_on: date | None) -> Iterator[Found]:
    """Yield notice dates that do not fit, and services whose patients are told only after they end."""
    rows = [row for field in position.fields for row in _rows(item, field, held)]
    for row in rows:
        yield from _notice(row, held_on)
    told = day_held(held.get(PATIENTS_TOLD)) if PATIENTS_TOLD in position.fields else None
    first = min((row for row in rows if row.ends is not None), key=lambda row: row.ends or date.max, default=None)
    if told is not None and first is not None and first.ends is not None and told > first.ends:
        ends = f"{first.name} ends on {date_in_words(first.ends)}"
        words = f"patients and referrers are told by {date_in_words(told)}, after {ends}"
        yield "told_after_end", Severity.ACKNOWLEDGE, words


def _rows(item: Item, field_id: str, held: Fields) -> Iterator[_Notice]:
    field, value = item.field(field_id), held.get(field_id)
    columns = {column.id for column in field.columns}
    if field.kind is not FieldKind.TABLE or not isinstance(value, tuple) or columns.isdisjoint(ENDS):
        return
    for number, row in enumerate(value, start=1):
        name, months = str(row.get(field.columns[0].id) or f"Row {number}"), row.get(NOTICE_MONTHS)
        whole = months if isinstance(months, int) and not isinstance(months, bool) else None
        yield _Notice(name, whole, day_held(row.get(NOTICE_SENT)), _ends(row))


def _ends(row: Row) -> date | None:
    return next((day for column in ENDS if (day := day_held(row.get(column))) is not None), None)


def _notice(row: _Notice, held_on: date | None) -> Iterator[Found]:
    if row.sent is None:
        return
    sent = date_in_words(row.sent)
    if row.ends is not None and row.ends < row.sent:
        words = f"it ends on {date_in_words(row.ends)}, before its notice is sent on {sent}"
        yield "ends_before_notice", Severity.BLOCKING, f"{row.name}: {words}"
    elif row.ends is not None and row.months and (runs := notice_ends(row.sent, row.months)) and row.ends < runs:
        notice = f"notice of {counted(row.months, 'month')} from {sent} runs to {date_in_words(runs)}"
        words = f"{row.name}: {notice}, and it ends on {date_in_words(row.ends)}"
        yield "notice_too_short", Severity.ACKNOWLEDGE, words
    if held_on is not None and row.sent < held_on:
        words = f"{row.name}: its notice was sent on {sent}, before the meeting that decides on it"
        yield "notice_before_meeting", Severity.ACKNOWLEDGE, words
