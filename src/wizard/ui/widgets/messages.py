"""A message in the page: information, a warning, a problem, a success; with a button if something can be done."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from wizard.ui.theme import Mark, Tone
from wizard.ui.widgets.buttons import Button
from wizard.ui.widgets.icon_label import Sign, TintedFrame
from wizard.ui.widgets.seen import show_if
from wizard.ui.widgets.spacing import TOP, Column, Row
from wizard.ui.widgets.text_labels import Body, Subheading

_MARKS = {
    Tone.NEUTRAL: Mark.INFORMATION,
    Tone.ACCENT: Mark.INFORMATION,
    Tone.GOOD: Mark.TICK,
    Tone.WAITING: Mark.WARNING,
    Tone.BAD: Mark.PROBLEM,
}


class Banner(TintedFrame):
    """A message. ACCENT informs, WAITING warns, BAD is a problem, GOOD a success."""

    pressed = Signal()
    """Its button was pressed."""

    def __init__(self, tone: Tone, text: str, title: str = "", button: str = "", parent: QWidget | None = None) -> None:
        super().__init__(tone, parent)
        row = Row(12, (18, 12, 14, 12), self)
        self._sign = Sign(_MARKS[tone], tone, side=20)
        self._title = Subheading()
        self._body = Body()
        self._button = Button("", self.pressed.emit, small=True)
        words = Column(2)
        words.add(self._title, self._body)
        row.addWidget(self._sign, 0, TOP)
        row.addLayout(words, 1)
        row.addWidget(self._button)
        self.show_message(tone, text, title, button)

    def show_message(self, tone: Tone, text: str, title: str = "", button: str = "") -> None:
        """Show another message; an empty `title` or `button` takes no room."""
        self._sign.show_mark(_MARKS[tone], tone)
        self._title.show_text(title)
        self._body.show_text(text)
        self._button.set_text(button)
        show_if(bool(button), self._button)
        self.set_tone(tone)
        self.setAccessibleName(". ".join(part for part in (title, text) if part))
