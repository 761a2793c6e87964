"""Fields and ticks of a form for one reader. Each changes the plan, and is updated when the plan changes."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from wizard.edits.office_edits import with_typed
from wizard.overview.outward_lines import typed_for
from wizard.ui.inputs.choice_inputs import TickLine
from wizard.ui.inputs.date_time_inputs import DateField
from wizard.ui.inputs.labelled_input import LabelledInput
from wizard.ui.inputs.text_inputs import NoteField, TextField

if TYPE_CHECKING:
    from datetime import date

    from wizard.plan.office import OutsideReader
    from wizard.plan.plan import Plan
    from wizard.ui.session.session import Session


class OutwardFields:
    """Creates the fields and updates them from the plan."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self._shown: list[Callable[[Plan], None]] = []

    def clear(self) -> None:
        """Forget all fields, because they were removed from the form."""
        self._shown.clear()

    def show(self, plan: Plan) -> None:
        """Update the fields from the plan, except one in use."""
        for show in self._shown:
            show(plan)

    def apply(self, plan: Plan, label: str) -> None:
        """Apply this plan under the undo label. Does nothing if it is the same."""
        if plan != self.session.plan:
            self.session.apply(plan, label)

    def day(self, ticked: bool) -> date | None:
        """Return today as the day of a tick, or None if it was cleared."""
        return self.session.today() if ticked else None

    def follow(self, show: Callable[[Plan], None]) -> None:
        """Call `show` with each new plan."""
        self._shown.append(show)

    def tick(self, words: str, read: Callable[[Plan], bool], set_to: Callable[[bool], None]) -> TickLine:
        """Return a tick that shows the result of `read` for the plan."""
        tick = TickLine(words)
        tick.ticked.connect(set_to)
        self._shown.append(lambda plan: tick.show_ticked(read(plan)))
        return tick

    def line(self, label: str, read: Callable[[Plan], str], set_to: Callable[[str], None]) -> LabelledInput:
        """Return a field of one line."""
        field = TextField()
        field.edited.connect(set_to)
        self._shown.append(lambda plan: field.show_text(read(plan)))
        return LabelledInput(label, field)

    def note(
        self, label: str, read: Callable[[Plan], str], set_to: Callable[[str], None], hint: str = ""
    ) -> LabelledInput:
        """Return a field of several lines."""
        note = NoteField()
        note.edited.connect(set_to)
        self._shown.append(lambda plan: note.show_text(read(plan)))
        return LabelledInput(label, note, hint)

    def date(
        self, label: str, read: Callable[[Plan], date | None], set_to: Callable[[date | None], None], hint: str = ""
    ) -> LabelledInput:
        """Return a date field."""
        field = DateField(today=self.session.today)
        field.edited.connect(set_to)
        self._shown.append(lambda plan: field.show_date(read(plan)))
        return LabelledInput(label, field, hint)

    def text(
        self, reader: OutsideReader, place: str, label: str, hint: str = "", item: str | None = None
    ) -> LabelledInput:
        """Return a text field for a place in a reader's document. Its label or hint says where the text will appear."""

        def read(plan: Plan) -> str:
            given = typed_for(plan.office, reader, place, item)
            return given.words if given else ""

        return self.note(label, read, partial(self._type, reader, place, item, label), hint)

    def _type(self, reader: OutsideReader, place: str, item: str | None, label: str, words: str) -> None:
        self.apply(with_typed(self.session.plan, reader, place, words, item=item), label)
