"""Reads attachments and pages from a PDF, within limits.

The compression is checked before any library unpacks it, because a small file can unpack to more than a PC's memory.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import ValidationError

from wizard.foundation.disk import DISK
from wizard.foundation.pdfium_lock import PDFIUM
from wizard.pdf.attachments import BRIEFING_NAME, NAME, OUTWARD_NAME, PLAN, BriefingNote, ExportNote, OutwardNote
from wizard.tagged_pdf.pdf_skeleton import MOST_BYTES

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

_MOST_END = 4_096
_MOST_ATTACHMENTS = 16
_MOST_ATTACHED = 24 * 1024 * 1024
"""Bytes of one attachment, unpacked: a little more than a plan file may have."""

MOST_PAGES = 2_000
"""The most pages of a file that is read."""

MOST_STREAMS = 20_000
"""The most streams in a file; ours have a few hundred."""

MOST_NAMES = 1_000_000
"""The most names in a file, counted by their slashes; ours have some ten thousand."""

MOST_UNPACKED = 64_000_000
"""The most bytes that all streams together unpack to."""

_STREAM = re.compile(rb"stream")
_LINE_END = re.compile(rb"\r\n?|\n")
# Unpack in pieces, so that a bomb is noticed before much of it is in memory.
_PIECE = 256 * 1024
_FED = 4 * 1024
"""Packed bytes given to the unpacker at once: about one page of ours, because each piece is copied."""


class ReadingError(ValueError):
    """A file cannot be read as a PDF of ours; the message is one sentence."""


def read_pdf(path: Path) -> bytes:
    """Return a file's bytes.

    Raises:
        ReadingError: It is too large.
        OSError: It cannot be read.
    """
    data = DISK.read(path, MOST_BYTES)
    if len(data) > MOST_BYTES:
        raise ReadingError(f"{path.name} is larger than {MOST_BYTES // 1024 // 1024} MB, more than any of our files.")
    return data


def attached(data: bytes) -> Mapping[str, bytes]:
    """Return the attachments of a PDF by their names.

    Raises:
        ReadingError: It is not a PDF, is locked, or carries more or larger attachments than any file of ours.
    """
    with opened_pdf(data) as document:
        count = document.count_attachments()
        if count > _MOST_ATTACHMENTS:
            raise ReadingError("The PDF carries more attachments than any file of ours.")
        found: dict[str, bytes] = {}
        for index in range(count):
            attachment = document.get_attachment(index)
            name = attachment.get_name()
            content = bytes(attachment.get_data())
            if len(content) > _MOST_ATTACHED:
                raise ReadingError("An attachment of the PDF is larger than any of ours.")
            if name in found:
                raise ReadingError("The PDF carries two attachments of one name.")
            found[name] = content
    return found


def carried_plan(data: bytes) -> bytes:
    """Return the plan file that a PDF carries.

    Raises:
        ReadingError: It carries none, or is not one of our PDFs.
    """
    found = attached(data)
    if PLAN not in found:
        export_note(found)
        raise ReadingError("The PDF has no plan inside: it was saved as pages only, or made for another reader.")
    return found[PLAN]


def export_note(found: Mapping[str, bytes]) -> ExportNote:
    """Return how a PDF was exported.

    Raises:
        ReadingError: It does not say so, so it is not one of ours.
    """
    if outward_note(found) is not None:
        raise ReadingError("The PDF has no plan inside: it was made for a reader outside the partnership.")
    if is_briefing(found):
        raise ReadingError("The PDF has no plan inside: it is a briefing pack, which records no decision.")
    if NAME not in found:
        raise ReadingError("The PDF was not made by this program, or the plan inside it was taken out.")
    try:
        return ExportNote.model_validate_json(found[NAME])
    except ValidationError:
        raise ReadingError("The PDF’s note on how it was exported cannot be read.") from None


def outward_note(found: Mapping[str, bytes]) -> OutwardNote | None:
    """Return the note of a document for a reader outside the partnership; None if it is not one."""
    if OUTWARD_NAME not in found or found.keys() & {NAME, PLAN}:
        return None
    try:
        return OutwardNote.model_validate_json(found[OUTWARD_NAME])
    except ValidationError:
        return None


def is_briefing(found: Mapping[str, bytes]) -> bool:
    """Whether a PDF with these attachments is a briefing pack; one with a plan or an export note never is."""
    if BRIEFING_NAME not in found or found.keys() & {NAME, PLAN}:
        return False
    try:
        return bool(BriefingNote.model_validate_json(found[BRIEFING_NAME]))
    except ValidationError:
        return False


def pages_of(document: PdfDocument) -> PdfDocument:
    """Return the document with its pages, after checking their number.

    Raises:
        ReadingError: It has more pages than ours can have.
    """
    if len(document) > MOST_PAGES:
        raise ReadingError("The PDF has more pages than any of ours.")
    return document


@contextmanager
def opened_pdf(data: bytes) -> Iterator[PdfDocument]:
    """Open a PDF in a context; no other thread can read one meanwhile.

    Raises:
        ReadingError: It is not a PDF, is locked or damaged, or unpacks to more than any file of ours.
    """
    with PDFIUM:
        yield from _opened_pdf(data)


def _opened_pdf(data: bytes) -> Iterator[PdfDocument]:
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        refuse_bombs(data)
        if b"startxref" not in data[-_MOST_END:]:
            # Without an end marker, pdfium would search the whole file for objects to rebuild it. Ours always have one.
            raise PackingError("This is not a PDF, or its end is missing.")
        document = PdfDocument(data)
    except PackingError as error:
        raise ReadingError(str(error)) from None
    except PdfiumError:
        raise ReadingError("This is not a PDF, or it is damaged or locked.") from None
    try:
        yield document
    except PdfiumError:
        raise ReadingError("The PDF is damaged: a part of it cannot be read.") from None
    finally:
        document.close()


def _spelt(name: str) -> bytes:
    """Return a pattern for a PDF name, with each letter as itself or as its number: “/F#69lter”."""
    return b"/" + b"".join(b"(?:%c|#(?i:%02x))" % (letter, letter) for letter in name.encode())


_FILTER = re.compile(_spelt("Filter") + rb"(?!\s*(?:\[\s*/FlateDecode\s*\]|/FlateDecode(?![^\s/<>\[\]()%])))")
"""A filter other than ours, anywhere in the file: a search cannot tell which dictionary it is in."""
_LOCKED = re.compile(_spelt("Encrypt"))


class PackingError(ValueError):
    """A file uses compression that ours never do; the message is one sentence."""


class ForeignPackingError(PackingError):
    """A file is locked or compressed in a way that this program cannot unpack, but may still be an honest copy."""


def refuse_bombs(data: bytes) -> None:
    """Check that a file's unpacked streams stay within the limits, without keeping any of it.

    Raises:
        PackingError: They do not, or the file uses other compression than ours, or several at once.
    """
    if len(data) > MOST_BYTES:
        raise PackingError("The PDF is larger than any of ours.")
    if data.count(b"/") > MOST_NAMES:
        raise PackingError("The PDF has more parts than any PDF from this program.")
    if _LOCKED.search(data):
        raise ForeignPackingError("It cannot be proven what this is: the PDF is locked, and our PDFs never are.")
    if _FILTER.search(data):
        raise ForeignPackingError(
            "It cannot be proven what this is: the PDF is compressed in a way that ours are not, as scans are."
        )
    room, start = MOST_UNPACKED, 0
    for number, found in enumerate(_STREAM.finditer(data), start=1):
        # `stream` also matches inside `endstream`, so each stream is found twice.
        if number > 2 * MOST_STREAMS:
            raise PackingError("The PDF has more parts than any PDF from this program.")
        if data[max(0, found.start() - 3) : found.start()] == b"end":
            continue
        if start < found.end():
            line_end = _LINE_END.search(data, found.end())
            start = line_end.end() if line_end else len(data)
        # Unpack whatever follows without trusting its dictionary, because a search could be made to see a different
        # one.
        room -= _unpacked_size(data, start, room)
        if room < 0:
            raise PackingError("The PDF unpacks to more than any of ours.")


def _unpacked_size(data: bytes, start: int, room: int) -> int:
    """Return the unpacked or packed size of a stream, whichever is larger; stops early once it exceeds `room`."""
    unpacker, size, taken, rest = zlib.decompressobj(), 0, 0, memoryview(data)[start : start + _FED]
    if not _begins_packed(rest):
        # No library unpacks it, and its size is limited by the file.
        return 0
    while rest and not unpacker.eof and max(size, taken) <= room:
        try:
            size += len(unpacker.decompress(rest, _PIECE))
        except zlib.error:
            # Damaged: no library can unpack more of it either, and the size of this piece is not known.
            return max(size + _PIECE, taken)
        taken += len(rest) - len(unpacker.unconsumed_tail) - len(unpacker.unused_data)
        rest = memoryview(unpacker.unconsumed_tail)
        if not rest:
            rest = memoryview(data)[start + taken : start + taken + _FED]
    return max(size, taken)


def _begins_packed(stream: memoryview) -> bool:
    """Whether the first two bytes are those of a Flate stream (RFC 1950, 2.2)."""
    return len(stream) > 1 and stream[0] & 15 == zlib.DEFLATED and (stream[0] << 8 | stream[1]) % 31 == 0
