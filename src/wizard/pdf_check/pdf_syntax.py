"""Reads the values in a PDF strictly, so that a file either has one meaning or is refused.

Rules of ISO 32000-1, section 7.3. Real numbers are held in single precision, as PDF readers hold them: 595.276 and
595.27559 from different programs are then equal, because they are drawn the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from struct import error as struct_error
from struct import pack, unpack
from typing import Any, NamedTuple

Value = Any
"""None, bool, int, float, bytes (a string), `Name`, `Ref`, list, dict by the names of keys, or `PackedStream`."""

_WHITE = rb"\t\n\f\r "
"""White space. The standard counts NUL too; no program writes it, and some readers would not skip it."""
_ENDS = _WHITE + rb"()<>\[\]{}/%"
_TOKEN = re.compile(
    rb"[" + _WHITE + rb"]*+(?:%[^\r\n]*+[" + _WHITE + rb"]*+)*+(?:"
    rb"(?P<ref>(?P<of>\d{1,10})[" + _WHITE + rb"]++(?P<gen>\d{1,5})[" + _WHITE + rb"]++R(?=[" + _ENDS + rb"]|$))"
    rb"|(?P<number>[+-]?(?:\d++\.?\d*+|\.\d++)(?=[" + _ENDS + rb"]|$))"
    rb"|/(?P<name>[^" + _ENDS + rb"]*+)"
    rb"|(?P<mark><<|>>|\[|\])"
    rb"|<(?P<hex>[0-9A-Fa-f" + _WHITE + rb"]*+)>"
    rb"|(?P<string>\()"
    rb"|(?P<word>[^" + _ENDS + rb"]++))"
)
_PLAIN = re.compile(rb"(?:[^()\\]++|\\[\s\S])*+")
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|[\s\S])|\r\n?")
_ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\r\n": b"", b"\r": b"", b"\n": b""}
_IN_NAME = re.compile(rb"#([0-9A-Fa-f]{2})")
_MOST_DEEP = 200
_WORDS = {b"null": None, b"true": True, b"false": False}


class UnclearError(ValueError):
    """A file cannot be read reliably; the message says why, in words."""


class DoubledError(UnclearError):
    """A key is written twice in one place: one reader takes the first value, another the second."""


class Name(str):
    """A name, which is never equal to a string."""

    __slots__ = ()


class Ref(NamedTuple):
    """A reference to an object."""

    number: int
    generation: int


class Keyword(NamedTuple):
    """A word that is not a value: a drawing operator, or `stream`."""

    spelt: bytes


class PackedStream(NamedTuple):
    """A stream: its dictionary and its packed bytes."""

    entries: dict[str, Value]
    packed: bytes


def value_at(data: bytes, start: int) -> tuple[Value, int]:
    """Return the value that begins at an offset, and where it ends.

    Raises:
        UnclearError: There is none, or it is ambiguous.
    """
    open_parts: list[_OpenPart] = []
    while True:
        value, start = _token(data, start)
        if isinstance(value, _Open):
            if len(open_parts) > _MOST_DEEP:
                raise UnclearError("its parts are nested too deeply")
            open_parts.append(_OpenPart(value.closed_by))
            continue
        if isinstance(value, _Close):
            if not open_parts or open_parts[-1].closed_by != value.mark:
                raise UnclearError("a part of it ends without having begun")
            value = open_parts.pop().whole()
        if not open_parts:
            return value, start
        if isinstance(value, Keyword):
            raise UnclearError("a part of it contains something that is not a value")
        open_parts[-1].values.append(value)


def tokens(data: bytes) -> Iterator[Value]:
    """Yield the values and operators of a page's drawing, with arrays and dictionaries as single values.

    Raises:
        UnclearError: It cannot be read, or contains an inline image, which our files never do.
    """
    data, start = data.rstrip(b"\t\n\f\r "), 0
    picture = Keyword(b"ID")
    while start < len(data):
        value, end = _token(data, start)
        kind = type(value)
        if kind is _Open or kind is _Close:
            value, end = value_at(data, start)
        elif kind is Keyword and value == picture:
            raise UnclearError("one of its pages contains a scanned picture")
        start = end
        yield value


class _Open(NamedTuple):
    closed_by: bytes


class _Close(NamedTuple):
    mark: bytes


class _OpenPart:
    """An array or a dictionary that is not closed yet."""

    __slots__ = ("closed_by", "values")

    def __init__(self, closed_by: bytes) -> None:
        self.closed_by = closed_by
        self.values: list[Value] = []

    def whole(self) -> Value:
        """Return it as a value."""
        if self.closed_by == b"]":
            return self.values
        keys, held = self.values[::2], self.values[1::2]
        if len(keys) != len(held) or not all(isinstance(key, Name) for key in keys):
            raise UnclearError("a part of it has a value without a name")
        if len(set(keys)) != len(keys):
            raise DoubledError("a part of it is written twice, with two meanings")
        # An entry whose value is null counts as absent (7.3.7).
        return {str(key): value for key, value in zip(keys, held, strict=True) if value is not None}


def _token(data: bytes, start: int) -> tuple[Value, int]:
    found = _TOKEN.match(data, start)
    if found is None:
        raise UnclearError("a part of it is damaged")
    kind, end = found.lastgroup, found.end()
    text = found[kind] if kind else b""
    if kind == "ref":
        return Ref(int(found["of"]), int(found["gen"])), end
    if kind == "number":
        return _number(text), end
    if kind == "name":
        return Name(_IN_NAME.sub(lambda code: bytes([int(code[1], 16)]), text).decode("latin-1")), end
    if kind == "mark":
        closing = {b"<<": b">>", b"[": b"]"}.get(text)
        return (_Open(closing) if closing else _Close(text)), end
    if kind == "hex":
        digits = b"".join(text.translate(None, b"\t\n\f\r ").split())
        return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode()), end
    if kind == "string":
        return _string(data, end)
    return (_WORDS[text] if text in _WORDS else Keyword(text)), end


def _number(text: bytes) -> int | float:
    if b"." not in text:
        return int(text[:40])
    try:
        single: float = unpack("<f", pack("<f", float(text)))[0]
    except (OverflowError, struct_error):
        raise UnclearError("a number in it is too large") from None
    return single


def _string(data: bytes, start: int) -> tuple[bytes, int]:
    """Return a string in brackets and where it ends; brackets inside it are paired."""
    depth, place = 1, start
    while depth:
        found = _PLAIN.match(data, place)
        place = found.end() + 1 if found else len(data) + 1
        if place > len(data):
            raise UnclearError("a text in it has no end")
        depth += 1 if data[place - 1 : place] == b"(" else -1
    return _ESCAPE.sub(_unescaped, data[start : place - 1]), place


def _unescaped(found: re.Match[bytes]) -> bytes:
    code = found[1]
    if code is None:
        return b"\n"
    if code in _ESCAPED:
        return _ESCAPED[code]
    return bytes([int(code, 8) & 255]) if code[:1].isdigit() and code[0] < 56 else code
