"""Everything in the plan about one person, as a PDF: the same bytes each time, complete, and without other people."""

from datetime import date
from pathlib import Path

from tests.pdf.exports import pdf, signed_example
from tests.pdf.page_texts import page_texts
from tests.pdf.second_meeting import second_signed

from wizard.pdf.export_pdf import ExportOptions
from wizard.pdf.person_pdf import write_about_person
from wizard.redaction.about_person import about_person
from wizard.redaction.readers import Reader

ON = date(2027, 4, 1)
KEPT = {"keeper": "Ms Grace Hollis", "keep_until": date(2033, 3, 31)}


def test_the_pdf_says_all_that_is_held_and_names_nobody_else(tmp_path: Path) -> None:
    about = about_person(second_signed(), "Ben Whitlock", ON)
    out, again = tmp_path / "a.pdf", tmp_path / "b.pdf"
    assert write_about_person(about, out) == write_about_person(about, again)
    assert out.read_bytes() == again.read_bytes()
    words = " ".join(" ".join(page_texts(out.read_bytes())).split())
    for entry in about.held:
        assert entry.title in words
        assert all(" ".join(text.split()) in words for _, text in entry.lines if len(text) < 60)
    assert "Osei" not in words


def test_the_partners_copy_says_who_keeps_the_plan_and_until_when_and_no_other_does() -> None:
    plan = signed_example()
    plan = plan.replace(office=plan.office.replace(**KEPT))
    words = " ".join(" ".join(page_texts(pdf(plan))).split())
    assert "Plan kept by Ms Grace Hollis" in words
    assert "Keep until 31\N{NO-BREAK SPACE}March\N{NO-BREAK SPACE}2033" in words or "31 March 2033" in words
    for reader in Reader:
        if reader is not Reader.PARTNERS:
            said = " ".join(" ".join(page_texts(pdf(plan, ExportOptions(reader=reader)))).split())
            assert "31 March 2033" not in said.replace("\N{NO-BREAK SPACE}", " ")
