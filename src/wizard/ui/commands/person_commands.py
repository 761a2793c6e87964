"""Showing and saving everything that the open plan holds about one person."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from wizard.ui.commands.command_context import PDFS, TEXTS
from wizard.ui.theme import Tone

if TYPE_CHECKING:
    from wizard.ui.commands.command_context import CommandContext


class PersonCommands:
    """Answers people who ask what the plan holds about them."""

    def __init__(self, context: CommandContext) -> None:
        self._context = context

    def show_person(self) -> None:
        """Ask for a person and show what the plan holds about them; say so if there is no open plan or nobody in it."""
        from wizard.services.person_report import known_names, person_lines
        from wizard.ui.commands.person_dialog import PersonDialog

        session = self._context.session
        names = known_names(session.plan) if session.is_open else ()
        if not names:
            sentence = "The plan names nobody yet." if session.is_open else "Open a plan first."
            self._context.say("There is nobody to show", sentence, Tone.NEUTRAL)
            return
        self._context.window.leave_page()
        dialog = PersonDialog(
            self._context.window, names, lambda name: person_lines(session.plan, name, session.today()), self._save
        )
        dialog.exec()

    def _save(self, name: str, pdf: bool) -> None:
        from wizard.foundation.file_names import safe_name
        from wizard.services.person_report import write_person_pdf, write_person_text
        from wizard.services.plan_files import ServiceError
        from wizard.ui.session.disk_jobs import LeftError, Waiting

        ending, kinds = (".pdf", PDFS) if pdf else (".txt", TEXTS)
        path = self._context.ask_where("Save it", safe_name(f"What the plan holds about {name}") + ending, kinds)
        if path is None:
            return
        out, write = Path(path).with_suffix(ending), write_person_pdf if pdf else write_person_text
        session = self._context.session
        plan, today = session.plan, session.today()
        try:
            self._context.wait_for(lambda: write(plan, name, today, out), Waiting(f"Saving {out.name}"))
        except LeftError:
            return
        except ServiceError as error:
            self._context.say("The file was not saved", str(error), Tone.BAD)
            return
        self._context.say(
            "The file is saved", f"Saved as {out.name} in {out.parent}. Read it before you give it out.", Tone.GOOD
        )
