"""The outcome of a vote: its mark and its sentence."""

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from wizard.ui.accessibility.reading import make_reading
from wizard.ui.accessibility.screen_reader import announce
from wizard.ui.theme import Mark, Tone, current
from wizard.ui.widgets.icon_label import Sign, TintedFrame
from wizard.ui.widgets.spacing import TOP, Row
from wizard.ui.widgets.text_labels import Subheading

_MARKS = {
    Tone.NEUTRAL: Mark.CROSS,
    Tone.ACCENT: Mark.INFORMATION,
    Tone.GOOD: Mark.TICK,
    Tone.WAITING: Mark.CLOCK,
    Tone.BAD: Mark.PROBLEM,
}


class OutcomeBar(TintedFrame):
    """GOOD: carried. WAITING: tied, incomplete, no quorum. NEUTRAL: not carried."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Tone.WAITING, parent)
        row = Row(10, (16, 10, 12, 10), self)
        self._sign = Sign(Mark.CLOCK, Tone.WAITING)
        self._sentence = Subheading()
        row.addWidget(self._sign, 0, TOP)
        row.addWidget(self._sentence, 1)
        make_reading(self, "", "")

    def ring(self) -> tuple[QRect, int]:
        """The focus ring follows its corners."""
        return self.rect(), current().px(8)

    @property
    def sentence(self) -> str:
        """The sentence shown."""
        return self._sentence.text()

    def show_outcome(
        self, tone: Tone, sentence: str, *, aloud: bool = False, mark: Mark | None = None, said: str = ""
    ) -> None:
        """Show the outcome; say it to a screen reader as well if `aloud`, it is new, and its page is the one shown.

        `said` is said in its place where that is wanted shorter.
        """
        new = sentence != self._sentence.text()
        self._sign.show_mark(mark or _MARKS[tone], tone)
        self._sentence.setText(sentence)
        self.set_tone(tone)
        self.setAccessibleName(sentence)
        # The bar itself may be hidden until there is an outcome; what it stands in is not.
        place = self.parentWidget() or self
        if aloud and new and place.isVisible():
            announce(self, said or sentence)
