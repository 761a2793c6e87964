"""A control for a field of the pack: number, money, date, yes or no, choice or text.

Money is entered in pounds and stored in whole pence.
"""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from wizard.foundation.formatting import money_in_words
from wizard.foundation.value import typed
from wizard.foundation.written_numbers import read_money
from wizard.guidance.item import FieldKind, TableColumn
from wizard.minutes.resolution import day_held
from wizard.plan.field_values import fits
from wizard.plan.proposal import Scalar
from wizard.ui.inputs.choice_inputs import ChoiceField, ListChoice
from wizard.ui.inputs.date_time_inputs import DateField
from wizard.ui.inputs.labelled_input import LabelledInput
from wizard.ui.inputs.quick_inputs import LineField, YesNo
from wizard.ui.inputs.text_inputs import NoteField, NumberField
from wizard.ui.inputs.typing import FieldWay, LineInput, Typing

MOST = 999_999_999
"""The largest whole number accepted where the pack sets no limit."""

_INLINE = frozenset({FieldKind.NUMBER, FieldKind.MONEY, FieldKind.DATE, FieldKind.YES_NO})

MOST_PENCE = 10**12
"""The largest amount, in pence."""


class FieldEntry:
    """A field's control with its label, hint and error. Add `widget` to the layout."""

    def __init__(
        self,
        column: TableColumn,
        tell: Callable[[Scalar | None], str],
        hint: str = "",
        *,
        stacked: bool = False,
        lines: int = 1,
    ) -> None:
        """Make the control.

        Args:
            column: The pack's field, or a column of its table.
            tell: Called with the entry, or None if it was cleared; returns a sentence if the entry was refused.
            hint: A hint besides the pack's own.
            stacked: Whether the label is above the control even if the control is short.
            lines: How many lines a text field has at first.
        """
        self.column = column
        self._tell = tell
        self._control = self._make(lines)
        label = column.label
        if column.unit and column.unit.casefold() not in label.casefold():
            label = f"{label} ({column.unit})"
        self.widget: LabelledInput | LineField
        if column.kind in _INLINE and not stacked:
            self.widget = LineField(label, self._control, hint)
        else:
            self.widget = LabelledInput(label, self._control, hint)

    def show(self, value: Scalar | None) -> None:
        """Show the field's value without emitting a signal. A refused entry stays until it is corrected.

        A value recorded under another edition, in which the field was of another kind, is not shown.
        """
        if value is not None and not fits(self.column, value):
            value = None
        match self._control:
            case NumberField() | MoneyField() as control:
                control.show_value(value if isinstance(value, int) and not isinstance(value, bool) else None)
            case DateField() as control:
                control.show_date(day_held(value))
            case YesNo() as control:
                control.show_value(value if isinstance(value, bool) else None)
            case ChoiceField() as control:
                control.show_choice(value if isinstance(value, str) and value else None)
            case NoteField() as control:
                control.show_text(value if isinstance(value, str) else "")

    def commit(self) -> None:
        """Pass on anything typed and not passed on yet."""
        commit = getattr(self._control, "commit", None)
        if commit is not None:
            commit()

    def _make(self, lines: int) -> QWidget:
        column = self.column
        least = column.minimum or 0
        control: NumberField | MoneyField | DateField | YesNo | ChoiceField | NoteField
        match column.kind:
            case FieldKind.NUMBER:
                control = NumberField(least, MOST if column.maximum is None else column.maximum)
            case FieldKind.MONEY:
                control = MoneyField(MOST_PENCE if column.maximum is None else column.maximum)
            case FieldKind.DATE:
                control = DateField("No date yet")
            case FieldKind.YES_NO:
                control = YesNo()
            case FieldKind.CHOICE:
                control = ChoiceField(
                    [*(ListChoice(name, name) for name in column.choices), ListChoice("", "Not answered")]
                )
                control.chosen.connect(lambda value: self._take(value or None))
                return control
            case FieldKind.TEXT | FieldKind.TABLE:
                control = NoteField(lines=lines, most=6)
        control.edited.connect(self._take)
        return control

    def _take(self, value: object) -> None:
        match value:
            case date():
                problem = self._tell(value.isoformat())
            case str():
                problem = self._tell(typed(value, lines=True) or None)
            case bool() | int() | None:
                problem = self._tell(value)
            case _:
                raise TypeError(f"a field cannot hold {value!r}")
        self.widget.show_error(problem)


class MoneyField(LineInput):
    """An amount in pounds, which may be empty."""

    edited = Signal(object)
    """The reader changed it to this number of pence, or None."""
    problem_changed = Signal(str)
    """What is wrong with the entry, as a sentence; empty if nothing is."""

    def __init__(self, most: int = MOST_PENCE, parent: QWidget | None = None) -> None:
        super().__init__("£", parent)
        self._most = most
        way = FieldWay(self._read, _sum_text, self.edited.emit, self.problem_changed.emit)
        self.typing = Typing(self, way, None)

    def show_value(self, value: int | None) -> None:
        """Show `value` in pence unless the field is in use. Emits at most `problem_changed`."""
        self.typing.show(value)

    def _read(self, text: str) -> int | None:
        value = read_money(text) if text.strip() else None
        if value is not None and value > self._most:
            raise ValueError(f"Write a sum up to {money_in_words(self._most)}.")
        return value


def _sum_text(pence: int | None) -> str:
    return "" if pence is None else money_in_words(pence)
