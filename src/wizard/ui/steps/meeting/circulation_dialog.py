"""A decision in writing: who was sent the text, their answers, who asked for a meeting, and how it ends."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from wizard.edits.circulation_edits import (
    circulation_of,
    put_back,
    unsent,
    warnings,
    with_meeting_called,
    with_reply,
    with_sent,
    with_terms,
    without_meeting_called,
    without_reply,
)
from wizard.edits.circulation_words import given_up, words_open
from wizard.foundation.formatting import counted, date_in_words
from wizard.foundation.value import typed
from wizard.minutes.absent_answers import AbsentAnswersTo, absent_answers
from wizard.minutes.minutes import circulation_minutes
from wizard.minutes.words_sent import words_sent
from wizard.plan.circulation import Circulation
from wizard.plan.in_writing import SendingWay
from wizard.plan.plan import Plan
from wizard.plan.written_labels import SENDING_WAYS
from wizard.signing.close_circulation import close_circulation
from wizard.signing.closing import ClosingError
from wizard.ui.accessibility.screen_reader import announce
from wizard.ui.accessibility.tab_order import bring_into_sight
from wizard.ui.decision.absent_dialog import AbsentActs, AbsentDialog, GivenAnswer, choice_of
from wizard.ui.decision.interest_and_dissent import Entries
from wizard.ui.inputs.choice_inputs import ChoiceField, ListChoice, TickLine
from wizard.ui.inputs.date_time_inputs import DateField
from wizard.ui.inputs.form_reading import all_read
from wizard.ui.inputs.labelled_input import FieldError, LabelledInput
from wizard.ui.inputs.text_inputs import NoteField, TextField
from wizard.ui.session.apply_edit import tried
from wizard.ui.session.session import Session
from wizard.ui.steps.meeting.circulation_interests import CirculationInterests
from wizard.ui.steps.meeting.circulation_words_dialog import CirculationScope, CirculationWordsDialog
from wizard.ui.widgets.buttons import Button, ButtonKind, ButtonRow
from wizard.ui.widgets.cards import FoldSection
from wizard.ui.widgets.dialogs import RollingDialog, begin_anew, may_remove
from wizard.ui.widgets.flow_layouts import FieldRow
from wizard.ui.widgets.messages import Caution
from wizard.ui.widgets.spacing import ColumnLayout, show_if
from wizard.ui.widgets.text_labels import Body, CardTitle, Hint, Muted, Subheading


class CirculationDialog(RollingDialog):
    """Records everything about one decision in writing. Each entry is saved at once."""

    keeps_nothing = True

    def __init__(
        self,
        parent: QWidget | None,
        session: Session,
        circulation_id: str,
        begin_meeting: Callable[[], None],
        to_clipboard: Callable[[str], None],
    ) -> None:
        """Show one decision in writing.

        Args:
            parent: The parent window.
            session: The session with the open plan.
            circulation_id: The decision in writing.
            begin_meeting: Starts the next meeting, if none is open for the decision to go back to.
            to_clipboard: Puts the text on the clipboard.
        """
        super().__init__(parent, f"Decision in writing {circulation_id.upper()}", 700)
        self.kept_as = f"decision in writing {circulation_id}"
        self._session, self._id, self._begin_meeting = session, circulation_id, begin_meeting
        self._terms, self._warnings = Muted(), Caution()
        self._items = ColumnLayout(12)
        self._answers: dict[str, Button] = {}
        self._to_clipboard = to_clipboard
        self._sent = SentPart(self._apply, self._copy)
        self._called = CalledPart(self._apply)
        self._interests = CirculationInterests(self._apply)
        self._clause = TextField("e.g. clause 12.7")
        self._clause.edited.connect(lambda text: self._apply(with_terms, "clause", clause=typed(text)))
        self._error = FieldError()
        self._error.hide()
        self._lay_out()
        session.changed.connect(self._follow)
        self._show()

    def _lay_out(self) -> None:
        self.body.add(CardTitle(self.windowTitle()), self._terms, self._warnings)
        self.body.addLayout(self._items)
        self.body.add(self._sent, self._interests, self._called)
        self.body.add(LabelledInput("The clause that allows it", self._clause), self._error)
        self._back = Button("", self._put_back, ButtonKind.TEXT)
        self._up = Button("Cancel it", self._give_up, ButtonKind.TEXT)
        end, close = Button("End it and close the record", self._end), Button("Close", self.accept, ButtonKind.PRIMARY)
        self.foot.add(self._up, self._back, end, close)

    @property
    def forms(self) -> tuple[QWidget, ...]:
        """The parts below the items that are recorded by their own buttons."""
        return self._sent.form, self._interests.form, self._called.form

    def _follow(self, plan: Plan) -> None:
        if any(each.id == self._id for each in plan.circulations):
            self._show()
        else:
            # Undo or the next meeting removed the decision while the dialog was open.
            self.accept()

    def _show(self) -> None:
        plan = self._session.plan
        circulation = circulation_of(plan, self._id)
        terms = circulation.terms
        self._terms.setText(f"Begun on {date_in_words(terms.begun_on)}; answers until {terms.until}.")
        self._warnings.show_sentence(" ".join(warnings(plan, circulation.items, terms.clause)))
        self._clause.show_text(terms.clause)
        self._back.set_text("Take back to the meeting" if plan.meeting else "Begin the next meeting with it")
        show_if(words_open(circulation), self._up)
        self._items.clear()
        self._answers.clear()
        for found in self._proposals():
            self._items.addWidget(self._proposal(found))
        self._sent.show_circulation(plan, circulation)
        self._interests.show_circulation(plan, circulation)
        self._called.show_circulation(plan, circulation, self._session)

    def _proposals(self) -> tuple[AbsentAnswersTo, ...]:
        plan = self._session.plan
        return absent_answers(circulation_minutes(plan, circulation_of(plan, self._id), self._session.today()))

    def _proposal(self, found: AbsentAnswersTo) -> QWidget:
        part = QWidget()
        column = ColumnLayout(4, parent=part)
        answers = Button("Answers…", partial(self._ask_answers, found.item), small=True)
        answers.setAccessibleName(f"Answers: {found.head}")
        self._answers[found.item] = answers
        column.add(Subheading(found.head), Body(found.resolution), Muted(found.sentence))
        if words_open(circulation_of(self._session.plan, self._id)):
            words = Button("Write the words…", partial(self.write_words, found.item), small=True)
            words.setAccessibleName(f"Write the words: {found.head}")
            column.addWidget(ButtonRow(words, answers))
        else:
            column.addWidget(ButtonRow(answers))
        return part

    def write_words(self, item: str) -> None:
        """Edit the wording on an item, which nobody has been sent yet."""
        dialog = CirculationWordsDialog(self, CirculationScope(self._session, self._id, item))
        dialog.finished.connect(lambda _how: self._focus_answers(item))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _ask_answers(self, item: str) -> None:
        def look() -> AbsentAnswersTo:
            return next(found for found in self._proposals() if found.item == item)

        def record(given: GivenAnswer) -> str:
            return self._apply(
                with_reply,
                "answer in writing",
                item,
                given.person,
                choice_of(given),
                on=given.on,
                how=given.how,
                today=self._session.today(),
                seen_by=given.seen_by,
                message=given.message,
            )

        def remove(person: str) -> str:
            return self._apply(without_reply, "answer in writing", item, person)

        dialog = AbsentDialog(self, AbsentActs(look, record, remove), self._session.today())
        dialog.finished.connect(lambda _how: self._focus_answers(item))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _focus_answers(self, item: str) -> None:
        """Move the focus back to the answers of an item, because each new answer rebuilds the button."""
        if button := self._answers.get(item):
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _apply(self, change: Callable[..., Plan], what: str, *said: object, **parts: object) -> str:
        return tried(
            self._session, lambda plan: change(plan, self._id, *said, **parts), f"{what} of {self._id.upper()}"
        )

    def _copy(self) -> None:
        plan = self._session.plan
        circulation = circulation_of(plan, self._id)
        self._to_clipboard(words_sent(circulation_minutes(plan, circulation, self._session.today()), circulation))
        announce(self, "The words are copied.")

    def _put_back(self) -> None:
        stay = (
            "It goes back to a meeting. The answers so far are kept with the words, and the minutes of each item say "
            "that it was sent round."
        )
        if not may_remove(self, "deciding this in writing", stay, "Stop"):
            return
        if self._session.plan.meeting is None:
            self._begin_meeting()
        # A decision stopped by calling a meeting goes to the new meeting automatically.
        if any(each.id == self._id for each in self._session.plan.circulations):
            self._said(self._apply(put_back, "return to the meeting", self._session.today()))

    def _give_up(self) -> None:
        self._said(self._apply(given_up, "cancelling"))

    def _end(self) -> None:
        try:
            plan = close_circulation(self._session.plan, self._id, self._session.now())
        except ClosingError as error:
            self._said(str(error))
            return
        number = plan.records[-1].content.number
        self._session.apply(plan, f"closing of {self._id.upper()}")
        announce(self.parentWidget() or self, f"The decision in writing is closed as record {number}.")

    def _said(self, problem: str) -> str:
        self._error.setText(problem)
        show_if(bool(problem), self._error)
        if problem:
            bring_into_sight(self._error)
        return problem


class SentPart(FoldSection):
    """Records who was sent the text, on which day, and how."""

    def __init__(self, apply: Callable[..., str], copy: Callable[[], None]) -> None:
        super().__init__("Sent to every partner")
        self._apply = apply
        self._people: tuple[str, ...] = ()
        self._lines = ColumnLayout(2)
        self._on = DateField()
        self._how = ChoiceField([ListChoice(way.value, words) for way, words in SENDING_WAYS.items()])
        self._how.show_choice(SendingWay.EMAIL)
        self._who = ChoiceField()
        self._error = FieldError()
        self._error.hide()
        self._record = Button("Record that it was sent", self._take, small=True)
        words = Button("Copy the words", copy, small=True)
        words.setAccessibleDescription("For an e-mail, a letter or a message to every partner")
        self._hint = Hint("Send every partner the same words, including anyone on leave. Then record it here.")
        self.content.add(self._hint, ButtonRow(words))
        self.content.addLayout(self._lines)
        fields = (LabelledInput("To", self._who), LabelledInput("On", self._on), LabelledInput("How", self._how))
        self.form = FieldRow(*fields, least=150)
        """The form to fill in."""
        self.content.add(self.form, self._error, ButtonRow(self._record))

    def show_circulation(self, plan: Plan, circulation: Circulation) -> None:
        """Show who was told, without emitting a signal."""
        self._people = unsent(plan, circulation.id)
        names = {person.id: person.name for person in plan.people}
        self._lines.clear()
        for entry in circulation.terms.sent:
            words = f"{names.get(entry.person, entry.person)}: {SENDING_WAYS[entry.how]}, {date_in_words(entry.on)}"
            self._lines.addWidget(Muted(words))
        waiting = len(self._people)
        self.set_summary(f"{counted(waiting, 'partner')} not told yet" if waiting else "everybody has been told")
        everybody = ListChoice("", "Everybody not told yet")
        self._who.set_choices([everybody, *(ListChoice(person, names[person]) for person in self._people)])
        if self._who.choice is None:
            self._who.show_choice("")
        if self._on.date is None:
            self._on.show_date(circulation.terms.begun_on)
        show_if(bool(waiting), self._hint, self.form, self._record)

    def _take(self) -> None:
        if not all_read(self.form):
            return
        on = self._on.date
        people = (self._who.choice,) if self._who.choice else self._people
        if on is None:
            problem = "Enter the day it was sent."
        else:
            how = SendingWay(self._how.choice or "")
            problem = self._apply(with_sent, "sending", people, on, how)
        if not problem:
            begin_anew(self.form)
        self._error.setText(problem)
        show_if(bool(problem), self._error)


class CalledPart(FoldSection):
    """Records who wants it decided at a meeting."""

    def __init__(self, apply: Callable[..., str]) -> None:
        super().__init__("A meeting is called")
        self._apply = apply
        self._session: Session | None = None
        self._names: dict[str, str] = {}
        self._entries = Entries()
        self._who, self._words = ChoiceField(placeholder="Who?"), NoteField("Why (optional)", lines=1)
        self._goes_on = TickLine("The clause lets it go on even if a meeting is called")
        self._goes_on.ticked.connect(lambda on: self._apply(with_terms, "clause", goes_on=on))
        self._error = FieldError()
        self._error.hide()
        call = Button("Record the call", self._take, small=True)
        self.form = QWidget()
        """The form to fill in."""
        fields = LabelledInput("Who", self._who), LabelledInput("Why", self._words)
        ColumnLayout(8, parent=self.form).add(*fields)
        self.content.add(self._entries, self.form, self._error, ButtonRow(call), self._goes_on)

    def show_circulation(self, plan: Plan, circulation: Circulation, session: Session) -> None:
        """Show who called a meeting, without emitting a signal."""
        self._session = session
        self._names = names = {person.id: person.name for person in plan.people}
        terms = circulation.terms
        lines = [
            (each.person, f"{names.get(each.person, each.person)}, {date_in_words(each.on)}. {each.words}".rstrip())
            for each in terms.called
        ]
        self._entries.show_entries(lines, self._remove)
        called = {each.person for each in terms.called}
        voters = [person for person in plan.people if person.has_vote and person.id not in called]
        self._who.set_choices([ListChoice(person.id, person.name) for person in voters])
        self._goes_on.show_ticked(terms.goes_on)
        self.set_summary(
            "it is not decided in writing" if terms.stopped else "nobody has called one" if not lines else "it goes on"
        )

    def _take(self) -> None:
        if not all_read(self.form) or self._session is None:
            return
        person, words = self._who.choice, typed(self._words.toPlainText(), lines=True)
        problem = "Choose who called the meeting."
        if person:
            today = self._session.today()
            problem = self._apply(with_meeting_called, "call for a meeting", person, today, words)
        self._error.setText(problem)
        show_if(bool(problem), self._error)
        if not problem:
            self._words.typing.empty()
            self._who.show_choice(None)
            begin_anew(self.form)

    def _remove(self, person: str) -> None:
        if not may_remove(self.window(), f"the call for a meeting of {self._names.get(person, person)}"):
            return
        self._apply(without_meeting_called, "call for a meeting", person)
