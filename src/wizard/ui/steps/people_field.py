"""A field for adding people: type a name and press Enter, or paste a list with one person a line."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

from wizard.edits.pasted_people import not_there_yet, pasted_people, with_people
from wizard.foundation.formatting import counted, listed
from wizard.foundation.value import NOTE_LENGTH, typed
from wizard.overview.places import Control
from wizard.plan.plan import MOST_PEOPLE
from wizard.ui.accessibility.screen_reader import announce
from wizard.ui.inputs.labelled_input import LabelledInput
from wizard.ui.inputs.text_inputs import TextField
from wizard.ui.inputs.typing import PASSING
from wizard.ui.session.apply_edit import tried
from wizard.ui.session.session import Session
from wizard.ui.widgets.buttons import Button
from wizard.ui.widgets.spacing import ColumnLayout, Row
from wizard.ui.widgets.text_labels import Hint

_HOW = "Each is added as a partner with one vote; change that {where}. You can paste a list."
_FULL = f"A plan can name at most {MOST_PEOPLE} people."


_ALL_THERE = "Everybody on this list is there already."


class _NewPeople(TextField):
    """A field whose text is added when the reader leaves it, as it is on Enter."""

    left = Signal()
    """The reader went on to something else."""

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in PASSING:
            self.left.emit()


class PeopleField(QWidget):
    """Adds people to the plan. A name counts on Enter, and when the field or the page is left."""

    def __init__(self, session: Session, where: str) -> None:
        """Add people to the session's plan. `where` says where roles can be changed: “below”, “at Practice”."""
        super().__init__()
        self._session, self._where = session, where
        self._text = _NewPeople("Name, then Enter: Dr Amara Osei", NOTE_LENGTH)
        self.field = LabelledInput("Add somebody", self._text, _HOW.format(where=where), "d")
        self.field.setObjectName(Control.NEW_PERSON)
        self._text.returnPressed.connect(self.add_written)
        self._text.left.connect(self.add_written)
        self._text.textChanged.connect(self._add_pasted)
        self._text.typing.is_kept = False
        row = Row(8, parent=self)
        row.addWidget(self.field, 1)
        button = ColumnLayout(4)
        # A line as high as the field's label, so that the button is beside the field.
        button.add(Hint(" "), Button("Add", self.add_written))
        button.addStretch(1)
        row.addLayout(button)
        self.setFocusProxy(self._text)

    def add_written(self) -> None:
        """Add the people in the field: one name, or several pasted lines."""
        written = pasted_people(self._text.text())
        if not written or not self._session.is_open or self._session.read_only_because:
            return
        # A list pasted twice adds nobody twice; a single name may be that of another person.
        people = not_there_yet(self._session.plan, written) if len(written) > 1 else written
        if not people:
            self._text.typing.empty()
            self.field.set_hint(_ALL_THERE)
            announce(self, _ALL_THERE)
            return
        called = people[0].name if len(people) == 1 else counted(len(people), "person", "people")
        problem = tried(self._session, lambda plan: with_people(plan, people), f"adding {called}", _FULL)
        self.field.show_error(problem)
        if problem:
            return
        # Emptied without a step of its own to undo: undoing that would add everybody again.
        self._text.typing.empty()
        unknown = [f"{person.name} ({person.unknown})" for person in people if person.unknown]
        hint = f"Choose the role of {listed(unknown)} {self._where}." if unknown else _HOW.format(where=self._where)
        self.field.set_hint(hint)
        announce(self, f"{called} added")

    def _add_pasted(self, text: str) -> None:
        """Add the people of several pasted lines at once. A single name stays, for more typing."""
        if "\n" in typed(text, lines=True):
            # Wait until pasting has finished.
            QTimer.singleShot(0, self, self.add_written)
