"""The timeline: a drawing with its key, and the same dates as a list."""

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from wizard.foundation.formatting import short_date
from wizard.overview.plan_dates import PlanBar, PlanBarKind, next_meeting_words, plan_bars, plan_days
from wizard.overview.timeline import Axis
from wizard.pdf.plan_copy import Copy
from wizard.tagged_pdf import RULE, TINT, WHITE, Block, Figure, Heading, InkTone, Labels, Paragraph, Text, bold

if TYPE_CHECKING:
    from datetime import date

    from wizard.tagged_pdf.drawing.figure_pen import Pen

_ROW = 21.0
_HEAD = 28.0
_KEY = 24.0
_BAR = 14.0
_TITLES = 0.305
"""Share of the width that numbers and titles take."""
_AFTER = 62.0
"""Space on the right for words after the last bar."""
_INSIDE = {PlanBarKind.WAITING: InkTone.WAIT, PlanBarKind.IN_FORCE: WHITE, PlanBarKind.NOT_MET: InkTone.BAD}
"""The colour of words on a bar."""
_MOST_BARS = 22
"""With more bars than this, a second figure is drawn."""


def timeline(copy: Copy) -> Iterator[Block]:
    """Yield the timeline and the list of days, or a sentence if nothing has a date."""
    bars, days = plan_bars(copy.minutes), plan_days(copy.minutes)
    yield Heading(2, "What happens next, and when", anchor="timeline")
    if not bars and not days:
        yield Paragraph("Nothing that was decided has a date yet.")
        return
    if bars and not copy.large_print:
        coming = copy.minutes.meeting.next_meeting.on
        known = [day for bar in bars for day in (bar.start, bar.end)] + ([coming] if coming else [])
        axis = Axis.over(min(known), max(known))
        for start in range(0, len(bars), _MOST_BARS):
            part = bars[start : start + _MOST_BARS]
            alt = "Timeline. " + " ".join(bar.sentence for bar in part)
            height = _HEAD + _ROW * len(part) + _KEY
            yield Figure(partial(_draw, part, axis, coming), height, alt)
    pairs: list[tuple[Text, Text]] = []
    for day in days:
        meeting = (bold(next_meeting_words(copy.minutes)), " ") if day.meeting else ()
        pairs.append((short_date(day.on), (*meeting, " ".join(day.words))))
    yield Labels(pairs, ruled=True, strong=True)


def _draw(bars: tuple[PlanBar, ...], axis: Axis, coming: "date | None", pen: "Pen") -> None:
    left = pen.width * _TITLES
    room = pen.width - left - _AFTER * pen.scale
    head, row = _HEAD * pen.scale, _ROW * pen.scale
    bottom = head + row * len(bars)
    for index in range(0, len(bars), 2):
        pen.box(0, head + row * index + 1, left - 6 * pen.scale, row - 2, fill=TINT)
    _draw_axis(pen, axis, left, room, bottom)
    if coming is not None:
        x = left + room * axis.share(coming)
        pen.line((x, head), (x, bottom), InkTone.WAIT, 0.9, dash=(3, 2))
    for index, bar in enumerate(bars):
        top = head + row * index
        _draw_title(pen, bar, top, row, left)
        _draw_bar(pen, bar, axis, left, room, top + row / 2)
    _draw_key(pen, bars, bottom + 8 * pen.scale, meets=coming is not None)


def _draw_axis(pen: "Pen", axis: Axis, left: float, room: float, bottom: float) -> None:
    years = pen.style(size=10, weight="semibold", tone=InkTone.ACCENT)
    months = pen.style(size=10, tone=InkTone.MUTED)
    named = [left + room * axis.share(tick.day) for tick in axis.ticks() if tick.year]
    for tick in axis.ticks():
        x = left + room * axis.share(tick.day)
        if tick.year:
            # If the second year follows too soon for both titles, write the first to the left of its line.
            crowded = x == named[0] and len(named) > 1 and named[1] - x < 30 * pen.scale
            pen.text(x - 3 * pen.scale if crowded else x + 1, 0, tick.year, years, right=crowded)
        if tick.month:
            pen.text(x + 1, 13 * pen.scale, tick.month, months)
        pen.line((x, 27 * pen.scale), (x, bottom), RULE, 0.6)
    pen.line((left + room, 27 * pen.scale), (left + room, bottom), RULE, 0.6)


def _draw_title(pen: "Pen", bar: PlanBar, top: float, row: float, left: float) -> None:
    style = pen.style("table")
    number = pen.style("table", weight="semibold", tone=InkTone.ACCENT)
    indent = 34 * pen.scale
    lines = pen.lines(bar.title, style, left - indent - 8 * pen.scale)
    if len(lines) > 1:
        style = pen.style(size=10)
        lines = pen.lines(bar.title, style, left - indent - 8 * pen.scale)
    y = top + (row - style.leading) / 2
    if bar.number:
        pen.text(4 * pen.scale, top + (row - number.leading) / 2, bar.number, number)
    pen.write(indent, y, lines[:1], style, left - indent)


def _draw_bar(pen: "Pen", bar: PlanBar, axis: Axis, left: float, room: float, middle: float) -> None:
    start, end = left + room * axis.share(bar.start), left + room * axis.share(bar.end)
    _draw_span(pen, bar.kind, start, max(end - start, 3 * pen.scale), middle)
    inside = pen.style(size=10, weight="semibold", tone=_INSIDE[bar.kind])
    if bar.inside and pen.text_width(bar.inside, inside) + 16 * pen.scale < end - start:
        pen.text(start + 5 * pen.scale, middle - inside.leading / 2, bar.inside, inside)
    pen.diamond(end, middle, 6.5 * pen.scale, fill=WHITE, stroke=InkTone.INK, width=1.4 * pen.scale)
    style = pen.style(size=10, weight="semibold")
    wide = pen.text_width(bar.after, style)
    # On white, so that no axis line runs through the words.
    pen.box(end + 8 * pen.scale, middle - 6 * pen.scale, wide + 3 * pen.scale, 12 * pen.scale, fill=WHITE)
    pen.text(end + 9.5 * pen.scale, middle - style.leading / 2, bar.after, style)


def _draw_span(pen: "Pen", kind: PlanBarKind, x: float, width: float, middle: float) -> None:
    height = _BAR * pen.scale
    top = middle - height / 2
    match kind:
        case PlanBarKind.IN_FORCE:
            pen.box(x, top, width, height, fill=InkTone.ACCENT)
        case PlanBarKind.WAITING:
            dash = (3 * pen.scale, 2 * pen.scale)
            pen.box(x, top, width, height, fill=WHITE, stroke=InkTone.WAIT, line_width=1.1 * pen.scale, dash=dash)
        case PlanBarKind.NOT_MET:
            pen.box(x, top, width, height, fill=WHITE, stroke=InkTone.BAD, line_width=1.2 * pen.scale)


def _draw_key(pen: "Pen", bars: tuple[PlanBar, ...], top: float, *, meets: bool) -> None:
    """Explain only the signs used in the drawing."""
    style = pen.style(size=10, tone=InkTone.MUTED)
    middle, x = top + style.leading / 2, 0.0
    for kind in PlanBarKind:
        if any(bar.kind is kind for bar in bars):
            _draw_span(pen, kind, x, 26 * pen.scale, middle)
            pen.text(x + 31 * pen.scale, top, kind.value, style)
            x += 31 * pen.scale + pen.text_width(kind.value, style) + 14 * pen.scale
    pen.diamond(x + 6 * pen.scale, middle, 6 * pen.scale, fill=WHITE, stroke=InkTone.INK, width=1.4 * pen.scale)
    words = "review, decision or end"
    pen.text(x + 18 * pen.scale, top, words, style)
    x += 18 * pen.scale + pen.text_width(words, style) + 16 * pen.scale
    if meets:
        pen.line((x, middle - 7 * pen.scale), (x, middle + 7 * pen.scale), InkTone.WAIT, 0.9, dash=(3, 2))
        pen.text(x + 8 * pen.scale, top, "next meeting", style)
