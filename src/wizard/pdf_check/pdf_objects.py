"""Reads the objects of a PDF from any program, strictly by the format.

PDF readers repair a damaged file each in their own way, and so show different pages; here anything unclear is refused
(`UnclearError`). Formats: ISO 32000-1, sections 7.4.4 (predictors) and 7.5 (tables, streams of objects).
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from functools import cached_property

from wizard.pdf_check.pdf_syntax import Name, PackedStream, Ref, UnclearError, Value, value_at
from wizard.pdf_check.read_pdf import MOST_UNPACKED

_MOST_REVISIONS = 50
_MOST_OBJECTS = 2_000_000
_MOST_END = 1_024
_MOST_DIGITS = 12
_WIDEST = 8
"""Bytes of a field in a table that is a stream."""
_END = re.compile(rb"startxref[\r\n ]+(\d{1,10})[\r\n ]+%%EOF[\0\t\n\f\r ]*\Z")
_SPACE = re.compile(rb"[\t\n\f\r ]*+")
_OBJECT = re.compile(rb"[\t\n\f\r ]*+(\d{1,10})[\t\n\f\r ]++(\d{1,5})[\t\n\f\r ]++obj")
_SECTION = re.compile(rb"[\t\n\f\r ]*+(\d{1,10}) (\d{1,7})[ \r]*\n")
_ROW = re.compile(rb"(\d{10}) (\d{5}) ([nf])(?: \r| \n|\r\n)")
_BEGINS = re.compile(rb"stream(?:\r\n|\n)")
_ENDS = re.compile(rb"(?:\r\n|\n|\r)?endstream[\t\n\f\r ]*+endobj")
_PNG_FIRST = 10
"""Predictors from this number on are those of PNG; each row begins with its own predictor."""


class PdfObjects:
    """A file's objects by number, read when needed."""

    def __init__(self, data: bytes) -> None:
        """Read the tables that say where the objects are.

        Raises:
            UnclearError: They are inconsistent.
        """
        self._data = data
        self._places: dict[int, tuple[int, int, int] | None] = {}
        self._known: dict[Ref, Value] = {}
        self._reading: set[Ref] = set()
        self._streams: dict[int, list[tuple[int, Value]]] = {}
        self._room = 4 * MOST_UNPACKED
        self.trailer: dict[str, Value] = {}
        end = _END.search(data, max(0, len(data) - _MOST_END))
        if not data.startswith(b"%PDF-") or end is None:
            raise UnclearError("there is something before its beginning or after its end")
        self._read_tables(int(end[1]))

    def get(self, value: Value) -> Value:
        """Return the value itself, or the object that it refers to."""
        for _ in range(_MOST_REVISIONS):
            if not isinstance(value, Ref):
                return value
            value = self._object(value)
        raise UnclearError("a part of it refers to itself")

    def every(self) -> Iterator[Value]:
        """Yield every object of the file."""
        for number, place in self._places.items():
            if place is not None:
                yield self._object(Ref(number, place[2] if place[0] == 1 else 0))

    def dictionary(self, value: Value) -> dict[str, Value]:
        """Return a dictionary, that of a stream, or the one referred to.

        Raises:
            UnclearError: It is not a dictionary.
        """
        found = self.get(value)
        if isinstance(found, PackedStream):
            return found.entries
        if not isinstance(found, dict):
            raise UnclearError("a part of it is missing")
        return found

    def unpacked(self, stream: PackedStream) -> bytes:
        """Return a stream's unpacked data.

        Raises:
            UnclearError: It does not use Flate, is incomplete, or is too large.
        """
        filters = self.get(stream.entries.get("Filter"))
        names = [self.get(each) for each in (filters if isinstance(filters, list) else [filters]) if each is not None]
        if stream.entries.keys() & {"F", "FFilter", "FDecodeParms"}:
            raise UnclearError("a part of it is kept in another file")
        if not names:
            return stream.packed
        if names != ["FlateDecode"]:
            raise UnclearError("a part of it is compressed in a way that our files are not")
        content = self._inflated(stream.packed)
        parameters = self.get(stream.entries.get("DecodeParms"))
        if isinstance(parameters, list):
            parameters = self.get(parameters[0]) if len(parameters) == 1 else None
        return _predicted(content, parameters) if isinstance(parameters, dict) else content

    @cached_property
    def catalogue(self) -> dict[str, Value]:
        """The document's catalogue."""
        return self.dictionary(self.trailer.get("Root"))

    def _inflated(self, packed: bytes) -> bytes:
        if not packed:
            # Some programs mark an empty stream as packed.
            return b""
        unpacker = zlib.decompressobj()
        try:
            content = unpacker.decompress(packed, max(self._room, 1))
        except zlib.error:
            raise UnclearError("a part of it is damaged") from None
        # No reader looks at bytes after the packed data, except for a line end that some programs count as part of it.
        if not unpacker.eof or unpacker.unused_data.strip(b"\r\n"):
            raise UnclearError("a part of it is incomplete")
        self._room -= len(content)
        return content

    def _object(self, ref: Ref) -> Value:
        if ref not in self._known:
            if ref in self._reading:
                raise UnclearError("a part of it refers to itself")
            self._reading.add(ref)
            self._known[ref] = self._read(ref)
            self._reading.discard(ref)
        return self._known[ref]

    def _read(self, ref: Ref) -> Value:
        place = self._places.get(ref.number)
        if place is None:
            return None
        kind, where, which = place
        if kind == 1:
            return self._at(where, ref) if which == ref.generation else None
        if ref.generation:
            # An object in a stream of objects has generation 0 (7.5.7).
            return None
        held = self._in_stream(where)
        if which >= len(held) or held[which][0] != ref.number:
            raise UnclearError("a part of it is not where the file says it is")
        return held[which][1]

    def _at(self, place: int, ref: Ref) -> Value:
        head = _OBJECT.match(self._data, place)
        if head is None or (int(head[1]), int(head[2])) != ref:
            raise UnclearError("a part of it is not where the file says it is")
        value, end = value_at(self._data, head.end())
        end = self._past_space(end)
        if self._data.startswith(b"endobj", end):
            return value
        begins = _BEGINS.match(self._data, end)
        if begins is None or not isinstance(value, dict):
            raise UnclearError("a part of it has no end")
        length = self.get(value.get("Length"))
        if not isinstance(length, int) or not _ENDS.match(self._data, begins.end() + length):
            raise UnclearError("a part of it is longer or shorter than it says")
        return PackedStream(value, self._data[begins.end() : begins.end() + length])

    def _in_stream(self, number: int) -> list[tuple[int, Value]]:
        """Return the numbered values in a stream of objects."""
        if number not in self._streams:
            stream = self.get(Ref(number, 0))
            place = self._places.get(number)
            if not isinstance(stream, PackedStream) or place is None or place[0] != 1:
                raise UnclearError("a part of it is missing")
            content = self.unpacked(stream)
            first, count = stream.entries.get("First"), stream.entries.get("N")
            if not isinstance(first, int) or not isinstance(count, int):
                raise UnclearError("a part of it is missing")
            digits = content[:first].split()
            heads = [int(each) for each in digits if each.isdigit() and len(each) < _MOST_DIGITS]
            if len(heads) != 2 * count or len(set(heads[::2])) != count:
                raise UnclearError("a part of it is not where the file says it is")
            pairs = zip(heads[::2], heads[1::2], strict=True)
            self._streams[number] = [(each, value_at(content, first + offset)[0]) for each, offset in pairs]
        return self._streams[number]

    def _past_space(self, place: int) -> int:
        found = _SPACE.match(self._data, place)
        return found.end() if found else place

    def _read_tables(self, place: int) -> None:
        seen: set[int] = set()
        following: int | None = place
        while following is not None:
            if following in seen or len(seen) > _MOST_REVISIONS:
                raise UnclearError("its table of objects leads back to itself")
            seen.add(following)
            at = self._past_space(following)
            trailer = self._table(at) if self._data.startswith(b"xref", at) else self._table_in_stream(at)
            self.trailer = self.trailer or trailer
            before = trailer.get("Prev")
            if "XRefStm" in trailer or "Encrypt" in trailer or not isinstance(before, int | None):
                raise UnclearError("it has two tables of objects, or is locked")
            following = before

    def _table(self, place: int) -> dict[str, Value]:
        end, rows = place + len(b"xref"), dict[int, tuple[int, int, int] | None]()
        while section := _SECTION.match(self._data, end):
            end = section.end()
            for number in range(int(section[1]), int(section[1]) + int(section[2])):
                row = _ROW.match(self._data, end)
                if row is None or number in rows or len(self._places) + len(rows) > _MOST_OBJECTS:
                    raise UnclearError("its table of objects is damaged")
                rows[number] = (1, int(row[1]), int(row[2])) if row[3] == b"n" else None
                end = row.end()
        # Newer tables come first, and override older ones.
        self._places = rows | self._places
        end = self._past_space(end)
        if not self._data.startswith(b"trailer", end):
            raise UnclearError("its table of objects is damaged")
        trailer, _ = value_at(self._data, end + len(b"trailer"))
        if not isinstance(trailer, dict):
            raise UnclearError("its table of objects is damaged")
        return trailer

    def _table_in_stream(self, place: int) -> dict[str, Value]:
        head = _OBJECT.match(self._data, place)
        stream = self._at(place, Ref(int(head[1]), int(head[2]))) if head else None
        if not isinstance(stream, PackedStream) or stream.entries.get("Type") != Name("XRef"):
            raise UnclearError("its table of objects is in the wrong place")
        entries = stream.entries
        widths: Value = entries.get("W")
        runs: Value = entries.get("Index", [0, entries.get("Size")])
        if not _are_numbers(widths) or not _are_numbers(runs) or len(widths) != 3 or max(widths) > _WIDEST:
            raise UnclearError("its table of objects is damaged")
        content, rows, at = self.unpacked(stream), dict[int, tuple[int, int, int] | None](), 0
        for first, count in zip(runs[::2], runs[1::2], strict=False):
            for number in range(first, first + min(count, len(content))):
                fields = []
                for width in widths:
                    fields.append(int.from_bytes(content[at : at + width], "big"))
                    at += width
                kind = fields[0] if widths[0] else 1
                if number in rows or at > len(content) or kind not in (0, 1, 2):
                    raise UnclearError("its table of objects is damaged")
                rows[number] = (kind, fields[1], fields[2]) if kind else None
        self._places = rows | self._places
        return entries


def _are_numbers(values: Value) -> bool:
    return isinstance(values, list) and all(isinstance(each, int) and each >= 0 for each in values)


def _predicted(content: bytes, parameters: dict[str, Value]) -> bytes:
    """Undo a PNG predictor: each row begins with the type that it uses."""
    predictor = parameters.get("Predictor", 1)
    if predictor == 1:
        return content
    bits = parameters.get("Colors", 1) * parameters.get("BitsPerComponent", 8)
    if predictor < _PNG_FIRST or bits % 8:
        raise UnclearError("a part of it is compressed in a way that our files are not")
    step = bits // 8
    width = step * parameters.get("Columns", 1)
    before, rows = bytes(width), []
    for start in range(0, len(content), width + 1):
        row = bytearray(content[start + 1 : start + 1 + width])
        _undo(content[start], row, before.ljust(width, b"\0"), step)
        before = bytes(row)
        rows.append(before)
    return b"".join(rows)


def _undo(kind: int, row: bytearray, above: bytes, step: int) -> None:
    for at in range(len(row)):
        left = row[at - step] if at >= step else 0
        corner = above[at - step] if at >= step else 0
        guess = {0: 0, 1: left, 2: above[at], 3: (left + above[at]) // 2, 4: _paeth(left, above[at], corner)}.get(kind)
        if guess is None:
            raise UnclearError("a part of it is damaged")
        row[at] = (row[at] + guess) & 255


def _paeth(left: int, above: int, corner: int) -> int:
    near = left + above - corner
    return min((left, above, corner), key=lambda each: abs(near - each))
