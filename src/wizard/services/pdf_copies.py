"""Documents to give out: which ones there are, what to know before making one, and making it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple

from wizard.foundation.file_errors import reason
from wizard.foundation.formatting import counted
from wizard.minutes.minutes import NoMeetingError
from wizard.plan.people import VotesPrinted
from wizard.plan.plan import Plan
from wizard.services.plan_files import ServiceError
from wizard.storage.plan_file import plan_bytes

BRIEFING = "briefing"
"""Used in place of a reader to ask for the briefing for the coming meeting."""
SHEET = "sheet"
"""Used in place of a reader to ask for the sheet for notes at a meeting without a screen."""


class PdfRequest(NamedTuple):
    """Which PDF to make."""

    reader: str = "partners"
    """One of `readers`, “briefing” or “sheet”."""
    large_print: bool = False
    meeting: int | None = None
    annex: bool = True
    one_page: bool = False
    issued: date | None = None
    pages_only: bool = False


ACTION_PLAN = PdfRequest()
"""The latest meeting's action plan, with its annex and the record inside."""


class MadePdf(NamedTuple):
    """A PDF that was written."""

    replaced: tuple[str, ...] = ()
    """The characters that the typeface lacks; each was printed as a visible code."""
    parts: tuple[int, ...] = ()
    """The number of pages of each part: the document, and its annex."""
    warning: str = ""
    """A sentence if it has more pages than its reader wants; else empty."""

    @property
    def pages(self) -> int:
        """How many pages it has in all."""
        return sum(self.parts)


def make_pdf(
    plan: Plan, out: Path, request: PdfRequest = ACTION_PLAN, *, progress: Callable[[int, int], None] | None = None
) -> MadePdf:
    """Write the document that is wanted; the type is never reduced to make it shorter.

    Raises:
        ServiceError: The plan has no such meeting, or the file cannot be written.
    """
    # Imported here: reportlab takes a while to load, so it is loaded when a PDF is wanted.
    from wizard.pdf.attachments import enclosed_plan
    from wizard.pdf.export_pdf import ExportOptions, export
    from wizard.redaction.readers import Reader

    try:
        if request.reader in (BRIEFING, SHEET):
            from wizard.pdf.briefing import brief

            sheet = request.reader == SHEET
            report = brief(plan, out, large_print=request.large_print, sheet=sheet, progress=progress)
            return MadePdf(report.replaced, report.parts, too_long(plan, request, report.parts))
        options = ExportOptions(
            request.meeting,
            Reader(request.reader),
            request.large_print,
            annex=request.annex,
            one_page=request.one_page,
            issued=request.issued,
            pages_only=request.pages_only,
        )
        enclosed = None if request.pages_only else plan_bytes(enclosed_plan(plan, request.meeting), 1)
        report = export(plan, out, options, record_bytes=enclosed, progress=progress)
        return MadePdf(report.replaced, report.parts, too_long(plan, request, report.parts))
    except NoMeetingError as error:
        raise ServiceError(str(error)) from error
    except OSError as error:
        raise ServiceError(f"“{out.name}” cannot be written: {reason(error)}.") from error


def too_long(plan: Plan, request: PdfRequest, parts: tuple[int, ...]) -> str:
    """Return a sentence if a document is longer than its reader wants; the annex and large print have no limit."""
    most = _most_pages(plan, request)
    if not parts or most is None or parts[0] <= most:
        return ""
    name = document_name(request.reader)
    return (
        f"The {name[:1].lower()}{name[1:]} has {counted(parts[0], 'page')} and should have at most {most}: "
        f"shorten the typed text where you can. The program does not print anything smaller to make it fit."
    )


def _most_pages(plan: Plan, request: PdfRequest) -> int | None:
    from wizard.redaction.readers import READERS, Reader

    if request.large_print:
        return None
    if request.reader == SHEET:
        return 1
    if request.reader != BRIEFING:
        return READERS[Reader(request.reader)].most_pages
    if plan.meeting is None:
        return None
    from wizard.pdf.briefing import most_pages

    return most_pages(plan)


def document_name(reader: str) -> str:
    """Return the name of a reader's document: “Staff sheet”, “Briefing”."""
    from wizard.redaction.readers import READERS, Reader

    return _BEFORE[reader].name if reader in _BEFORE else READERS[Reader(reader)].document


def document_title(plan: Plan, request: PdfRequest) -> str:
    """Return the document's title where it is shown or printed: “Staff sheet, Harbour Lane Surgery”."""
    return ", ".join(part for part in (document_name(request.reader), plan.practice.name) if part)


def make_return(plan: Plan, out: Path, request: PdfRequest) -> None:
    """Write the return to the LMC as data, `.gpreturn`.

    Raises:
        ServiceError: The plan has no such meeting, or the file cannot be written.
    """
    from wizard.foundation.atomic_file import put_in_place
    from wizard.pdf.attachments import lmc_return
    from wizard.pdf.export_pdf import ExportOptions, outward_for
    from wizard.redaction.readers import Reader

    try:
        options = ExportOptions(request.meeting, Reader.LMC, issued=request.issued)
        data = lmc_return(outward_for(plan, options))
        with put_in_place(out) as unfinished:
            unfinished.write(data)
    except NoMeetingError as error:
        raise ServiceError(str(error)) from error
    except OSError as error:
        raise ServiceError(f"“{out.name}” cannot be written: {reason(error)}.") from error


class TextToRead(NamedTuple):
    """A text that was typed for a reader, with its place and the words found in it."""

    place: str
    text: str
    found: tuple[str, ...] = ()
    """“Dr Osei (a name)”."""


@dataclass(frozen=True)
class BeforeExport:
    """What somebody should know before a document is given out."""

    to_read: tuple[TextToRead, ...] = ()
    """Typed text that it prints."""
    replaced: tuple[str, ...] = ()
    """Characters that the typeface lacks."""


def characters_not_printed(name: str) -> tuple[str, ...]:
    """Return the characters of a name that no document can print: its Latin form is printed instead."""
    if name.isascii():
        # Most names pass here, without reading the typeface.
        return ()
    from wizard.tagged_pdf import missing_characters

    return missing_characters(name)


def before_export(plan: Plan, reader: str) -> BeforeExport:
    """Return what to know before the latest meeting's document for a reader is made.

    Raises:
        ServiceError: The plan has no meeting.
    """
    from wizard.minutes.minutes import minutes_of
    from wizard.pdf.export_pdf import replaced_characters
    from wizard.redaction.free_text_review import free_texts
    from wizard.redaction.readers import Reader

    try:
        replaced = replaced_characters(plan)
        if reader in (BRIEFING, SHEET, Reader.PARTNERS):
            return BeforeExport(replaced=replaced)
        texts = free_texts(minutes_of(plan), plan.office, Reader(reader))
    except NoMeetingError as error:
        raise ServiceError(str(error)) from error
    read = tuple(
        TextToRead(text.place, text.text, tuple(f"{found.words} ({found.what})" for found in text.found))
        for text in texts
    )
    return BeforeExport(read, replaced)


class _BeforeRow(NamedTuple):
    """A document made before the meeting."""

    name: str
    stem: str
    summary: str
    inferred: str


_BEFORE = {
    BRIEFING: _BeforeRow(
        "Briefing",
        "briefing",
        "For the week before: agenda, both sides of each action, and sheets to fill in.",
        "What is on the agenda. Nothing is decided yet.",
    ),
    SHEET: _BeforeRow(
        "Meeting sheet",
        "meeting sheet",
        "One page for notes at a meeting without a screen, to be typed in afterwards.",
        "What is on the agenda. Nothing is decided yet.",
    ),
}


def file_stem(plan: Plan, request: PdfRequest) -> str:
    """Return the name of the document's file: practice, day of the meeting, document, and the state of the record.

    A draft and a signed plan never have the same name.
    """
    from wizard.minutes.minutes import minutes_of
    from wizard.pdf.export_pdf import ExportOptions, copy_for
    from wizard.pdf.sections.state_words import header_state
    from wizard.redaction.readers import READERS, Reader

    practice = plan.practice.name or "Practice"
    try:
        held = minutes_of(plan, request.meeting).held_on
        state = header_state(copy_for(plan, ExportOptions(request.meeting)))
    except NoMeetingError:
        held, state = None, ""
    on = [held.isoformat()] if held else []
    if request.reader in _BEFORE:
        forms = ["large print"] * request.large_print
        return " ".join([practice, *on, _BEFORE[request.reader].stem, *forms])
    named = READERS[Reader(request.reader)].stem
    forms = (
        ["page one"] * request.one_page + ["large print"] * request.large_print + ["pages only"] * request.pages_only
    )
    if request.reader == Reader.PARTNERS:
        forms.append(state.partition(",")[0].partition(";")[0].lower())
    elif minutes_of(plan, request.meeting).draft:
        forms.append("draft")
    return " ".join([practice, *on, named, *forms]).strip()


def of_before(reader: str) -> tuple[str, str]:
    """Return what a document made before the meeting contains, and what its reader may infer."""
    return _BEFORE[reader].summary, _BEFORE[reader].inferred


def names_beside_votes(plan: Plan) -> bool:
    """Whether the record inside an action plan says who voted how, although its pages do not.

    If so, the program offers pages without the record first.
    """
    return plan.settings.votes_printed is not VotesPrinted.NAMES


class ReaderChoice(NamedTuple):
    """A reader who can get a document."""

    reader: str
    """As `PdfRequest` takes it: “lmc”."""
    label: str
    """“The LMC”."""
    document: str
    """“Return to the LMC”."""
    stem: str
    """The name of its file, after the practice's name."""
    summary: str
    """Its content, in one line."""
    inferred: str
    """What the reader may infer from it."""
    most_pages: int
    """The number of pages above which the program warns."""
    names: bool
    """Whether it names people."""


def readers() -> tuple[ReaderChoice, ...]:
    """Return every reader, in the order in which they are offered."""
    from wizard.redaction.readers import READERS

    return tuple(
        ReaderChoice(
            reader.value,
            row.label,
            row.document,
            row.stem,
            row.summary,
            row.inferred,
            row.most_pages,
            row.names,
        )
        for reader, row in READERS.items()
    )
