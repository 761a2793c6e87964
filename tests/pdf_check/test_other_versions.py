"""Files that claim another version made them: only their sealed texts are compared, and nothing more is claimed."""

import json

import pikepdf
import pytest
from tests.pdf.exports import opened, record_bytes, signed_example
from tests.pdf_check.alterations import ALTERATIONS, Change, altered
from tests.pdf_check.kinds import export_once, kind

from wizard.pdf_check.pdf_verdict import NextMove
from wizard.pdf_check.verify_pdf import NOT_PROVEN, SOUND, UNSOUND, GenuineError, PdfVerdict, check_pdf, genuine_pages


@pytest.fixture(autouse=True)
def _once(monkeypatch: pytest.MonkeyPatch) -> None:
    export_once(monkeypatch)


def of_version(version: str, change: Change = lambda _document: None, key: str = "version") -> PdfVerdict:
    def altering(document: pikepdf.Pdf) -> None:
        note = json.loads(document.attachments["export.json"].get_file().read_bytes())
        document.attachments["export.json"] = json.dumps({**note, key: version}).encode()
        change(document)

    return check_pdf(altered(altering, kind("signed").data), opened)


@pytest.mark.parametrize(
    ("version", "words"),
    [
        ("0.0.9", "the file says that it was made with another version of this program, 0.0.9; this is version "),
        ("99.0.0", "the file says that it was made with a newer version of this program, 99.0.0; this is version "),
        ("0.0.9. All is well", "the file does not say which version of the program made it; this is "),
        ("", "the file does not say which version"),
    ],
)
def test_pages_of_another_version_are_not_proven_and_that_is_said_first(version: str, words: str) -> None:
    verdict = of_version(version)
    assert verdict.code == NOT_PROVEN
    assert verdict.headline.startswith(f"The pages cannot be verified, because {words}")
    assert verdict.steps[0] is NextMove.GENUINE


def test_another_writer_of_pdfs_gains_nothing_either() -> None:
    assert of_version("ReportLab 99", key="engine").code == NOT_PROVEN


@pytest.mark.parametrize("name", ["a line whited out", "two letters exchanged", "everything taken out", "a stamp"])
def test_editing_the_version_makes_nothing_sound(name: str) -> None:
    assert of_version("0.0.9", ALTERATIONS[name]).code != SOUND


def test_a_sealed_text_with_other_words_is_found_whatever_the_version() -> None:
    altered_pages = []

    def change(document: pikepdf.Pdf) -> None:
        for number, page in enumerate(document.pages, 1):
            content = page.Contents.read_bytes()
            changed = content.replace(b"could not staff a drop", b"could now staff a drop")
            if changed != content:
                page.Contents = document.make_stream(changed)
                altered_pages.append(number)

    verdict = of_version("0.0.9", change)
    assert altered_pages
    assert verdict.code == UNSOUND
    assert "could not staff a drop" in verdict.findings[0]
    assert verdict.findings[0].startswith("It has a sealed text with different words.")


def test_the_genuine_pages_are_written_again_from_the_record_inside() -> None:
    whole = kind("signed").data
    changed = altered(ALTERATIONS["a line whited out"], whole)
    assert genuine_pages(changed, opened) == whole


def test_the_genuine_pages_are_written_again_from_the_plan() -> None:
    document = kind("pages only")
    changed = altered(ALTERATIONS["a line whited out"], document.data)
    again = genuine_pages(changed, opened, signed_example())
    assert document.check(again).code == SOUND
    with pytest.raises(GenuineError, match="has no record inside"):
        genuine_pages(changed, opened)


def test_nothing_genuine_is_written_from_a_record_that_was_changed() -> None:
    def change(document: pikepdf.Pdf) -> None:
        record = record_bytes(signed_example())
        altered_record = record.replace(b"could not staff a drop", b"could now staff a drop")
        assert altered_record != record
        document.attachments["plan.json"] = altered_record

    with pytest.raises(GenuineError, match="was changed"):
        genuine_pages(altered(change, kind("signed").data), opened)
