"""Fields and ticks of a form for one reader: each changes the plan, and shows what the plan says when it changes."""

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
    """Makes them, and keeps them in line with the plan."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self._shown: list[Callable[[Plan], None]] = []

    def clear(self) -> None:
        """Forget what was made: it is gone from the form."""
        self._shown.clear()

    def show(self, plan: Plan) -> None:
        """Show what the plan says; a field in use keeps what is being typed."""
        for show in self._shown:
            show(plan)

    def apply(self, plan: Plan, label: str) -> None:
        """Make this plan the present one, under the label that undo says; nothing happens if it is the same."""
        if plan != self.session.plan:
            self.session.apply(plan, label)

    def day(self, ticked: bool) -> date | None:
        """Return the day of a tick, which is today, or None where there is none."""
        return self.session.today() if ticked else None

    def follow(self, show: Callable[[Plan], None]) -> None:
        """Have `show` told of each plan."""
        self._shown.append(show)

    def tick(self, words: str, read: Callable[[Plan], bool], set_to: Callable[[bool], None]) -> TickLine:
        """Return a tick that shows what `read` finds in the plan."""
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
        """Return a field for a day."""
        field = DateField(today=self.session.today)
        field.edited.connect(set_to)
        self._shown.append(lambda plan: field.show_date(read(plan)))
        return LabelledInput(label, field, hint)

    def text(
        self, reader: OutsideReader, place: str, label: str, hint: str = "", item: str | None = None
    ) -> LabelledInput:
        """Return a field for what is typed for a reader at a place; its label or hint says where it will appear."""

        def read(plan: Plan) -> str:
            given = typed_for(plan.office, reader, place, item)
            return given.words if given else ""

        return self.note(label, read, partial(self._type, reader, place, item, label), hint)

    def _type(self, reader: OutsideReader, place: str, item: str | None, label: str, words: str) -> None:
        self.apply(with_typed(self.session.plan, reader, place, words, item=item), label)
