"""The skeleton of a PDF as this program writes it: one header, objects end to end, one table, one end, nothing else.

It is a strict reader for our own files, not for PDF in general: anything unexpected is a finding. Size limits apply to
the file, its objects and their unpacked streams.
"""

import re
import zlib
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from itertools import pairwise

MOST_BYTES = 64 * 1024 * 1024
_MOST_UNPACKED = 256 * 1024 * 1024
_HEADER = re.compile(rb"%PDF-1\.7\n%[^\n]{4,80}\n")
_TAIL = re.compile(
    rb"xref\n0 (\d{1,7})\n((?:\d{10} \d{5} [nf] \n)+)trailer\n(<<.*?>>)\s*startxref\n(\d{1,9})\n%%EOF\n", re.DOTALL
)
_OBJECT = re.compile(rb"(\d{1,7}) 0 obj\n(.*)\nendobj\n", re.DOTALL)
_STREAM = re.compile(rb"(.*?)\r?\n?stream\r?\n", re.DOTALL)
_LENGTH = re.compile(rb"/Length (\d{1,9})\b")
_REFERENCE = re.compile(rb"(\d{1,7}) 0 R")
OURS = re.compile(rb"%PDF-1\.7\n%[^\n]{1,8} ReportLab Generated PDF document")
"""The start of every file of ours."""


class SkeletonError(ValueError):
    """A file is not built as this program builds it; the message says in words how it differs."""


@dataclass(frozen=True)
class Skeleton:
    """The objects of a file, unpacked, without the differences between versions of zlib."""

    objects: dict[int, tuple[bytes, bytes]]
    """By number: the dictionary (or other object) without its length, and the unpacked stream."""
    frame: bytes
    """Everything before the first object and after the table: header and trailer."""

    @cached_property
    def pages(self) -> tuple[tuple[int, ...], ...]:
        """For each page, in order, the numbers of its objects: the page and its contents."""
        tree = next((body for body, _ in self.objects.values() if b"/Type /Pages" in body and b"/Kids" in body), b"")
        kids = re.search(rb"/Kids \[(.*?)\]", tree, re.DOTALL)
        found = []
        for kid in _REFERENCE.findall(kids[1] if kids else b""):
            body = self.objects.get(int(kid), (b"", b""))[0]
            contents = re.search(rb"/Contents (\d{1,7}) 0 R", body)
            found.append((int(kid), *([int(contents[1])] if contents else [])))
        return tuple(found)

    @property
    def pages_digest(self) -> str:
        """The SHA-256 of the content of the pages, in order."""
        running = sha256()
        for page in self.pages:
            for number in page[1:]:
                content = self.objects[number][1]
                running.update(len(content).to_bytes(8, "big") + content)
        return running.hexdigest()


def skeleton(data: bytes) -> Skeleton:
    """Take a file apart.

    Raises:
        SkeletonError: It is not built as this program builds files.
    """
    if len(data) > MOST_BYTES:
        raise SkeletonError("the file is too large")
    header = _HEADER.match(data)
    start = data.rfind(b"startxref\n")
    if header is None:
        raise SkeletonError("it does not begin as our files do")
    if start < 0 or not data.endswith(b"%%EOF\n"):
        raise SkeletonError("its end is missing")
    at = re.match(rb"startxref\n(\d{1,9})\n%%EOF\n\Z", data[start:])
    tail = _TAIL.fullmatch(data[int(at[1]) :]) if at and int(at[1]) < len(data) else None
    if tail is None or int(tail[4]) != int(at[1] if at else 0):
        raise SkeletonError("its table of objects is not in its place")
    return Skeleton(_objects(data, header.end(), int(tail[4]), int(tail[1]), tail[2]), header[0] + tail[3])


def _objects(data: bytes, first: int, last: int, count: int, table: bytes) -> dict[int, tuple[bytes, bytes]]:
    """Return the objects between two offsets, which they must fill without gaps."""
    rows = table.split(b" \n")[:-1]
    if len(rows) != count or rows[0] != b"0000000000 65535 f" or any(row[10:] != b" 00000 n" for row in rows[1:]):
        raise SkeletonError("its table of objects is not like ours")
    offsets = {int(row[:10]): number for number, row in enumerate(rows[1:], start=1)}
    places = [*sorted(offsets), last]
    # There must be no gap between objects, from the header on, so that nothing can be hidden between them.
    if len(offsets) != count - 1 or places[0] != first:
        raise SkeletonError("something comes before its first object")
    found: dict[int, tuple[bytes, bytes]] = {}
    room = _MOST_UNPACKED
    for start, end in pairwise(places):
        match = _OBJECT.fullmatch(data, start, end)
        if match is None or int(match[1]) != offsets[start]:
            raise SkeletonError(f"its object {offsets[start]} is not whole")
        found[offsets[start]] = _unpacked(match[2], offsets[start], room)
        room -= len(found[offsets[start]][1])
    return found


def _unpacked(body: bytes, number: int, room: int) -> tuple[bytes, bytes]:
    """Return an object's dictionary without its length, and its unpacked stream."""
    match = _STREAM.match(body) if body.endswith(b"endstream") else None
    if match is None:
        return body, b""
    length = _LENGTH.search(match[1])
    packed = body[match.end() : match.end() + int(length[1])] if length else b""
    if not length or body[match.end() + len(packed) :].strip(b"\r\n") != b"endstream":
        raise SkeletonError(f"the stream of its object {number} is not as long as it says")
    # Leave the length out of the comparison: it follows from the content, which is compared unpacked.
    head = _LENGTH.sub(b"", match[1], count=1)
    if b"/FlateDecode" not in head:
        return head, packed
    unpacker = zlib.decompressobj()
    try:
        content = unpacker.decompress(packed, max(room, 1))
    except zlib.error:
        raise SkeletonError(f"the stream of its object {number} is damaged") from None
    # A reader would not see data after the end of the compressed part, so it could hide anything.
    if not unpacker.eof or unpacker.unused_data:
        raise SkeletonError(f"the stream of its object {number} is not whole")
    return head, content
