import io
import random
import re
import zlib
from collections.abc import Callable

import pikepdf
import pytest
from tests.pdf.exports import OPTIONS, closed_example, given_out, opened, pdf, record_bytes, signed_example, unpacked
from tests.pdf_check.honest_copies import REWRITTEN
from tests.plans import worked_example
from tests.signing.closed_plans import reclosed, second_closed, second_draft

from wizard.foundation.canonical_json import fingerprint
from wizard.pdf.export_pdf import ExportOptions
from wizard.pdf_check.read_pdf import ReadingError, carried_plan
from wizard.pdf_check.verify_pdf import NOT_PROVEN, SOUND, UNSOUND, check_pdf
from wizard.tagged_pdf.pdf_skeleton import SkeletonError, skeleton

SIGNED = pdf(signed_example())
PAGES_ONLY = pdf(signed_example(), OPTIONS["pages only"])
PAGES = len(skeleton(SIGNED).pages)
_WHOLE_OBJECT = re.compile(rb"\d+ 0 obj\n.*?\nendobj", re.DOTALL)


def saved_again(data: bytes, change: Callable[[pikepdf.Pdf], None] = lambda document: None) -> bytes:
    """A PDF as another program saves it after opening it."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as document:
        change(document)
        document.save(out)
    return out.getvalue()


def with_a_box(document: pikepdf.Pdf) -> None:
    page = document.pages[0]
    page.Contents = document.make_stream(page.Contents.read_bytes() + b"\nq 1 1 1 rg 100 400 200 60 re f Q\n")


def without_page(document: pikepdf.Pdf) -> None:
    del document.pages[4]


def without_plan(document: pikepdf.Pdf) -> None:
    del document.attachments["plan.json"]


def with_another_plan(document: pikepdf.Pdf) -> None:
    record = record_bytes(signed_example())
    altered = record.replace(b"could not staff a drop", b"could now staff a drop")
    assert altered != record
    document.attachments["plan.json"] = altered


def with_broken_plan(document: pikepdf.Pdf) -> None:
    document.attachments["plan.json"] = b"{"


def packed_page(data: bytes, number: int) -> tuple[int, int]:
    """The place of a page's compressed contents (from page 1) in the file."""
    contents = skeleton(data).pages[number - 1][1]
    at = data.index(b"\n%d 0 obj\n" % contents)
    start = data.index(b"stream\n", at) + len(b"stream\n")
    length = re.search(rb"/Length (\d+)", data[at:start])
    assert length
    return start, start + int(length[1])


def with_page_altered(data: bytes) -> bytes:
    """A page with changed drawing, compressed to the same length so that nothing else changes."""
    start, end = packed_page(data, 4)
    content = bytearray(zlib.decompress(data[start:end]))
    for index in range(len(content) - 1, 0, -1):
        if content[index : index + 1].isdigit():
            content[index] = ord("1") if content[index] != ord("1") else ord("2")
            for level in range(10):
                packed = zlib.compress(bytes(content), level)
                if len(packed) == end - start:
                    return data[:start] + packed + data[end:]
    raise AssertionError("no change of the same length was found")


def test_what_was_exported_is_sound() -> None:
    for plan, number in ((worked_example(), None), (signed_example(), 1), (second_closed(), 1), (second_closed(), 2)):
        assert check_pdf(pdf(plan, ExportOptions(number=number)), opened).code == SOUND
    for plan in (second_draft(), reclosed()):
        assert check_pdf(pdf(plan), opened).code == SOUND


def test_every_size_and_copy_is_sound_beside_its_plan() -> None:
    for options in OPTIONS.values():
        data = pdf(signed_example(), options)
        assert check_pdf(data, opened, against=signed_example()).code == SOUND


def test_the_verdict_says_who_signed_and_what_it_cannot_tell() -> None:
    verdict = check_pdf(SIGNED, opened)
    assert verdict.headline.startswith("Every page is as it was exported. This is the plan that five partners signed")
    assert "This does not prove who held the pen." in verdict.notes


def test_another_zlib_changes_nothing() -> None:
    start, end = packed_page(SIGNED, 2)
    packed = zlib.compress(zlib.decompress(SIGNED[start:end]), 0)
    longer = len(packed) - (end - start)
    assert longer > 0
    # Compressing again moves everything behind it, so the table of objects is written again.
    data = SIGNED[:start] + packed + SIGNED[end:]
    before = data[:start].rindex(b"/Length ")
    data = data[:before] + data[before:].replace(b"/Length %d" % (end - start), b"/Length %d" % len(packed), 1)
    assert check_pdf(_with_new_table(data), opened).code == SOUND


def _with_new_table(data: bytes) -> bytes:
    at = data.rindex(b"xref\n0 ")
    trailer = data[data.rindex(b"trailer\n") :]
    places = {int(m[1]): m.start() for m in re.finditer(rb"(?m)^(\d+) 0 obj$", data[:at])}
    rows = [b"0000000000 65535 f \n", *(b"%010d 00000 n \n" % places[number] for number in sorted(places))]
    trailer = re.sub(rb"startxref\n\d+", b"startxref\n%d" % at, trailer)
    return data[:at] + b"xref\n0 %d\n" % len(rows) + b"".join(rows) + trailer


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("cut in the middle", SIGNED[: len(SIGNED) // 2], "cut"),
        ("cut by a byte", SIGNED[:-8], "cut"),
        ("a word after the end", SIGNED + b"x", "added after the end"),
        ("a second file after the end", SIGNED + PAGES_ONLY, "added after the end"),
        ("a comment before the first object", SIGNED.replace(b"\n1 0 obj", b"\n%hello\n1 0 obj", 1), "damaged"),
        ("a page drawn otherwise", with_page_altered(SIGNED), "Page 4"),
        (
            "a name in the reading aids",
            SIGNED.replace(b"signature of Dr Amara", b"signature of Dr Tamara", 1),
            "damaged",
        ),
        ("a word of the contents", SIGNED.replace(b"(On one page)", b"(In one page)", 1), "not what was exported"),
        ("the title", SIGNED.replace(b"Harbour Lane", b"Harbour Lame"), "not what was exported"),
        (
            "the file's identifier",
            re.sub(rb"(/ID\s*\[<)....", rb"\g<1>0000", SIGNED),
            "the end of the file is different",
        ),
        ("the date of the file", SIGNED.replace(b"20261209", b"20251209"), "not what was exported"),
        (
            "bytes of a page",
            SIGNED[: packed_page(SIGNED, 3)[0] + 9] + b"\0\0" + SIGNED[packed_page(SIGNED, 3)[0] + 11 :],
            "",
        ),
        ("the generation of an object", re.sub(rb"\n(\d{4}) 0 obj", rb"\n\1 4 obj", SIGNED, count=1), "damaged"),
        ("an offset of the table", SIGNED.replace(b" 00000 n \n", b" 00001 n \n", 1), "not like ours"),
        ("re-saved with the plan taken out", saved_again(SIGNED, without_plan), "taken out"),
        ("re-saved with another plan", saved_again(SIGNED, with_another_plan), "The plan inside was changed"),
        ("re-saved with a broken plan", saved_again(SIGNED, with_broken_plan), "The plan inside was changed"),
        ("re-saved with a white box over words", saved_again(SIGNED, with_a_box), "Page 1 looks different"),
        ("re-saved without a page", saved_again(SIGNED, without_page), f"It has {PAGES - 1} pages instead of {PAGES}."),
        ("pages only, a page altered", with_page_altered(PAGES_ONLY), "A page of it was changed"),
        ("pages only, cut", PAGES_ONLY[:-100], "cut"),
        ("no PDF", b"hello", "not a PDF"),
        ("nothing", b"", "not a PDF"),
    ],
)
def test_what_was_done_to_a_file_is_found_and_named(name: str, data: bytes, words: str) -> None:
    assert data != SIGNED
    verdict = check_pdf(data, opened)
    assert verdict.code == UNSOUND, name
    assert words in " ".join([verdict.headline, *verdict.findings]), verdict


def test_a_file_without_anything_of_ours_is_not_proven() -> None:
    verdict = check_pdf(saved_again(SIGNED, lambda document: document.attachments.clear()), opened)
    assert (verdict.code, verdict.headline) == (
        NOT_PROVEN,
        "Nobody can prove what this is: it has no record inside.",
    )


def test_no_byte_of_an_object_can_be_changed_unseen() -> None:
    # Between the objects no reader looks, and what a program says of itself is not part of the pages.
    objects = [found for found in _WHOLE_OBJECT.finditer(SIGNED) if b"/Producer" not in found[0]]
    assert sum(len(found[0]) for found in objects) > 0.9 * len(SIGNED)
    places = [place for found in objects for place in range(found.start(), found.end())]
    chosen = random.Random(20261209)
    for place in chosen.choices(places, k=60):
        data = bytearray(SIGNED)
        data[place] ^= 1 << chosen.randrange(8)
        # Some bytes decide whether the file can be read at all: such a copy is not proven, and never sound.
        assert check_pdf(bytes(data), opened).code in (UNSOUND, NOT_PROVEN), place


def test_the_fingerprint_of_another_record_is_found() -> None:
    mine = fingerprint(signed_example().records[0].seal.digest)
    assert check_pdf(SIGNED, opened, mine).code == SOUND
    assert check_pdf(SIGNED, opened, "0123 4567 89ab cdef").code == UNSOUND
    assert check_pdf(PAGES_ONLY, opened, mine).code == NOT_PROVEN
    assert check_pdf(PAGES_ONLY, opened, "0123 4567 89ab cdef").code == UNSOUND


def test_pages_alone_are_compared_with_the_plan_from_which_they_were_made() -> None:
    verdict = check_pdf(PAGES_ONLY, opened, against=signed_example())
    assert verdict.code == SOUND
    assert "Every page is the same as in the plan." in verdict.headline
    early = pdf(closed_example(), OPTIONS["pages only"])
    assert check_pdf(early, opened, against=signed_example()).code == SOUND
    assert check_pdf(with_page_altered(PAGES_ONLY), opened, against=signed_example()).code == UNSOUND
    assert check_pdf(PAGES_ONLY, opened, against=reclosed()).code == UNSOUND


def test_what_was_made_for_another_reader_says_so_and_proves_nothing_alone() -> None:
    data = pdf(given_out(), OPTIONS["icb"])
    verdict = check_pdf(data, opened)
    assert (verdict.code, verdict.headline) == (
        NOT_PROVEN,
        "This is the document “Information for the ICB”, for the ICB. It has no record inside. "
        "By itself it proves nothing.",
    )
    with pytest.raises(ReadingError, match="for a reader outside the partnership"):
        carried_plan(data)


def test_the_plan_comes_out_as_it_went_in_and_pages_alone_have_none() -> None:
    assert carried_plan(SIGNED) == record_bytes(signed_example())
    with pytest.raises(ReadingError, match="saved as pages only"):
        carried_plan(PAGES_ONLY)


def test_a_stream_that_unpacks_to_more_than_any_file_of_ours_is_refused() -> None:
    bomb = zlib.compress(b"\0" * (300 * 1024 * 1024), 9)
    head = b"%PDF-1.7\n%abcd ReportLab Generated PDF document (opensource)\n"
    body = b"1 0 obj\n<< /Filter [ /FlateDecode ] /Length %d >>\nstream\r\n%b\r\nendstream\nendobj\n" % (
        len(bomb),
        bomb,
    )
    end = b"trailer\n<< /Size 2 >>\nstartxref\n0\n%%EOF\n"
    data = _with_new_table(head + body + b"xref\n0 0\n" + end)
    with pytest.raises(SkeletonError):
        skeleton(data)


def test_the_whole_text_of_a_file_can_be_searched_for_words() -> None:
    assert b"plan.json" in unpacked(SIGNED)


PARTS = (
    "Making page 1 of 1 again.",
    "Comparing what is drawn on page 1 of 1.",
    "Comparing the words and looks of page 1 of 1.",
)
"""The first progress message of each of the three parts of a check."""


class EndedError(Exception):
    """Raised by the callback for the progress of a check."""


@pytest.mark.parametrize("said", PARTS)
def test_a_check_says_how_far_it_is_and_whoever_is_told_can_end_it(said: str) -> None:
    copy = next(iter(REWRITTEN.values()))(pdf(closed_example(), ExportOptions(one_page=True)))
    heard: list[str] = []

    def listen(sentence: str) -> None:
        heard.append(sentence)
        if sentence == said:
            raise EndedError

    with pytest.raises(EndedError):
        check_pdf(copy, opened, say=listen)
    assert heard[-1] == said
