"""A redacted copy opens for reading only."""

from pathlib import Path

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from tests.plans import worked_example

from wizard import office
from wizard.ui.copy_dialog import CopyDialog
from wizard.ui.widgets.banner import Banner


def test_a_copy_for_staff_is_shown_with_what_it_is_and_its_pages(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "staff.pdf"
    office.make_pdf(worked_example(), path, reader="staff")
    verdict = office.check(path)
    window = QWidget()
    window.resize(1000, 700)
    qtbot.addWidget(window)
    dialog = CopyDialog(window, path, verdict.headline)
    qtbot.addWidget(dialog)
    assert verdict.code == office.SOUND
    assert "complete as redacted" in dialog.accessibleDescription()
    assert dialog.findChild(Banner) is not None
    assert dialog.preview.pages > 3
