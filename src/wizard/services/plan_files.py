"""Plans in files: read one, write a new one, extract one from a PDF. Failures raise `ServiceError`, one sentence."""

from pathlib import Path

from wizard.foundation.file_errors import reason
from wizard.plan.plan import Plan
from wizard.storage.plan_file import PlanFileError, read_plan, read_plan_bytes, write_new_plan

SOUND, UNSOUND, UNREADABLE, NOT_PROVEN = 0, 1, 3, 4
"""The result of checking a file: sound; changed or damaged; unreadable; neither proven nor disproven."""


class ServiceError(Exception):
    """A request that cannot be carried out. The message is one sentence; `code` is the exit code."""

    def __init__(self, sentence: str, code: int = UNREADABLE) -> None:
        super().__init__(sentence)
        self.code = code


def load(path: Path) -> Plan:
    """Return the plan in a plan file.

    Raises:
        ServiceError: The file cannot be read, is damaged, or holds no plan.
    """
    try:
        return read_plan(path)
    except PlanFileError as error:
        raise ServiceError(str(error), error.exit_code) from error


def keep_new(plan: Plan, path: Path) -> None:
    """Write a plan into a new file.

    Raises:
        ServiceError: A file with this name exists already, or it cannot be written.
    """
    try:
        write_new_plan(path, plan)
    except PlanFileError as error:
        raise ServiceError(str(error), error.exit_code) from error


def pdf_bytes(path: Path) -> bytes:
    """Return the bytes of a PDF file.

    Raises:
        ServiceError: The file cannot be read, or is larger than any PDF of ours.
    """
    from wizard.pdf_check.read_pdf import ReadingError, read_pdf

    try:
        return read_pdf(path)
    except ReadingError as error:
        raise ServiceError(str(error)) from error
    except OSError as error:
        raise ServiceError(f"“{path.name}” cannot be read: {reason(error)}.") from error


def plan_in_pdf(path: Path) -> Plan:
    """Return the plan that a PDF carries, whether or not it is the one that was signed: `check` finds that out.

    Raises:
        ServiceError: The file cannot be read, carries no plan, or the plan inside is damaged.
    """
    from wizard.pdf_check.read_pdf import ReadingError, carried_plan

    data = pdf_bytes(path)
    try:
        return read_plan_bytes(carried_plan(data), path.name)
    except (ReadingError, PlanFileError) as error:
        raise ServiceError(str(error), UNSOUND) from error
