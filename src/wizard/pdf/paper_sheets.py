"""Sheets to fill in by hand: for a meeting without a screen, for facts, and the slip to hand back."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from wizard.foundation.formatting import counted, listed
from wizard.guidance.item import Calculator, FieldKind, Item
from wizard.minutes.entries import EntryMinutes, ItemMinutes
from wizard.pdf.plan_copy import Copy
from wizard.tagged_pdf import (
    Block,
    Figure,
    Heading,
    InkTone,
    Paragraph,
    Space,
    Table,
    TableRow,
    Text,
    Together,
    semibold,
)
from wizard.voting.numbering import item_number

if TYPE_CHECKING:
    from wizard.tagged_pdf.drawing.figure_pen import Pen

_SHEET_ROWS = 4
_TALLY = ("Clinician", "Day 1 morning", "Day 1 afternoon", "Day 2 morning", "Day 2 afternoon", "Day 3 all day")
_HEAD = 40.0
_ROW = 27.0
_MOST_COLUMNS = 6
_LINE = "________"


def paper_twin(copy: Copy) -> Iterator[Block]:
    """Yield the sheet for notes at a meeting: each choice with its votes, each duty with its answers."""
    yield Paragraph(copy.practice, style="place", with_next=True)
    yield Heading(1, "Meeting sheet", close=True)
    yield Paragraph(
        f"For the partners’ meeting of {copy.held}, if there is no screen. On the back, write who is in the "
        f"chair, who is present and who is absent.",
        style="note",
    )
    rows = [_row(entry) for entry in copy.minutes.entries if entry.taken]
    if rows:
        head = ("Item", "What is decided", "Answer or votes", "Owner", "From, until", "Initials")
        yield Table(head, rows, widths=(28.0, 0.0, 128.0, 66.0, 70.0, 48.0))
    else:
        yield Paragraph("No item is on the agenda.")
    yield Paragraph(
        "Afterwards, type it into the program from top to bottom, and keep this sheet with the record.", style="note"
    )


def _row(entry: EntryMinutes) -> TableRow:
    title = entry.item.short_title if isinstance(entry, ItemMinutes) else entry.title
    if entry.is_duty:
        answer = "☐ met\n☐ met under protest\n☐ not yet met, by ______"
    else:
        answer = "For ____  Against ____\nAbstain ____  ☐ agreed\n☐ decide later, on ______"
    cells: tuple[Text, ...] = (
        semibold(item_number(entry.id)),
        f"{title}\n{_LINE * 2}",
        answer,
        # One line down, to leave room for writing above it.
        f"\n{_LINE}",
        f"{_LINE}\n\n{_LINE}",
        "\n_____",
    )
    return TableRow(cells)


def sheets(copy: Copy) -> Iterator[Block]:
    """Yield the sheets for collecting facts on the items of this meeting."""
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
        yield "Contacts counted by hand over three days", _TALLY, 7
    for key in item.facts:
        field = item.field(key)
        if field.kind is FieldKind.TABLE:
            yield field.label, tuple(column.label for column in field.columns), _SHEET_ROWS


def empty_table(title: str, heads: Sequence[str], rows: int, first: Sequence[str] = ()) -> Iterator[Block]:
    """Yield a table to fill in; a wide table is split, and each part starts with the first column.

    Args:
        title: The table's title.
        heads: The columns.
        rows: The number of rows to fill in.
        first: Printed words in the first column of the first rows.
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
    style = pen.style(size=10, weight="semibold", tone=InkTone.TITLE)
    plain = pen.style(size=10)
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
    yield line_to_fill("I send my apologies (yes or no), and how to reach me")
