"""Plans: starting, opening, saving, copying, listing and checking them."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from wizard.overview.places import Control, Place, item_key
from wizard.services.known_plans import DueEntry, RecentPlan, due_in_known_plans, due_with, known_plans
from wizard.ui.commands.command_context import PDFS, PLANS, leave_open_plan
from wizard.ui.theme import Tone

if TYPE_CHECKING:
    from wizard.plan.plan import Plan
    from wizard.services.file_check import FileVerdict
    from wizard.ui.commands.command_context import CommandContext
    from wizard.ui.commands.guidance_commands import GuidanceCommands
    from wizard.ui.session.disk_jobs import Waiting
    from wizard.ui.session.plan_saver import PlanSaver


class PlanCommands:
    """The commands for opening, saving and checking plans."""

    def __init__(self, context: CommandContext, saver: PlanSaver, guidance: GuidanceCommands) -> None:
        self._context, self._saver, self._guidance = context, saver, guidance
        self._told_of: set[Path] = set()
        saver.plan_from_old = self.begin_from_old
        saver.ask_for_place = lambda: context.ask_where("Choose a folder for the new plan", "Action plan.gpplan", PLANS)

    def recent(self) -> Sequence[RecentPlan]:
        """Return drafts, then recent plans, newest first."""
        return known_plans()

    def due(self) -> Sequence[DueEntry]:
        """Return what is due in the open plan and the recent plans, soonest first."""
        session, path = self._context.session, self._saver.path
        return due_with(path, session.plan) if path and session.is_open else due_in_known_plans()

    def new_plan(self) -> None:
        """Start a new plan in local data under the guidance chosen, and go to its first field."""
        from wizard.edits.meeting_edits import new_plan

        if not leave_open_plan(self._context, self._saver):
            return
        pack = self._guidance.choose_pack()
        if pack and self._saver.begin(new_plan(_new_id(), self._context.session.now(), pack)):
            self._context.go_to(str(Place("start", Control.BEGIN)))

    def begin_from_old(self, path: Path) -> Plan | None:
        """Return a new plan from one of version 0.1, after saying which parts start undecided; None if cancelled."""
        from wizard.foundation.file_errors import file_words
        from wizard.services import plan_files
        from wizard.services.old_plans import begin_from_file, undecided_sentence
        from wizard.ui.session.disk_jobs import LeftError, Waiting

        pack = self._guidance.choose_pack()
        if pack is None:
            return None
        now = self._context.session.now()
        try:
            begun = self._context.wait_for(
                lambda: begin_from_file(path, now, pack), Waiting(f"Reading {file_words(path.name)}")
            )
        except LeftError:
            return None
        except plan_files.ServiceError as error:
            self._context.say("A new plan cannot start from this one", str(error), Tone.BAD)
            return None
        if begun.undecided:
            self._context.say("Some items begin undecided", undecided_sentence(begun), Tone.WAITING)
        return begun.plan

    def open_plan(self, path: Path | None = None) -> None:
        """Open a plan, or a PDF that contains one; add a file of guidance. Asks for the file if none is given."""
        path = path or self._context.ask_for_file("Open a plan", f"{PLANS};;{PDFS}")
        if path is None:
            return
        if path.suffix.lower() == ".gppack":
            self._guidance.add_from(path)
            return
        if not leave_open_plan(self._context, self._saver):
            return
        if path.suffix.lower() == ".pdf":
            self._open_pdf(path)
        else:
            self._open_file(path)

    def open_dropped(self, path: Path) -> None:
        """Open a file dropped on the window if it is a plan or a PDF; add it if it is guidance."""
        from wizard.foundation.file_errors import file_words
        from wizard.ui.session.disk_jobs import LeftError, Waiting

        if path.suffix.lower() in (".gpplan", ".pdf"):
            self.open_plan(path)
            return
        try:
            is_folder = self._context.wait_for(path.is_dir, Waiting(f"Looking at {file_words(path.name)}"))
        except LeftError:
            return
        if path.suffix.lower() == ".gppack" or is_folder:
            self._guidance.add_from(path)
        else:
            sentence = (
                f"“{path.name}” is not a plan, a PDF or guidance. Drop a plan, a PDF that carries one, or a pack of "
                f"guidance."
            )
            self._context.say("This file cannot be opened here", sentence, Tone.WAITING)

    def open_example(self) -> None:
        """Open a copy of the worked example, kept in local data like any new plan."""
        from wizard.plan.plan import open_meeting
        from wizard.services import example_plan

        if not leave_open_plan(self._context, self._saver):
            return
        if self._saver.begin(example_plan.example().replace(id=_new_id())):
            plan = self._context.session.plan
            self._context.go_to(item_key(open_meeting(plan).guidance.order[0]))

    def keep_in_folder(self) -> None:
        """Give a plan in local data a name and a folder."""
        path = self._context.ask_where("Keep the plan in a folder", self._context.suggested_name(".gpplan"), PLANS)
        if path is not None and self._saver.move_to(path):
            self._saver.remember()

    def save_copy(self) -> None:
        """Ask where, and save a copy of the plan there."""
        if self._context.session.is_open:
            path = self._context.ask_where("Save a copy", self._context.suggested_name(".gpplan"), PLANS)
            if path is not None:
                self._saver.save_copy(path)

    def change_a_copy(self) -> None:
        """Say why the plan was not changed and, if the person agrees, make the change in a copy, which is then open."""
        from wizard.ui.session.save_dialogs import ask_about_refusal

        session = self._context.session
        wanted, why = session.refused_change, session.read_only_because
        # A plan made for one reader cannot be changed, and nor can a copy of it.
        if not ask_about_refusal(self._context.window, why, copy_helps=not session.plan.read_only):
            return
        if self.work_in_a_copy() and wanted is not None:
            session.apply(*wanted)

    def work_in_a_copy(self) -> bool:
        """Ask where, save a copy of a read-only plan, and open that; return whether it is open."""
        path = self._context.ask_where("Save a copy", self._context.suggested_name(".gpplan"), PLANS)
        step = self._context.window.current_key
        if path is None or not self._saver.save_copy(path) or not self._saver.open(path):
            return False
        self._saver.remember()
        self._context.go_to(step)
        return not self._context.session.read_only_because

    def place(self) -> str:
        """Return where the plan is saved, in words."""
        path = self._saver.path
        if path is None:
            return "open for reading only"
        return "on this PC, without a name and a folder yet" if self._saver.is_draft else str(path)

    @property
    def is_draft(self) -> bool:
        """Whether the plan has no name and no folder yet."""
        return self._saver.is_draft

    def check_file(self) -> None:
        """Ask for a plan or a PDF, and say whether it is intact and what was signed."""
        self._show_check(self._context.ask_for_file("Check a file", f"{PLANS};;{PDFS}"))

    def check_open_plan(self) -> None:
        """Say whether the open plan's file is intact; ask for a file if the plan has none."""
        if self._saver.path is None:
            self.check_file()
        else:
            self._show_check(self._saver.path)

    def _show_check(self, path: Path | None) -> None:
        from wizard.ui.commands.check_file_dialog import CheckFileDialog
        from wizard.ui.session.disk_jobs import LeftError

        if path is not None:
            with contextlib.suppress(LeftError):
                CheckFileDialog(
                    self._context.window, path, self._checked, self._write_genuine, self._plan_to_compare
                ).exec()

    def _plan_to_compare(self) -> Path | None:
        """Ask for the plan from which a PDF is supposed to have been made."""
        return self._context.ask_for_file("Compare with a plan", PLANS)

    def _write_genuine(self, copy: Path, plan: Path | None = None) -> Path | None:
        """Ask where to save the genuine pages of a copy, and write them there; None if nobody chooses a place."""
        from wizard.services import file_check
        from wizard.ui.session.disk_jobs import Waiting

        out = self._context.ask_where("Save genuine pages", f"{copy.stem} (genuine).pdf", PDFS)
        if out is not None:
            waiting = Waiting("Writing the genuine pages", "They are being made again from the record.")
            self._context.wait_and_follow(lambda say: file_check.write_genuine(copy, out, plan, say), waiting)
        return out

    def _checked(self, path: Path, fingerprint: str | None = None, plan: Path | None = None) -> FileVerdict:
        from wizard.foundation.file_errors import file_words
        from wizard.services import file_check
        from wizard.ui.session.disk_jobs import Waiting

        waiting = Waiting(f"Checking {file_words(path.name)}", "This can take a while if the disk is slow.")
        return self._context.wait_and_follow(lambda say: file_check.check(path, fingerprint, plan, say), waiting)

    def _open_file(self, path: Path) -> None:
        if self._saver.open(path):
            self._saver.remember()
            self._context.go_to("start")
            self._tell_of_second_versions(path)

    def _tell_of_second_versions(self, path: Path) -> None:
        """Say once for each that a sync program left another version beside the plan, and open it if the person agrees.

        The plan is already open and in use meanwhile, so a folder that is slow to list delays nobody.
        """
        from wizard.services.sync_copies import SecondVersion, second_versions
        from wizard.ui.session.disk_jobs import do_beside
        from wizard.ui.session.save_dialogs import ask_about_second_version

        plan = self._context.session.plan

        def tell(found: tuple[SecondVersion, ...]) -> None:
            for version in found:
                if self._saver.path != path or version.path in self._told_of:
                    continue
                self._told_of.add(version.path)
                if ask_about_second_version(self._context.window, path, version):
                    self.open_plan(version.path)

        do_beside(self._context.window, lambda: second_versions(path, plan), tell)

    def _open_pdf(self, path: Path) -> None:
        """Open the plan in a PDF as a new file. If the PDF contains none, show its pages."""
        from wizard.foundation.file_errors import file_words
        from wizard.services import plan_files
        from wizard.ui.session.disk_jobs import LeftError, Waiting

        waiting = Waiting(f"Opening {file_words(path.name)}")
        with contextlib.suppress(LeftError):
            verdict = self._checked(path)
            try:
                plan = self._context.wait_for(lambda: plan_files.plan_in_pdf(path), waiting)
            except plan_files.ServiceError as error:
                if verdict.code != plan_files.SOUND:
                    self._context.say("The PDF cannot be opened", str(error), Tone.BAD)
                else:
                    self._show_copy(path, verdict, waiting)
                return
            if verdict.code != plan_files.SOUND:
                said = " ".join(dict.fromkeys((verdict.headline, *verdict.findings)))
                can = "The plan inside it can still be opened."
                self._context.say("This PDF is not sound", f"{said} {can}", Tone.WAITING)
            self._open_as(plan, path.with_suffix(".gpplan"))

    def _show_copy(self, path: Path, verdict: FileVerdict, waiting: Waiting) -> None:
        """Show a copy made for a certain reader. It contains no plan, and is complete as it is."""
        from wizard.services import plan_files
        from wizard.ui.steps.export.pdf_preview import CopyDialog

        try:
            data = self._context.wait_for(lambda: plan_files.pdf_bytes(path), waiting)
        except plan_files.ServiceError as error:
            self._context.say("The PDF cannot be opened", str(error), Tone.BAD)
        else:
            CopyDialog(self._context.window, path.name, data, verdict.headline).exec()

    def _open_as(self, plan: Plan, suggested: Path) -> None:
        """Ask where to save a plan, save it there, and open it."""
        target = self._context.ask_where("Save the plan inside this PDF as", str(suggested), PLANS)
        if target is not None and self._saver.save_new(target, plan):
            self._open_file(target)


def _new_id() -> str:
    import secrets

    return secrets.token_hex(16)
