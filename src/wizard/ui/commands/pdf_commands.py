"""Makes PDFs on another thread, and saves, prints or shows them in their folder."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from wizard.ui.commands.command_context import PDFS, RETURNS
from wizard.ui.theme import Tone

if TYPE_CHECKING:
    from wizard.plan.plan import Plan
    from wizard.services.document_set import PageCounts
    from wizard.services.pdf_copies import BeforeExport, PdfRequest
    from wizard.ui.commands.command_context import CommandContext
    from wizard.ui.steps.export.page_counting import PageCounter
    from wizard.ui.steps.export.pdf_jobs import PdfJobs


class PdfCommands:
    """The commands for PDFs."""

    def __init__(self, context: CommandContext) -> None:
        self._context = context

    @cached_property
    def _jobs(self) -> PdfJobs:
        from wizard.ui.steps.export.pdf_jobs import PdfJobs

        return PdfJobs(self._context.window)

    def get_ready(self) -> None:
        """Load the code that makes PDFs in advance, so that the first PDF is not delayed."""
        _made = self._jobs

    def make_pdf(
        self,
        plan: Plan,
        copy: PdfRequest,
        out: Path | None,
        done: Callable[[Path | None, str], None],
        progress: Callable[[int, int], None],
    ) -> None:
        """Make a PDF on another thread."""
        self._jobs.start(plan, copy, out, done, progress)

    def before_export(self, copy: PdfRequest) -> BeforeExport:
        """Return what people should know before giving out a copy: free text to read through, replaced characters."""
        from wizard.services import pdf_copies, plan_files

        try:
            return pdf_copies.before_export(self._context.session.plan, copy.reader)
        except plan_files.ServiceError:
            # Say nothing yet: making the PDF fails in the same way and reports it.
            return pdf_copies.BeforeExport()

    def save_pdf(self, copy: PdfRequest) -> None:
        """Ask where to save the PDF, and save it there."""
        from wizard.services.document_set import file_name

        path = self._context.ask_where("Save the PDF", file_name(self._context.session.plan, copy), PDFS)
        if path is not None:
            made = self._made(copy, path.with_suffix(".pdf"), "The PDF was not saved")
            if made is not None:
                self._tick(copy)
                self._say_saved("The PDF is saved", made, opens=True)

    def _tick(self, copy: PdfRequest) -> None:
        """Tick “Save the action plan” if this is the whole plan of the last closed meeting."""
        from wizard.overview.aftermath_lines import Aftermath
        from wizard.services.pdf_copies import ACTION_PLAN
        from wizard.ui.commands.letters.meeting_documents import MeetingDocuments

        plan = self._context.session.plan
        if not plan.records or plan.meeting is not None:
            return
        whole = ACTION_PLAN._replace(large_print=copy.large_print, issued=copy.issued)
        if copy in (whole, whole._replace(meeting=plan.records[-1].content.number)):
            MeetingDocuments(self._context).tick(Aftermath.SAVE)

    def save_return(self, copy: PdfRequest) -> None:
        """Ask where to save the data file of the return to the LMC, and save it there."""
        from wizard.services import document_set, pdf_copies

        plan = self._context.session.plan
        name = document_set.file_name(plan, copy._replace(reader=document_set.RETURN))
        path = self._context.ask_where("Save the return to the LMC", name, RETURNS)
        if path is None:
            return
        out = path.with_suffix(".gpreturn")
        what, failed = f"Saving {out.name}", "The return was not saved"
        if self._done(lambda: pdf_copies.make_return(plan, out, copy), what, failed):
            self._say_saved("The return is saved", out)

    def save_all(self, copies: Sequence[PdfRequest]) -> None:
        """Ask which documents to save in which folder, and save them there."""
        from wizard.ui.commands.save_set import save_set

        save_set(self._context, copies)

    def count_pages(self, plan: Plan, done: Callable[[PageCounts], None]) -> None:
        """Count the pages of every document on another thread."""
        self._counter.count(plan, done)

    @cached_property
    def _counter(self) -> PageCounter:
        from wizard.ui.steps.export.page_counting import PageCounter

        return PageCounter(self._context.window)

    def _done(self, work: Callable[[], None], what: str, failed: str) -> bool:
        """Run `work` while the person waits. If it fails, say so under the title `failed` and return False."""
        from wizard.services import plan_files
        from wizard.ui.session.disk_jobs import LeftError, Waiting

        try:
            self._context.wait_for(work, Waiting(what, "The disk is slow to respond."))
        except LeftError:
            return False
        except plan_files.ServiceError as error:
            self._context.say(failed, str(error), Tone.BAD)
            return False
        return True

    def print_pdf(self, copy: PdfRequest) -> None:
        """Print the PDF with the system's dialog."""
        from wizard.services.pdf_copies import document_title
        from wizard.ui.steps.export.pdf_preview import print_file

        if not self._may_print():
            return
        path = self._made(copy, None, "Nothing was printed")
        if path is not None:
            try:
                print_file(path, self._context.window, document_title(self._context.session.plan, copy))
            except OSError as error:
                from wizard.foundation.file_errors import reason

                self._context.say("Nothing was printed", f"The pages cannot be read: {reason(error)}.", Tone.BAD)

    def _may_print(self) -> bool:
        """Whether there is a printer; if not, say so. This does not wait for a missing print server."""
        from wizard.ui.session.disk_jobs import LeftError, Waiting
        from wizard.ui.steps.export.pdf_preview import is_a_printer_there

        looking = Waiting("Looking for a printer", "The printers of this PC are slow to respond.")
        try:
            found = self._context.wait_for(is_a_printer_there, looking)
        except LeftError:
            return False
        if not found:
            sentence = "No printer is set up on this PC. Save the PDF and print it elsewhere, or ask IT for a printer."
            self._context.say("There is no printer", sentence, Tone.WAITING)
        return found

    def _made(self, copy: PdfRequest, out: Path | None, failed: str) -> Path | None:
        """Make a PDF while the person waits. If that fails, say so under the title `failed` and return None."""
        from wizard.services import plan_files
        from wizard.ui.session.disk_jobs import LeftError

        try:
            return self._jobs.make(self._context.session.plan, copy, out)
        except LeftError:
            return None
        except plan_files.ServiceError as error:
            self._context.say(failed, str(error), Tone.BAD)
            return None

    def finish(self) -> None:
        """Stop making PDFs and delete the previews. Loads no code that was not loaded yet."""
        if "_jobs" in vars(self):
            self._jobs.finish()
        if "_counter" in vars(self):
            self._counter.stop()

    def _say_saved(self, title: str, path: Path, *, opens: bool = False) -> None:
        """Say where something was saved, and offer to open it or to show its folder."""
        from wizard.ui.widgets.dialogs import AskDialog, DialogAnswer

        where = f"Saved as {path.name} in {path.parent}."
        answers = [DialogAnswer("show", "Show in its folder")]
        answers += [DialogAnswer("open", "Open the PDF")] * opens
        dialog = AskDialog(self._context.window, title, where, answers, cancel="Close", tone=Tone.GOOD)
        answer = dialog.ask()
        if answer is not None:
            from wizard.ui.commands.show_in_folder import open_file, show_in_folder

            (open_file if answer == "open" else show_in_folder)(path)
