"""What a document says about itself: metadata, page furniture, embedded files.

It is apart from the file that holds it, because whoever asks for a PDF names these before reportlab is loaded.
"""

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

    identity: str
    """What the file's identifier is made from: the same text, the same identifier."""

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
    header_right: str = ""
    footer_left: str = ""
    """Beside “Page 3 of 12”, for example the fingerprint."""

    notice: str = ""
    """A second line in the footer, for example who the copy is for."""

    watermark: str = ""
    """A word across every page, beneath the text: “DRAFT”. State it in the text, too."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file inside the document."""

    name: str
    data: bytes
    mime: str
    description: str
    relationship: Relationship = "Supplement"
