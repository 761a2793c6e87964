"""What a plan file may hold at most, in one place, and the checks that need no parsing.

A file may come from anywhere. Whatever breaks a bound is refused before a parser sees it: small objects take thirty
times their size in memory. The lengths of texts and lists are bounded in the models themselves
(`wizard.foundation.value`, `wizard.plan`), and so is the depth: beyond twenty levels no model has a place for anything.
"""

import re

from wizard.foundation.value import LARGEST_WHOLE

FILE_BYTES = 20_000_000
"""The most bytes in a plan file."""

OBJECTS = 60_000
"""The most objects: votes, proposals, people. Sixty meetings of twenty people who all vote by name have 21,000."""

KEYS = 160_000
"""The most keys of all objects together."""

LISTS = 260_000
"""The most lists. Each point of a drawn signature is one, and a signature has one or two hundred."""

ENTRIES = 250_000
"""The most entries of all objects and lists together, the points of signatures left out."""

STRETCH_BYTES = 1_000_000
"""How long a stretch without a quotation mark may be: one text, one number, or the points of one signature."""

WHOLE_DIGITS = 17
"""The most characters in a whole number, sign included; one that has more is not even looked at."""


_SIGNS = ((b"{", OBJECTS, "objects"), (b":", KEYS, "keys"), (b"[", LISTS, "lists"))
_MANY_LISTS = 10_000
# The points of one stroke within their bounds, as `record.Stroke` has them: the first of a list of strokes, and a later
# one. Whether commas and brackets stand right between them is for the parser; looking for a fixed beginning is fast.
_STROKE = rb"\[\[(?:[0-9]{1,5}+,[0-9]{1,5}+,[0-9]{1,3}+\],?\[?)++\]"
_FIRST_STROKE, _LATER_STROKE = re.compile(rb"\[" + _STROKE), re.compile(rb"," + _STROKE)


class BoundError(ValueError):
    """A bound is broken. The message is a part of a sentence: “it holds more than …”."""


def check_size(size: int) -> None:
    """See that a file of `size` bytes may be read.

    Raises:
        BoundError: It is larger than `FILE_BYTES`.
    """
    if size > FILE_BYTES:
        raise BoundError(f"it has more than {FILE_BYTES / 1_000_000:.0f} MB, the most that a plan may")


def check_bytes(data: bytes) -> bytes:
    """See that JSON is small enough to be parsed, without parsing it. Signs inside texts count too.

    Returns:
        The same JSON; with every drawn stroke left empty if it has many lists.

    Raises:
        BoundError: It is too large.
    """
    check_size(len(data))
    found = {sign: data.count(sign) for sign, _, _ in _SIGNS}
    for sign, most, words in _SIGNS:
        if found[sign] > most:
            raise BoundError(f"it holds more than {most:,} {words}, the most that a plan may")
    bare = without_points(data) if found[b"["] > _MANY_LISTS else data
    if bare.count(b",") > ENTRIES:
        raise BoundError(f"it holds more than {ENTRIES:,} entries, the most that a plan may")
    for start in range(0, len(data) - STRETCH_BYTES, STRETCH_BYTES):
        if data.find(b'"', start, start + STRETCH_BYTES) < 0:
            raise BoundError("it holds a text or a number that is far too long")
    return bare


def without_points(data: bytes) -> bytes:
    """Return JSON with every drawn stroke left empty."""
    return _LATER_STROKE.sub(b",[]", _FIRST_STROKE.sub(b"[[]", data))


def whole_number(digits: str) -> int:
    """Return a whole number as it stands in JSON.

    Raises:
        BoundError: It lies beyond `LARGEST_WHOLE`.
    """
    if len(digits) > WHOLE_DIGITS or abs(number := int(digits)) > LARGEST_WHOLE:
        raise BoundError(f"it holds a whole number of {len(digits):,} digits; none may be above {LARGEST_WHOLE:,}")
    return number
