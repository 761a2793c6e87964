"""Tasks, decisions, votes as the practice prints them, services and agreements as one workbook.

Every cell has a type: dates are dates and sums are sums, so that they sort and add up. No text is ever a formula or a
link, whatever it begins with. xlsxwriter is loaded when a workbook is asked for.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Any

from wizard.foundation.value import typed
from wizard.guidance.item import FieldKind, RecordField
from wizard.minutes.entries import EntryMinutes, ProposalMinutes
from wizard.minutes.minutes import Minutes
from wizard.minutes.resolution import day_held, name_of
from wizard.minutes.task_list import by_date
from wizard.plan.labels import CHOICES, RULINGS, TASK_STATES
from wizard.plan.people import VotesPrinted
from wizard.plan.plan import Plan
from wizard.plan.proposal import FieldValue
from wizard.plan.ruling_kind import RulingKind
from wizard.plan.task import Task
from wizard.voting.answers_given import Way
from wizard.voting.numbering import item_number

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook

_NO_DAY = date(2000, 1, 1)
_EARLIEST_IN_SHEET = date(1900, 3, 1)
"""Spreadsheets disagree on earlier dates, because of a leap day in 1900 that never existed."""
_TEXT_LENGTH = 32_767
"""The most characters in a cell."""
_WIDEST, _NARROWEST, _SEEN = 40, 10, 200
"""Column widths in characters, and how many rows are read to find them."""


@dataclass(frozen=True)
class Money:
    """A sum, in whole pence."""

    pence: int


Cell = str | int | date | Money | None


@dataclass(frozen=True)
class DataSheet:
    """One sheet: its name, its heads, its rows."""

    name: str
    head: tuple[str, ...]
    rows: Sequence[tuple[Cell, ...]]


def workbook_xlsx(plan: Plan, meetings: Sequence[Minutes]) -> bytes:
    """Return the workbook of a plan: the same bytes for the same plan.

    Args:
        plan: The plan; its tasks are as they are now.
        meetings: The minutes of its meetings, oldest first.
    """
    import xlsxwriter

    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(out, options)
    held = [each.held_on for each in meetings if each.held_on]
    on = max(held, default=_NO_DAY)
    book.set_properties(
        {
            "title": f"Decisions and tasks, {plan.practice.name}"[:255],
            "author": plan.practice.name[:255],
            "created": datetime.combine(on, time(), tzinfo=UTC).replace(tzinfo=None),
        }
    )
    for sheet in sheets_of(plan, meetings):
        _write(book, sheet)
    book.close()
    return out.getvalue()


def sheets_of(plan: Plan, meetings: Sequence[Minutes]) -> Iterator[DataSheet]:
    """Yield the sheets; votes only where the practice prints more of them than their outcome."""
    yield DataSheet(
        "Tasks",
        ("No.", "Task", "Owner", "Item", "Due", "State", "Done on", "Evidence", "Kept", "Note"),
        [_task(task, plan) for task in by_date(plan.tasks)],
    )
    heads = ("Meeting", "Date", "Decision", "Item", "Title", "Position", "Resolution", "Outcome", "Owner", "Starts")
    yield DataSheet(
        "Decisions",
        (*heads, "Hold until", "Review"),
        [_decision(each, entry, put) for each, entry, put in _put(meetings)],
    )
    yield from _votes(meetings, plan.settings.votes_printed)
    if meetings:
        for item, key, name in (("3", "services", "Services"), ("6", "agreements", "Agreements")):
            yield from _table(plan, meetings[-1], item, key, name)


def _task(task: Task, plan: Plan) -> tuple[Cell, ...]:
    return (
        f"T{task.number}" if task.number else "",
        task.text,
        name_of(task.owner, plan.people),
        item_number(task.item) if task.item else "",
        task.due,
        TASK_STATES[task.state],
        task.done_on,
        task.evidence,
        task.kept,
        task.note,
    )


def _put(meetings: Iterable[Minutes]) -> Iterator[tuple[Minutes, EntryMinutes, ProposalMinutes]]:
    for minutes in meetings:
        for entry in minutes.entries:
            for put in entry.proposals:
                if put.ruling.kind is not RulingKind.NOT_PUT:
                    yield minutes, entry, put


def _decision(minutes: Minutes, entry: EntryMinutes, put: ProposalMinutes) -> tuple[Cell, ...]:
    proposal = put.proposal
    return (
        minutes.meeting.number,
        minutes.held_on,
        put.number,
        entry.number,
        entry.short_title,
        proposal.words or put.position.label,
        put.resolution,
        put.sentence_printed(minutes.settings.votes_printed),
        name_of(proposal.owner, minutes.people),
        proposal.start,
        proposal.hold_until,
        proposal.review_on,
    )


def _votes(meetings: Sequence[Minutes], printed: VotesPrinted) -> Iterator[DataSheet]:
    """Yield the sheet of votes as the practice prints them now, which holds for all its meetings."""
    if printed is VotesPrinted.OUTCOME:
        return
    voted = [each for each in _put(meetings) if each[2].ruling.answers.way in (Way.ROLL_CALL, Way.COUNT)]
    start = ("Meeting", "Date", "Decision", "Title", "Outcome")
    rows: list[tuple[Cell, ...]] = []
    for minutes, entry, put in voted:
        outcome = RULINGS[put.ruling.kind].label
        about = (minutes.meeting.number, minutes.held_on, put.number or entry.number, entry.short_title, outcome)
        count = put.ruling.count
        if printed is VotesPrinted.COUNTS or put.ruling.answers.way is Way.COUNT:
            rows.append((*about, "", "", count.votes_for, count.against, count.abstain))
            continue
        rows += [
            (*about, minutes.person_name(person), CHOICES[choice].voters, None, None, None)
            for person, choice in put.ruling.answers.votes.items()
        ]
    if rows:
        yield DataSheet("Votes", (*start, "Partner", "Vote", "For", "Against", "Abstained"), rows)


def _table(plan: Plan, minutes: Minutes, item: str, key: str, name: str) -> Iterator[DataSheet]:
    """Yield one of the guidance's tables with its present entries."""
    found = next((each.item for each in minutes.items if each.id == item), None)
    field = next((each for each in found.fields if each.id == key), None) if found else None
    rows = plan.facts.get(item, {}).get(key)
    if field is None or not isinstance(rows, tuple) or not rows:
        return
    head = tuple(column.label for column in field.columns)
    yield DataSheet(name, head, [tuple(_cell(field, at, row.get(column.id)) for at, column in enumerate(field.columns))
                             for row in rows])  # fmt: skip


def _cell(field: RecordField, at: int, value: FieldValue | None) -> Cell:
    kind = field.columns[at].kind
    match value:
        case None | ():
            return None
        case bool():
            return "Yes" if value else "No"
        case int():
            return Money(value) if kind is FieldKind.MONEY else value
        case str():
            return (day_held(value) or value) if kind is FieldKind.DATE else value
    return None


# --- How it is written ------------------------------------------------------------------------------------------------


def _write(book: Workbook, sheet: DataSheet) -> None:
    page: Any = book.add_worksheet(sheet.name)
    plain = book.add_format({"text_wrap": True, "valign": "top"})
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1, "bg_color": "#E7F0EF"})
    day = book.add_format({"num_format": "d mmm yyyy", "valign": "top", "align": "left"})
    money = book.add_format({"num_format": "£#,##0.00", "valign": "top"})
    for at, words in enumerate(sheet.head):
        page.write_string(0, at, words, bold)
        page.set_column(at, at, _width(sheet, at))
    for line, row in enumerate(sheet.rows, 1):
        for at, cell in enumerate(row):
            if isinstance(cell, Money):
                page.write_number(line, at, cell.pence / 100, money)
            elif isinstance(cell, date) and cell >= _EARLIEST_IN_SHEET:
                page.write_datetime(line, at, datetime.combine(cell, time()), day)
            elif isinstance(cell, int):
                page.write_number(line, at, cell, plain)
            elif cell:
                page.write_string(line, at, typed(str(cell), lines=True)[:_TEXT_LENGTH], plain)
    page.freeze_panes(1, 0)
    if sheet.rows:
        page.autofilter(0, 0, len(sheet.rows), len(sheet.head) - 1)
    page.repeat_rows(0)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.set_footer("&L&A&RPage &P of &N")


def _width(sheet: DataSheet, at: int) -> int:
    longest = max((len(_shown(row[at])) for row in sheet.rows[:_SEEN]), default=0)
    return min(max(longest, len(sheet.head[at])) + 2, _WIDEST) if longest else max(len(sheet.head[at]) + 2, _NARROWEST)


def _shown(cell: Cell) -> str:
    if isinstance(cell, date):
        return "0" * 11
    return "£000,000.00" if isinstance(cell, Money) else str(cell or "")
