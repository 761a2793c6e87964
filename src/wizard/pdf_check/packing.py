"""How a PDF packs its content, seen before any reader unpacks it: a small file may unpack to more than a PC holds."""

import re
import zlib

from wizard.tagged_pdf.pdf_skeleton import MOST_BYTES

MOST_STREAMS = 20_000
"""The most streams in a file; ours have a few hundred."""

MOST_NAMES = 1_000_000
"""The most names in a file, counted by their strokes; ours have some ten thousand."""

MOST_UNPACKED = 64_000_000
"""The most bytes that all streams together unpack to."""

_STREAM = re.compile(rb"stream")
_LINE_END = re.compile(rb"\r\n?|\n")
_PIECE = 256 * 1024


def _spelt(name: str) -> bytes:
    """Return a pattern of a PDF's name, each letter as itself or as its number: “/F#69lter”."""
    return b"/" + b"".join(b"(?:%c|#(?i:%02x))" % (letter, letter) for letter in name.encode())


_FILTER = re.compile(_spelt("Filter") + rb"(?!\s*(?:\[\s*/FlateDecode\s*\]|/FlateDecode(?![^\s/<>\[\]()%])))")
"""A filter other than ours, wherever it stands: which dictionary it is in is for no search to say."""
_LOCKED = re.compile(_spelt("Encrypt"))


class PackingError(ValueError):
    """A file is packed as no file of ours is; the message is one sentence."""


def refuse_bombs(data: bytes) -> None:
    """See that what a file's streams unpack to stays within bounds, without keeping any of it.

    Raises:
        PackingError: It does not, or the file is packed in another way than ours, or in several ways at once.
    """
    if len(data) > MOST_BYTES:
        raise PackingError("The PDF is larger than any of ours.")
    if data.count(b"/") > MOST_NAMES:
        raise PackingError("The PDF has more parts than any of ours.")
    if _LOCKED.search(data):
        raise PackingError("The PDF is locked, and none of ours is.")
    if _FILTER.search(data):
        raise PackingError("The PDF is packed in another way than any of ours.")
    room, start = MOST_UNPACKED, 0
    for number, found in enumerate(_STREAM.finditer(data), start=1):
        # Each has a beginning and an end that reads alike.
        if number > 2 * MOST_STREAMS:
            raise PackingError("The PDF has more parts than any of ours.")
        if data[max(0, found.start() - 3) : found.start()] == b"end":
            continue
        if start < found.end():
            line_end = _LINE_END.search(data, found.end())
            start = line_end.end() if line_end else len(data)
        # Whatever its dictionary says: it may be written so that a search sees another one.
        room -= _unpacked_size(data, start, room)
        if room < 0:
            raise PackingError("The PDF unpacks to more than any of ours.")


def _unpacked_size(data: bytes, start: int, room: int) -> int:
    """Return what a stream unpacks to, or takes if that is more; more than `room` as soon as it is more."""
    unpacker, size, first, rest = zlib.decompressobj(), 0, start, memoryview(data)[start : start + _PIECE]
    while rest and not unpacker.eof and max(size, start - first) <= room:
        try:
            size += len(unpacker.decompress(rest, _PIECE))
        except zlib.error:
            # Not packed, or damaged: a reader gets no further either.
            break
        rest = memoryview(unpacker.unconsumed_tail)
        if not rest:
            start += _PIECE
            rest = memoryview(data)[start : start + _PIECE]
    return max(size, start - first)
