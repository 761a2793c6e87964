"""Writes the requested document to a file that is either complete or absent."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from wizard.foundation.atomic_file import put_in_place
from wizard.minutes.minutes import meeting_at, minutes_of
from wizard.overview.changes import changes_of
from wizard.pdf.action_plan import action_plan, furniture_of, info_of
from wizard.pdf.attachments import ExportNote, attachments_of, enclosed_plan, outward_attachments
from wizard.pdf.note_to_icb import note_to_icb
from wizard.pdf.noticeboard import noticeboard
from wizard.pdf.outward import Outward, furniture_of_outward, info_of_outward
from wizard.pdf.outward_corrections import outward_corrections
from wizard.pdf.plan_copy import Copy, copy_of, legible
from wizard.pdf.return_page import return_page
from wizard.pdf.sections.page_wording import bound
from wizard.pdf.staff_sheet import staff_sheet
from wizard.plan.plan import Plan
from wizard.redaction.readers import Reader
from wizard.signing.closing import superseded_by
from wizard.tagged_pdf import Block, Paragraph, TypeScale, build, missing_characters
from wizard.tagged_pdf.story_blocks import mapped

_DRAFT = "Draft: the meeting is not closed yet, so anything here may still change. Do not give it out."

Progress = Callable[[int, int], None]
"""Called with (page, pages) after each page. Raising from it stops the export, and the file is not touched."""


@dataclass(frozen=True)
class ExportOptions:
    """Which document to write."""

    number: int | None = None
    """The meeting's number; None for the latest."""
    reader: Reader = Reader.PARTNERS
    large_print: bool = False
    annex: bool = True
    """For the action plan: whether to add the annex."""
    one_page: bool = False
    """For the action plan: page one only."""
    issued: date | None = None
    """The date of issue of this copy; None to leave it out."""
    pages_only: bool = False
    """For the action plan: without the record inside."""


def options_of(note: ExportNote) -> ExportOptions:
    """Return the options with which the action plan was exported, as its note says."""
    return ExportOptions(
        note.number,
        large_print=note.large_print,
        annex=note.annex,
        one_page=note.one_page,
        issued=note.issued,
        pages_only=note.pages_only,
    )


@dataclass(frozen=True)
class ExportReport:
    """The result of an export."""

    parts: tuple[int, ...]
    """The number of pages of each part: of the document, and of its annex."""
    replaced: tuple[str, ...]
    """Characters missing in the typeface; each was printed as its number, `[U+1F600]`."""

    @property
    def pages(self) -> int:
        """The number of its pages."""
        return sum(self.parts)


NORMAL = ExportOptions()
"""The latest meeting's action plan with its annex, at the normal size."""


def export(
    plan: Plan,
    out: Path,
    options: ExportOptions = NORMAL,
    *,
    record_bytes: bytes | None = None,
    progress: Progress | None = None,
) -> ExportReport:
    """Write the document of a meeting to `out`, which is replaced once the new file is complete.

    Args:
        plan: The plan.
        out: The PDF to write.
        options: Which document.
        record_bytes: The plan file to embed, made by the caller from `enclosed_plan(plan, options.number)`; only the
            action plan with its record takes it.
        progress: Called after each page.

    Raises:
        NoMeetingError: The plan has no such meeting.
        OSError: The file cannot be written.
    """
    if options.reader is Reader.PARTNERS:
        copy = copy_for(plan, options)
        with put_in_place(out) as unfinished:
            parts = write(copy, unfinished, record_bytes, progress)
        return ExportReport(parts, replaced_characters(plan, options.number))
    document = outward_for(plan, options)
    with put_in_place(out) as unfinished:
        parts = write_outward(document, unfinished, progress)
    return ExportReport(parts, ())


def page_counts(plan: Plan, reader: Reader, progress: Progress | None = None) -> tuple[int, ...]:
    """Return how many pages each part of the latest meeting's document for a reader would have.

    Raises:
        NoMeetingError: The plan has no meeting.
    """
    options = ExportOptions(reader=reader, pages_only=True)
    if reader is Reader.PARTNERS:
        return write(copy_for(plan, options), BytesIO(), None, progress)
    return write_outward(outward_for(plan, options), BytesIO(), progress)


def copy_for(plan: Plan, options: ExportOptions) -> Copy:
    """Return the copy of the action plan that `options` ask for, made only from data that may be enclosed.

    One record does not show changes to the voting rule and the people since the previous closed meeting: they are taken
    from the whole plan, and stored in the copy's note.

    Raises:
        NoMeetingError: The plan has no such meeting.
    """
    number = meeting_at(plan, options.number).number
    later = superseded_by(plan, number)
    enclosed = enclosed_plan(plan, number)
    copy = copy_of(enclosed, number, superseded_by=later, large_print=options.large_print)
    changes = tuple(change for change in changes_of(plan, number) if change.item is None)
    return replace(
        copy,
        practice_changes=changes,
        annex=options.annex and not options.one_page,
        one_page=options.one_page,
        issued=options.issued,
        pages_only=options.pages_only,
    )


def outward_for(plan: Plan, options: ExportOptions) -> Outward:
    """Return the document for a reader outside the partnership that `options` ask for.

    Raises:
        NoMeetingError: The plan has no such meeting.
    """
    minutes = minutes_of(legible(plan), options.number)
    return Outward(options.reader, minutes, plan.office, options.issued, options.large_print)


def write(
    copy: Copy, target: BinaryIO, record_bytes: bytes | None = None, progress: Progress | None = None
) -> tuple[int, ...]:
    """Write an action plan as a PDF and return the pages of each part; `export` says what the arguments are."""
    return build(
        target,
        list(mapped(action_plan(copy), bound)),
        info_of(copy),
        furniture=furniture_of(copy),
        attachments=partial(attachments_of, copy, record_bytes),
        scale=TypeScale.LARGE if copy.large_print else TypeScale.PLAN,
        progress=progress,
    )


def write_outward(document: Outward, target: BinaryIO, progress: Progress | None = None) -> tuple[int, ...]:
    """Write a document for a reader outside the partnership as a PDF and return the number of its pages."""
    return build(
        target,
        list(mapped(_story(document), bound)),
        info_of_outward(document),
        furniture=furniture_of_outward(document),
        attachments=partial(outward_attachments, document),
        scale=document.scale,
        progress=progress,
    )


def _story(document: Outward) -> Iterator[Block]:
    composed: dict[Reader, Callable[[Outward], Iterator[Block]]] = {
        Reader.STAFF: staff_sheet,
        Reader.LMC: return_page,
        Reader.ICB: note_to_icb,
        Reader.PUBLIC: noticeboard,
    }
    story = list(composed[document.reader](document))
    if document.minutes.draft:
        yield Paragraph(_DRAFT, style="note")
    yield from story
    yield from outward_corrections(document, story)


def replaced_characters(plan: Plan, number: int | None = None) -> tuple[str, ...]:
    """Return the characters of a meeting's record that are missing in the typeface, to show before the export.

    Raises:
        NoMeetingError: The plan has no such meeting.
    """
    return missing_characters(legible(enclosed_plan(plan, number)).model_dump_json(exclude_defaults=True))
