"""The dates of a notice: when it counts as received, the earliest day on which it can end, the last day to serve it.

The agreement's clause decides, not a statute, so its words on receipt are kept with the agreement. Working days are
Monday to Friday. Bank holidays are not known here, and the reader is told so.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from wizard.foundation.dates import months_after
from wizard.foundation.formatting import counted, date_in_words
from wizard.plan.office import Agreement

_SATURDAY = 5


@dataclass(frozen=True)
class NoticeTerms:
    """What an agreement says about notice."""

    months: int
    days: int = 0
    """Days, or seven for each week, if it is not in months."""
    deemed_days: int = 0
    """The number of days after which it counts as received."""
    working_days: bool = False


def terms_of(agreement: Agreement | None, months: int, days: int = 0) -> NoticeTerms:
    """Return the terms of an agreement with a notice period of this many months and days."""
    if agreement is None or agreement.deemed_days is None:
        return NoticeTerms(months, days)
    return NoticeTerms(months, days, agreement.deemed_days, agreement.working_days)


_WORDS = "one two three four five six seven eight nine ten eleven twelve"
_COUNTS = {word: count for count, word in enumerate(_WORDS.split(), 1)}
_PERIOD = re.compile(
    rf"\b(\d{{1,3}}|{'|'.join(_COUNTS)})(?:\s*\(\d{{1,3}}\))?[\s-]+(?:calendar\s+|clear\s+)?(month|week|day)s?\b",
    re.IGNORECASE,
)


def period_in(words: str) -> tuple[int, int] | None:
    """Return the months and days of a notice period as an agreement words it: “three months”, “28 days”, “6 weeks”.

    None if it gives no period or more than one, because then only a reader can tell.
    """
    found = {(_COUNTS.get(each[1].casefold()) or int(each[1]), each[2].casefold()) for each in _PERIOD.finditer(words)}
    if len(found) != 1 or re.search(r"\bworking\b", words, re.IGNORECASE):
        return None
    ((count, unit),) = found
    return (count, 0) if unit == "month" else (0, count * (7 if unit == "week" else 1))


def received_on(sent: date, terms: NoticeTerms) -> date | None:
    """Return the day on which a notice sent on a day counts as received; None beyond the calendar."""
    try:
        if not terms.working_days:
            return sent + timedelta(days=terms.deemed_days)
        day, left = sent, terms.deemed_days
        while left:
            day += timedelta(days=1)
            left -= day.weekday() < _SATURDAY
    except OverflowError:
        return None
    return day


def earliest_end(sent: date, terms: NoticeTerms) -> date | None:
    """Return the earliest last day of a service if notice is sent on a day; None beyond the calendar."""
    received = received_on(sent, terms)
    try:
        return months_after(received, terms.months) + timedelta(days=terms.days) if received else None
    except (ValueError, OverflowError):
        return None


def last_day_to_serve(ends: date, terms: NoticeTerms) -> date | None:
    """Return the last day on which a notice may be sent so that it ends on a day; None if there is none."""
    # Months differ in length, so counting back may land a few days too late: go back to the first day that fits.
    try:
        sent = ends - timedelta(days=terms.months * 28 + terms.days + terms.deemed_days)
    except OverflowError:
        return None
    while sent.year > 1:
        end = earliest_end(sent, terms)
        if end is not None and end <= ends:
            return sent
        sent -= timedelta(days=1)
    return None


def notice_warnings(sent: date | None, ends: date | None, terms: NoticeTerms, today: date | None) -> tuple[str, ...]:
    """Return what is wrong with the dates of a notice, and the last day to serve it, one sentence each.

    Args:
        sent: The day on which it is sent; None if that is not known.
        ends: The last day of the service.
        terms: What the agreement says.
        today: Today's date; None leaves out anything that depends on it.
    """
    found = []
    if ends is None:
        return ()
    earliest = earliest_end(sent, terms) if sent else None
    if sent and earliest and earliest > ends:
        found.append(
            f"Sent on {date_in_words(sent)}, this notice ends on {date_in_words(earliest)} at the earliest; the last "
            f"day entered is {date_in_words(ends)}."
        )
    last = last_day_to_serve(ends, terms)
    if sent is None and last is not None:
        late = today is not None and today > last
        found.append(
            f"The last day to serve it was {date_in_words(last)}: choose a later last day for the service."
            if late
            else f"Serve it by {date_in_words(last)}."
        )
    if terms.working_days and found:
        found.append(f"Bank holidays are not counted among the {counted(terms.deemed_days, 'working day')}.")
    return tuple(found)
