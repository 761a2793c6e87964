"""Controls for a voting rule: how much must be for, out of whom, and how many must be present."""

from collections.abc import Mapping
from typing import NamedTuple

from pydantic import TypeAdapter
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from wizard.plan.rule_labels import BASES
from wizard.plan.tier import (
    MOST_NEEDED,
    MOST_PARTS,
    AllBut,
    Least,
    Need,
    Number,
    Over,
    Quorum,
    QuorumNeed,
)
from wizard.ui.inputs.choice_inputs import ChoiceField, ListChoice
from wizard.ui.inputs.text_inputs import NumberField
from wizard.ui.widgets.spacing import Row, show_if
from wizard.ui.widgets.text_labels import Muted

BASE_CHOICES = tuple(ListChoice(base, words.removeprefix("of ")) for base, words in BASES.items())
"""Out of whom."""


class AmountKind(NamedTuple):
    """A way to say how much or how many."""

    label: str
    first: tuple[int, ...] = ()
    """The initial numbers, so that it is complete at once; two for a fraction."""
    between: str = ""
    """The text after the first number."""


NEED_KINDS: Mapping[str, AmountKind] = {
    "over": AmountKind("More than", (1, 2), "/"),
    "least": AmountKind("At least", (2, 3), "/"),
    "all": AmountKind("All"),
    "all_but": AmountKind("All but", (1,)),
    "number": AmountKind("At least this number", (2,)),
}
"""How much must be for the proposal."""

QUORUM_KINDS: Mapping[str, AmountKind] = {
    "none": AmountKind("No quorum"),
    "number": AmountKind("A number", (2,)),
    "least": AmountKind("A fraction of all", (1, 2), "/"),
}
"""How many must be present."""

ADJOURNED_KINDS: Mapping[str, AmountKind] = {
    "same": AmountKind("The usual number"),
    "any": AmountKind("Whoever is present"),
    "number": AmountKind("A number", (2,)),
    "least": AmountKind("A fraction of all", (1, 2), "/"),
}
"""How many are enough when the meeting is held again."""

_NEEDS: TypeAdapter[Need] = TypeAdapter(Need)
_QUORUMS: TypeAdapter[QuorumNeed] = TypeAdapter(QuorumNeed)

NUMBERS_MISSING = "Enter the number. Until then, the rule stays as it was."
OVER_ALL = "“More than” needs less than the whole: the first number must be less than the second."
ABOVE_ALL = "A fraction cannot be more than the whole: the first number must not be greater than the second."


class AmountField(QWidget):
    """A kind and its numbers."""

    edited = Signal(str, object, object)
    """The reader chose this kind with this first and second number, each a number or None."""
    problem_changed = Signal(str)
    """What is wrong with a number, as a sentence; empty if nothing is."""

    def __init__(self, kinds: Mapping[str, AmountKind], most: int = MOST_PARTS) -> None:
        super().__init__()
        self._kinds = kinds
        self.kind = ChoiceField([ListChoice(key, kind.label) for key, kind in kinds.items()])
        self.first, self.second = NumberField(1, most), NumberField(1, MOST_PARTS)
        self._between = Muted("/", wrap=False)
        row = Row(6, parent=self)
        row.addWidget(self.kind, 3)
        row.addWidget(self.first, 1)
        row.addWidget(self._between)
        row.addWidget(self.second, 1)
        self.kind.chosen.connect(self._choose)
        for field in (self.first, self.second):
            field.edited.connect(lambda _value: self._tell())
            field.problem_changed.connect(self.problem_changed)
        self.setFocusProxy(self.kind)

    def setAccessibleName(self, name: str) -> None:
        """Use this name for the list of kinds and the numbers."""
        super().setAccessibleName(name)
        self.kind.setAccessibleName(name)
        self.first.setAccessibleName(f"{name}, number")
        self.second.setAccessibleName(f"{name}, of how many parts")

    def show_amount(self, kind: str, first: int | None = None, second: int | None = None) -> None:
        """Show a kind with its numbers. Emits at most `problem_changed`."""
        self.kind.show_choice(kind)
        self.first.show_value(first)
        self.second.show_value(second)
        numbers = len(self._kinds[kind].first)
        show_if(numbers > 0, self.first)
        show_if(numbers > 1, self._between, self.second)

    def _choose(self, kind: str) -> None:
        first, second = (*self._kinds[kind].first, None, None)[:2]
        self.edited.emit(kind, first, second)

    def _tell(self) -> None:
        kind = self.kind.choice or ""
        numbers = (self.first.value, self.second.value)[: len(self._kinds[kind].first)]
        if None in numbers:
            self.problem_changed.emit(NUMBERS_MISSING)
            return
        problem = "" if len(numbers) < 2 else _fraction_problem(kind, *numbers)
        self.problem_changed.emit(problem)
        if not problem:
            self.edited.emit(kind, *(*numbers, None, None)[:2])


def _fraction_problem(kind: str, part: int | None, of: int | None) -> str:
    if part is None or of is None:
        return NUMBERS_MISSING
    if kind == "over":
        return OVER_ALL if part >= of else ""
    return ABOVE_ALL if part > of else ""


class NeedField(AmountField):
    """A field for how much must be for the proposal."""

    def __init__(self) -> None:
        super().__init__(NEED_KINDS, MOST_NEEDED)

    def show_need(self, need: Need) -> None:
        """Show how much must be for the proposal. Emits at most `problem_changed`."""
        match need:
            case Over(part=part, of=of) | Least(part=part, of=of):
                self.show_amount(need.kind, part, of)
            case AllBut(fewer=fewer):
                self.show_amount("all_but" if fewer else "all", fewer or None)
            case Number(number=number):
                self.show_amount("number", number)


def need_of(kind: str, first: int | None, second: int | None) -> Need:
    """Return how much must be for the proposal, from a kind of `NEED_KINDS` and its numbers.

    Raises:
        pydantic.ValidationError: The numbers are not valid.
    """
    values: dict[str, dict[str, object]] = {
        "over": {"part": first, "of": second},
        "least": {"part": first, "of": second},
        "all": {"kind": "all_but", "fewer": 0},
        "all_but": {"fewer": first},
        "number": {"number": first},
    }
    return _NEEDS.validate_python({"kind": kind, **values[kind]})


class QuorumField(AmountField):
    """A field for how many must be present."""

    def __init__(self) -> None:
        super().__init__(QUORUM_KINDS, MOST_NEEDED)

    def show_quorum(self, quorum: Quorum | None) -> None:
        """Show the quorum. Emits at most `problem_changed`."""
        _show_how_many(self, quorum.need if quorum else None, "none")


class AdjournedField(AmountField):
    """A field for how many are enough when a meeting is held again after an adjournment."""

    def __init__(self) -> None:
        super().__init__(ADJOURNED_KINDS, MOST_NEEDED)

    def show_quorum(self, quorum: Quorum | None) -> None:
        """Show the quorum for an adjourned meeting. Emits at most `problem_changed`."""
        _show_how_many(self, quorum.adjourned if quorum else None, "any" if quorum and quorum.adjourned_any else "same")


def _show_how_many(field: AmountField, need: QuorumNeed | None, otherwise: str) -> None:
    match need:
        case Number(number=number):
            field.show_amount("number", number)
        case Least(part=part, of=of):
            field.show_amount("least", part, of)
        case None:
            field.show_amount(otherwise)


def quorum_need_of(kind: str, first: int | None, second: int | None) -> QuorumNeed | None:
    """Return how many must be present, from a kind of `QUORUM_KINDS` or `ADJOURNED_KINDS`; None if it has no number.

    Raises:
        pydantic.ValidationError: The numbers are not valid.
    """
    match kind:
        case "number":
            return _QUORUMS.validate_python({"kind": kind, "number": first})
        case "least":
            return _QUORUMS.validate_python({"kind": kind, "part": first, "of": second})
        case _:
            return None
