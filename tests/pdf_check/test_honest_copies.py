"""PDFs that programs save again are never called changed, and are called sound only if that is proven."""

import pytest
from tests.pdf_check.alterations import ALTERATIONS, altered
from tests.pdf_check.honest_copies import BY_COMMAND, PRINTED, PROVEN, REWRITTEN, by_mupdf
from tests.pdf_check.kinds import KINDS, export_once, kind

from wizard.pdf_check.pdf_verdict import NextMove
from wizard.pdf_check.verify_pdf import NOT_PROVEN, SOUND, UNSOUND

SMALL = ("one page", "staff sheet", "note")


@pytest.fixture(autouse=True)
def _once(monkeypatch: pytest.MonkeyPatch) -> None:
    export_once(monkeypatch)


def test_there_are_enough_of_them() -> None:
    assert len(PROVEN) + len(REWRITTEN) + len(PRINTED) >= 30


@pytest.mark.parametrize("name", KINDS)
def test_an_untouched_document_of_every_kind_is_sound(name: str) -> None:
    document = kind(name)
    assert document.check(document.data).code == SOUND


@pytest.mark.parametrize(("number", "name"), list(enumerate(PROVEN)))
def test_a_copy_that_was_packed_otherwise_is_sound(number: int, name: str) -> None:
    document = kind(SMALL[number % len(SMALL)])
    verdict = document.check(PROVEN[name](document.data))
    assert (verdict.code, verdict.findings) == (SOUND, ())


def test_that_another_program_saved_it_is_said() -> None:
    document = kind("one page")
    verdict = document.check(PROVEN["for the web"](document.data))
    assert any(note.startswith("Another program saved this copy again") for note in verdict.notes)


@pytest.mark.parametrize("name", REWRITTEN)
def test_pages_that_were_drawn_anew_prove_nothing(name: str) -> None:
    document = kind("one page")
    verdict = document.check(REWRITTEN[name](document.data))
    assert (verdict.code, verdict.findings) == (NOT_PROVEN, ())
    assert "its pages were rewritten by" in verdict.headline
    assert verdict.steps[0] is NextMove.GENUINE


@pytest.mark.parametrize("name", ["two letters exchanged", "a text taken out", "other words spoken", "a stamp"])
def test_a_change_is_found_in_pages_that_were_drawn_anew(name: str) -> None:
    document = kind("one page")
    changed = altered(ALTERATIONS[name], document.data)
    assert document.check(by_mupdf(clean=True)(changed)).code == UNSOUND


@pytest.mark.parametrize("name", BY_COMMAND)
def test_programs_of_the_system(name: str) -> None:
    document = kind("one page")
    save, proven = BY_COMMAND[name]
    assert document.check(save(document.data)).code == (SOUND if proven else NOT_PROVEN)


def test_printing_takes_the_record_out_and_the_words_are_compared_with_the_plan() -> None:
    document = kind("pages only")
    assert document.against is not None
    printed = PRINTED["printed to a PDF"](kind("one page").data)
    alone = kind("one page").check(printed)
    assert (alone.code, alone.steps) == (NOT_PROVEN, (NextMove.FINGERPRINT, NextMove.PLAN))
    assert any("Printing takes the record out" in note for note in alone.notes)
    beside = document.check(printed)
    assert beside.code == NOT_PROVEN
    assert "The words on every page are those of the plan." in beside.headline
    changed = altered(ALTERATIONS["two letters exchanged"], kind("one page").data)
    other = document.check(PRINTED["printed to a PDF"](changed))
    assert (other.code, other.findings[0]) == (
        UNSOUND,
        "Page 1 has different words: it says “Colsed,” where “Closed,” was exported.",
    )
