"""The form for one reader outside the partnership. Each field says where its text appears."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from wizard.guidance.position_kinds import POSITION_KINDS
from wizard.overview.outward_lines import offered_lines
from wizard.plan.office import OutsideReader
from wizard.ui.inputs.text_inputs import NoteField
from wizard.ui.inputs.typing import LineInput
from wizard.ui.steps.export.lines_form import lines_form
from wizard.ui.steps.export.lmc_form import lmc_form, lmc_item, said_on
from wizard.ui.steps.export.outward_fields import OutwardFields
from wizard.ui.steps.export.staff_form import said_to_staff, staff_form, staff_item
from wizard.ui.widgets.cards import Card, FoldSection
from wizard.ui.widgets.spacing import ColumnLayout, show_if

if TYPE_CHECKING:
    from wizard.minutes.entries import ItemMinutes
    from wizard.minutes.minutes import Minutes
    from wizard.plan.plan import Plan
    from wizard.ui.session.session import Session

_PLACES: Mapping[OutsideReader, tuple[tuple[str, str, str], ...]] = {
    OutsideReader.ICB: (
        ("ask", "What the practice asks of the ICB", "Printed below the lines."),
        ("reply", "Where the ICB replies", "Printed at the end."),
    ),
    OutsideReader.PUBLIC: (
        ("urgent", "What to do if it is urgent", "Printed first, after the emergency numbers."),
        ("lead", "Opening sentence", "Printed above the lines, after what to do if it is urgent."),
        ("questions", "Where questions go", "Printed last."),
    ),
}
"""The text fields for each reader: the place, the label, and where the text will appear."""
_LINED = (OutsideReader.ICB, OutsideReader.PUBLIC)


class OutwardForm(QWidget):
    """The lines and texts for one reader. Nothing is sent unless it was typed or ticked for this reader."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._shown: object = None
        self._fields = OutwardFields(session)
        whole = Card("What goes to this reader")
        self._parts, self._items = ColumnLayout(12), ColumnLayout(8)
        whole.body.add(self._parts)
        column = ColumnLayout(8, parent=self)
        column.add(whole, self._items)
        self._folds: dict[str, FoldSection] = {}

    def show_for(self, plan: Plan, reader: str) -> None:
        """Show the form for a reader. It is hidden for the partners, and before there is a meeting."""
        known = {each.value: each for each in OutsideReader}
        minutes = self._session.minutes
        show_if(reader in known and minutes is not None, self)
        if reader not in known or minutes is None:
            return
        shape = _shape(minutes, plan, known[reader])
        fields = [*self.findChildren(NoteField), *self.findChildren(LineInput)]
        same = isinstance(self._shown, tuple) and self._shown[:2] == shape[:2]
        if self._shown != shape and not (same and any(field.hasFocus() for field in fields)):
            # Rebuilding it while somebody is typing would lose their text and place.
            self._shown = shape
            self._build(known[reader], minutes)
        self._fields.show(plan)
        self._sum_up(plan, known[reader])

    def _build(self, reader: OutsideReader, minutes: Minutes) -> None:
        unfolded = {item for item, fold in self._folds.items() if fold.is_open}
        self._fields.clear()
        self._parts.clear()
        self._items.clear()
        self._folds = {}
        for part in self._made(reader, minutes):
            self._parts.add(part)
        for entry in _items(reader, minutes):
            fold = FoldSection(f"{entry.id} {entry.item.short_title}")
            fold.show_open(entry.id in unfolded)
            staff = reader is OutsideReader.STAFF
            for part in staff_item(self._fields, entry.id) if staff else lmc_item(self._fields, entry):
                fold.content.addWidget(part)
            self._folds[entry.id] = fold
            self._items.add(fold)

    def _made(self, reader: OutsideReader, minutes: Minutes) -> Iterator[QWidget]:
        if reader in _LINED:
            yield from lines_form(self._fields, reader, minutes)
        elif reader is OutsideReader.LMC:
            yield from lmc_form(self._fields, minutes)
        else:
            yield from staff_form(self._fields)
        for place, label, hint in _PLACES.get(reader, ()):
            yield self._fields.text(reader, place, label, hint)

    def _sum_up(self, plan: Plan, reader: OutsideReader) -> None:
        for item, fold in self._folds.items():
            fold.set_summary(said_to_staff(plan, item) if reader is OutsideReader.STAFF else said_on(plan, item))


def _shape(minutes: Minutes, plan: Plan, reader: OutsideReader) -> tuple[object, ...]:
    """Return what the fields depend on. They are rebuilt only if it changes."""
    lines = offered_lines(minutes, plan.office, reader) if reader in _LINED else ()
    said = tuple((line.item, line.line, line.title, line.words, line.blocked) for line in lines)
    people = tuple(person.id for person in plan.people if not person.left)
    items = tuple((entry.id, entry.position.id if entry.position else "") for entry in minutes.items)
    return (reader, minutes.meeting.number, said, people, items)


def _items(reader: OutsideReader, minutes: Minutes) -> Iterable[ItemMinutes]:
    """Return the items with text fields for a reader."""
    known = [(entry, entry.position) for entry in minutes.items if entry.position is not None]
    if reader is OutsideReader.STAFF:
        return [entry for entry, position in known if position.staff_line]
    if reader is OutsideReader.LMC:
        return [entry for entry, position in known if not POSITION_KINDS[position.kind].duty]
    return []
