"""What went wrong with a file, in words for the person who has to do something about it."""

import errno
import re
import sys
from collections.abc import Iterator

from pydantic import ValidationError
from pydantic_core import ErrorDetails

import wizard.foundation.windows_errors as trouble
from wizard.foundation.disk import NotAFileError
from wizard.foundation.value import FIRST_DAY, LAST_DAY, typed
from wizard.foundation.windows_errors import TROUBLES

_EXPECTED = {
    "string_type": "expected text",
    "int_type": "expected a whole number",
    "int_from_float": "expected a whole number",
    "int_parsing_size": "expected a smaller whole number",
    "bool_type": "expected true or false",
    "date_type": "expected a date such as 2027-01-11",
    "date_parsing": "expected a date such as 2027-01-11",
    "date_from_datetime_parsing": "expected a date such as 2027-01-11",
    "date_from_datetime_inexact": "expected a date without a time, such as 2027-01-11",
    "time_type": "expected a time such as 13:00:00",
    "time_parsing": "expected a time such as 13:00:00",
    "datetime_type": "expected a moment such as 2027-01-11T13:52:08+00:00",
    "datetime_parsing": "expected a moment such as 2027-01-11T13:52:08+00:00",
    "datetime_from_date_parsing": "expected a moment such as 2027-01-11T13:52:08+00:00",
    "timezone_aware": "expected a moment with its offset from UTC, such as 2027-01-11T13:52:08+00:00",
    "tuple_type": "expected a list",
    "mapping_type": "expected keys and values",
    "model_type": "expected keys and values",
    "model_attributes_type": "expected keys and values",
    "dict_type": "expected keys and values",
    "missing": "this is missing",
    "extra_forbidden": "unknown key",
    "string_too_short": "may not be empty",
    "union_tag_not_found": "it does not say which kind it is",
}
_TROUBLES = {
    errno.ENOSPC: trouble.FULL,
    errno.EDQUOT: trouble.QUOTA,
    errno.EACCES: trouble.DENIED,
    errno.EPERM: trouble.DENIED,
    errno.EROFS: trouble.READ_ONLY_DISK,
    errno.ENOENT: trouble.NOT_THERE,
    errno.EISDIR: trouble.IS_FOLDER,
    errno.EEXIST: trouble.EXISTS,
    errno.EIO: trouble.DAMAGED,
    errno.ENAMETOOLONG: trouble.TOO_LONG,
    errno.ESTALE: trouble.NO_ANSWER,
    errno.ETIMEDOUT: trouble.NO_ANSWER,
    errno.EHOSTDOWN: trouble.NO_ANSWER,
    errno.EHOSTUNREACH: trouble.NO_ANSWER,
    errno.ENETUNREACH: trouble.NO_ANSWER,
    errno.EINVAL: trouble.BAD_NAME,
    errno.EBUSY: trouble.HELD_OPEN,
    errno.EMFILE: trouble.TOO_MANY,
    errno.ENFILE: trouble.TOO_MANY,
    errno.ENOTDIR: trouble.Trouble("a part of the path is not a folder", "Choose another folder"),
    errno.ELOOP: trouble.Trouble("its shortcuts point to each other", "Choose another folder"),
}
"""What POSIX errors mean. On Windows these are used only if Windows gave no number itself."""

_NO_REASON = "Windows gave no reason"

# The path to a place in deeply nested data would fill the dialog.
_MOST_STEPS = 12

# pydantic counts errors cheaply, but listing them takes a thousand times the memory. With more than this, only count.
_MOST_ERRORS = 1_000
_LONG = re.compile(r"[0-9a-f]{64}")


def file_words(name: str) -> str:
    """Return a file's name in quotation marks, without characters that could disturb a line of text."""
    shown = typed(name)
    return f"“{shown if len(shown) <= 120 else shown[:119] + '…'}”"


def reason(error: OSError) -> str:
    """Return why the system refused and what to do, to be put before a full stop: “the disk is full. Delete …”.

    On Windows, its own number is used, because the C runtime turns most of them into “invalid argument”.
    """
    if isinstance(error, NotAFileError):
        return str(error)
    windows = getattr(error, "winerror", None)
    if windows is not None:
        found = TROUBLES.get(windows)
        return _in_words(found) if found else f"Windows says “{error.strerror or 'nothing'}” (error {windows})"
    if sys.platform == "win32" and error.errno == errno.EINVAL:
        return _NO_REASON
    if error.errno in _TROUBLES:
        return _in_words(_TROUBLES[error.errno])
    return f"the system says “{error.strerror or type(error).__name__}”"


def _in_words(found: trouble.Trouble) -> str:
    return f"{found.words}. {found.advice}"


def explain(error: ValidationError) -> str:
    """Return the first error in a file's content: “people, entry 3, votes: expected a whole number”.

    The content itself is not repeated: it may be private or hostile.
    """
    if error.error_count() > _MOST_ERRORS:
        return f"{error.error_count():,} things in it do not fit the file format"
    details = error.errors(include_url=False, include_input=False)
    first = details[0]
    place = ", ".join(list(_steps(first["loc"]))[:_MOST_STEPS])
    return f"{place + ': ' if place else ''}{_expected(first)}"


def _steps(loc: tuple[int | str, ...]) -> Iterator[str]:
    # For a field that may be one of several types, pydantic ends the location with the type it tried first: `bool`.
    for step in loc[:-1] if loc[-1:] == ("bool",) else loc:
        if isinstance(step, int):
            yield f"entry {step + 1}"
        elif step == "[key]":
            yield "its name"
        elif _LONG.fullmatch(step):
            yield f"{step[:8]}…"
        else:
            words = typed(step).replace("_", " ")
            yield words if len(words) <= 60 else words[:59] + "…"


def _expected(detail: ErrorDetails) -> str:
    kind, context = detail["type"], detail.get("ctx", {})
    if detail["loc"][-1:] == ("bool",):
        return "expected true or false, a whole number, text, or the rows of a table"
    match kind:
        case "enum" | "literal_error" | "union_tag_invalid":
            return f"expected one of {context.get('expected') or context.get('expected_tags')}".replace("'", "")
        case "string_too_long":
            return f"expected at most {context['max_length']:,} characters"
        case "too_long":
            return f"expected at most {context['max_length']:,} entries"
        case "too_short":
            return f"expected at least {context['min_length']:,} entries"
        case "greater_than_equal" | "less_than_equal" if isinstance(context.get("ge", context.get("le")), str):
            # For dates, pydantic gives the limit as text; that is how a date is recognised, and the sentence names both
            # limits.
            return f"expected a date from {FIRST_DAY} to {LAST_DAY}"
        case "greater_than_equal":
            return f"expected {context['ge']:,} or more"
        case "less_than_equal":
            return f"expected {context['le']:,} or less"
        case "string_pattern_mismatch":
            return "expected lower-case letters, digits and hyphens, or a digest"
        case "value_error":
            return str(context["error"])
        case "json_invalid":
            return f"not JSON: {context['error']}"
    return _EXPECTED.get(kind) or detail["msg"][:1].lower() + detail["msg"][1:]
