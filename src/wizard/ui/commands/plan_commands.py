"""The desk of the real program: what pages ask for, done with `office`, the plan's keeping and the system's dialogs."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from wizard.services.known_plans import DueEntry, RecentPlan
from wizard.ui.commands.command_context import PDFS, PLANS
from wizard.ui.commands.pdf_commands import CopiesDesk
from wizard.ui.theme import Tone

if TYPE_CHECKING:
    from wizard.ui.commands.recovery_commands import Aftercare
    from wizard.ui.session.plan_saver import PlanKeeping


class OfficeDesk(CopiesDesk):
    """Implements `Desk`."""

    @cached_property
    def _keeping(self) -> PlanKeeping:
        # Made on first use, as are the jobs: no plan is open and no PDF is made before the first paint.
        from wizard.ui.session.plan_saver import PlanKeeping

        keeping = PlanKeeping(self._session, self._window)
        keeping.saved.connect(self.saved)
        keeping.troubled.connect(self.troubled)
        keeping.left.connect(self.left)
        return keeping

    @cached_property
    def _aftercare(self) -> Aftercare:
        from wizard.ui.commands.recovery_commands import Aftercare

        return Aftercare(self._window, self._keeping)

    def warm_up(self) -> None:
        """Load the guidance, the domain and the plan's models, so that the first click does not wait for them."""
        _made = self._keeping, self._jobs
        self._current_pack()

    def recent(self) -> Sequence[RecentPlan]:
        """Return drafts, then the plans that were open before, newest first."""
        from wizard.services.known_plans import known_plans

        return known_plans()

    def due(self) -> Sequence[DueEntry]:
        """Return what is due in the plans that were open before, soonest first."""
        from wizard.services.known_plans import due_in_known_plans

        return due_in_known_plans()

    def waiting(self) -> str:
        """Return what was kept on this PC and waits to be looked at, in a sentence; empty if nothing."""
        return self._aftercare.waiting if "_aftercare" in self.__dict__ else ""

    def offer_at_start(self) -> None:
        """Offer what was kept on this PC, if anything was."""
        from wizard.foundation.paths import local_folders

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
        if self._aftercare.forget(path):
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
        from wizard.edits.meeting_edits import new_plan

        self._leave()
        pack = self._current_pack()
        if pack and self._keeping.begin(new_plan(_new_id(), self._session.now(), pack)):
            self.step_wanted.emit("practice")

    def open_plan(self, path: Path | None = None) -> None:
        """Open a plan, or a PDF that carries one; asks for the file where none is given."""
        path = path or self._asked_for("Open a plan", f"{PLANS};;{PDFS}")
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
        from wizard.services import example_plan

        self._leave()
        if self._keeping.begin(example_plan.example().replace(id=_new_id())):
            self.step_wanted.emit("action-1")

    def keep_in_folder(self) -> None:
        """Give a plan that lives in local data a name and a folder."""
        path = self._new_file("Keep the plan in a folder", self._suggested(".gpplan"), PLANS)
        if path is not None and self._keeping.move_to(path):
            self._remember()

    def save_copy(self) -> None:
        """Ask where, and write a copy of the plan there."""
        if self._session.is_open:
            path = self._new_file("Save a copy", self._suggested(".gpplan"), PLANS)
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

    def check_file(self) -> None:
        """Ask for a plan or a PDF and say whether it is whole and what was signed."""
        from wizard.ui.commands.check_file_dialog import CheckFileDialog

        path = self._asked_for("Check a file", f"{PLANS};;{PDFS}")
        if path is not None:
            CheckFileDialog(self._window, path).exec()

    def to_clipboard(self, text: str) -> None:
        """Put text on the clipboard."""
        QApplication.clipboard().setText(text)

    def _open_pdf(self, path: Path) -> None:
        from wizard.services import file_check, plan_files

        verdict = file_check.check(path)
        try:
            plan = plan_files.plan_in_pdf(path)
        except plan_files.ServiceError as error:
            if verdict.code == plan_files.SOUND:
                # A copy made for a certain reader: it carries no plan, and is whole as it is.
                from wizard.ui.steps.export.pdf_preview import CopyDialog

                CopyDialog(self._window, path, verdict.headline).exec()
            else:
                self._say("The PDF cannot be opened", str(error), Tone.BAD)
            return
        if verdict.code != plan_files.SOUND:
            said = " ".join(dict.fromkeys((verdict.headline, *verdict.findings)))
            self._say("This PDF is not sound", f"{said} The plan inside it can still be opened.", Tone.WAITING)
        target = self._new_file("Save the plan that this PDF carries as", str(path.with_suffix(".gpplan")), PLANS)
        if target is None:
            return
        try:
            plan_files.keep_new(plan, target)
        except plan_files.ServiceError as error:
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

    def _remember(self) -> None:
        """Put the open plan into the list of recent plans, with what is due in it."""
        from wizard.services.known_plans import note_plan

        path = self._keeping.path
        if path is not None and not self._keeping.is_draft:
            note_plan(path, self._session.plan, self._session.now())


def _new_id() -> str:
    import secrets

    return secrets.token_hex(16)
