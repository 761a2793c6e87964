import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest
from tests.pdf.exports import pdf_anew, signed_example

ROOT = Path(__file__).parents[2]

PROGRAM = """
import sys
from hashlib import sha256
sys.path[:0] = sys.argv[1:]
from tests.pdf.exports import pdf_anew, signed_example
print(sha256(pdf_anew(signed_example())).hexdigest())
"""


@pytest.mark.parametrize(
    ("seed", "zone", "language"),
    [("0", "UTC", "C"), ("1", "America/St_Johns", "en_GB.UTF-8"), ("4242", "Pacific/Kiritimati", "tr_TR.UTF-8")],
)
def test_another_process_seed_time_zone_locale_and_folder_give_the_same_bytes(
    seed: str, zone: str, language: str, tmp_path: Path
) -> None:
    environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": language}
    told = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(ROOT), str(ROOT / "src")],
        env=environment,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()
    assert told == sha256(pdf_anew(signed_example())).hexdigest()


def test_another_answer_is_another_file_with_another_identifier() -> None:
    plan = signed_example()
    fewer = plan.replace(records=(plan.records[0].replace(answers=plan.records[0].answers[:-1]),))
    assert pdf_anew(plan)[-400:].split(b"/ID")[1] != pdf_anew(fewer)[-400:].split(b"/ID")[1]
