"""Small controls for decisions: yes or no, an owner, a date with quick picks, a label beside a control."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from wizard.foundation.value import typed
from wizard.plan.people import Person
from wizard.plan.proposal import Owner
from wizard.services.pdf_copies import characters_not_printed
from wizard.ui.accessibility.screen_reader import describe
from wizard.ui.inputs.choice_inputs import ChoiceField, ListChoice
from wizard.ui.inputs.date_time_inputs import DateField
from wizard.ui.inputs.labelled_input import FieldLabel, ProblemLine, UnlabelledInput
from wizard.ui.inputs.text_inputs import TextField
from wizard.ui.theme import Icon, current
from wizard.ui.widgets.buttons import Button, ButtonKind, plain
from wizard.ui.widgets.spacing import TOP, ColumnLayout, Row, show_if
from wizard.ui.widgets.text_labels import Hint

_ELSE = "?"
"""The value for “somebody else”; no person has this id."""


class _Answer(Button):
    """One of the two answers. It leaves arrow keys to its row."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            event.ignore()
        else:
            super().keyPressEvent(event)


class YesNo(QWidget):
    """Two buttons for Yes and No, and a third that clears the answer unless there must always be one.

    Pressing the chosen button changes nothing. There is one tab stop, the answer given; Left and Right move between the
    two.
    """

    edited = Signal(object)
    """The reader answered True, False, or None."""

    def __init__(self, parent: QWidget | None = None, *, always: bool = False) -> None:
        """Create the buttons; with `always` the answer cannot be cleared."""
        super().__init__(parent)
        self._always = always
        row = Row(6, parent=self)
        self._buttons = {True: _Answer("Yes", small=True), False: _Answer("No", small=True)}
        self._answer: bool | None = None
        for value, button in self._buttons.items():
            button.setCheckable(True)
            button.clicked.connect(lambda _down, value=value: self._take(value))
            row.addWidget(button, 1)
        self._clear = Button("", lambda: self._take(None), ButtonKind.TEXT, small=True, mark=Icon.CROSS)
        self._clear.setToolTip("Not answered")
        policy = self._clear.sizePolicy()
        policy.setRetainSizeWhenHidden(not always)
        self._clear.setSizePolicy(policy)
        self._clear.hide()
        row.addWidget(self._clear)
        self.show_value(None)

    @property
    def value(self) -> bool | None:
        """The answer shown."""
        return self._answer

    def setAccessibleName(self, name: str) -> None:
        """Name the buttons after the question."""
        super().setAccessibleName(name)
        self._buttons[True].setAccessibleName(f"Yes: {name}")
        self._buttons[False].setAccessibleName(f"No: {name}")
        self._clear.setAccessibleName(f"Take back the answer: {name}")

    def show_value(self, value: bool | None) -> None:
        """Show the answer without emitting a signal."""
        self._answer = value
        for answer, button in self._buttons.items():
            button.setChecked(answer is value)
            stop = answer is (True if value is None else value)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if stop else Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(self._buttons[value is not False])
        if value is None and self._clear.hasFocus():
            self._buttons[True].setFocus()
        show_if(value is not None and not self._always, self._clear)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move between the two answers with Left and Right."""
        to = {Qt.Key.Key_Left: True, Qt.Key.Key_Right: False}.get(Qt.Key(event.key()))
        if to is None:
            super().keyPressEvent(event)
        else:
            self._buttons[to].setFocus(Qt.FocusReason.TabFocusReason)

    def _take(self, value: bool | None) -> None:
        changed = value is not self._answer
        self.show_value(value)
        if changed:
            self.edited.emit(value)


class OwnerField(QWidget):
    """One of the practice's people, or somebody else, by name."""

    edited = Signal(object)
    """The reader chose this `Owner`, or None."""

    def __init__(self, nobody: str = "Nobody yet", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._nobody = nobody
        column = ColumnLayout(6, parent=self)
        self._choice = ChoiceField(placeholder="Who?")
        self._name = TextField("Name or role")
        self._name.setAccessibleName("Name of somebody else")
        self._named_input = UnlabelledInput(self._name)
        self._named_input.hide()
        self._unprinted = Hint("")
        self._unprinted.hide()
        column.add(self._choice, self._named_input, self._unprinted)
        self._choice.chosen.connect(self._chosen)
        self._name.edited.connect(self._named)
        self.setFocusProxy(self._choice)

    def setAccessibleName(self, name: str) -> None:
        """Name the list after the question."""
        super().setAccessibleName(name)
        self._choice.setAccessibleName(name)

    def show_owner(self, owner: Owner | None, people: Sequence[Person]) -> None:
        """Show the owner, chosen from the practice's people, without emitting a signal."""
        here = [person for person in people if not person.left or (owner and owner.person == person.id)]
        choices = [ListChoice(person.id, person.name) for person in here]
        self._choice.set_choices([*choices, ListChoice(_ELSE, "Somebody else…"), ListChoice("", self._nobody)])
        naming = self._choice.choice == _ELSE and self._name.hasFocus()
        named = owner is not None and not owner.person and bool(owner.name)
        self._choice.show_choice(_ELSE if named or naming else (owner.person if owner else None))
        self._name.show_text(owner.name if owner and named else "")
        show_if(named or naming, self._named_input)
        self._show_unprinted(owner.name if owner and named else "")

    def _show_unprinted(self, name: str) -> None:
        """Say which characters of a typed name cannot be printed, and ask for it in Latin letters."""
        missing = characters_not_printed(name)
        said = (
            (f"The PDF cannot print {' '.join(missing)}. Please type the name in Latin letters as well.")
            if missing
            else ""
        )
        self._unprinted.setText(said)
        self._name.setAccessibleDescription(said)
        show_if(bool(said), self._unprinted)

    def _chosen(self, value: str) -> None:
        show_if(value == _ELSE, self._named_input)
        if value == _ELSE:
            self._name.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.edited.emit(Owner(person=value) if value else None)

    def _named(self, name: str) -> None:
        name = typed(name)
        self.edited.emit(Owner(name=name) if name else None)


class Pick(NamedTuple):
    """A date on offer."""

    label: str
    on: date


class DatePick(QWidget):
    """A date with quick picks beside it. If a first day is set, earlier dates are refused with a sentence."""

    edited = Signal(object)
    """The reader changed it to this date, or to None."""
    problem_changed = Signal(str)
    """What is wrong, as a sentence; empty if nothing is."""
    reading_changed = Signal(str)
    """The full date that the text being typed stands for; empty if none."""

    def __init__(self, parent: QWidget | None = None, *, brief: bool = False) -> None:
        """Create the field. With `brief`, for narrow rows, the quick picks are only in the calendar."""
        super().__init__(parent)
        self._brief = brief
        row = Row(6, parent=self)
        self._field = DateField("No date yet")
        self._menu = QMenu(self)
        self._button = Button("", small=True, mark=Icon.CLOCK)
        self._button.setToolTip("Quick picks")
        self._button.setMenu(self._menu)
        self._button.hide()
        row.addWidget(self._field, 1)
        row.addWidget(self._button)
        self._field.edited.connect(self.edited)
        self._field.problem_changed.connect(self.problem_changed)
        self._field.reading_changed.connect(self.reading_changed)
        self.setFocusProxy(self._field)

    def setAccessibleName(self, name: str) -> None:
        """Use this name for the field and its quick picks."""
        super().setAccessibleName(name)
        self._field.setAccessibleName(name)
        self._button.setAccessibleName(f"Quick picks for {name}")

    def show_date(self, on: date | None) -> None:
        """Show the date. Emits at most `problem_changed`."""
        self._field.show_date(on)

    def set_picks(self, picks: Sequence[Pick]) -> None:
        """Offer these dates."""
        if [action.data() for action in self._menu.actions()] == list(picks):
            return
        self._menu.clear()
        for pick in picks:
            action = self._menu.addAction(plain(pick.label))
            action.setData(pick)
            action.triggered.connect(lambda _on=False, pick=pick: self._field.take(pick.on))
        show_if(bool(picks) and not self._brief, self._button)
        if self._brief:
            self._field.set_picks([(pick.label, pick.on) for pick in picks])

    def set_first(self, first: date | None, refusal: str) -> None:
        """Refuse dates before `first` with this sentence."""
        self._field.set_first(first, refusal)

    def forget(self) -> None:
        """Discard a refused entry and show the last valid date."""
        self._field.forget()

    def commit(self) -> None:
        """Pass on anything typed and not passed on yet."""
        self._field.commit()


class LineField(QWidget):
    """A short control, such as a number, a date or yes and no, on the right of its label."""

    def __init__(
        self, label: str, control: QWidget, hint: str = "", width: int = 168, parent: QWidget | None = None
    ) -> None:
        """Label `control`, which is `width` pixels wide at zoom 1."""
        super().__init__(parent)
        self.control = control
        self._hint = hint
        self._width = width
        name = FieldLabel(label.replace("&", "&&"))
        name.setTextFormat(Qt.TextFormat.PlainText)
        name.setWordWrap(True)
        name.setBuddy(control)
        control.setAccessibleName(label)
        control.setAccessibleDescription(hint)
        words = ColumnLayout(0)
        words.addWidget(name)
        if hint:
            words.addWidget(Hint(hint))
        words.addStretch(1)
        row = Row(12)
        row.addLayout(words, 1)
        row.addWidget(control, 0, TOP)
        # Created when needed, as in `LabelledInput`.
        self._reading: Hint | None = None
        self._wrong: ProblemLine | None = None
        self._column = ColumnLayout(2, parent=self)
        self._column.add(row)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setFocusProxy(control)
        if (problem := getattr(control, "problem_changed", None)) is not None:
            problem.connect(self.show_error)
        if (reading := getattr(control, "reading_changed", None)) is not None:
            reading.connect(self._show_reading)
        current().changed.connect(self._fit)
        self._fit()

    @property
    def error(self) -> str:
        """The error shown; empty if there is none."""
        return self._wrong.sentence if self._wrong is not None else ""

    def show_error(self, sentence: str) -> None:
        """Show an error at the field; an empty sentence hides it."""
        if sentence and self._wrong is None:
            self._wrong = ProblemLine()
            self._column.addWidget(self._wrong)
        if self._wrong is not None:
            self._wrong.show_sentence(sentence)
        self._describe()

    def _show_reading(self, words: str) -> None:
        """Show below the field what the typed text stands for."""
        if words and self._reading is None:
            self._reading = Hint()
            self._column.insertWidget(1, self._reading)
        if self._reading is not None:
            self._reading.show_text(words)
        self._describe()

    def _describe(self) -> None:
        # The meaning of the typed text is announced after a pause. In the description it would be read out at each key.
        heard = self.error or self._hint
        if heard != self.control.accessibleDescription():
            describe(self.control, heard, aloud=bool(self.error))

    def _fit(self) -> None:
        self.control.setFixedWidth(current().px(self._width))
