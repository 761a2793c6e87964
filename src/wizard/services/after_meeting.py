"""The files made after a meeting, other than letters: the workbook, the calendar, the minutes for Word."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

from wizard.foundation.atomic_file import put_in_place
from wizard.foundation.disk import BRISK
from wizard.foundation.file_errors import reason
from wizard.foundation.file_names import safe_name
from wizard.minutes.minutes import NoMeetingError, meeting_numbers, minutes_of
from wizard.plan.plan import Plan
from wizard.services.plan_files import ServiceError

if TYPE_CHECKING:
    from wizard.exports.minutes_docx import MinutesFile
    from wizard.minutes.minutes import Minutes


def sheet_bytes(plan: Plan, ending: str = ".xlsx") -> bytes:
    """Return tasks, decisions, votes, services and agreements as a workbook; with “.csv” the tasks alone.

    Raises:
        ServiceError: The plan has no meeting.
    """
    if ending == ".csv":
        from wizard.exports.tasks_csv import actions_csv

        return actions_csv(_minutes(plan, None))
    from wizard.exports.workbook_xlsx import workbook_xlsx

    return workbook_xlsx(plan, [_minutes(plan, number) for number in meeting_numbers(plan)])


def calendar_bytes(plan: Plan) -> bytes:
    """Return the dates of the latest meeting as a calendar.

    Raises:
        ServiceError: The plan has no meeting.
    """
    from wizard.exports.dates_ics import dates_ics

    minutes = _minutes(plan, None)
    # Take the time stamp from the plan, so that the same plan gives the same bytes.
    record = minutes.record
    stamp = record.content.closed_at if record else plan.created_at
    if record is None and minutes.held_on is not None:
        stamp = datetime.combine(minutes.held_on, time(), tzinfo=plan.created_at.tzinfo)
    return dates_ics(minutes, stamp)


def minutes_file(plan: Plan, number: int | None = None, template: Path | None = None) -> MinutesFile:
    """Return the minutes of a meeting as a Word file, in the practice's own template where one is given.

    Raises:
        ServiceError: The plan has no such meeting, or the template cannot be read or used.
    """
    from wizard.exports.minutes_docx import minutes_docx
    from wizard.exports.word_template import MOST_BYTES, TemplateError

    minutes = _minutes(plan, number)
    if template is None:
        return minutes_docx(minutes)
    try:
        # Read one byte more than the limit to see whether the file is too large.
        data = BRISK.read(template, MOST_BYTES)
        return minutes_docx(minutes, data, template.name)
    except TemplateError as error:
        raise ServiceError(str(error)) from error
    except OSError as error:
        raise ServiceError(f"“{template.name}” cannot be read: {reason(error)}.") from error


def make_chase_lists(
    plan: Plan,
    folder: Path,
    today: date,
    *,
    force: bool = False,
    progress: Callable[[int, int], object] = lambda _done, _all: None,
) -> int:
    """Write a list for everybody with open tasks into a folder, as Word files and as PDFs; return how many people.

    `progress` gets (list, lists) as each is made and before each file is written; if it raises, the work ends.

    Raises:
        FilesThereError: A file of the same name exists and may not be replaced.
        ServiceError: The folder cannot be written to.
    """
    from wizard.exports.chase_list import chase_docx, chase_lists
    from wizard.pdf.written_blocks import pieces_pdf
    from wizard.services.letter_making import see_free, write_set

    lists, practice = chase_lists(plan, today), plan.practice.name
    files: dict[Path, bytes] = {}
    for number, (name, pieces) in enumerate(lists.items(), 1):
        progress(number, len(lists))
        stem = safe_name(f"Tasks, {name}, {today.isoformat()}")
        # Two people with the same name get a file each.
        while folder / f"{stem}.docx" in files:
            stem += " (2)"
        files[folder / f"{stem}.docx"] = chase_docx(pieces, practice, today)
        files[folder / f"{stem}.pdf"] = pieces_pdf(pieces, practice, today)
    if not force:
        see_free(folder, files, "these lists")
    write_set(folder, files, "chase lists", lambda: progress(len(lists), len(lists)))
    return len(lists)


def put_document(data: bytes, out: Path) -> None:
    """Write a document to its file, replacing an older file once the new one is complete.

    Raises:
        ServiceError: It cannot be written.
    """
    try:
        with put_in_place(out) as unfinished:
            unfinished.write(data)
    except OSError as error:
        raise ServiceError(f"“{out.name}” cannot be written: {reason(error)}.") from error


def _minutes(plan: Plan, number: int | None) -> Minutes:
    try:
        return minutes_of(plan, number)
    except NoMeetingError as error:
        raise ServiceError(str(error)) from error
