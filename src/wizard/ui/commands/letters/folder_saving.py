"""Documents that are written into a folder together: made beside the window, with what is waited for and Cancel."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from wizard.ui.session.disk_jobs import LeftError, Waiting
from wizard.ui.theme import Tone

if TYPE_CHECKING:
    from collections.abc import Callable

    from wizard.ui.commands.command_context import CommandContext

T = TypeVar("T")


class NotAwaitedError(Exception):
    """Nobody waits for these documents any more."""


class FolderJob(QObject):
    """One set of documents on its way."""

    went_on = Signal(int, int)
    """So many of so many are made."""

    def __init__(self, context: CommandContext, title: str, what: str) -> None:
        """Say `title` while it is waited for; `what` is one of the documents, as in “Letter 3 of 10”."""
        super().__init__(context.window)
        self._context, self._title, self._what, self._stopped = context, title, what, False

    def run(self, work: Callable[[Callable[[int, int], None]], T]) -> T:
        """Do `work` beside the window; it is given what it tells of each document, which ends it after Cancel.

        Raises:
            LeftError: The person did not wait; nothing is written.
        """

        def follow(say: Callable[[str], None]) -> None:
            self.went_on.connect(
                lambda done, of: say(f"{self._what} {done} of {of}."), Qt.ConnectionType.QueuedConnection
            )

        try:
            return self._context.wait_for(
                lambda: work(self._go_on), Waiting(self._title, "They are being made."), progress=follow
            )
        except LeftError:
            self._stopped = True
            raise

    def _go_on(self, done: int, of: int) -> None:
        if self._stopped:
            raise NotAwaitedError
        self.went_on.emit(done, of)


def save_into_folder(
    context: CommandContext,
    title: str,
    what: str,
    work: Callable[[bool, Callable[[int, int], None]], T],
) -> T | None:
    """Make documents and write them into a folder; ask before files are replaced, and say what went wrong.

    Args:
        context: The window.
        title: What is done: “Saving letters”.
        what: One of the documents: “Letter”.
        work: Does it, given whether files are replaced, and what to tell of each document.

    Returns:
        What `work` returns; None if it went wrong or was left, and nothing was written.
    """
    from wizard.services.letter_making import FilesThereError
    from wizard.services.plan_files import ServiceError
    from wizard.ui.widgets.buttons import ButtonKind
    from wizard.ui.widgets.dialogs import AskDialog, DialogAnswer

    try:
        try:
            return FolderJob(context, title, what).run(lambda go_on: work(False, go_on))
        except FilesThereError as error:
            answers = [DialogAnswer("replace", "Replace them", ButtonKind.DANGER)]
            asked = AskDialog(context.window, "Replace the files?", str(error), answers, tone=Tone.WAITING)
            if asked.ask() == "replace":
                return FolderJob(context, title, what).run(lambda go_on: work(True, go_on))
    except LeftError:
        return None
    except ServiceError as error:
        context.say("Nothing was saved", str(error), Tone.BAD)
    return None
