"""Optional parts of a vote: interests, dissents, views of people without a vote, and another voting rule."""

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
from wizard.ui.accessibility.screen_reader import announce
from wizard.ui.accessibility.tab_order import kept_focus, tell_apart
from wizard.ui.decision.roll_call_rows import RollCallRow, Voter
from wizard.ui.decision.unrecorded_text import Drafting
from wizard.ui.inputs.choice_inputs import ChoiceField, ListChoice
from wizard.ui.inputs.labelled_input import FieldError, LabelledInput
from wizard.ui.inputs.text_inputs import NoteField, TextField
from wizard.ui.session.apply_edit import EntryScope
from wizard.ui.widgets.buttons import Button, ButtonKind, ButtonRow
from wizard.ui.widgets.dialogs import UNDO, may_remove
from wizard.ui.widgets.flow_layouts import FieldRow
from wizard.ui.widgets.spacing import TOP, ColumnLayout, Row, show_if
from wizard.ui.widgets.text_labels import Body, Hint, Subheading
from wizard.voting.entitlement import attending

UNRECORDED = "These words are not recorded yet: record them first, or clear the field."


class Entries(QWidget):
    """Recorded lines of text, each with a Remove button and, where possible, an Edit button."""

    def __init__(self) -> None:
        super().__init__()
        self._column = ColumnLayout(4, parent=self)
        self._shown: list[tuple[str, str]] = []

    def show_entries(
        self,
        entries: Sequence[tuple[str, str]],
        remove: Callable[[str], object],
        edit: Callable[[str], object] | None = None,
    ) -> None:
        """Show pairs of key and text. `remove` and `edit` are called with the key."""
        # Rebuilt lines would lose the focus, so leave unchanged ones alone.
        if list(entries) == self._shown:
            return
        self._shown = list(entries)
        with kept_focus(self.parentWidget() or self):
            self._column.clear()
            for key, words in entries:
                acts = [("Edit", partial(edit, key))] if edit else []
                self._column.addWidget(_entry(key, words, [*acts, ("Remove", partial(remove, key))]))
            show_if(bool(entries), self)


def _entry(key: str, words: str, acts: Sequence[tuple[str, Callable[[], object]]]) -> QWidget:
    line = QWidget()
    row = Row(6, parent=line)
    row.addWidget(Body(words), 1)
    for verb, act in acts:
        button = Button(verb, act, ButtonKind.TEXT, small=True)
        button.setAccessibleName(f"{verb}: {words}")
        tell_apart(button, key, verb)
        row.addWidget(button, 0, TOP)
    return line


class InterestsPart(QWidget):
    """Interests declared in this item, the same as on the Meeting step."""

    def __init__(self, scope: EntryScope) -> None:
        super().__init__()
        self._scope = scope
        self._editing: Interest | None = None
        self._entries = Entries()
        self._who = ChoiceField(placeholder="Whose?")
        self._kind = ChoiceField([ListChoice(kind.value, words.chosen) for kind, words in INTERESTS.items()])
        self._kind.show_choice(InterestKind.NOTED)
        self._words = TextField("What it is (optional)")
        self._words.setAccessibleName("What the interest is")
        self._draft = Drafting(scope, DraftKind.INTEREST, self._words, self._who)
        self._error = FieldError()
        self._error.hide()
        self._add = Button("", self._record, small=True)
        self._leave = Button("Leave it as it was", self._leave_edit, ButtonKind.TEXT, small=True)
        column = ColumnLayout(8, parent=self)
        column.add(Subheading("Interests in this item"), self._entries)
        column.addWidget(
            FieldRow(LabelledInput("Whose", self._who), LabelledInput("How they take part", self._kind), least=150)
        )
        column.add(self._words, self._error, ButtonRow(self._add, self._leave))

    def refresh(self) -> None:
        """Show the interests in the item without emitting a signal."""
        minutes, here = self._scope.minutes, self._here()
        if self._editing not in here.values():
            self._editing = None
        self._entries.show_entries([(key, self._line(entry)) for key, entry in here.items()], self._remove, self._edit)
        taken = here.keys() - ({self._editing.person} if self._editing else set())
        voters = [person for person in minutes.people if person.has_vote and person.id not in taken]
        self._who.set_choices([ListChoice(person.id, person.name) for person in voters])
        self._who.setEnabled(self._editing is None)
        self._add.set_text("Save the change" if self._editing else "Declare the interest")
        show_if(self._editing is not None, self._leave)
        self._draft.refresh(self._editing.words if self._editing else "")

    def _here(self) -> dict[str, Interest]:
        interests = self._scope.minutes.meeting.interests
        return {entry.person: entry for entry in interests if self._scope.item_id in entry.items}

    def _line(self, entry: Interest) -> str:
        words = f"{self._scope.minutes.person_name(entry.person)}: {INTERESTS[entry.kind].chosen.casefold()}"
        return f"{words}. {entry.words}" if entry.words else words

    def _record(self) -> None:
        person, kind = self._who.choice, self._kind.choice
        if person is None or kind is None:
            _say(self._error, "Choose whose interest it is.")
            self._who.setFocus()
            return
        item, words, instead = self._scope.item_id, self._draft.words, self._editing is not None

        def declared(plan: Plan) -> Plan:
            plan = with_interest(plan, item, person, InterestKind(kind), words, instead=instead)
            return without_draft(plan, item, DraftKind.INTEREST)

        problem = self._scope.apply(declared, "interest")
        _say(self._error, problem)
        if not problem:
            self._empty()

    def _edit(self, person: str) -> None:
        if self._draft.words != (self._editing.words if self._editing else ""):
            _say(self._error, UNRECORDED)
            self._words.setFocus()
            return
        self._empty()
        self._editing = self._here()[person]
        self.refresh()
        self._who.show_choice(person)
        self._kind.show_choice(self._editing.kind)
        self._words.setFocus()

    def _leave_edit(self) -> None:
        self._empty()
        self._who.setFocus()

    def _empty(self) -> None:
        """Clear the form and its person, so that a recorded interest is not recorded twice by mistake."""
        self._editing = None
        self._who.show_choice(None)
        self._kind.show_choice(InterestKind.NOTED)
        self._draft.empty()
        _say(self._error, "")
        self.refresh()

    def _remove(self, person: str) -> None:
        what = f"the interest of {self._scope.minutes.person_name(person)} in this item"
        words = self._here()[person].words
        if may_remove(self.window(), what, f"This also removes “{words}”." if words else ""):
            self._scope.apply(lambda plan: with_interest(plan, self._scope.item_id, person, None), "interest")
            announce(self, f"Removed: {what}. {UNDO}")


class DissentPart(QWidget):
    """Dissents to be recorded, or kept out of print, as their authors wish."""

    def __init__(self, scope: EntryScope) -> None:
        super().__init__()
        self._scope = scope
        self._recorded: dict[str, Dissent] = {}
        self._editing = ""
        self._entries = Entries()
        self._who = ChoiceField(placeholder="Whose?")
        self._words = NoteField("In their own words", lines=2, most=5)
        self._draft = Drafting(scope, DraftKind.DISSENT, self._words, self._who)
        self._error = FieldError()
        self._error.hide()
        self._leave = Button("Leave it as it was", self._leave_edit, ButtonKind.TEXT, small=True)
        column = ColumnLayout(8, parent=self)
        column.add(
            Subheading("Dissent"), self._entries, LabelledInput("Whose", self._who), LabelledInput("Words", self._words)
        )
        column.addWidget(self._error)
        column.addWidget(
            ButtonRow(
                Button("Record at their request", lambda: self._record(private=False), small=True),
                Button("Keep private", lambda: self._record(private=True), small=True),
                self._leave,
            )
        )
        column.addWidget(Hint("Private dissent stays in this file and is never printed, sealed or enclosed."))

    def refresh(self, proposal: Proposal) -> None:
        """Show the dissents on the proposal without emitting a signal."""
        minutes = self._scope.minutes
        named = [(d, f"recorded at {minutes.person_name(d.person)}’s request") for d in proposal.dissents]
        if minutes.draft:
            hidden = private_dissents(self._scope.plan, self._scope.item_id)
            named += [(d, f"{minutes.person_name(d.person)}, private, never printed") for d in hidden]
        self._recorded = {dissent.person: dissent for dissent, _words in named}
        if self._editing not in self._recorded:
            self._editing = ""
        lines = [(d.person, f"Dissent {words}: {d.words}" if d.words else f"Dissent {words}") for d, words in named]
        self._entries.show_entries(lines, self._remove, self._edit)
        taken = self._recorded.keys() - {self._editing}
        people = [person for person in minutes.people if not person.left and person.id not in taken]
        self._who.set_choices([ListChoice(person.id, person.name) for person in people])
        self._who.setEnabled(not self._editing)
        show_if(bool(self._editing), self._leave)
        self._draft.refresh(self._recorded[self._editing].words if self._editing else "")

    def _record(self, *, private: bool) -> None:
        person = self._who.choice
        item, words, editing = self._scope.item_id, self._draft.words, bool(self._editing)
        if person is None:
            _say(self._error, "Choose whose dissent it is.")
            self._who.setFocus()
            return
        if editing and not words and self._recorded[person].words:
            _say(self._error, "Write the words, or remove the dissent above.")
            self._words.setFocus()
            return

        def recorded(plan: Plan) -> Plan:
            dissent = Dissent(person=person, words=words)
            plan = with_dissent(plan, item, dissent, private=private, instead=editing)
            return without_draft(plan, item, DraftKind.DISSENT)

        problem = self._scope.apply(recorded, "dissent")
        _say(self._error, problem)
        if not problem:
            self._empty()

    def _edit(self, person: str) -> None:
        if self._draft.words != (self._recorded[self._editing].words if self._editing else ""):
            _say(self._error, UNRECORDED)
            self._words.setFocus()
            return
        self._empty()
        self._editing = person
        self._refresh_last()
        self._who.show_choice(person)
        self._words.setFocus()

    def _leave_edit(self) -> None:
        self._empty()
        self._who.setFocus()

    def _empty(self) -> None:
        """Clear the form and its person, so that a recorded dissent is not recorded twice by mistake."""
        self._editing = ""
        self._who.show_choice(None)
        self._draft.empty()
        _say(self._error, "")
        self._refresh_last()

    def _refresh_last(self) -> None:
        proposal = self._scope.proposal
        if proposal is not None:
            self.refresh(proposal)

    def _remove(self, person: str) -> None:
        what = f"the dissent of {self._scope.minutes.person_name(person)}"
        words = self._recorded[person].words
        if may_remove(self.window(), what, f"This also removes “{words}”." if words else ""):
            self._scope.apply(lambda plan: without_dissent(plan, self._scope.item_id, person), "dissent")
            announce(self, f"Removed: {what}. {UNDO}")


def _say(error: FieldError, problem: str) -> None:
    error.setText(problem)
    show_if(bool(problem), error)


class ViewsPart(QWidget):
    """Views of people who attend without a vote. They are not counted and are shown separately."""

    def __init__(self, scope: EntryScope) -> None:
        super().__init__()
        self._scope = scope
        self._rows: dict[str, RollCallRow] = {}
        self._list = ColumnLayout(4)
        column = ColumnLayout(8, parent=self)
        column.add(
            Subheading("Views of people without a vote"), Hint("They are not counted and are printed separately.")
        )
        column.addLayout(self._list)

    def refresh(self, proposal: Proposal) -> None:
        """Show the people without a vote and their views, without emitting a signal."""
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


def without_vote(scope: EntryScope) -> list[Person]:
    """Return the people who take part in the item without a vote."""
    meeting = scope.minutes.meeting
    named = {entry.person for entry in meeting.attendance if entry.presence is Presence.IN_ATTENDANCE}
    here = named | attending(meeting, scope.item_id)
    return [person for person in scope.minutes.people if not person.has_vote and person.id in here]
