"""The largest document that this program is meant to make is within the limits of its own check."""

import re
import zlib

from tests.pdf.exports import largest, opened, pdf, record_bytes

from wizard.pdf.export_pdf import ExportOptions
from wizard.pdf_check.read_pdf import MOST_NAMES, MOST_PAGES, MOST_STREAMS, MOST_UNPACKED, carried_plan, refuse_bombs
from wizard.pdf_check.verify_pdf import SOUND, check_pdf
from wizard.tagged_pdf.pdf_skeleton import MOST_BYTES, skeleton

LARGE = ExportOptions(large_print=True)


def pages_of(data: bytes) -> int:
    return len(re.findall(rb"/Type /Page\b", data))


def test_our_largest_output_is_checked_and_gives_its_plan_back() -> None:
    data = pdf(largest(), LARGE)
    assert pages_of(data) > 280
    assert check_pdf(data, opened).code == SOUND
    assert carried_plan(data) == record_bytes(largest())


def test_as_many_pages_as_are_read_are_within_every_other_bound() -> None:
    data = pdf(largest(), LARGE)
    share = MOST_PAGES / pages_of(data)
    unpacked = sum(len(content) for _, content in skeleton(data).objects.values())
    assert data.count(b"/") * share < MOST_NAMES
    assert data.count(b"endstream") * share < MOST_STREAMS
    assert unpacked * share < MOST_UNPACKED
    assert len(data) * share < MOST_BYTES


def test_many_small_streams_count_for_what_they_unpack_to() -> None:
    packed = zlib.compress(bytes(1_000))
    stream = b"1 0 obj\n<</Filter /FlateDecode>>\nstream\n" + packed + b"\nendstream\nendobj\n"
    refuse_bombs(stream * (MOST_STREAMS // 2))
