"""Fake services and a keeper for tests of pages: requests from pages to the rest of the program are kept in lists."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from wizard.edits.meeting_edits import new_meeting
from wizard.guidance.pack import Pack
from wizard.plan.plan import Plan
from wizard.services.document_set import PageCounts
from wizard.services.known_plans import DueEntry, RecentPlan
from wizard.services.pdf_copies import BeforeExport, PdfRequest
from wizard.ui.session.session import Session
from wizard.ui.steps.page_services import PageServices


class ListKeeper:
    """Keeps every plan in a list."""

    def __init__(self) -> None:
        self.kept: list[Plan] = []

    def save(self, plan: Plan) -> None:
        """Keep this plan."""
        self.kept.append(plan)

    def close(self) -> None:
        """Do nothing: nothing is left to keep."""


def session_with(plan: Plan, now: datetime) -> Session:
    """Return a session with `plan` open, on a PC whose clock shows `now`."""
    session = Session(lambda: now)
    session.open(plan, ListKeeper())
    return session


class FakeServices:
    """Only notes each request; begins meetings under `pack`."""

    def __init__(self, session: Session, pack: Pack | None = None) -> None:
        self._session, self._pack = session, pack
        self.asked: list[str] = []
        self.clipboard = ""
        self.services = PageServices(self, self, self, self, self.to_clipboard, self)

    @property
    def letters(self) -> FakeServices:
        """They are asked for here."""
        return self

    @property
    def documents(self) -> FakeServices:
        """They are asked for here."""
        return self

    def recent(self) -> Sequence[RecentPlan]:
        """No plan was open before."""
        return ()

    def due(self) -> Sequence[DueEntry]:
        """Nothing is due."""
        return ()

    def waiting(self) -> str:
        """Nothing waits."""
        return ""

    def offer_waiting(self) -> None:
        """Note the request."""
        self.asked.append("offer waiting")

    def forget_plan(self, path: Path | None = None) -> None:
        """Note the request."""
        self.asked.append("forget plan")

    def new_plan(self) -> None:
        """Note the request."""
        self.asked.append("new plan")

    def open_plan(self, path: Path | None = None) -> None:
        """Note the request."""
        self.asked.append("open plan")

    def open_example(self) -> None:
        """Note the request."""
        self.asked.append("open example")

    def keep_in_folder(self) -> None:
        """Note the request."""
        self.asked.append("keep in folder")

    def place(self) -> str:
        """There is no place."""
        return ""

    @property
    def is_draft(self) -> bool:
        """The plan has a name and a folder."""
        return False

    def begin_meeting(self) -> None:
        """Begin the next meeting, if there is a pack."""
        self.asked.append("begin meeting")
        if self._pack is not None:
            self._session.apply(new_meeting(self._session.plan, self._pack), "new meeting", barrier=True)

    def choose_pack(self) -> Pack | None:
        """Return the pack that it was given."""
        return self._pack

    def check_open_plan(self) -> None:
        """Note the request."""
        self.asked.append("check open plan")

    def save_copy(self) -> None:
        """Note the request."""
        self.asked.append("save copy")

    def check_file(self) -> None:
        """Note the request."""
        self.asked.append("check file")

    def add_pack(self) -> None:
        """Note the request."""
        self.asked.append("add pack")

    def newer_guidance(self) -> str:
        """There is none."""
        return ""

    def take_newer_guidance(self) -> None:
        """Note the request."""
        self.asked.append("take newer guidance")

    def make_pdf(
        self,
        plan: Plan,
        copy: PdfRequest,
        out: Path | None,
        done: Callable[[Path | None, str], None],
        progress: Callable[[int, int], None],
    ) -> None:
        """Note the request."""
        self.asked.append("make pdf")

    def count_pages(self, plan: Plan, done: Callable[[PageCounts], None]) -> None:
        """Note the request."""
        self.asked.append("count pages")

    def save_return(self, copy: PdfRequest) -> None:
        """Note the request."""
        self.asked.append("save return")

    def save_all(self, copies: Sequence[PdfRequest]) -> None:
        """Note which documents."""
        self.asked.append(f"save all: {', '.join(copy.reader for copy in copies)}")

    def before_export(self, copy: PdfRequest) -> BeforeExport:
        """There is nothing to read before."""
        return BeforeExport()

    def save_pdf(self, copy: PdfRequest) -> None:
        """Note the request."""
        self.asked.append("save pdf")

    def print_pdf(self, copy: PdfRequest) -> None:
        """Note the request."""
        self.asked.append("print pdf")

    def show_background(self) -> None:
        """Note the request."""
        self.asked.append("show background")

    def show_letters(self) -> None:
        """Note that the letters were asked for."""
        self.asked.append("letters")

    def ask_in_writing(self, number: int, person: str) -> None:
        """Note which person is asked."""
        self.asked.append(f"in writing: {person}, meeting {number}")

    def save_minutes(self) -> None:
        """Note that the minutes were asked for."""
        self.asked.append("minutes")

    def save_sheet(self) -> None:
        """Note that the workbook was asked for."""
        self.asked.append("workbook")

    def save_calendar(self) -> None:
        """Note that the calendar was asked for."""
        self.asked.append("calendar")

    def to_clipboard(self, text: str) -> None:
        """Keep the text."""
        self.clipboard = text
