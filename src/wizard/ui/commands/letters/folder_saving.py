"""Saves several documents into a folder on another thread, with progress and a Cancel button."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeVar

from wizard.ui.session.disk_jobs import LeftError, Waiting
from wizard.ui.theme import Tone

if TYPE_CHECKING:
    from collections.abc import Callable

    from wizard.ui.commands.command_context import CommandContext

T = TypeVar("T")


def save_into_folder(
    context: CommandContext,
    title: str,
    what: str,
    work: Callable[[bool, Callable[[int, int], None]], T],
) -> T | None:
    """Make documents and write them into a folder. Asks before replacing files, and reports errors.

    Args:
        context: The window.
        title: What is being done: “Saving letters”.
        what: The name for one of the documents: “Letter”.
        work: Does the work. It gets whether to replace files, and a function to report each document.

    Returns:
        What `work` returns; None if it failed or was cancelled and nothing was written.
    """
    from wizard.services.letter_making import FilesThereError
    from wizard.services.plan_files import ServiceError
    from wizard.ui.widgets.buttons import ButtonKind
    from wizard.ui.widgets.dialogs import AskDialog, DialogAnswer

    def made(say: Callable[[str], None], *, force: bool) -> T:
        return work(force, lambda done, of: say(f"{what} {done} of {of}."))

    waiting = Waiting(title, "The files are being made.")
    try:
        try:
            return context.wait_and_follow(partial(made, force=False), waiting)
        except FilesThereError as error:
            answers = [DialogAnswer("replace", "Replace them", ButtonKind.DANGER)]
            asked = AskDialog(context.window, "Replace the files?", str(error), answers, tone=Tone.WAITING)
            if asked.ask() == "replace":
                return context.wait_and_follow(partial(made, force=True), waiting)
    except LeftError:
        return None
    except ServiceError as error:
        context.say("Nothing was saved", str(error), Tone.BAD)
    return None
