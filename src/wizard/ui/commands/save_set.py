"""Saves several documents into one folder, after asking which, where, and whether to replace files."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from wizard.ui.theme import Tone

if TYPE_CHECKING:
    from pathlib import Path

    from wizard.plan.plan import Plan
    from wizard.services.pdf_copies import MadePdf, PdfRequest
    from wizard.ui.commands.command_context import CommandContext
    from wizard.ui.steps.export.save_set_dialog import SetLine


def save_set(context: CommandContext, copies: Sequence[PdfRequest]) -> None:
    """Ask which documents to save in which folder, and save them there."""
    from wizard.ui.steps.export.save_set_dialog import SaveSetDialog

    plan = context.session.plan
    dialog = SaveSetDialog(context.window, set_lines(plan, copies))
    if not dialog.exec():
        return
    wanted = dialog.chosen()
    folder = context.ask_for_folder("Save the documents in")
    if folder is not None and _may_replace(context, plan, folder, wanted):
        _save(context, plan, folder, wanted)


def set_lines(plan: Plan, copies: Sequence[PdfRequest]) -> list[SetLine]:
    """Return the list to tick: every document in its usual form, with the LMC data file after the return's pages."""
    from wizard.services.document_set import RETURN, offered_documents, why_not
    from wizard.ui.steps.export.save_set_dialog import SetLine

    known = {document.reader: document for document in offered_documents()}
    lines = []
    for copy in copies:
        document, reason = known[copy.reader], why_not(plan, copy.reader)
        lines.append(SetLine(copy, document.name, f"for {document.whom}", reason))
        if copy.reader == "lmc":
            data = copy._replace(reader=RETURN)
            lines.append(SetLine(data, "Return to the LMC as data (.gpreturn)", f"for {document.whom}", reason))
    return lines


def _may_replace(context: CommandContext, plan: Plan, folder: Path, wanted: Sequence[PdfRequest]) -> bool:
    """Whether the folder has no files with these names, or all of them may be replaced."""
    from wizard.foundation.formatting import counted
    from wizard.services.document_set import files_there
    from wizard.ui.session.disk_jobs import LeftError, Waiting
    from wizard.ui.widgets.buttons import ButtonKind
    from wizard.ui.widgets.dialogs import AskDialog, DialogAnswer

    looking = Waiting("Checking the folder", "The disk is slow to respond.")
    try:
        there = context.wait_for(lambda: files_there(plan, folder, wanted), looking)
    except LeftError:
        return False
    if not there:
        return True
    names = "the same name is" if len(there) == 1 else "the same names are"
    words = f"{counted(len(there), 'file')} with {names} already in {folder}."
    replace = DialogAnswer("replace", "Replace", ButtonKind.DANGER)
    dialog = AskDialog(
        context.window, "Replace the existing files?", words, [replace], detail="; ".join(there), tone=Tone.WAITING
    )
    return dialog.ask() == "replace"


def _save(context: CommandContext, plan: Plan, folder: Path, wanted: Sequence[PdfRequest]) -> None:
    from wizard.services import document_set, plan_files
    from wizard.ui.session.disk_jobs import LeftError, Waiting

    saved: list[tuple[Path, MadePdf]] = []
    waiting = Waiting("Saving the documents", "The pages are being made.")
    try:
        context.wait_for(lambda: saved.extend(document_set.save_set(plan, folder, wanted)), waiting)
    except LeftError:
        return
    except plan_files.ServiceError as error:
        kept = f" Saved before: {'; '.join(path.name for path, _made in saved)}." if saved else ""
        context.say("Not all documents were saved", f"{error}{kept}", Tone.BAD)
        return
    _say_saved(context, folder, saved)


def _say_saved(context: CommandContext, folder: Path, saved: Sequence[tuple[Path, MadePdf]]) -> None:
    from wizard.foundation.formatting import counted
    from wizard.ui.widgets.dialogs import AskDialog, DialogAnswer

    warnings = " ".join(made.warning for _path, made in saved if made.warning)
    words = f"{counted(len(saved), 'document')} in {folder}: {'; '.join(path.name for path, _made in saved)}."
    answers = [DialogAnswer("show", "Show the folder")]
    tone = Tone.WAITING if warnings else Tone.GOOD
    dialog = AskDialog(context.window, "The documents are saved", words, answers, "Close", warnings, tone)
    if dialog.ask() == "show":
        from wizard.ui.commands.show_in_folder import show_folder

        show_folder(folder)
