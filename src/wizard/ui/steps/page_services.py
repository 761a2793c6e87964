"""The services that pages may use, so that no page opens files or system dialogs itself.

A call that fails reports this in a dialog.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from wizard.guidance.pack import Pack
    from wizard.plan.plan import Plan
    from wizard.services.document_set import PageCounts
    from wizard.services.known_plans import DueEntry, RecentPlan
    from wizard.services.pdf_copies import BeforeExport, PdfRequest


class PlanServices(Protocol):
    """Opening, saving and checking plans."""

    def recent(self) -> Sequence[RecentPlan]:
        """Return the recent plans, newest first. Reads only a small index."""

    def due(self) -> Sequence[DueEntry]:
        """Return what is due in them, soonest first."""

    def new_plan(self) -> None:
        """Start a new plan under the guidance chosen, and go to its first field."""

    def open_plan(self, path: Path | None = None) -> None:
        """Open a plan, or a PDF that contains one; asks for the file if none is given."""

    def open_example(self) -> None:
        """Open a copy of the worked example."""

    def keep_in_folder(self) -> None:
        """Give a plan in local data a name and a folder."""

    def place(self) -> str:
        """Return where the plan is saved, in words."""

    @property
    def is_draft(self) -> bool:
        """Whether the plan is still in local data, without a name and a folder."""

    def check_file(self) -> None:
        """Ask for a plan or a PDF, and say whether it is intact and what was signed."""

    def check_open_plan(self) -> None:
        """Say whether the open plan's file is intact and what was signed."""

    def save_copy(self) -> None:
        """Ask where to save a copy of the open plan, and save it there."""


class GuidanceServices(Protocol):
    """The guidance available, and meetings under it."""

    def begin_meeting(self) -> None:
        """Start a new meeting from the last one, under the newest guidance."""

    def choose_pack(self) -> Pack | None:
        """Return the guidance for a new meeting; None if nobody chose any, or none can be used."""

    def add_pack(self) -> None:
        """Ask for a `.gppack` file or a pack's folder, show what it is, and add it."""

    def newer_guidance(self) -> str:
        """Return a sentence on available guidance newer than the open meeting's; empty if there is none."""

    def take_newer_guidance(self) -> None:
        """Use the newest edition for the open meeting, keeping every decision."""

    def show_background(self) -> None:
        """Show the background of the actions: history, timeline, what is missing, whom to ask, sources."""


class PdfServices(Protocol):
    """Making, saving and printing PDFs."""

    def make_pdf(
        self,
        plan: Plan,
        copy: PdfRequest,
        out: Path | None,
        done: Callable[[Path | None, str], None],
        progress: Callable[[int, int], None],
    ) -> None:
        """Make a PDF on another thread; `done(path, problem)` is called with one of the two.

        If `out` is None, the PDF goes to a temporary file for the preview.
        """

    def before_export(self, copy: PdfRequest) -> BeforeExport:
        """Return what people should know before giving out a copy: free text to read through, replaced characters."""

    def count_pages(self, plan: Plan, done: Callable[[PageCounts], None]) -> None:
        """Count the pages of every document on another thread. `done` is called unless another count is requested."""

    def save_pdf(self, copy: PdfRequest) -> None:
        """Ask where to save the PDF, and save it there."""

    def save_return(self, copy: PdfRequest) -> None:
        """Ask where to save the data file of the return to the LMC, and save it there."""

    def save_all(self, copies: Sequence[PdfRequest]) -> None:
        """Ask which documents to save in which folder, and save them there."""

    def print_pdf(self, copy: PdfRequest) -> None:
        """Print the PDF with the system's dialog."""


class RecoveryServices(Protocol):
    """Changes kept on this PC for plans that are not open."""

    def waiting(self) -> str:
        """Return which changes kept on this PC are waiting, in a sentence; empty if none."""

    def offer_waiting(self) -> None:
        """Offer changes kept on this PC that never reached their plan's file."""

    def forget_plan(self, path: Path | None = None) -> None:
        """Ask, then remove the traces of a plan from this PC, by default those of the open plan."""


class LetterServices(Protocol):
    """The letters after a meeting."""

    def show_letters(self) -> None:
        """Show the letters, minutes and sheets of the last closed record."""


class DocumentServices(Protocol):
    """Documents of the last closed record besides PDFs and letters."""

    def ask_in_writing(self, number: int, person: str) -> None:
        """Ask a person, by id, for an answer to the record of a meeting: an e-mail to copy, or a slip to print."""

    def save_minutes(self) -> None:
        """Ask where to save the minutes for Word, and save them there."""

    def save_sheet(self) -> None:
        """Ask where to save the workbook, and save it there."""

    def save_calendar(self) -> None:
        """Ask where to save the calendar, and save it there."""


class AfterServices(Protocol):
    """The services for after a meeting. Their code is loaded on first use."""

    @property
    def letters(self) -> LetterServices:
        """The letters."""

    @property
    def documents(self) -> DocumentServices:
        """The documents besides letters."""


class PageServices(NamedTuple):
    """The rest of the program, as pages see it."""

    plans: PlanServices
    guidance: GuidanceServices
    pdfs: PdfServices
    recovery: RecoveryServices
    to_clipboard: Callable[[str], None]
    """Puts text on the clipboard."""
    after: AfterServices
