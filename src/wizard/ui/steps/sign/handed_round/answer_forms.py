"""The forms for each way to sign: a drawing, a typed name, or the date and witness of a paper or a message."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QWidget

from wizard.foundation.quoted_prints import prints_in
from wizard.foundation.value import typed
from wizard.plan.people import Person
from wizard.plan.record import AnswerKind, Method
from wizard.plan.written_labels import METHODS
from wizard.signing.answers import ANOTHER_RECORD
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

_NO_WITNESS = "Enter the name of the person who saw it signed or received it."
_NO_MESSAGE = "Copy in the words of the message."
_NO_PRINT = "Copy in the fingerprint that it quotes. If it does not quote one, ask for an answer that does."

SIGNS: Mapping[AnswerKind, tuple[Icon, Tone]] = {
    AnswerKind.SIGNED: (Icon.TICK, Tone.GOOD),
    AnswerKind.SIGNED_WITH_CORRECTION: (Icon.TICK, Tone.GOOD),
    AnswerKind.READ_AND_AGREED: (Icon.TICK, Tone.GOOD),
    AnswerKind.DECLINED: (Icon.CROSS, Tone.WAITING),
    AnswerKind.READ_AND_DISAGREES: (Icon.CROSS, Tone.WAITING),
    AnswerKind.UNAVAILABLE: (Icon.DASH, Tone.NEUTRAL),
}
"""The icon of a way to sign."""


@dataclass(frozen=True)
class Given:
    """The result of a form, with the same fields as an answer."""

    typed_name: str = ""
    strokes: tuple[tuple[Point, ...], ...] = ()
    signed_on: date | None = None
    witness: str = ""
    recorded_by: str | None = None
    message: str = ""
    quoted: str = ""
    problem: str = ""
    """What is still missing, as a sentence; empty if nothing is, as far as the form can tell."""


class DrawForm(QWidget):
    """A field to draw a signature in, with buttons to draw it again."""

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
        """Show at the field the statement being signed."""
        self.pad.setAccessibleDescription(f"{HOW_TO_SIGN} The statement: “{statement}”")

    @property
    def is_begun(self) -> bool:
        """Whether anything is drawn."""
        return not self.pad.is_empty

    def given(self) -> Given:
        """Return the signature in its stored form."""
        return Given(strokes=self.pad.signature, problem=METHODS[Method.DRAWN].missing if self.pad.is_empty else "")

    def reset(self) -> None:
        """Discard the drawing."""
        self.pad.forget()
        self._renew()

    def _renew(self) -> None:
        self._take_back.setEnabled(not self.pad.is_empty)
        self._clear.setEnabled(not self.pad.is_empty)
        self._put_back.setEnabled(self.pad.can_put_back)


class TypeForm(QWidget):
    """A typed name and a tick for the statement, both usable by keyboard."""

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
        """Show the statement for `person` to tick. A new statement starts unticked."""
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
        """Return the typed name. A name unlike the person's is reported as a problem the first time."""
        name = typed(self._name.text())
        missing = "" if name else METHODS[Method.TYPED].missing
        unticked = "" if self._tick.isChecked() else "Tick the statement first."
        return Given(typed_name=name, problem=missing or unticked or self._doubt(name))

    def _doubt(self, name: str) -> str:
        """Ask once about a name that has nothing in common with the person's. Signing again confirms it."""
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
    """Signed on paper, on a slip or by e-mail: when, who saw or received it, the words, and who records it."""

    def __init__(self) -> None:
        super().__init__()
        self._date = DateField("11 Jan 2027")
        self._witness = TextField()
        self._by = ChoiceField(placeholder="Who records it?")
        self._date_field = LabelledInput("Date", self._date)
        self._witness_field = LabelledInput("Who", self._witness)
        self._hint = Hint()
        self._message, self._quoted = NoteField(lines=2, most=6), TextField("9f2c 41d0 77ab e013")
        self._message_field = LabelledInput("What the message says", self._message)
        self._quoted_field = LabelledInput("Fingerprint that it quotes", self._quoted)
        self._method, self._print = Method.PAPER, ""
        column = ColumnLayout(8, parent=self)
        column.addWidget(
            FieldRow(self._date_field, self._witness_field, LabelledInput("Recorded by", self._by), least=140)
        )
        column.add(self._message_field, self._quoted_field, self._hint)

    def show_method(self, method: Method, fingerprint: str, people: Sequence[Person], by: str | None) -> None:
        """Show the fields for paper, a slip or a message. `by` is the suggested recorder."""
        words = METHODS[method].elsewhere
        self._method, self._print = method, fingerprint
        self._date_field.set_label(words.date)
        self._witness_field.set_label(words.witness)
        self._message_field.set_label(words.message)
        show_if(method is not Method.PAPER, self._message_field, self._quoted_field)
        self._hint.setText(words.keep.format(fingerprint))
        self._witness.set_suggestions([person.name for person in people if not person.left])
        self._by.set_choices([ListChoice(person.id, person.name) for person in people if not person.left])
        if self._by.choice is None:
            self._by.show_choice(by)

    @property
    def is_begun(self) -> bool:
        """Whether anything was entered that was not there from the start."""
        texts = self._witness.text(), self._message.toPlainText(), self._quoted.text()
        return self._date.date is not None or any(typed(text) for text in texts)

    def given(self) -> Given:
        """Return the date, the witness and the recorder."""
        self._date.commit()
        witness = typed(self._witness.text())
        problem = self._date_field.error
        if not problem and self._date.date is None:
            problem = "Give the date."
        if not problem and not witness:
            problem = _NO_WITNESS
        message, quoted = self._sent_in()
        if not problem and not message and self._method is Method.WRITING:
            problem = _NO_MESSAGE
        if not problem and not quoted and self._method is not Method.PAPER:
            problem = _NO_PRINT
        return Given(
            signed_on=self._date.date,
            witness=witness,
            recorded_by=self._by.choice,
            message=message,
            quoted=quoted,
            problem=problem,
        )

    def _sent_in(self) -> tuple[str, str]:
        """Return the words that were sent in, and the fingerprint they quote, whichever field it was pasted into."""
        if self._method is Method.PAPER:
            return "", ""
        message = typed(self._message.toPlainText(), lines=True)
        found = prints_in(message)
        in_message = self._print if self._print in found else next(iter(found), "")
        return message, typed(self._quoted.text()) or in_message

    def show_problem(self, sentence: str) -> bool:
        """Show a problem at its field, and return whether there is one. An empty sentence hides it."""
        about_date = " date" in sentence
        about_witness = sentence == _NO_WITNESS
        about_print = sentence in (_NO_PRINT, ANOTHER_RECORD)
        self._quoted_field.show_error(sentence if about_print else "")
        self._date_field.show_error(sentence if about_date else "")
        self._witness_field.show_error(sentence if about_witness else "")
        self._message_field.show_error(sentence if sentence == _NO_MESSAGE else "")
        return about_date or about_witness or about_print or sentence == _NO_MESSAGE

    def reset(self) -> None:
        """Empty the form."""
        self._date.typing.empty()
        self._witness.setText("")
        self._by.show_choice(None)
        self._message.typing.write("")
        self._quoted.setText("")
        self.show_problem("")
