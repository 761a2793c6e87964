"""A quorum: none, a number of people, or a fraction of all who have a vote."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from wizard.plan.voting_rule import Quorum
from wizard.ui.inputs.choice_inputs import Choice, ChoiceField
from wizard.ui.inputs.text_inputs import NumberField
from wizard.ui.widgets.spacing import Row
from wizard.ui.widgets.text_labels import Muted

_KINDS = (Choice("none", "No quorum"), Choice("number", "A number"), Choice("fraction", "A fraction"))
_MOST_PEOPLE, _MOST_PARTS = 10_000, 100


class QuorumField(QWidget):
    """A kind and its numbers. Choosing a kind offers a first number, so that the rule is whole at once."""

    edited = Signal(str, object, object, object)
    """The reader wants this kind, with this number, numerator and denominator."""
    problem_changed = Signal(str)
    """What is wrong with a number, as a sentence; empty when nothing is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = ChoiceField(_KINDS)
        self.number = NumberField(1, _MOST_PEOPLE)
        self.numerator, self.denominator = NumberField(1, _MOST_PARTS), NumberField(1, _MOST_PARTS)
        self._people, self._of, self._all = Muted("people"), Muted("of"), Muted("parts")
        row = Row(6, parent=self)
        row.addWidget(self.kind, 3)
        for part in (self.number, self._people, self.numerator, self._of, self.denominator, self._all):
            row.addWidget(part, 1)
        self.number.setAccessibleName("Quorum, number of people")
        self.numerator.setAccessibleName("Quorum, how many parts")
        self.denominator.setAccessibleName("Quorum, of how many parts")
        self.kind.chosen.connect(self._choose)
        for field in (self.number, self.numerator, self.denominator):
            field.edited.connect(lambda _value: self._tell(self.kind.choice or "none"))
            field.problem_changed.connect(self.problem_changed)
        self.setFocusProxy(self.kind)

    def setAccessibleName(self, name: str) -> None:
        """Name the list of kinds."""
        super().setAccessibleName(name)
        self.kind.setAccessibleName(name)

    def show_quorum(self, quorum: Quorum | None) -> None:
        """Show the quorum; emits nothing but the end of a problem."""
        kind = "none" if quorum is None else "number" if quorum.number is not None else "fraction"
        self.kind.show_choice(kind)
        self.number.show_value(quorum.number if quorum else None)
        self.numerator.show_value(quorum.numerator if quorum else None)
        self.denominator.show_value(quorum.denominator if quorum else None)
        for part in (self.number, self._people):
            part.setVisible(kind == "number")
        for part in (self.numerator, self._of, self.denominator, self._all):
            part.setVisible(kind == "fraction")

    def _choose(self, kind: str) -> None:
        first = {"none": (None, None, None), "number": (2, None, None), "fraction": (None, 1, 2)}[kind]
        self.edited.emit(kind, *first)

    def _tell(self, kind: str) -> None:
        self.edited.emit(kind, self.number.value, self.numerator.value, self.denominator.value)
