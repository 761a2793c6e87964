"""Does what a line of “What to do now” says, for the Export and Due steps."""

from __future__ import annotations

from collections.abc import Callable

from wizard.overview.aftermath import ToDo
from wizard.overview.aftermath_lines import Aftermath
from wizard.services.pdf_copies import PdfRequest
from wizard.ui.steps.page_services import PageServices


def do_line(line: ToDo, services: PageServices, go_to: Callable[[str], object]) -> None:
    """Do what a line says. `go_to` goes to a step."""
    match line.what:
        case Aftermath.SAVE:
            services.pdfs.save_pdf(PdfRequest())
        case Aftermath.LETTERS:
            services.after.letters.show_letters()
        case Aftermath.MINUTES:
            services.after.documents.save_minutes()
        case Aftermath.SHEET:
            services.after.documents.save_sheet()
        case Aftermath.CALENDAR:
            services.after.documents.save_calendar()
        case Aftermath.NEXT:
            services.guidance.begin_meeting()
        case _:
            go_to(line.step or "export")
