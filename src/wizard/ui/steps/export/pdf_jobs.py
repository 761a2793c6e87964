"""PDFs made beside the window: one at a time on a thread of its own, with progress."""

from __future__ import annotations

import tempfile
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

if TYPE_CHECKING:
    from wizard.plan.plan import Plan
    from wizard.services.pdf_copies import PdfRequest

_UNFORESEEN = "An error in the program, which nobody foresaw, has stopped it."
Done = Callable[[Path | None, str], None]
Progress = Callable[[int, int], None]


class PdfJob(QObject):
    """One PDF on its way. Its signals arrive on the window's thread."""

    finished = Signal(object, str)
    """The file, or None with a sentence that says why there is none."""
    went_on = Signal(int, int)
    """Page and pages."""

    def __init__(self, plan: Plan, copy: PdfRequest, out: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._plan, self._copy, self._out = plan, copy, out
        self._thread = threading.Thread(target=self._work, name="pdf", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def wait(self) -> None:
        """Wait until it is done."""
        self._thread.join()

    def _work(self) -> None:
        from wizard.services import pdf_copies, plan_files

        path, problem = None, _UNFORESEEN
        try:
            pdf_copies.make_pdf(
                self._plan,
                self._out,
                reader=self._copy.reader,
                large_print=self._copy.large_print,
                meeting=self._copy.meeting,
                progress=self.went_on.emit,
            )
            path, problem = self._out, ""
        except plan_files.ServiceError as error:
            problem = str(error)
        finally:
            # In `finally`, so that whoever waits for the PDF is told even after an unforeseen error.
            self.finished.emit(path, problem)


class PdfJobs(QObject):
    """Runs jobs; a temporary folder of its own holds the previews."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._scratch: tempfile.TemporaryDirectory[str] | None = None
        self._running: set[PdfJob] = set()
        self._count = 0

    def start(self, plan: Plan, copy: PdfRequest, out: Path | None, done: Done, progress: Progress) -> None:
        """Make a PDF in `out`, or in a temporary file; `done` and `progress` are called on the window's thread."""
        job = PdfJob(plan, copy, out or self._preview_path(), self)
        self._running.add(job)
        job.went_on.connect(progress)
        job.finished.connect(lambda path, problem: self._end(job, path, problem, done))
        job.start()

    def finish(self) -> None:
        """Wait for what is running, tell nobody of it any more, and remove the previews."""
        for job in tuple(self._running):
            job.wait()
        self._running.clear()
        if self._scratch is not None:
            self._scratch.cleanup()
            self._scratch = None

    def _end(self, job: PdfJob, path: Path | None, problem: str, done: Done) -> None:
        if job not in self._running:
            # The job was cancelled; ignore its late signal.
            return
        job.wait()
        self._running.discard(job)
        job.deleteLater()
        # A hidden page is deleted when the look changes; calling a method of a deleted object raises in PySide.
        owner = getattr(done, "__self__", None)
        if not isinstance(owner, QObject) or isValid(owner):
            done(path, problem)

    def _preview_path(self) -> Path:
        if self._scratch is None:
            self._scratch = tempfile.TemporaryDirectory(prefix="gp-action-wizard-")
        self._count += 1
        return Path(self._scratch.name) / f"preview-{self._count}.pdf"
