"""Giving copies out: PDFs made beside the window, saved, printed, shown in their folder."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from wizard.ui.commands.command_context import PDFS
from wizard.ui.theme import Tone

if TYPE_CHECKING:
    from wizard.plan.plan import Plan
    from wizard.services.pdf_copies import BeforeExport, PdfRequest
    from wizard.ui.commands.command_context import CommandContext
    from wizard.ui.steps.export.pdf_jobs import PdfJobs


class PdfCommands:
    """Gives copies out."""

    def __init__(self, context: CommandContext) -> None:
        self._context = context

    @cached_property
    def _jobs(self) -> PdfJobs:
        from wizard.ui.steps.export.pdf_jobs import PdfJobs

        return PdfJobs(self._context.window)

    def get_ready(self) -> None:
        """Load what makes PDFs beside the window, so that the first of them does not wait for it."""
        _made = self._jobs

    def make_pdf(
        self,
        plan: Plan,
        copy: PdfRequest,
        out: Path | None,
        done: Callable[[Path | None, str], None],
        progress: Callable[[int, int], None],
    ) -> None:
        """Make a PDF beside the window."""
        self._jobs.start(plan, copy, out, done, progress)

    def before_export(self, copy: PdfRequest) -> BeforeExport:
        """Return what to know before a copy is given out: free text to be read, replaced characters."""
        from wizard.services import pdf_copies, plan_files

        try:
            return pdf_copies.before_export(self._context.session.plan, copy.reader)
        except plan_files.ServiceError:
            # Say nothing yet: making the PDF fails in the same way, and tells.
            return pdf_copies.BeforeExport()

    def save_pdf(self, copy: PdfRequest) -> None:
        """Ask where to save the PDF, and save it there."""
        from wizard.foundation.file_names import safe_name
        from wizard.services.pdf_copies import file_stem

        name = f"{safe_name(file_stem(self._context.session.plan, copy))}.pdf"
        path = self._context.ask_where("Save the PDF", name, PDFS)
        if path is not None:
            made = self._made(copy, path.with_suffix(".pdf"), "The PDF was not saved")
            if made is not None:
                self._say_saved(made)

    def print_pdf(self, copy: PdfRequest) -> None:
        """Print the PDF through the system's dialog."""
        from wizard.ui.steps.export.pdf_preview import print_file

        if not self._may_print():
            return
        path = self._made(copy, None, "Nothing was printed")
        if path is not None:
            try:
                print_file(path, self._context.window)
            except OSError as error:
                from wizard.foundation.file_errors import reason

                self._context.say("Nothing was printed", f"The pages cannot be read: {reason(error)}.", Tone.BAD)

    def _may_print(self) -> bool:
        """Whether there is a printer; says so if there is none. A print server that is gone is not waited for."""
        from wizard.ui.session.disk_jobs import LeftError, Waiting
        from wizard.ui.steps.export.pdf_preview import is_a_printer_there

        looking = Waiting("Looking for a printer", "The printers of this PC are slow to answer.")
        try:
            found = self._context.wait_for(is_a_printer_there, looking)
        except LeftError:
            return False
        if not found:
            sentence = "No printer is set up on this PC. Save the PDF and print it elsewhere, or ask IT for a printer."
            self._context.say("There is no printer", sentence, Tone.WAITING)
        return found

    def _made(self, copy: PdfRequest, out: Path | None, failed: str) -> Path | None:
        """Make a PDF while the person waits; None, said under the title `failed`, if there is none."""
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
        """Stop what is being made, and remove the previews; nothing is loaded for it."""
        if "_jobs" in vars(self):
            self._jobs.finish()

    def _say_saved(self, path: Path) -> None:
        from wizard.ui.widgets.dialogs import AskDialog, DialogAnswer

        where = f"Saved as {path.name} in {path.parent}."
        answers = [DialogAnswer("show", "Show in its folder")]
        dialog = AskDialog(self._context.window, "The PDF is saved", where, answers, cancel="Close", tone=Tone.GOOD)
        if dialog.ask() == "show":
            from wizard.ui.commands.show_in_folder import show_in_folder

            show_in_folder(path)
