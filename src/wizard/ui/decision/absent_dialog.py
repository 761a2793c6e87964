"""Records the answers of absent partners to one proposal, and shows who has answered and who is still awaited."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from wizard.foundation.value import typed
from wizard.minutes.absent_answers import AbsentAnswersTo, AbsentPartner
from wizard.plan.choice import Choice
from wizard.plan.consent import CastingChoice, ConsentWay
from wizard.plan.labels import CASTING_CHOICES, CHOICES
from wizard.plan.written_labels import CONSENT_WAYS
from wizard.ui.accessibility.screen_reader import announce
from wizard.ui.accessibility.tab_order import bring_into_sight
from wizard.ui.inputs.choice_inputs import ChoiceField, ListChoice
from wizard.ui.inputs.date_time_inputs import DateField
from wizard.ui.inputs.form_reading import all_read
from wizard.ui.inputs.labelled_input import FieldError, LabelledInput
from wizard.ui.inputs.text_inputs import NoteField, TextField
from wizard.ui.widgets.buttons import Button, ButtonKind, ButtonRow
from wizard.ui.widgets.dialogs import RollingDialog, may_remove
from wizard.ui.widgets.flow_layouts import FieldRow
from wizard.ui.widgets.spacing import TOP, ColumnLayout, Row, show_if
from wizard.ui.widgets.text_labels import Body, CardTitle, Muted, Subheading


class GivenAnswer(NamedTuple):
    """An answer as entered."""

    person: str
    choice: str
    """The value of a `Choice`, or of a `CastingChoice` if a tie has to be broken."""
    on: date
    how: ConsentWay
    seen_by: str
    message: str


class AbsentActs(NamedTuple):
    """The functions that the dialog calls. Each one that changes something returns a sentence if it was refused."""

    look: Callable[[], AbsentAnswersTo]
    """Returns the current state of the proposal."""
    record: Callable[[GivenAnswer], str]
    remove: Callable[[str], str] | None = None
    """Removes this person's answer. None for a closed record, which can only grow."""
    end: Callable[[], str] | None = None
    """Stops waiting for further answers."""


class AbsentDialog(RollingDialog):
    """Records the answers of absent partners to one proposal, one after the other."""

    def __init__(self, parent: QWidget | None, acts: AbsentActs, today: date) -> None:
        found = acts.look()
        title = "Answers in writing" if found.in_writing else "Absent partners"
        super().__init__(parent, f"{title}: {found.head}", 640)
        self.kept_as = f"answers on item {found.item}, {found.proposal}"
        self._acts, self._today = acts, today
        self._resolution, self._state = Body(""), Muted()
        self._list = ColumnLayout(4)
        self._form_title = Subheading("")
        self._who = ChoiceField(placeholder="Who?")
        self._choice = ChoiceField(placeholder="How did they answer?")
        self._on, self._how = DateField(), ChoiceField(placeholder="How?")
        self._seen = TextField("Name")
        self._message = NoteField("As it was written", lines=2, most=6)
        self._message_field = LabelledInput("The words of the message (optional)", self._message)
        self._error = FieldError()
        self._error.hide()
        self._record = Button("Record the answer", self._take, ButtonKind.PRIMARY)
        self._end = Button("Stop waiting", self._stop_waiting, ButtonKind.TEXT)
        self.body.add(CardTitle(found.head), self._resolution, self._state)
        self.body.addLayout(self._list)
        self._form = self._lay_out_form()
        self.body.addWidget(self._form)
        self.foot.add(self._end, Button("Close", self.accept))
        self._on.start_calendar_at(today)
        self._show(found)
        self._empty()
        if not self._form.isHidden():
            self._who.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out_form(self) -> QWidget:
        form = QWidget()
        column = ColumnLayout(10, parent=form)
        column.add(
            self._form_title,
            FieldRow(LabelledInput("Who", self._who), LabelledInput("Answer", self._choice), least=200),
            FieldRow(LabelledInput("On", self._on), LabelledInput("How it came", self._how), least=200),
            LabelledInput("Seen or heard by", self._seen),
            self._message_field,
            self._error,
            ButtonRow(self._record),
        )
        return form

    def _show(self, found: AbsentAnswersTo) -> None:
        """Show the current state of the proposal."""
        self._resolution.setText(found.resolution)
        self._state.setText(" ".join(part for part in (found.sentence, f"{found.line}." if found.line else "") if part))
        self._list.clear()
        for partner in found.partners:
            self._list.addWidget(self._line(partner))
        holder = found.casting
        self._form_title.setText("The casting vote" if holder else "Record an answer")
        people = [ListChoice(each.person, each.name) for each in found.partners if each.open]
        if holder:
            people = [ListChoice(holder, found.casting_name)]
            choices = [ListChoice(each.value, words.capitalize()) for each, words in CASTING_CHOICES.items()]
        else:
            choices = [ListChoice(each.value, words.ballot) for each, words in CHOICES.items()]
        self._who.set_choices(people)
        self._choice.set_choices(choices)
        ways = [way for way in ConsentWay if way is not ConsentWay.PROXY or (found.by_proxy and not holder)]
        self._how.set_choices([ListChoice(way.value, CONSENT_WAYS[way].chosen) for way in ways])
        show_if(not holder, self._message_field)
        show_if(bool(people), self._form)
        show_if(self._acts.end is not None and found.waits, self._end)

    def _line(self, partner: AbsentPartner) -> QWidget:
        line = QWidget()
        row = Row(8, parent=line)
        said = f"{partner.words}\n“{partner.message}”" if partner.message else partner.words
        # Both wrap, so that neither a long name nor a long answer squeezes the other.
        row.addWidget(Subheading(partner.name), 2, TOP)
        row.addWidget(Muted(said), 3, TOP)
        if partner.answered and self._acts.remove is not None:
            button = Button("Remove", lambda: self._remove(partner), ButtonKind.TEXT, small=True)
            button.setAccessibleName(f"Remove the answer of {partner.name}")
            row.addWidget(button, 0, TOP)
        return line

    def _take(self) -> None:
        if not all_read(self):
            return
        person, choice, on, how = self._who.choice, self._choice.choice, self._on.date, self._how.choice
        if person is None:
            self._ask_for(self._who, "Choose whose answer it is.")
        elif choice is None:
            self._ask_for(self._choice, "Choose how they answered.")
        elif on is None:
            self._ask_for(self._on, "Enter the day the answer came.")
        elif how is None:
            self._ask_for(self._how, "Say how the answer came.")
        else:
            message = typed(self._message.toPlainText(), lines=True)
            given = GivenAnswer(person, choice, on, ConsentWay(how), typed(self._seen.text()), message)
            refused = self._acts.record(given)
            self._say(refused)
            if not refused:
                self._after("The answer is recorded.")

    def _ask_for(self, field: QWidget, words: str) -> None:
        self._say(words)
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove(self, partner: AbsentPartner) -> None:
        assert self._acts.remove is not None
        if not may_remove(self, f"the answer of {partner.name}"):
            return
        self._say(self._acts.remove(partner.person))
        self._after(f"Answer removed: {partner.name}.")

    def _stop_waiting(self) -> None:
        assert self._acts.end is not None
        refused = self._acts.end()
        self._say(refused)
        if not refused:
            self._after("The practice no longer waits for this answer.")

    def _after(self, done: str) -> None:
        found = self._acts.look()
        self._show(found)
        self._empty()
        announce(self, f"{done} {found.sentence}")

    def _empty(self) -> None:
        """Clear the form, so that one person's answer is not recorded as another's by mistake."""
        people = [self._who.itemText(at) for at in range(self._who.count())]
        self._who.show_choice(None)
        self._choice.show_choice(None)
        self._how.show_choice(None)
        for field in (self._on, self._seen, self._message):
            field.typing.empty()
        # Recorded answers are saved already, so closing asks nothing.
        self.begin_anew(self)
        if people and not self._form.isHidden():
            self._who.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self, sentence: str) -> None:
        self._error.setText(sentence)
        show_if(bool(sentence), self._error)
        if sentence:
            bring_into_sight(self._error)


def choice_of(given: GivenAnswer) -> Choice:
    """Return the answer as a vote."""
    return Choice(given.choice)


def casting_of(given: GivenAnswer) -> CastingChoice:
    """Return the answer as a casting vote."""
    return CastingChoice(given.choice)
