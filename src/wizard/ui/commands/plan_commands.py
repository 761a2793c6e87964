"""Plans: begun, opened, given a file of their own, copied, listed, checked."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from wizard.overview.places import action_key
from wizard.services.known_plans import DueEntry, RecentPlan, due_in_known_plans, known_plans
from wizard.ui.commands.command_context import PDFS, PLANS, leave_open_plan
from wizard.ui.theme import Tone

if TYPE_CHECKING:
    from wizard.ui.commands.command_context import CommandContext
    from wizard.ui.commands.guidance_commands import GuidanceCommands
    from wizard.ui.session.plan_saver import PlanSaver


class PlanCommands:
    """Which plan is open, and where it is kept."""

    def __init__(self, context: CommandContext, saver: PlanSaver, guidance: GuidanceCommands) -> None:
        self._context, self._saver, self._guidance = context, saver, guidance

    def recent(self) -> Sequence[RecentPlan]:
        """Return drafts, then the plans that were open before, newest first."""
        return known_plans()

    def due(self) -> Sequence[DueEntry]:
        """Return what is due in the plans that were open before, soonest first."""
        return due_in_known_plans()

    def new_plan(self) -> None:
        """Begin a new plan in local data and go to the Practice step."""
        from wizard.edits.meeting_edits import new_plan

        leave_open_plan(self._context, self._saver)
        pack = self._guidance.current_pack()
        if pack and self._saver.begin(new_plan(_new_id(), self._context.session.now(), pack)):
            self._context.go_to("practice")

    def open_plan(self, path: Path | None = None) -> None:
        """Open a plan, or a PDF that carries one; asks for the file where none is given."""
        path = path or self._context.ask_for_file("Open a plan", f"{PLANS};;{PDFS}")
        if path is None:
            return
        leave_open_plan(self._context, self._saver)
        if self._saver.path is not None and path.resolve() == self._saver.path:
            self._context.go_to("start")
        elif path.suffix.lower() == ".pdf":
            self._open_pdf(path)
        else:
            self._open_file(path)

    def open_example(self) -> None:
        """Open a copy of the worked example, kept in local data like any new plan."""
        from wizard.services import example_plan

        leave_open_plan(self._context, self._saver)
        if self._saver.begin(example_plan.example().replace(id=_new_id())):
            self._context.go_to(action_key(1))

    def keep_in_folder(self) -> None:
        """Give a plan that lives in local data a name and a folder."""
        path = self._context.ask_where("Keep the plan in a folder", self._context.suggested_name(".gpplan"), PLANS)
        if path is not None and self._saver.move_to(path):
            self._saver.remember()

    def save_copy(self) -> None:
        """Ask where, and write a copy of the plan there."""
        if self._context.session.is_open:
            path = self._context.ask_where("Save a copy", self._context.suggested_name(".gpplan"), PLANS)
            if path is not None:
                self._saver.save_copy(path)

    def place(self) -> str:
        """Return where the plan is kept, in words."""
        path = self._saver.path
        if path is None:
            return "open for reading only"
        return "on this PC, without a name and a folder yet" if self._saver.is_draft else str(path)

    @property
    def is_draft(self) -> bool:
        """Whether the plan has no name and no folder yet."""
        return self._saver.is_draft

    def check_file(self) -> None:
        """Ask for a plan or a PDF and say whether it is whole and what was signed."""
        from wizard.ui.commands.check_file_dialog import CheckFileDialog

        path = self._context.ask_for_file("Check a file", f"{PLANS};;{PDFS}")
        if path is not None:
            CheckFileDialog(self._context.window, path).exec()

    def _open_file(self, path: Path) -> None:
        if self._saver.open(path):
            self._saver.remember()
            self._context.go_to("start")

    def _open_pdf(self, path: Path) -> None:
        from wizard.services import file_check, plan_files

        verdict = file_check.check(path)
        try:
            plan = plan_files.plan_in_pdf(path)
        except plan_files.ServiceError as error:
            if verdict.code == plan_files.SOUND:
                # A sound copy for another reader carries no plan: show it for reading.
                from wizard.ui.steps.export.pdf_preview import CopyDialog

                CopyDialog(self._context.window, path, verdict.headline).exec()
            else:
                self._context.say("The PDF cannot be opened", str(error), Tone.BAD)
            return
        if verdict.code != plan_files.SOUND:
            said = " ".join(dict.fromkeys((verdict.headline, *verdict.findings)))
            self._context.say("This PDF is not sound", f"{said} The plan inside it can still be opened.", Tone.WAITING)
        suggested = str(path.with_suffix(".gpplan"))
        target = self._context.ask_where("Save the plan that this PDF carries as", suggested, PLANS)
        if target is None:
            return
        try:
            plan_files.keep_new(plan, target)
        except plan_files.ServiceError as error:
            self._context.say("The plan was not saved", str(error), Tone.BAD)
            return
        self._open_file(target)


def _new_id() -> str:
    import secrets

    return secrets.token_hex(16)
