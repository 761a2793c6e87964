"""What a document says about itself: metadata, page furniture, embedded files.

It is apart from the file that holds it, because whoever asks for a PDF names these before reportlab is loaded.
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
    """With UTC offset; to the second. It is the file's date of creation and of change."""

    identity: str = ""
    """What the file's identifier is made from: the same text, the same identifier. Empty: what stands on its pages."""

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
    """What every page carries outside the text. Assistive software skips all of it: repeat nothing only here."""

    header_left: str = ""
    """Absent on the first page, which has it as its title; shortened where it does not fit."""

    header_right: str = ""
    """The state, set first and never cut."""

    dated: str = ""
    """After the state, where there is room for both."""

    marking: str = ""
    """In the footer, for example for whom the document is."""

    footer_left: str = ""
    """After the marking, for example the fingerprint."""

    watermark: str = ""
    """A word across every page, beneath the text: “DRAFT”. State it in the text, too."""

    pages: str = "Page"
    """What pages are called: “Page 3 of 12”, “Annex page 3 of 12”; empty for no number."""

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
"""Files to embed, or what makes them once the digest of what stands on the pages is known."""
