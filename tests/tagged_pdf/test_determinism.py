import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest
from tests.tagged_pdf.documents_built import INFO, pdf
from tests.tagged_pdf.example import ATTACHMENTS, STORY

from wizard.tagged_pdf import Furniture, Info, Paragraph, build, linked

ROOT = Path(__file__).parents[2]
FURNITURE = Furniture("Plan", "Surgery", watermark="DRAFT")

PROGRAM = """
import sys
from hashlib import sha256
sys.path[:0] = sys.argv[1:]
from tests.tagged_pdf.documents_built import pdf
from tests.tagged_pdf.example import ATTACHMENTS, STORY
from tests.tagged_pdf.test_determinism import FURNITURE
print(sha256(pdf(STORY, furniture=FURNITURE, attachments=ATTACHMENTS)).hexdigest())
"""


@pytest.mark.parametrize(
    ("seed", "zone", "language"),
    [("0", "UTC", "C"), ("1", "America/St_Johns", "en_GB.UTF-8"), ("4242", "Pacific/Kiritimati", "tr_TR.UTF-8")],
)
def test_another_process_seed_time_zone_and_locale_give_the_same_bytes(
    seed: str, zone: str, language: str, tmp_path: Path
) -> None:
    environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": language, "SOURCE_DATE_EPOCH": seed}
    told = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(ROOT), str(ROOT / "src")],
        env=environment,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()
    assert told == sha256(pdf(STORY, furniture=FURNITURE, attachments=ATTACHMENTS)).hexdigest()


def test_importing_the_package_does_not_import_reportlab() -> None:
    program = "import sys; sys.path[:0] = sys.argv[1:]; import wizard.tagged_pdf; sys.exit('reportlab' in sys.modules)"
    subprocess.run([sys.executable, "-c", program, str(ROOT / "src")], check=True)


def test_a_story_can_be_built_again_and_after_another() -> None:
    first = pdf(STORY)
    pdf([Paragraph("Between: ŵ ŷ ✓ ☐ Ω")])
    assert pdf(STORY) == first


def test_another_identity_is_another_file() -> None:
    assert pdf([], Info("t", INFO.created, "a")) != pdf([], Info("t", INFO.created, "b"))


def test_a_path_gets_the_same_bytes_as_a_stream(tmp_path: Path) -> None:
    assert build(tmp_path / "a.pdf", [Paragraph("Text")], INFO) == (1,)
    assert (tmp_path / "a.pdf").read_bytes() == pdf([Paragraph("Text")], furniture=Furniture())


def test_a_build_that_fails_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"before")
    with pytest.raises(ValueError, match="nowhere"):
        build(path, [Paragraph(linked("lost", "#lost"))], INFO)
    assert path.read_bytes() == b"before"
