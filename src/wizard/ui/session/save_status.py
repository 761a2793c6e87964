"""How saving is shown: the label of the bottom bar, and the bar above it while changes do not reach the plan's file.

Which label it is, and in which words, `plan_saver` decides.
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
    """One sentence, “Save a copy…”, and “Try again” or, where somebody else changed the file, “Choose a version…”."""

    copy_wanted = Signal()
    """The person wants to save a copy."""
    again_wanted = Signal()
    """The person wants saving to be tried now."""
    choice_wanted = Signal()
    """The person wants to choose between two versions."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Tone.BAD, parent)
        row = Row(12, (28, 10, 28, 10), self)
        self._sentence = Body()
        self._copy = Button("Save a copy…", self.copy_wanted.emit, small=True)
        self._again = Button("Try again", self.again_wanted.emit, small=True)
        self._choose = Button("Choose a version…", self.choice_wanted.emit, small=True)
        row.addWidget(Sign(Icon.PROBLEM, Tone.BAD, side=20))
        row.addWidget(self._sentence, 1)
        row.add(self._again, self._choose, self._copy)
        self.hide()

    @property
    def sentence(self) -> str:
        """What it says; empty while it is hidden."""
        return "" if self.isHidden() else self._sentence.text()

    def show_trouble(self, sentence: str, two_versions: bool) -> None:
        """Say `sentence`, aloud if it is another; an empty one takes the bar away."""
        fresh = bool(sentence) and sentence != self.sentence
        self._sentence.setText(sentence)
        self.setAccessibleName(sentence)
        self._again.setVisible(not two_versions)
        self._choose.setVisible(two_versions)
        self.setVisible(bool(sentence))
        if fresh:
            announce(self, sentence)


class SaveLabel(Enum):
    """Where the last change is."""

    SAVED = Tone.GOOD
    SAVING = Tone.NEUTRAL
    NOT_SAVED = Tone.BAD
