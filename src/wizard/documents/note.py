"""How a PDF was exported, in the PDF itself: what is needed to export it again, and what a redacted copy stands for."""

from wizard import __version__
from wizard.canonical import canonical_bytes, fingerprint, plain
from wizard.documents.copy import Copy
from wizard.documents.readers import Reader
from wizard.value import Line, Value

NAME = "export.json"
PROGRAM = "GP Action Wizard"


class ExportNote(Value):
    """How a PDF was exported."""

    program: Line
    version: Line
    """The program's version."""
    engine: Line
    """The version of the library that wrote the file."""
    number: int
    """The meeting's number."""
    reader: Reader
    large_print: bool
    superseded_by: int | None = None
    record: Line = ""
    """The fingerprint of the record; empty for a draft."""
    signatures: Line = ""
    """The fingerprint of its signatures; empty while there are none."""
    pages: Line = ""
    """Of a redacted copy: the digest of what stands on its pages."""

    @property
    def made_here(self) -> bool:
        """Whether the same versions wrote it that are running now, so that the same bytes can be expected."""
        return (self.version, self.engine) == (__version__, engine())

    def to_bytes(self) -> bytes:
        """Return it as canonical JSON."""
        return canonical_bytes({**plain(self), "reader": self.reader.value, "large_print": self.large_print})


def engine() -> str:
    """Return the version of the library that writes PDFs here."""
    from reportlab import Version

    return f"ReportLab {Version}"


def note_of(copy: Copy, pages: str = "") -> ExportNote:
    """Return the note for a copy."""
    record = copy.minutes.record
    return ExportNote(
        program=PROGRAM,
        version=__version__,
        engine=engine(),
        number=copy.minutes.meeting.number,
        reader=copy.reader,
        large_print=copy.large_print,
        superseded_by=copy.superseded_by,
        record=fingerprint(record.seal.digest) if record else "",
        signatures=fingerprint(record.answers[-1].digest) if record and record.answers else "",
        pages=pages,
    )
