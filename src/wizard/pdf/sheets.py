"""Sheets to be filled in by hand: empty tables drawn with room to write, boxes to tick, lines."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from wizard.foundation.formatting import counted, listed
from wizard.tagged_pdf import Block, Figure, Heading, Paragraph, Space, Together, Tone

if TYPE_CHECKING:
    from wizard.tagged_pdf.drawing.figure_pen import Pen

_HEAD = 40.0
_ROW = 27.0
_MOST_COLUMNS = 6


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
    style = pen.style(size=9.5, weight="semibold", tone=Tone.TITLE)
    plain = pen.style(size=9.5)
    head, row = _HEAD * pen.scale, _ROW * pen.scale
    widths = [pen.width * (1.6 if not index else 1) / (len(heads) + 0.6) for index in range(len(heads))]
    x = 0.0
    for title, width in zip(heads, widths, strict=True):
        lines = pen.lines(title, style, width - 8 * pen.scale)[:3]
        pen.write(x + 4 * pen.scale, head - 4 * pen.scale - style.leading * len(lines), lines, style, width)
        for index in range(rows):
            pen.box(x, head + row * index, width, row, stroke=Tone.MUTED, line_width=0.6)
        x += width
    pen.line((0, head), (pen.width, head), Tone.TITLE, 1.2)
    for index, words in enumerate(first[:rows]):
        pen.text(4 * pen.scale, head + row * index + (row - plain.leading) / 2, words, plain)


def line_to_fill(label: str, lines: int = 1) -> Block:
    """Return lines to write on, with a label before them."""
    alt = f"{label}: {counted(lines, 'line')} to write on."
    return Together([Paragraph(label, with_next=True), Figure(partial(_draw_lines, lines), 26.0 * lines, alt)])


def _draw_lines(lines: int, pen: "Pen") -> None:
    for number in range(1, lines + 1):
        y = pen.height * number / lines - 4 * pen.scale
        pen.line((0, y), (pen.width, y), Tone.MUTED, 0.7)


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
