"""Messages in a window of our own: plain text, clear verbs, Escape cancels."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from wizard.ui.theme import Mark, Tone
from wizard.ui.widgets.buttons import Button, Kind
from wizard.ui.widgets.dialogs import RollingDialog
from wizard.ui.widgets.icon_label import Sign
from wizard.ui.widgets.spacing import TOP, Column, Row
from wizard.ui.widgets.text_labels import Body, CardTitle, Muted

_MARKS = {
    Tone.NEUTRAL: Mark.INFORMATION,
    Tone.ACCENT: Mark.INFORMATION,
    Tone.GOOD: Mark.TICK,
    Tone.WAITING: Mark.WARNING,
    Tone.BAD: Mark.PROBLEM,
}

_WIDTH = 560
"""The width of a message, in pixels of the plain size."""


class Answer(NamedTuple):
    """One way to answer: a value, the verb on its button, and how much the button calls."""

    value: str
    label: str
    kind: Kind = Kind.OUTLINED


class _MessageDialog(RollingDialog):
    """Mark, title, text, and a row of buttons at the right."""

    def __init__(self, parent: QWidget | None, title: str, text: str, detail: str, tone: Tone) -> None:
        super().__init__(parent, title, _WIDTH)
        self.setAccessibleDescription(f"{text} {detail}".strip())
        top = Row(14)
        words = Column(6)
        words.add(CardTitle(title), Body(text))
        if detail:
            words.addWidget(Muted(detail))
        top.addWidget(Sign(_MARKS[tone], tone, side=28), 0, TOP)
        top.addLayout(words, 1)
        self.body.addLayout(top)

    def add_button(self, button: Button, *, first: bool) -> None:
        """Add `button` at the right; Enter presses the `first`, which has the focus."""
        self.foot.add(button)
        if first:
            button.setDefault(True)
            button.setFocus(Qt.FocusReason.OtherFocusReason)


class SayDialog(_MessageDialog):
    """Says something; one button closes it, and so does Escape."""

    def __init__(
        self,
        parent: QWidget | None,
        title: str,
        text: str,
        detail: str = "",
        tone: Tone = Tone.ACCENT,
        close: str = "Close",
    ) -> None:
        super().__init__(parent, title, text, detail, tone)
        self.add_button(Button(close, self.accept, Kind.PRIMARY), first=True)


class AskDialog(_MessageDialog):
    """Asks something; each answer is a button with a verb. Escape and the `cancel` button answer nothing."""

    def __init__(
        self,
        parent: QWidget | None,
        title: str,
        text: str,
        answers: Sequence[Answer],
        cancel: str = "Cancel",
        detail: str = "",
        tone: Tone = Tone.ACCENT,
    ) -> None:
        super().__init__(parent, title, text, detail, tone)
        self._answer: str | None = None
        calm = all(answer.kind is not Kind.PRIMARY for answer in answers)
        self.add_button(Button(cancel, self.reject), first=calm)
        for answer in answers:
            button = Button(answer.label, kind=answer.kind)
            button.clicked.connect(lambda _checked=False, value=answer.value: self._take(value))
            self.add_button(button, first=answer.kind is Kind.PRIMARY)

    @property
    def answer(self) -> str | None:
        """The value answered, or None."""
        return self._answer

    def ask(self) -> str | None:
        """Show it, wait, and return the value answered; None when it was cancelled."""
        self._answer = None
        self.exec()
        return self._answer

    def _take(self, value: str) -> None:
        self._answer = value
        self.accept()
