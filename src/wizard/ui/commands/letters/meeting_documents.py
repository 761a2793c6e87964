"""Documents after a meeting besides letters: minutes, workbook, calendar, chase lists, slips for absent partners."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from wizard.foundation.formatting import counted
from wizard.overview.aftermath_lines import Aftermath
from wizard.ui.theme import Tone

if TYPE_CHECKING:
    from wizard.plan.plan import Plan
    from wizard.ui.commands.command_context import CommandContext

DOCUMENTS, WORKBOOKS, CALENDARS = "Word documents (*.docx)", "Workbooks (*.xlsx)", "Calendars (*.ics)"
PDFS = "PDF files (*.pdf)"
TEMPLATES = "Word templates (*.dotx *.docx)"


class MeetingDocuments:
    """The documents of the last closed meeting, reached from the menu, the letters and “What to do now”."""

    def __init__(self, context: CommandContext) -> None:
        self._context = context

    @property
    def _plan(self) -> Plan:
        return self._context.session.plan

    def tick(self, what: Aftermath) -> None:
        """Tick a line of “What to do now” as done."""
        from wizard.edits.aftermath_edits import with_tick
        from wizard.ui.session.apply_edit import tried

        session = self._context.session
        number, today = session.plan.records[-1].content.number, session.today()
        if any((tick.meeting, tick.what) == (number, what.value) for tick in session.plan.office.ticks):
            return
        tried(session, lambda plan: with_tick(plan, number, what, today), "what was done after the meeting")

    def save_sheet(self) -> None:
        """Ask where to save the workbook, and save it there."""
        if self._save("Save the workbook", ".xlsx", WORKBOOKS, "decisions and tasks", _sheet):
            self.tick(Aftermath.SHEET)

    def save_calendar(self) -> None:
        """Ask where to save the calendar, and save it there."""
        if self._save("Save the calendar", ".ics", CALENDARS, "dates", _calendar):
            self.tick(Aftermath.CALENDAR)

    def save_minutes(self) -> None:
        """Ask for a template and where to save the minutes for Word, and save them there."""
        from wizard.ui.widgets.buttons import ButtonKind
        from wizard.ui.widgets.dialogs import AskDialog, DialogAnswer

        answers = [
            DialogAnswer("template", "Choose a &template…"),
            DialogAnswer("plain", "Use &plain styles", ButtonKind.PRIMARY),
        ]
        text = "You can put the minutes into the practice’s own Word template, or use plain styles."
        wanted = AskDialog(self._context.window, "Minutes for Word", text, answers).ask()
        if wanted is None:
            return
        template = None
        if wanted == "template":
            template = self._context.ask_for_file("Choose the practice’s template", TEMPLATES)
            if template is None:
                return
        notes: list[str] = []

        def made(plan: Plan) -> bytes:
            from wizard.services.after_meeting import minutes_file

            found = minutes_file(plan, plan.records[-1].content.number, template)
            notes.extend(found.notes)
            return found.data

        if self._save("Save the minutes", ".docx", DOCUMENTS, "minutes", made):
            self.tick(Aftermath.MINUTES)
        if notes:
            self._context.say("Something is missing from the template", " ".join(notes), Tone.WAITING)

    def copy_minutes(self) -> None:
        """Put the minutes on the clipboard, with headings and tables."""
        from PySide6.QtCore import QMimeData
        from PySide6.QtWidgets import QApplication

        from wizard.exports.minutes_pieces import minutes_html
        from wizard.minutes.minutes import minutes_of
        from wizard.minutes.task_list import as_minutes

        minutes = minutes_of(self._plan, self._plan.records[-1].content.number)
        both = QMimeData()
        both.setText(as_minutes(minutes))
        both.setHtml(minutes_html(minutes))
        QApplication.clipboard().setMimeData(both)

    def copy_plan_email(self) -> None:
        """Put the text of an e-mail to go with the plan's PDF on the clipboard."""
        from PySide6.QtWidgets import QApplication

        from wizard.exports.letters.covering_email import plan_email
        from wizard.minutes.minutes import record_minutes

        record = self._plan.records[-1]
        QApplication.clipboard().setText(plan_email(record_minutes(self._plan, record), record))

    def save_chase_lists(self) -> None:
        """Ask for a folder, and save a list there for each person with open tasks."""
        from wizard.services.after_meeting import make_chase_lists
        from wizard.ui.commands.letters.folder_saving import save_into_folder

        folder = self._context.ask_for_folder("Save chase lists: choose a folder")
        if folder is None:
            return
        today, plan = self._context.session.today(), self._plan
        count = save_into_folder(
            self._context,
            "Saving chase lists",
            "List",
            lambda force, go_on: make_chase_lists(plan, folder, today, force=force, progress=go_on),
        )
        if count is not None:
            said = f"{counted(count, 'list')} saved in {folder}, one for each person with open tasks."
            self._context.say("The chase lists are saved" if count else "Nobody has an open task", said, Tone.GOOD)

    def ask_in_writing(self, number: int, person: str) -> None:
        """Show the e-mail that asks a person for an answer to the record of a meeting, with a button for the slip."""
        from PySide6.QtWidgets import QApplication

        from wizard.services.answer_asking import email_text, slip_pdf
        from wizard.services.plan_files import ServiceError
        from wizard.ui.commands.letters.asking_in_writing import AskInWritingDialog
        from wizard.ui.widgets.buttons import Button

        today = self._context.session.today()
        try:
            email = email_text(self._plan, number, person, today)
        except ServiceError as error:
            self._context.say("This answer cannot be asked for", str(error), Tone.NEUTRAL)
            return
        name = self._plan.person(person).name
        slip = Button(
            "&Save the slip…",
            lambda: self._save(
                "Save the slip", ".pdf", PDFS, f"slip of {name}", lambda plan: slip_pdf(plan, number, person, today)
            ),
        )
        clipboard = QApplication.clipboard()
        AskInWritingDialog(self._context.window, name, email, lambda: clipboard.setText(email), slip).exec()

    def _save(self, title: str, ending: str, kinds: str, what: str, made: Callable[[Plan], bytes]) -> bool:
        from wizard.foundation.file_names import safe_name
        from wizard.services.after_meeting import put_document
        from wizard.services.plan_files import ServiceError
        from wizard.ui.session.disk_jobs import LeftError, Waiting

        plan = self._plan
        path = self._context.ask_where(title, safe_name(f"{plan.practice.name or 'Practice'} {what}") + ending, kinds)
        if path is None:
            return False
        out = Path(path).with_suffix(ending)
        try:
            self._context.wait_for(lambda: put_document(made(plan), out), Waiting(f"Saving {out.name}"))
        except LeftError:
            return False
        except ServiceError as error:
            self._context.say("The file was not saved", str(error), Tone.BAD)
            return False
        self._context.say("The file is saved", f"Saved as {out.name} in {out.parent}.", Tone.GOOD)
        return True


def _sheet(plan: Plan) -> bytes:
    from wizard.services.after_meeting import sheet_bytes

    return sheet_bytes(plan)


def _calendar(plan: Plan) -> bytes:
    from wizard.services.after_meeting import calendar_bytes

    return calendar_bytes(plan)
