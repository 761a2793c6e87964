"""Turns pydantic's errors on a pack into sentences for the person who wrote the file."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any, get_args

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from wizard.foundation.value import Value
from wizard.guidance.packs.toml_places import Way, as_toml_date, line_at

LONGEST_SHOWN = 60
"""The most characters of a file's text that a message repeats."""


_EXPECTED = {
    "string_type": "expected text in quotation marks",
    "int_type": "expected a whole number",
    "int_from_float": "expected a whole number",
    "bool_type": "expected true or false",
    "date_type": "expected a date such as 2026-06-30, without quotation marks",
    "date_from_datetime_parsing": "expected a date such as 2026-06-30, without quotation marks",
    "date_from_datetime_inexact": "expected a date without a time, such as 2026-06-30",
    "date_parsing": "expected a date such as 2026-06-30, without quotation marks",
    "tuple_type": "expected a list in square brackets",
    "model_type": "expected a table of keys and values",
    "model_attributes_type": "expected a table of keys and values",
}


_PATTERNS = {
    r"^[A-Z][A-Za-z0-9]{0,7}$": "a source id: a capital letter and up to seven letters or digits, such as “B12”",
    r"^[a-z0-9][a-z0-9_-]{0,63}$": "an id in small letters, digits, hyphens or underscores, such as “lead-clinician”",
}


def explanations(
    error: ValidationError, file: str, model: type[Value], data: Any, lines: Mapping[Way, int]
) -> tuple[str, ...]:
    """Return one sentence for each error: the file, the line, the key and what was expected there.

    Args:
        error: What pydantic found when it validated `data` against `model`.
        file: The name of the file that the data came from.
        model: The model that was expected.
        data: The data as it was in the file.
        lines: The line of each value of the file.
    """
    details = _in_order(error.errors(include_url=False))
    return tuple(dict.fromkeys(_said(detail, file, model, data, lines) for detail in details))


def _said(detail: ErrorDetails, file: str, model: type[Value], data: Any, lines: Mapping[Way, int]) -> str:
    line = line_at(lines, detail["loc"])
    place = " › ".join([f"{file}, line {line}" if line else file, *_place(detail["loc"], data)])
    said = _expected(detail, model).rstrip(".")
    return f"{place}: {said}{'' if said.endswith('?') else '.'}"


def _in_order(details: list[ErrorDetails]) -> list[ErrorDetails]:
    """Return the errors with unknown keys first, which are often why another key is missing.

    pydantic also reports a list as too short if its entries are wrong, and a misplaced key as missing; such errors are
    left out.
    """
    places = [detail["loc"] for detail in details]
    strayed = {place[-1] for place, detail in zip(places, details, strict=True) if detail["type"] == "extra_forbidden"}
    own = [
        detail
        for detail in details
        if not (detail["type"] == "missing" and detail["loc"][-1] in strayed)
        and (detail["type"] != "too_short" or not any(_lies_below(place, detail["loc"]) for place in places))
    ]
    return sorted(own, key=lambda detail: detail["type"] != "extra_forbidden")


def _lies_below(place: tuple[int | str, ...], other: tuple[int | str, ...]) -> bool:
    return len(place) > len(other) and place[: len(other)] == other


def _place(loc: tuple[int | str, ...], data: Any) -> Iterator[str]:
    """Name each step of the path to a value; a list entry by its id, or else by its number from one."""
    for step in loc:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            data = None
        if isinstance(step, str):
            yield _shown(step)
        elif isinstance(data, dict) and isinstance(data.get("id"), str):
            yield f"“{_shown(data['id'])}”"
        else:
            yield f"no. {step + 1}"


def _expected(detail: ErrorDetails, model: type[Value]) -> str:
    kind, context = detail["type"], detail.get("ctx", {})
    given = detail["input"]
    shown = _shown(str(given))
    match kind:
        case "extra_forbidden":
            return _unknown_key(detail["loc"], model)
        case "missing":
            return "this key is missing"
        case "enum" | "literal_error":
            return _not_a_choice(shown, str(context["expected"]))
        case "string_too_long":
            return f"at most {context['max_length']} characters are allowed, it has {len(str(given))}"
        case "string_too_short":
            return "it may not be empty"
        case "too_short" if isinstance(given, str):
            return "it may not be empty"
        case "too_short":
            return f"at least {context['min_length']} needed, it has {context['actual_length']}"
        case "string_pattern_mismatch":
            return f"“{shown}” does not fit; expected {_PATTERNS.get(context['pattern'], context['pattern'])}"
        case "value_error":
            return str(context["error"])
    if kind.startswith("date") and isinstance(given, str) and (instead := as_toml_date(given)):
        return f"“{shown}” is not the way to write a date here; write {instead}, without quotation marks"
    return _EXPECTED.get(kind) or detail["msg"][:1].lower() + detail["msg"][1:]


def _shown(text: str) -> str:
    """Return somebody else's text for use in a sentence: on one line, and not too long."""
    line = " ".join("".join(character if character.isprintable() else " " for character in text).split())
    return line if len(line) <= LONGEST_SHOWN else f"{line[:LONGEST_SHOWN]}…"


def _unknown_key(loc: tuple[int | str, ...], model: type[Value]) -> str:
    key, within = str(loc[-1]), _model_at(model, loc[:-1])
    known = sorted(within.model_fields) if within else []
    if table := _belongs_to(key, loc, model):
        return f"“{_shown(key)}” is in the wrong place; {table}"
    return f"unknown key “{_shown(key)}”{_did_you_mean(key, known) or '; the keys are ' + ', '.join(known)}"


def _belongs_to(key: str, loc: tuple[int | str, ...], model: type[Value]) -> str:
    """Return where a misplaced key belongs; empty if no table above it has such a key."""
    heading = ".".join(step for step in loc[:-1] if isinstance(step, str))
    for length in range(len(loc) - 2, -1, -1):
        if length and isinstance(loc[length - 1], str) and isinstance(loc[length], int):
            continue
        above = _model_at(model, loc[:length])
        if above is not None and key in above.model_fields:
            if not length:
                return f"move it above the first heading in square brackets: below [{heading}] it is part of that table"
            owner = ".".join(step for step in loc[:length] if isinstance(step, str))
            return f"move it up to the other keys of [[{owner}]], above [{heading}]"
    return ""


def _not_a_choice(given: str, expected: str) -> str:
    choices = [choice.strip("'") for choice in expected.replace(" or ", ", ").split(", ")]
    return f"“{given}” is not one of {', '.join(choices)}{_did_you_mean(given, choices)}"


def _did_you_mean(given: str, known: list[str]) -> str:
    close = get_close_matches(given, known, n=1)
    return f"; did you mean “{close[0]}”?" if close else ""


def _model_at(model: type[Value], loc: tuple[int | str, ...]) -> type[Value] | None:
    """Return the model of the table at `loc` below `model`."""
    found: type[Value] | None = model
    for step in loc:
        if isinstance(step, str) and found is not None:
            field = found.model_fields.get(step)
            found = _value_in(field.annotation) if field else None
    return found


def _value_in(annotation: Any) -> type[Value] | None:
    if isinstance(annotation, type) and issubclass(annotation, Value):
        return annotation
    return next(filter(None, map(_value_in, get_args(annotation))), None)
