"""One person of the practice: name, role, votes, GP or not; and, behind a button, leaving or taking the name away."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCheckBox, QMenu, QWidget

from wizard.foundation.value import typed
from wizard.plan.people import MOST_VOTES, Person, Role
from wizard.ui.inputs.choice_inputs import Choice, ChoiceField
from wizard.ui.inputs.labelled_input import FieldError
from wizard.ui.inputs.text_inputs import NumberField, TextField
from wizard.ui.theme import Mark, current
from wizard.ui.widgets.buttons import Button, Kind
from wizard.ui.widgets.spacing import Column, Row
from wizard.ui.widgets.text_labels import Hint, Muted

ROLES = (
    Choice(Role.PARTNER, "Partner"),
    Choice(Role.SALARIED_GP, "Salaried GP"),
    Choice(Role.LOCUM, "Locum"),
    Choice(Role.MANAGER, "Manager"),
    Choice(Role.NURSE, "Nurse"),
    Choice(Role.STAFF, "Staff"),
    Choice(Role.GUEST, "Guest"),
)
"""What somebody may be in the practice, and the word for it."""

_ROLE, _VOTES, _GP, _MORE = 128, 56, 50, 44
"""The widths of the columns, in pixels of the plain size."""


class PeopleHead(QWidget):
    """What stands above the columns."""

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


class PersonRow(QWidget):
    """One person. It asks for changes and shows what it is given."""

    renamed = Signal(str)
    """The reader wants this name."""
    role_chosen = Signal(str)
    """The reader wants this role."""
    votes_edited = Signal(object)
    """The reader wants this number of votes."""
    gp_ticked = Signal(bool)
    """The reader says whether it is a GP."""
    left_chosen = Signal(bool)
    """The reader says that they have left, or are back."""
    removal_wanted = Signal()
    """The reader wants the name taken away."""

    def __init__(self, person: Person, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._person = person
        self._name = TextField()
        self._role = ChoiceField(ROLES)
        self._votes = NumberField(0, MOST_VOTES)
        self._none = Muted("–", wrap=False)
        self._none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._gp = QCheckBox()
        self._gone = Muted("has left", wrap=False)
        self._more = Button("", self._open_menu, Kind.TEXT, small=True, mark=Mark.MENU)
        self._more.setToolTip("Has left, or was named by mistake")
        self._menu = QMenu(self)
        self._left = self._menu.addAction("Has left the practice")
        self._left.setCheckable(True)
        self._remove = self._menu.addAction("Take the name away")
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
    def name_field(self) -> TextField:
        """Where the name is written."""
        return self._name

    @property
    def role_field(self) -> ChoiceField:
        """Where the role is chosen."""
        return self._role

    @property
    def votes_field(self) -> NumberField:
        """Where a partner's votes are written."""
        return self._votes

    @property
    def gp_box(self) -> QCheckBox:
        """Whether a GP."""
        return self._gp

    @property
    def left_action(self) -> QAction:
        """Says that the person has left."""
        return self._left

    @property
    def remove_action(self) -> QAction:
        """Takes the name away."""
        return self._remove

    @property
    def error(self) -> str:
        """What is wrong with the row; empty if nothing is."""
        return "" if self._error.isHidden() else self._error.text()

    def show_person(self, person: Person, *, removable: bool) -> None:
        """Show the person; emits nothing."""
        self._person = person
        partner = person.role is Role.PARTNER
        self._name.show_text(person.name)
        self._role.show_choice(person.role)
        self._votes.show_value(person.votes if partner else None)
        self._gp.setChecked(person.gp)
        self._left.setChecked(person.left)
        self._remove.setEnabled(removable)
        self._remove.setText("Take the name away" if removable else "Named in the records: cannot be taken away")
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

    def show_error(self, sentence: str) -> None:
        """Say what is wrong; an empty sentence takes it away."""
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))

    def _lay_out(self) -> None:
        row = Row(6)
        row.addWidget(self._name, 1)
        for part in (self._role, self._votes, self._none, self._gp, self._gone, self._more):
            row.addWidget(part)
        Column(2, parent=self).add(row, self._error)
        self.setFocusProxy(self._name)

    def _connect(self) -> None:
        self._name.edited.connect(lambda name: self.renamed.emit(typed(name)))
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
