"""A closed meeting: its fingerprints, everybody's answer in words, reopening it, and the next meeting."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from wizard.foundation.formatting import counted
from wizard.guidance.freshness import freshness
from wizard.minutes.minutes import Minutes, record_minutes
from wizard.minutes.personal_summary import how_answered
from wizard.plan.labels import ANSWERS
from wizard.plan.people import Person
from wizard.plan.record import ClosedRecord
from wizard.signing.closing import (
    RecordState,
    SigningState,
    record_fingerprint,
    reopening_refused,
    signatures_fingerprint,
    signing_state,
)
from wizard.signing.record_corrections import to_be_shown
from wizard.signing.signers import answer_of, kinds_open_to, was_present
from wizard.ui.accessibility.shortcuts import key_of
from wizard.ui.inputs.choice_inputs import ChoiceField, ListChoice
from wizard.ui.inputs.labelled_input import LabelledInput
from wizard.ui.steps.sign.awaiting_card import AwaitingCard
from wizard.ui.steps.sign.corrections_card import CorrectionsCard
from wizard.ui.steps.sign.handed_round.answer_forms import SIGNS
from wizard.ui.steps.sign.handed_round.turns import next_in_turn
from wizard.ui.theme import Icon, Tone
from wizard.ui.widgets.buttons import Button, ButtonKind, ButtonRow, plain
from wizard.ui.widgets.cards import Card
from wizard.ui.widgets.flow_layouts import Flow
from wizard.ui.widgets.icon_label import Sign
from wizard.ui.widgets.messages import Banner
from wizard.ui.widgets.spacing import TOP, ColumnLayout, Row, SideBySide, show_if
from wizard.ui.widgets.text_labels import Body, CardTitle, Hint, Muted, Subheading

if TYPE_CHECKING:
    from datetime import date

    from wizard.plan.plan import Plan

_SIMPLE = (
    "Each signature is a simple electronic signature: it shows what was answered and when. It does not prove "
    "who held the pen. Anyone who has the printed page can compare its fingerprint with the file."
)


_STARTS = "It starts from this one: positions are carried forward; attendance and votes are empty."
_NO_WAY_BACK = "Once you begin it, you can no longer reopen this meeting."


class RecordPanel(QWidget):
    """The state of a closed meeting's record. Answers are shown in words only, without any signatures."""

    signer_wanted = Signal(str)
    """The reader wants this person to answer now."""
    unavailable_wanted = Signal(str)
    """The reader wants to record that this person is no longer available."""
    reopen_wanted = Signal()
    correct_wanted = Signal()
    """The reader wants to correct a slip in the record."""
    seen_wanted = Signal(str)
    """The reader wants to show the corrections to this person, who has signed."""
    asking_wanted = Signal(str)
    """The reader wants to ask this person for an answer in writing."""
    next_wanted = Signal()
    """The reader wants to start the next meeting."""
    export_wanted = Signal()
    back_wanted = Signal()
    """The reader wants to go back to the open meeting."""
    answer_wanted = Signal(str, str)
    """The reader wants to record an absent partner's answer to this proposal on this item."""
    record_wanted = Signal(int)
    """The reader wants the record of another closed meeting, by its number."""
    copied = Signal(str)
    """The reader wants to copy a fingerprint to the clipboard."""

    def __init__(self) -> None:
        super().__init__()
        self._earlier, self._earlier_words = Card(gap=8), Body()
        self._banner = Banner(Tone.GOOD, "")
        self._old = Banner(Tone.WAITING, "")
        self._begin = Button("", self._ask_next_signer, ButtonKind.PRIMARY)
        self._next_signer = ""
        self._awaiting = AwaitingCard()
        self._awaiting.answer_wanted.connect(self.answer_wanted)
        self._rows = ColumnLayout(10)
        self._prints = ColumnLayout(6)
        self._reopen = Button("Reopen the meeting…", self.reopen_wanted.emit, ButtonKind.TEXT, mark=Icon.UNDO)
        self._refused = Muted()
        self._corrections = CorrectionsCard()
        self._corrections.wanted.connect(self.correct_wanted)
        self._next = Button("Begin the next meeting", self.next_wanted.emit)
        self._next_words = Muted()
        self._back = Button("Back to the open meeting", self.back_wanted.emit, cap=key_of("close_panel"))
        self._others = ChoiceField(placeholder="Which meeting?")
        self._others_field = LabelledInput("Show the record of another meeting", self._others)
        self._others.chosen.connect(lambda number: self.record_wanted.emit(int(number)))
        self._lay_out()

    def show_record(self, plan: Plan, record: ClosedRecord, today: date, *, editable: bool) -> None:
        """Show the record of a closed meeting of `plan`. `today` decides whether written answers are still in time."""
        minutes, state = record_minutes(plan, record, today), signing_state(record, today)
        self._awaiting.show_minutes(minutes, editable=editable)
        self._show_banner(record, state)
        self._show_age(minutes)
        self._show_begin(record, state, editable=editable)
        self._show_answers(minutes, record, state, editable=editable)
        self._corrections.show_minutes(minutes, editable=editable)
        self._show_others(plan, record)
        self._show_prints(record)
        last = plan.records[-1] is record
        refused = (
            reopening_refused(plan)
            if last
            else f"A later meeting is closed, so meeting {record.content.number} stays as it is."
        )
        self._reopen.setVisible(not refused and editable)
        self._refused.setText(refused)
        self._refused.setVisible(bool(refused))
        closed = plan.meeting is None and editable
        self._next.setVisible(closed)
        # A decision in writing can never be reopened.
        self._next_words.setText(_STARTS if record.content.meeting.in_writing else f"{_STARTS} {_NO_WAY_BACK}")
        self._next_words.setVisible(closed)
        self._show_earlier(plan, record)

    def first_field(self) -> QWidget:
        """Return the widget that gets the focus."""
        return next(button for button in (self._begin, self._back, self._export) if button.isVisibleTo(self))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the fingerprints below the answers in a narrow window."""
        super().resizeEvent(event)
        self._sides.fit(self.width())

    def _lay_out(self) -> None:
        answers = Card("Who has answered", gap=12)
        # The button is above the rows, so that nobody has to scroll to it with twenty partners.
        answers.body.addWidget(ButtonRow(self._begin))
        answers.body.addLayout(self._rows)
        prints = Card("Fingerprints", gap=8)
        prints.body.addLayout(self._prints)
        prints.body.addWidget(Hint(_SIMPLE))
        after = Card("And then", gap=10)
        self._export = Button("To the PDF", self.export_wanted.emit)
        after.body.addWidget(ButtonRow(self._next, self._export))
        after.body.add(self._next_words, ButtonRow(self._reopen), self._refused, self._others_field)
        right = ColumnLayout(16)
        right.add(prints, after)
        right.addStretch(1)
        left = ColumnLayout(16)
        left.add(self._awaiting, answers, self._corrections)
        left.addStretch(1)
        self._sides = SideBySide(820, 16)
        self._sides.addLayout(left, 58)
        self._sides.addLayout(right, 42)
        column = ColumnLayout(16, parent=self)
        self._earlier.body.add(self._earlier_words, ButtonRow(self._back))
        column.add(self._earlier, self._banner, self._old)
        column.addLayout(self._sides)

    def _show_earlier(self, plan: Plan, record: ClosedRecord) -> None:
        """Say that this is an earlier meeting while another one is open, and how to leave it."""
        show_if(plan.meeting is not None, self._earlier)
        if plan.meeting is not None:
            self._earlier_words.setText(
                f"You are looking at an earlier meeting: {record.content.meeting.called}. {plan.meeting.called} is "
                "open. Anyone who has not signed the earlier one can sign it here, also at the next meeting."
            )

    def _show_age(self, minutes: Minutes) -> None:
        age = freshness(minutes.head, minutes.held_on)
        show_if(age.warns, self._old)
        if age.warns:
            self._old.show_message(Tone.WAITING, age.sentence, "The guidance on the day of the meeting")

    def _show_banner(self, record: ClosedRecord, state: SigningState) -> None:
        called, prints = record.content.meeting.called, record_fingerprint(record)
        if state.state is RecordState.SIGNED:
            words = "It can no longer be edited; a new meeting supersedes it."
            if record.corrections:
                words += f" {counted(len(record.corrections), 'correction')} since: see below."
            self._banner.show_message(Tone.GOOD, words, f"{called} is signed")
        elif not record.answers:
            words = f"It can no longer be changed. Its fingerprint is {prints}."
            self._banner.show_message(Tone.GOOD, words, f"{called} is closed")
        else:
            words = f"{state.words}. Its fingerprint is {prints}."
            self._banner.show_message(Tone.ACCENT, words, f"{called} is closed")

    def _show_begin(self, record: ClosedRecord, state: SigningState, *, editable: bool) -> None:
        self._next_signer = next_in_turn(record, ()) or next(iter(state.awaited), "")
        self._begin.setVisible(bool(self._next_signer) and editable)
        if self._next_signer:
            name = next(person.name for person in record.content.people if person.id == self._next_signer)
            self._begin.set_text(plain(f"{'Go on with' if record.answers else 'Begin with'} {name}"))

    def _show_answers(self, minutes: Minutes, record: ClosedRecord, state: SigningState, *, editable: bool) -> None:
        self._rows.clear()
        people = {person.id: person for person in record.content.people}
        beside = [answer.person for answer in record.replies if answer.person not in record.content.expected]
        for person_id in (*record.content.expected, *dict.fromkeys(beside)):
            self._rows.addWidget(self._row(minutes, record, state, people[person_id], editable=editable))

    def _row(
        self, minutes: Minutes, record: ClosedRecord, state: SigningState, person: Person, *, editable: bool
    ) -> QWidget:
        given = answer_of(record, person.id)
        if given:
            mark, words = SIGNS[given.kind], f"{ANSWERS[given.kind].given}, {how_answered(minutes, given)}"
        else:
            awaited = "Awaited" if person.id in state.awaited else "May answer as well"
            away = "" if was_present(record.content, person.id) else "; was not present, will sign later"
            mark, words = (Icon.CLOCK, Tone.WAITING), f"{awaited}{away}"
        line = QWidget()
        row = Row(10, parent=line)
        row.addWidget(Sign(*mark, side=20), 0, TOP)
        text = ColumnLayout(1)
        text.add(Subheading(person.name), Muted(words))
        if given and given.typed_name:
            text.addWidget(Body(f"Typed name: {given.typed_name}"))
        if given and given.words:
            text.addWidget(Body(f"“{given.words}”"))
        if given and given.message:
            text.addWidget(Body(f"The message: “{given.message}”"))
        row.addLayout(text, 1)
        if editable and kinds_open_to(record, person.id):
            row.addWidget(self._buttons(person, again=given is not None), 0, TOP)
        elif editable and person.id in to_be_shown(record):
            row.addWidget(self._seen_button(person), 0, TOP)
        return line

    def _buttons(self, person: Person, *, again: bool) -> QWidget:
        side = QWidget()
        flow = Flow(4, side, right=True)
        words = "Answer again" if again else "Answer"
        answer = Button(words, lambda: self.signer_wanted.emit(person.id), ButtonKind.TEXT, small=True)
        answer.setAccessibleName(f"{words}: {person.name}")
        flow.addWidget(answer)
        ask = Button("Ask in writing…", lambda: self.asking_wanted.emit(person.id), ButtonKind.TEXT, small=True)
        ask.setAccessibleName(f"Ask in writing: {person.name}")
        flow.addWidget(ask)
        if not again:
            gone = Button(
                "Not available…", lambda: self.unavailable_wanted.emit(person.id), ButtonKind.TEXT, small=True
            )
            gone.setAccessibleName(f"Not available: {person.name}")
            flow.addWidget(gone)
        return side

    def _seen_button(self, person: Person) -> QWidget:
        seen = Button("Show the correction…", lambda: self.seen_wanted.emit(person.id), ButtonKind.TEXT, small=True)
        seen.setAccessibleName(f"Show the correction: {person.name}")
        return seen

    def _show_others(self, plan: Plan, record: ClosedRecord) -> None:
        others = [each.content.meeting for each in reversed(plan.records) if each is not record]
        self._others.show_choice(None)
        self._others.set_choices([ListChoice(str(meeting.number), meeting.called) for meeting in others])
        show_if(bool(others), self._others_field)

    def _show_prints(self, record: ClosedRecord) -> None:
        self._prints.clear()
        prints = [("Of the record", record_fingerprint(record))]
        if record.answers:
            signed = signing_state(record).state is RecordState.SIGNED
            name = "Of the signatures" if signed else "Of the signatures so far"
            prints.append((name, signatures_fingerprint(record)))
        for name, words in prints:
            row = Row(8)
            value = CardTitle(words)
            value.setAccessibleName(f"Fingerprint {name.lower()}: {words}")
            copy = Button("Copy", partial(self.copied.emit, words), ButtonKind.TEXT, small=True)
            copy.setAccessibleName(f"Copy the fingerprint {name.lower()}")
            row.addWidget(value, 1)
            row.addWidget(copy)
            line = QWidget()
            column = ColumnLayout(0, parent=line)
            column.addWidget(Muted(name))
            column.addLayout(row)
            self._prints.addWidget(line)

    def _ask_next_signer(self) -> None:
        self.signer_wanted.emit(self._next_signer)
