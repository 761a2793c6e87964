"""Makes PDFs on other threads: previews on their own, and others while the person waits, with a Cancel button."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from wizard.foundation.file_errors import reason
from wizard.services.scratch_folders import ScratchFolder
from wizard.ui.session.disk_jobs import LeftError, Waiting, wait_for
from wizard.ui.session.followed_work import StoppedError

if TYPE_CHECKING:
    from wizard.plan.plan import Plan
    from wizard.services.pdf_copies import PdfRequest

_UNFORESEEN = "An error in the program has stopped it."
_PATIENCE = 2.0
"""Seconds to wait until an abandoned PDF reaches the end of a page."""
_OFTEN = 0.25
"""Seconds between two pages that are told of: a screen reader drops what comes if too much does."""

Done = Callable[[Path | None, str], None]
Progress = Callable[[int, int], None]


class PdfJob(QObject):
    """A PDF being made. Its signals arrive on the window's thread."""

    finished = Signal(object, str)
    """The file, or None with a sentence that says why it could not be made."""
    went_on = Signal(int, int)
    """The number of the current page, and of all pages; a few times a second."""

    def __init__(self, plan: Plan, copy: PdfRequest, out: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._plan, self._copy, self._out = plan, copy, out
        self._stopped = False
        self._told = float("-inf")
        self._thread = threading.Thread(target=self._work, name="pdf", daemon=True)

    def start(self) -> None:
        """Start on its own thread."""
        self._thread.start()

    def stop(self) -> None:
        """Stop after the current page. No file is left."""
        self._stopped = True

    def wait(self, seconds: float) -> None:
        """Wait until it is done, for at most this many seconds."""
        self._thread.join(seconds)

    def make(self) -> None:
        """Make the PDF on the calling thread.

        Raises:
            ServiceError: The PDF cannot be made or written.
            StoppedError: It was stopped.
        """
        from wizard.services import pdf_copies

        pdf_copies.make_pdf(
            self._plan,
            self._out,
            self._copy,
            progress=self._go_on,
        )

    def _go_on(self, page: int, pages: int) -> None:
        if self._stopped:
            raise StoppedError
        now = time.monotonic()
        if now - self._told >= _OFTEN:
            self._told = now
            self.went_on.emit(page, pages)

    def _work(self) -> None:
        from wizard.services import plan_files

        path, problem = None, _UNFORESEEN
        try:
            self.make()
            path, problem = self._out, ""
        except plan_files.ServiceError as error:
            problem = str(error)
        except StoppedError:
            problem = ""
        finally:
            # This also covers unforeseen errors, so that nobody waits for the PDF for ever.
            if not self._stopped:
                self.finished.emit(path, problem)


class PdfJobs(QObject):
    """Runs jobs, and keeps previews in a temporary folder."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        self._scratch: ScratchFolder | None = None
        self._running: set[PdfJob] = set()
        self._count = 0

    def start(self, plan: Plan, copy: PdfRequest, out: Path | None, done: Done, progress: Progress) -> None:
        """Make a PDF in `out` or a temporary file. `done` and `progress` are called on the window's thread."""
        try:
            job = PdfJob(plan, copy, out or self._preview_path(), self)
        except OSError as error:
            done(None, _no_scratch(error))
            return
        self._running.add(job)
        job.went_on.connect(progress)
        job.finished.connect(lambda path, problem: self._end(job, path, problem, done))
        job.start()

    def make(self, plan: Plan, copy: PdfRequest, out: Path | None) -> Path:
        """Make a PDF in `out` or a temporary file while the person waits; return its path.

        Raises:
            ServiceError: The PDF cannot be made or written.
            LeftError: The person stopped waiting; no file is left.
        """
        from wizard.foundation.file_errors import file_words
        from wizard.services import plan_files

        try:
            path = out or self._preview_path()
        except OSError as error:
            raise plan_files.ServiceError(_no_scratch(error)) from error
        job = PdfJob(plan, copy, path, self)
        what = f"Saving {file_words(path.name)}" if out else "Making the pages to print"
        waiting = Waiting(what, "The pages are being made.")

        def follow(say: Callable[[str], None]) -> None:
            job.went_on.connect(lambda page, pages: say(f"Page {page} of {pages}."), Qt.ConnectionType.QueuedConnection)

        try:
            wait_for(self._window, job.make, waiting, progress=follow)
        except LeftError:
            job.stop()
            raise
        job.deleteLater()
        return path

    def finish(self) -> None:
        """Stop running jobs without reporting them, and delete the previews."""
        for job in self._running:
            job.stop()
        until = time.monotonic() + _PATIENCE
        for job in self._running:
            job.wait(max(0.0, until - time.monotonic()))
        self._running.clear()
        if self._scratch is not None:
            self._scratch.close()
            self._scratch = None

    def _end(self, job: PdfJob, path: Path | None, problem: str, done: Done) -> None:
        if job not in self._running:
            # The window closed meanwhile; ignore the late signal.
            return
        self._running.discard(job)
        job.deleteLater()
        # A hidden page is deleted when the look changes, and PySide raises when a method of a deleted object is called.
        owner = getattr(done, "__self__", None)
        if not isinstance(owner, QObject) or isValid(owner):
            done(path, problem)

    def _preview_path(self) -> Path:
        if self._scratch is None:
            self._scratch = ScratchFolder()
        self._count += 1
        return self._scratch.path / f"preview-{self._count}.pdf"


def _no_scratch(error: OSError) -> str:
    return f"The pages cannot be kept in the program’s data folder: {reason(error)}."
