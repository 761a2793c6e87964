"""Whether a file, a plan or a PDF made from one, is whole and is what was signed."""

from dataclasses import dataclass
from pathlib import Path

from wizard.foundation.dates import local_now
from wizard.foundation.gc_pause import no_sweeping
from wizard.plan.plan import Plan
from wizard.services.plan_files import SOUND, UNSOUND, ServiceError, load, pdf_bytes
from wizard.signing.verify_plan import verify
from wizard.storage.plan_file import PlanFileError, read_plan_bytes


@dataclass(frozen=True)
class FileVerdict:
    """The result of checking a file."""

    code: int
    """`SOUND`, `UNSOUND` or `UNREADABLE`."""
    headline: str
    findings: tuple[str, ...] = ()
    """One sentence each, with its place."""
    notes: tuple[str, ...] = ()
    cannot_tell: tuple[str, ...] = ()
    pages_checked: bool = True
    """False if the data of a PDF are sound and its pages could not be compared with them."""


def check(path: Path, fingerprint: str | None = None, against: Path | None = None) -> FileVerdict:
    """Say whether a plan, or a PDF made from one, is whole and is what was signed.

    Args:
        path: The file.
        fingerprint: One from a printed page, to compare with.
        against: The plan from which pages without a record were made.

    Raises:
        ServiceError: The fingerprint is not one (code 2).
    """
    try:
        return _check_pdf(path, fingerprint, against) if _is_pdf(path) else _check_plan(path, fingerprint)
    except ValueError as error:
        raise ServiceError(str(error), 2) from error
    except ServiceError as error:
        return FileVerdict(error.code, str(error))


def _is_pdf(path: Path) -> bool:
    return path.suffix.lower() == ".pdf"


def _check_plan(path: Path, fingerprint: str | None) -> FileVerdict:
    plan = load(path)
    with no_sweeping():
        verdict = verify(plan, fingerprint, local_now())
    return FileVerdict(
        SOUND if verdict.sound else UNSOUND,
        verdict.headline,
        tuple(finding.sentence for finding in verdict.findings),
        verdict.notes,
        verdict.cannot_tell,
    )


def _check_pdf(path: Path, fingerprint: str | None, against: Path | None) -> FileVerdict:
    from wizard.pdf_check.verify_pdf import check_pdf

    def opened(data: bytes) -> Plan | str:
        try:
            return read_plan_bytes(data, path.name)
        except PlanFileError as error:
            return str(error)

    verdict = check_pdf(pdf_bytes(path), opened, fingerprint, load(against) if against else None)
    return FileVerdict(
        verdict.code, verdict.headline, verdict.findings, verdict.notes, pages_checked=verdict.pages_checked
    )
