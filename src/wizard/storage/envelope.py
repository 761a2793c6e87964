"""The envelope round a plan: valid JSON of a known format and version, no repeated keys, no extras, not too large.

A file as we write it is recognised as sound by one comparison. Any other is parsed object by object, which takes longer
but can name the place of an error.

A file may come from anywhere. A file that breaks a limit is refused before a parser sees it: small objects take thirty
times their size in memory. The models themselves limit the lengths of texts and lists (`wizard.foundation.value`,
`wizard.plan`), and so the depth: no model has a place for anything beyond twenty levels.
"""

import json
import re
from typing import Any, NoReturn

from pydantic_core import from_json, to_json

from wizard.foundation.file_errors import file_words
from wizard.foundation.value import LARGEST_WHOLE
from wizard.storage.migrations import MIGRATIONS, newest_version
from wizard.storage.signature_points import without_points

FORMAT = "gp-action-wizard plan"
"""The `format` of every plan file."""

VERSION = newest_version(MIGRATIONS)
"""The version that we write, and the newest that we read."""

DAMAGED, UNREADABLE = 1, 3
"""Exit codes: the file is damaged or was changed; the file cannot be read or written."""

_CUT_SHORT = "is cut short: its end is missing"
_KEYS = frozenset({"format", "version", "counter", "sha256", "plan"})

FILE_BYTES = 20_000_000
"""The most bytes in a plan file."""

OBJECTS = 60_000
"""The most objects: votes, proposals, people. Sixty meetings of twenty people who all vote by name have 21,000."""

KEYS = 160_000
"""The most keys in all objects together."""

LISTS = 260_000
"""The most lists. Each point of a drawn signature is a list, and a signature has one or two hundred."""

ENTRIES = 250_000
"""The most entries in all objects and lists together, without the points of signatures."""

STRETCH_BYTES = 1_000_000
"""The longest stretch without a quotation mark: one text, one number, or the points of one signature."""

WHOLE_DIGITS = 17
"""The most characters in a whole number, including the sign; a longer number is not even parsed."""

_SIGNS = ((b"{", OBJECTS, "objects"), (b":", KEYS, "keys"), (b"[", LISTS, "lists"))
_NOT_COUNTED = bytes({*range(256)}.difference(b"{:[,"))
# Leaving out the points of signatures first only saves time if there are many lists.
_MANY_LISTS = 10_000


class PlanFileError(Exception):
    """A plan file cannot be used. The message is one sentence: which file, which place, what was expected."""

    def __init__(self, name: str, what: str, exit_code: int = DAMAGED) -> None:
        super().__init__(f"{file_words(name)} {what}.")
        self.exit_code = exit_code
        """`DAMAGED` or `UNREADABLE`, for the command line."""


def checked_envelope(data: bytes, name: str, newest: int = VERSION) -> dict[str, Any]:
    """Return the envelope of a plan file if the whole file is sound; the plan itself is not kept.

    Whole numbers outside the limits are refused here or by the model, which limits every one.

    Raises:
        PlanFileError: It is not valid JSON with whole numbers and each key once, not a plan, or of a newer version.
        BoundError: It contains something that no plan may; the model may know its place.
    """
    # Try the fast way first; it is enough for every file that this program wrote.
    head = _written_back(data)
    if head is None:
        head = _parsed_with_care(data, name)
    if not isinstance(head, dict) or head.get("format") != FORMAT:
        raise PlanFileError(name, "is not a plan made by this program")
    _check_envelope(head, name, newest)
    return {key: value for key, value in head.items() if key != "plan"}


def _written_back(data: bytes) -> Any:
    """Return the file's content if writing it again gives exactly the file's bytes, else None.

    A repeated key would be lost on the way, so if nothing is lost, no key is repeated.
    """
    try:
        found = from_json(data, allow_inf_nan=False)
    except ValueError:
        return None
    return found if to_json(found) == data.rstrip() else None


def _parsed_with_care(data: bytes, name: str) -> Any:
    """Parse a file that we did not write like this, or that somebody damaged, and keep only the envelope."""
    try:
        data.decode("utf-8")
        # As Latin-1, each byte is one character of one byte, whatever the file contains. JSON's syntax is unchanged.
        return json.loads(
            data.decode("latin-1"),
            object_pairs_hook=_written_keys_once if b"\\u" in data else _keys_once,
            parse_int=whole_number,
            parse_float=_no_fraction,
            parse_constant=_no_constant,
        )
    except UnicodeDecodeError as error:
        cut = error.reason == "unexpected end of data"
        words = _CUT_SHORT if cut else "is damaged: some of its characters cannot be read"
        raise PlanFileError(name, words) from error
    except json.JSONDecodeError as error:
        raise PlanFileError(name, _not_json(error, data)) from error
    except RecursionError as error:
        raise PlanFileError(name, "is damaged: its parts are nested too deeply") from error


def _check_envelope(head: dict[str, Any], name: str, newest: int) -> None:
    version = head.get("version")
    if type(version) is not int or not 1 <= version <= LARGEST_WHOLE:
        raise PlanFileError(name, "is damaged: version: expected a whole number from 1")
    if version > newest:
        known = f"this program reads up to version {newest}: use a newer program"
        words = f"is in version {version:,} of the file format, and {known}"
        raise PlanFileError(name, words, UNREADABLE)
    for key in sorted(_KEYS - set(head)):
        raise PlanFileError(name, f"is damaged: {key}: this is missing")
    for key in sorted(set(head) - _KEYS):
        raise PlanFileError(name, f"is damaged: {file_words(key)}: unknown key")
    if type(head["counter"]) is not int or not 0 <= head["counter"] <= LARGEST_WHOLE:
        raise PlanFileError(name, "is damaged: counter: expected a whole number")
    if not isinstance(head["sha256"], str) or not re.fullmatch("[0-9a-f]{64}", head["sha256"]):
        raise PlanFileError(name, "is damaged: its checksum is broken")


def _keys_once(pairs: list[tuple[str, Any]]) -> dict[str, Any] | None:
    """See that no key is repeated, and keep only the envelope."""
    found = dict(pairs)
    if len(found) != len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise BoundError(f"the key {file_words(_as_utf8(twice))} appears twice in one object")
    return found if "format" in found else None


def _written_keys_once(pairs: list[tuple[str, Any]]) -> dict[str, Any] | None:
    """Do the same where keys may contain escapes, so that one key can be written in two ways."""
    return _keys_once([(_as_utf8(key), value) for key, value in pairs])


def _as_utf8(key: str) -> str:
    try:
        return key.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return key


def _no_fraction(digits: str) -> NoReturn:
    raise BoundError("it contains a number that is not whole; plans have whole numbers only")


def _no_constant(word: str) -> NoReturn:
    raise BoundError(f"it contains {word}, which is not a number")


def _not_json(error: json.JSONDecodeError, data: bytes) -> str:
    if not data.strip():
        return "is empty"
    if data.startswith(b"\xef\xbb\xbf"):
        return "is not a plan: it begins with a byte-order mark"
    if error.pos >= len(data.rstrip()) or error.msg.startswith("Unterminated string"):
        return _CUT_SHORT
    return f"is not a plan, or is damaged from line {error.lineno:,} on"


class BoundError(ValueError):
    """A limit is exceeded. The message is part of a sentence: “it holds more than …”."""


def check_size(size: int) -> None:
    """See that a file of `size` bytes may be read.

    Raises:
        BoundError: It is larger than `FILE_BYTES`.
    """
    if size > FILE_BYTES:
        raise BoundError(f"it has more than {FILE_BYTES / 1_000_000:.0f} MB, the most that a plan may")


def check_bytes(data: bytes) -> bytes:
    """See that JSON is small enough to parse, without parsing it. Brackets and commas inside texts count too.

    Returns:
        The same JSON; if it has many lists, with every drawn stroke emptied.

    Raises:
        BoundError: It is too large.
    """
    check_size(len(data))
    # Leave out everything else first: counting in the rest takes a quarter of the time.
    signs = data.translate(None, _NOT_COUNTED)
    found = {sign: signs.count(sign) for sign, _, _ in _SIGNS}
    for sign, most, words in _SIGNS:
        if found[sign] > most:
            raise BoundError(f"it holds more than {most:,} {words}, the most that a plan may")
    many = found[b"["] > _MANY_LISTS
    bare = without_points(data) if many else data
    if (bare if many else signs).count(b",") > ENTRIES:
        raise BoundError(f"it holds more than {ENTRIES:,} entries, the most that a plan may")
    for start in range(0, len(data) - STRETCH_BYTES, STRETCH_BYTES):
        if data.find(b'"', start, start + STRETCH_BYTES) < 0:
            raise BoundError("it contains a text or a number that is far too long")
    return bare


def whole_number(digits: str) -> int:
    """Return a whole number from its digits in JSON.

    Raises:
        BoundError: It is beyond `LARGEST_WHOLE`.
    """
    if len(digits) > WHOLE_DIGITS or abs(number := int(digits)) > LARGEST_WHOLE:
        raise BoundError(f"it holds a whole number of {len(digits):,} digits; no number may be above {LARGEST_WHOLE:,}")
    return number
