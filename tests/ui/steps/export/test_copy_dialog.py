"""A redacted copy can only be opened for reading."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from tests.plans import worked_example

from wizard.services import file_check, pdf_copies, plan_files
from wizard.services.preferences import own_preferences
from wizard.ui.application.controller import Controller
from wizard.ui.commands.command_context import CommandContext
from wizard.ui.steps.export import pdf_preview as preview
from wizard.ui.steps.export.page_sheets import PageSheets
from wizard.ui.steps.export.pdf_preview import CopyDialog, Pages, Preview
from wizard.ui.widgets.messages import Banner


def test_a_staff_sheet_is_shown_with_what_it_is_and_its_pages(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "staff.pdf"
    pdf_copies.make_pdf(worked_example(), path, pdf_copies.PdfRequest("staff"))
    verdict = file_check.check(path)
    window = QWidget()
    window.resize(1000, 700)
    qtbot.addWidget(window)
    dialog = CopyDialog(window, path.name, path.read_bytes(), verdict.headline)
    qtbot.addWidget(dialog)
    # It has no record inside, so by itself it proves nothing.
    assert verdict.code == plan_files.NOT_PROVEN
    assert "This is the document “Staff sheet”, for staff." in dialog.accessibleDescription()
    assert dialog.findChild(Banner) is not None
    assert dialog.preview.pages == 2


def test_the_pages_are_one_stop_in_which_keys_turn_them_and_each_is_read_aloud(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(preview, "announce", lambda _widget, sentence: said.append(sentence))
    path = tmp_path / "plan.pdf"
    pdf_copies.make_pdf(worked_example(), path, pdf_copies.PdfRequest(annex=False))
    window = QWidget()
    qtbot.addWidget(window)
    dialog = CopyDialog(window, path.name, path.read_bytes(), "Every page is as it was exported.")
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    pages, texts = dialog.preview.pages, Pages(path.read_bytes()).texts
    view = dialog.focusWidget()
    assert isinstance(view, PageSheets)
    for number in (2, 3):
        QTest.keyClick(view, Qt.Key.Key_PageDown)
        assert said[-1] == f"Page {number} of {pages}"
        assert view.accessibleName() == f"Preview of the pages, page {number} of {pages}"
        assert view.page_text.toPlainText() == texts[number - 1]
    QTest.keyClick(view, Qt.Key.Key_PageUp)
    assert said[-1] == f"Page 2 of {pages}"
    reached = []
    while (here := dialog.focusWidget()) not in reached:
        reached.append(here)
        QTest.keyClick(here, Qt.Key.Key_Tab)
    assert [stop.accessibleName().partition(",")[0] for stop in reached] == [
        "Preview of the pages",
        "Close",
        "Zoom out",
        "Zoom in",
        "Find in the pages",
    ]
    dialog.close()


def test_pages_turn_in_a_view_that_is_higher_than_one_of_them(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "staff.pdf"
    pdf_copies.make_pdf(worked_example(), path, pdf_copies.PdfRequest("staff"))
    pages = Preview()
    qtbot.addWidget(pages)
    pages.resize(500, 1400)
    pages.show()
    pages.show_file(path)
    view = pages.focusProxy()
    assert view is not None
    for number in range(2, pages.pages + 1):
        pages.turn(1)
        assert view.accessibleName() == f"Preview of the pages, page {number} of {pages.pages}"
    pages.turn(1)
    assert view.accessibleName() == f"Preview of the pages, page {pages.pages} of {pages.pages}"


def test_a_pdf_that_is_not_sound_says_so_before_its_plan_is_saved(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, said = tmp_path / "plan.pdf", []
    pdf_copies.make_pdf(worked_example(), path)
    path.write_bytes(path.read_bytes().replace(b"Harbour Lane", b"Harbour Lame"))
    monkeypatch.setattr(CommandContext, "say", lambda _context, title, sentence, _tone: said.append((title, sentence)))
    monkeypatch.setattr(CommandContext, "ask_where", lambda *_: None)
    controller = Controller(own_preferences())
    qtbot.addWidget(controller.window)
    controller.plans.open_plan(path)
    assert [title for title, _ in said] == ["This PDF is not sound"]
    assert "not what was exported" in said[0][1]
