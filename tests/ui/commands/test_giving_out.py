"""Printing where there is no printer, and showing a file in its folder."""

from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from tests.plans import worked_example
from tests.ui.answering import answering
from tests.ui.wholewindow import whole_window

from wizard.services.pdf_copies import PdfRequest
from wizard.storage.plan_file import write_new_plan
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
