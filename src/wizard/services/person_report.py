"""A report of what a plan contains about one person, to answer that person's request: as text, and as a PDF."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from wizard.foundation.atomic_file import write_file
from wizard.foundation.disk import PRIVATE_FILE
from wizard.foundation.file_errors import reason
from wizard.redaction.about_person import UnknownPersonError, about_person, as_text, known_names
from wizard.services.plan_files import ServiceError

if TYPE_CHECKING:
    from wizard.plan.plan import Plan

__all__ = ["known_names", "person_lines", "write_person_pdf", "write_person_text"]


def person_lines(plan: Plan, name: str, on: date) -> tuple[str, ...]:
    """Return everything that the plan holds about somebody, as lines of text; nobody else is named.

    Raises:
        ServiceError: The plan names nobody by this name, or several people.
    """
    try:
        return tuple(as_text(about_person(plan, name, on)))
    except UnknownPersonError as error:
        raise ServiceError(str(error)) from error


def write_person_text(plan: Plan, name: str, on: date, out: Path) -> None:
    """Write the report as a text file that every program can read.

    Raises:
        ServiceError: The plan names nobody by this name or several people, or the file cannot be written.
    """
    # The byte order mark tells Windows' own editor and spreadsheets that it is UTF-8.
    words = "\r\n".join(person_lines(plan, name, on)) + "\r\n"
    try:
        write_file(out, words.encode("utf-8-sig"), mode=PRIVATE_FILE)
    except OSError as error:
        raise ServiceError(f"“{out.name}” cannot be written: {reason(error)}.") from error


def write_person_pdf(plan: Plan, name: str, on: date, out: Path) -> None:
    """Write the report as a PDF.

    Raises:
        ServiceError: The plan names nobody by this name or several people, or the file cannot be written.
    """
    # Imported late: reportlab takes a while to load.
    from wizard.pdf.person_pdf import write_about_person

    try:
        write_about_person(about_person(plan, name, on), out)
    except UnknownPersonError as error:
        raise ServiceError(str(error)) from error
    except OSError as error:
        raise ServiceError(f"“{out.name}” cannot be written: {reason(error)}.") from error
