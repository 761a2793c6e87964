"""pydantic's errors on a pack, said in one sentence for the person who wrote the file."""

from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any, get_args

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from wizard.foundation.value import Value

LONGEST_SHOWN = 60
"""The most characters of a file's own text that a message repeats."""


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


def explain(error: ValidationError, file: str, model: type[Value], data: Any) -> str:
    """Return one sentence on the first thing that is wrong: the file, the key and what was expected there.

    Args:
        error: What pydantic found when it validated `data` against `model`.
        file: The name of the file that the data came from.
        model: The model that was expected.
        data: The data as it stood in the file.
    """
    details = _in_order(error.errors(include_url=False))
    first = details[0]
    place = " › ".join([file, *_place(first["loc"], data)])
    more = f" ({len(details) - 1} more to mend after it.)" if len(details) > 1 else ""
    said = _expected(first, model).rstrip(".")
    return f"{place}: {said}{'' if said.endswith('?') else '.'}{more}"


def _in_order(details: list[ErrorDetails]) -> list[ErrorDetails]:
    """Return the errors with unknown keys first, which are often why another key is missing.

    A list counts as too short, too, when its entries are wrong; that is not an error of its own.
    """
    places = [detail["loc"] for detail in details]
    own = [
        detail
        for detail in details
        if detail["type"] != "too_short" or not any(_lies_below(place, detail["loc"]) for place in places)
    ]
    return sorted(own, key=lambda detail: detail["type"] != "extra_forbidden")


def _lies_below(place: tuple[int | str, ...], other: tuple[int | str, ...]) -> bool:
    return len(place) > len(other) and place[: len(other)] == other


def _place(loc: tuple[int | str, ...], data: Any) -> Iterator[str]:
    """Name each step of the way to a value; an entry of a list by its id if it has one, else counted from one."""
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
            return _unknown_key(_shown(str(detail["loc"][-1])), _model_at(model, detail["loc"][:-1]))
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
    return _EXPECTED.get(kind) or detail["msg"][:1].lower() + detail["msg"][1:]


def _shown(text: str) -> str:
    """Return what somebody else wrote as it may stand in a sentence: on one line, and not too long."""
    line = " ".join("".join(character if character.isprintable() else " " for character in text).split())
    return line if len(line) <= LONGEST_SHOWN else f"{line[:LONGEST_SHOWN]}…"


def _unknown_key(key: str, model: type[Value] | None) -> str:
    known = sorted(model.model_fields) if model else []
    return f"unknown key “{key}”{_did_you_mean(key, known) or '; the keys are ' + ', '.join(known)}"


def _not_a_choice(given: str, expected: str) -> str:
    choices = [choice.strip("'") for choice in expected.replace(" or ", ", ").split(", ")]
    return f"“{given}” is not one of {', '.join(choices)}{_did_you_mean(given, choices)}"


def _did_you_mean(given: str, known: list[str]) -> str:
    close = get_close_matches(given, known, n=1)
    return f"; did you mean “{close[0]}”?" if close else ""


def _model_at(model: type[Value], loc: tuple[int | str, ...]) -> type[Value] | None:
    """Return the model of the table that lies at `loc` below `model`."""
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
