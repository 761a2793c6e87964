"""Messages on a page: a banner, a warning below a field, an empty state, the outcome of a vote.

A banner informs, warns, or reports a problem or a success, with a button if something can be done. A warning stops
nothing.
"""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtWidgets import QWidget

from wizard.ui.accessibility.screen_reader import announce, make_reading
from wizard.ui.theme import Icon, Tone, current
from wizard.ui.widgets.buttons import Button
from wizard.ui.widgets.icon_label import Sign, TintedFrame
from wizard.ui.widgets.spacing import TOP, ColumnLayout, Margins, Row, show_if
from wizard.ui.widgets.text_labels import Body, Hint, Muted, Subheading

_OUTCOME_MARKS = {
    Tone.NEUTRAL: Icon.CROSS,
    Tone.ACCENT: Icon.INFORMATION,
    Tone.GOOD: Icon.TICK,
    Tone.WAITING: Icon.CLOCK,
    Tone.BAD: Icon.PROBLEM,
}

_MARKS = {
    Tone.NEUTRAL: Icon.INFORMATION,
    Tone.ACCENT: Icon.INFORMATION,
    Tone.GOOD: Icon.TICK,
    Tone.WAITING: Icon.WARNING,
    Tone.BAD: Icon.PROBLEM,
}


class Banner(TintedFrame):
    """A message. ACCENT informs, WAITING warns, BAD is a problem, GOOD a success."""

    pressed = Signal()
    """Its button was pressed."""

    def __init__(self, tone: Tone, text: str, title: str = "", button: str = "", parent: QWidget | None = None) -> None:
        super().__init__(tone, parent)
        # Created when there is a message, because most banners on a page never have one.
        self._parts: tuple[Sign, Subheading, Body, Button] | None = None
        self.show_message(tone, text, title, button)

    def show_message(self, tone: Tone, text: str, title: str = "", button: str = "") -> None:
        """Show a message; an empty `title` or `button` takes no space."""
        self.set_tone(tone)
        self.setAccessibleName(". ".join(part for part in (title, text) if part))
        if self._parts is None:
            if not title and not text:
                return
            self._parts = self._make_parts(tone)
        sign, heading, body, act = self._parts
        sign.show_mark(_MARKS[tone], tone)
        heading.show_text(title)
        body.show_text(text)
        act.set_text(button)
        show_if(bool(button), act)

    def _make_parts(self, tone: Tone) -> tuple[Sign, Subheading, Body, Button]:
        sign, heading, body = Sign(_MARKS[tone], tone, side=20), Subheading(), Body()
        act = Button("", self.pressed.emit, small=True)
        words = ColumnLayout(2)
        words.add(heading, body)
        row = Row(12, (18, 12, 14, 12), self)
        row.addWidget(sign, 0, TOP)
        row.addLayout(words, 1)
        row.addWidget(act)
        return sign, heading, body, act


class Caution(QWidget):
    """A warning that takes no space while it is empty."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # Created when there is a warning, because most on a page never have one.
        self._sentence: Hint | None = None
        self.hide()

    @property
    def sentence(self) -> str:
        """The sentence shown; empty while it is hidden."""
        return "" if self.isHidden() or self._sentence is None else self._sentence.text()

    def show_sentence(self, sentence: str) -> None:
        """Show `sentence`; an empty one hides the line."""
        if sentence and self._sentence is None:
            self._sentence = Hint()
            row = Row(6, parent=self)
            row.addWidget(Sign(Icon.WARNING, Tone.WAITING, side=16), 0, TOP)
            row.addWidget(self._sentence, 1)
        if self._sentence is not None:
            self._sentence.setText(sentence)
        self.setAccessibleName(sentence)
        self.setVisible(bool(sentence))


class EmptyState(QWidget):
    """A mark, a short title, a sentence, and a button if something can be done here."""

    def __init__(
        self,
        title: str,
        sentence: str,
        button: Button | None = None,
        mark: Icon = Icon.DOCUMENT,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        column = ColumnLayout(6, (16, 24, 16, 24), self)
        middle = Qt.AlignmentFlag.AlignHCenter
        column.addWidget(Sign(mark, Tone.NEUTRAL, side=36), 0, middle)
        heading, text = Subheading(title), Muted(sentence)
        for label in (heading, text):
            label.setAlignment(middle)
            column.addWidget(label)
        if button is not None:
            column.addSpacing(8)
            column.addWidget(button, 0, middle)
        self.setAccessibleName(f"{title}. {sentence}")


_ROOMY: Margins = (16, 10, 12, 10)
_TIGHT: Margins = (16, 3, 12, 1)
"""The margins inside an outcome, in pixels at zoom 1."""


class OutcomeBar(TintedFrame):
    """GOOD: carried. WAITING: tied, incomplete, no quorum. NEUTRAL: not carried."""

    def __init__(self, parent: QWidget | None = None, *, detail: QWidget | None = None) -> None:
        """Show an outcome, with `detail` below its sentence."""
        super().__init__(Tone.WAITING, parent)
        self._row = row = Row(10, _ROOMY, self)
        self._sign = Sign(Icon.CLOCK, Tone.WAITING)
        self._sentence = Subheading()
        words = ColumnLayout(4)
        words.addWidget(self._sentence)
        if detail is not None:
            words.addWidget(detail)
        row.addWidget(self._sign, 0, TOP)
        row.addLayout(words, 1)
        make_reading(self, "", "")

    def ring(self) -> tuple[QRect, int]:
        """Return its own corners for the focus ring."""
        return self.rect(), current().px(8)

    def set_tight(self, tight: bool) -> None:
        """Leave little space above and below, or the usual space."""
        self._row.set_margins(_TIGHT if tight else _ROOMY)

    @property
    def sentence(self) -> str:
        """The sentence shown."""
        return self._sentence.text()

    def show_outcome(
        self, tone: Tone, sentence: str, *, aloud: bool = False, mark: Icon | None = None, said: str = ""
    ) -> None:
        """Show the outcome. With `aloud`, announce it if it is new and its page is the one shown.

        `said` is a shorter text to announce in its place.
        """
        new = sentence != self._sentence.text()
        self._sign.show_mark(mark or _OUTCOME_MARKS[tone], tone)
        self._sentence.setText(sentence)
        self.set_tone(tone)
        self.setAccessibleName(sentence)
        # Ask the parent, because the bar itself is hidden until there is an outcome.
        place = self.parentWidget() or self
        if aloud and new and place.isVisible():
            announce(self, said or sentence)
