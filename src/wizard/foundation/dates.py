"""Reads and writes dates as people write them; also the names of the months and the program's only clock.

No widget is imported: the first paint needs dates but no calendar.
"""

import datetime as dt
import re
from datetime import date
from typing import NamedTuple

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
"""The names of the months.

`strftime` is not used, because it follows the PC's language; short names are the first three letters.
"""

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
"""The days of the week, as `date.weekday` numbers them."""

_DAY, _YEAR = r"(?P<day>\d{1,2})", r"(?P<year>\d{4}|\d{2})"

_MONTH = r"(?P<month>[a-z]{3,})\.?"

_WEEKDAY = r"(?:(?P<weekday>(?!the\b)[a-z]{3,})\.?,?\s+)?"

_WAYS = (
    rf"{_WEEKDAY}(?:the\s+)?{_DAY}(?:st|nd|rd|th)?(?:\s+of)?[\s.-]*{_MONTH}(?:,?[\s-]+{_YEAR})?",
    rf"{_WEEKDAY}{_MONTH}\s+(?:the\s+)?{_DAY}(?:st|nd|rd|th)?(?:,?\s+{_YEAR})?",
    rf"{_WEEKDAY}{_DAY}\s*[/.-]\s*(?P<month>\d{{1,2}})(?:\s*[/.-]\s*{_YEAR})?",
    rf"{_WEEKDAY}(?P<year>\d{{4}})-(?P<month>\d{{2}})-(?P<day>\d{{2}})",
)
"""The ways in which people write a date; the day comes first where both are numbers."""

HOW_TO_WRITE_A_DATE = "Write the date as 11 Jan 2027, or pick it from the calendar."

FIRST_DATE, LAST_DATE = dt.date(1900, 1, 1), dt.date(2199, 12, 31)
"""Dates outside this range are refused as unlikely."""


class WrittenDate(NamedTuple):
    """A date that somebody typed."""

    date: dt.date
    is_whole: bool
    """Whether the year was written in full, so that more typing cannot change the date."""


def read_date(text: str, today: dt.date) -> WrittenDate:
    """Return the date written as “Tuesday 8 December 2026”, “8 Dec”, “8/12”, “8th of December 26” or “2026-12-08”.

    Without a year, it is the next such date from `today` on.

    Raises:
        ValueError: It is no date, not between 1900 and 2199, or not on that day of the week; the message says so.
    """
    text = " ".join(text.lower().split())
    found = next((match for way in _WAYS if (match := re.fullmatch(way, text))), None)
    if found is None:
        raise ValueError(HOW_TO_WRITE_A_DATE)
    parts = found.groupdict()
    day, month, year = int(parts["day"]), _month_called(parts["month"]), parts["year"] or ""
    try:
        date = dt.date(_full_year(year), month, day) if year else _next_to_come(day, month, today)
    except ValueError as error:
        raise ValueError(HOW_TO_WRITE_A_DATE) from error
    if not FIRST_DATE <= date <= LAST_DATE:
        raise ValueError(HOW_TO_WRITE_A_DATE)
    _see_weekday(parts["weekday"] or "", date)
    return WrittenDate(date, len(year) == 4)


def _month_called(text: str) -> int:
    """Return the number of a month given as a number, name or short name; 0 if there is no such month."""
    if text.isdigit():
        return int(text)
    text = "sep" if text == "sept" else text
    return next((number for number, month in enumerate(MONTHS, 1) if month.lower().startswith(text)), 0)


def _full_year(text: str) -> int:
    return int(text) + (2000 if len(text) == 2 else 0)


def _next_to_come(day: int, month: int, today: dt.date) -> dt.date:
    # Look eight years ahead, because 29 February can be that far away.
    for year in range(today.year, today.year + 9):
        try:
            date = dt.date(year, month, day)
        except ValueError:
            continue
        if date >= today:
            return date
    raise ValueError(HOW_TO_WRITE_A_DATE)


def _see_weekday(text: str, date: dt.date) -> None:
    """Refuse a day of the week that the date does not fall on."""
    if not text:
        return
    if not any(name.lower().startswith(text) for name in WEEKDAYS):
        raise ValueError(HOW_TO_WRITE_A_DATE)
    name = WEEKDAYS[date.weekday()]
    if not name.lower().startswith(text):
        day = f"{date.day} {MONTHS[date.month - 1]} {date.year}"
        raise ValueError(f"{day} is a {name}: write the day that you mean.")


def written(date: dt.date) -> str:
    """Return `date` as 11 Jan 2027, whatever the system's language."""
    return f"{date.day} {short_month(date.month)} {date.year}"


def local_now() -> dt.datetime:
    """Return the moment with the PC's offset from UTC, in whole seconds.

    Nothing else in the program reads the clock: other code is given this function or its result.
    """
    return dt.datetime.now(dt.UTC).astimezone().replace(microsecond=0)


def in_london(at: dt.datetime) -> tuple[dt.datetime, str]:
    """Return a moment as clocks in England show it, with “GMT” or “BST”.

    Worked out here, because Windows has no time zone data for Python. Summer time lasts from the last Sunday of March
    to that of October, each at 01:00 UTC (directive 2000/84/EC, kept in UK law).
    """
    utc = at.astimezone(dt.UTC)
    first, last = (_last_sunday(utc.year, month) for month in (3, 10))
    summer = first <= utc < last
    shown = utc + dt.timedelta(hours=1) if summer else utc
    return shown.replace(tzinfo=None), "BST" if summer else "GMT"


def _last_sunday(year: int, month: int) -> dt.datetime:
    last = dt.datetime(year, month, 31, 1, tzinfo=dt.UTC)
    return last - dt.timedelta(days=(last.weekday() + 1) % 7)


def short_month(month: int) -> str:
    """Return the short name of a month, 1 to 12."""
    return MONTHS[month - 1][:3]


def months_after(start: date, months: int) -> date:
    """Return the same day so many calendar months later; the month's last day where it is shorter.

    Raises:
        ValueError: The result would be after the year 9999.
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
