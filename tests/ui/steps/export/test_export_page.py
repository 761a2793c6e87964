"""The Export step: the preview is that of the chosen copy, or there is none."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas
from tests.sittings import sitting
from tests.ui.fake_services import FakeServices, session_with
from tests.ui.seeing import button, framed, press, words

from wizard.edits.decision_edits import agreed, with_position
from wizard.minutes.minutes import minutes_of
from wizard.overview.outward_lines import lines_that_go, offered_lines
from wizard.plan.office import OutsideReader
from wizard.plan.plan import Plan
from wizard.services.example_plan import example
from wizard.services.pdf_copies import PdfRequest, file_stem, readers, too_long
from wizard.ui.inputs.date_time_inputs import DateField
from wizard.ui.inputs.option_cards import OptionCards
from wizard.ui.session.session import Session
from wizard.ui.steps.export.export_page import ExportPage

REFUSAL = "There is no open meeting to prepare."


class PrintingServices(FakeServices):
    """Has a PDF for every reader, but none for the week before the meeting."""

    def __init__(self, session: Session, pdf: Path) -> None:
        super().__init__(session)
        self._pdf = pdf

    def make_pdf(
        self,
        plan: Plan,
        copy: PdfRequest,
        out: Path | None,
        done: Callable[[Path | None, str], None],
        progress: Callable[[int, int], None],
    ) -> None:
        """Finish at once."""
        if copy.reader == "briefing":
            done(None, REFUSAL)
        else:
            done(self._pdf, "")


@pytest.fixture
def page(qtbot: QtBot, tmp_path: Path) -> ExportPage:
    """The page, with the partners' copy shown."""
    canvas = Canvas(str(tmp_path / "copy.pdf"))
    canvas.showPage()
    canvas.save()
    session = session_with(sitting(3), datetime(2026, 12, 8, 14, 0, tzinfo=UTC))
    page = ExportPage(session, PrintingServices(session, tmp_path / "copy.pdf").services)
    framed(qtbot, page, (1100, 900))
    return page


def test_a_copy_that_cannot_be_made_has_no_preview_and_is_neither_saved_nor_printed(page: ExportPage) -> None:
    assert "Page 1 of 1" in words(page)
    press(page, "Briefing")
    assert REFUSAL in words(page)
    assert "Page 1 of 1" not in words(page)
    assert not button(page, "Save PDF").isEnabled()
    assert not button(page, "Print").isEnabled()


def test_the_next_copy_that_can_be_made_is_shown_and_saved_again(page: ExportPage) -> None:
    press(page, "Briefing", "Staff sheet")
    assert REFUSAL not in words(page)
    assert "Page 1 of 1" in words(page)
    assert button(page, "Save PDF").isEnabled()


def test_the_page_offers_a_copy_for_every_reader_and_says_what_they_get(page: ExportPage) -> None:
    for choice in readers():
        press(page, choice.document)
        assert page.copy_wanted.reader == choice.reader
        assert choice.summary in words(page)


def test_where_the_pages_print_no_names_the_record_with_its_names_is_left_out_at_first(page: ExportPage) -> None:
    assert page.copy_wanted.pages_only
    press(page, "With the record inside")
    assert not page.copy_wanted.pages_only


def test_a_line_for_the_icb_is_ticked_by_itself_and_none_is_at_first(page: ExportPage) -> None:
    session = page.session
    session.apply(agreed(with_position(session.plan, "10", "hold"), "10"), "x")
    press(page, "Information for the ICB")
    (line,) = offered_lines(minutes_of(session.plan), session.plan.office, OutsideReader.ICB)
    assert not line.ticked
    press(page, line.words)
    assert [each.item for each in lines_that_go(minutes_of(session.plan), session.plan.office, OutsideReader.ICB)] == [
        "10"
    ]


def test_a_draft_and_a_signed_plan_have_different_names() -> None:
    names = {file_stem(example(signed=signed), PdfRequest()) for signed in (False, True)}
    assert names == {
        "Harbour Lane Surgery 2026-12-08 action plan draft",
        "Harbour Lane Surgery 2026-12-08 action plan signed",
    }
    icb = [file_stem(example(signed=signed), PdfRequest("icb")) for signed in (True, False)]
    assert icb == [f"Harbour Lane Surgery 2026-12-08 information for the ICB{end}" for end in ("", " draft")]


def test_each_document_says_for_whom_it_is_and_how_many_pages_it_has(page: ExportPage) -> None:
    page._on_counted({"partners": (8, 18), "staff": (2,)})
    cards = page.findChildren(OptionCards)[0].cards
    said = {card.option.label: card.option.detail for card in cards}
    assert said["Action plan"] == "the partners · 8 pages, annex 18"
    assert said["Staff sheet"] == "staff · 2 pages"
    assert said["Noticeboard page"] == "patients"


def test_a_document_that_is_too_long_is_warned_about_before_it_is_saved(page: ExportPage) -> None:
    page._on_counted({"partners": (9,)})
    press(page, "With the annex: what was before the partners")
    assert too_long(page.session.plan, page.copy_wanted, (9,)) == (
        "The action plan has 9 pages and should have at most 8: shorten the typed text where you can. The program "
        "does not print anything smaller to make it fit."
    )
    assert not too_long(page.session.plan, page.copy_wanted._replace(large_print=True), (9,))


def test_what_is_asked_for_carries_its_day_of_issue_and_its_form(page: ExportPage) -> None:
    field = page.findChildren(DateField)[0]
    field.take(date(2026, 12, 9))
    press(page, "Page one only", "Large print (18 point)")
    wanted = page.copy_wanted
    assert (wanted.issued, wanted.one_page, wanted.large_print) == (date(2026, 12, 9), True, True)
    press(page, "Staff sheet")
    assert (page.copy_wanted.issued, page.copy_wanted.one_page) == (date(2026, 12, 9), False)


def test_the_return_is_saved_as_data_and_all_documents_at_once(page: ExportPage) -> None:
    services = page._services.pdfs
    assert isinstance(services, FakeServices)
    press(page, "Return to the LMC", "Save as data for the LMC (.gpreturn)", "Save all")
    assert services.asked[-2:] == [
        "save return",
        "save all: partners, staff, lmc, icb, public, briefing, sheet",
    ]
