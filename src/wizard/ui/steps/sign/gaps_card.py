"""Fields still empty before closing, a row for each item, to fill in one by one or all at once, or to leave empty."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from wizard.checks.check import label_of, place_of_check
from wizard.checks.gaps import GapCell, GapRow
from wizard.edits.gap_edits import changes_of
from wizard.foundation.formatting import counted, short_date
from wizard.guidance.position_kinds import NEEDS, Need
from wizard.ui.accessibility.tab_order import bring_into_sight
from wizard.ui.inputs.choice_inputs import TickLine
from wizard.ui.inputs.form_reading import all_read
from wizard.ui.inputs.labelled_input import UnlabelledInput
from wizard.ui.inputs.quick_inputs import DatePick, OwnerField
from wizard.ui.steps.finding_list import place_words
from wizard.ui.widgets.buttons import Button, ButtonKind
from wizard.ui.widgets.cards import Card
from wizard.ui.widgets.flow_layouts import Flow
from wizard.ui.widgets.spacing import ColumnLayout, GridLayout, Row, show_if
from wizard.ui.widgets.state_mark import StateMark
from wizard.ui.widgets.text_labels import Body, Hint, Muted

if TYPE_CHECKING:
    from wizard.minutes.entries import EntryMinutes
    from wizard.minutes.minutes import Minutes
    from wizard.plan.proposal import Owner

_LEAVE = "Close the meeting with these still empty. The record prints “Not named” or “No date set” there."
_HEADS = ("Item", "", "Owner", "Starts or deferred until", "Review", "Also empty")


class GapsCard(Card):
    """The rows, the fields that fill all rows, and the tick to leave them empty."""

    filled = Signal(str, object, object)
    """Set the field for this `Need` on the item with this id to this `Owner` or date."""
    all_filled = Signal(object, object)
    """Set this `Owner` and this review date wherever they are empty; either may be None."""
    left_open = Signal(bool)
    """Whether to leave the rest empty was changed."""
    place_wanted = Signal(str)
    """The reader wants to go to this place, where another field is empty."""

    def __init__(self) -> None:
        super().__init__("Fill in, or leave open", gap=10)
        self._rows: tuple[GapRow, ...] = ()
        self._shape: object = None
        self._kept: dict[str, set[Need]] = {}
        self._fields: dict[str, dict[Need, OwnerField | DatePick]] = {}
        """The fields in each item's row, by the need that each fills."""
        self._owner: Owner | None = None
        self._date: date | None = None
        self._count = Muted()
        self._everyone, self._review = OwnerField(), DatePick(brief=True)
        self._fill = Button("&Fill", self._fill_all)
        self._grid_place = ColumnLayout(0)
        self._grid_holder: QWidget | None = None
        self.tick = TickLine(_LEAVE)
        self.tick.ticked.connect(self.left_open)
        self._lay_out()

    @property
    def items(self) -> frozenset[str]:
        """The items with a row. They keep it, with their fields, until the page is left."""
        return frozenset(self._kept)

    def show_gaps(self, minutes: Minutes, rows: Sequence[GapRow], *, held_on: date | None, left: bool) -> None:
        """Show the empty fields. Those filled in here stay as fields.

        Args:
            minutes: The minutes of the open meeting.
            rows: A row for each item with an empty field, and for each of `items`.
            held_on: The date of the meeting; no review can be before it.
            left: Whether the rest is to stay empty.
        """
        self._rows = tuple(rows)
        for row in rows:
            empty = {cell.need for cell in row.cells if cell.empty and cell.need is not None}
            self._kept.setdefault(row.item, set()).update(empty)
        shape = [(row.item, sorted(self._kept[row.item]), [check.name for check in row.others]) for row in rows]
        entries = {entry.id: entry for entry in minutes.entries}
        if shape != self._shape:
            self._shape = shape
            self._rebuild(entries)
        self._show_values(minutes, held_on)
        self._everyone.show_owner(self._owner, minutes.people)
        gaps = sum(cell.empty for row in rows for cell in row.cells) + sum(len(row.others) for row in rows)
        items = sum(any(cell.empty for cell in row.cells) or bool(row.others) for row in rows)
        self._count.setText(f"{counted(gaps, 'gap')} in {counted(items, 'item')}" if gaps else "Nothing is empty")
        self.tick.show_ticked(left)
        show_if(bool(gaps), self.tick)
        self._show_fill()

    def forget(self) -> None:
        """Show filled fields as text the next time the page is shown."""
        self._kept, self._shape = {}, None
        self._owner, self._date = None, None

    def focus_next_empty(self) -> bool:
        """Focus the first empty field or, from an empty field, the tick; return whether anything is left to do.

        To fill in field by field, people press Tab; to leave everything empty, they need only one key.
        """
        if self.tick.isHidden() or self.tick.isChecked():
            return False
        empty = [
            self._fields[row.item][cell.need]
            for row in self._rows
            for cell in row.cells
            if cell.empty and cell.need in self._fields[row.item]
        ]
        return _focus(empty[0] if empty and not any(map(_has_focus, empty)) else self.tick)

    # --- Parts --------------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._everyone.setAccessibleName("Owner of all items without one")
        self._review.setAccessibleName("Review date of all items without one")
        self._everyone.edited.connect(self._take_owner)
        self._review.edited.connect(self._take_date)
        head = Row(10)
        head.addWidget(self._count, 1)
        self._everyone.setMinimumWidth(150)
        self._review.setMinimumWidth(130)
        # Show the fields that fill all rows only if there is something they can fill.
        review = UnlabelledInput(self._review)
        self._for_all = (Hint("All empty ones: owner, review", wrap=False), self._everyone, review, self._fill)
        head.add(*self._for_all)
        self.body.addLayout(head)
        self.body.addLayout(self._grid_place)
        self.body.addWidget(self.tick)

    def _rebuild(self, entries: dict[str, EntryMinutes]) -> None:
        if self._grid_holder is not None:
            self._grid_place.removeWidget(self._grid_holder)
            self._grid_holder.hide()
            self._grid_holder.deleteLater()
        self._fields = {}
        self._grid_holder = holder = QWidget()
        grid = GridLayout(8, parent=holder)
        for column, (words, stretch) in enumerate(zip(_HEADS, (3, 0, 3, 2, 2, 3), strict=True)):
            grid.setColumnStretch(column, stretch)
            if self._rows and words:
                grid.addWidget(Muted(words), 0, column)
        for at, row in enumerate(self._rows, 1):
            self._add_row(grid, at, row, entries[row.item])
        self._grid_place.addWidget(holder)

    def _add_row(self, grid: GridLayout, at: int, row: GapRow, entry: EntryMinutes) -> None:
        name = f"{entry.number} {entry.short_title}"
        fields: dict[Need, OwnerField | DatePick] = {}
        grid.addWidget(Body(name), at, 0)
        grid.addWidget(StateMark(entry.mark), at, 1)
        for column, cell in enumerate(row.cells, 2):
            if cell.need is not None and cell.need in self._kept[row.item]:
                fields[cell.need] = field = self._field(row.item, cell.need, name)
                grid.addWidget(UnlabelledInput(field), at, column)
            else:
                grid.addWidget(Body(_words(cell)), at, column)
        ways = QWidget()
        flow = Flow(2, ways)
        for check in row.others:
            place = place_of_check(check)
            label = label_of(check) or "Other fields"
            way = Button(label, self._to(place), ButtonKind.TEXT, small=True)
            way.setAccessibleName(f"{label}, {place_words(check.place)}: {check.sentence}")
            flow.add(way)
        grid.addWidget(ways, at, 5)
        self._fields[row.item] = fields

    def _field(self, item: str, need: Need, name: str) -> OwnerField | DatePick:
        field = OwnerField() if need is Need.OWNER else DatePick(brief=True)
        field.setAccessibleName(f"{NEEDS[need].label}, {name}")
        field.edited.connect(lambda value: self.filled.emit(item, need, value))
        return field

    def _show_values(self, minutes: Minutes, held_on: date | None) -> None:
        entries = {entry.id: entry for entry in minutes.entries}
        for row in self._rows:
            last = entries[row.item].last
            for need, field in self._fields[row.item].items():
                value = getattr(last.proposal, NEEDS[need].place) if last else None
                if isinstance(field, OwnerField):
                    field.show_owner(value, minutes.people)
                else:
                    field.show_date(value)
                    if need is not Need.START and held_on is not None:
                        field.set_first(held_on, f"Not before the meeting’s date, {short_date(held_on)}.")
                _show_gap(field, value is None)

    # --- Filling all --------------------------------------------------------------------------------------------------

    def _fill_all(self) -> None:
        if all_read(self):
            self.all_filled.emit(self._owner, self._date)

    def _take_owner(self, owner: Owner | None) -> None:
        self._owner = owner
        self._show_fill()

    def _take_date(self, on: date | None) -> None:
        self._date = on
        self._show_fill()

    def _show_fill(self) -> None:
        count = sum(len(changes_of(row, self._owner, self._date)) for row in self._rows)
        self._fill.set_text(f"&Fill {count}" if count else "&Fill")
        self._fill.setEnabled(bool(count))
        show_if(any(row.owner.empty or row.review.empty for row in self._rows), *self._for_all)

    def _to(self, place: str) -> Callable[[], None]:
        return lambda: self.place_wanted.emit(place)


def _words(cell: GapCell) -> str:
    if cell.need is None:
        return "not needed"
    return short_date(cell.value) if isinstance(cell.value, date) else cell.value or ""


def _has_focus(field: QWidget) -> bool:
    """Whether a field, or part of it, has the focus."""
    focused = QApplication.focusWidget()
    return focused is not None and (focused is field or field.isAncestorOf(focused))


def _focus(field: QWidget) -> bool:
    field.setFocus(Qt.FocusReason.ShortcutFocusReason)
    bring_into_sight(field)
    return True


def _show_gap(field: QWidget, empty: bool) -> None:
    """Show a field as empty or not."""
    if field.property("gap") == empty:
        return
    field.setProperty("gap", empty)
    # The style reads properties only when it is asked to.
    for part in (field, *field.findChildren(QWidget)):
        part.style().unpolish(part)
        part.style().polish(part)
