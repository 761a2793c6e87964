"""What a PDF carries, taken out within bounds: its attachments as bytes, and the text of its pages."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import ValidationError

from wizard.documents.attachments import PLAN
from wizard.documents.note import NAME, ExportNote
from wizard.documents.packing import PackingError, refuse_bombs
from wizard.documents.skeleton import MOST_BYTES

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

_LARGEST_PAGE = 2_000
"""Points; ours are A4."""
_SMALL = 0.6
"""Points become pixels at this scale: letters are still told apart."""
_MOST_END = 4_096
_MOST_PAGES = 2_000
_MOST_ATTACHMENTS = 16
_MOST_ATTACHED = 24 * 1024 * 1024
"""Bytes of one attachment, unpacked: a little more than a plan file may have."""


class ReadingError(ValueError):
    """A file cannot be read as a PDF of ours; the message is one sentence."""


def read_pdf(path: Path) -> bytes:
    """Return a file's bytes.

    Raises:
        ReadingError: It is too large.
        OSError: It cannot be read.
    """
    with path.open("rb") as stream:
        data = stream.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise ReadingError(f"{path.name} is larger than {MOST_BYTES // 1024 // 1024} MB, and no file of ours is.")
    return data


def attached(data: bytes) -> Mapping[str, bytes]:
    """Return the attachments of a PDF by their names.

    Raises:
        ReadingError: It is not a PDF, is locked, or carries more or larger attachments than any file of ours.
    """
    with _opened(data) as document:
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
        ReadingError: It carries none, or is no PDF of ours.
    """
    found = attached(data)
    if PLAN not in found:
        reader = export_note(found).reader
        raise ReadingError(f"The PDF carries no plan: it is a copy for {reader.value}, from which parts were left out.")
    return found[PLAN]


def export_note(found: Mapping[str, bytes]) -> ExportNote:
    """Return how a PDF was exported.

    Raises:
        ReadingError: It does not say so, and so is none of ours.
    """
    if NAME not in found:
        raise ReadingError("The PDF was not made by this program, or what it carried was taken out.")
    try:
        return ExportNote.model_validate_json(found[NAME])
    except ValidationError:
        raise ReadingError("What the PDF says of its export cannot be understood.") from None


def page_texts(data: bytes) -> tuple[str, ...]:
    """Return the text of each page, as a reader would find it.

    Raises:
        ReadingError: It is not a PDF.
    """
    with _opened(data) as document:
        return tuple(page.get_textpage().get_text_bounded() for page in _pages(document))


def page_pictures(data: bytes) -> tuple[str, ...]:
    """Return a digest of how each page looks, small, with everything that lies upon it.

    Raises:
        ReadingError: It is not a PDF, or a page of it is larger than paper.
    """
    with _opened(data) as document:
        return tuple(_picture(page) for page in _pages(document))


def _pages(document: "PdfDocument") -> "PdfDocument":
    if len(document) > _MOST_PAGES:
        raise ReadingError("The PDF has more pages than any of ours.")
    return document


def _picture(page: "PdfPage") -> str:
    if max(page.get_size()) > _LARGEST_PAGE:
        raise ReadingError("A page of the PDF is larger than any of ours.")
    bitmap = page.render(scale=_SMALL)
    digest = sha256(bytes(bitmap.buffer)).hexdigest()
    bitmap.close()
    return digest


@contextmanager
def _opened(data: bytes) -> Iterator["PdfDocument"]:
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        refuse_bombs(data)
        if b"startxref" not in data[-_MOST_END:]:
            # The reader would search the whole file for what may be left of it.
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
