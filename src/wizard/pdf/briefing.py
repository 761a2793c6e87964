"""The briefing pack for the week before: the agenda, each action on a page, sheets to collect facts on, a slip.

The sheets are filled in by hand: empty tables with room to write, boxes to tick, lines.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, time
from functools import partial
from itertools import groupby, zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from wizard.foundation.atomic_file import put_in_place
from wizard.foundation.canonical_json import digest
from wizard.foundation.formatting import counted, listed, time_in_words, weekday_in_words
from wizard.guidance.background import lmc_lines
from wizard.guidance.freshness import freshness
from wizard.guidance.item import Calculator, FieldKind, Item
from wizard.minutes.entries import ItemMinutes
from wizard.minutes.minutes import NoMeetingError
from wizard.minutes.resolution import value_in_words
from wizard.overview.agenda import agenda, agenda_sentence, stands_words
from wizard.pdf.attachments import BRIEFING_NAME, BriefingNote, enclosed_plan
from wizard.pdf.export_pdf import ExportReport, Progress, replaced_characters
from wizard.pdf.sections.guidance_section import contract, dated
from wizard.pdf.sections.page_wording import NONE, bound, day, marked, trade_off
from wizard.pdf.sections.sources_section import background
from wizard.plan.plan import Plan
from wizard.redaction.reader_copy import Copy, copy_of
from wizard.tagged_pdf import (
    LARGE_PRINT_SIZE,
    NORMAL_SIZE,
    Attachment,
    Block,
    Bullets,
    Callout,
    Compact,
    Figure,
    Furniture,
    Heading,
    Info,
    InkTone,
    Labels,
    Paragraph,
    Space,
    Table,
    Text,
    Together,
    build,
)
from wizard.tagged_pdf.story_blocks import mapped

if TYPE_CHECKING:
    from wizard.tagged_pdf.drawing.figure_pen import Pen

TITLE = "Briefing pack"
_SHEET_ROWS = 6
_BODY = 10.5
"""Points: an action stands on one page or two, to be read on paper."""
_TALLY = ("Clinician", "Day 1 morning", "Day 1 afternoon", "Day 2 morning", "Day 2 afternoon", "Day 3 all day")

_NOTE = Attachment(BRIEFING_NAME, BriefingNote().to_bytes(), "application/json", "What this file is", "Supplement")

_HEAD = 40.0
_ROW = 27.0
_MOST_COLUMNS = 6


def brief(plan: Plan, out: Path, *, large_print: bool = False, progress: Progress | None = None) -> ExportReport:
    """Write the briefing pack for the open meeting to `out`, which is replaced once the new file is whole.

    Raises:
        NoMeetingError: No meeting is open.
        OSError: The file cannot be written.
    """
    if plan.meeting is None:
        raise NoMeetingError("No meeting is open, so there is none to brief for.")
    copy = copy_of(enclosed_plan(plan, plan.meeting.number), plan.meeting.number, large_print=large_print)
    with put_in_place(out) as unfinished:
        pages = build(
            unfinished,
            list(mapped(briefing(copy), bound)),
            _info(copy),
            furniture=Furniture(
                TITLE,
                f"{copy.practice} · {copy.held}",
                "For the partners before the meeting. Nothing here is decided.",
            ),
            attachments=[_NOTE],
            body_size=LARGE_PRINT_SIZE if large_print else NORMAL_SIZE,
            progress=progress,
        )
    return ExportReport(pages, replaced_characters(plan, plan.meeting.number))


def _info(copy: Copy) -> Info:
    held = copy.minutes.held_on
    return Info(
        f"{TITLE}, {copy.practice}, {copy.held}",
        datetime.combine(held, time(), tzinfo=UTC) if held else copy.plan.created_at,
        f"briefing {digest(copy.plan)} {copy.large_print}",
        author=copy.practice,
    )


def briefing(copy: Copy) -> Iterator[Block]:
    """Yield the whole pack in reading order."""
    yield from _agenda(copy)
    taken = [entry for entry in copy.minutes.items if entry.taken]
    if taken:
        yield Heading(1, "The actions", bookmark="", new_page=True)
    first = True
    for number, group in groupby(taken, key=lambda entry: entry.action.number):
        entries = list(group)
        title = f"Action {number}. {entries[0].action.title if len(entries) > 1 else entries[0].item.title}"
        yield Heading(2, title, anchor=f"action-{number}", new_page=not first)
        first = False
        for entry in entries:
            if len(entries) > 1:
                yield Heading(3, f"Item {entry.item.id}. {entry.item.title}")
            yield Compact(list(_item(entry, copy, 4 if len(entries) > 1 else 3)), size=_BODY)
    yield from background(copy.minutes.head)
    yield from _sheets(copy)
    yield from slip([(entry.item.id, entry.item.short_title) for entry in taken])


def _agenda(copy: Copy) -> Iterator[Block]:
    meeting = copy.minutes.meeting
    on = meeting.held_on or copy.plan.created_at.date()
    yield Heading(1, f"{copy.practice}: briefing", bookmark="Agenda", anchor="agenda")
    yield Paragraph(agenda_sentence(copy.plan), style="lead")
    yield Labels(list(_when(copy)))
    rows = [
        (f"{line.item} {line.title}", stands_words(line) or "No position yet", _minutes(line.minutes))
        for line in agenda(copy.plan, on)
        if line.taken
    ]
    if rows:
        yield Table(("Item", "Where it stands", "Time"), rows, widths=(40, 50, 16))
    rest = [line.item for line in agenda(copy.plan, on) if not line.taken]
    if rest:
        yield Paragraph(f"Not for this meeting: {', '.join(rest)}. Their positions stay as they are.")
    head = copy.minutes.head
    whom = f" {' · '.join(lmc_lines(head.lmc))}" if head.lmc.name else ""
    yield Callout("Before deciding", f"{freshness(head, meeting.held_on).sentence}{whom}")
    words = " ".join(statement.text for statement in head.neutrality)
    yield Paragraph(f"{words} The sources of every statement stand in the program and in the action plan.", wide=True)


def _when(copy: Copy) -> Iterator[tuple[Text, Text]]:
    meeting = copy.minutes.meeting
    times = " to ".join(time_in_words(at) for at in (meeting.starts, meeting.ends) if at)
    when = weekday_in_words(meeting.held_on) if meeting.held_on else "The date is not fixed yet"
    yield "When", f"{when}, {times}" if times else when
    yield "Where", meeting.place or "Not said yet"
    chair = copy.minutes.person_name(meeting.chair)
    if chair:
        yield "Chair", chair


def _minutes(count: int | None) -> Text:
    return counted(count, "minute") if count else NONE


def _item(entry: ItemMinutes, copy: Copy, level: Literal[3, 4]) -> Iterator[Block]:
    """Yield one item: what it asks, its status, both sides, dates, prompts, local facts."""
    item = entry.item
    now = [("Now", marked(entry.mark, entry.label))] if entry.before else []
    seen = f" Checked up to {day(item.evidence_as_at)}."
    yield Labels([*now, ("Status", f"{item.status.words}. {item.status.detail.text}{seen}")])
    asked = item.duty.required if item.duty else item.asks
    yield Heading(level, "What the duty requires" if item.duty else "What it asks")
    yield Bullets([statement.text for statement in (*asked, *(() if item.duty else item.exceptions))])
    yield Heading(level, "Running it safely: both sides" if item.duty else "What it could bring, cost or risk")
    rows = [
        tuple(trade_off(side, weighed=False, cite=False) if side else "" for side in pair)
        for pair in zip_longest(item.gains, item.costs)
    ]
    yield Table(("Could bring", "Could cost or risk"), rows, widths=(1, 1), row_headers=False)
    yield from contract(item.contract, level, cite=False)
    if item.dates:
        yield Heading(level, "Dates")
        yield Bullets([dated(named, copy.minutes.held_on, cite=False) for named in item.dates])
    yield from _to_think_about(item, entry, level)


def _to_think_about(item: Item, entry: ItemMinutes, level: Literal[3, 4]) -> Iterator[Block]:
    if item.prompts:
        yield Heading(level, "To think about")
        yield Paragraph(" ".join(statement.text for statement in item.prompts), wide=True)
    fields = [item.field(key) for key in item.facts]
    held = [(field.label, value_in_words(field, entry.facts.get(field.id))) for field in fields]
    if held:
        yield Heading(level, "Our own facts")
        lines = "; ".join(f"{label}: {words or 'not collected yet'}" for label, words in held)
        yield Paragraph(f"{lines}.", wide=True)


def _sheets(copy: Copy) -> Iterator[Block]:
    """Yield the sheets on which facts are collected, for the items of this meeting."""
    items = [entry.item for entry in copy.minutes.items if entry.taken]
    first = True
    for item in items:
        for title, heads, rows in _sheets_of(item):
            if first:
                yield Heading(1, "Sheets to fill in", anchor="sheets", new_page=True)
                first = False
            yield from empty_table(f"Item {item.id}. {title}", heads, rows)


def _sheets_of(item: Item) -> Iterator[tuple[str, tuple[str, ...], int]]:
    if item.calculator is Calculator.CONTACTS:
        yield "Contacts counted by hand over three days", _TALLY, 10
    for key in item.facts:
        field = item.field(key)
        if field.kind is FieldKind.TABLE:
            yield field.label, tuple(column.label for column in field.columns), _SHEET_ROWS


def empty_table(title: str, heads: Sequence[str], rows: int, first: Sequence[str] = ()) -> Iterator[Block]:
    """Yield a table to be filled in; a wide one as several, each beginning with the first column.

    Args:
        title: What it is for.
        heads: The columns.
        rows: How many rows there are to fill in.
        first: What stands in the first column of the first rows already.
    """
    yield Space(12)
    parts = _parts(heads)
    for number, columns in enumerate(parts, start=1):
        more = f" ({number} of {len(parts)})" if len(parts) > 1 else ""
        alt = f"{title}{more}: a sheet to fill in by hand. Columns: {listed(columns)}. {counted(rows, 'row')}"
        alt += f", for {listed(first)}." if first else ", empty."
        drawn = Figure(partial(_draw, tuple(columns), rows, tuple(first)), _HEAD + _ROW * rows, alt)
        yield Together([Paragraph(f"{title}{more}", style="caption", with_next=True), drawn])


def _parts(heads: Sequence[str]) -> list[list[str]]:
    if len(heads) <= _MOST_COLUMNS:
        return [list(heads)]
    first, rest = heads[0], heads[1:]
    count = -(-len(rest) // (_MOST_COLUMNS - 1))
    size = -(-len(rest) // count)
    return [[first, *rest[start : start + size]] for start in range(0, len(rest), size)]


def _draw(heads: tuple[str, ...], rows: int, first: tuple[str, ...], pen: "Pen") -> None:
    style = pen.style(size=9.5, weight="semibold", tone=InkTone.TITLE)
    plain = pen.style(size=9.5)
    head, row = _HEAD * pen.scale, _ROW * pen.scale
    widths = [pen.width * (1.6 if not index else 1) / (len(heads) + 0.6) for index in range(len(heads))]
    x = 0.0
    for title, width in zip(heads, widths, strict=True):
        lines = pen.lines(title, style, width - 8 * pen.scale)[:3]
        pen.write(x + 4 * pen.scale, head - 4 * pen.scale - style.leading * len(lines), lines, style, width)
        for index in range(rows):
            pen.box(x, head + row * index, width, row, stroke=InkTone.MUTED, line_width=0.6)
        x += width
    pen.line((0, head), (pen.width, head), InkTone.TITLE, 1.2)
    for index, words in enumerate(first[:rows]):
        pen.text(4 * pen.scale, head + row * index + (row - plain.leading) / 2, words, plain)


def line_to_fill(label: str, lines: int = 1) -> Block:
    """Return lines to write on, with a label before them."""
    alt = f"{label}: {counted(lines, 'line')} to write on."
    return Together([Paragraph(label, with_next=True), Figure(partial(_draw_lines, lines), 26.0 * lines, alt)])


def _draw_lines(lines: int, pen: "Pen") -> None:
    for number in range(1, lines + 1):
        y = pen.height * number / lines - 4 * pen.scale
        pen.line((0, y), (pen.width, y), InkTone.MUTED, 0.7)


def slip(items: Sequence[tuple[str, str]]) -> Iterator[Block]:
    """Yield the slip that each partner hands back: apologies, interests, what to discuss."""
    yield Heading(1, "Slip to hand back", anchor="slip", new_page=True)
    yield line_to_fill("Name")
    yield Heading(2, "Which items do you want discussed?", bookmark="")
    heads = ("Item", "Discuss", "Need not be discussed", "I have an interest")
    titles = [f"{number} {title}" for number, title in items]
    yield from empty_table("Tick what applies", heads, len(titles), titles)
    yield line_to_fill("What the interest is", 2)
    yield line_to_fill("I send apologies (yes or no), and by what I can be reached")
