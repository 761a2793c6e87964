"""The staff sheet: what changes for staff and from when; routes, words to use, tasks, who to ask."""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from wizard.foundation.formatting import counted, date_in_words, listed, short_date, time_in_words
from wizard.guidance.position_kinds import POSITION_KINDS, Mark
from wizard.minutes.decision_facts import owner_of
from wizard.minutes.entries import ItemMinutes
from wizard.minutes.resolution import line_in_words, recorded, value_in_words
from wizard.minutes.task_list import by_date
from wizard.overview.outward_lines import all_typed_for, services_of, typed_for
from wizard.pdf.outward import Outward
from wizard.pdf.sections.abbreviations import with_abbreviations
from wizard.pdf.sections.task_cells import task_due, task_owner
from wizard.plan.office import OutsideReader
from wizard.plan.people import Role
from wizard.plan.task import TaskState
from wizard.tagged_pdf import (
    Block,
    Bullets,
    Callout,
    Heading,
    InkTone,
    Labels,
    Paragraph,
    Run,
    Space,
    Table,
    TableRow,
    Text,
    group,
    narrow,
    semibold,
)

_FIRST = re.compile(r"(.+?[.!?])(?:\s+(.*))?", re.DOTALL)
_ROUTES = "_route"
"""The endings of field ids that say where patients go."""


class StaffChange(NamedTuple):
    """One line of what changes."""

    start: date | None
    """None if it is already in place."""
    what: str
    does: str
    ask: str


def staff_sheet(document: Outward) -> Iterator[Block]:
    """Yield the sheet."""
    yield from with_abbreviations(_sheet(document), document.minutes.head.glossary)


def _sheet(document: Outward) -> Iterator[Block]:
    yield Paragraph(document.practice, style="place", with_next=True)
    yield Heading(1, "What changes for you", bookmark="What changes", close=True)
    held = document.minutes.held_on
    how = "decided in writing" if document.minutes.meeting.in_writing else "met"
    met = f"The partners {how} on {date_in_words(held)}. " if held else ""
    yield Paragraph(
        f"{met}This sheet says what changes in your work, from when, and who to ask. Any work not listed here "
        f"stays the same.",
        style="lead",
    )
    yield Space(6)
    yield from _table(document)
    yield from _stays(document)
    yield from _second_page(document)


def _changes(document: Outward) -> dict[str, list[StaffChange]]:
    """Return what is new, what is already in place, and what is being put right."""
    found: dict[str, list[StaffChange]] = {"New": [], "Already our practice": [], "Being put right": []}
    for entry in document.minutes.items:
        if entry.position is None or entry.after is None:
            continue
        staff_line, proposal = entry.position.staff_line, entry.after.proposal
        line = line_in_words(entry.item, staff_line, proposal, document.minutes.people, entry.facts)
        if not line:
            continue
        change = _change(entry, line, document)
        new = entry.decided_here and entry.mark is Mark.ADOPTED and change.start is not None
        group_of = "New" if new else "Already our practice"
        found["Being put right" if POSITION_KINDS[entry.position.kind].duty else group_of].append(change)
    found["New"].sort(key=lambda change: change.start or date.min)
    return found


def _change(entry: ItemMinutes, line: str, document: Outward) -> StaffChange:
    assert entry.after is not None
    proposal, minutes = entry.after.proposal, document.minutes
    matched = _FIRST.fullmatch(line)
    what, rest = (matched[1], matched[2] or "") if matched else (line, "")
    typed = typed_for(document.office, OutsideReader.STAFF, "do", entry.id)
    does = [typed.words if typed else rest]
    if proposal.conditions:
        does.append(proposal.conditions)
    asked = owner_of(proposal, minutes.people) or _manager(document)
    start = proposal.start or (entry.after.decided_on if entry.decided_here else None)
    words = " ".join(part for part in does if part) or "Nothing else changes."
    return StaffChange(start, what, words, document.short.of(asked))


def _table(document: Outward) -> Iterator[Block]:
    rows: list[TableRow] = []
    for title, changes in _changes(document).items():
        if changes:
            dated = title == "New"
            rows += [group(f"{title}: {len(changes)}"), *(_row(change, now=not dated) for change in changes)]
    if rows:
        yield Table(("From", "What changes", "What you do", "Ask"), rows, widths=(66.0, 0.0, 0.0, 80.0))
    else:
        yield Paragraph("Nothing changes.")


def _row(change: StaffChange, *, now: bool = False) -> TableRow:
    start = "Now" if now or change.start is None else short_date(change.start)
    return TableRow((semibold(start), change.what, change.does, narrow(change.ask)))


def _stays(document: Outward) -> Iterator[Block]:
    """Yield what stays the same: items deferred, not adopted or not on the agenda, without saying which."""
    typed = [each.words for each in all_typed_for(document.office, OutsideReader.STAFF, "stays")]
    unchanged = [
        entry.item.short_title
        for entry in document.minutes.items
        if entry.position is None or not (POSITION_KINDS[entry.position.kind].in_force or entry.is_duty)
    ]
    met = [
        entry.item.short_title
        for entry in document.minutes.items
        if entry.is_duty and entry.position is not None and not POSITION_KINDS[entry.position.kind].offers_tasks
    ]
    lines: list[Text] = [*typed]
    if met:
        lines.append(f"As now: {listed(met)}.")
    if unchanged:
        lines.append(f"No change: {listed(unchanged)}.")
    if lines:
        yield Heading(2, "What stays as it is", bookmark="")
        yield Bullets(lines)


# --- The second page --------------------------------------------------------------------------------------------------


def _second_page(document: Outward) -> Iterator[Block]:
    yield Heading(1, "Routes, words and who to ask", bookmark="Routes and words", new_page=True)
    yield from _routes(document)
    yield from _services(document)
    yield from _words(document)
    yield from _tasks(document)
    yield Heading(2, "Who to ask", bookmark="")
    manager = _manager(document)
    first = "First ask the person named beside the change." + (f" For anything else: {manager}." if manager else "")
    coming = document.minutes.meeting.next_meeting
    again = ""
    if coming.on:
        at = f" at {time_in_words(coming.at)}" if coming.at else ""
        again = f" The partners will look at all of this again on {date_in_words(coming.on)}{at}."
    yield Paragraph(first + again)


def _routes(document: Outward) -> Iterator[Block]:
    pairs: list[tuple[Text, Text]] = []
    for entry in document.minutes.items:
        if entry.position is None or entry.after is None or not POSITION_KINDS[entry.position.kind].in_force:
            continue
        held = recorded(entry.after.proposal, entry.facts)
        for key in entry.position.fields:
            if key.endswith(_ROUTES):
                field = entry.item.field(key)
                pairs.append((field.short_label or field.label, value_in_words(field, held.get(key))))
    pairs = [(label, value) for label, value in pairs if value]
    if pairs:
        yield Heading(2, "Where patients go", bookmark="")
        yield Labels(pairs, ruled=True, strong=True)


def _services(document: Outward) -> Iterator[Block]:
    found = [service for entry in document.minutes.items for service in services_of(entry)]
    if not found:
        return
    yield Heading(2, "Services that are ending", bookmark="")
    rows = [
        (
            service.name,
            short_date(service.ends) if service.ends else "No date set",
            service.handover or "Not settled yet",
        )
        for service in found
    ]
    yield Table(("Service", "Ends", "Where patients go after that"), rows, widths=(140.0, 76.0, 0.0))


def _words(document: Outward) -> Iterator[Block]:
    scripts = all_typed_for(document.office, OutsideReader.STAFF, "script")
    if not scripts:
        return
    yield Heading(2, "Words you can use", bookmark="")
    for script in scripts:
        entry = next((each for each in document.minutes.items if each.id == script.item), None)
        about = Run(entry.item.short_title if entry else "For any call", tone=InkTone.MUTED)
        yield Callout(about, script.words)
    checked = [each for each in scripts if each.checked_by]
    if checked:
        on = f" on {date_in_words(checked[-1].checked_on)}" if checked[-1].checked_on else ""
        yield Paragraph(f"Words written by the practice; checked by {checked[-1].checked_by}{on}.", style="note")


def _tasks(document: Outward) -> Iterator[Block]:
    """Yield the tasks of staff."""
    minutes = document.minutes
    roles = {person.id: person.role for person in minutes.people}
    staff = [
        task
        for task in by_date(minutes.tasks)
        if task.state is TaskState.OPEN and task.owner and roles.get(task.owner.person or "") is not Role.PARTNER
    ]
    if not staff:
        return
    rows = [(task_due(task), task.text, narrow(task_owner(task, document))) for task in staff]
    yield Heading(2, f"Tasks for staff: {counted(len(staff), 'task')}", bookmark="")
    yield Table(("By", "What", "Who"), rows, widths=(66.0, 0.0, 96.0))


def _manager(document: Outward) -> str:
    people = [person for person in document.minutes.people if not person.left]
    manager = next((person for person in people if person.role is Role.MANAGER), None)
    return manager.name if manager else ""
