"""Shows how saving is going: the label in the bottom bar, and a bar above it while changes cannot be saved.

`plan_saver` decides on the label and its words.
"""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from wizard.ui.accessibility.screen_reader import announce
from wizard.ui.theme import Icon, Tone
from wizard.ui.widgets.buttons import Button
from wizard.ui.widgets.icon_label import Sign, TintedFrame
from wizard.ui.widgets.spacing import Row
from wizard.ui.widgets.text_labels import Body


class TroubleBar(TintedFrame):
    """A sentence with “Save a copy…” and “Try again”, or “Choose a version…” if somebody else changed the file."""

    copy_wanted = Signal()
    """The person wants to save a copy."""
    work_wanted = Signal()
    """The person wants to work in a copy of a read-only plan."""
    again_wanted = Signal()
    """The person wants to try saving again now."""
    choice_wanted = Signal()
    """The person wants to choose between two versions."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Tone.BAD, parent)
        row = Row(12, (28, 10, 28, 10), self)
        self._sentence = Body()
        self._copy = Button("Save a copy…", self._want_copy, small=True)
        self._again = Button("Try again", self.again_wanted.emit, small=True)
        self._choose = Button("Choose a version…", self.choice_wanted.emit, small=True)
        self._sign = Sign(Icon.PROBLEM, Tone.BAD, side=20)
        row.addWidget(self._sign)
        row.addWidget(self._sentence, 1)
        self._seen = Button("Close", self._put_away, small=True)
        row.add(self._again, self._choose, self._copy, self._seen)
        self._noting = False
        self._seen.hide()
        self.hide()

    @property
    def sentence(self) -> str:
        """The sentence shown; empty while the bar is hidden."""
        return "" if self.isHidden() else self._sentence.text()

    def show_trouble(self, sentence: str, two_versions: bool) -> None:
        """Show `sentence`, and announce it if it is new. An empty one hides the bar unless the bar shows a note."""
        if self._noting and not sentence:
            return
        self._note(False)
        self._again.setVisible(not two_versions)
        self._choose.setVisible(two_versions)
        self._show(sentence, Tone.BAD, Icon.PROBLEM)

    def show_reading(self, why: str) -> None:
        """Say that the plan is open for reading only, and why."""
        self._note(False)
        self._again.hide()
        self._choose.hide()
        self._show(f"Open for reading only. {why}", Tone.WAITING, Icon.LOCK)

    def show_note(self, sentence: str) -> None:
        """Show a note although all is well. It stays until it is closed or replaced by an empty one."""
        if not sentence:
            if self._noting:
                self._put_away()
            return
        self._again.hide()
        self._choose.hide()
        self._note(True)
        self._show(sentence, Tone.WAITING, Icon.WARNING)

    def _note(self, noting: bool) -> None:
        self._noting = noting
        self._seen.setVisible(noting)
        self._copy.setVisible(not noting)

    def _put_away(self) -> None:
        self._note(False)
        self._show("", Tone.BAD, Icon.PROBLEM)

    def _want_copy(self) -> None:
        (self.work_wanted if self.tone is Tone.WAITING else self.copy_wanted).emit()

    def _show(self, sentence: str, tone: Tone, mark: Icon) -> None:
        fresh = bool(sentence) and sentence != self.sentence
        self.set_tone(tone)
        self._sign.show_mark(mark, tone)
        self._sentence.setText(sentence)
        self.setAccessibleName(sentence)
        self.setVisible(bool(sentence))
        if fresh:
            announce(self, sentence)


class SaveLabel(Enum):
    """The state of saving the last change."""

    SAVED = Tone.GOOD
    SAVING = Tone.NEUTRAL
    NOT_SAVED = Tone.BAD
