"""Corrections are printed on page one and at their place; a reader outside learns where their own pages have them."""

import pytest
from tests.pdf.exports import given_out, pdf, signed_example
from tests.pdf.page_texts import page_texts

from wizard.edits.correction_edits import corrected, seen
from wizard.minutes.correctable import correctable
from wizard.minutes.minutes import minutes_of
from wizard.pdf.export_pdf import ExportOptions
from wizard.plan.plan import Plan
from wizard.redaction.readers import Reader
from wizard.signing.record_corrections import Slip


def with_corrections(*places: str) -> Plan:
    """The signed example with the first thing at each place corrected."""
    plan = signed_example()
    record = plan.records[0]
    at = record.answers[-1].at
    chair = record.content.meeting.chair
    assert chair is not None
    for number, place in enumerate(places):
        entry = next(entry for entry in correctable(minutes_of(plan)) if entry.place == place and entry.text)
        old = entry.said(entry.text) if entry.short else entry.text.split(",")[0]
        plan = corrected(plan, 1, Slip(place, old, f"Qz{number}z", "a slip", chair, at.date()), at)
    return plan


def pages_of(plan: Plan, reader: Reader = Reader.PARTNERS) -> list[str]:
    return [" ".join(page.split()) for page in page_texts(pdf(plan, ExportOptions(reader=reader)))]


def test_a_correction_is_on_page_one_and_at_its_place() -> None:
    plan = with_corrections("reason on item 1", "dates on item 3", "tasks", "date, place and chair")
    pages = pages_of(plan)
    assert "4 corrections since it was closed, each printed where it belongs" in pages[0]
    for number in range(4):
        assert sum(f"Qz{number}z" in page for page in pages[1:]) == 1
    few = pages_of(with_corrections("reason on item 1", "dates on item 3"))
    assert "“Qz0z”" in few[0]
    assert "“Qz1z”" in few[0]


def test_those_who_have_seen_it_are_named_with_the_signatures() -> None:
    plan = with_corrections("reason on item 1")
    at = plan.records[0].answers[-1].at
    plan = seen(plan, 1, "osei", at, "Quite right.")
    said = " ".join(pages_of(plan))
    assert "Dr Amara Osei saw on" in said
    assert "Quite right." in said


@pytest.mark.parametrize("reader", [reader for reader in Reader if reader is not Reader.PARTNERS])
def test_no_other_reader_is_told_of_what_is_not_on_their_pages(reader: Reader) -> None:
    said = " ".join(pages_of(with_corrections("reason on item 1", "minute on item 1", "other business"), reader))
    assert "Qz" not in said
    assert "Correction" not in said


@pytest.mark.parametrize(("reader", "told"), [("staff", True), ("lmc", True), ("icb", False), ("public", False)])
def test_a_correction_of_the_day_is_told_to_those_who_read_it_without_who_and_why(reader: str, told: bool) -> None:
    said = " ".join(pages_of(with_corrections("date, place and chair"), Reader(reader)))
    assert ("8 December 2026” should read “Qz0z”." in said) is told
    assert "a slip" not in said
    assert "recorded by" not in said


def test_a_correction_of_a_day_on_a_line_is_told_also_where_the_day_is_printed_short() -> None:
    plan = given_out()
    record = plan.records[0]
    chair, at = record.content.meeting.chair, record.answers[-1].at
    assert chair is not None
    entry = next(
        each for each in correctable(minutes_of(plan)) if each.place == "dates on item 7" and "2027" in each.text
    )
    plan = corrected(plan, 1, Slip(entry.place, "30 June 2027", "30 July 2027", "a slip", chair, at.date()), at)
    for reader in (Reader.LMC, Reader.ICB):
        assert "“30 June 2027” should read “30 July 2027”." in " ".join(pages_of(plan, reader))
