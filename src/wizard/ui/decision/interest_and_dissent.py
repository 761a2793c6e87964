"""What may belong to a vote and mostly does not: interests, dissent, views of people without a vote, another rule."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from wizard.edits.decision_edits import with_view
from wizard.edits.note_edits import private_dissents, with_dissent, with_interest, without_dissent, without_draft
from wizard.plan.choice import Choice
from wizard.plan.labels import INTERESTS
from wizard.plan.meeting import Interest, InterestKind, Presence
from wizard.plan.people import Person
from wizard.plan.plan import DraftKind, Plan
from wizard.plan.proposal import Dissent, Proposal
from wizard.ui.accessibility.tab_order import kept_focus, tell_apart
from wizard.ui.decision.roll_call_rows import RollCallRow, Voter
from wizard.ui.decision.unrecorded_text import Drafting
from wizard.ui.inputs.choice_inputs import ChoiceField, ListChoice
from wizard.ui.inputs.labelled_input import FieldError, LabelledInput
from wizard.ui.inputs.text_inputs import NoteField, TextField
from wizard.ui.session.apply_edit import ItemScope
from wizard.ui.widgets.buttons import Button, ButtonKind, ButtonRow
from wizard.ui.widgets.flow_layouts import FieldRow
from wizard.ui.widgets.spacing import TOP, ColumnLayout, Row, show_if
from wizard.ui.widgets.text_labels import Body, Hint, Subheading
from wizard.voting.entitlement import attending


class Entries(QWidget):
    """Lines of words, each with a button that takes it back."""

    def __init__(self) -> None:
        super().__init__()
        self._column = ColumnLayout(4, parent=self)
        self._shown: list[tuple[str, str]] = []

    def show_entries(self, entries: Sequence[tuple[str, str]], taken_back: Callable[[str], None]) -> None:
        """Show pairs of a key and words; `taken_back` is called with the key."""
        # Lines that are made anew lose the focus, so the same ones are left alone.
        if list(entries) == self._shown:
            return
        self._shown = list(entries)
        with kept_focus(self.parentWidget() or self):
            self._column.clear()
            for key, words in entries:
                self._column.addWidget(_entry(key, words, partial(taken_back, key)))
            show_if(bool(entries), self)


def _entry(key: str, words: str, take_back: Callable[[], object]) -> QWidget:
    line = QWidget()
    row = Row(6, parent=line)
    row.addWidget(Body(words), 1)
    back = Button("Take back", take_back, ButtonKind.TEXT, small=True)
    back.setAccessibleName(f"Take back: {words}")
    tell_apart(back, key, "take back")
    row.addWidget(back, 0, TOP)
    return line


class InterestsPart(QWidget):
    """Interests declared in this item: the same fact as on the Meeting step."""

    def __init__(self, scope: ItemScope) -> None:
        super().__init__()
        self._scope = scope
        self._entries = Entries()
        self._who = ChoiceField(placeholder="Whose?")
        self._kind = ChoiceField([ListChoice(kind.value, words.chosen) for kind, words in INTERESTS.items()])
        self._kind.show_choice(InterestKind.NOTED)
        self._words = TextField("What it is (optional)")
        self._words.setAccessibleName("What the interest is")
        self._draft = Drafting(scope, DraftKind.INTEREST, self._words, self._who)
        column = ColumnLayout(8, parent=self)
        column.add(Subheading("Interests in this item"), self._entries)
        column.addWidget(
            FieldRow(LabelledInput("Whose", self._who), LabelledInput("What they do", self._kind), least=150)
        )
        column.addWidget(self._words)
        column.addWidget(ButtonRow(Button("Declare the interest", self._declare, small=True)))

    def refresh(self) -> None:
        """Show the interests in the item; emits nothing."""
        minutes = self._scope.minutes
        here = [entry for entry in minutes.meeting.interests if self._scope.item_id in entry.items]
        self._entries.show_entries([(entry.person, self._line(entry)) for entry in here], self._take_back)
        self._who.set_choices([ListChoice(person.id, person.name) for person in minutes.people if person.has_vote])
        self._draft.refresh()

    def _line(self, entry: Interest) -> str:
        words = f"{self._scope.minutes.person_name(entry.person)}: {INTERESTS[entry.kind].chosen.casefold()}"
        return f"{words}. {entry.words}" if entry.words else words

    def _declare(self) -> None:
        person, kind = self._who.choice, self._kind.choice
        if person is None or kind is None:
            self._who.setFocus()
            return
        item, words = self._scope.item_id, self._draft.words

        def declared(plan: Plan) -> Plan:
            return without_draft(with_interest(plan, item, person, InterestKind(kind), words), item, DraftKind.INTEREST)

        if not self._scope.apply(declared, "interest"):
            self._draft.empty()

    def _take_back(self, person: str) -> None:
        self._scope.apply(lambda plan: with_interest(plan, self._scope.item_id, person, None), "interest")


class DissentPart(QWidget):
    """Dissent that its author wants recorded, or kept out of print."""

    def __init__(self, scope: ItemScope) -> None:
        super().__init__()
        self._scope = scope
        self._entries = Entries()
        self._who = ChoiceField(placeholder="Whose?")
        self._words = NoteField("In their own words", lines=2, most=5)
        self._draft = Drafting(scope, DraftKind.DISSENT, self._words, self._who)
        self._error = FieldError()
        self._error.hide()
        column = ColumnLayout(8, parent=self)
        column.add(
            Subheading("Dissent"), self._entries, LabelledInput("Whose", self._who), LabelledInput("Words", self._words)
        )
        column.addWidget(self._error)
        column.addWidget(
            ButtonRow(
                Button("Record at their request", lambda: self._record(private=False), small=True),
                Button("Keep private", lambda: self._record(private=True), small=True),
            )
        )
        column.addWidget(Hint("Private dissent stays in this file and is never printed, sealed or enclosed."))

    def refresh(self, proposal: Proposal) -> None:
        """Show the dissents on the proposal; emits nothing."""
        minutes = self._scope.minutes
        named = [(d, f"recorded at {minutes.person_name(d.person)}’s request") for d in proposal.dissents]
        if minutes.draft:
            hidden = private_dissents(self._scope.plan, self._scope.item_id)
            named += [(d, f"{minutes.person_name(d.person)}, private, never printed") for d in hidden]
        lines = [(d.person, f"Dissent {words}: {d.words}" if d.words else f"Dissent {words}") for d, words in named]
        self._entries.show_entries(lines, self._take_back)
        self._who.set_choices([ListChoice(person.id, person.name) for person in minutes.people if not person.left])
        self._draft.refresh()

    def _record(self, *, private: bool) -> None:
        person = self._who.choice
        if person is None:
            self._who.setFocus()
            return
        item, words = self._scope.item_id, self._draft.words

        def recorded(plan: Plan) -> Plan:
            dissent = Dissent(person=person, words=words)
            return without_draft(with_dissent(plan, item, dissent, private=private), item, DraftKind.DISSENT)

        problem = self._scope.apply(recorded, "dissent")
        self._error.setText(problem)
        show_if(bool(problem), self._error)
        if not problem:
            self._draft.empty()

    def _take_back(self, person: str) -> None:
        self._scope.apply(lambda plan: without_dissent(plan, self._scope.item_id, person), "dissent")


class ViewsPart(QWidget):
    """Views of those who attend and have no vote; they count for nothing and are shown apart."""

    def __init__(self, scope: ItemScope) -> None:
        super().__init__()
        self._scope = scope
        self._rows: dict[str, RollCallRow] = {}
        self._list = ColumnLayout(4)
        column = ColumnLayout(8, parent=self)
        column.add(Subheading("Views of people without a vote"), Hint("They count for nothing and are printed apart."))
        column.addLayout(self._list)

    def refresh(self, proposal: Proposal) -> None:
        """Show who is there without a vote, and their views; emits nothing."""
        views = {vote.person: vote.choice for vote in proposal.views}
        people = without_vote(self._scope)
        show_if(bool(people), self)
        voters = {person.id: Voter(person.id, person.name, views.get(person.id)) for person in people}
        if list(voters) != list(self._rows):
            self._list.clear()
            self._rows = {key: RollCallRow(voter) for key, voter in voters.items()}
            for row in self._rows.values():
                row.voted.connect(self._tell)
                self._list.addWidget(row)
        for key, row in self._rows.items():
            row.show_voter(voters[key])

    def _tell(self, person: str, vote: str) -> None:
        choice = Choice(vote) if vote else None
        self._scope.apply(lambda plan: with_view(plan, self._scope.item_id, person, choice), "view")


def without_vote(scope: ItemScope) -> list[Person]:
    """Return the people who take part in the item without a vote."""
    meeting = scope.minutes.meeting
    named = {entry.person for entry in meeting.attendance if entry.presence is Presence.IN_ATTENDANCE}
    here = named | attending(meeting, scope.item_id)
    return [person for person in scope.minutes.people if not person.has_vote and person.id in here]
