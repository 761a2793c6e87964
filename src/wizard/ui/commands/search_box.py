"""A search field over a list. Typing narrows the list, Up and Down move through it, and Enter chooses."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from wizard.ui.accessibility.screen_reader import announce
from wizard.ui.inputs.text_inputs import SearchField
from wizard.ui.theme import Icon, Tone
from wizard.ui.widgets.dialogs import FittedDialog
from wizard.ui.widgets.icon_label import Sign
from wizard.ui.widgets.second_press import Arrival
from wizard.ui.widgets.spacing import ColumnLayout, Row
from wizard.ui.widgets.text_labels import Muted
from wizard.ui.widgets.word_list import WordList

_PAUSE = 900
"""Milliseconds after the last key before the text below the field is announced."""


class SearchBox(FittedDialog):
    """A window with a field and a list; Escape closes it. Subclasses narrow the list and act on the chosen row."""

    keeps_nothing = True

    def __init__(self, parent: QWidget | None, title: str, prompt: str, said: str) -> None:
        super().__init__(parent, title, 680, 520)
        self.field = SearchField(prompt)
        """The field for the search words."""
        self.field.setAccessibleName(prompt)
        self.field.setClearButtonEnabled(True)
        self.results = WordList("Results")
        """The results."""
        self._said = Muted(said)
        column = ColumnLayout(10, (18, 16, 18, 14), self)
        head = Row(10)
        head.addWidget(Sign(Icon.SEARCH, Tone.NEUTRAL, side=20))
        head.addWidget(self.field, 1)
        column.add(head, self._said)
        column.addWidget(self.results, 1)
        self._aloud = QTimer(self, interval=_PAUSE, singleShot=True)
        self._aloud.timeout.connect(lambda: announce(self, self._said.text()))
        self.field.textChanged.connect(self._narrow)
        self.results.chosen.connect(self.choose)

    @property
    def said(self) -> str:
        """The text below the field."""
        return self._said.text()

    def say(self, words: str) -> None:
        """Show `words` below the field."""
        self._said.setText(words)

    def narrow(self, words: str) -> None:
        """Narrow the list to the rows that match these words."""
        raise NotImplementedError

    def choose(self, key: str) -> None:
        """Act on the row with this key."""
        raise NotImplementedError

    def appear(self) -> None:
        """Show the window with the old search words selected."""
        self.field.selectAll()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """In the field, move through the results on Up and Down, and choose one on Enter."""
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 5, Qt.Key.Key_PageUp: -5}
        if event.key() in steps:
            self.results.move_by(steps[Qt.Key(event.key())])
            self._say_marked()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # This keeps the second half of a double press from pressing the widget that gets the focus next.
            Arrival.note_press()
            self.results.choose_marked()
        else:
            super().keyPressEvent(event)

    def _narrow(self, words: str) -> None:
        self.narrow(words)
        self._aloud.start()

    def _say_marked(self) -> None:
        index = self.results.currentIndex()
        if index.isValid():
            self._aloud.stop()
            announce(self, self.results.row_at(index.row()).spoken)
