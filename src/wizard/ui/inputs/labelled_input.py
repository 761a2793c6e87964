"""A control with a label above it and a hint or an error below it."""

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
    """The error of a control."""


class UnlabelledInput(QWidget):
    """A control whose label is elsewhere, such as above its column, with any error below."""

    def __init__(self, control: QWidget, parent: QWidget | None = None) -> None:
        """Show `control` and, if it has `problem_changed(str)`, its errors."""
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
    """The error of a control, beside a mark."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sentence = FieldError()
        row = Row(6, parent=self)
        row.addWidget(Sign(Icon.PROBLEM, Tone.BAD, side=16), 0, TOP)
        row.addWidget(self._sentence, 1)

    @property
    def sentence(self) -> str:
        """The sentence shown."""
        return self._sentence.text()

    def show_sentence(self, sentence: str) -> None:
        """Show `sentence`; an empty one hides the line."""
        self._sentence.setText(sentence)
        show_if(bool(sentence), self)


class LabelledInput(QWidget):
    """`control` with its label as buddy and accessible name. The control's own errors are shown when they arise."""

    def __init__(
        self, label: str, control: QWidget, hint: str = "", key: str = "", parent: QWidget | None = None
    ) -> None:
        """Label `control`.

        Args:
            label: The label, shown as plain text.
            control: The control. If it has `problem_changed(str)`, its errors are shown here.
            hint: A short hint below it.
            key: The mnemonic letter of `label`, if any.
            parent: The parent widget.
        """
        super().__init__(parent)
        self.control = control
        self._hint_text = hint
        self._reading = ""
        self._label = FieldLabel()
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setWordWrap(True)
        self._label.setBuddy(control)
        # Most controls have no hint and no error, so their labels are created only when needed.
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
        """Change the label."""
        text = label.replace("&", "&&")
        self._label.setText(text.replace(key, f"&{key}", 1) if key else text)
        self.control.setAccessibleName(label)

    def set_hint(self, hint: str) -> None:
        """Show `hint` below the control."""
        self._hint_text = hint
        self._renew_hint()

    @property
    def error(self) -> str:
        """The error shown; empty if there is none."""
        return self._wrong.sentence if self._wrong is not None else ""

    def show_error(self, sentence: str) -> None:
        """Show an error at the field; an empty sentence hides it."""
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
        """Show in place of the hint what the typed text stands for. Without words, show the hint again."""
        self._reading = words
        self._renew_hint()

    def _renew_hint(self) -> None:
        words = self._reading or self._hint_text
        self._show_hint("" if self.error else words)
        # The meaning of the typed text is announced after a pause. In the description it would be read out at each key.
        heard = self.error or self._hint_text
        if heard != self.control.accessibleDescription():
            describe(self.control, heard, aloud=bool(self.error))

    def _show_hint(self, words: str) -> None:
        if words and self._hint is None:
            self._hint = Hint()
            self._column.insertWidget(2, self._hint)
        if self._hint is not None:
            self._hint.show_text(words)
