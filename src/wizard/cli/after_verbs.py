"""The verbs for what comes after the meeting: letters, minutes, sheet, calendar, slip."""

import argparse
import sys
from pathlib import Path

from wizard.cli.arguments import SOUND, USAGE
from wizard.foundation.dates import local_now
from wizard.foundation.formatting import counted
from wizard.foundation.gc_pause import no_sweeping
from wizard.services import after_meeting, answer_asking, letter_making, plan_files


def run(request: argparse.Namespace) -> int:
    """Do what `request` asks for and return the exit code.

    Raises:
        ServiceError: It cannot be done.
    """
    work = {"letters": _letters, "minutes": _minutes, "sheet": _sheet, "calendar": _calendar, "slip": _slip}
    return work[request.verb](request)


def _minutes(request: argparse.Namespace) -> int:
    _see_name(request, ".docx")
    made = after_meeting.minutes_file(plan_files.load(request.plan), request.meeting, request.template)
    after_meeting.put_document(made.data, request.out)
    for note in made.notes:
        print(note, file=sys.stderr)
    return SOUND


def _sheet(request: argparse.Namespace) -> int:
    ending = _see_name(request, ".xlsx", ".csv")
    data = after_meeting.sheet_bytes(plan_files.load(request.plan), ending)
    after_meeting.put_document(data, request.out)
    return SOUND


def _calendar(request: argparse.Namespace) -> int:
    _see_name(request, ".ics")
    after_meeting.put_document(after_meeting.calendar_bytes(plan_files.load(request.plan)), request.out)
    return SOUND


def _slip(request: argparse.Namespace) -> int:
    plan = plan_files.load(request.plan)
    today = request.on or local_now().date()
    number = request.meeting or (plan.records[-1].content.number if plan.records else 0)
    person = answer_asking.person_named(plan, number, request.person)
    if request.email:
        print(answer_asking.email_text(plan, number, person, today), end="")
        return SOUND
    if request.out is None:
        raise plan_files.ServiceError(
            "Give the name of the PDF to write, or use “--email” for the text of an e-mail.", USAGE
        )
    _see_name(request, ".pdf")
    after_meeting.put_document(answer_asking.slip_pdf(plan, number, person, today), request.out)
    return SOUND


def _see_name(request: argparse.Namespace, *endings: str) -> str:
    """Check that the requested file may be written, and return its ending."""
    out: Path = request.out
    if out.suffix.lower() not in endings:
        raise plan_files.ServiceError(f"{out}: the name must end in {' or '.join(endings)}.", USAGE)
    if out.exists() and not request.force:
        raise plan_files.ServiceError(f"{out} already exists; “--force” replaces it.")
    return out.suffix.lower()


def _letters(request: argparse.Namespace) -> int:
    plan = plan_files.load(request.plan)
    wanted = letter_making.LetterRequest(
        item=request.item,
        meeting=request.meeting,
        issued=request.issued,
        final=request.final,
        endings=(f".{request.only}",) if request.only else letter_making.BOTH,
    )
    if request.list:
        found = letter_making.letters(plan, wanted)
        print("\n".join(letter_making.listing(found)) or "These decisions do not need any letters.")
        return SOUND
    folder: Path = request.folder
    if folder.exists() and not folder.is_dir():
        raise plan_files.ServiceError(f"{folder} is a file; letters need a folder.")
    try:
        with no_sweeping():
            made = letter_making.make_letters(plan, folder, wanted, force=request.force)
    except letter_making.FilesThereError as error:
        raise plan_files.ServiceError(f"{error} “--force” replaces them.") from error
    drafts = sum(each.letter.draft for each in made)
    written = sum(len(each.files) for each in made)
    print(f"{counted(len(made), 'letter')} written as {counted(written, 'file')}; drafts: {drafts}.")
    for line in letter_making.listing([each.letter for each in made if each.letter.draft]):
        print(line, file=sys.stderr)
    return SOUND
