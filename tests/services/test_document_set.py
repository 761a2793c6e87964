"""All documents together: which can be made, how many pages they have, and the names of their files."""

from pathlib import Path

from tests.plans import worked_example

from wizard.services.document_set import (
    RETURN,
    count_pages,
    file_name,
    files_there,
    offered_documents,
    save_set,
    why_not,
)
from wizard.services.example_plan import example
from wizard.services.pdf_copies import BRIEFING, SHEET, PdfRequest, make_pdf

REQUESTS = [PdfRequest(document.reader) for document in offered_documents()]


def test_the_pages_counted_are_those_that_are_written(tmp_path: Path) -> None:
    plan = worked_example()
    counts = count_pages(plan)
    assert set(counts) == {request.reader for request in REQUESTS}
    for request in REQUESTS:
        assert make_pdf(plan, tmp_path / "x.pdf", request).parts == counts[request.reader]


def test_every_file_has_a_name_of_its_own_and_a_draft_is_never_called_as_a_signed_record() -> None:
    asked = [*REQUESTS, PdfRequest(RETURN), PdfRequest(pages_only=True), PdfRequest(one_page=True)]
    asked += [request._replace(large_print=True) for request in REQUESTS]
    draft = [file_name(example(), request) for request in asked]
    signed = [file_name(example(signed=True), request) for request in asked if request.reader not in (BRIEFING, SHEET)]
    assert len({*draft, *signed}) == len(draft) + len(signed)
    assert [name for name in draft if name.endswith(".gpreturn")] == [
        "Harbour Lane Surgery 2026-12-08 return to the LMC draft.gpreturn"
    ]


def test_a_document_of_which_nothing_would_be_printed_says_so() -> None:
    plan = worked_example()
    assert why_not(plan, "icb") == "No line is ticked for it yet."
    assert [request.reader for request in REQUESTS if why_not(plan, request.reader)] == ["icb", "public"]
    closed = example(signed=True)
    assert why_not(closed, "briefing") == "No meeting is open, so there is nothing to prepare."


def test_the_set_is_written_into_its_folder_and_what_is_there_is_known_before(tmp_path: Path) -> None:
    plan = worked_example()
    wanted = [PdfRequest("staff"), PdfRequest(RETURN)]
    assert files_there(plan, tmp_path, wanted) == ()
    saved = [path.name for path, _made in save_set(plan, tmp_path, wanted)]
    assert saved == [file_name(plan, request) for request in wanted]
    assert files_there(plan, tmp_path, wanted) == tuple(saved)
    assert (tmp_path / saved[1]).read_bytes().startswith(b"{")
