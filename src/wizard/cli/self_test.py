"""A test of this installation: it writes, reads, exports and checks the worked example."""

import sys
from pathlib import Path

from wizard.foundation.file_errors import reason
from wizard.foundation.paths import MissingResourceError, check_whole
from wizard.services import example_plan, file_check, pdf_copies, plan_files
from wizard.services.scratch_folders import ScratchFolder

SOUND, UNSOUND, UNREADABLE = 0, 1, 3
"""Exit codes: all is well; what was made is not sound; something is missing or cannot be written."""


def self_test() -> int:
    """Write the worked example into a temporary folder, export it, and check both files.

    Returns 0, or another exit code with the reason, one sentence, on standard error.
    """
    try:
        check_whole()
        folder = ScratchFolder()
        try:
            problem = _tried_in(folder.path)
        finally:
            folder.close()
    except plan_files.ServiceError as error:
        return _failed(str(error), error.code)
    except MissingResourceError as error:
        return _failed(str(error), UNREADABLE)
    except OSError as error:
        return _failed(f"The program cannot write in its data folder: {reason(error)}.", UNREADABLE)
    return _failed(problem, UNSOUND) if problem else SOUND


def _tried_in(folder: Path) -> str:
    plan, pdf = folder / "example.gpplan", folder / "example.pdf"
    plan_files.keep_new(example_plan.example(signed=True), plan)
    replaced = pdf_copies.make_pdf(plan_files.load(plan), pdf).replaced
    if replaced:
        return f"These characters of the worked example cannot be printed: {' '.join(replaced)}"
    for file in (plan, pdf):
        verdict = file_check.check(file)
        if verdict.code != SOUND:
            return f"{file.name}: {' '.join((verdict.headline, *verdict.findings))}"
    return ""


def _failed(reason: str, code: int) -> int:
    print(f"gp-action-wizard: the self-test failed. {reason}", file=sys.stderr)
    return code
