"""Printing without a printer, and showing a file in its folder."""

from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from tests.plans import worked_example
from tests.ui.answering import answering
from tests.ui.wholewindow import whole_window

from wizard.services.document_set import RETURN, file_name, offered_documents
from wizard.services.pdf_copies import PdfRequest
from wizard.storage.plan_file import write_new_plan
from wizard.ui.commands.command_context import CommandContext
from wizard.ui.commands.show_in_folder import explorer_arguments, file_manager_call, show_in_folder
from wizard.ui.steps.export import pdf_preview


def test_without_a_printer_that_is_said_and_nothing_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_preview, "is_a_printer_there", lambda: False)
    path = tmp_path / "harbour.gpplan"
    write_new_plan(path, worked_example())
    with whole_window(path) as controller, answering("Close") as said:
        controller.pdfs.print_pdf(PdfRequest())
        assert "No printer is set up on this PC." in str(said)


def test_the_explorer_is_asked_to_choose_the_file() -> None:
    assert explorer_arguments(Path("C:/Plans, 2026/Dr Osei.pdf")) == '/select,"C:\\Plans, 2026\\Dr Osei.pdf"'


def test_the_file_manager_is_asked_for_one_file_whatever_its_name() -> None:
    assert file_manager_call(Path("/plans/a, b é.pdf"))[-2] == "array:string:file:///plans/a%2C%20b%20%C3%A9.pdf"


def test_without_a_file_manager_that_can_choose_the_folder_is_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[QUrl] = []
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.setattr(QDesktopServices, "openUrl", shown.append)
    show_in_folder(tmp_path / "osei.pdf")
    assert shown == [QUrl.fromLocalFile(str(tmp_path))]


ALL = [PdfRequest(document.reader) for document in offered_documents()]


def test_all_documents_are_saved_into_a_folder_and_files_there_are_asked_about(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, out = tmp_path / "harbour.gpplan", tmp_path / "given out"
    out.mkdir()
    write_new_plan(path, worked_example())
    monkeypatch.setattr(CommandContext, "ask_for_folder", lambda _context, _title: out)
    written = ["partners", "staff", "lmc", RETURN, "briefing", "sheet"]
    names = {file_name(worked_example(), PdfRequest(reader)) for reader in written}
    with whole_window(path) as controller:
        with answering("Choose the folder", "Close") as said:
            controller.pdfs.save_all(ALL)
        assert "No line is ticked for it yet." in said[0]
        assert "6 documents" in said[1]
        assert {each.name for each in out.iterdir()} == names
        before = {each.name: each.stat().st_mtime_ns for each in out.iterdir()}
        with answering("Choose the folder", "Cancel") as said:
            controller.pdfs.save_all(ALL)
        assert "6 files with the same names are already in" in said[1]
        assert {each.name: each.stat().st_mtime_ns for each in out.iterdir()} == before
        with answering("Choose the folder", "Replace", "Close"):
            controller.pdfs.save_all(ALL)
        assert all(each.stat().st_mtime_ns > before[each.name] for each in out.iterdir())


def test_a_pdf_is_opened_or_its_folder_shown_once_it_is_saved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, out = tmp_path / "harbour.gpplan", tmp_path / "staff.pdf"
    write_new_plan(path, worked_example())
    opened: list[QUrl] = []
    suggested: list[str] = []

    def where(_context: CommandContext, _title: str, name: str, _kinds: str) -> Path:
        suggested.append(name)
        return out

    def open_url(url: QUrl) -> bool:
        opened.append(url)
        return True

    monkeypatch.setattr(CommandContext, "ask_where", where)
    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    with whole_window(path) as controller:
        with answering("Open the PDF"):
            controller.pdfs.save_pdf(PdfRequest("staff"))
        with answering("Close"):
            controller.pdfs.save_return(PdfRequest("lmc"))
    assert opened == [QUrl.fromLocalFile(str(out))]
    assert [name.rpartition(" ")[2] for name in suggested] == ["draft.pdf", "draft.gpreturn"]
    assert out.with_suffix(".gpreturn").exists()


def test_the_print_job_is_called_by_its_document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "harbour.gpplan"
    write_new_plan(path, worked_example())
    titles: list[str] = []

    def printed(_path: Path, _window: object, title: str) -> bool:
        titles.append(title)
        return True

    monkeypatch.setattr(pdf_preview, "is_a_printer_there", lambda: True)
    monkeypatch.setattr(pdf_preview, "print_file", printed)
    with whole_window(path) as controller:
        controller.pdfs.print_pdf(PdfRequest("staff"))
    assert titles == ["Staff sheet, Harbour Lane Surgery"]
