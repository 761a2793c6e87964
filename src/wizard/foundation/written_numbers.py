"""Times, sums and whole numbers as people write them.

If something can be read in two ways, the program asks instead of guessing.
"""

import re
from datetime import time

_TIME = re.compile(r"(\d{1,2})(?:\s*[:.h]?\s*(\d{2}))?\s*(?:([ap])\.?(?:m\.?)?)?")
_WHOLE = re.compile(r"\d+|\d{1,3}(?:,\d{3})+|\d{1,3}(?: \d{3})+")
_MONEY = re.compile(rf"£?\s*({_WHOLE.pattern})(?:\.(\d{{1,2}}))?")
_UNCLEAR = re.compile(r"£?\s*(\d{1,9})([.,])(\d{1,3})")
_MOST_DIGITS = 12

HOW_TO_WRITE_A_TIME = "Write the time as 13:00 or 1 pm."
HOW_TO_WRITE_A_SUM = "Write a sum in pounds, as £1,240 or £1,240.50."


def read_time(text: str) -> time:
    """Return the time written as 13:00, 13.00, 1300, 09:00, 1 pm or 1:30 pm.

    Raises:
        ValueError: It is not a time of day, or could be morning or afternoon; the message says how to write it.
    """
    found = _TIME.fullmatch(text.strip().lower())
    if found is None:
        raise ValueError(HOW_TO_WRITE_A_TIME)
    hour, minute, half = int(found[1]), int(found[2] or 0), found[3]
    if hour > 23 or minute > 59 or (half and not 1 <= hour <= 12):
        raise ValueError(HOW_TO_WRITE_A_TIME)
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    elif 1 <= hour < 12 and (len(found[1]) == 1 or found[2] is None):
        raise ValueError(f"Do you mean {hour:02}:{minute:02} or {hour + 12}:{minute:02}? Write it like that.")
    return time(hour, minute)


def read_whole(text: str) -> int | None:
    """Return the whole number written as 12400, “12,400” or “12 400”; None if it is not a number."""
    found = _WHOLE.fullmatch(" ".join(text.split())) if text.isascii() and len(text) <= 2 * _MOST_DIGITS else None
    return int(re.sub("[, ]", "", found[0])) if found else None


def read_money(text: str) -> int:
    """Return the pence in “£1,240.50”, “1240.5”, “1240” or “1 240”.

    Raises:
        ValueError: It is not a sum, or could mean two; the message says how to write it, or asks.
    """
    text = " ".join(text.split())
    found = _MONEY.fullmatch(text)
    pounds = read_whole(found[1]) if found else None
    if found is None or pounds is None or len(str(pounds)) > _MOST_DIGITS:
        raise ValueError(_asked(text) or HOW_TO_WRITE_A_SUM)
    return pounds * 100 + int((found[2] or "").ljust(2, "0") or 0)


def _asked(text: str) -> str:
    """Return the question which of two sums is meant; empty if it is not a sum at all."""
    found = _UNCLEAR.fullmatch(text)
    if found is None:
        return ""
    pounds, pence = int(found[1]), found[3]
    small = f"£{pounds:,}.{pence.ljust(2, '0')[:2]}"
    return f"Do you mean {small} or £{int(found[1] + pence):,}? Write it like that."
