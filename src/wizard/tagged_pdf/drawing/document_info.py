"""The information about a document: metadata, page furniture, embedded files.

It is separate from the file, because a caller needs these names before reportlab is loaded.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

PRODUCER = "GP Action Wizard with ReportLab"

Relationship = Literal["Source", "Data", "Alternative", "Supplement", "Unspecified"]
"""How an embedded file relates to the document (ISO 19005-3, 6.8)."""


@dataclass(frozen=True, slots=True)
class Info:
    """Metadata, written alike into the document information and the XMP packet. Nothing comes from the clock.

    Raises ValueError if the title is empty or `created` has no UTC offset.
    """

    title: str
    created: datetime
    """With UTC offset, to the second. It is the file's date of creation and of change."""

    identity: str = ""
    """The text from which the file's identifier is made; if empty, the content of the pages is used."""

    author: str = ""
    subject: str = ""
    language: str = "en-GB"
    creator: str = "GP Action Wizard"

    def __post_init__(self) -> None:
        if not self.title.strip():
            raise ValueError("A document needs a title.")
        if self.created.utcoffset() is None:
            raise ValueError("The date of a document needs a UTC offset.")


@dataclass(frozen=True, slots=True)
class Furniture:
    """The parts of every page outside the text. Assistive software skips all of it, so it must only repeat the text."""

    header_left: str = ""
    """Left out on the first page, where it is the title; shortened where it does not fit."""

    header_right: str = ""
    """The state, printed first and never cut."""

    dated: str = ""
    """The date, printed after the state if there is space for both."""

    marking: str = ""
    """The text in the footer, for example who the document is for."""

    footer_left: str = ""
    """The text after the marking, for example the fingerprint."""

    watermark: str = ""
    """A word across every page, beneath the text: “DRAFT”. State it in the text, too."""

    pages: str = "Page"
    """The word for a page: “Page 3 of 12”, “Annex page 3 of 12”; empty for no number."""

    first: bool = False
    """Whether the first page has the left half of the header, too."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file inside the document."""

    name: str
    data: bytes
    mime: str
    description: str
    relationship: Relationship = "Supplement"


Attachments = Sequence[Attachment] | Callable[[str], Sequence[Attachment]]
"""Files to embed, or a function that makes them from the digest of the pages' content."""
