"""How a PDF was exported, in the PDF itself: what is needed to export it again, and what a redacted copy stands for."""

import re
from typing import Literal

from wizard import __version__
from wizard.foundation.canonical_json import canonical_bytes, fingerprint, plain
from wizard.foundation.value import Line, Note, Value
from wizard.overview.changes import Change
from wizard.redaction.reader_copy import Copy
from wizard.redaction.readers import Reader

NAME = "export.json"
BRIEFING_NAME = "briefing.json"
"""What a briefing pack carries in place of the note of an export: it can be told from one that lost its record."""
PROGRAM = "GP Action Wizard"


class PracticeChange(Value):
    """One thing about the practice that was otherwise at the closed meeting before."""

    what: Line
    before: Note
    after: Note


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
    changes: tuple[PracticeChange, ...] = ()
    """What changed of the voting rule and the people, where the pages say it: a record alone does not know it."""
    pages: Line = ""
    """Of a redacted copy: the digest of what stands on its pages."""

    @property
    def made_here(self) -> bool:
        """Whether the same versions wrote it that are running now, so that the same bytes can be expected."""
        return (self.version, self.engine) == (__version__, engine())

    @property
    def maker_in_words(self) -> str:
        """Which other version made the file, as it says itself, and that its pages prove nothing for that reason."""
        given, ours = _numbers(self.version), _numbers(__version__)
        if self.version == __version__:
            made = "says that another version of the library that writes PDFs made it"
        elif not given:
            made = "gives no version number as that of the program that made it"
        elif given > ours:
            made = f"says that a newer version of this program made it, {self.version}"
        else:
            made = f"says that another version of this program made it, {self.version}"
        return f"The pages were NOT checked, because the file {made}; this is version {__version__}."

    def to_bytes(self) -> bytes:
        """Return it as canonical JSON."""
        return canonical_bytes({**plain(self), "reader": self.reader.value, "large_print": self.large_print})

    @property
    def practice_changes(self) -> tuple[Change, ...]:
        """The changes as the domain has them."""
        return tuple(Change(None, change.what, change.before, change.after) for change in self.changes)


class BriefingNote(Value):
    """Says of a PDF that it is a briefing pack."""

    program: Line = PROGRAM
    version: Line = __version__
    kind: Literal["briefing pack"] = "briefing pack"

    def to_bytes(self) -> bytes:
        """Return it as canonical JSON."""
        return canonical_bytes({"program": self.program, "version": self.version, "kind": self.kind})


def engine() -> str:
    """Return the version of the library that writes PDFs here."""
    from reportlab import Version

    return f"ReportLab {Version}"


def _numbers(version: str) -> tuple[int, ...]:
    """Return the numbers of a version; none for what is no version."""
    found = re.fullmatch(r"(\d{1,4})\.(\d{1,4})(?:\.(\d{1,4}))?", version, re.ASCII)
    return tuple(int(number or 0) for number in found.groups()) if found else ()


def note_of(copy: Copy, pages: str = "") -> ExportNote:
    """Return the note for a copy."""
    record = copy.minutes.record
    # An open meeting comes with the record before it. A copy for others says on its pages all that it may say.
    changes = copy.practice_changes if record and copy.gets.record else ()
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
        changes=tuple(PracticeChange(what=each.what, before=each.before, after=each.after) for each in changes),
        pages=pages,
    )
