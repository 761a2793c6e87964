"""Canonical JSON and its SHA-256: the one way in which plans and guidance are turned into digests.

The form is RFC 8785 (JSON Canonicalization Scheme), restricted to what plans contain: no floats, whole numbers within
±(2**53 - 1), text in NFC. Keys are ordered by their UTF-16 code units, there is no white space, the bytes are UTF-8.
A field that has its default value is left out, so that a field added to a model later never alters an old digest.
"""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from wizard.foundation.value import LARGEST_WHOLE, Value

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False, sort_keys=True)
_BEYOND = tuple(bytes([lead]) for lead in range(0xF0, 0xF5))
"""How characters beyond U+FFFF begin in UTF-8: looking for these bytes is much faster than a pattern."""


def _utf16(key: str) -> bytes:
    return key.encode("utf-16-be")


def ordered(value: Any) -> Any:
    """Return JSON-like data with all keys in canonical order.

    Raises:
        ValueError: It contains something that has no canonical form.
    """
    match value:
        case bool() | None | str():
            return value
        case int() if abs(value) <= LARGEST_WHOLE:
            return value
        case Mapping():
            return {key: ordered(value[key]) for key in sorted(value, key=_utf16)}
        case list() | tuple():
            return [ordered(entry) for entry in value]
    raise ValueError(f"{value!r} has no canonical form")


def canonical_bytes(value: Any) -> bytes:
    """Return the canonical JSON of JSON-like data (mappings, sequences, text, whole numbers, true, false, null).

    Raises:
        ValueError: The data holds a float, a number beyond `LARGEST_WHOLE`, or something that JSON has no word for.
    """
    return json.dumps(ordered(value), ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode("utf-8")


def plain(model: BaseModel) -> dict[str, Any]:
    """Return `model` as JSON-like data, without the fields that have their default value."""
    data: dict[str, Any] = model.model_dump(mode="json", exclude_defaults=True)
    return data


def model_bytes(data: Any) -> bytes:
    """Return the canonical JSON of what `plain` returned, or of a part of it; faster than `canonical_bytes`.

    Models have no floats and no numbers out of range, so nothing needs checking.
    """
    text = _ENCODER.encode(data)
    # Python orders keys by code point, which differs from UTF-16 order only for characters beyond U+FFFF.
    written = text.encode("utf-8")
    return canonical_bytes(data) if any(lead in written for lead in _BEYOND) else written


def digest(value: BaseModel | Mapping[str, Any]) -> str:
    """Return the SHA-256 of the canonical JSON of `value`, in hexadecimal digits."""
    data = model_bytes(plain(value)) if isinstance(value, BaseModel) else canonical_bytes(value)
    return hashlib.sha256(data).hexdigest()


def model_digest(data: Mapping[str, Any]) -> str:
    """Return the digest of what `plain` returned, or of a part of it."""
    return hashlib.sha256(model_bytes(data)).hexdigest()


def fingerprint(digest: str) -> str:
    """Return the first 16 hexadecimal digits of a digest, in fours: `9f2c 41d0 77ab e013`."""
    return " ".join(digest[start : start + 4] for start in range(0, 16, 4))


def own_text(value: Value, *, without: str = "") -> bytes:
    """Return a value as JSON text, and keep its digest for `has_digest`: a frozen value is hashed only once.

    The text is its canonical JSON if all its mappings are in order. `without` is the field with its own digest, which
    the digest does not cover.
    """
    text = value.__pydantic_serializer__.to_json(value, exclude_defaults=True)
    covered = text
    if without:
        # A quotation mark inside a text is written with a backslash, so that this is the field and nothing else.
        covered = text.replace(b'"%b":"%b",' % (without.encode(), getattr(value, without).encode()), b"", 1)
    object.__setattr__(value, "_known_digest", (without, hashlib.sha256(covered).hexdigest()))
    return text


def has_digest(value: Value, expected: str, *, without: str = "") -> bool:
    """Whether a value has this digest; `without` is a field that the digest leaves out.

    A value keeps its fields sorted by name, so one read from a file that we wrote is already in order.
    """
    known = without, expected
    if getattr(value, "_known_digest", None) == known:
        return True
    own_text(value, without=without)
    if getattr(value, "_known_digest", None) == known:
        return True
    data = plain(value)
    data.pop(without, None)
    return model_digest(data) == expected
