"""A line that warns and blocks nothing: a mark and a sentence below what it is about."""

from PySide6.QtWidgets import QWidget

from wizard.ui.theme import Mark, Tone
from wizard.ui.widgets.icon_label import Sign
from wizard.ui.widgets.spacing import TOP, Row
from wizard.ui.widgets.text_labels import Hint


class Caution(QWidget):
    """Takes no room while it has nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = Row(6, parent=self)
        self._sentence = Hint()
        row.addWidget(Sign(Mark.WARNING, Tone.WAITING, side=16), 0, TOP)
        row.addWidget(self._sentence, 1)
        self.hide()

    @property
    def sentence(self) -> str:
        """What it says; empty while it is hidden."""
        return "" if self.isHidden() else self._sentence.text()

    def show_sentence(self, sentence: str) -> None:
        """Say `sentence`; an empty one takes the line away."""
        self._sentence.setText(sentence)
        self.setAccessibleName(sentence)
        self.setVisible(bool(sentence))
