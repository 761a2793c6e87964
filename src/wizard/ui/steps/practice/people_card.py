"""The practice's people: add one by typing a name and pressing Enter. Contact details are folded away.

A row has name, role, votes, GP or not and, behind a button, leaving or removing the person.
"""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QMenu, QWidget

from wizard.edits.practice_edits import (
    mentioned,
    people_sentence,
    with_contact,
    with_role,
    without_person,
)
from wizard.foundation.formatting import listed
from wizard.foundation.value import typed
from wizard.plan.labels import ROLES
from wizard.plan.people import MOST_VOTES, Person, Role
from wizard.plan.plan import Plan
from wizard.services.pdf_copies import characters_not_printed
from wizard.ui.accessibility.screen_reader import announce
from wizard.ui.inputs.choice_inputs import ChoiceField, ListChoice
from wizard.ui.inputs.labelled_input import FieldError, LabelledInput
from wizard.ui.inputs.text_inputs import NumberField, TextField
from wizard.ui.session.apply_edit import tried
from wizard.ui.session.session import Session
from wizard.ui.steps.people_field import PeopleField
from wizard.ui.theme import Icon, current
from wizard.ui.widgets.buttons import Button, ButtonKind
from wizard.ui.widgets.cards import Card, FoldSection
from wizard.ui.widgets.dialogs import UNDO, may_remove
from wizard.ui.widgets.flow_layouts import FieldRow
from wizard.ui.widgets.messages import EmptyState
from wizard.ui.widgets.spacing import ColumnLayout, Row
from wizard.ui.widgets.text_labels import Hint, Muted

_ROLES = tuple(ListChoice(role, words) for role, words in ROLES.items())
"""The roles in the practice and their names."""

_NO_NAME = "Everybody needs a name. To remove somebody, use the button on the right."
_WHY_LATIN = "The PDF cannot print some characters of the name above. It prints this instead."

_REMOVE = "Remove the name…"


_ROLE, _VOTES, _GP, _MORE = 128, 56, 50, 44
"""The widths of the columns, in pixels at zoom 1."""


class PersonRow(QWidget):
    """One person. The row emits requested changes and shows the person it is given."""

    renamed = Signal(str)
    """The reader wants to change the name to this."""
    latin_edited = Signal(str)
    """The reader wants to change the printed name to this."""
    role_chosen = Signal(str)
    """The reader wants to change the role to this."""
    votes_edited = Signal(object)
    """The reader wants to change the number of votes to this."""
    gp_ticked = Signal(bool)
    """The reader changed whether the person is a GP."""
    left_chosen = Signal(bool)
    """The reader changed whether the person has left."""
    removal_wanted = Signal()
    """The reader wants to remove the person."""

    def __init__(self, person: Person, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._person = person
        self._name = TextField()
        self._role = ChoiceField(_ROLES)
        self._votes = NumberField(0, MOST_VOTES)
        self._none = Muted("–", wrap=False)
        self._none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._gp = QCheckBox()
        self._gone = Muted("has left", wrap=False)
        self._more = Button("", self._open_menu, ButtonKind.TEXT, small=True, mark=Icon.MENU)
        self._more.setToolTip("Has left, or was named by mistake")
        self._menu = QMenu(self)
        self._left = self._menu.addAction("Has left the practice")
        self._left.setCheckable(True)
        self._remove = self._menu.addAction(_REMOVE)
        self._latin = TextField("e.g. Dr Wei Zhang")
        self.latin = LabelledInput("Name in Latin letters", self._latin, _WHY_LATIN)
        """Shown only if the name cannot be printed as written."""
        self._error = FieldError()
        self._error.hide()
        self._lay_out()
        self._connect()
        current().changed.connect(self._fit)
        self._fit()

    @property
    def person(self) -> Person:
        """The person shown."""
        return self._person

    @property
    def error(self) -> str:
        """The error of the row; empty if there is none."""
        return "" if self._error.isHidden() else self._error.text()

    def show_person(self, person: Person, *, removable: bool) -> None:
        """Show the person without emitting a signal."""
        self._person = person
        partner = person.role is Role.PARTNER
        self._name.show_text(person.name)
        self._show_latin(person)
        self._role.show_choice(person.role)
        self._votes.show_value(person.votes if partner else None)
        self._gp.setChecked(person.gp)
        self._left.setChecked(person.left)
        self._remove.setEnabled(removable)
        self._remove.setText(_REMOVE if removable else "Named in the records: cannot be removed")
        self._role.setVisible(not person.left)
        self._gp.setVisible(not person.left)
        self._votes.setVisible(partner and not person.left)
        self._none.setVisible(not partner and not person.left)
        self._gone.setVisible(person.left)
        for part, word in (
            (self._name, "Name of"),
            (self._role, "Role of"),
            (self._votes, "Votes of"),
            (self._more, "More on"),
        ):
            part.setAccessibleName(f"{word} {person.name}")
        self._gp.setAccessibleName(f"{person.name} is a GP")

    def _show_latin(self, person: Person) -> None:
        self._latin.show_text(person.latin)
        self._latin.setAccessibleName(f"Name in Latin letters of {person.name}")
        missing = characters_not_printed(person.latin)
        self.latin.show_error(f"These characters cannot be printed either: {' '.join(missing)}." if missing else "")
        self.latin.setVisible(bool(characters_not_printed(person.name)))

    def show_error(self, sentence: str) -> None:
        """Show an error; an empty sentence hides it."""
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))

    def _lay_out(self) -> None:
        row = Row(6)
        row.addWidget(self._name, 1)
        for part in (self._role, self._votes, self._none, self._gp, self._gone, self._more):
            row.addWidget(part)
        ColumnLayout(2, parent=self).add(row, self.latin, self._error)
        self.setFocusProxy(self._name)

    def _connect(self) -> None:
        self._name.edited.connect(lambda name: self.renamed.emit(typed(name)))
        self._name.problem_changed.connect(self.show_error)
        self._latin.edited.connect(lambda name: self.latin_edited.emit(typed(name)))
        self._role.chosen.connect(self.role_chosen)
        self._votes.edited.connect(self.votes_edited)
        self._votes.problem_changed.connect(self.show_error)
        self._gp.clicked.connect(self.gp_ticked)
        self._left.triggered.connect(self.left_chosen)
        self._remove.triggered.connect(lambda _checked=False: self.removal_wanted.emit())

    def _open_menu(self) -> None:
        self._menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height() + 2)))

    def _fit(self) -> None:
        theme = current()
        for part, width in (
            (self._role, _ROLE),
            (self._votes, _VOTES),
            (self._none, _VOTES),
            (self._gp, _GP),
            (self._gone, _ROLE + _VOTES + _GP + 12),
            (self._more, _MORE),
        ):
            part.setFixedWidth(theme.px(width))


class PeopleCard(Card):
    """Everybody who attends meetings, owns tasks, or both."""

    def __init__(self, session: Session) -> None:
        super().__init__("People")
        self._session = session
        self._rows: dict[str, PersonRow] = {}
        self._votes_before: dict[str, int] = {}
        self._count = Muted()
        self.new = PeopleField(session, "below")
        self._empty = EmptyState(
            "Nobody yet", "Write the first partner’s name above and press Enter.", mark=Icon.PERSON
        )
        self._head, self._list = PeopleHead(), QWidget()
        self._column = ColumnLayout(6, parent=self._list)
        self.body.add(self._count, self.new, self._empty, self._head, self._list)

    @property
    def rows(self) -> tuple[PersonRow, ...]:
        """The rows from top to bottom."""
        return tuple(self._rows.values())

    def refresh(self, plan: Plan) -> None:
        """Show everybody, keeping the focus in rows that stay."""
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
        """Add rows for new people, remove those of people who are gone, and follow the plan's order."""
        wanted = {person.id for person in plan.people}
        for gone in [key for key in self._rows if key not in wanted]:
            row = self._rows.pop(gone)
            self._column.removeWidget(row)
            # Qt deletes it only after this event and would paint it until then.
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
        row.latin_edited.connect(lambda name: self._replace(key, "name in Latin letters", latin=name))
        row.role_chosen.connect(lambda role: self._take_role(key, Role(role)))
        row.votes_edited.connect(lambda votes: self._replace(key, "votes", votes=votes or 0))
        row.gp_ticked.connect(lambda gp: self._replace(key, "GP or not", gp=gp))
        row.left_chosen.connect(lambda left: self._replace(key, "leaving", left=left))
        row.removal_wanted.connect(lambda: self._remove(key))
        return row

    def add_written(self) -> None:
        """Add the people in the field: one name, or several pasted lines."""
        self.new.add_written()

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

    def _take_role(self, key: str, role: Role) -> None:
        # A partner whose role was changed by mistake gets back the votes given by the deed.
        if votes := self._session.plan.person(key).votes:
            self._votes_before[key] = votes
        votes = self._votes_before.get(key, 1)
        self._change(key, lambda plan: with_role(plan, key, role, votes=votes), "role")

    def _remove(self, key: str) -> None:
        plan = self._session.plan
        name = plan.person(key).name
        goes = ["their telephone or e-mail"] if key in plan.private.contacts else []
        if plan.meeting is not None and plan.meeting.attendance_of(key) is not None:
            goes.append("their attendance at this meeting")
        if not may_remove(self.window(), name, f"This also removes {listed(goes)}." if goes else ""):
            return
        # The focused button is removed with its row, so move the focus first.
        self.new.setFocus()
        tried(self._session, lambda plan: without_person(plan, key), f"removing {name}")
        announce(self, f"Removed: {name}. {UNDO}")


class ContactsSection(FoldSection):
    """The contact details of people. They are private and never printed."""

    def __init__(self, session: Session) -> None:
        super().__init__("How to reach people")
        self._session = session
        self._fields: dict[str, LabelledInput] = {}
        self._note = Muted("Private. Kept in the plan’s file on your PC, and never printed, sealed or put into a PDF.")
        self._holder = QWidget()
        self._column = ColumnLayout(8, parent=self._holder)
        self.content.add(self._note, self._holder)
        self.opened.connect(lambda _open: self.refresh(session.plan))

    @property
    def fields(self) -> tuple[LabelledInput, ...]:
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

    def _field(self, person: Person) -> LabelledInput:
        control, key = TextField("Telephone or e-mail"), person.id
        field = LabelledInput(person.name, control)

        def keep(text: str) -> None:
            label = f"contact of {self._session.plan.person(key).name}"
            field.show_error(tried(self._session, lambda plan: with_contact(plan, key, typed(text)), label))

        control.edited.connect(keep)
        return field


class PeopleHead(QWidget):
    """The headings of the columns."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = Row(6, parent=self)
        row.addWidget(Hint("Name"), 1)
        self._cells = [(Hint(word, wrap=False), width) for word, width in (("Role", _ROLE), ("Votes", _VOTES))]
        self._cells += [(Hint("GP", wrap=False), _GP), (Hint("", wrap=False), _MORE)]
        for label, _width in self._cells:
            row.addWidget(label)
        current().changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        for label, width in self._cells:
            label.setFixedWidth(current().px(width))
