"""Writing the action plan: the copy that was asked for, in a file that is whole or not there."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from wizard.foundation.atomic_file import put_in_place
from wizard.minutes.minutes import minutes_of
from wizard.overview.changes import changes_of
from wizard.pdf.action_plan import action_plan, furniture_of, info_of
from wizard.pdf.attachments import attachments_of, enclosed_plan
from wizard.pdf.sections.page_wording import bound
from wizard.plan.plan import Plan
from wizard.redaction.reader_copy import Copy, copy_of
from wizard.redaction.readers import Reader
from wizard.signing.closing import superseded_by
from wizard.tagged_pdf import LARGE_PRINT_SIZE, NORMAL_SIZE, Attachment, Block, build, missing_characters
from wizard.tagged_pdf.pdf_skeleton import skeleton
from wizard.tagged_pdf.story_blocks import mapped

Progress = Callable[[int, int], None]
"""Told (page, pages) after each page. What it raises ends the export, and the file is not touched."""


@dataclass(frozen=True)
class ExportOptions:
    """Which copy to write."""

    number: int | None = None
    """The meeting's number; None for the latest."""
    reader: Reader = Reader.PARTNERS
    large_print: bool = False


@dataclass(frozen=True)
class ExportReport:
    """What was written."""

    pages: int
    replaced: tuple[str, ...]
    """Characters that the typeface lacks; each was printed as its number, `[U+1F600]`."""


NORMAL = ExportOptions()
"""The latest meeting's record, for the partners, at the normal size."""


def export(
    plan: Plan,
    out: Path,
    options: ExportOptions = NORMAL,
    *,
    record_bytes: bytes | None = None,
    progress: Progress | None = None,
) -> ExportReport:
    """Write the action plan of a meeting to `out`, which is replaced once the new file is whole.

    Args:
        plan: The plan.
        out: The PDF to write.
        options: Which copy.
        record_bytes: The plan file to embed, made by the caller from `enclosed_plan(plan, options.number)`; only the
            partners' copy takes it.
        progress: Told how far it is.

    Raises:
        NoMeetingError: The plan has no such meeting.
        OSError: The file cannot be written.
    """
    copy = copy_for(plan, options)
    with put_in_place(out) as unfinished:
        pages = write(copy, unfinished, record_bytes, progress)
    return ExportReport(pages, replaced_characters(plan, options.number))


def copy_for(plan: Plan, options: ExportOptions) -> Copy:
    """Return the copy that `options` ask for, made from nothing but what may be enclosed.

    What changed of the voting rule and the people since the closed meeting before cannot be told from one record: it
    is taken from the whole plan, and the copy's note carries it.

    Raises:
        NoMeetingError: The plan has no such meeting.
    """
    number = minutes_of(plan, options.number).meeting.number
    later = superseded_by(plan, number)
    enclosed = enclosed_plan(plan, number)
    copy = copy_of(enclosed, number, options.reader, superseded_by=later, large_print=options.large_print)
    changes = tuple(change for change in changes_of(plan, number) if change.item is None)
    return replace(copy, practice_changes=changes)


def write(copy: Copy, target: BinaryIO, record_bytes: bytes | None = None, progress: Progress | None = None) -> int:
    """Write a copy as a PDF and return the number of its pages; `export` says what the arguments are."""
    story = list(mapped(action_plan(copy), bound))
    pages = ""
    if not copy.gets.record:
        # A redacted copy carries no record to check it with, so it carries a digest of its own pages.
        first = BytesIO()
        _build(copy, story, first, attachments_of(copy, None), None)
        pages = skeleton(first.getvalue()).pages_digest
    return _build(copy, story, target, attachments_of(copy, record_bytes, pages), progress)


def _build(
    copy: Copy,
    story: Sequence[Block],
    target: BinaryIO,
    attachments: Sequence[Attachment],
    progress: Progress | None,
) -> int:
    return build(
        target,
        story,
        info_of(copy),
        furniture=furniture_of(copy),
        attachments=attachments,
        body_size=LARGE_PRINT_SIZE if copy.large_print else NORMAL_SIZE,
        progress=progress,
    )


def replaced_characters(plan: Plan, number: int | None = None) -> tuple[str, ...]:
    """Return the characters of a meeting's record that the typeface lacks, to be named before the export.

    Raises:
        NoMeetingError: The plan has no such meeting.
    """
    return missing_characters(enclosed_plan(plan, number).model_dump_json(exclude_defaults=True))
