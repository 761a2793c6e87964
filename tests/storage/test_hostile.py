"""Hostile plan files, each read in a separate process: one sentence, under 200 MiB, and an end.

`bench.hostile` measures how long each takes; one that does not end is stopped, and fails here.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.forks import Forks
from tests.storage.reading_hostile import CASES, SPECIAL

MOST_MEBIBYTES = 200


@pytest.fixture(scope="module")
def forks() -> Iterator[Forks]:
    with Forks("tests.storage.reading_hostile") as forks:
        yield forks


@pytest.mark.parametrize("case", [*CASES, *SPECIAL])
def test_a_hostile_file_is_refused_within_memory(forks: Forks, tmp_path: Path, case: str) -> None:
    done = forks.run(tmp_path, case, str(tmp_path))
    assert (done.code, done.stderr) == (0, "")
    _, mebibytes, exit_code, sentence = done.stdout.rstrip("\n").split("\t")
    assert exit_code in ("1", "3")
    assert (sentence.startswith("“"), sentence.endswith(".")) == (True, True)
    assert float(mebibytes) < MOST_MEBIBYTES
