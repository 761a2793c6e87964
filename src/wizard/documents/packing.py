"""How a PDF packs its content, seen before any reader unpacks it: a small file may unpack to more than a PC holds."""

import re
import zlib

from wizard.documents.skeleton import MOST_BYTES

MOST_STREAMS = 20_000
"""The most streams in a file; ours have a few hundred."""

MOST_UNPACKED = 64_000_000
"""The most bytes that all streams together unpack to."""

_STREAM = re.compile(rb"stream\r?\n")
_FILTER = re.compile(rb"/Filter\s*(\[\s*/FlateDecode\s*\]|/FlateDecode(?![A-Za-z]))")
_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
_MOST_DICTIONARY = 20_000
_PIECE = 256 * 1024


class PackingError(ValueError):
    """A file is packed as no file of ours is; the message is one sentence."""


def refuse_bombs(data: bytes) -> None:
    """See that what a file's streams unpack to stays within bounds, without keeping any of it.

    Raises:
        PackingError: It does not, or the file is packed in another way than ours, or in several ways at once.
    """
    if len(data) > MOST_BYTES:
        raise PackingError("The PDF is larger than any of ours.")
    room, last = MOST_UNPACKED, 0
    for number, found in enumerate(_STREAM.finditer(data), start=1):
        # Each has a beginning and an end that reads alike.
        if number > 2 * MOST_STREAMS:
            raise PackingError("The PDF has more parts than any of ours.")
        if data[max(0, found.start() - 3) : found.start()] == b"end":
            continue
        head = data[max(last, found.start() - _MOST_DICTIONARY) : found.start()]
        last = found.end()
        room -= _unpacked_size(data, found.end(), room) if _is_packed(head[head.rfind(b" obj") + 1 :]) else 0
        if room < 0:
            raise PackingError("The PDF unpacks to more than any of ours.")


def _is_packed(head: bytes) -> bool:
    """Whether a stream's dictionary says that it is packed in the one way that ours are."""
    plain = _ESCAPED.sub(lambda found: bytes([int(found[1], 16)]), head)
    if b"/Filter" in _FILTER.sub(b"", plain, count=1):
        raise PackingError("The PDF is packed in another way than any of ours.")
    return b"/Filter" in plain


def _unpacked_size(data: bytes, start: int, room: int) -> int:
    """Return what a stream unpacks to; more than `room` as soon as it is more."""
    unpacker, size, rest = zlib.decompressobj(), 0, memoryview(data)[start : start + _PIECE]
    while not unpacker.eof and size <= room:
        try:
            size += len(unpacker.decompress(rest, _PIECE))
        except zlib.error:
            # Damaged: a reader gets no further either.
            return size
        rest = memoryview(unpacker.unconsumed_tail)
        if not rest:
            start += _PIECE
            rest = memoryview(data)[start : start + _PIECE]
            if not rest:
                return size
    return size
