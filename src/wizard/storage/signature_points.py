"""Drawn signatures in a plan's JSON: left out, or read separately.

A plan may have a quarter of a million points. pydantic keeps a copy of the surrounding object for each error that it
finds, and with the points in it that could exhaust memory. So if there are many, the plan is read without
them, and they are inserted once it is known to be valid.
"""

import re
from functools import cache
from itertools import chain, islice
from typing import Annotated

from pydantic import FailFast, TypeAdapter

from wizard.plan.plan import Plan
from wizard.plan.record import Answer, Stroke

# The points of one stroke within their limits, as `record.Stroke` has them. The parser checks the commas and brackets
# between them; searching for a fixed beginning is fast.
_STROKE = rb"\[\[(?:[0-9]{1,5}+,[0-9]{1,5}+,[0-9]{1,3}+\],?\[?)++\]"
_ANY_STROKE = re.compile(_STROKE)
# The first stroke in a list, and a later one.
_FIRST_STROKE, _LATER_STROKE = re.compile(rb"\[" + _STROKE), re.compile(rb"," + _STROKE)


def without_points(data: bytes) -> bytes:
    """Return JSON with every drawn stroke emptied."""
    return _LATER_STROKE.sub(b",[]", _FIRST_STROKE.sub(b"[[]", data))


@cache
def _strokes() -> TypeAdapter[tuple[Stroke, ...]]:
    return TypeAdapter(Annotated[tuple[Stroke, ...], FailFast()])


def put_points_in(plan: Plan, data: bytes) -> None:
    """Put the strokes of `data` into a plan that was just read from it `without_points` and is not used elsewhere yet.

    They are put in without checks. Only writing the plan again, and comparing, shows that each is in its place.

    Raises:
        pydantic.ValidationError: A point is outside its limits.
    """
    found = iter(_strokes().validate_json(b"[%b]" % b",".join(_ANY_STROKE.findall(data))))
    records = chain(plan.records, (entry.record for entry in plan.reopenings))
    for entry in chain.from_iterable(record.answers for record in records):
        if isinstance(entry, Answer) and entry.strokes:
            vars(entry)["strokes"] = tuple(islice(found, len(entry.strokes)))
