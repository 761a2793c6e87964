"""The lines for the ICB and for patients, ticked one by one, in the guidance's words or the practice's own."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from wizard.edits.office_edits import (
    with_confirmation,
    with_icb_asked,
    with_line,
    with_typed,
    with_words_of_line,
)
from wizard.foundation.dates import read_date
from wizard.foundation.formatting import date_in_words
from wizard.overview.outward_lines import offered_lines, services_of, typed_for
from wizard.plan.office import Confirmation, OutsideReader
from wizard.ui.inputs.labelled_input import LabelledInput
from wizard.ui.widgets.buttons import Button, ButtonKind, ButtonRow
from wizard.ui.widgets.spacing import show_if
from wizard.ui.widgets.text_labels import Muted, Subheading

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from wizard.minutes.minutes import Minutes
    from wizard.overview.outward_lines import OfferedLine
    from wizard.plan.office import ReaderLine
    from wizard.plan.plan import Plan
    from wizard.ui.steps.export.outward_fields import OutwardFields

_WHERE = "Tick the lines to print, with their dates. None is ticked at first."
_OWN = "Start with the subject and a colon. If you change the words, tick the line again."


def lines_form(fields: OutwardFields, reader: OutsideReader, minutes: Minutes) -> Iterator[QWidget]:
    """Yield the fields for the lines on offer to a reader."""
    lines = offered_lines(minutes, fields.session.plan.office, reader)
    yield Muted(_WHERE if lines else "No position of this meeting has a line for this reader.")
    for line in lines:
        yield from _line(fields, reader, line)
    if reader is OutsideReader.ICB:
        yield from _for_the_icb(fields, minutes)
    else:
        yield from _confirmations(fields, minutes)


def _line(fields: OutwardFields, reader: OutsideReader, line: OfferedLine) -> Iterator[QWidget]:
    yield Subheading(f"{line.item} {line.title}")
    if line.words:
        tick = fields.tick(line.words, partial(_is_ticked, reader, line), partial(_tick, fields, reader, line))
        # A blocked line can only be unticked.
        tick.setEnabled(not line.blocked or line.ticked)
        yield tick
    if line.blocked:
        yield Muted(f"Blocked. {line.blocked}")
    own = fields.note(
        f"Item {line.item} in our own words",
        lambda plan: words.words if (words := _line_of(plan, reader, line)) else "",
        partial(_write, fields, reader, line),
        _OWN,
    )
    given = _line_of(fields.session.plan, reader, line)
    if line.words and not (given and given.words):
        yield _opened_by(own)
    yield own


def _opened_by(own: LabelledInput) -> ButtonRow:
    """Hide `own`, because few people need it, and return a button that shows it."""

    def open_it() -> None:
        show_if(True, own)
        show_if(False, row)
        own.setFocus()

    show_if(False, own)
    row = ButtonRow(Button("Use our own words…", open_it, ButtonKind.TEXT, small=True))
    return row


def _tick(fields: OutwardFields, reader: OutsideReader, line: OfferedLine, on: bool) -> None:
    plan = with_line(fields.session.plan, reader, line.item, line.line, ticked_on=fields.day(on))
    fields.apply(plan, f"line on item {line.item}")


def _write(fields: OutwardFields, reader: OutsideReader, line: OfferedLine, words: str) -> None:
    plan = with_words_of_line(fields.session.plan, reader, line.item, line.line, words)
    fields.apply(plan, f"words of the line on item {line.item}")


def _line_of(plan: Plan, reader: OutsideReader, line: OfferedLine) -> ReaderLine | None:
    key = (reader, line.item, line.line)
    return next((each for each in plan.office.lines if (each.reader, each.item, each.line) == key), None)


def _is_ticked(reader: OutsideReader, line: OfferedLine, plan: Plan) -> bool:
    found = _line_of(plan, reader, line)
    return found is not None and found.ticked_on is not None


# --- Other fields for a reader's lines --------------------------------------------------------------------------------


def _for_the_icb(fields: OutwardFields, minutes: Minutes) -> Iterator[QWidget]:
    yield Subheading("More for the note")
    yield fields.date(
        "The ICB asked for this on",
        lambda plan: plan.office.icb_asked_on,
        lambda on: fields.apply(with_icb_asked(fields.session.plan, on), "the day on which the ICB asked"),
        "Printed at the end. The line on item 1 goes to the ICB only if it asked.",
    )
    for entry in minutes.items:
        if services_of(entry):
            yield fields.date(
                "Please confirm by",
                partial(_confirm_by, entry.id),
                partial(_set_confirm_by, fields, entry.id),
                "Printed beside each service that ends. The ICB is to say by then who will take the patients.",
            )


def _confirm_by(item: str, plan: Plan) -> date | None:
    given = typed_for(plan.office, OutsideReader.ICB, "confirm-by", item)
    try:
        return read_date(given.words, date(2026, 1, 1)).date if given else None
    except ValueError:
        # Text such as “the end of May” came from another program, and is printed as it is.
        return None


def _set_confirm_by(fields: OutwardFields, item: str, on: date | None) -> None:
    words = date_in_words(on) if on else ""
    plan = with_typed(fields.session.plan, OutsideReader.ICB, "confirm-by", words, item=item)
    fields.apply(plan, f"the day to confirm by on item {item}")


def _confirmations(fields: OutwardFields, minutes: Minutes) -> Iterator[QWidget]:
    """Yield the two ticks for each ending service without which patients are not told about it."""
    for entry in minutes.items:
        for service in services_of(entry):
            yield Subheading(f"{service.name} ends")
            for at, words in enumerate(("The receiving service has confirmed", "Patients have been sent letters")):
                read = partial(_confirmed, entry.id, service.name, at)
                yield fields.tick(words, read, partial(_confirm, fields, entry.id, service.name, at))


def _confirmation(plan: Plan, item: str, row: str) -> Confirmation:
    known = (each for each in plan.office.confirmations if (each.item, each.row) == (item, row))
    return next(known, Confirmation(item=item, row=row))


def _confirmed(item: str, row: str, at: int, plan: Plan) -> bool:
    found = _confirmation(plan, item, row)
    return (found.on, found.patients_written_on)[at] is not None


def _confirm(fields: OutwardFields, item: str, row: str, at: int, on: bool) -> None:
    plan = fields.session.plan
    found, day = _confirmation(plan, item, row), fields.day(on)
    changed = found.replace(patients_written_on=day) if at else found.replace(on=day)
    fields.apply(with_confirmation(plan, changed), f"confirmation of {row}")
