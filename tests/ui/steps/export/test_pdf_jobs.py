"""PDFs made in the background."""

from PySide6.QtWidgets import QWidget
from tests.plans import worked_example
from tests.ui.keyboard import settle

from wizard.services.pdf_copies import PdfRequest
from wizard.ui.steps.export.pdf_jobs import PdfJobs


def test_whoever_waited_for_a_preview_is_not_told_once_the_window_closes(qtbot: object) -> None:
    owner = QWidget()
    jobs, told = PdfJobs(owner), list[object]()
    jobs.start(
        worked_example(), PdfRequest("partners"), None, lambda path, _problem: told.append(path), lambda _p, _of: None
    )
    jobs.finish()
    settle(50)
    assert told == []
