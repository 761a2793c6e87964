"""Hostile plan files, each read in a process of its own: one sentence, under a second, under 200 MiB."""

import subprocess
import sys
from pathlib import Path

import pytest
from tests.storage.reading_hostile import CASES, SPECIAL

MOST_SECONDS = 1.0
MOST_MEBIBYTES = 200


@pytest.mark.parametrize("case", [*CASES, *SPECIAL])
def test_a_hostile_file_is_refused_within_time_and_memory(tmp_path: Path, case: str) -> None:
    command = [sys.executable, "-m", "tests.storage.reading_hostile", case, str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.stderr == ""
    seconds, mebibytes, exit_code, sentence = done.stdout.rstrip("\n").split("\t")
    assert exit_code in ("1", "3")
    assert (sentence.startswith("“"), sentence.endswith(".")) == (True, True)
    assert float(seconds) < MOST_SECONDS
    assert float(mebibytes) < MOST_MEBIBYTES
