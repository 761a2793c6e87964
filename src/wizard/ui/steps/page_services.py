"""What pages may ask of the rest of the program, so that none of them opens a file or a dialog of the system itself.

Each call that can fail says so itself, in a dialog, and goes on.
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
    """Which plan is open, and where it is kept."""

    def recent(self) -> Sequence[RecentPlan]:
        """Return the plans that were open before, newest first; reads a small index only."""

    def due(self) -> Sequence[DueEntry]:
        """Return what is due in them, soonest first."""

    def new_plan(self) -> None:
        """Begin a new plan and go to the Practice step."""

    def open_plan(self, path: Path | None = None) -> None:
        """Open a plan or a PDF that carries one; asks for the file where none is given."""

    def open_example(self) -> None:
        """Open a copy of the worked example."""

    def keep_in_folder(self) -> None:
        """Give a plan that lives in local data a name and a folder."""

    def place(self) -> str:
        """Return where the plan is kept, in words."""

    @property
    def is_draft(self) -> bool:
        """Whether the plan still lives in local data, without a name and a folder."""

    def check_file(self) -> None:
        """Ask for a plan or a PDF and say whether it is whole and what was signed."""

    def check_open_plan(self) -> None:
        """Say of the file of the plan that is open whether it is whole and what was signed."""

    def save_copy(self) -> None:
        """Ask where to save a copy of the plan that is open, and save it there."""


class GuidanceServices(Protocol):
    """The guidance at hand, and meetings under it."""

    def begin_meeting(self) -> None:
        """Begin a new meeting from the last, under the newest guidance."""

    def choose_pack(self) -> Pack | None:
        """Return the guidance for a new meeting; None if nobody chose any, or none is whole."""

    def add_pack(self) -> None:
        """Ask for a `.gppack` file or a pack's folder, show what it is, and add it."""

    def newer_guidance(self) -> str:
        """Return, in words, which newer guidance is installed than the open meeting has; empty if none."""

    def take_newer_guidance(self) -> None:
        """Take it for the open meeting; every decision stays."""

    def show_background(self) -> None:
        """Show what stands behind the actions: history, timeline, what is missing, whom to ask, sources."""


class PdfServices(Protocol):
    """PDFs that are given out."""

    def make_pdf(
        self,
        plan: Plan,
        copy: PdfRequest,
        out: Path | None,
        done: Callable[[Path | None, str], None],
        progress: Callable[[int, int], None],
    ) -> None:
        """Make a PDF without holding up the window; `done(path, problem)` is called with one of the two.

        With `out` None it goes to a temporary file for the preview.
        """

    def before_export(self, copy: PdfRequest) -> BeforeExport:
        """Return what to know before a copy is given out: free text to be read, replaced characters."""

    def count_pages(self, plan: Plan, done: Callable[[PageCounts], None]) -> None:
        """Count the pages of every document beside the window; `done` is told, unless another count is asked for."""

    def save_pdf(self, copy: PdfRequest) -> None:
        """Ask where to save the PDF, and save it there."""

    def save_return(self, copy: PdfRequest) -> None:
        """Ask where to save the return to the LMC as data, and save it there."""

    def save_all(self, copies: Sequence[PdfRequest]) -> None:
        """Ask which documents are wanted and in which folder, and save them there."""

    def print_pdf(self, copy: PdfRequest) -> None:
        """Print the PDF through the system's dialog."""


class RecoveryServices(Protocol):
    """What is kept on this PC of plans that are not open."""

    def waiting(self) -> str:
        """Return what was kept on this PC and waits to be looked at, in a sentence; empty if nothing."""

    def offer_waiting(self) -> None:
        """Offer what was kept on this PC and never reached its plan's file."""

    def forget_plan(self, path: Path | None = None) -> None:
        """Ask, then remove what tells of a plan from this PC; the plan that is open if none is given."""


class LetterServices(Protocol):
    """Letters."""

    def show_letters(self) -> None:
        """Show the letters, minutes and sheets of the last closed record."""


class DocumentServices(Protocol):
    """What is saved after a meeting beside PDFs and letters, of the last closed record."""

    def ask_in_writing(self, number: int, person: str) -> None:
        """Ask a person, by id, for an answer to the record of a meeting: an e-mail to copy, a slip to print."""

    def save_minutes(self) -> None:
        """Ask where to save the minutes for Word, and save them there."""

    def save_sheet(self) -> None:
        """Ask where to save the workbook, and save it there."""

    def save_calendar(self) -> None:
        """Ask where to save the calendar, and save it there."""


class AfterServices(Protocol):
    """What comes after a meeting; its code is loaded when one of the two is first asked for."""

    @property
    def letters(self) -> LetterServices:
        """The letters."""

    @property
    def documents(self) -> DocumentServices:
        """What is saved beside them."""


class PageServices(NamedTuple):
    """The rest of the program, as pages see it."""

    plans: PlanServices
    guidance: GuidanceServices
    pdfs: PdfServices
    recovery: RecoveryServices
    to_clipboard: Callable[[str], None]
    """Puts text on the clipboard."""
    after: AfterServices
