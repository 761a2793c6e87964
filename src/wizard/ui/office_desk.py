"""The desk of the real program: what pages ask for, done with `office`, the plan's keeping and the system's dialogs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from wizard.ui.desk import Copy, DueEntry, RecentPlan
from wizard.ui.session import Session
from wizard.ui.theme import Tone
from wizard.ui.window import Saved, Window

if TYPE_CHECKING:
    from wizard.content.pack import Pack
    from wizard.domain.plan import Plan
    from wizard.ui.aftercare import Aftercare
    from wizard.ui.keeping import PlanKeeping
    from wizard.ui.pdf_jobs import PdfJobs

_PLANS, _PDFS = "Plans (*.gpplan)", "PDF documents (*.pdf)"


class OfficeDesk(QObject):
    """Implements `Desk`."""

    saved = Signal(Saved, str)
    """Where the last change is, and the words for it."""
    troubled = Signal(str, bool)
    """A sentence while changes do not reach the plan's file, and whether there are two versions to choose from."""
    left = Signal()
    """No plan is open any more."""
    step_wanted = Signal(str)
    """The reader is to be taken to this step."""

    def __init__(self, session: Session, window: Window) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._pack: Pack | None = None

    @cached_property
    def _keeping(self) -> PlanKeeping:
        # Made on first use, as are the jobs: no plan is open and no PDF is made before the first paint.
        from wizard.ui.keeping import PlanKeeping

        keeping = PlanKeeping(self._session, self._window)
        keeping.saved.connect(self.saved)
        keeping.troubled.connect(self.troubled)
        keeping.left.connect(self.left)
        return keeping

    @cached_property
    def _aftercare(self) -> Aftercare:
        from wizard.ui.aftercare import Aftercare

        return Aftercare(self._window, self._keeping)

    @cached_property
    def _jobs(self) -> PdfJobs:
        from wizard.ui.pdf_jobs import PdfJobs

        return PdfJobs(self)

    def warm_up(self) -> None:
        """Load the guidance, the domain and the plan's models, so that the first click does not wait for them."""
        _made = self._keeping, self._jobs
        self._current_pack()

    # --- Plans ------------------------------------------------------------------------------------------------------

    def recent(self) -> Sequence[RecentPlan]:
        """Return drafts, then the plans that were open before, newest first."""
        from wizard.ui.known_plans import known_plans

        return known_plans()

    def due(self) -> Sequence[DueEntry]:
        """Return what is due in the plans that were open before, soonest first."""
        from wizard.ui.known_plans import due_in_known_plans

        return due_in_known_plans()

    def waiting(self) -> str:
        """Return what was kept on this PC and waits to be looked at, in a sentence; empty if nothing."""
        return self._aftercare.waiting if "_aftercare" in self.__dict__ else ""

    def offer_at_start(self) -> None:
        """Offer what was kept on this PC, if anything was."""
        from wizard.storage.folders import local_folders

        recovery = local_folders().recovery
        if recovery.is_dir() and any(recovery.iterdir()):
            self.offer_waiting()

    def offer_waiting(self) -> None:
        """Offer what was kept on this PC and never reached its plan's file."""
        self._leave()
        if self._aftercare.offer():
            self._remember()
        if self._session.is_open:
            self.step_wanted.emit("start")
        else:
            # The Start step is shown already, and is to say what waits.
            self.left.emit()

    def forget_plan(self, path: Path | None = None) -> None:
        """Ask, then remove what tells of a plan from this PC; the plan that is open if none is given."""
        path = path or self._keeping.path
        if path is None:
            self._say("There is nothing to forget", "No plan of this PC is open.", Tone.NEUTRAL)
            return
        self._leave()
        self._aftercare.forget(path)
        self.step_wanted.emit("start")

    def try_again(self) -> None:
        """Try now to bring the plan to its file."""
        self._keeping.try_again()

    def choose_version(self) -> None:
        """Ask which version is wanted where somebody else changed the file."""
        self._keeping.choose_version()

    def secure(self) -> bool:
        """See that the open plan is on a disk of this PC; any thread may ask. Return whether it is."""
        return not self._session.is_open or self._keeping.secure()

    def go_on_aside(self) -> None:
        """Keep further changes on this PC alone, as saving has ended by an error."""
        self._keeping.go_on_aside()

    def new_plan(self) -> None:
        """Begin a new plan in local data and go to the Practice step."""
        from wizard.domain.starting import new_plan

        self._leave()
        pack = self._current_pack()
        if pack and self._keeping.begin(new_plan(_new_id(), self._session.now(), pack)):
            self.step_wanted.emit("practice")

    def open_plan(self, path: Path | None = None) -> None:
        """Open a plan, or a PDF that carries one; asks for the file where none is given."""
        path = path or self._asked_for("Open a plan", f"{_PLANS};;{_PDFS}")
        if path is None:
            return
        self._leave()
        if self._keeping.path is not None and path.resolve() == self._keeping.path:
            self.step_wanted.emit("start")
        elif path.suffix.lower() == ".pdf":
            self._open_pdf(path)
        elif self._keeping.open(path):
            self._remember()
            self.step_wanted.emit("start")

    def open_example(self) -> None:
        """Open a copy of the worked example, kept in local data like any new plan."""
        from wizard import office

        self._leave()
        if self._keeping.begin(office.example().replace(id=_new_id())):
            self.step_wanted.emit("action-1")

    def keep_in_folder(self) -> None:
        """Give a plan that lives in local data a name and a folder."""
        path = self._new_file("Keep the plan in a folder", self._suggested(".gpplan"), _PLANS)
        if path is not None and self._keeping.move_to(path):
            self._remember()

    def save_copy(self) -> None:
        """Ask where, and write a copy of the plan there."""
        if self._session.is_open:
            path = self._new_file("Save a copy", self._suggested(".gpplan"), _PLANS)
            if path is not None:
                self._keeping.save_copy(path)

    def place(self) -> str:
        """Return where the plan is kept, in words."""
        path = self._keeping.path
        if path is None:
            return "open for reading only"
        return "on this PC, without a name and a folder yet" if self._keeping.is_draft else str(path)

    @property
    def is_draft(self) -> bool:
        """Whether the plan has no name and no folder yet."""
        return self._keeping.is_draft

    def may_close(self) -> bool:
        """Whether the window may close: everything is kept, and nothing is being made."""
        if not self._session.is_open:
            return True
        self._remember()
        if not self._keeping.may_close():
            return False
        # Last: a window that stays open still shows its preview.
        self._jobs.finish()
        return True

    def say_saved(self) -> None:
        """Say again where the last change is."""
        self._keeping.say_saved()

    def say_refused(self, why: str) -> None:
        """Say why a change was not made."""
        self._say("The plan was not changed", why, Tone.WAITING)

    # --- Meetings and guidance --------------------------------------------------------------------------------------

    def begin_meeting(self) -> None:
        """Begin a new meeting from the last, under the newest guidance at hand."""
        from wizard.domain.starting import new_meeting

        pack = self._current_pack()
        if pack is not None and self._session.plan.meeting is None:
            plan = new_meeting(self._session.plan, pack)
            self._session.apply(plan, "beginning of the meeting")
            self.step_wanted.emit("meeting")

    def add_pack(self) -> None:
        """Ask for a pack's folder and install it."""
        from wizard import office
        from wizard.ui.asking import ask_for_folder

        folder = ask_for_folder(self._window, "Add a pack: choose its folder")
        if folder is None:
            return
        try:
            edition = office.add_pack(folder)
        except office.OfficeError as error:
            self._say("The pack was not added", str(error), Tone.BAD)
            return
        self._pack = None
        self._say("The pack was added", f"{edition} is used for new meetings from now on.", Tone.GOOD)
        if self._session.is_open:
            self._session.changed.emit(self._session.plan)

    def newer_guidance(self) -> str:
        """Return which newer guidance is at hand than the open meeting has; empty if none."""
        from wizard.domain.starting import newer_than

        pack, meeting = self._current_pack(), self._session.plan.meeting if self._session.is_open else None
        if pack is None or meeting is None or not newer_than(pack, self._session.plan):
            return ""
        return (
            f"Edition {pack.edition.edition} of the guidance, by {pack.edition.issuer}, is at hand; this meeting has "
            f"edition {meeting.guidance.edition}."
        )

    def guidance_words(self) -> str:
        """Return the id and edition of the newest guidance at hand; empty if none can be loaded."""
        pack = self._current_pack()
        return f"{pack.edition.id}, {pack.edition.edition}" if pack else ""

    def show_background(self) -> None:
        """Show it for the edition before the meeting; before a plan is open, for the newest at hand."""
        from wizard.ui.help.background import BackgroundDialog

        minutes = self._session.minutes if self._session.is_open else None
        pack = None if minutes else self._current_pack()
        head = minutes.head if minutes else pack.edition if pack else None
        if head is not None:
            on = (minutes.held_on if minutes else None) or self._session.today()
            dialog = BackgroundDialog(head, on, self._window)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.look_up()

    def take_newer_guidance(self) -> None:
        """Take it for the open meeting; every decision stays."""
        from wizard.domain.starting import with_guidance

        pack = self._current_pack()
        if pack is None:
            return
        try:
            self._session.apply(with_guidance(self._session.plan, pack), "newer guidance")
        except ValueError as error:
            self._say("The guidance stays as it is", f"{error}.", Tone.WAITING)

    # --- PDFs and files ---------------------------------------------------------------------------------------------

    def make_pdf(
        self,
        plan: Plan,
        copy: Copy,
        out: Path | None,
        done: Callable[[Path | None, str], None],
        progress: Callable[[int, int], None],
    ) -> None:
        """Make a PDF beside the window."""
        self._jobs.start(plan, copy, out, done, progress)

    def before_export(self, copy: Copy) -> tuple[Sequence[tuple[str, str]], Sequence[str]]:
        """Return free text to be read before a redacted copy is given out, with its places, and replaced characters."""
        from wizard import office

        try:
            found = office.before_export(self._session.plan, copy.reader)
        except office.OfficeError:
            # Making the PDF meets the same and says so.
            return (), ()
        return found.to_read, found.replaced

    def save_pdf(self, copy: Copy) -> None:
        """Ask where to save the PDF, and save it there."""
        path = self._new_file("Save the PDF", self._suggested(".pdf"), _PDFS)
        if path is not None:
            out = path.with_suffix(".pdf")
            self.make_pdf(self._session.plan, copy, out, self._pdf_saved, lambda _page, _pages: None)

    def _pdf_saved(self, path: Path | None, problem: str) -> None:
        if path is None:
            self._say("The PDF was not saved", problem, Tone.BAD)
            return
        from wizard.ui.widgets.dialogs import Answer, AskDialog

        where = f"It lies in {path.parent} under the name {path.name}."
        answers = [Answer("show", "Show in its folder")]
        if AskDialog(self._window, "The PDF is saved", where, answers, cancel="Close", tone=Tone.GOOD).ask() == "show":
            self.show_in_folder(path)

    def print_pdf(self, copy: Copy) -> None:
        """Print the PDF through the system's dialog."""
        from wizard.ui.printing import print_file

        def begin(path: Path | None, problem: str) -> None:
            if path is None:
                self._say("Nothing was printed", problem, Tone.BAD)
            else:
                print_file(path, self._window)

        self.make_pdf(self._session.plan, copy, None, begin, lambda _page, _pages: None)

    def show_in_folder(self, path: Path) -> None:
        """Show the folder of a file in the system's file manager."""
        from wizard.ui.asking import show_folder

        show_folder(path.parent)

    def check_file(self) -> None:
        """Ask for a plan or a PDF and say whether it is whole and what was signed."""
        from wizard.ui.signing.check_dialog import CheckFileDialog

        path = self._asked_for("Check a file", f"{_PLANS};;{_PDFS}")
        if path is not None:
            CheckFileDialog(self._window, path).exec()

    def to_clipboard(self, text: str) -> None:
        """Put text on the clipboard."""
        QApplication.clipboard().setText(text)

    # --- What is shared ---------------------------------------------------------------------------------------------

    def _open_pdf(self, path: Path) -> None:
        from wizard import office

        try:
            plan = office.plan_in_pdf(path)
        except office.OfficeError as error:
            self._say("The PDF cannot be opened", str(error), Tone.BAD)
            return
        target = self._new_file("Save the plan that this PDF carries as", str(path.with_suffix(".gpplan")), _PLANS)
        if target is None:
            return
        try:
            office.keep_new(plan, target)
        except office.OfficeError as error:
            self._say("The plan was not saved", str(error), Tone.BAD)
            return
        if self._keeping.open(target):
            self._remember()
            self.step_wanted.emit("start")

    def _leave(self) -> None:
        """Let nothing typed be lost before another plan is opened, and note what is due in this one."""
        self._window.commit()
        if self._session.is_open:
            self._remember()

    def _current_pack(self) -> Pack | None:
        from wizard import office

        if self._pack is None:
            try:
                self._pack, passed_over = office.current_pack()
            except office.OfficeError as error:
                self._say("The guidance cannot be loaded", str(error), Tone.BAD)
                return None
            if passed_over:
                self._say("A pack cannot be used", " ".join(passed_over), Tone.WAITING)
        return self._pack

    def _remember(self) -> None:
        """Put the open plan into the list of recent plans, with what is due in it."""
        from wizard.ui.known_plans import note_plan

        path = self._keeping.path
        if path is not None and not self._keeping.is_draft:
            note_plan(path, self._session.plan, self._session.now())

    def _suggested(self, ending: str) -> str:
        from wizard.storage.filenames import safe_name

        plan, minutes = self._session.plan, self._session.minutes
        held_on = minutes.held_on if minutes else None
        parts = [plan.practice.name or "Action plan", held_on.isoformat() if held_on else "", "action plan"]
        return safe_name(" ".join(part for part in parts if part)) + ending

    def _asked_for(self, title: str, kinds: str) -> Path | None:
        from wizard.ui.asking import ask_for_file

        return ask_for_file(self._window, title, kinds)

    def _new_file(self, title: str, suggested: str, kinds: str) -> Path | None:
        from wizard.ui.asking import ask_where

        return ask_where(self._window, title, suggested, kinds)

    def _say(self, title: str, sentence: str, tone: Tone) -> None:
        from wizard.ui.asking import say

        say(self._window, title, sentence, tone)


def _new_id() -> str:
    import secrets

    return secrets.token_hex(16)
