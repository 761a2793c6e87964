"""Dates that the program offers or warns of: when a matter may come back, and when guidance is old."""

from calendar import monthrange
from datetime import date

from wizard.foundation.formatting import counted, date_in_words
from wizard.foundation.value import LAST_DAY, Name, Value
from wizard.guidance.item import Item
from wizard.plan.proposal import BringBack

NEXT_MEETING = "the next meeting is held"
"""The event under which a matter simply comes back at the next meeting, whenever that is."""

STALE_AFTER_MONTHS = 3
"""From how many calendar months after its evidence date guidance is warned of."""


class QuickPick(Value):
    """One date, or the next meeting, offered for deciding later."""

    label: Name
    """“In 3 months: 11 April 2027”."""
    bring_back: BringBack


def months_after(start: date, months: int) -> date:
    """Return the same day so many calendar months later; the month's last day where it is shorter.

    Raises:
        ValueError: The result would lie after the year 9999.
    """
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    # The year is checked here, because monthrange answers for years that a date cannot hold.
    first = date(year, month + 1, 1)
    return first.replace(day=min(start.day, monthrange(first.year, first.month)[1]))


def quick_picks(item: Item, held_on: date) -> tuple[QuickPick, ...]:
    """Return what is offered for deciding later on an item at a meeting on `held_on`; nothing before that date.

    The next meeting; 1, 3, 6 and 12 months, as far as a plan may name the day; and those of the guidance's own dates
    that the pack offers and that lie ahead of the meeting.
    """
    picks = [QuickPick(label="At the next meeting", bring_back=BringBack(event=NEXT_MEETING))]
    for months in (1, 3, 6, 12):
        on = months_after(held_on, months)
        if on <= LAST_DAY:
            picks.append(_pick(f"In {counted(months, 'month')}", on))
    for named in item.dates:
        if named.offer and named.passed_from > held_on:
            picks.append(_pick(f"As the guidance says, {named.words}", named.passed_from))
    return tuple(picks)


def _pick(words: str, on: date) -> QuickPick:
    return QuickPick(label=f"{words}: {date_in_words(on)}", bring_back=BringBack(on=on))


def comes_back_by(bring_back: BringBack | None) -> date | None:
    """Return the date on which a matter comes back at the latest; None if only an event says when."""
    if bring_back is None:
        return None
    named = [on for on in (bring_back.on, bring_back.latest) if on is not None]
    return min(named, default=None)


def stale_from(evidence_as_at: date) -> date:
    """Return the first day on which guidance with this evidence date is warned of."""
    return months_after(evidence_as_at, STALE_AFTER_MONTHS)


def is_stale(evidence_as_at: date, on: date) -> bool:
    """Whether guidance is old on a day, that of the meeting: three calendar months or more after its evidence date."""
    return on >= stale_from(evidence_as_at)


def whole_months_between(start: date, end: date) -> int:
    """Return how many whole calendar months lie between two dates; 0 if `end` is not later."""
    if end <= start:
        return 0
    months = (end.year - start.year) * 12 + end.month - start.month
    return months if months_after(start, months) <= end else months - 1


def staleness(evidence_as_at: date, on: date) -> str:
    """Return the warning that guidance is old on a day; empty if it is not."""
    if not is_stale(evidence_as_at, on):
        return ""
    age = counted(whole_months_between(evidence_as_at, on), "month")
    seen = date_in_words(evidence_as_at)
    return f"Nothing after {seen} was seen, and that is {age} before {date_in_words(on)}."


def evidence_line(always: str, evidence_as_at: date, on: date | None) -> str:
    """Return what stands by guidance on how fresh it is: what always does, and in its place the age once it is old.

    Args:
        always: The edition's line, in which `{date}` is the evidence date; its first sentence says what was seen.
        evidence_as_at: The evidence date.
        on: The day that the age is counted to, that of the meeting; None says nothing of age.
    """
    line = always.replace("{date}", date_in_words(evidence_as_at))
    old = staleness(evidence_as_at, on) if on else ""
    return f"{old} {line.partition('. ')[2]}".strip() if old else line
