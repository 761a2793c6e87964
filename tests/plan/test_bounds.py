"""Every number in a plan has its own limits, so that reading needs no others."""

from collections.abc import Iterator
from typing import Any

from wizard.plan.plan import Plan

LOWER, UPPER = {"minimum", "exclusiveMinimum"}, {"maximum", "exclusiveMaximum"}


def numbers(schema: object, place: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(schema, dict):
        if schema.get("type") in ("integer", "number"):
            yield place, schema
        for key, part in schema.items():
            yield from numbers(part, f"{place}/{key}")
    elif isinstance(schema, list):
        for part in schema:
            yield from numbers(part, place)


def test_every_number_is_whole_and_has_bounds() -> None:
    found = list(numbers(Plan.model_json_schema()))
    assert len(found) > 20
    for place, number in found:
        assert number["type"] == "integer", place
        assert LOWER & number.keys(), place
        assert UPPER & number.keys(), place
