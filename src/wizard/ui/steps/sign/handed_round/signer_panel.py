"""One person's page in the Sign step: the decisions to read, the statement, and the ways to answer.

Each decision shows the person's own vote and dissent.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from wizard.foundation.formatting import listed
from wizard.foundation.value import typed
from wizard.minutes.correction_minutes import corrections_of
from wizard.minutes.entries import NOT_ASKED, OFF_AGENDA, EntryMinutes
from wizard.minutes.minutes import Minutes, record_minutes
from wizard.minutes.personal_summary import Part, parts_of
from wizard.overview.one_page import came_about
from wizard.plan.labels import ANSWERS
from wizard.plan.people import Person, VotesPrinted
from wizard.plan.plan import Plan
from wizard.plan.record import AnswerKind, ClosedRecord, Method
from wizard.plan.written_labels import METHODS
from wizard.signing.answers import ELSEWHERE, Reply
from wizard.signing.closing import record_fingerprint
from wizard.signing.signers import kinds_open_to
from wizard.ui.accessibility.screen_reader import announce, make_reading
from wizard.ui.accessibility.shortcuts import key_of
from wizard.ui.inputs.labelled_input import LabelledInput
from wizard.ui.inputs.option_cards import Option, OptionCards
from wizard.ui.inputs.text_inputs import NoteField
from wizard.ui.session.session import Session
from wizard.ui.steps.sign.corrections_card import CorrectedSince
from wizard.ui.steps.sign.handed_round.answer_forms import (
    DrawForm,
    ElsewhereForm,
    Given,
    TypeForm,
)
from wizard.ui.theme import Tone
from wizard.ui.widgets.buttons import Button, plain
from wizard.ui.widgets.cards import Card
from wizard.ui.widgets.dialogs import may_remove
from wizard.ui.widgets.form_keeping import KeptForm
from wizard.ui.widgets.messages import Banner
from wizard.ui.widgets.side_by_side import Hairline
from wizard.ui.widgets.spacing import TOP, ColumnLayout, Row, SideBySide
from wizard.ui.widgets.state_mark import StateMark
from wizard.ui.widgets.text_labels import Body, Lead, Muted, Subheading

# By position among the forms. All ways from elsewhere ask for the same: a date, and a witness.
_FORMS = {Method.DRAWN: 0, Method.TYPED: 1, **dict.fromkeys(ELSEWHERE, 2)}


class SignerPanel(QWidget):
    """The decisions and the answer of one person. Everything is cleared before the next person comes."""

    answered = Signal(object)
    """The person gave this `Reply`."""
    left = Signal()
    """The person will not answer now."""

    def __init__(
        self,
        session: Session,
        statements: Mapping[AnswerKind, str],
        in_writing: Mapping[AnswerKind, str],
        put: Button,
    ) -> None:
        """Offer the `statements` to sign, or those of `in_writing` for a decision in writing.

        `put` is the button in the bar that records the answer with `give_answer`.
        """
        super().__init__()
        self._session, self._at_meeting, self._in_writing = session, statements, in_writing
        self._statements = statements
        self._at_screen = True
        """Whether the person is at the screen themselves, not somebody who records their e-mail."""
        self._person: Person | None = None
        self._record: ClosedRecord | None = None
        self._kept: KeptForm | None = None
        self._corrected, self._decisions = CorrectedSince(), Decisions()
        self._kinds = OptionCards("Your answer", columns=2)
        self._methods = OptionCards("How you sign", columns=2)
        self._statement = Lead()
        self._words = NoteField(lines=3, most=8)
        self._words_field = LabelledInput("In your words", self._words)
        self._forms = (DrawForm(), TypeForm(), ElsewhereForm())
        self._problem = Banner(Tone.BAD, "")
        # What was wrong with an empty pad is not wrong any more once somebody draws.
        self._forms[0].pad.changed.connect(self._problem.hide)
        self._put = put
        self._lay_out()
        self._kinds.chosen.connect(lambda _kind: self._renew())
        self._methods.chosen.connect(lambda _method: self._renew())

    @property
    def kind(self) -> AnswerKind:
        """The chosen answer."""
        return AnswerKind(self._kinds.choice or AnswerKind.SIGNED)

    @property
    def method(self) -> Method:
        """The chosen way of signing; `STATED` for anyone who refuses to sign."""
        return Method.STATED if self.kind is AnswerKind.DECLINED else Method(self._methods.choice or Method.DRAWN)

    def show_signer(self, plan: Plan, record: ClosedRecord, person: Person, ways: Sequence[Method]) -> None:
        """Start afresh for this person, who may sign in these `ways`."""
        self.forget()
        self._person, self._record = person, record
        self._statements = self._in_writing if record.content.meeting.in_writing else self._at_meeting
        minutes = record_minutes(plan, record)
        self._corrected.show_corrections(corrections_of(minutes))
        self._decisions.show_decisions(minutes, parts_of(minutes, person, plan.private.dissents))
        self._kinds.set_options(
            [Option(kind.value, words) for kind in kinds_open_to(record, person.id) if (words := ANSWERS[kind].offered)]
        )
        for card in self._kinds.cards:
            card.setAccessibleDescription(
                f"The decisions are listed before this; press {key_of('field_before')} to go back through them."
            )
        first = self._kinds.cards[0].option.value if self._kinds.cards else None
        self._kinds.show_choice(first)
        self._methods.set_options([Option(way.value, METHODS[way].offered) for way in ways])
        self._methods.show_choice(ways[0])
        self._at_screen = Method.DRAWN in ways
        self._renew()
        content = record.content
        name = f"answer of {person.id} to meeting {content.number}, revision {content.revision}"
        self._kept = KeptForm(self._form, name)

    def forget(self) -> None:
        """Discard everything drawn or typed."""
        if self._kept is not None:
            self._kept.end()
            self._kept.deleteLater()
            self._kept = None
        for form in self._forms:
            form.reset()
        # This includes text typed a moment ago, because the next person must not see it.
        self._words.typing.write("")
        self._words_field.show_error("")
        self._problem.hide()

    def first_field(self) -> QWidget:
        """Return the widget that gets the focus."""
        return self._kinds

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the answer below the decisions in a narrow window."""
        super().resizeEvent(event)
        self._sides.fit(self.width())

    def _lay_out(self) -> None:
        answer = self._form = Card("Your answer", gap=10)
        answer.body.add(self._kinds, self._statement, self._words_field, self._methods, *self._forms, self._problem)
        right = ColumnLayout(0)
        right.addWidget(answer)
        right.addStretch(1)
        left = ColumnLayout(16)
        left.add(self._corrected, self._decisions)
        left.addStretch(1)
        self._sides = SideBySide(820, 16, parent=self)
        self._sides.addLayout(left, 5)
        self._sides.addLayout(right, 5)

    def _renew(self) -> None:
        """Show the fields for the chosen answer and way of signing."""
        if self._person is None or self._record is None or self._kinds.choice is None:
            return
        kind, method = self.kind, self.method
        self._problem.hide()
        statement = self._statements[kind]
        self._statement.setText(f"“{statement}”")
        # Tab does not stop at the label, so every way to sign reads out the statement, because nobody should sign what
        # they have not heard.
        for part in (self._put, *self._methods.cards):
            part.setAccessibleDescription(f"The statement: “{statement}”")
        self._statement.setVisible(method is not Method.TYPED)
        self._words_field.setVisible(bool(ANSWERS[kind].asked))
        self._words_field.set_label(ANSWERS[kind].asked or "In your words")
        self._methods.setVisible(method is not Method.STATED)
        for index, form in enumerate(self._forms):
            form.setVisible(_FORMS.get(method) == index)
        draw_form, type_form, elsewhere = self._forms
        draw_form.show_statement(statement)
        type_form.show_statement(statement, self._person.name)
        if method in ELSEWHERE:
            content = self._record.content
            elsewhere.show_method(
                method, record_fingerprint(self._record), content.people, content.meeting.minute_taker
            )
        own = ANSWERS[kind].button or f"Sign as {self._person.name}"
        self._put.set_text(plain(own if self._at_screen else f"Record the answer of {self._person.name}"))

    def give_answer(self) -> None:
        """Emit the answer, or show at its field what is still missing."""
        if self._person is None or self._record is None:
            return
        words = typed(self._words.toPlainText(), lines=True) if ANSWERS[self.kind].asked else ""
        needs_words = self.kind in (AnswerKind.SIGNED_WITH_CORRECTION, AnswerKind.DECLINED)
        self._words_field.show_error("Give the correction or the reason in words." if needs_words and not words else "")
        if self._words_field.error:
            self._words.setFocus()
            return
        given = self._given()
        if given.problem:
            self.show_problem(given.problem)
            return
        self.answered.emit(
            Reply(
                person=self._person.id,
                kind=self.kind,
                method=self.method,
                at=self._session.now(),
                statement=self._statements[self.kind],
                words=words,
                typed_name=given.typed_name,
                strokes=given.strokes,
                signed_on=given.signed_on,
                witness=given.witness,
                message=given.message,
                quoted=given.quoted,
                recorded_by=given.recorded_by,
                seen=tuple(correction.digest for correction in self._record.corrections),
            )
        )

    def hand_back(self) -> None:
        """Hand the screen back, after asking about anything drawn or typed, because it is not saved."""
        begun = typed(self._words.toPlainText(), lines=True) or any(form.is_begun for form in self._forms)
        what = "what was drawn or written here"
        if not begun or may_remove(self.window(), what, verb="Discard", can_be_undone=False):
            self.left.emit()

    def _given(self) -> Given:
        place = _FORMS.get(self.method)
        return Given() if place is None else self._forms[place].given()

    def show_problem(self, sentence: str) -> None:
        """Say why the answer cannot be recorded."""
        elsewhere = self._forms[2]
        at_field = elsewhere.isVisibleTo(self) and elsewhere.show_problem(sentence)
        self._problem.show_message(Tone.BAD, sentence)
        self._problem.setVisible(not at_field)
        announce(self, sentence)


class Decision(QWidget):
    """One item: mark, position, outcome and own vote, with the resolution and the full sentence on demand.

    Each is a tab stop, for people who use a screen reader.
    """

    def __init__(self, entry: EntryMinutes, part: Part) -> None:
        super().__init__()
        short = came_about(entry, VotesPrinted.COUNTS)
        words = ColumnLayout(1)
        title = f"{entry.number}  {entry.short_title}: {_lower(entry.label)}"
        came = ". ".join(said for said in (short, part.vote) if said) + "."
        words.addWidget(Subheading(title))
        words.addWidget(Muted(came))
        dissents = []
        for text, private in ((part.dissent, False), (part.private_dissent, True)):
            if text:
                dissents.append(f"Your dissent{', not printed' if private else ''}: “{text}”")
                words.addWidget(Body(dissents[-1]))
        whole = [f"{put.resolution} {put.sentence}" for put in entry.proposals]
        self._full = [Body(sentences) for sentences in whole]
        for label in self._full:
            words.addWidget(label)
        row = Row(6, (0, 5, 0, 5), self)
        row.addWidget(StateMark(entry.mark), 0, TOP)
        row.addLayout(words, 1)
        make_reading(self, f"Item {title}. {came}", "\n".join((*dissents, *whole)))
        self.show_full(False)

    def show_full(self, full: bool) -> None:
        """Show or hide the resolution and the full sentence."""
        for label in self._full:
            label.setVisible(full)


class Decisions(Card):
    """All decisions of the meeting on one card."""

    def __init__(self) -> None:
        super().__init__("What was decided", gap=8)
        self._toggle = Button("Whole sentences", self._renew, small=True)
        self._toggle.setCheckable(True)
        self._rows: list[Decision] = []
        self._column = ColumnLayout(0)
        head = Row(8)
        head.addWidget(self._toggle)
        head.addStretch(1)
        self.body.addLayout(head)
        self.body.addLayout(self._column)

    def show_decisions(self, minutes: Minutes, parts: tuple[Part, ...]) -> None:
        """Show the outcome of each item, with what the person at the screen did."""
        self._column.clear()
        entries = {entry.id: entry for entry in minutes.entries}
        self._rows = [Decision(entries[part.item], part) for part in parts]
        for row in self._rows:
            self._column.add(row, Hairline())
        off = [entry for entry in minutes.items if not entry.taken]
        for entry in off:
            if entry.ran_out:
                self._column.addWidget(Muted(f"Item {entry.id}, {entry.item.short_title}: {entry.sentence}"))
        if rest := [entry.id for entry in off if not entry.ran_out]:
            items = f"Item {rest[0]} was" if len(rest) == 1 else f"Items {listed(rest)} were"
            left_off = NOT_ASKED if minutes.meeting.in_writing else OFF_AGENDA
            self._column.addWidget(Muted(f"{items} {left_off[:1].lower()}{left_off[1:]}; positions unchanged."))
        self._renew()

    def _renew(self) -> None:
        for row in self._rows:
            row.show_full(self._toggle.isChecked())


def _lower(words: str) -> str:
    """Return text in lower case after a colon (“a letter, form by form”), but keep names (“GP Connect stays on”)."""
    first = words.split(" ", 1)[0]
    return words if first.isupper() and len(first) > 1 else words[:1].lower() + words[1:]
