"""A control with its label above and, below, a hint or what is wrong."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from wizard.ui.accessibility.screen_reader import describe
from wizard.ui.theme import Icon, Tone
from wizard.ui.widgets.icon_label import Sign
from wizard.ui.widgets.spacing import TOP, ColumnLayout, Row, show_if
from wizard.ui.widgets.text_labels import Hint, PlainLabel


class FieldLabel(QLabel):
    """The label of a control."""


class FieldError(PlainLabel):
    """What is wrong with a control's content."""


class UnlabelledInput(QWidget):
    """A control whose label stands elsewhere, as above its column; below it, what is wrong with its content."""

    def __init__(self, control: QWidget, parent: QWidget | None = None) -> None:
        """Hold `control`, whose `problem_changed(str)`, if it has one, is shown here."""
        super().__init__(parent)
        self._control, self._error = control, FieldError()
        self._error.hide()
        ColumnLayout(4, parent=self).add(control, self._error)
        self.setFocusProxy(control)
        if (problem := getattr(control, "problem_changed", None)) is not None:
            problem.connect(self._show_error)

    def _show_error(self, sentence: str) -> None:
        self._error.setText(sentence)
        show_if(bool(sentence), self._error)
        describe(self._control, sentence, aloud=bool(sentence))


class ProblemLine(QWidget):
    """What is wrong with a control's content, beside a mark."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sentence = FieldError()
        row = Row(6, parent=self)
        row.addWidget(Sign(Icon.PROBLEM, Tone.BAD, side=16), 0, TOP)
        row.addWidget(self._sentence, 1)

    @property
    def sentence(self) -> str:
        """What it says."""
        return self._sentence.text()

    def show_sentence(self, sentence: str) -> None:
        """Say `sentence`; an empty one takes the line away."""
        self._sentence.setText(sentence)
        show_if(bool(sentence), self)


class LabelledInput(QWidget):
    """`control` with its label as buddy and as accessible name. A control's own problem is shown as it arises."""

    def __init__(
        self, label: str, control: QWidget, hint: str = "", key: str = "", parent: QWidget | None = None
    ) -> None:
        """Label `control`.

        Args:
            label: Its name, shown as it is.
            control: The control, whose `problem_changed(str)`, if it has one, is shown here.
            hint: A short second text below.
            key: The letter of `label` that is its mnemonic, if it has one.
            parent: The widget it is in.
        """
        super().__init__(parent)
        self.control = control
        self._hint_text = hint
        self._reading = ""
        self._label = FieldLabel()
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setWordWrap(True)
        self._label.setBuddy(control)
        # Most controls have neither a hint nor anything wrong: what shows them is made when there is something to show.
        self._hint: Hint | None = None
        self._wrong: ProblemLine | None = None
        self._column = ColumnLayout(4, parent=self)
        self._column.add(self._label, control)
        self._column.addStretch(1)
        self._show_hint(hint)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setFocusProxy(control)
        self.set_label(label, key)
        if (problem := getattr(control, "problem_changed", None)) is not None:
            problem.connect(self.show_error)
        if (reading := getattr(control, "reading_changed", None)) is not None:
            reading.connect(self._show_reading)

    def set_label(self, label: str, key: str = "") -> None:
        """Name the control."""
        text = label.replace("&", "&&")
        self._label.setText(text.replace(key, f"&{key}", 1) if key else text)
        self.control.setAccessibleName(label)

    def set_hint(self, hint: str) -> None:
        """Show `hint` below the control."""
        self._hint_text = hint
        self._renew_hint()

    @property
    def error(self) -> str:
        """The sentence that says what is wrong; empty when nothing is."""
        return self._wrong.sentence if self._wrong is not None else ""

    def show_error(self, sentence: str) -> None:
        """Say at the field what is wrong; an empty sentence takes it away."""
        if sentence and self._wrong is None:
            self._wrong = ProblemLine()
            self._column.insertWidget(self._column.count() - 1, self._wrong)
        if self._wrong is not None:
            self._wrong.show_sentence(sentence)
        self._renew_hint()
        if self.control.property("wrong") != bool(sentence):
            self.control.setProperty("wrong", bool(sentence))
            self.control.style().unpolish(self.control)
            self.control.style().polish(self.control)

    def _show_reading(self, words: str) -> None:
        """Show in the hint's place what is being typed is taken for; without words, the hint again."""
        self._reading = words
        self._renew_hint()

    def _renew_hint(self) -> None:
        words = self._reading or self._hint_text
        self._show_hint("" if self.error else words)
        # What is being typed is taken for is announced once it rests: a description is said at each key.
        heard = self.error or self._hint_text
        if heard != self.control.accessibleDescription():
            describe(self.control, heard, aloud=bool(self.error))

    def _show_hint(self, words: str) -> None:
        if words and self._hint is None:
            self._hint = Hint()
            self._column.insertWidget(2, self._hint)
        if self._hint is not None:
            self._hint.show_text(words)
