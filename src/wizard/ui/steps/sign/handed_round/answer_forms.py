"""What each way to sign asks for: a drawing, a typed name, the date and witness of a paper or a message."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QWidget

from wizard.foundation.value import typed
from wizard.plan.labels import METHODS
from wizard.plan.people import Person
from wizard.plan.record import AnswerKind, Method
from wizard.signing.signers import may_be_name_of
from wizard.signing.strokes import Point
from wizard.ui.inputs.choice_inputs import ChoiceField, ListChoice, TickLine
from wizard.ui.inputs.date_time_inputs import DateField
from wizard.ui.inputs.labelled_input import LabelledInput
from wizard.ui.inputs.text_inputs import NoteField, TextField
from wizard.ui.steps.sign.handed_round.signature_pad import HOW_TO_SIGN, SignaturePad
from wizard.ui.theme import Icon, Tone
from wizard.ui.widgets.buttons import Button, ButtonRow
from wizard.ui.widgets.flow_layouts import FieldRow
from wizard.ui.widgets.spacing import ColumnLayout, show_if
from wizard.ui.widgets.text_labels import Hint

_NO_WITNESS = "Name who saw it signed, or who holds it."
_NO_MESSAGE = "Copy in what the message says."

SIGNS: Mapping[AnswerKind, tuple[Icon, Tone]] = {
    AnswerKind.SIGNED: (Icon.TICK, Tone.GOOD),
    AnswerKind.SIGNED_WITH_CORRECTION: (Icon.TICK, Tone.GOOD),
    AnswerKind.READ_AND_AGREED: (Icon.TICK, Tone.GOOD),
    AnswerKind.DECLINED: (Icon.CROSS, Tone.WAITING),
    AnswerKind.READ_AND_DISAGREES: (Icon.CROSS, Tone.WAITING),
    AnswerKind.UNAVAILABLE: (Icon.DASH, Tone.NEUTRAL),
}
"""Its mark."""


@dataclass(frozen=True)
class Given:
    """What one way of signing yielded; the fields are those of an answer."""

    typed_name: str = ""
    strokes: tuple[tuple[Point, ...], ...] = ()
    signed_on: date | None = None
    witness: str = ""
    recorded_by: str | None = None
    message: str = ""
    problem: str = ""
    """What is still missing, as a sentence; empty if nothing is, as far as the form can tell."""


class DrawForm(QWidget):
    """A field to draw in, with the ways to draw anew."""

    def __init__(self) -> None:
        super().__init__()
        self.pad = SignaturePad()
        self._take_back = Button("Take back a stroke", self.pad.take_back, small=True, repeats=True)
        self._put_back = Button("Put it back", self.pad.put_back, small=True, repeats=True)
        self._clear = Button("Clear", self.pad.clear, small=True)
        self.pad.changed.connect(self._renew)
        ColumnLayout(8, parent=self).add(self.pad, ButtonRow(self._take_back, self._put_back, self._clear))
        self._renew()

    def show_statement(self, statement: str) -> None:
        """Say at the field what is signed in it."""
        self.pad.setAccessibleDescription(f"{HOW_TO_SIGN} The statement: “{statement}”")

    @property
    def is_begun(self) -> bool:
        """Whether anything is drawn."""
        return not self.pad.is_empty

    def given(self) -> Given:
        """Return the signature as it is kept."""
        return Given(strokes=self.pad.signature, problem=METHODS[Method.DRAWN].missing if self.pad.is_empty else "")

    def reset(self) -> None:
        """Forget what was drawn."""
        self.pad.forget()
        self._renew()

    def _renew(self) -> None:
        self._take_back.setEnabled(not self.pad.is_empty)
        self._clear.setEnabled(not self.pad.is_empty)
        self._put_back.setEnabled(self.pad.can_put_back)


class TypeForm(QWidget):
    """The name, typed, and the statement, ticked: all by keyboard."""

    def __init__(self) -> None:
        super().__init__()
        self._person = self._doubted = self._statement = ""
        self._name = TextField("As you sign a letter")
        self._tick = TickLine("")
        self._place = ColumnLayout(0)
        self._place.addWidget(self._tick)
        column = ColumnLayout(10, parent=self)
        column.addWidget(LabelledInput("Your name", self._name))
        column.addLayout(self._place)

    def show_statement(self, statement: str, person: str) -> None:
        """Show the statement that `person`, by name, is to tick; another one is not ticked yet."""
        self._person = person
        if statement != self._statement:
            self._statement = statement
            self._place.clear()
            self._tick = TickLine(statement)
            self._place.addWidget(self._tick)

    @property
    def is_begun(self) -> bool:
        """Whether anything is typed."""
        return bool(typed(self._name.text()))

    def given(self) -> Given:
        """Return the typed name. One that can hardly be the person's is a problem the first time."""
        name = typed(self._name.text())
        missing = "" if name else METHODS[Method.TYPED].missing
        unticked = "" if self._tick.isChecked() else "Tick the statement first."
        return Given(typed_name=name, problem=missing or unticked or self._doubt(name))

    def _doubt(self, name: str) -> str:
        """Ask once about a name that shares nothing with the person's; who means it signs once more."""
        if name == self._doubted or may_be_name_of(name, self._person):
            return ""
        self._doubted = name
        return f"“{name}” does not look like the name {self._person}. If that is right, sign again."

    def reset(self) -> None:
        """Empty the form."""
        self._person = self._doubted = ""
        self._name.setText("")
        self._tick.show_ticked(False)


class ElsewhereForm(QWidget):
    """Signed on paper, or confirmed in writing: when, who saw it or holds it, and who records it here."""

    def __init__(self) -> None:
        super().__init__()
        self._date = DateField("11 Jan 2027")
        self._witness = TextField()
        self._by = ChoiceField(placeholder="Who records it?")
        self._date_field = LabelledInput("Date", self._date)
        self._witness_field = LabelledInput("Who", self._witness)
        self._hint = Hint()
        self._message = NoteField(lines=2, most=6)
        self._message_field = LabelledInput("What the message says", self._message)
        column = ColumnLayout(8, parent=self)
        column.addWidget(
            FieldRow(self._date_field, self._witness_field, LabelledInput("Recorded by", self._by), least=140)
        )
        column.add(self._message_field, self._hint)

    def show_method(self, method: Method, fingerprint: str, people: Sequence[Person], by: str | None) -> None:
        """Ask for what paper or a message needs; `by` is offered as who records it."""
        paper = method is Method.PAPER
        self._date_field.set_label("Date on the paper" if paper else "Date of the message")
        self._witness_field.set_label("Who saw it signed" if paper else "Who holds it")
        show_if(not paper, self._message_field)
        self._hint.setText(
            f"Keep the signed sheet with fingerprint {fingerprint}."
            if paper
            else f"An e-mail or a letter that quotes the fingerprint {fingerprint}."
        )
        self._witness.set_suggestions([person.name for person in people if not person.left])
        self._by.set_choices([ListChoice(person.id, person.name) for person in people if not person.left])
        if self._by.choice is None:
            self._by.show_choice(by)

    @property
    def is_begun(self) -> bool:
        """Whether anything is written that was not there from the start."""
        return self._date.date is not None or bool(typed(self._witness.text()) or typed(self._message.toPlainText()))

    def given(self) -> Given:
        """Return date, witness and who records it."""
        self._date.commit()
        witness = typed(self._witness.text())
        problem = self._date_field.error
        if not problem and self._date.date is None:
            problem = "Give the date."
        if not problem and not witness:
            problem = _NO_WITNESS
        message = "" if self._message_field.isHidden() else typed(self._message.toPlainText(), lines=True)
        if not problem and not message and not self._message_field.isHidden():
            problem = _NO_MESSAGE
        return Given(
            signed_on=self._date.date, witness=witness, recorded_by=self._by.choice, message=message, problem=problem
        )

    def show_problem(self, sentence: str) -> bool:
        """Say at the field that it belongs to what is wrong, and return whether there is one; empty takes it away."""
        about_date = " date" in sentence
        about_witness = sentence == _NO_WITNESS
        self._date_field.show_error(sentence if about_date else "")
        self._witness_field.show_error(sentence if about_witness else "")
        self._message_field.show_error(sentence if sentence == _NO_MESSAGE else "")
        return about_date or about_witness or sentence == _NO_MESSAGE

    def reset(self) -> None:
        """Empty the form."""
        self._date.forget()
        self._date.show_date(None)
        self._witness.setText("")
        self._by.show_choice(None)
        self._message.typing.write("")
        self.show_problem("")
