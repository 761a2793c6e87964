"""The timeline: one bar for each item that has dates, and the months and years written above the bars."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from wizard.foundation.dates import short_month
from wizard.foundation.formatting import capital, date_in_words, listed, number_word
from wizard.guidance.position_kinds import POSITION_KINDS, Span
from wizard.minutes.entries import EntryMinutes
from wizard.minutes.minutes import Minutes
from wizard.plan.deferral import comes_back_by

# More month titles than this would overlap on a page.
_MOST_TICKS = 14
# December 9999, the last month that a `date` can name.
_LAST_MONTH = 9999 * 12 + 11


class BarKind(StrEnum):
    """The kinds of bars, by how they are drawn."""

    RUNNING = "running"
    """An adopted item, from its start to its end or review."""
    COMES_BACK = "comes_back"
    """Deferred until a date."""
    WAITING = "waiting"
    """Waiting until an event happens, or until something missing is put right."""


class BarWords(NamedTuple):
    """A kind of bar, in words."""

    verb: str
    """The words before its start date."""
    shown: str
    """In the key below the drawing on the screen."""
    printed: str
    """In the key below the drawing in the PDF."""
    counted: tuple[str, str] | None = None
    """The phrase for one bar and for several; None if it needs a longer sentence."""


BARS: Mapping[BarKind, BarWords] = {
    BarKind.RUNNING: BarWords("runs from", "Runs from its start to its end or review", "Adopted, to its end or review"),
    BarKind.COMES_BACK: BarWords("deferred from", "Deferred until that date", "Deferred until then"),
    BarKind.WAITING: BarWords("waiting from", "Waiting", "Waiting", ("is waiting", "are waiting")),
}
"""The kinds of bar in words, in the order in which the key explains them."""


@dataclass(frozen=True)
class Bar:
    """The dates of one item."""

    item: str
    title: str
    label: str
    """The label of its position."""
    kind: BarKind
    start: date | None
    """None if only the review is known."""
    end: date | None
    """None: it has no end date."""
    review: date | None
    """The date on which the partners will review what is in force."""
    back: date | None = None
    """The latest date of a deferral; not a review, and never counted as one."""

    @property
    def sentence(self) -> str:
        """The same in one sentence, for people who cannot see the drawing."""
        return f"Item {self.item}, {self.title}: {self.label}, {', '.join(self._parts())}."

    def _parts(self) -> Iterator[str]:
        if self.back:
            latest = "deferred until an event, no later than" if self.kind is BarKind.WAITING else "deferred until"
            yield f"{latest} {date_in_words(self.back)}"
        elif self.start:
            yield f"{BARS[self.kind].verb} {date_in_words(self.start)}"
            if self.end and self.end != self.review:
                yield f"until {date_in_words(self.end)}"
            elif not self.end and not self.review:
                yield "with no end date"
        if self.review:
            yield f"review on {date_in_words(self.review)}"


def timeline_of(minutes: Minutes) -> tuple[Bar, ...]:
    """Return the bars of all items whose position has dates, in the guidance's order."""
    return tuple(bar for entry in minutes.entries if (bar := _bar(entry, minutes.held_on)))


def timeline_bounds(bars: tuple[Bar, ...]) -> tuple[date, date] | None:
    """Return the first and the last date of all bars; None if there is none."""
    days = [day for bar in bars for day in (bar.start, bar.end, bar.review, bar.back) if day]
    return (min(days), max(days)) if days else None


def _bar(entry: EntryMinutes, held_on: date | None) -> Bar | None:
    if entry.after is None or entry.position is None:
        return None
    proposal, span = entry.after.proposal, POSITION_KINDS[entry.position.kind].span
    decided = entry.after.decided_on or held_on
    item, title, label = entry.number, entry.short_title, entry.label
    back = proposal.bring_back
    if back and (day := comes_back_by(back)):
        drawn = BarKind.WAITING if back.event else BarKind.COMES_BACK
        return Bar(item, title, label, drawn, decided, day, proposal.review_on, day)
    if span is Span.WAITING and proposal.review_on:
        return Bar(item, title, label, BarKind.WAITING, decided, proposal.review_on, proposal.review_on)
    if span is Span.IN_FORCE and (proposal.start or proposal.hold_until or proposal.review_on):
        end = proposal.hold_until or proposal.review_on
        return Bar(item, title, label, BarKind.RUNNING, proposal.start or decided, end, proposal.review_on)
    if proposal.review_on:
        return Bar(item, title, label, BarKind.RUNNING, None, None, proposal.review_on)
    return None


def timeline_sentence(minutes: Minutes) -> str:
    """Return the timeline in a sentence or two."""
    bars = timeline_of(minutes)
    if not bars:
        return "Nothing that was decided has a date yet."
    return " ".join(_sentences(bars))


def _sentences(bars: tuple[Bar, ...]) -> Iterator[str]:
    running = [bar for bar in bars if bar.kind is BarKind.RUNNING and bar.start]
    if running:
        first = min(bar.start for bar in running if bar.start)
        last = max(bar.start for bar in running if bar.start)
        when = f"on {date_in_words(first)}" if first == last else _between(first, last)
        verb = "starts" if len(running) == 1 else "start"
        yield f"{capital(number_word(len(running)))} of the decisions {verb} {when}."
    yield from _deferrals(bars)
    kinds = Counter(bar.kind for bar in bars if not bar.back)
    groups = [(kinds[kind], *words.counted) for kind, words in BARS.items() if words.counted]
    said = [f"{number_word(count)} {one if count == 1 else many}" for count, one, many in groups if count]
    if said:
        yield f"{capital(listed(said))}."
    days = sorted(bar.review for bar in bars if bar.review)
    if days:
        same = days.count(days[0])
        only = len(days) == same
        if same == 1:
            word = "The only review is" if only else "The first review is"
        else:
            word = (
                f"{'All' if same > 2 else 'Both'} reviews are" if only else f"The first {number_word(same)} reviews are"
            )
        yield f"{word} on {date_in_words(days[0])}."


def _deferrals(bars: tuple[Bar, ...]) -> Iterator[str]:
    """Yield what was deferred; this is different from a review, which is about something in force."""
    days = sorted(bar.back for bar in bars if bar.back)
    if len(days) == 1:
        yield f"One decision is deferred until {date_in_words(days[0])}."
    elif days:
        same = days[0] == days[-1]
        first = f" until {date_in_words(days[0])}" if same else f", the first until {date_in_words(days[0])}"
        yield f"{capital(number_word(len(days)))} decisions are deferred{first}."


def _between(first: date, last: date) -> str:
    return f"between {date_in_words(first)} and {date_in_words(last)}"


@dataclass(frozen=True)
class Tick:
    """A line of the axis, at the first of a month."""

    day: date
    month: str
    """“Dec”; empty if only years are written."""
    year: str
    """“2026” above the first tick of each year; otherwise empty."""


@dataclass(frozen=True)
class Axis:
    """A span of whole months, from the first of one to the first of another."""

    first: date
    last: date
    step: int
    """Months between two ticks."""

    @classmethod
    def over(cls, first: date, last: date) -> "Axis":
        """Return the axis that holds both days, in months, quarters, years or more."""
        start = first.year * 12 + first.month - 1
        months = last.year * 12 + last.month - start
        step = next((step for step in (1, 3, 6, 12, 24, 60, 120) if months / step <= _MOST_TICKS), 1200)
        end = start + -(-months // step) * step
        return cls(_first_of(start), _first_of(end) if end <= _LAST_MONTH else date.max, step)

    def share(self, day: date) -> float:
        """Return the position of a day, from 0 for the first day to 1 for the last; days outside get 0 or 1."""
        whole = max((self.last - self.first).days, 1)
        return min(max((day - self.first).days / whole, 0.0), 1.0)

    def ticks(self) -> tuple[Tick, ...]:
        """Return the lines of the axis, the last one excluded."""
        ticks: list[Tick] = []
        month = self.first.year * 12 + self.first.month - 1
        year = None
        while month <= _LAST_MONTH and (day := _first_of(month)) < self.last:
            new_year = day.year != year
            ticks.append(Tick(day, short_month(day.month) if self.step < 12 else "", str(day.year) if new_year else ""))
            year = day.year
            month += self.step
        return tuple(ticks)


def _first_of(month: int) -> date:
    return date(month // 12, month % 12 + 1, 1)
