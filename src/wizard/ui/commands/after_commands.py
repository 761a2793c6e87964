"""Where letters and the other documents of a meeting are asked for, with none of their code loaded before."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wizard.ui.commands.command_context import CommandContext
    from wizard.ui.commands.letters.letters_commands import LettersCommands
    from wizard.ui.commands.letters.meeting_documents import MeetingDocuments


class AfterCommands:
    """What comes after a meeting; loaded when it is first asked for."""

    def __init__(self, context: CommandContext) -> None:
        self._context = context

    @cached_property
    def documents(self) -> MeetingDocuments:
        """Minutes, workbook, calendar, chase lists, slips for absent partners."""
        from wizard.ui.commands.letters.meeting_documents import MeetingDocuments

        return MeetingDocuments(self._context)

    @cached_property
    def letters(self) -> LettersCommands:
        """The letters."""
        from wizard.ui.commands.letters.letters_commands import LettersCommands

        return LettersCommands(self._context, self.documents)

    def show_letters(self) -> None:
        """Show the letters of the last closed meeting."""
        self.letters.show_letters()
