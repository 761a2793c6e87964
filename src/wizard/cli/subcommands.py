"""The verbs of the command line, which do what the window does without a display."""

from __future__ import annotations

import argparse
import json
import os
import sys
import traceback
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from wizard.cli.arguments import SOUND, UNREADABLE, USAGE
from wizard.cli.progress_line import ProgressLine
from wizard.foundation.dates import local_now
from wizard.foundation.gc_pause import no_sweeping
from wizard.foundation.paths import MissingResourceError
from wizard.services import example_plan, file_check, pdf_copies, plan_files

if TYPE_CHECKING:
    from wizard.plan.plan import Plan


def run(request: argparse.Namespace) -> int:
    """Do what `request` asks for and return the exit code; errors go to standard error, in words."""
    try:
        code = _WORK[request.verb](request)
        sys.stdout.flush()
        return code
    except BrokenPipeError:
        # The reader, such as `head`, has stopped reading. Without this, Python would print an error when it flushes at
        # its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return SOUND
    except (plan_files.ServiceError, MissingResourceError) as error:
        print(f"gp-action-wizard: {error}", file=sys.stderr)
        return error.code if isinstance(error, plan_files.ServiceError) else UNREADABLE
    except Exception as error:  # noqa: BLE001 - the last resort: a person gets a sentence and never a traceback
        print(f"gp-action-wizard: {_unforeseen(error)}", file=sys.stderr)
        return UNREADABLE


def _unforeseen(error: Exception) -> str:
    """Return the kind and place of an unexpected error, without any values from the plan."""
    *_, last = traceback.extract_tb(error.__traceback__)
    place = f"{Path(last.filename).name}, line {last.lineno}"
    return (
        f"an error in the program stopped it ({type(error).__name__}, {place}). No plan was changed. Please "
        f"report this message."
    )


def _example(request: argparse.Namespace) -> int:
    _refuse_kind(request.out, ".gpplan")
    plan_files.keep_new(example_plan.example(signed=request.signed), request.out)
    return SOUND


def _export(request: argparse.Namespace) -> int:
    wanted = pdf_copies.PdfRequest(
        request.reader,
        request.large_print,
        request.meeting,
        annex=not request.no_annex,
        one_page=request.one_page,
        issued=request.issued,
        pages_only=request.pages_only,
    )
    if request.reader == "lmc" and request.out.suffix.lower() == ".gpreturn":
        plan = plan_files.load(request.plan)
        _refuse_replacing(request)
        pdf_copies.make_return(plan, request.out, wanted)
        return SOUND
    return _pdf(request, wanted)


def _brief(request: argparse.Namespace) -> int:
    reader = pdf_copies.SHEET if request.sheet else pdf_copies.BRIEFING
    return _pdf(request, pdf_copies.PdfRequest(reader, request.large_print))


def _refuse_replacing(request: argparse.Namespace) -> None:
    if request.out.exists() and not request.force:
        raise plan_files.ServiceError(f"{request.out} already exists; “--force” replaces it.")


def _pdf(request: argparse.Namespace, wanted: pdf_copies.PdfRequest) -> int:
    _refuse_kind(request.out, ".pdf")
    plan = plan_files.load(request.plan)
    _refuse_replacing(request)
    with no_sweeping():
        made = pdf_copies.make_pdf(plan, request.out, wanted)
    if made.replaced:
        signs = " ".join(made.replaced)
        print(f"These characters cannot be printed, so their numbers are printed in brackets: {signs}", file=sys.stderr)
    if made.warning:
        print(made.warning, file=sys.stderr)
    return SOUND


def _show(request: argparse.Namespace) -> int:
    from wizard.exports.plan_json import lines, shown
    from wizard.minutes.minutes import NoMeetingError

    plan = plan_files.load(request.plan)
    now = local_now().date()
    on = request.on or now
    if request.person is not None or request.pdf is not None:
        return _show_person(request, plan, on)
    try:
        text = _json(shown(plan, on, now)) if request.json else "\n".join(lines(plan, on, now))
    except NoMeetingError as error:
        raise plan_files.ServiceError(f"{request.plan}: {error}") from error
    print(text)
    return SOUND


def _json(data: object) -> str:
    """Return JSON for this terminal or file, with escapes for characters that it cannot show."""
    everything = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    return json.dumps(data, ensure_ascii=not everything, indent=2)


def _show_person(request: argparse.Namespace, plan: Plan, on: date) -> int:
    from wizard.services.person_report import person_lines, write_person_pdf

    if request.person is None or request.json:
        raise plan_files.ServiceError("Use “--pdf” only with “--person NAME”, and neither with “--json”.", USAGE)
    if request.pdf is None:
        print("\n".join(person_lines(plan, request.person, on)))
        return SOUND
    _refuse_kind(request.pdf, ".pdf")
    if request.pdf.exists() and not request.force:
        raise plan_files.ServiceError(f"{request.pdf} already exists; “--force” replaces it.")
    write_person_pdf(plan, request.person, on, request.pdf)
    return SOUND


def _check(request: argparse.Namespace) -> int:
    if request.genuine is not None:
        _refuse_kind(request.genuine, ".pdf")
        if request.genuine.exists() and not request.force:
            raise plan_files.ServiceError(f"{request.genuine} already exists; “--force” replaces it.")
    with ProgressLine(sys.stderr) as line:
        verdict = file_check.check(request.file, request.fingerprint, request.plan, line.say)
    print(f"{verdict.mark} {verdict.word}. {verdict.headline}")
    for sentence in (*verdict.findings, *verdict.notes, *verdict.cannot_tell):
        print(f"- {sentence}")
    if request.genuine is None:
        for step in verdict.steps:
            print(f"Next: {step.sentence} ({step.option})")
        return verdict.code
    sys.stdout.flush()
    with ProgressLine(sys.stderr) as line:
        file_check.write_genuine(request.file, request.genuine, request.plan, line.say)
    print(f"The genuine pages are in {request.genuine}.")
    return verdict.code


def _extract(request: argparse.Namespace) -> int:
    _refuse_kind(request.out, ".gpplan")
    plan_files.keep_new(plan_files.plan_in_pdf(request.pdf), request.out)
    # Extract it even if the PDF is not sound, and say what is wrong: somebody may want to examine exactly that.
    with ProgressLine(sys.stderr) as line:
        verdict = file_check.check(request.pdf, say=line.say)
    if verdict.code != SOUND:
        said = " ".join(dict.fromkeys((verdict.headline, *verdict.findings)))
        print(
            f"gp-action-wizard: {request.out} was written, but {request.pdf} is {_STATES[verdict.code]}. {said}",
            file=sys.stderr,
        )
    return verdict.code


_STATES = {plan_files.NOT_PROVEN: "not proven", plan_files.UNSOUND: "not sound", plan_files.UNREADABLE: "not sound"}


def _pack(request: argparse.Namespace) -> int:
    # Imported late: few people make guidance, and the other verbs do not need it.
    from wizard.cli import pack_verbs

    return pack_verbs.run(request)


def _after(request: argparse.Namespace) -> int:
    # Late: no other verb needs the letters.
    from wizard.cli import after_verbs

    return after_verbs.run(request)


def _schema(_request: argparse.Namespace) -> int:
    from wizard.plan.plan_schema import plan_schema

    print(_json(plan_schema()))
    return SOUND


def _refuse_kind(path: Path, ending: str) -> None:
    if path.suffix.lower() != ending:
        raise plan_files.ServiceError(f"{path}: the name must end in {ending}.", USAGE)


_WORK: dict[str, Callable[[argparse.Namespace], int]] = {
    "example": _example,
    "export": _export,
    "brief": _brief,
    "show": _show,
    "check": _check,
    "extract": _extract,
    "letters": _after,
    "minutes": _after,
    "sheet": _after,
    "calendar": _after,
    "slip": _after,
    "pack": _pack,
    "schema": _schema,
}
