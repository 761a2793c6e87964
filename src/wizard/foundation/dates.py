"""Dates as people write them, read and written; the names of the months; the one clock of the program.

No widget is imported: the first paint needs dates and no calendar.
"""

import datetime as dt
import re
from datetime import date

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
"""The names of the months. Never those of `strftime`, which follow the PC's language; short ones are their first three
letters.
"""

_MONTHS = [month[:3].lower() for month in MONTHS]

_SPOKEN = r"(\d{1,2})(?:st|nd|rd|th)?[\s.-]+([a-z]+)\.?,?[\s-]+(\d{4}|\d{2})"

_NUMBERS = r"(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4}|\d{2})"

_ISO = r"(\d{4})-(\d{2})-(\d{2})"

FIRST_DATE, LAST_DATE = dt.date(1900, 1, 1), dt.date(2199, 12, 31)
"""The days between which a date is believed."""


def read_date(text: str) -> dt.date:
    """Return the date written as 11 Jan 2027, 11 January 27, 11/1/2027 or 2027-01-11; the day comes first.

    Raises:
        ValueError: It is no date, or not between 1900 and 2199.
    """
    text = text.strip().lower()
    if found := re.fullmatch(_ISO, text):
        year, month, day = (int(part) for part in found.groups())
    elif found := re.fullmatch(_NUMBERS, text):
        day, month, year = (int(part) for part in found.groups())
    elif (found := re.fullmatch(_SPOKEN, text)) and len(found[2]) > 2 and found[2][:3] in _MONTHS:
        day, month, year = int(found[1]), _MONTHS.index(found[2][:3]) + 1, int(found[3])
    else:
        raise ValueError(text)
    date = dt.date(year + 2000 if year < 100 else year, month, day)
    if not FIRST_DATE <= date <= LAST_DATE:
        raise ValueError(text)
    return date


def written(date: dt.date) -> str:
    """Return `date` as 11 Jan 2027, whatever the system's language."""
    return f"{date.day} {short_month(date.month)} {date.year}"


def local_now() -> dt.datetime:
    """Return the moment with the PC's offset from UTC, in whole seconds.

    Nothing else in the program asks what time it is: whatever needs to know is given this function, or its answer.
    """
    return dt.datetime.now(dt.UTC).astimezone().replace(microsecond=0)


def short_month(month: int) -> str:
    """Return the short name of a month, 1 to 12."""
    return MONTHS[month - 1][:3]


def months_after(start: date, months: int) -> date:
    """Return the same day so many calendar months later; the month's last day where it is shorter.

    Raises:
        ValueError: The result would lie after the year 9999.
    """
    # Imported here: `calendar` loads `locale`, which the first paint does not need.
    from calendar import monthrange

    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    # `date` refuses years beyond 9999; `monthrange` does not, so build the date first.
    first = date(year, month + 1, 1)
    return first.replace(day=min(start.day, monthrange(first.year, first.month)[1]))


def whole_months_between(start: date, end: date) -> int:
    """Return how many whole calendar months lie between two dates; 0 if `end` is not later."""
    if end <= start:
        return 0
    months = (end.year - start.year) * 12 + end.month - start.month
    return months if months_after(start, months) <= end else months - 1
