"""Hostile PDFs, each read in a process of its own; exported ones, damaged: a sentence, within memory, and an end.

`bench.hostile` measures how long each takes; one that does not end is stopped, and fails here.
"""

import contextlib
import functools
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.forks import Forks
from tests.pdf.exports import closed_example, opened, pdf
from tests.pdf_check.reading_hostile_pdf import CASES

from wizard.pdf_check.read_pdf import MOST_UNPACKED, PackingError, ReadingError, carried_plan, refuse_bombs
from wizard.pdf_check.verify_pdf import SOUND, check_pdf

MOST_MEBIBYTES = 200


@functools.cache
def exported() -> bytes:
    return pdf(closed_example())


@pytest.fixture(scope="module")
def forks() -> Iterator[Forks]:
    with Forks("tests.pdf_check.reading_hostile_pdf") as forks:
        yield forks


@pytest.mark.parametrize("case", CASES)
def test_a_hostile_pdf_is_refused_within_memory(forks: Forks, tmp_path: Path, case: str) -> None:
    done = forks.run(tmp_path, case, str(tmp_path), seconds=90)
    assert (done.code, done.stderr) == (0, "")
    _, mebibytes, code, verdict, taken = done.stdout.rstrip("\n").split("\t")
    assert code in ("1", "3", "4")
    assert (verdict.endswith("."), taken.endswith(".")) == (True, True)
    assert float(mebibytes) < MOST_MEBIBYTES
    assert not [path for path in tmp_path.iterdir() if path.name != "hostile.pdf"]


def test_what_is_exported_is_not_taken_for_a_bomb() -> None:
    refuse_bombs(exported())


@pytest.mark.parametrize(
    "head",
    [
        b"/Filter/LZWDecode",
        b"/Filter [/FlateDecode /FlateDecode]",
        b"/Filter 5 0 R",
        b"/F#69lter /LZWDecode",
        b"/Filter /FlateDecode /Filter /LZWDecode",
        b"/Filter /FlateDecodeX",
    ],
)
def test_a_file_that_is_packed_otherwise_is_refused(head: bytes) -> None:
    with pytest.raises(PackingError):
        refuse_bombs(b"1 0 obj\n<<" + head + b">>\nstream\nabc\nendstream\nendobj\n")


def test_many_small_streams_count_together() -> None:
    stream = b"1 0 obj\n<</Filter /FlateDecode>>\nstream\n" + zlib.compress(bytes(1_000_000)) + b"\nendstream\nendobj\n"
    refuse_bombs(stream * 10)
    with pytest.raises(PackingError):
        refuse_bombs(stream * (MOST_UNPACKED // 1_000_000 + 2))


@settings(max_examples=30)
@given(st.data())
def test_a_damaged_pdf_gives_a_verdict_and_never_a_traceback(data: st.DataObject) -> None:
    whole = exported()
    broken = bytearray(whole)
    for _ in range(data.draw(st.sampled_from((1, 1, 5, 40)))):
        place = data.draw(st.integers(0, len(broken) - 1))
        broken[place] ^= 1 << data.draw(st.integers(0, 7))
    cut = data.draw(st.one_of(st.none(), st.integers(0, len(broken))))
    damaged = bytes(broken[:cut])
    verdict = check_pdf(damaged, opened)
    # Damage where no reader looks, as in the first comment, counts as saved again, and the pages look the same.
    again = verdict.code == SOUND and any(note.startswith("Another program") for note in verdict.notes)
    assert (verdict.code == SOUND and not again) == (damaged == whole), verdict
    with contextlib.suppress(ReadingError):
        carried_plan(damaged)
