"""Every document: the sizes of its characters, its ink against the frame, its links, and what must never change."""

import ctypes
import functools
import re
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest
from pypdfium2 import raw
from tests.pdf.changes import changed
from tests.pdf.exports import OPTIONS, given_out, hostile, large, opened, pdf, pdf_anew, unpacked
from tests.pdf.page_texts import page_texts
from tests.plans import worked_example
from tests.tagged_pdf.drawing.test_text_styles import contrast

from wizard.edits.office_edits import (
    with_obstacle,
    with_return_number,
    with_return_words,
    with_scripts_checked,
    with_support,
    with_typed,
)
from wizard.minutes.minutes import minutes_of
from wizard.overview.outward_lines import lines_that_go
from wizard.pdf.briefing import brief
from wizard.pdf.export_pdf import ExportOptions
from wizard.pdf_check.verify_pdf import check_pdf
from wizard.plan.office import OutsideReader
from wizard.plan.people import VotesPrinted
from wizard.plan.plan import Plan
from wizard.plan.proposal import Owner
from wizard.redaction.readers import Reader
from wizard.services.example_plan import example
from wizard.signing.closing import close
from wizard.tagged_pdf.drawing.text_styles import PAGE_HEIGHT, PAGE_WIDTH, SIDE, TINT, InkTone

CLOSED = datetime(2026, 12, 9, 9, 5, tzinfo=UTC)
LEAST = {"staff": 12.0, "icb": 12.0, "public": 14.0, "large print": 16.0, "large print for the public": 16.0}
"""The smallest type of each document, in points; for all others it is 10."""
STEADY = (Reader.ICB, Reader.PUBLIC)


def flat(data: bytes) -> str:
    """All words of a PDF on one line, with ordinary spaces only."""
    return " ".join(" ".join(page_texts(data)).replace("\N{NO-BREAK SPACE}", " ").split())


@functools.cache
def documents() -> dict[str, bytes]:
    """Every kind of document of the worked example."""
    return {name: pdf(given_out(), options) for name, options in OPTIONS.items()}


def sizes(data: bytes) -> set[float]:
    """The size of every character that is drawn."""
    found = set()
    with pypdfium2.PdfDocument(data) as document:
        for page in document:
            text = page.get_textpage()
            for index in range(text.count_chars()):
                if text.get_text_range(index, 1).strip():
                    found.add(round(raw.FPDFText_GetFontSize(text, index), 2))
            text.close()
    return found


@pytest.mark.parametrize("name", OPTIONS)
def test_no_character_is_smaller_than_its_reader_needs(name: str) -> None:
    assert min(sizes(documents()[name])) >= LEAST.get(name, 10.0)


def test_the_sizes_of_the_plan_are_those_of_its_scale() -> None:
    assert sizes(documents()["without annex"]) <= {10.0, 11.0, 12.0, 13.0, 16.0, 16.5, 26.0}
    assert sizes(documents()["large print"]) <= {16.0, 18.0, 19.0, 23.5, 24.0, 32.0}


def test_no_character_of_the_briefing_and_of_its_sheet_is_too_small(tmp_path: Path) -> None:
    for sheet in (False, True):
        brief(example(), tmp_path / "b.pdf", sheet=sheet)
        assert min(sizes((tmp_path / "b.pdf").read_bytes())) >= 10.0


def edges(data: bytes) -> Iterator[tuple[int, str, float, float]]:
    """Each piece of text with its page and its left and right edges."""
    with pypdfium2.PdfDocument(data) as document:
        for number, page in enumerate(document, start=1):
            for thing in page.get_objects(max_depth=4):
                if thing.type == raw.FPDF_PAGEOBJ_TEXT:
                    left, _, right, _ = thing.get_bounds()
                    yield number, "", left, right


@pytest.mark.parametrize("name", OPTIONS)
def test_no_ink_is_outside_the_frame(name: str) -> None:
    assert [edge for edge in edges(documents()[name]) if edge[2] < SIDE - 1 or edge[3] > PAGE_WIDTH - SIDE + 1] == []


def texts(data: bytes) -> Iterator[list[pypdfium2.PdfObject]]:
    """The pieces of text of each page in drawing order, without header and footer."""
    with pypdfium2.PdfDocument(data) as document:
        for page in document:
            things = page.get_objects(max_depth=4)
            yield [each for each in things if each.type == raw.FPDF_PAGEOBJ_TEXT and "Artifact" not in marks(each)]


def marks(thing: pypdfium2.PdfObject) -> set[str]:
    """The marks round something drawn: its tag, or “Artifact”."""
    found = set()
    for at in range(raw.FPDFPageObj_CountMarks(thing)):
        name, length = ctypes.create_string_buffer(64), ctypes.c_ulong()
        raw.FPDFPageObjMark_GetName(
            raw.FPDFPageObj_GetMark(thing, at), ctypes.cast(name, ctypes.POINTER(raw.FPDF_WCHAR)), 64, length
        )
        found.add(name.raw[: length.value - 2].decode("utf-16-le"))
    return found


def kinds(name: str) -> bytes:
    """A document of the worked example by its name, including those made before the meeting."""
    if name in ("briefing", "sheet"):
        with tempfile.TemporaryDirectory() as folder:
            out = Path(folder, "b.pdf")
            brief(worked_example(), out, sheet=name == "sheet")
            return out.read_bytes()
    return documents()[name]


ALL_KINDS = [*OPTIONS, "briefing", "sheet"]


@pytest.mark.parametrize("name", ALL_KINDS)
def test_what_is_heard_next_stands_below_or_to_the_right(name: str) -> None:
    up_and_left = []
    for number, things in enumerate(texts(kinds(name)), start=1):
        places = [thing.get_bounds() for thing in things]
        for (left, bottom, _, top), (next_left, next_bottom, _, _) in pairwise(places):
            if next_bottom > top and next_left <= left:
                up_and_left.append((number, round(bottom), round(next_bottom)))
    assert up_and_left == []


@pytest.mark.parametrize("name", ALL_KINDS)
def test_every_colour_of_words_stands_out_from_paper_and_from_tint(name: str) -> None:
    found = set()
    for things in texts(kinds(name)):
        for thing in things:
            red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
            raw.FPDFPageObj_GetFillColor(thing, red, green, blue, alpha)
            found.add(f"#{red.value:02x}{green.value:02x}{blue.value:02x}")
    assert found
    # Only the bars of the timeline have white text.
    grounds = {colour: (InkTone.ACCENT,) if colour == "#ffffff" else ("#ffffff", TINT) for colour in found}
    assert [colour for colour in found if min(contrast(colour, ground) for ground in grounds[colour]) < 7] == []


@pytest.mark.parametrize("plan", [hostile, large])
def test_not_even_what_is_typed_to_break_it_puts_ink_outside_the_frame(plan: Callable[[], Plan]) -> None:
    data = pdf(plan(), ExportOptions(annex=False))
    draft = [edge for edge in edges(data) if edge[2] < SIDE - 1 or edge[3] > PAGE_WIDTH - SIDE + 1]
    # Only the word across a draft is wider than the frame; it is beneath everything else.
    assert all(right - left > PAGE_WIDTH / 3 for _, _, left, right in draft)
    assert PAGE_HEIGHT > PAGE_WIDTH


def test_every_code_of_a_source_in_the_annex_leads_to_that_source() -> None:
    data = documents()["partners"].decode("latin-1")
    text = flat(documents()["partners"])
    cited = {code for codes in re.findall(r"\[((?:[A-Z]\w{0,7}(?:, )?)+)\]", text) for code in codes.split(", ")}
    assert len(cited) > 50
    assert data.count("/Subtype /Link") > len(cited)
    assert data.count("/URI (https://") > 60


@pytest.mark.parametrize("printed", [VotesPrinted.OUTCOME, VotesPrinted.COUNTS])
def test_no_name_stands_beside_a_vote_in_pages_alone_but_a_dissent(printed: VotesPrinted) -> None:
    plan = example()
    plan = plan.replace(settings=plan.settings.replace(votes_printed=printed))
    data = pdf(plan, ExportOptions(pages_only=True))
    words = flat(data) + unpacked(data).decode("latin-1")
    assert "plan.json" not in words
    for said in ("Against: ", "Against Dr", "Abstained: ", "voted", "For: Dr"):
        assert said not in words
    assert "Dr Ben Whitlock: dissent" in flat(data)


def test_a_name_in_another_script_is_printed_in_latin_letters_and_never_as_numbers() -> None:
    plan = example()
    people = tuple(
        person.replace(name="张伟", latin="Dr Wei Zhang")
        if person.id == "osei"
        else person.replace(name="李明")
        if person.id == "noor"
        else person
        for person in plan.people
    )
    plan = plan.replace(people=people)
    text = flat(pdf(plan))
    assert "Dr Wei Zhang" in text
    assert "Partner 6, name in another script" in text
    assert "U+5F20" not in text
    assert check_pdf(pdf(plan), opened).sound


@pytest.mark.parametrize(
    ("typed", "printed"),
    [("张伟 (Wei Zhang)", "Wei Zhang"), ("张伟", "Somebody named in another script"), ("Zoë Łukasz", "Zoë Łukasz")],
)
def test_an_owner_named_in_words_is_printed_in_letters_and_never_as_numbers(typed: str, printed: str) -> None:
    plan = example()
    assert plan.meeting is not None
    owner = Owner(name=typed)
    tasks = tuple(task.replace(owner=owner) for task in plan.tasks)
    matters = tuple(
        matter.replace(proposals=tuple(put.replace(owner=owner) for put in matter.proposals))
        for matter in plan.meeting.matters
    )
    plan = plan.replace(tasks=tasks, meeting=plan.meeting.replace(matters=matters))
    for each in (plan, close(plan, CLOSED)):
        text = flat(pdf(each))
        assert printed in text
        assert "U+5F20" not in text
        assert check_pdf(pdf(each), opened).sound


def test_the_numbers_of_decisions_are_the_same_before_and_after_closing() -> None:
    pattern = re.compile(r"\b\d+[ab]?\.\d\b|\d+ \(i+\)|\bT\d+\b")
    plans = (example(), example(signed=True))
    before, after = (set(pattern.findall(flat(pdf(plan, ExportOptions(annex=False))))) for plan in plans)
    assert before - after == set()
    assert {"1.1", "1 (i)", "9b.1", "T9"} <= after


def test_what_is_typed_on_an_item_reaches_its_reader() -> None:
    plan = with_typed(given_out(), OutsideReader.STAFF, "do", "Ask before you book.", item="7")
    plan = with_scripts_checked(plan, "Dr Petrie", date(2026, 12, 10))
    sheet = flat(pdf(plan, ExportOptions(reader=Reader.STAFF)))
    assert "Ask before you book." in sheet
    assert "checked by Dr Petrie on 10 December 2026." in sheet
    plan = with_support(with_obstacle(plan, "3", "income-we-need", ticked=True), "3", "icb", ticked=True)
    plan = with_return_number(plan, "1.contacts_highest", ticked=True)
    plan = with_return_words(plan, "3", "We look for a new home for it.")
    printed = flat(pdf(plan, ExportOptions(reader=Reader.LMC)))
    assert (
        "We look for a new home for it. What is in the way: Income we need. Support wanted: Talks with the ICB."
        in printed
    )
    assert "Highest count on one day" in printed


# --- Documents for outsiders keep every byte --------------------------------------------------------------------------


@pytest.mark.parametrize("reader", STEADY)
def test_other_votes_owners_dissent_and_signatures_leave_every_byte(reader: Reader) -> None:
    options = ExportOptions(reader=reader, issued=date(2026, 12, 22))
    given = pdf(given_out(), options)
    # At least two lines are printed: a file without any would never change.
    assert len(lines_that_go(minutes_of(given_out()), given_out().office, OutsideReader(reader.value))) >= 2
    for turn in range(12):
        assert pdf_anew(changed(turn), options) == given, turn


def test_the_partners_plan_does_change_with_them() -> None:
    found = {pdf_anew(changed(turn), ExportOptions(annex=False)) for turn in range(3)}
    assert len(found) == 3
