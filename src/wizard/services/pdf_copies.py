"""PDFs that are given out: which there are, what to know before one is made, making it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from wizard.foundation.file_errors import reason
from wizard.minutes.minutes import NoMeetingError
from wizard.plan.plan import Plan
from wizard.services.plan_files import ServiceError
from wizard.storage.plan_file import plan_bytes

BRIEFING = "briefing"
"""What stands in place of a reader where the briefing pack for the coming meeting is wanted."""


def make_pdf(
    plan: Plan,
    out: Path,
    *,
    reader: str = "partners",
    large_print: bool = False,
    meeting: int | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> tuple[str, ...]:
    """Write the copy of a meeting's action plan for a reader, or with “briefing” the briefing pack.

    Returns the characters that the typeface lacks and that were printed visibly replaced.

    Raises:
        ServiceError: The plan has no such meeting, or the file cannot be written.
    """
    # Imported here: reportlab takes a while to load, so it is loaded when a PDF is wanted.
    from wizard.pdf.attachments import enclosed_plan
    from wizard.pdf.export_pdf import ExportOptions, export
    from wizard.redaction.readers import Reader

    try:
        if reader == BRIEFING:
            from wizard.pdf.briefing import brief

            return brief(plan, out, large_print=large_print, progress=progress).replaced
        options = ExportOptions(meeting, Reader(reader), large_print)
        enclosed = plan_bytes(enclosed_plan(plan, meeting), 1)
        return export(plan, out, options, record_bytes=enclosed, progress=progress).replaced
    except NoMeetingError as error:
        raise ServiceError(str(error)) from error
    except OSError as error:
        raise ServiceError(f"“{out.name}” cannot be written: {reason(error)}.") from error


@dataclass(frozen=True)
class BeforeExport:
    """What somebody should know before a copy is given out."""

    to_read: tuple[tuple[str, str], ...] = ()
    """Free text that a redacted copy prints, with its place."""
    replaced: tuple[str, ...] = ()
    """Characters that the typeface lacks."""
    names_stand: bool = True
    """Whether names stand in that text as they are; else they are replaced."""


def before_export(plan: Plan, reader: str) -> BeforeExport:
    """Return what to know before the latest meeting's copy for a reader is made.

    Raises:
        ServiceError: The plan has no meeting.
    """
    from wizard.pdf.export_pdf import ExportOptions, copy_for, replaced_characters
    from wizard.redaction.free_text_review import free_texts
    from wizard.redaction.readers import GETS, Reader

    try:
        replaced = replaced_characters(plan)
        if reader in (BRIEFING, Reader.PARTNERS):
            return BeforeExport(replaced=replaced)
        texts = free_texts(copy_for(plan, ExportOptions(reader=Reader(reader))))
    except NoMeetingError as error:
        raise ServiceError(str(error)) from error
    return BeforeExport(tuple((text.place, text.text) for text in texts), replaced, GETS[Reader(reader)].names)


class ReaderChoice(NamedTuple):
    """Somebody whom a copy can be for."""

    reader: str
    """As `make_pdf` takes it: “lmc”."""
    label: str
    """“The LMC”."""
    summary: str
    """What they get, in one line."""
    names: bool
    """Whether their copy names people."""


def readers() -> tuple[ReaderChoice, ...]:
    """Return everybody whom a copy can be for, in the order in which they are offered."""
    from wizard.redaction.readers import GETS

    return tuple(ReaderChoice(reader.value, gets.label, gets.summary, gets.names) for reader, gets in GETS.items())


class PdfRequest(NamedTuple):
    """Which PDF is wanted."""

    reader: str = "partners"
    """One of `readers`, or “briefing” for the briefing pack."""
    large_print: bool = False
    meeting: int | None = None
