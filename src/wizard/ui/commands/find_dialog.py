"""Find: over actions, items, trade-offs, people, reasons, notes and tasks of the open plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from wizard.ui.accessibility.screen_reader import announce
from wizard.ui.inputs.text_inputs import SearchField
from wizard.ui.session.session import Session
from wizard.ui.theme import Icon, Tone, current
from wizard.ui.widgets.dialogs import FittedDialog
from wizard.ui.widgets.icon_label import Sign
from wizard.ui.widgets.spacing import ColumnLayout, Row
from wizard.ui.widgets.text_labels import Muted
from wizard.ui.widgets.word_list import WordList, WordRow

if TYPE_CHECKING:
    from wizard.overview.search_index import SearchEntry

_PAUSE = 900
"""Milliseconds after the last key before the number of results is said aloud."""
_PROMPT = "Actions, people, reasons, notes and tasks are searched. Several words must all occur."


class FindDialog(FittedDialog):
    """Type words, go through the results with Up and Down, go there with Enter. Escape closes."""

    keeps_nothing = True
    step_wanted = Signal(str)
    """The key of the step on which the chosen result stands."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent, "Find", 680, 520)
        self._session = session
        self._entries: tuple[SearchEntry, ...] = ()
        self._found: tuple[SearchEntry, ...] = ()
        self.field = SearchField("Find in this plan")
        """The words to find."""
        self.field.setAccessibleName("Find in this plan")
        self.field.setClearButtonEnabled(True)
        self.results = WordList("Results")
        """What was found."""
        self._said = Muted(_PROMPT)
        column = ColumnLayout(10, (18, 16, 18, 14), self)
        head = Row(10)
        head.addWidget(Sign(Icon.SEARCH, Tone.NEUTRAL, side=20))
        head.addWidget(self.field, 1)
        column.add(head, self._said)
        column.addWidget(self.results, 1)
        self._aloud = QTimer(self, interval=_PAUSE, singleShot=True)
        self._aloud.timeout.connect(lambda: announce(self, self._said.text()))
        self.field.textChanged.connect(self._find)
        self.results.chosen.connect(self._go)

    @property
    def said(self) -> str:
        """How many were found, in words."""
        return self._said.text()

    def look_up(self) -> None:
        """Gather what can be found now and show the window, its words marked to be typed over."""
        self._gather()
        self._find(self.field.text())
        self.field.selectAll()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """In the field, Up and Down go through the results and Enter goes there."""
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 5, Qt.Key.Key_PageUp: -5}
        if event.key() in steps:
            self.results.move_by(steps[Qt.Key(event.key())])
            self._say_marked()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.results.choose_marked()
        else:
            super().keyPressEvent(event)

    def _gather(self) -> None:
        from wizard.overview.search_index import entries

        minutes = self._session.minutes if self._session.is_open else None
        if minutes is None:
            self._entries = ()
            return
        # In room mode, private notes are not searched: everybody sees the results.
        own = {} if current().room else self._session.plan.private.notes
        self._entries = entries(minutes, own)

    def _find(self, words: str) -> None:
        from wizard.overview.search_index import find

        self._found = find(self._entries, words)
        self.results.show_rows(
            [
                WordRow(str(at), entry.title, entry.text, f"{entry.kind.value} · {entry.where}")
                for at, entry in enumerate(self._found)
            ]
        )
        self._said.setText(self._counted(words))
        self._aloud.start()

    def _counted(self, words: str) -> str:
        if not self._session.is_open:
            return "No plan is open. Open or begin one, and everything in it can be found here."
        if not words.strip():
            return _PROMPT
        number = len(self._found)
        if number == 0:
            return "Nothing was found. Try fewer words, or the beginning of one."
        return f"{number} found. Up and Down go through them, Enter goes there." if number > 1 else "1 found."

    def _say_marked(self) -> None:
        index = self.results.currentIndex()
        if index.isValid():
            self._aloud.stop()
            announce(self, self.results.row_at(index.row()).spoken)

    def _go(self, key: str) -> None:
        step = self._found[int(key)].step
        self.accept()
        self.step_wanted.emit(step)
