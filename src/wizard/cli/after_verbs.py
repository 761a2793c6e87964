"""The verbs for what comes after the meeting: letters."""

import argparse
import sys
from pathlib import Path

from wizard.cli.arguments import SOUND
from wizard.foundation.formatting import counted
from wizard.foundation.gc_pause import no_sweeping
from wizard.services import letter_making, plan_files


def run(request: argparse.Namespace) -> int:
    """Do what `request` asks for and return the exit code.

    Raises:
        ServiceError: It cannot be done.
    """
    return _letters(request)


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
        print("\n".join(letter_making.listing(found)) or "No letter follows from these decisions.")
        return SOUND
    folder: Path = request.folder
    if folder.exists() and not folder.is_dir():
        raise plan_files.ServiceError(f"{folder} is a file; letters need a folder.")
    with no_sweeping():
        made = letter_making.make_letters(plan, folder, wanted, force=request.force)
    drafts = sum(each.letter.draft for each in made)
    written = sum(len(each.files) for each in made)
    print(f"{counted(len(made), 'letter')} written as {counted(written, 'file')}; drafts: {drafts}.")
    for line in letter_making.listing([each.letter for each in made if each.letter.draft]):
        print(line, file=sys.stderr)
    return SOUND
