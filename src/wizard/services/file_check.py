"""Check whether a file (a plan, or a PDF made from one) is whole and is what was signed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from wizard.foundation.atomic_file import put_in_place
from wizard.foundation.dates import local_now
from wizard.foundation.file_errors import reason
from wizard.foundation.gc_pause import no_sweeping
from wizard.plan.plan import Plan
from wizard.services.plan_files import NOT_PROVEN, SOUND, UNREADABLE, UNSOUND, ServiceError, load, pdf_bytes
from wizard.signing.verify_plan import verify
from wizard.storage.plan_file import PlanFileError, read_plan_bytes

VERDICTS = {
    SOUND: ("\N{CHECK MARK}", "Sound"),
    UNSOUND: ("\N{BALLOT X}", "Changed or damaged"),
    UNREADABLE: ("!", "Cannot be read"),
    NOT_PROVEN: ("?", "Not proven"),
}
"""The mark and the word for each code."""


class NextStep(NamedTuple):
    """Something the person can do after a check."""

    key: str
    """“genuine”, “fingerprint” or “plan”."""
    sentence: str
    option: str
    """The command that does it on the command line."""


@dataclass(frozen=True)
class FileVerdict:
    """The result of checking a file."""

    code: int
    """`SOUND`, `UNSOUND`, `UNREADABLE` or `NOT_PROVEN`."""
    headline: str
    findings: tuple[str, ...] = ()
    """The findings, one sentence each, with their places."""
    notes: tuple[str, ...] = ()
    cannot_tell: tuple[str, ...] = ()
    steps: tuple[NextStep, ...] = ()
    """What the person can do next."""

    @property
    def word(self) -> str:
        """The outcome in a word or two, different for each code."""
        return VERDICTS.get(self.code, VERDICTS[UNREADABLE])[1]

    @property
    def mark(self) -> str:
        """Its mark, which no other outcome has."""
        return VERDICTS.get(self.code, VERDICTS[UNREADABLE])[0]


def check(
    path: Path,
    fingerprint: str | None = None,
    against: Path | None = None,
    say: Callable[[str], None] = lambda _sentence: None,
) -> FileVerdict:
    """Say whether a plan, or a PDF made from one, is whole and is what was signed.

    Args:
        path: The file.
        fingerprint: A fingerprint from a printed page, to compare with.
        against: The plan from which pages without a record were made.
        say: Gets the progress of the check of a PDF, in a sentence; if it raises, the check ends.

    Raises:
        ServiceError: `fingerprint` is not a fingerprint (code 2).
    """
    try:
        return _check_pdf(path, fingerprint, against, say) if _is_pdf(path) else _check_plan(path, fingerprint)
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


def _check_pdf(path: Path, fingerprint: str | None, against: Path | None, say: Callable[[str], None]) -> FileVerdict:
    from wizard.pdf_check.pdf_verdict import STEPS
    from wizard.pdf_check.verify_pdf import check_pdf

    plan = load(against) if against else None
    with no_sweeping():
        verdict = check_pdf(pdf_bytes(path), _opener(path), fingerprint, plan, say)
    steps = tuple(NextStep(step.value, *STEPS[step]) for step in verdict.steps)
    return FileVerdict(verdict.code, verdict.headline, verdict.findings, verdict.notes, steps=steps)


def _opener(path: Path) -> Callable[[bytes], Plan | str]:
    def opened(data: bytes) -> Plan | str:
        try:
            return read_plan_bytes(data, path.name)
        except PlanFileError as error:
            return str(error)

    return opened


def write_genuine(
    path: Path, out: Path, against: Path | None = None, say: Callable[[str], None] = lambda _sentence: None
) -> None:
    """Write the genuine PDF to `out`, made again from the record that a copy carries, or from a plan.

    Args:
        path: The copy.
        out: Where the genuine file goes; an existing file is replaced.
        against: The plan, for pages without a record.
        say: Gets the progress in a sentence; if it raises, the work ends and no file is left.

    Raises:
        ServiceError: There is no whole record to make the PDF from (code 1), or a file cannot be read or written.
    """
    from wizard.pdf_check.read_pdf import ReadingError
    from wizard.pdf_check.verify_pdf import GenuineError, genuine_pages

    try:
        data = genuine_pages(pdf_bytes(path), _opener(path), load(against) if against else None, say)
        with put_in_place(out) as unfinished:
            unfinished.write(data)
    except (GenuineError, ReadingError) as error:
        raise ServiceError(str(error), UNSOUND) from error
    except OSError as error:
        raise ServiceError(f"“{out.name}” cannot be written: {reason(error)}.") from error
