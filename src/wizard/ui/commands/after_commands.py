"""Gives access to letters and other documents after a meeting, loading their code on first use."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wizard.ui.commands.command_context import CommandContext
    from wizard.ui.commands.letters.letters_commands import LettersCommands
    from wizard.ui.commands.letters.meeting_documents import MeetingDocuments


class AfterCommands:
    """The commands for after a meeting, loaded on first use."""

    def __init__(self, context: CommandContext) -> None:
        self._context = context

    @cached_property
    def documents(self) -> MeetingDocuments:
        """The commands for minutes, workbook, calendar, chase lists and slips for absent partners."""
        from wizard.ui.commands.letters.meeting_documents import MeetingDocuments

        return MeetingDocuments(self._context)

    @cached_property
    def letters(self) -> LettersCommands:
        """The commands for letters."""
        from wizard.ui.commands.letters.letters_commands import LettersCommands

        return LettersCommands(self._context, self.documents)

    def show_letters(self) -> None:
        """Show the letters of the last closed meeting."""
        self.letters.show_letters()
