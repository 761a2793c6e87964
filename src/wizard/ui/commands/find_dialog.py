"""Search in the open plan: actions, items, trade-offs, people, reasons, notes and tasks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from wizard.ui.commands.search_box import SearchBox
from wizard.ui.session.session import Session
from wizard.ui.theme import current
from wizard.ui.widgets.word_list import WordRow

if TYPE_CHECKING:
    from wizard.overview.search_index import SearchEntry

_PROMPT = "Searches actions, people, reasons, notes and tasks. If you type several words, all must be found."


class FindDialog(SearchBox):
    """Type words, choose a result with Up and Down, go there with Enter. Escape closes the dialog."""

    step_wanted = Signal(str)
    """The key of the step with the chosen result."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent, "Find", "Find in this plan", _PROMPT)
        self._session = session
        self._entries: tuple[SearchEntry, ...] = ()
        self._found: tuple[SearchEntry, ...] = ()

    def look_up(self) -> None:
        """Collect what can be found now, and show the window with the old search words selected."""
        self._gather()
        self.narrow(self.field.text())
        self.appear()

    def narrow(self, words: str) -> None:
        """List the results for these words."""
        from wizard.overview.search_index import find

        self._found = find(self._entries, words)
        self.results.show_rows(
            [
                WordRow(str(at), entry.title, entry.text, f"{entry.kind.value} · {entry.where}")
                for at, entry in enumerate(self._found)
            ]
        )
        self.say(self._counted(words))

    def choose(self, key: str) -> None:
        """Go to the place of the result."""
        step = self._found[int(key)].step
        self.accept()
        self.step_wanted.emit(step)

    def _gather(self) -> None:
        from wizard.overview.search_index import entries

        minutes = self._session.minutes if self._session.is_open else None
        if minutes is None:
            self._entries = ()
            return
        # In room mode, private notes are not searched, because everybody sees the results.
        own = {} if current().room else self._session.plan.private.notes
        self._entries = entries(minutes, own)

    def _counted(self, words: str) -> str:
        if not self._session.is_open:
            return "No plan is open. Open or begin one to search it here."
        if not words.strip():
            return _PROMPT
        number = len(self._found)
        if number == 0:
            return "Nothing was found. Try fewer words, or the start of one."
        return f"{number} found. Press Up and Down to choose one, and Enter to go there." if number > 1 else "1 found."
