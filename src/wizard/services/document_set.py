"""All documents of a meeting together: what each is, how many pages it has, and writing the ones that are wanted."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from wizard.foundation.file_names import safe_name
from wizard.minutes.minutes import NoMeetingError, minutes_of
from wizard.overview.outward_lines import lines_that_go
from wizard.plan.office import OutsideReader
from wizard.plan.plan import Plan
from wizard.redaction.readers import READERS, Reader
from wizard.services.pdf_copies import (
    BRIEFING,
    SHEET,
    MadePdf,
    PdfRequest,
    document_name,
    file_stem,
    make_pdf,
    make_return,
    of_before,
)
from wizard.services.plan_files import ServiceError

PageCounts = Mapping[str, tuple[int, ...]]
"""The pages of the parts of each document, by reader."""
RETURN = "gpreturn"
"""Used in place of a reader to ask for the return to the LMC as data."""
_LINED = {OutsideReader.ICB.value, OutsideReader.PUBLIC.value}


class OfferedDocument(NamedTuple):
    """One document that can be made."""

    reader: str
    """The reader, as `PdfRequest` takes it."""
    name: str
    """“Return to the LMC”."""
    whom: str
    """The reader, in words: “the LMC”."""
    summary: str
    """Its content."""
    inferred: str
    """What the reader may infer from it."""


def offered_documents() -> tuple[OfferedDocument, ...]:
    """Return every document that can be made, in the order in which it is offered."""
    after = [
        OfferedDocument(reader.value, row.document, row.words, row.summary, row.inferred)
        for reader, row in READERS.items()
    ]
    before = [
        OfferedDocument(reader, document_name(reader), "the partners", *of_before(reader))
        for reader in (BRIEFING, SHEET)
    ]
    return (*after, *before)


def why_not(plan: Plan, reader: str) -> str:
    """Return why a document would be empty or cannot be made, in a sentence; empty if it can be made."""
    if reader in (BRIEFING, SHEET):
        return "" if plan.meeting is not None else "No meeting is open, so there is nothing to prepare."
    try:
        minutes = minutes_of(plan)
    except NoMeetingError as error:
        return str(error)
    if reader in _LINED and not lines_that_go(minutes, plan.office, OutsideReader(reader)):
        return "No line is ticked for it yet."
    return ""


def count_pages(plan: Plan, progress: Callable[[], None] = lambda: None) -> PageCounts:
    """Return the page counts of the parts of each document that can be made; `progress` is called after each page.

    If `progress` raises, the count ends.

    Raises:
        ServiceError: The plan has no meeting.
    """
    from wizard.pdf.briefing import brief_pages
    from wizard.pdf.export_pdf import page_counts

    def follow(_page: int, _pages: int) -> None:
        progress()

    try:
        found = {reader.value: page_counts(plan, reader, follow) for reader in Reader}
    except NoMeetingError as error:
        raise ServiceError(str(error)) from error
    if plan.meeting is not None:
        found[BRIEFING] = brief_pages(plan, progress=follow)
        found[SHEET] = brief_pages(plan, sheet=True, progress=follow)
    return found


def file_name(plan: Plan, request: PdfRequest) -> str:
    """Return the name of a document's file, valid on every system; a `RETURN` ends in `.gpreturn`."""
    if request.reader == RETURN:
        return f"{safe_name(file_stem(plan, request._replace(reader=OutsideReader.LMC.value)))}.gpreturn"
    return f"{safe_name(file_stem(plan, request))}.pdf"


def files_there(plan: Plan, folder: Path, requests: Sequence[PdfRequest]) -> tuple[str, ...]:
    """Return the names of the files in a folder that these documents would replace."""
    return tuple(name for name in (file_name(plan, request) for request in requests) if (folder / name).exists())


def save_set(plan: Plan, folder: Path, requests: Sequence[PdfRequest]) -> Iterator[tuple[Path, MadePdf]]:
    """Write the wanted documents into a folder, yielding each once it is written.

    Documents written before an error stay.

    Raises:
        ServiceError: A document cannot be made or written.
    """
    for request in requests:
        out = folder / file_name(plan, request)
        if request.reader == RETURN:
            make_return(plan, out, request._replace(reader=OutsideReader.LMC.value))
            yield out, MadePdf()
        else:
            yield out, make_pdf(plan, out, request)
