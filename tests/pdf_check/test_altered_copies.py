"""Whatever somebody does to a PDF, it is never called sound, and the change is named."""

import pytest
from tests.pdf.exports import signed_example
from tests.pdf_check.alterations import ALTERATIONS, altered
from tests.pdf_check.alterations_of_bytes import OF_BYTES
from tests.pdf_check.honest_copies import PRINTED, REWRITTEN
from tests.pdf_check.kinds import KINDS, export_once, kind
from tests.pdf_check.painting import painted

from wizard.pdf_check.other_pages import more_or_fewer
from wizard.pdf_check.verify_pdf import NOT_PROVEN, SOUND, UNSOUND, check_pdf
from wizard.tagged_pdf.pdf_skeleton import skeleton

SMALL = ("one page", "staff sheet", "note")
"""The kinds that the samples are taken from; `make prove` does everything to every kind."""


@pytest.fixture(autouse=True)
def _once(monkeypatch: pytest.MonkeyPatch) -> None:
    export_once(monkeypatch)


def test_there_are_enough_of_them() -> None:
    assert len(ALTERATIONS) + len(OF_BYTES) >= 60


@pytest.mark.parametrize("name", ALTERATIONS)
def test_what_is_altered_and_saved_again_is_changed(name: str) -> None:
    document = kind("one page")
    verdict = document.check(altered(ALTERATIONS[name], document.data))
    assert verdict.code == UNSOUND
    assert verdict.findings or name == "a page left out"


@pytest.mark.parametrize(("number", "name"), list(enumerate(ALTERATIONS)))
def test_a_document_for_another_reader_is_proven_by_the_plan_alone(number: int, name: str) -> None:
    document = kind(SMALL[1 + number % 2])
    assert document.check(altered(ALTERATIONS[name], document.data)).code != SOUND


@pytest.mark.parametrize("name", OF_BYTES)
def test_what_readers_understand_in_two_ways_is_not_sound(name: str) -> None:
    document = kind("one page")
    assert document.check(OF_BYTES[name](document.data)).code != SOUND


@pytest.mark.parametrize("seed", range(12))
def test_a_random_painter_never_paints_something_sound(seed: int) -> None:
    document = kind(SMALL[seed % len(SMALL)])
    done, data = painted(document.data, seed)
    assert document.check(data).code != SOUND, done


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("two letters exchanged", "Page 1 has different words: it says “Colsed,” where “Closed,” was exported."),
        ("a word struck in grey", "Page 1 looks different: all its words are there"),
        ("another description spoken", "The text that a screen reader speaks somewhere in the file was changed."),
        (
            "a stamp",
            "A stamp was put on page 1 after the export, as a PDF viewer does; the page underneath is as it was "
            "exported.",
        ),
        ("a bookmark renamed", "A bookmark was changed."),
        ("another title", "The description of the file (title, author, subject, date) was changed."),
        ("other metadata", "The description of the file (its XMP metadata) was changed."),
        ("a larger unit", "The size, the margins or the rotation of page 1 was changed."),
        ("a file attached", "Something was attached to it: “payll.exe”."),
    ],
)
def test_what_and_where_is_said(name: str, words: str) -> None:
    document = kind("one page")
    verdict = document.check(altered(ALTERATIONS[name], document.data))
    assert any(finding.startswith(words) for finding in verdict.findings), verdict.findings


def test_pages_added_and_left_out_are_named() -> None:
    document = kind("signed")
    more = document.check(altered(ALTERATIONS["a page added"], document.data))
    pages = len(skeleton(document.data).pages)
    assert f"Page {pages + 1} is not from this export: a page was added, or files were joined." in more.findings
    fewer = document.check(altered(ALTERATIONS["a page left out"], document.data))
    assert f"Exported page {pages} is not in it." in fewer.findings


@pytest.mark.parametrize("name", [name for name in KINDS if kind(name).against is not None])
def test_without_a_record_or_a_plan_whiting_out_is_never_sound(name: str) -> None:
    document = kind(name)
    alone = check_pdf(document.data, lambda _data: "none")
    assert alone.code == NOT_PROVEN
    whited = altered(ALTERATIONS["a line whited out"], document.data)
    assert check_pdf(whited, lambda _data: "none").code != SOUND
    assert document.check(whited).code == UNSOUND


def test_pages_of_a_joined_copy_that_was_drawn_anew_are_known_by_their_words() -> None:
    document = kind("one page")
    joined = REWRITTEN["mupdf, cleaned"](altered(ALTERATIONS["a page added"], document.data))
    verdict = document.check(joined)
    assert verdict.code == UNSOUND
    assert "Page 2 is not from this export: a page was added, or files were joined." in verdict.findings
    assert not any("Exported page" in finding for finding in verdict.findings)


def test_of_a_printed_copy_with_a_page_more_it_is_said_which() -> None:
    plan = signed_example()
    joined = PRINTED["printed to a PDF"](altered(ALTERATIONS["a page added"], kind("one page").data))
    verdict = check_pdf(joined, lambda _data: "none", against=plan)
    assert verdict.code == UNSOUND
    assert "Page 2 is not from this export: a page was added, or files were joined." in verdict.findings


def test_of_pages_of_another_document_none_is_one_that_was_exported() -> None:
    found = ["It has 2 pages instead of 3.", "None of its pages is one that was exported."]
    assert list(more_or_fewer((None, None), 3)) == found
