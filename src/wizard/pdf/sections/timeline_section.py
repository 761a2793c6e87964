"""The timeline: a drawing, its key, and the same in a table and in words."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from wizard.foundation.formatting import short_date, short_day
from wizard.overview.timeline import BARS, Axis, Bar, BarKind, timeline_bounds, timeline_of, timeline_sentence
from wizard.pdf.sections.page_wording import day, grid
from wizard.redaction.reader_copy import Copy
from wizard.tagged_pdf import Block, Figure, Heading, InkTone, Paragraph, Text

if TYPE_CHECKING:
    from wizard.tagged_pdf.drawing.figure_pen import Pen

_ROW = 25.0
_HEAD = 32.0
_KEY = 30.0
_BAR = 12.0
_TITLES = 0.345
"""Share of the width that numbers and titles take."""
_AFTER = 50.0
"""Room at the right for a date beside the last diamond."""
_MOST_BARS = 18
"""More bars than these stand in a second figure."""
_TINT, _GRID, _FILL = "#eef4f3", "#b9c6c4", "#0e4a47"


def timeline(copy: Copy) -> Iterator[Block]:
    """Yield the timeline, or a sentence where nothing has a date."""
    bars = timeline_of(copy.minutes)
    yield Heading(1, "Timeline", anchor="timeline")
    yield Paragraph(timeline_sentence(copy.minutes), style="lead", with_next=bool(bars))
    bounds = timeline_bounds(bars)
    if bounds is None:
        return
    axis = Axis.over(*bounds)
    parts = [bars[start : start + _MOST_BARS] for start in range(0, len(bars), _MOST_BARS)]
    for number, part in enumerate(parts, start=1):
        more = f", part {number} of {len(parts)}" if len(parts) > 1 else ""
        yield Figure(
            partial(_draw, part, axis),
            _HEAD + _ROW * len(part) + _KEY,
            "Timeline. " + " ".join(bar.sentence for bar in part),
            caption=f"Figure 1{more}. Starts, waits, ends and reviews",
        )
    caption = "The same dates as a table"
    if copy.large_print:
        yield grid(("Item", "Position", "Dates"), [_wide_row(bar) for bar in bars], caption)
    else:
        head = ("Item", "Position", "From", "Until", "Review")
        yield grid(head, [_row(bar) for bar in bars], caption, widths=(36, 38, 18, 20, 20))


def _wide_row(bar: Bar) -> tuple[Text, ...]:
    """Return a row for large print, in which five columns would cut words."""
    title, label, start, until, review = _row(bar, day)
    return title, label, f"From: {start}\nUntil: {until}\nReview: {review}"


def _row(bar: Bar, dated: Callable[[date], str] = short_date) -> tuple[Text, ...]:
    # Where a review ends the bar, do not print its date again as an end.
    end = None if bar.end == bar.review else bar.end
    review = dated(bar.review) if bar.review else "None"
    until = dated(end) if end else "The review" if bar.review else "No end date"
    started = dated(bar.start) if bar.start else "Already so"
    return f"{bar.item} {bar.title}", bar.label, started, until, review


def _draw(bars: tuple[Bar, ...], axis: Axis, pen: "Pen") -> None:
    left = pen.width * _TITLES
    room = pen.width - left - _AFTER * pen.scale
    head, row = _HEAD * pen.scale, _ROW * pen.scale
    for index in range(0, len(bars), 2):
        pen.box(0, head + row * index, pen.width, row, fill=_TINT)
    _draw_axis(pen, axis, left, room, head + row * len(bars))
    for index, bar in enumerate(bars):
        top = head + row * index
        _draw_title(pen, bar, top, row, left)
        _draw_bar(pen, bar, axis, left, room, top + row / 2)
    _draw_key(pen, bars, head + row * len(bars) + 12 * pen.scale)


def _draw_axis(pen: "Pen", axis: Axis, left: float, room: float, bottom: float) -> None:
    years, months = pen.style(size=9.5, weight="semibold", tone=InkTone.TITLE), pen.style(size=9.5, weight="semibold")
    named = [left + room * axis.share(tick.day) for tick in axis.ticks() if tick.year]
    for tick in axis.ticks():
        x = left + room * axis.share(tick.day)
        if tick.year:
            # If the second year follows too soon for both titles, write the first to the left of its line.
            crowded = x == named[0] and len(named) > 1 and named[1] - x < 30 * pen.scale
            pen.text(x - 3 * pen.scale if crowded else x + 3 * pen.scale, 0, tick.year, years, right=crowded)
        if tick.month:
            pen.text(x + 3 * pen.scale, 14 * pen.scale, tick.month, months)
        upper = (0 if tick.year else 14) * pen.scale
        pen.line((x, upper + 2 * pen.scale), (x, bottom), _GRID, 0.6)
    pen.line((left + room, 14 * pen.scale), (left + room, bottom), _GRID, 0.6)


def _draw_title(pen: "Pen", bar: Bar, top: float, row: float, left: float) -> None:
    style = pen.style(size=10)
    number = pen.style(size=10, weight="semibold", tone=InkTone.TITLE)
    indent = 24 * pen.scale
    lines = pen.lines(bar.title, style, left - indent - 6 * pen.scale)[:2]
    y = top + (row - style.leading * len(lines)) / 2
    pen.text(4 * pen.scale, top + (row - style.leading) / 2, bar.item, number)
    pen.write(indent, y, lines, style, left - indent)


def _draw_bar(pen: "Pen", bar: Bar, axis: Axis, left: float, room: float, middle: float) -> None:
    end = bar.end or bar.review or axis.last
    right = left + room * axis.share(end)
    if bar.start:
        start = left + room * axis.share(bar.start)
        _draw_span(
            pen, bar.kind, start, max(right - start, 3 * pen.scale), middle, open_ended=not (bar.end or bar.review)
        )
    style = pen.style(size=9.5)
    top = middle - style.leading / 2
    if bar.review:
        x = left + room * axis.share(bar.review)
        pen.diamond(x, middle, 6 * pen.scale, fill="#ffffff", stroke=InkTone.INK, width=1.4 * pen.scale)
        beside = max(x, right) + 9 * pen.scale
        if right > x + 50 * pen.scale and bar.kind is BarKind.RUNNING:
            _draw_review_inside(pen, short_day(bar.review), x + 9 * pen.scale, middle)
            pen.text(right + 5 * pen.scale, top, f"to {short_day(end)}", style)
        else:
            pen.text(beside, top, short_day(bar.review), style)
    elif bar.end:
        pen.text(right + 5 * pen.scale, top, f"to {short_day(bar.end)}", style)


def _draw_review_inside(pen: "Pen", words: str, x: float, middle: float) -> None:
    """Write the date of a review that comes before the end of its bar: on a white ground upon the bar."""
    style = pen.style(size=9)
    height = (_BAR - 2) * pen.scale
    pen.box(x, middle - height / 2, pen.text_width(words, style) + 6 * pen.scale, height, fill="#ffffff")
    pen.text(x + 3 * pen.scale, middle - style.leading / 2, words, style)


def _draw_span(pen: "Pen", kind: BarKind, x: float, width: float, middle: float, *, open_ended: bool) -> None:
    height = _BAR * pen.scale
    top = middle - height / 2
    if kind is BarKind.RUNNING:
        pen.box(x, top, width, height, fill=_FILL, radius=1.5)
        if open_ended:
            tip = [(x + width, top - 2), (x + width + 7 * pen.scale, middle), (x + width, top + height + 2)]
            pen.path(tip, fill=_FILL)
    elif kind is BarKind.COMES_BACK:
        pen.box(x, top, width, height, fill="#ffffff", stroke=_FILL, line_width=1.3 * pen.scale, radius=1.5)
    else:
        dash = (3 * pen.scale, 2 * pen.scale)
        pen.box(x, top, width, height, fill="#ffffff", stroke=InkTone.WAIT, line_width=1.0 * pen.scale, dash=dash)
        style = pen.style(size=9, tone=InkTone.WAIT)
        words = BARS[BarKind.WAITING].printed
        if pen.text_width(words, style) + 8 * pen.scale < width:
            pen.text(x + 4 * pen.scale, middle - style.leading / 2, words, style)


def _draw_key(pen: "Pen", bars: tuple[Bar, ...], top: float) -> None:
    """Explain the signs that the drawing has, and no others."""
    style = pen.style(size=9.5)
    middle, x = top + style.leading / 2, 0.0
    for kind, row in BARS.items():
        words = row.printed
        if any(bar.kind is kind and bar.start for bar in bars):
            _draw_span(pen, kind, x, 24 * pen.scale, middle, open_ended=False)
            pen.text(x + 30 * pen.scale, top, words, style)
            x += 30 * pen.scale + pen.text_width(words, style) + 18 * pen.scale
    if any(bar.review for bar in bars):
        pen.diamond(x + 6 * pen.scale, middle, 6 * pen.scale, fill="#ffffff", stroke=InkTone.INK, width=1.4 * pen.scale)
        pen.text(x + 18 * pen.scale, top, "Review", style)
