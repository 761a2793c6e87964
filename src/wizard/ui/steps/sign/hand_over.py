"""Between two signers: who is next, with nobody's signature on the screen."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from wizard.plan.people import Person
from wizard.ui.theme import Icon, Tone
from wizard.ui.widgets.buttons import Button, ButtonKind, ButtonRow, plain
from wizard.ui.widgets.cards import Card
from wizard.ui.widgets.icon_label import Sign
from wizard.ui.widgets.messages import Banner
from wizard.ui.widgets.spacing import TOP, ColumnLayout, Row
from wizard.ui.widgets.text_labels import Body, Title


class HandOver(QWidget):
    """Says who is next and waits until they say that it is they."""

    taken = Signal()
    """The person named is at the screen."""
    left = Signal()
    """Somebody else is next, or nobody now."""

    def __init__(self) -> None:
        super().__init__()
        self._done = Banner(Tone.GOOD, "")
        self._name = Title()
        self._words = Body()
        self._take = Button("", self.taken.emit, ButtonKind.PRIMARY)
        card = Card()
        row = Row(20, (12, 20, 12, 12))
        row.addWidget(Sign(Icon.PERSON, Tone.ACCENT, side=44), 0, TOP)
        words = ColumnLayout(10)
        words.add(self._name, self._words)
        words.addWidget(ButtonRow(self._take, Button("Somebody else, or later", self.left.emit, ButtonKind.TEXT)))
        row.addLayout(words, 1)
        card.body.addLayout(row)
        ColumnLayout(16, parent=self).add(self._done, card)

    def show_next(self, person: Person, *, present: bool, done: str = "") -> None:
        """Name the person who is next; `done` says whose answer was recorded just now."""
        self._done.show_message(Tone.GOOD, done)
        self._done.setVisible(bool(done))
        self._name.setText(f"Next: {person.name}")
        reads = "reads the decisions and signs" if present else "was not present, reads the record and answers"
        self._words.setText(
            f"Hand over screen and keyboard. {person.name} {reads}; what others signed or wrote is not shown."
        )
        self._take.set_text(f"I am {plain(person.name)}: read and answer")

    def first_field(self) -> QWidget:
        """Return what takes the focus."""
        return self._take
