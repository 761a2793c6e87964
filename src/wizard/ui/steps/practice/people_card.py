"""The practice's people: added by typing a name and Enter, a row each; and, in a section apart, how to reach them."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from wizard.edits.practice_edits import mentioned, with_contact, with_new_person, with_role, without_person
from wizard.edits.settling import people_sentence
from wizard.foundation.value import typed
from wizard.plan.people import Person, Role
from wizard.plan.plan import MOST_PEOPLE, Plan
from wizard.ui.accessibility.screen_reader import announce
from wizard.ui.inputs.labelled_input import Field
from wizard.ui.inputs.text_inputs import TextField
from wizard.ui.session.editing import tried
from wizard.ui.session.session import Session
from wizard.ui.steps.practice.person_row import PeopleHead, PersonRow
from wizard.ui.theme import Mark
from wizard.ui.widgets.buttons import Button
from wizard.ui.widgets.cards import Card
from wizard.ui.widgets.empty import EmptyState
from wizard.ui.widgets.flow_layouts import FieldRow
from wizard.ui.widgets.fold import FoldSection
from wizard.ui.widgets.spacing import Column, Row
from wizard.ui.widgets.text_labels import Hint, Muted

_NO_NAME = "Everybody needs a name. To take somebody away, use the button at the right."
_FULL = f"A plan names at most {MOST_PEOPLE} people."


class PeopleCard(Card):
    """Everybody who takes part in meetings, owns tasks, or both."""

    def __init__(self, session: Session) -> None:
        super().__init__("People")
        self._session = session
        self._rows: dict[str, PersonRow] = {}
        self._count = Muted()
        self._new = TextField("Name, then Enter: Dr Amara Osei")
        self.new = Field("Add somebody", self._new, "Added as a partner with one vote; change it in the row.", "d")
        self._new.returnPressed.connect(self._add)
        self._empty = EmptyState(
            "Nobody yet", "Write the first partner’s name above and press Enter.", mark=Mark.PERSON
        )
        self._head, self._list = PeopleHead(), QWidget()
        self._column = Column(6, parent=self._list)
        add = Row(8)
        add.addWidget(self.new, 1)
        button = Column(4)
        button.add(Hint(" "), Button("Add", self._add))
        button.addStretch(1)
        add.addLayout(button)
        self.body.add(self._count, add, self._empty, self._head, self._list)

    @property
    def rows(self) -> tuple[PersonRow, ...]:
        """The rows from top to bottom."""
        return tuple(self._rows.values())

    def refresh(self, plan: Plan) -> None:
        """Show everybody; rows that stay keep the focus."""
        if list(self._rows) != [person.id for person in plan.people]:
            self._arrange(plan)
        named = mentioned(plan)
        for person in plan.people:
            self._rows[person.id].show_person(person, removable=person.id not in named)
        self._count.setText(people_sentence(plan))
        self._empty.setVisible(not plan.people)
        self._head.setVisible(bool(plan.people))
        self._list.setVisible(bool(plan.people))

    def _arrange(self, plan: Plan) -> None:
        """Make rows for those who are new, drop those of people who are gone, in the plan's order."""
        wanted = {person.id for person in plan.people}
        for gone in [key for key in self._rows if key not in wanted]:
            row = self._rows.pop(gone)
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        rows = {person.id: self._rows.get(person.id) or self._row(person) for person in plan.people}
        for at, row in enumerate(rows.values()):
            if self._column.indexOf(row) != at:
                self._column.insertWidget(at, row)
        self._rows = rows

    def _row(self, person: Person) -> PersonRow:
        row, key = PersonRow(person), person.id
        row.renamed.connect(lambda name: self._rename(key, name))
        row.role_chosen.connect(lambda role: self._change(key, lambda plan: with_role(plan, key, Role(role)), "role"))
        row.votes_edited.connect(lambda votes: self._replace(key, "votes", votes=votes or 0))
        row.gp_ticked.connect(lambda gp: self._replace(key, "GP or not", gp=gp))
        row.left_chosen.connect(lambda left: self._replace(key, "leaving", left=left))
        row.removal_wanted.connect(lambda: self._remove(key))
        return row

    def _add(self) -> None:
        name = typed(self._new.text())
        if not name:
            return
        problem = tried(self._session, lambda plan: with_new_person(plan, name), f"adding {name}", _FULL)
        self.new.show_error(problem)
        if not problem:
            self._new.clear()
            self._new.commit()
            announce(self, f"{name} added")

    def _rename(self, key: str, name: str) -> None:
        if not name:
            self._rows[key].show_error(_NO_NAME)
        else:
            self._replace(key, "name", name=name)

    def _replace(self, key: str, called: str, **parts: object) -> None:
        self._change(key, lambda plan: plan.with_person(plan.person(key).replace(**parts)), called)

    def _change(self, key: str, change: Callable[[Plan], Plan], called: str) -> None:
        label = f"{called} of {self._session.plan.person(key).name}"
        self._rows[key].show_error(tried(self._session, change, label))

    def _remove(self, key: str) -> None:
        name = self._session.plan.person(key).name
        self._new.setFocus()
        tried(self._session, lambda plan: without_person(plan, key), f"taking away {name}")


class ContactsSection(FoldSection):
    """How to reach people: private, never printed."""

    def __init__(self, session: Session) -> None:
        super().__init__("How to reach people")
        self._session = session
        self._fields: dict[str, Field] = {}
        self._note = Muted("Private. Kept in the plan’s file on your PC, and never printed, sealed or put into a PDF.")
        self._holder = QWidget()
        self._column = Column(8, parent=self._holder)
        self.content.add(self._note, self._holder)
        self.opened.connect(lambda _open: self.refresh(session.plan))

    @property
    def fields(self) -> tuple[Field, ...]:
        """The fields, in the order of the practice's people."""
        return tuple(self._fields.values())

    def refresh(self, plan: Plan) -> None:
        """Show the contacts of everybody who has not left."""
        here = [person for person in plan.people if not person.left]
        given = sum(person.id in plan.private.contacts for person in here)
        self.set_summary(f"private, never printed · {given} of {len(here)} given" if here else "private, never printed")
        if not self.is_open:
            return
        if list(self._fields) != [person.id for person in here]:
            self._column.clear()
            self._fields = {person.id: self._field(person) for person in here}
            self._column.addWidget(FieldRow(*self._fields.values(), least=190))
        for person in here:
            field = self._fields[person.id]
            control = field.control
            assert isinstance(control, TextField)
            field.set_label(person.name)
            control.setAccessibleName(f"How to reach {person.name}; private")
            control.show_text(plan.private.contacts.get(person.id, ""))

    def _field(self, person: Person) -> Field:
        control, key = TextField("Telephone or e-mail"), person.id
        field = Field(person.name, control)

        def keep(text: str) -> None:
            label = f"contact of {self._session.plan.person(key).name}"
            field.show_error(tried(self._session, lambda plan: with_contact(plan, key, typed(text)), label))

        control.edited.connect(keep)
        return field
