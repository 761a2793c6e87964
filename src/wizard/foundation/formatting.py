"""Dates, sums, lists and counts in words, as the screen, the PDF and the minutes all say them.

Plain spaces are used throughout: a document that must not break “11 January” across lines handles that itself.
"""

from collections.abc import Sequence
from datetime import date, time

from wizard.foundation.dates import MONTHS, WEEKDAYS, short_month


def date_in_words(on: date) -> str:
    """Return a date in words: “11 January 2027”."""
    return f"{on.day} {MONTHS[on.month - 1]} {on.year}"


def weekday_in_words(on: date) -> str:
    """Return a date in words with its day of the week: “Monday 11 January 2027”."""
    return f"{WEEKDAYS[on.weekday()]} {date_in_words(on)}"


def time_in_words(at: time) -> str:
    """Return a time of day: “18:30”."""
    return f"{at.hour:02}:{at.minute:02}"


def number_in_words(count: int) -> str:
    """Return a whole number with its thousands marked: “12,400”."""
    return f"{count:,}".replace("-", "−")


def money_in_words(pence: int) -> str:
    """Return a sum in pounds from whole pence: “£1,240”, “£1,240.50”, “−£3”."""
    pounds, rest = divmod(abs(pence), 100)
    return f"{'−' if pence < 0 else ''}£{pounds:,}" + (f".{rest:02}" if rest else "")


def listed(parts: Sequence[str], *, last: str = "and") -> str:
    """Return a list in words: “a”, “a and b”, “a, b and c”; nothing for an empty one."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}"


def counted(count: int, one: str, many: str = "") -> str:
    """Return a count with its noun: “1 vote”, “6 votes”; `many` where the plural is not made with an s."""
    return f"{number_in_words(count)} {one if count == 1 else many or one + 's'}"


def possessive(name: str) -> str:
    """Return a name in the possessive: “Dr Osei’s”."""
    return f"{name}’s"


def capital(text: str) -> str:
    """Return a text with its first letter as a capital and the rest unchanged."""
    return text[:1].upper() + text[1:]


_BEGINNINGS = frozenset({"A", "An", "The", "Our", "We", "All", "Both", "Every", "It", "There", "They"})


def after_when(event: str) -> str:
    """Return an event as it reads after “when”, however it was typed: “the ICB has replied”."""
    words = event.strip().rstrip(".").rstrip()
    first, space, rest = words.partition(" ")
    if first.lower() == "when" and rest:
        return after_when(rest)
    return f"{first.lower()}{space}{rest}" if first in _BEGINNINGS else words


_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def number_word(count: int) -> str:
    """Return a count as a word up to twelve, in digits beyond: “five”, “13”."""
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)


def short_day(on: date) -> str:
    """Return a day without its year, for the end of a bar: “9 Mar”, never broken."""
    return f"{on.day}\N{NO-BREAK SPACE}{short_month(on.month)}"


def short_date(on: date) -> str:
    """Return a date for a narrow column: “9 Mar 2027”, never broken."""
    return f"{short_day(on)}\N{NO-BREAK SPACE}{on.year}"
